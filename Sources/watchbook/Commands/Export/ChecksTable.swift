import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// Every check with its answer in force.
struct ChecksTable: ExportTableMaker {
    let table = ExportTable(
        "checks",
        [
            .init("record", .id), .init("date", .id), .init("station", .id), .init("point", .id),
            .init("office", .id), .init("occasion", .id), .init("kind", .id), .init("slot", .id),
            .init("round", .integer), .init("indicator", .id), .init("standard", .id),
            .init("answer", .id), .init("stated", .id), .init("source", .id),
            .init("found", .integer), .init("settled", .integer), .init("left", .integer),
            .init("repeated", .bool), .init("worse", .integer), .init("in_zone", .bool),
            .init("exempt", .bool), .init("action", .id), .init("level", .id), .init("line", .id),
            .init("finding_source", .id), .init("unit_point", .text),
            .init("unit_supervision", .text), .init("unit_authority", .text),
            .init("unit_lead", .text), .init("inspector", .id), .init("time", .id),
            .init("typed", .bool), .init("late", .bool), .init("disputed", .bool),
            .init("decided", .id), .init("review", .id), .init("entry", .id),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var reader = CheckReader(source.books)
        var row = RowBuffer()
        var occasion = OccasionCells()
        func put(_ check: CheckRow) throws {
            row.clear()
            occasion.read(check.prefix[check.occasionBytes])
            ChecksTable.fill(&row, check, occasion)
            try write(row)
        }
        for range in try source.ranges(of: "check") {
            try source.ledger.forEachSheetEntry(from: range.from, to: range.to) { entry in
                try reader.add(entry, nil, put)
            }
            try reader.finish(put)
        }
    }

    private static func fill(
        _ row: inout RowBuffer,
        _ check: CheckRow,
        _ occasion: OccasionCells
    ) {
        row.add(utf8: check.prefix, check.indicator)
        row.add(utf8: check.prefix[check.dateBytes])
        row.add(utf8: check.prefix[check.stationBytes])
        row.add(check.place.pointID)
        row.add(check.place.point?.office)
        row.add(utf8: check.prefix[check.occasionBytes])
        row.add(occasion.kind)
        row.add(utf8: occasion.slot)
        row.add(utf8: occasion.round)
        row.add(utf8: check.indicator)
        row.add(check.clause.standard)
        row.add(check.counted?.answer.rawValue)
        row.add(check.stated?.answer.rawValue)
        row.add(check.source.rawValue)
        let finding = check.counted
        row.add(finding?.found ?? 0)
        row.add(finding?.settled ?? 0)
        row.add((finding?.found ?? 0) - (finding?.settled ?? 0))
        row.add(finding?.repeats != nil)
        row.add(finding?.worseBy ?? 0)
        row.add(finding?.isInZone ?? false)
        row.add(check.clause.isExempt)
        let circumstances = (finding ?? check.stated)?.circumstances
        row.add(circumstances?.action?.rawValue)
        row.add(circumstances?.level?.rawValue)
        row.add(circumstances?.line?.rawValue)
        row.add(circumstances?.source?.rawValue)
        if let units = circumstances?.units, !units.isEmpty {
            for line in ResponsibilityLine.allCases { row.add(units[line]) }
        } else {
            for _ in ResponsibilityLine.allCases { row.addEmpty() }
        }
        row.add(utf8: check.inspector)
        row.add(moment: check.milliseconds, zone: check.place.zone)
        row.add(check.isTyped)
        row.add(check.isLate)
        row.add(check.isDisputed)
        switch check.decision {
        case .none: row.addEmpty()
        case .chosen: row.add("chosen")
        case .own: row.add("own")
        }
        row.add(check.verdict?.rawValue)
        row.add(check.digest)
    }
}

/// An occasion taken apart, once for all its checks.
struct OccasionCells {
    private(set) var kind = ""
    private(set) var slot: ArraySlice<UInt8> = []
    private(set) var round: ArraySlice<UInt8> = []
    private var text: [UInt8] = []

    /// Reads `<slot>.<round>`, or `<kind>-<inspector>-<n>`.
    mutating func read(_ occasion: ArraySlice<UInt8>) {
        guard !occasion.elementsEqual(text) else { return }
        text = Array(occasion)
        let facet = Facet(inspector: "", occasion: String(decoding: text, as: UTF8.self))
        kind = facet.kind.rawValue
        slot = []
        round = []
        guard !facet.slot.isEmpty, let point = text.lastIndex(of: UInt8(ascii: ".")) else { return }
        slot = text[..<point]
        round = text[(point + 1)...]
    }
}
