import CentralLedger
import Inspection
import Reports

/// Every version of every standard.
struct StandardsTable: ExportTableMaker {
    let table = ExportTable(
        "standards",
        [
            .init("standard", .id), .init("name", .id), .init("system", .id), .init("from", .id),
            .init("indicators", .integer),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        for standard in source.books.standards.versions {
            row.clear()
            row.add(standard.id)
            row.add(standard.name)
            row.add(standard.system)
            row.add(date: standard.from)
            row.add(Int64(standard.indicators.count))
            try write(row)
        }
    }
}

/// Every indicator of every standard.
struct IndicatorsTable: ExportTableMaker {
    let table = ExportTable(
        "indicators",
        [
            .init("standard", .id), .init("indicator", .id), .init("group", .text),
            .init("name_zh", .text), .init("name_en", .text), .init("kind", .id),
            .init("comparator", .id), .init("limit", .decimal), .init("unit", .text),
            .init("mode", .id), .init("due", .id), .init("point_types", .text),
            .init("exempted_by", .id), .init("minimum", .integer), .init("source", .text),
        ]
    )

    func write(_ source: ExportSource, _ write: (borrowing RowBuffer) throws -> Void) throws {
        var row = RowBuffer()
        for standard in source.books.standards.versions {
            for code in standard.codes {
                guard let indicator = standard.indicators[code] else { continue }
                row.clear()
                row.add(standard.id)
                row.add(code)
                row.add(indicator.group)
                row.add(indicator.nameChinese)
                row.add(indicator.nameEnglish)
                row.add(indicator.kind.rawValue)
                row.add(indicator.comparator?.rawValue)
                row.add(indicator.limit?.text)
                row.add(indicator.unit)
                row.add(indicator.mode.rawValue)
                row.add(indicator.due.rawValue)
                row.add(list: indicator.pointTypes)
                row.add(indicator.exemption?.title)
                row.add(indicator.minimum)
                row.add(indicator.source)
                try write(row)
            }
        }
    }
}
