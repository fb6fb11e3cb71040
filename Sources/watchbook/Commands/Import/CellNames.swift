import Inspection
import Journaling
import LedgerSQLite

/// What the cells of sheets call stations, streets, slots, people and indicators: their ids, or
/// names that lead to one of them on the day of the row.
///
/// An id that is known stands before a name; a name that several have is refused with their ids.
struct CellNames {
    private let gazetteer: Gazetteer
    private let standards: StandardShelf
    private let places: PlaceNames
    /// Codes of the indicators that ever had a folded name.
    private let codes: [String: Set<String>]

    /// The names that the ledger or desk of an import knows; none without one.
    ///
    /// - Throws: what reading the ledger throws.
    init(_ session: ImportSession) throws {
        self.init(
            try session.ledger?.gazetteer() ?? Gazetteer(),
            try session.ledger?.standards() ?? StandardShelf()
        )
    }

    init(_ gazetteer: Gazetteer, _ standards: StandardShelf) {
        self.gazetteer = gazetteer
        self.standards = standards
        places = PlaceNames(gazetteer)
        var codes: [String: Set<String>] = [:]
        for (code, indicator) in standards.versions.flatMap(\.indicators) {
            for name in CellNames.names(of: indicator) { codes[name, default: []].insert(code) }
        }
        self.codes = codes
    }

    private static func names(of indicator: Indicator) -> Set<String> {
        let names = [true, false].map { indicator.name(inChinese: $0) }
        return Set(names.map { NameFolding.folded($0) }.filter { !$0.isEmpty })
    }

    /// The id of the station, which must be there.
    func station(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String {
        try needed(
            row,
            "station",
            isID: { Names.isName($0, minimum: 2) },
            isKnown: { gazetteer.point(ofStation: $0, on: date)?.station($0) != nil },
            named: { places.stations(named: $0, on: date) }
        )
    }

    /// The id of the street; `nil` where the cell is empty.
    func street(_ row: CSVTable.Row, on date: WorkDate?) throws(Problem) -> String? {
        try id(
            row,
            "street",
            isID: { Names.isName($0) },
            isKnown: { id in date.map { gazetteer.street(id, on: $0) != nil } ?? true },
            named: { name in date.map { places.streets(named: name, on: $0) } ?? [] }
        )
    }

    /// The id of the slot; `nil` where the cell is empty.
    func slot(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String? {
        try id(
            row,
            "slot",
            isID: Names.isID,
            isKnown: { gazetteer.slot($0, on: date) != nil },
            named: { name in
                gazetteer.slots(on: date).filter { slot in
                    slot.name.map { NameFolding.isSame($0, name) } ?? false
                }.map(\.id)
            }
        )
    }

    /// The number of the person; `nil` where the cell is empty.
    func person(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String? {
        try id(
            row,
            "inspector",
            isID: Names.isInspector,
            isKnown: { gazetteer.person($0, on: date) != nil },
            named: { name in
                gazetteer.persons(named: name, on: date).filter { !$0.hasLeft }.map(\.number)
            }
        )
    }

    /// The code of the indicator; `nil` where the cell is empty.
    func indicator(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String? {
        try id(
            row,
            "indicator",
            isID: Names.isID,
            isKnown: { standards.judging($0, on: date) != nil },
            named: { indicators(named: $0, on: date) }
        )
    }

    private func indicators(named text: String, on date: WorkDate) -> [String] {
        let folded = NameFolding.folded(text)
        guard let ever = codes[folded] else { return [] }
        let standards = standards.standards(on: date)
        return ever.sorted().filter { code in
            standards.contains { standard in
                standard.indicators[code].map { CellNames.names(of: $0).contains(folded) } ?? false
            }
        }
    }

    private func needed(
        _ row: CSVTable.Row,
        _ key: String,
        isID: (String) -> Bool,
        isKnown: (String) -> Bool,
        named: (String) -> [String]
    ) throws(Problem) -> String {
        guard let id = try id(row, key, isID: isID, isKnown: isKnown, named: named) else {
            throw row.problem(key)
        }
        return id
    }

    /// - Throws: `Problem`: `csvAmbiguous` for a name of several; `csvCell` for one of nobody that
    ///   is no id either. Whether an unknown id may stand is not asked here.
    private func id(
        _ row: CSVTable.Row,
        _ key: String,
        isID: (String) -> Bool,
        isKnown: (String) -> Bool,
        named: (String) -> [String]
    ) throws(Problem) -> String? {
        guard let text = row[key] else { return nil }
        let plain = NameFolding.halfWidth(text)
        if isID(plain), isKnown(plain) { return plain }
        let found = named(text)
        guard found.count < 2 else { throw row.ambiguous(key, found) }
        if let only = found.first { return only }
        guard isID(plain) else { throw row.problem(key) }
        return plain
    }
}
