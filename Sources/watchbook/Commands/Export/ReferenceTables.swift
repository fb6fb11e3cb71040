import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

// What offices wrote about places, units and people: every dated version, whatever dates are
// asked for.

extension ExportSource {
    /// Calls `body` with id, date and claim of every version of a kind that was not taken back.
    fileprivate func forEachVersion(
        of kind: RecordKind,
        _ register: String,
        _ body: (String, WorkDate, JSONValue) throws -> Void
    ) throws {
        try ledger.forEachEntry(from: "\(kind.rawValue)/", to: "\(kind.rawValue)0") { entry in
            let name = RecordName(entry.record)
            guard entry.register == register, let id = name.component(1),
                let from = name.component(2).flatMap({ WorkDate($0) }),
                let claim = JSONValue(entry.statement.claim)
            else { return }
            try body(id, from, claim)
        }
    }
}

extension RowBuffer {
    fileprivate mutating func add(_ units: [ResponsibilityLine: [String]]) {
        for line in ResponsibilityLine.allCases { add(list: units[line] ?? []) }
    }

    fileprivate mutating func add(_ position: Position?) {
        add(degrees: position?.latitude)
        add(degrees: position?.longitude)
    }
}

struct PointsTable: ExportTableMaker {
    let table = ExportTable(
        "points",
        [
            .init("point", .id), .init("from", .id), .init("name", .text), .init("office", .id),
            .init("stations", .integer), .init("types", .text), .init("landmark", .text),
            .init("street", .id), .init("area", .id), .init("zone_m", .decimal),
            .init("leaders", .text), .init("cadres", .text), .init("units_point", .text),
            .init("units_supervision", .text), .init("units_authority", .text),
            .init("units_lead", .text), .init("drawn", .bool), .init("items", .text),
            .init("not_applicable", .text), .init("systems", .text), .init("lat", .decimal),
            .init("lon", .decimal), .init("closed", .bool),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.forEachVersion(of: .point, "place") { id, from, claim in
            guard let point = Point(id: id, from: from, claim: claim) else { return }
            row.clear()
            row.add(id)
            row.add(date: from)
            row.add(point.name)
            row.add(point.office)
            row.add(Int64(point.stations.count))
            row.add(list: point.types)
            row.add(point.landmark)
            row.add(point.street)
            row.add(point.area)
            row.add(thousandths: point.zoneMillimetres)
            row.add(list: point.leaders)
            row.add(list: point.cadres)
            row.add(point.units)
            row.add(point.isDrawn)
            row.add(list: point.items)
            row.add(list: point.notApplicable)
            row.add(list: point.systems)
            row.add(point.position)
            row.add(point.isClosed)
            try write(row)
        }
    }
}

struct StationsTable: ExportTableMaker {
    let table = ExportTable(
        "stations",
        [
            .init("station", .id), .init("point", .id), .init("from", .id), .init("name", .text),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.forEachVersion(of: .point, "place") { id, from, claim in
            guard let point = Point(id: id, from: from, claim: claim) else { return }
            for station in point.stations {
                row.clear()
                row.add("\(id).\(station.id)")
                row.add(id)
                row.add(date: from)
                row.add(station.name)
                try write(row)
            }
        }
    }
}

struct StreetsTable: ExportTableMaker {
    let table = ExportTable(
        "streets",
        [
            .init("street", .id), .init("from", .id), .init("name", .text), .init("office", .id),
            .init("length_m", .decimal), .init("types", .text), .init("units_point", .text),
            .init("units_supervision", .text), .init("units_authority", .text),
            .init("units_lead", .text), .init("positions", .integer), .init("closed", .bool),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.forEachVersion(of: .street, "line") { id, from, claim in
            guard let street = Street(id: id, from: from, claim: claim) else { return }
            row.clear()
            row.add(id)
            row.add(date: from)
            row.add(street.name)
            row.add(street.office)
            row.add(thousandths: street.lengthMillimetres)
            row.add(list: street.types)
            row.add(street.units)
            row.add(Int64(street.path.count))
            row.add(street.isClosed)
            try write(row)
        }
    }
}

/// Units without their contacts, in whose cells people write telephone numbers.
struct UnitsTable: ExportTableMaker {
    let table = ExportTable(
        "units",
        [
            .init("unit", .id), .init("from", .id), .init("name", .text), .init("aliases", .text),
            .init("parent", .id), .init("office", .id), .init("kind", .text),
            .init("street", .text), .init("door", .text), .init("duties", .text),
            .init("closed", .bool),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.forEachVersion(of: .unit, "unit") { id, from, claim in
            guard let unit = Unit(id: id, from: from, claim: claim) else { return }
            row.clear()
            row.add(id)
            row.add(date: from)
            row.add(unit.name)
            row.add(list: unit.aliases)
            row.add(unit.parent)
            row.add(unit.office)
            row.add(unit.kind)
            row.add(unit.street)
            row.add(unit.door)
            row.add(list: unit.duties)
            row.add(unit.isClosed)
            try write(row)
        }
    }
}

/// Staff with their numbers and names.
struct PeopleTable: ExportTableMaker {
    let table = ExportTable(
        "people",
        [
            .init("number", .id), .init("from", .id), .init("name", .text), .init("unit", .text),
            .init("kind", .id), .init("level", .id), .init("left", .bool),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        try source.forEachVersion(of: .person, "person") { id, from, claim in
            guard let person = Person(number: id, from: from, claim: claim) else { return }
            row.clear()
            row.add(id)
            row.add(date: from)
            row.add(person.name)
            row.add(person.unit)
            row.add(person.kind?.rawValue)
            row.add(person.level?.rawValue)
            row.add(person.hasLeft)
            try write(row)
        }
    }
}
