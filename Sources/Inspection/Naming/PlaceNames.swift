package import Journaling

/// Stations and streets by what people call them, for tables on which nobody writes ids.
///
/// A station is called by the name of its point where that has no other station; else by the
/// point's name with the station's name, or with its id, also as `1岗` and `1号岗`; or by the
/// station's name alone. In any spelling that ``NameFolding`` takes for the same.
package struct PlaceNames: Sendable {
    private let gazetteer: Gazetteer
    /// What was ever called by a folded name.
    private var stations: [String: Set<String>] = [:]
    private var streets: [String: Set<String>] = [:]

    /// - Complexity: O(*n*) in the versions of points and streets.
    package init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        for dated in gazetteer.points.values {
            for (_, point) in dated.versions {
                for station in point.stations {
                    for name in PlaceNames.names(of: station, at: point) {
                        stations[name, default: []].insert("\(point.id).\(station.id)")
                    }
                }
            }
        }
        for dated in gazetteer.streets.values {
            for (_, street) in dated.versions {
                streets[NameFolding.folded(street.name), default: []].insert(street.id)
            }
        }
    }

    /// The stations that are called so on a date, ascending by id; those of closed points only
    /// where no other is.
    ///
    /// Several where the name does not tell them apart, as that of a point with two stations.
    package func stations(named text: String, on date: WorkDate) -> [String] {
        let folded = NameFolding.folded(text)
        let found = (stations[folded] ?? []).sorted().compactMap { id -> (String, Point)? in
            guard let point = gazetteer.point(ofStation: id, on: date),
                let station = point.station(id),
                PlaceNames.names(of: station, at: point).contains(folded)
            else { return nil }
            return (id, point)
        }
        let open = found.filter { !$0.1.isClosed }
        return (open.isEmpty ? found : open).map(\.0)
    }

    /// The streets that are called so on a date, ascending by id; closed ones only where no other
    /// is.
    package func streets(named text: String, on date: WorkDate) -> [String] {
        let folded = NameFolding.folded(text)
        let found = (streets[folded] ?? []).sorted()
            .compactMap { gazetteer.street($0, on: date) }
            .filter { NameFolding.folded($0.name) == folded }
        let open = found.filter { !$0.isClosed }
        return (open.isEmpty ? found : open).map(\.id)
    }

    private static func names(of station: Point.Station, at point: Point) -> Set<String> {
        var names = [point.name + station.id, "\(point.name)\(station.id)岗"]
        names.append("\(point.name)\(station.id)号岗")
        // Of several stations it leads to each of them: it does not say which.
        names.append(point.name)
        if let own = station.name { names += [own, point.name + own] }
        return Set(names.map { NameFolding.folded($0) })
    }
}
