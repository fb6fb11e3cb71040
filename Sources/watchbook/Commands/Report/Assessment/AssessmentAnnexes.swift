import CentralLedger
import Inspection
import Journaling
import Reports

/// What stands behind a round's report on sheets of its own, which lie across.
struct AssessmentAnnexes {
    private let reading: AssessmentReading
    private let names: TallyNames

    init(_ reading: AssessmentReading) {
        self.reading = reading
        names = reading.names
    }

    /// So many street offices stand side by side.
    private static let mostColumns = 14

    var matrix: [Document.Block] {
        let sheet = MatrixSheet(reading.offices, names: names)
        let places = sheet.places
        guard !places.isEmpty, !sheet.items.isEmpty else {
            return [.text(PaperPhrase.nothing())]
        }
        let tables = stride(from: 0, to: places.count, by: AssessmentAnnexes.mostColumns).map {
            start -> Document.Block in
            let end = min(start + AssessmentAnnexes.mostColumns, places.count)
            return .table(matrix(sheet, places[start..<end]))
        }
        return tables + [.text(sheet.legend)]
    }

    private func matrix(
        _ sheet: MatrixSheet,
        _ places: ArraySlice<RankList.Place>
    ) -> DocumentTable {
        var rows: [DocumentTable.Row] = sheet.items.map { index in
            let item = reading.offices.scheme.items[index]
            let head: [TableCell] = [
                .id(item.id), .text(reading.offices.name(ofItem: item.id, names) ?? ""),
                .text(item.mark.text()),
            ]
            return .init(head + places.map { .text(sheet.cell($0.row, index)) })
        }
        let scores: [TableCell] = places.map { .text(reading.score($0.row)) }
        let ranks: [TableCell] = places.map { .text($0.rank.map(String.init) ?? "—") }
        rows.append(.init([.text(RankPhrase.score()), .empty, .empty] + scores, isTotal: true))
        rows.append(.init([.text(RankPhrase.rank()), .empty, .empty] + ranks, isTotal: true))
        var columns: [DocumentTable.Column] = [
            .init(AssessmentPaperPhrase.itemID(), .id), .init(AssessmentPhrase.item()),
            .init(RankPhrase.fullMark(), .number),
        ]
        for place in places {
            let name = [place.row.id, names.name(of: place.row.id, .office)].compactMap { $0 }
            columns.append(.init(name.joined(separator: " "), .number))
        }
        return DocumentTable(
            AssessmentPaperPhrase.matrixCaption(),
            columns,
            rows,
            nothing: PaperPhrase.nothing()
        )
    }

    // MARK: Spacing

    var spacing: [Document.Block] {
        let walked = reading.streets.filter { !$0.walks.joined.sources.isEmpty }
        guard !walked.isEmpty else { return [.text(AssessmentPaperPhrase.noWalks())] }
        let all = reading.streets.flatMap(\.outcomes).map(\.outcome.verdict)
        let tables = StreetTables(verdicts: walked, namesStreets: true)
        var blocks: [Document.Block] = [
            .text(
                WalkPhrase.checkSum(
                    "\(all.count { $0 == .met })",
                    "\(all.count { $0 == .notMet })",
                    "\(all.count { $0 == .notWalkedEnough })"
                )
            ),
            .table(tables.rules), .table(tables.gaps),
        ]
        blocks += tables.shares.map { [.table($0)] } ?? []
        let notes = reading.walkSheet.notes
        return blocks + (notes.isEmpty ? [] : [.list(notes)])
    }
}
