import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook assessment score`.
struct ScoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "score",
            abstract: ScorePhrase.abstract(),
            discussion: ScorePhrase.discussion()
        )
    }

    enum By: String, ExpressibleByArgument, CaseIterable {
        case item, office, unit, type, point, matrix, label
    }

    @OptionGroup var options: RoundOptions

    @Option(help: ArgumentHelp(ScorePhrase.byHelp, value: TallyPhrase.byValue))
    var by = By.office

    @Option(help: ArgumentHelp(ScorePhrase.rowHelp, value: AssessmentPhrase.officeValue))
    var row: String?

    @Option(help: ArgumentHelp(ScorePhrase.groupingHelp, value: AssessmentPhrase.wordValue))
    var grouping: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try AssessmentDesk(options.ledger)
        let round = try desk.round(options.round)
        let names = desk.names(of: round)
        let printer = try ResultPrinter(json: common.json, table)
            .of(desk.ledger, on: round.dates.upperBound, at: common.moment())
        switch by {
        case .office, .unit, .type, .point:
            let dimension = RankDimension(rawValue: by.rawValue)?.dimension ?? .office
            let assessment = try desk.assessment(of: round, by: dimension)
            var sheet = RankSheet(assessment, names: names)
            sheet.published = desk.publishedChange(assessment)
            try printer.show(sheet)
        case .item:
            let (assessment, found) = try scored(desk, round)
            switch assessment.scheme.method {
            case .share: try printer.show(ItemSheet(assessment, found, names: names))
            case .deduction: try printer.show(DeductionSheet(assessment, found, names: names))
            }
        case .label:
            let (assessment, found) = try scored(desk, round)
            guard
                let chosen = assessment.scheme.groupings.first(where: {
                    grouping == nil || $0.id == grouping
                })
            else {
                guard let grouping, !assessment.scheme.groupings.isEmpty else {
                    throw Problem(.groupingNone, round.scheme)
                }
                throw Problem(.unknownGrouping, grouping, round.scheme)
            }
            try printer.show(LabelSheet(assessment, found, chosen))
        case .matrix:
            try printer.show(MatrixSheet(try desk.assessment(of: round), names: names))
        }
    }

    /// The round with the row that is asked for; the row of all without one.
    private func scored(
        _ desk: AssessmentDesk,
        _ round: AssessmentRound
    ) throws -> (Assessment, RowScore) {
        let assessment = try desk.assessment(of: round, by: row == nil ? nil : .office)
        guard let found = assessment.sheet.rows.first(where: { $0.id == row ?? "" }) else {
            throw Problem(.unknownRow, row ?? "—", round.record)
        }
        return (assessment, found)
    }
}

/// What an item came to, in words and figures.
struct ItemLine {
    let item: ItemScore
    let mark: Marks

    init(_ item: ItemScore) {
        self.item = item
        mark = item.mark
    }

    /// 得分率; a dash where it is not in the score.
    var scoreRate: String {
        guard item.state.counts else { return "—" }
        return TallyFigure.percent((item.earned.millionths, mark.millionths))
    }

    var note: String {
        switch item.state {
        case .scored: ""
        case .exempt, .exemptLeftOut: ClaimPhrase.exempt()
        case .filled: ScorePhrase.filled()
        case .noPlace: ScorePhrase.noPlace()
        case .notTested: RankPhrase.untested()
        case .tooSmall: TallyPhrase.tooSmall()
        case .notAsked: ScorePhrase.notAsked()
        }
    }

    var met: String {
        item.isMet.map { $0 ? TallyPhrase.met() : TallyPhrase.missed() } ?? ""
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .text(item.id), "mark": .text(mark.text()), "earned": .text(item.earned.text()),
            "most_millionths": .integer(item.most.millionths),
            "lost_millionths": .integer(item.lost.millionths), "passed": .integer(item.passed),
            "judged": .integer(item.judged), "state": .text(ItemLine.word(item.state)),
        ]
        members["violations"] = item.violations.map(JSONValue.integer)
        members["met"] = item.isMet.map(JSONValue.bool)
        return .object(members)
    }

    static func word(_ state: ItemScore.State) -> String {
        switch state {
        case .scored: "scored"
        case .exempt: "exempt"
        case .filled: "filled"
        case .exemptLeftOut: "exempt-left-out"
        case .noPlace: "no-place"
        case .notTested: "not-tested"
        case .tooSmall: "too-small"
        case .notAsked: "not-asked"
        }
    }
}

extension Assessment {
    /// What an item is called: by the scheme, or as its only indicator; `nil` where nobody says.
    func name(ofItem id: String, _ names: TallyNames) -> String? {
        let item = scheme.items.first { $0.id == id }
        if let name = item?.name { return name }
        let codes = item?.indicators ?? []
        return codes.count == 1 ? names.indicator(codes[0]) : nil
    }
}

/// The items of one row, in the order of their rates.
struct ItemSheet: Printable {
    private let assessment: Assessment
    private let row: RowScore
    private let names: TallyNames

    init(_ assessment: Assessment, _ row: RowScore, names: TallyNames) {
        self.assessment = assessment
        self.row = row
        self.names = names
    }

    private func name(_ id: String) -> String { assessment.name(ofItem: id, names) ?? "" }

    /// With their places by 得分率, shared by equal ones; items that do not count come last.
    var ranked: [(rank: Int?, item: ItemScore)] {
        func rate(_ item: ItemScore) -> Int64 {
            Marks(millionths: Marks.one).share(item.earned.millionths, of: item.mark.millionths)
                .millionths
        }
        let counted = row.items.filter(\.state.counts).sorted {
            (rate($1), $0.id) < (rate($0), $1.id)
        }
        var found: [(rank: Int?, item: ItemScore)] = []
        for (index, item) in counted.enumerated() {
            let isTied = index > 0 && rate(counted[index - 1]) == rate(item)
            found.append((isTied ? found[index - 1].rank : index + 1, item))
        }
        return found + row.items.filter { !$0.state.counts }.map { (nil, $0) }
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(RankPhrase.rank(), .number), .init(AssessmentPhrase.item(), .id), .init(""),
            .init(RankPhrase.fullMark(), .number), .init(RankPhrase.earned(), .number),
            .init(ScorePhrase.scoreRate(), .number), .init(RankPhrase.judged(), .number),
            .init(TallyPhrase.rate(), .number), .init(TallyPhrase.verdict(), .id),
            .init("", .id),
        ])
        for (rank, item) in ranked {
            let line = ItemLine(item)
            table.add([
                rank.map(String.init) ?? "—", item.id, name(item.id), item.mark.text(),
                item.state.counts ? item.earned.text() : "—", line.scoreRate,
                String(item.judged), TallyFigure.percent((item.passed, item.judged)), line.met,
                line.note,
            ])
        }
        let met = row.metItems
        return [
            ScorePhrase.itemTitle(
                assessment.round.name ?? assessment.round.id,
                row.score.text(assessment.scheme.decimals),
                row.earned.text(),
                row.fullMark.text()
            )
        ] + table.lines(width: width) + [
            ScorePhrase.metItems(
                String(met.met),
                String(met.tested),
                TallyFigure.percent((Int64(met.met), Int64(met.tested)))
            )
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                RankPhrase.rank(), AssessmentPhrase.item(),
                TallyPhrase.name(AssessmentPhrase.item()), RankPhrase.fullMark(),
                RankPhrase.earned(), ScorePhrase.scoreRate(), RankPhrase.judged(),
                RankPhrase.passed(), TallyPhrase.rate(), TallyPhrase.verdict(), RankPhrase.note(),
            ],
            ranked.map { rank, item in
                let line = ItemLine(item)
                return [
                    rank.map { .number(Int64($0)) } ?? .empty, .id(item.id), .text(name(item.id)),
                    .text(item.mark.text()), .text(item.earned.text()), .text(line.scoreRate),
                    .number(item.judged), .number(item.passed),
                    .text(TallyFigure.percent((item.passed, item.judged))), .text(line.met),
                    .text(line.note),
                ]
            }
        )
    }

    var json: JSONValue {
        let met = row.metItems
        return [
            "row": .text(row.id), "score": .text(row.score.text(assessment.scheme.decimals)),
            "score_millionths": .integer(row.score.millionths),
            "earned": .text(row.earned.text()), "full_mark": .text(row.fullMark.text()),
            "items": .list(row.items.map { ItemLine($0).json }),
            "bonus": .object(
                Dictionary(row.bonus.map { ($0.id, .text($0.marks.text())) }) { first, _ in first }
            ),
            "met_items": .integer(Int64(met.met)), "tested_items": .integer(Int64(met.tested)),
        ]
    }
}

/// Sums by the labels of a grouping: 八大环境, 11 方面.
struct LabelSheet: Printable {
    struct Line {
        let name: String
        let items: Int
        let earned: Marks
        let full: Marks
    }

    let rows: [Line]
    private let grouping: String

    init(_ assessment: Assessment, _ row: RowScore, _ grouping: Scheme.Grouping) {
        self.grouping = grouping.id
        rows = grouping.labels.map { label in
            let items = row.items.filter { label.items.contains($0.id) && $0.state.counts }
            return Line(
                name: label.name,
                items: items.count,
                earned: items.map(\.earned).sum,
                full: items.map(\.mark).sum
            )
        }
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(ScorePhrase.label()), .init(AssessmentPhrase.items(), .number),
            .init(RankPhrase.fullMark(), .number), .init(RankPhrase.earned(), .number),
            .init(ScorePhrase.scoreRate(), .number),
        ])
        for row in rows {
            table.add([
                row.name, String(row.items), row.full.text(), row.earned.text(),
                TallyFigure.percent((row.earned.millionths, row.full.millionths)),
            ])
        }
        return table.lines(width: width)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                ScorePhrase.label(), AssessmentPhrase.items(), RankPhrase.fullMark(),
                RankPhrase.earned(), ScorePhrase.scoreRate(),
            ],
            rows.map { row in
                [
                    .text(row.name), .number(Int64(row.items)), .text(row.full.text()),
                    .text(row.earned.text()),
                    .text(TallyFigure.percent((row.earned.millionths, row.full.millionths))),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "grouping": .text(grouping),
            "labels": .list(
                rows.map { row in
                    [
                        "name": .text(row.name), "items": .integer(Int64(row.items)),
                        "earned": .text(row.earned.text()), "full_mark": .text(row.full.text()),
                    ]
                }
            ),
        ]
    }
}

/// Streets × items: 得分率 of each item, or by a deduction scheme the points taken off.
struct MatrixSheet: Printable {
    private let assessment: Assessment
    private let names: TallyNames
    /// By row and item; `nil` by share.
    private let pointsOff: [String: [Marks]]?

    init(_ assessment: Assessment, names: TallyNames) {
        self.assessment = assessment
        self.names = names
        let rows = assessment.ranks.places.map { place in
            (place.row.id, place.row.pointsOff(assessment.scheme.decimals).items)
        }
        pointsOff =
            assessment.scheme.method == .deduction
            ? Dictionary(rows) { first, _ in first } : nil
    }

    var legend: String {
        pointsOff == nil ? ScorePhrase.matrixLegend() : ScorePhrase.deductionLegend()
    }

    var places: [RankList.Place] { assessment.ranks.places }

    /// Items that any row has in its score or tested.
    var items: [Int] {
        assessment.scheme.items.indices.filter { index in
            places.contains { $0.row.items[index].state.counts }
        }
    }

    /// What stands for an item, by its number, of a row.
    func cell(_ row: RowScore, _ index: Int) -> String {
        let item = row.items[index]
        return switch item.state {
        case .scored:
            pointsOff?[row.id].map { $0[index].text(assessment.scheme.decimals) }
                ?? String(
                    TallyFigure.percent((item.earned.millionths, item.mark.millionths)).dropLast()
                )
        case .exempt, .exemptLeftOut: "*"
        case .filled: "="
        default: "—"
        }
    }

    /// As many items a block as fit the width.
    func lines(width: Int) -> [String] {
        var lines: [String] = []
        var rest = items[...]
        while !rest.isEmpty {
            var count = rest.count
            while count > 1, block(rest.prefix(count)).contains(where: { TextWidth.of($0) > width })
            {
                count -= 1
            }
            if !lines.isEmpty { lines.append("") }
            lines += block(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return (lines.isEmpty ? [TallyPhrase.nothing()] : lines) + [legend]
    }

    private func block(_ items: ArraySlice<Int>) -> [String] {
        var table = TextTable(
            [.init(TallyPhrase.office(), .id), .init(RankPhrase.score(), .number)]
                + items.map { .init(assessment.scheme.items[$0].id, .number) }
        )
        for place in places {
            table.add(
                [
                    place.row.id,
                    place.row.isTested ? place.row.score.text(assessment.scheme.decimals) : "—",
                ] + items.map { cell(place.row, $0) }
            )
        }
        return table.lines(width: .max)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [TallyPhrase.office(), TallyPhrase.name(TallyPhrase.office()), RankPhrase.score()]
                + items.map { assessment.scheme.items[$0].id },
            places.map { place in
                [
                    .id(place.row.id), .text(names.name(of: place.row.id, .office) ?? ""),
                    .text(
                        place.row.isTested ? place.row.score.text(assessment.scheme.decimals) : ""
                    ),
                ] + items.map { .text(cell(place.row, $0)) }
            }
        )
    }

    var json: JSONValue {
        [
            "items": .list(items.map { .text(assessment.scheme.items[$0].id) }),
            "rows": .list(
                places.map { place in
                    [
                        "id": .text(place.row.id),
                        "score_millionths": .integer(place.row.score.millionths),
                        "items": .list(items.map { ItemLine(place.row.items[$0]).json }),
                    ]
                }
            ),
        ]
    }
}
