/// Layer 3 as far as layer 4 is judged by it: known places and indicators, offices of points and
/// streets, the city's settings; each by the date it holds from.
///
/// Source: Documentation/merge-law.md, 2.6.
package struct Reference: Sendable, Equatable {
    private struct Version<Value: Sendable & Equatable>: Sendable, Equatable {
        let day: Int64
        let value: Value
    }

    private struct Point: Sendable, Equatable {
        var stations: Set<String> = []
        var offices: [Version<String>] = []
    }

    private var points: [String: Point] = [:]
    /// Versions with an office, by street; known without one too.
    private var streets: [String: [Version<String>]] = [:]
    private var indicators: Set<String> = []
    private var settings: [Version<CitySettings>] = []

    package init() {}

    /// Takes in one register of layer 3.
    ///
    /// `counting`: the claims of all entries that count in it.
    ///
    /// `inForce`: the claim in force.
    package mutating func add(
        record: String,
        register: String,
        counting: [[UInt8]],
        inForce: [UInt8]
    ) {
        let name = RecordName(record)
        guard !counting.isEmpty, let id = name.component(1) else { return }
        let day = name.component(2).flatMap { WorkDate($0) }?.day ?? 0
        switch name.kind {
        case .point where register == "place":
            var point = points[id] ?? Point()
            // Also the stations of a withdrawn version are known.
            for claim in counting.compactMap({ JSONValue($0) }) {
                point.stations.formUnion(claim["stations"]?.texts ?? [])
            }
            if let version = Reference.version(inForce), let place = PointVersion(version) {
                point.offices.append(Version(day: day, value: place.office))
                point.offices.sort { $0.day < $1.day }
            }
            points[id] = point
        case .street:
            var offices = streets[id] ?? []
            if register == "line", let office = Reference.version(inForce)?["office"]?.text {
                offices.append(Version(day: day, value: office))
                offices.sort { $0.day < $1.day }
            }
            streets[id] = offices
        case .standard where register.hasPrefix("indicator."):
            indicators.insert(String(register.dropFirst("indicator.".count)))
        case .settings where id == "city" && register == "settings":
            guard let version = Reference.version(inForce), let value = CitySettings(version)
            else { return }
            settings.append(Version(day: day, value: value))
            settings.sort { $0.day < $1.day }
        default: return
        }
    }

    /// The claim unless it withdraws the version.
    private static func version(_ claim: [UInt8]) -> JSONValue? {
        guard let claim = JSONValue(claim), claim["withdrawn"]?.bool != true else { return nil }
        return claim
    }

    private static func valid<Value>(_ versions: [Version<Value>], on day: Int64) -> Value? {
        (versions.last { $0.day <= day } ?? versions.first)?.value
    }

    func isKnown(point: String) -> Bool { points[point] != nil }

    func isKnown(station: String) -> Bool {
        guard let dot = station.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let id = String(station[station.utf8.index(after: dot)...])
        return points[String(station[..<dot])]?.stations.contains(id) ?? false
    }

    func isKnown(street: String) -> Bool { streets[street] != nil }

    func isKnown(indicator: String) -> Bool { indicators.contains(indicator) }

    /// The office that a point belongs to on a date; `nil` for an unknown or withdrawn point.
    package func office(of point: String, on date: WorkDate) -> String? {
        points[point].flatMap { Reference.valid($0.offices, on: date.day) }
    }

    /// The office that a street belongs to on a date; `nil` for none.
    func office(ofStreet street: String, on date: WorkDate) -> String? {
        streets[street].flatMap { Reference.valid($0, on: date.day) }
    }

    /// The city's settings on a date; the defaults where there are none.
    package func settings(on date: WorkDate?) -> CitySettings {
        guard !settings.isEmpty else { return CitySettings() }
        return Reference.valid(settings, on: date?.day ?? 0) ?? CitySettings()
    }

    /// Whether entries anywhere can be judged by other settings.
    package func hasOtherSettings(than other: Reference) -> Bool { settings != other.settings }

    /// The points known here whose offices or stations are others there.
    package func knownPointsOtherwise(in other: Reference) -> [String] {
        points.keys.filter { points[$0] != other.points[$0] }
    }

    /// The streets known here whose offices are others there.
    package func knownStreetsOtherwise(in other: Reference) -> [String] {
        streets.keys.filter { streets[$0] != other.streets[$0] }
    }
}
