import CentralLedger
import Inspection
import Journaling
import Reports

/// The same for leaders: one page, at most ten lines, one chart, no ids.
struct RankBriefDocument {
    private let words: RankWords
    private var basis: RoundBasis { words.basis }
    private var sheet: ExplanationSheet { words.sheet }
    private var explanation: RankExplanation { words.explanation }

    static let mostLines = 10

    init(_ basis: RoundBasis, _ sheet: ExplanationSheet) {
        words = RankWords(basis, sheet)
    }

    private func name(of row: String) -> String { words.anyName(of: row) }

    var document: Document {
        var document = Document(
            RankPaperPhrase.briefTitle(name(of: sheet.row.id)),
            subtitle: [
                basis.round.name.map { TextWidth.cut(Display.safe($0), to: 60) },
                RoundPaperPhrase.span(
                    basis.round.dates.lowerBound.text,
                    basis.round.dates.upperBound.text
                ),
            ].compactMap { $0 }.joined(separator: " · "),
            language: .current
        )
        document.mark = basis.mark
        document.blocks = [.list(Array(lines.prefix(RankBriefDocument.mostLines)))]
        if let chart = words.chart { document.blocks.append(.chart(chart)) }
        return document
    }

    private var lines: [String] {
        guard sheet.row.isTested else { return [RankPaperPhrase.notTested()] }
        var lines = [RankPaperPhrase.briefRank(words.text(sheet.row.score), words.rank)]
        if let mean = explanation.mean {
            let gap = sheet.shown(sheet.row.score) - sheet.shown(mean)
            lines.append(
                gap < .zero
                    ? RankPaperPhrase.briefBelow(words.text(mean), words.text(.zero - gap))
                    : RankPaperPhrase.briefNotBelow(words.text(mean), words.text(gap))
            )
        }
        if let above = explanation.above, let missing = explanation.missing {
            lines.append(
                RankPaperPhrase.briefAbove(
                    name(of: above.row.id),
                    words.text(above.row.score),
                    words.text(missing)
                )
            )
        }
        let tail = last
        let room = RankBriefDocument.mostLines - lines.count - tail.count
        return lines + losses(most: room) + tail
    }

    /// The greatest losses at places, with what failed and who answers.
    private func losses(most: Int) -> [String] {
        let places = sheet.parts.filter { line in
            if case .place = line.cause { line.lost > .zero } else { false }
        }.sorted { $0.lost > $1.lost }
        let room = places.count > most ? most - 1 : most
        var lines = places.prefix(max(room, 0)).map { line in
            let (item, point) = sheet.place(line.cause)
            let sum = sheet.placeScore(line.cause)?.sum
            let units = words.units(line.cause, to: 20)
            return RankPaperPhrase.briefLoss(
                words.item(item, to: 24),
                words.point(point, to: 24),
                words.text(line.lost),
                sum.map { "\($0.failed)/\($0.judged)" } ?? "—",
                units.isEmpty ? TallyPhrase.nobody() : units
            )
        }
        let rest = places.dropFirst(max(room, 0))
        if !rest.isEmpty, most > 0 {
            lines.append(
                RankPaperPhrase.briefRest("\(rest.count)", words.text(rest.map(\.lost).sum))
            )
        }
        return lines
    }

    /// Another mix, doubts, and the round before.
    private var last: [String] {
        var lines: [String] = []
        let mix = words.mix
        if explanation.gapToAbove != nil, mix.above.rounded(to: sheet.decimals) != .zero {
            lines.append(RankPaperPhrase.briefMix(words.signed(mix.above)))
        }
        lines.append(
            RankPaperPhrase.doubts(
                words.text(explanation.disputed),
                words.text(explanation.underAppeal)
            )
        )
        guard let before = explanation.before, explanation.isBeforeComparable else {
            return lines + [RankPaperPhrase.noBefore()]
        }
        return lines + [
            RankPaperPhrase.before(
                sheet.score(before.row),
                before.rank.map(String.init) ?? "—",
                sheet.change(since: before.row),
                words.changes(before.row, most: 3)
            )
        ]
    }
}
