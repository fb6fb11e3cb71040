import CentralLedger
import Inspection
import Journaling
import Reports

/// "Why is our street last?" as one page of A4.
///
/// Names are cut and parts beyond the greatest ones summed, so that it stays one page whatever
/// the round has; the whole list is in the CSV and JSON of the report.
struct RankPageDocument {
    private let words: RankWords
    private let photos: RankPaper.Photos
    private var basis: RoundBasis { words.basis }
    private var sheet: ExplanationSheet { words.sheet }
    private var explanation: RankExplanation { words.explanation }

    init(_ basis: RoundBasis, _ sheet: ExplanationSheet, _ photos: RankPaper.Photos) {
        words = RankWords(basis, sheet)
        self.photos = photos
    }

    /// With photos fewer parts have room.
    private var mostParts: Int { photos.shown.isEmpty ? 14 : 9 }

    var document: Document {
        let row = sheet.row.id
        let name = [row.isEmpty ? nil : row, words.name(of: row)].compactMap { $0 }
        var document = Document(
            RankPaperPhrase.title(TextWidth.cut(name.joined(separator: " "), to: 60)),
            subtitle: [
                TextWidth.cut(Display.safe(basis.roundName), to: 60),
                RoundPaperPhrase.span(
                    basis.round.dates.lowerBound.text,
                    basis.round.dates.upperBound.text
                ),
            ].joined(separator: " · "),
            language: .current
        )
        document.mark = basis.mark
        document.blocks = [.facts(head, columns: 2)]
        guard sheet.row.isTested else {
            document.blocks.append(.text(RankPaperPhrase.notTested()))
            document.source = basis.source
            return document
        }
        document.blocks += [.table(table), .list(notes)]
        if let chart = words.chart, hasRoom(for: chart) { document.blocks.append(.chart(chart)) }
        if !photos.shown.isEmpty {
            document.blocks.append(
                .photos(photos.shown.map { DocumentPhoto($0.bytes, caption: caption($0.cause)) })
            )
        }
        document.source = basis.source
        return document
    }

    /// Whether a chart stands on the page even if every row takes two lines.
    private func hasRoom(for chart: Chart) -> Bool {
        photos.shown.isEmpty && sheet.parts.count <= 8 && chart.values.count <= 6
    }

    // MARK: Head

    private var head: [Document.Fact] {
        let (place, row) = (explanation.place, sheet.row)
        var facts = [
            fact(.score, row.isTested ? words.text(row.score) : "—"), fact(.rank, words.rank),
        ]
        if let mean = explanation.mean, row.isTested {
            let gap = sheet.shown(mean) - sheet.shown(row.score)
            facts.append(fact(.mean, words.text(mean)))
            facts.append(
                fact(
                    .toMean,
                    gap > .zero
                        ? RankPaperPhrase.below(words.text(gap))
                        : RankPaperPhrase.above(words.text(.zero - gap))
                )
            )
        }
        if let above = explanation.above, let missing = explanation.missing {
            let name = [above.row.id, words.name(of: above.row.id, to: 24)]
            facts.append(
                fact(
                    .next,
                    name.compactMap { $0 }.joined(separator: " ") + " · "
                        + words.text(above.row.score)
                )
            )
            facts.append(fact(.missing, words.text(missing)))
        }
        facts.append(
            fact(.checks, RankPaperPhrase.pointsAndChecks("\(row.points)", "\(row.judged)"))
        )
        facts.append(
            fact(
                .rate,
                TableCell.percent(row.passed, of: row.judged)
                    + (place.interval.map { " (\(RankSheet.interval($0))%)" } ?? "")
            )
        )
        return facts
    }

    private func fact(_ label: RankPaperPhrase, _ value: String) -> Document.Fact {
        Document.Fact(label(), value)
    }

    // MARK: The gap, part by part

    private var hasAbove: Bool { explanation.gapToAbove != nil }
    private var hasMean: Bool { explanation.gapToMean != nil }

    private var table: DocumentTable {
        let parts = sheet.parts
        let (shown, rest) = (parts.prefix(mostParts), parts.dropFirst(mostParts))
        var rows = shown.map { DocumentTable.Row(cells(of: $0)) }
        if !rest.isEmpty {
            rows.append(.init(sums(RankPaperPhrase.others("\(rest.count)"), of: Array(rest))))
        }
        rows.append(.init(sums(TallyPhrase.total(), of: parts), isTotal: true))
        var columns: [DocumentTable.Column] = [
            .init(AssessmentPhrase.item()), .init(TallyPhrase.point()),
            .init(ExplainPhrase.lost(), .number),
        ]
        if hasAbove { columns.append(.init(ExplainPhrase.aboveGap(), .number)) }
        if hasMean { columns.append(.init(ExplainPhrase.meanGap(), .number)) }
        columns += [
            .init(RankPaperPhrase.failedOf(), .number), .init(TallyPhrase.unit()),
            .init(ExplainPhrase.photos(), .number), .init(RankPhrase.note()),
        ]
        let table = DocumentTable(
            RankPaperPhrase.parts(),
            columns,
            rows,
            nothing: PaperPhrase.nothing()
        )
        return table.withoutEmptyColumns(columns.count - 3..<columns.count)
    }

