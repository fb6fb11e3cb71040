package import Journaling

// Places and units on a date.

extension Gazetteer {
    /// The version of a point that holds on a date, closed or not; `nil` for an unknown one.
    ///
    /// - Complexity: O(log *n*) in its versions.
    package func point(_ id: String, on date: WorkDate) -> Point? { points[id]?.value(on: date) }

    /// The points that are watched on a date: begun by then and not closed, ascending by id.
    ///
    /// - Parameters:
    ///   - date: the date that is asked about.
    ///   - isClosedIncluded: whether closed ones are given as well.
    /// - Returns: the versions that hold on the date.
    package func points(on date: WorkDate, isClosedIncluded: Bool = false) -> [Point] {
        points.values.filter { $0.hasBegun(by: date) }.compactMap { $0.value(on: date) }
            .filter { isClosedIncluded || !$0.isClosed }.sorted { $0.id < $1.id }
    }

    /// The point of a station on a date; `nil` when it, or in that version the station, is unknown.
    package func point(ofStation station: String, on date: WorkDate) -> Point? {
        point(Names.parent(of: station), on: date)
    }

    /// The version of a street that holds on a date, closed or not; `nil` for an unknown one.
    package func street(_ id: String, on date: WorkDate) -> Street? {
        streets[id]?.value(on: date)
    }

    /// The streets begun by a date and not closed, ascending by id.
    package func streets(on date: WorkDate) -> [Street] {
        streets.values.filter { $0.hasBegun(by: date) }.compactMap { $0.value(on: date) }
            .filter { !$0.isClosed }.sorted { $0.id < $1.id }
    }

    /// The version of a unit that holds on a date, closed or not; `nil` for an unknown one.
    package func unit(_ id: String, on date: WorkDate) -> Unit? { units[id]?.value(on: date) }

    /// The units begun by a date and not closed, ascending by id.
    package func units(on date: WorkDate) -> [Unit] {
        units.values.filter { $0.hasBegun(by: date) }.compactMap { $0.value(on: date) }
            .filter { !$0.isClosed }.sorted { $0.id < $1.id }
    }

    /// The one unit that has a name or alias on a date, in any spelling; `nil` for none and for
    /// several.
    ///
    /// A name that no unit has on the date leads to the one unit that ever had it.
    package func unit(named name: String, on date: WorkDate) -> Unit? {
        let found = units(named: name, on: date)
        return found.count == 1 ? found[0] : nil
    }

    /// The units to which a name can lead on a date, ascending by id: those that have it, or else
    /// those that ever had it; closed ones only where no other is left.
    package func units(named name: String, on date: WorkDate) -> [Unit] {
        let folded = NameFolding.folded(name)
        let ever = (unitsByName[folded] ?? [:]).keys.sorted().compactMap { unit($0, on: date) }
        let now = ever.filter { $0.names.contains { NameFolding.folded($0) == folded } }
        let found = now.isEmpty ? ever : now
        let open = found.filter { !$0.isClosed }
        return open.isEmpty ? found : open
    }

    /// The id of the unit that an id or a name leads to on a date; `nil` for none and for several.
    package func unitID(_ text: String, on date: WorkDate) -> String? {
        units[text].map { !$0.isEmpty } == true ? text : unit(named: text, on: date)?.id
    }

    /// The ids that ids and names lead to, each once; what leads nowhere stays as it is.
    package func unitIDs(_ texts: [String], on date: WorkDate) -> [String] {
        var seen: Set<String> = []
        return texts.map { unitID($0, on: date) ?? $0 }.filter { seen.insert($0).inserted }
    }

    /// A unit and the units of which it is a section, from the smallest up.
    package func chain(ofUnit id: String, on date: WorkDate) -> [Unit] {
        var chain: [Unit] = []
        var next: String? = id
        while let id = next, let unit = unit(id, on: date), !chain.contains(where: { $0.id == id })
        {
            chain.append(unit)
            next = unit.parent
        }
        return chain
    }

    /// The decomposition table that holds on a date; `nil` when there never was one.
    package func decomposition(on date: WorkDate) -> Decomposition? {
        decompositions.value(on: date)
    }
}

extension Gazetteer {
    /// Whether any point was ever known.
    package var knowsPoints: Bool { points.contains { !$0.value.isEmpty } }

    /// The decomposition table that begins on a date exactly.
    package func decomposition(from date: WorkDate) -> Decomposition? {
        decompositions.value(from: date)
    }
}
