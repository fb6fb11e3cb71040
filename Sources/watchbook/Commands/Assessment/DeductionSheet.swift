import CentralLedger
import Inspection
import Journaling
import Reports

extension RowScore {
    /// What it lost by item, and by bonus less than nothing, rounded so that 100 less all of it is
    /// the score as it is shown.
    func pointsOff(_ decimals: Int) -> (items: [Marks], bonus: [Marks]) {
        let off = Marks.apportioned(
            items.map(\.lost) + bonus.map { Marks.zero - $0.marks },
            to: decimals,
            adding: Marks.hundred - score.rounded(to: decimals)
        )
        return (Array(off.prefix(items.count)), Array(off.dropFirst(items.count)))
    }
}

/// The items of one row of a deduction scheme: violations and what they cost, the costliest first.
struct DeductionSheet: Printable {
    private struct Line {
        let item: ItemScore
        let rule: SchemeItem
        let lost: Marks
    }

    private let assessment: Assessment
    private let row: RowScore
    private let names: TallyNames
    private let ordered: [Line]
    private let bonus: [(id: String, lost: Marks)]

    init(_ assessment: Assessment, _ row: RowScore, names: TallyNames) {
        self.assessment = assessment
        self.row = row
        self.names = names
        let off = row.pointsOff(assessment.scheme.decimals)
        bonus = zip(row.bonus, off.bonus).map { (id: $0.id, lost: $1) }
        ordered = row.items.indices
            .map { index in
                Line(
                    item: row.items[index],
                    rule: assessment.scheme.items[index],
                    lost: off.items[index]
                )
            }
            .sorted { ($1.lost, $0.item.id) < ($0.lost, $1.item.id) }
    }

    private var decimals: Int { assessment.scheme.decimals }

    private func name(_ id: String) -> String { assessment.name(ofItem: id, names) ?? "" }

    /// For each violation; a dash for what is not tested in the field.
    private func points(_ line: Line) -> String {
        line.rule.way == .field ? SchemeWords.short(line.rule.points) : "—"
    }

    private func violations(_ line: Line) -> String {
        line.item.violations.map { String($0) } ?? "—"
    }

    private func lost(_ line: Line) -> String {
        line.item.state.counts ? line.lost.text(decimals) : "—"
    }

    private func note(_ line: Line) -> String {
        let note = ItemLine(line.item).note
        guard note.isEmpty, let cap = line.rule.cap, line.item.lost == cap else { return note }
        return ScorePhrase.capped(SchemeWords.short(cap))
    }

    /// `score 88.00 = 100 − 12.00`.
    private var title: String {
        let round = assessment.round.name ?? assessment.round.id
        guard row.isTested else { return ScorePhrase.deductionTitle(round, "—") }
        let lost = Marks.hundred - row.score.rounded(to: decimals)
        let sum =
            lost < .zero
            ? "+ " + (Marks.zero - lost).text(decimals) : "− " + lost.text(decimals)
        return ScorePhrase.deductionTitle(round, "\(row.score.text(decimals)) = 100 \(sum)")
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(AssessmentPhrase.item(), .id), .init(""),
            .init(AssessmentPhrase.points(), .number),
            .init(ScorePhrase.violations(), .number), .init(ExplainPhrase.lost(), .number),
            .init(RankPhrase.judged(), .number), .init(TallyPhrase.rate(), .number),
            .init("", .id),
        ])
        for line in ordered {
            let item = line.item
            table.add([
                item.id, name(item.id), points(line), violations(line), lost(line),
                String(item.judged), TallyFigure.percent((item.passed, item.judged)), note(line),
            ])
        }
        for (id, lost) in bonus {
            table.add([
                id, ExplainPhrase.bonus(), "", "", lost.text(decimals), "", "", "",
            ])
        }
        let sum = ordered.map(\.lost).sum + bonus.map(\.lost).sum
        table.add([TallyPhrase.total(), "", "", "", sum.text(decimals), "", "", ""])
        let perPoint = ScorePhrase.perPoint(String(max(1, row.points)))
        return [title] + table.lines(width: width)
            + (assessment.scheme.isPerPoint ? [perPoint] : [])
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let headings = [
            AssessmentPhrase.item(), TallyPhrase.name(AssessmentPhrase.item()),
            AssessmentPhrase.points(), ScorePhrase.violations(), ExplainPhrase.lost(),
            RankPhrase.judged(), RankPhrase.passed(), TallyPhrase.rate(), RankPhrase.note(),
        ]
        let items = ordered.map { line -> [TableCell] in
            let item = line.item
            return [
                .id(item.id), .text(name(item.id)), .text(points(line)),
                item.violations.map { .number($0) } ?? .empty, .text(lost(line)),
                .number(item.judged), .number(item.passed),
                .text(TallyFigure.percent((item.passed, item.judged))), .text(note(line)),
            ]
        }
        let given = bonus.map { bonus -> [TableCell] in
            [
                .id(bonus.id), .text(ExplainPhrase.bonus()), .empty, .empty,
                .text(bonus.lost.text(decimals)), .empty, .empty, .empty, .empty,
            ]
        }
        return (headings, items + given)
    }

    var json: JSONValue { ItemSheet(assessment, row, names: names).json }
}
