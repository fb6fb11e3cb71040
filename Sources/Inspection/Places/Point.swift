package import Journaling

/// 点位: a watched place as one dated version of it states.
///
/// Claim: Documentation/registers.md, `place`. Codes, numbers and names stand as they were written;
/// a ``Gazetteer`` finds the units and persons behind them.
package struct Point: Hashable, Sendable {
    /// Its id, part of the names of its stations.
    package var id: String
    /// The date from which this version holds.
    package var from: WorkDate
    package var name: String
    /// The office that it belongs to.
    package var office: String
    /// At least one.
    package var stations: [Station]
    /// Codes of the kinds of place.
    package var types: [String] = []
    /// What it is beside, in words.
    package var landmark: String?
    /// The id of the street on which it lies.
    package var street: String?
    /// The id of the compound, village or grid in which it lies.
    package var area: String?
    /// How far one walks from it and still looks at what belongs to it, in millimetres.
    package var zoneMillimetres: Int64?
    /// 责任领导: numbers or names.
    package var leaders: [String] = []
    /// 责任干部: numbers or names.
    package var cadres: [String] = []
    /// Who answers for it: ids or names of units.
    package var units: [ResponsibilityLine: [String]] = [:]
    /// Drawn at random 随机点位, not declared 申报点位.
    package var isDrawn = false
    /// Items of the standard of construction that are to be met here.
    package var items: [String] = []
    /// Indicators that have nothing to judge here.
    package var notApplicable: Set<String> = []
    /// The systems by which it is judged; empty for all.
    package var systems: [String] = []
    package var position: Position?
    package var isClosed = false

    package init(id: String, from: WorkDate, name: String, office: String, stations: [Station]) {
        self.id = id
        self.from = from
        self.name = name
        self.office = office
        self.stations = stations
    }

    /// 站位①②: a standing place inside a point.
    package struct Station: Hashable, Sendable {
        /// Its id within the point.
        package var id: String
        package var name: String?

        package init(id: String, name: String? = nil) {
            self.id = id
            self.name = name
        }
    }

    /// The whole ids of its stations, as records have them.
    package var stationIDs: [String] { stations.map { "\(id).\($0.id)" } }

    /// Its station with that whole id.
    package func station(_ whole: String) -> Station? {
        stations.first { "\(id).\($0.id)" == whole }
    }

    /// Whether it is judged by a system.
    package func isJudged(by system: String) -> Bool { systems.isEmpty || systems.contains(system) }
}

extension Point {
    /// Reads a claim; `nil` when it is withdrawn or no point.
    ///
    /// Optional members that cannot be read are passed over.
    package init?(id: String, from: WorkDate, claim: JSONValue) {
        guard !claim.isWithdrawn, let office = claim["office"]?.text,
            let stations = claim["stations"]?.texts
        else { return nil }
        let names = claim["station_names"]
        self.init(
            id: id,
            from: from,
            name: claim["name"]?.text ?? id,
            office: office,
            stations: stations.map { Station(id: $0, name: names?[$0]?.text) }
        )
        types = claim.texts("types")
        landmark = claim["landmark"]?.text
        street = claim["street"]?.text
        area = claim["area"]?.text
        zoneMillimetres = claim["zone_mm"]?.integer
        leaders = claim.texts("leaders")
        cadres = claim.texts("cadres")
        units = ResponsibilityLine.units(claim["units"])
        isDrawn = claim["drawn"]?.bool ?? false
        items = claim.texts("items")
        notApplicable = Set(claim.texts("not_applicable"))
        systems = claim.texts("systems")
        position = Position(claim)
        isClosed = claim["closed"]?.bool ?? false
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(name), "office": .text(office),
            "stations": .texts(stations.map(\.id)), "types": .texts(types),
        ]
        let names = stations.compactMap { station in station.name.map { (station.id, $0) } }
        if !names.isEmpty {
            members["station_names"] = .object(
                Dictionary(names) { first, _ in first }.mapValues(JSONValue.text)
            )
        }
        members["landmark"] = landmark.map(JSONValue.text)
        members["street"] = street.map(JSONValue.text)
        members["area"] = area.map(JSONValue.text)
        members["zone_mm"] = zoneMillimetres.map(JSONValue.integer)
        members["leaders"] = .some(texts: leaders)
        members["cadres"] = .some(texts: cadres)
        members["units"] = ResponsibilityLine.claim(units)
        members["drawn"] = isDrawn ? true : nil
        members["items"] = .some(texts: items)
        members["not_applicable"] = .some(texts: notApplicable.sorted())
        members["systems"] = .some(texts: systems)
        members["lat"] = position.map { .integer($0.latitude) }
        members["lon"] = position.map { .integer($0.longitude) }
        members["closed"] = isClosed ? true : nil
        return .object(members)
    }
}