    private func cells(of line: ExplanationSheet.Line) -> [TableCell] {
        let (item, point) = place(line.cause)
        let sum = sheet.placeScore(line.cause)?.sum
        let pictures = Set(sheet.failures(line.cause).flatMap(\.photos)).count
        var cells: [TableCell] = [
            .text(item), .text(point), .text(words.text(line.lost)),
        ]
        if hasAbove { cells.append(.text(words.signed(line.toAbove))) }
        if hasMean { cells.append(.text(words.signed(line.toMean))) }
        return cells + [
            .text(sum.map { "\($0.failed)/\($0.judged)" } ?? ""),
            .text(words.units(line.cause, to: 28)),
            pictures > 0 ? .number(Int64(pictures)) : .empty,
            .text(sheet.marks(line.cause)),
        ]
    }

    private func sums(_ name: String, of lines: [ExplanationSheet.Line]) -> [TableCell] {
        var cells: [TableCell] = [
            .text(name), .empty, .text(words.text(lines.map(\.lost).sum)),
        ]
        if hasAbove { cells.append(.text(words.signed(lines.compactMap(\.toAbove).sum))) }
        if hasMean { cells.append(.text(words.signed(lines.compactMap(\.toMean).sum))) }
        return cells + [.empty, .empty, .empty, .empty]
    }

    /// Item and point by their names.
    private func place(_ cause: GapSplit.Cause) -> (item: String, point: String) {
        let (item, point) = sheet.place(cause)
        switch cause {
        case .place: return (words.item(item, to: 22), words.point(point, to: 22))
        case .value, .mix: return (words.item(item, to: 22), point)
        case .bonus:
            let bonus = basis.assessment.scheme.bonus.first { $0.id == item }
            return (TextWidth.cut(Display.safe(bonus?.name ?? item), to: 22), point)
        }
    }

    private func caption(_ cause: GapSplit.Cause) -> String {
        let (item, point) = place(cause)
        return "\(item) · \(point)"
    }

    // MARK: What to know about it

    private var notes: [String] {
        var notes: [String] = []
        if hasAbove || hasMean {
            let mix = words.mix
            notes.append(
                hasAbove
                    ? RankPaperPhrase.mixAbove(signedOrZero(mix.above), signedOrZero(mix.mean))
                    : RankPaperPhrase.mixMean(signedOrZero(mix.mean))
            )
        }
        notes.append(
            RankPaperPhrase.doubts(
                words.text(explanation.disputed),
                words.text(explanation.underAppeal)
            )
        )
        notes += appeals
        notes += changes
        let unseen = photos.all.count - photos.shown.count
        if unseen > 0 { notes.append(RankPaperPhrase.morePhotos("\(photos.all.count)")) }
        if let missing = explanation.missing {
            notes.append(RankPaperPhrase.missingNote(words.text(missing)))
        }
        return notes
    }

    private func signedOrZero(_ marks: Marks) -> String {
        marks == .zero ? words.text(marks) : words.signed(marks)
    }

    private var appeals: [String] {
        let all = explanation.appeals
        guard !all.isEmpty else { return [] }
        let texts = all.prefix(3).map { appeal in
            let ruling = appeal.ruling.map { AssessmentWord($0.verdict)() }
            return [
                appeal.id, words.item(appeal.appeal.item, to: 16),
                words.point(appeal.appeal.point, to: 16), ruling ?? ExplainPhrase.appealed(),
            ].joined(separator: " ")
        }
        let more = all.count > 3 ? ["…"] : []
        return [
            RankPaperPhrase.appeals(
                "\(all.count)",
                (texts + more).joined(separator: RoundPaperPhrase.semicolon())
            )
        ]
    }

    private var changes: [String] {
        guard let before = explanation.before else { return [RankPaperPhrase.noBefore()] }
        let score = sheet.score(before.row)
        let rank = before.rank.map(String.init) ?? "—"
        guard explanation.isBeforeComparable else {
            return [RankPaperPhrase.incomparable(score, rank)]
        }
        return [
            RankPaperPhrase.before(
                score,
                rank,
                sheet.change(since: before.row),
                words.changes(before.row, most: 4)
            )
        ]
    }
}
