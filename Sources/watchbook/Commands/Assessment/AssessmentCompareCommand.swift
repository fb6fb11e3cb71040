import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

/// `watchbook assessment compare`: a round against the one before.
struct AssessmentCompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: AssessmentPhrase.compareAbstract(),
            discussion: AssessmentPhrase.compareDiscussion()
        )
    }

    @OptionGroup var options: RoundOptions

    @Argument(help: ArgumentHelp(RankPhrase.beforeHelp, value: AssessmentPhrase.roundValue))
    var before: String?

    @Option(help: ArgumentHelp(ScorePhrase.rowHelp, value: AssessmentPhrase.officeValue))
    var row: String?

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try AssessmentDesk(options.ledger)
        let round = try desk.round(options.round)
        let now = try desk.assessment(of: round, by: by.dimension)
        guard let earlier = try desk.previous(of: round, named: before, by: by.dimension) else {
            guard let name = round.previous else { throw Problem(.roundBeforeNone, round.record) }
            throw Problem(.unknownRound, name, options.ledger)
        }
        let then = try desk.asPublished(earlier, by: by)
        let published = [then.change, desk.publishedChange(now)].compactMap { $0 }
        let comparison = RoundComparison(now, before: then.assessment, desk.books)
        let printer = try ResultPrinter(json: common.json, table)
            .of(desk.ledger, on: round.dates.upperBound, at: common.moment())
        if let row {
            guard comparison.rows.contains(where: { $0.id == row }) else {
                throw Problem(.unknownRow, row, round.record)
            }
            try printer.show(ItemChangeSheet(comparison, row: row, published))
        } else {
            try printer.show(
                RoundChangeSheet(
                    comparison,
                    by: by.dimension,
                    decimals: now.scheme.decimals,
                    names: desk.names(of: round),
                    published
                )
            )
        }
    }
}

/// Scores and ranks of two rounds.
struct RoundChangeSheet: Printable {
    private let comparison: RoundComparison
    private let dimension: TallyDimension
    private let decimals: Int
    private let names: TallyNames
    private let published: [PublishedChange]

    /// `published`: results that were published otherwise than the entries of now say.
    init(
        _ comparison: RoundComparison,
        by dimension: TallyDimension,
        decimals: Int,
        names: TallyNames,
        _ published: [PublishedChange]
    ) {
        self.comparison = comparison
        self.dimension = dimension
        self.decimals = decimals
        self.names = names
        self.published = published
    }

    private func score(_ place: RankList.Place?) -> Marks? {
        guard let place, place.row.isTested else { return nil }
        return place.row.score.rounded(to: decimals)
    }

    private func cells(_ row: RoundComparison.Row) -> [String] {
        let (before, now) = (score(row.before), score(row.now))
        var change = "—"
        if comparison.isSameScheme, let before, let now {
            change = (now > before ? "+" : "") + (now - before).text(decimals)
        }
        return [
            before?.text(decimals) ?? "—", now?.text(decimals) ?? "—", change,
            row.before?.rank.map(String.init) ?? "—", row.now?.rank.map(String.init) ?? "—",
        ]
    }

    private var headings: [String] {
        [
            TallyPhrase.before(RankPhrase.score()), TallyPhrase.now(RankPhrase.score()),
            TallyPhrase.change(), TallyPhrase.before(RankPhrase.rank()),
            TallyPhrase.now(RankPhrase.rank()),
        ]
    }

    func lines(width: Int) -> [String] {
        var table = TextTable(
            [.init(TallyPhrase(dimension)(), .id), .init("", .text)]
                + headings.map { .init($0, .number) }
        )
        for row in comparison.rows {
            table.add([row.id, names.name(of: row.id, dimension) ?? ""] + cells(row))
        }
        let changed = comparison.changedItems.sorted()
        var lines = table.lines(width: width)
        if !comparison.isSameScheme {
            let (before, now) = comparison.schemes
            lines.append(
                before == now
                    ? AssessmentPhrase.changedScheme(now)
                    : AssessmentPhrase.otherScheme(before, now)
            )
        }
        if !changed.isEmpty {
            lines.append(AssessmentPhrase.notComparable(changed.joined(separator: ", ")))
        }
        return lines + published.map(\.line)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [TallyPhrase(dimension)()] + headings,
            comparison.rows.map { row in [.id(row.id)] + cells(row).map(TableCell.text) }
        )
    }

    var json: JSONValue {
        [
            "rows": .list(
                comparison.rows.map { row in
                    var members: [String: JSONValue] = ["id": .text(row.id)]
                    members["before_millionths"] = row.before.flatMap {
                        $0.row.isTested ? .integer($0.row.score.millionths) : nil
                    }
                    members["now_millionths"] = row.now.flatMap {
                        $0.row.isTested ? .integer($0.row.score.millionths) : nil
                    }
                    members["before_rank"] = row.before?.rank.map { .integer(Int64($0)) }
                    members["now_rank"] = row.now?.rank.map { .integer(Int64($0)) }
                    return .object(members)
                }
            ),
            "same_scheme": .bool(comparison.isSameScheme),
            "not_comparable": .list(comparison.incomparable.map(JSONValue.text)),
            "published_otherwise": .list(published.map(\.json)),
        ]
    }
}

/// The items of one row in two rounds.
struct ItemChangeSheet: Printable {
    private let items: [RoundComparison.Item]
    private let row: String
    private let published: [PublishedChange]

    init(_ comparison: RoundComparison, row: String, _ published: [PublishedChange]) {
        items = comparison.items(of: row).filter { $0.before != nil || $0.now != nil }
        self.row = row
        self.published = published
    }

    private func change(_ item: RoundComparison.Item) -> String {
        guard item.isComparable else { return AssessmentPhrase.incomparable() }
        guard let before = item.before, let now = item.now else { return "—" }
        let points = Marks(millionths: (now - before) * 100)
        return (now > before ? "+" : "") + points.text(1)
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(AssessmentPhrase.item(), .id),
            .init(TallyPhrase.before(ScorePhrase.scoreRate()), .number),
            .init(TallyPhrase.now(ScorePhrase.scoreRate()), .number),
            .init(TallyPhrase.change(), .number),
        ])
        for item in items {
            table.add([
                item.id, RankSheet.percent(item.before), RankSheet.percent(item.now), change(item),
            ])
        }
        return table.lines(width: width) + published.map(\.line)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                AssessmentPhrase.item(), TallyPhrase.before(ScorePhrase.scoreRate()),
                TallyPhrase.now(ScorePhrase.scoreRate()), TallyPhrase.change(),
            ],
            items.map { item in
                [
                    .id(item.id), .text(RankSheet.percent(item.before)),
                    .text(RankSheet.percent(item.now)), .text(change(item)),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "row": .text(row), "published_otherwise": .list(published.map(\.json)),
            "items": .list(
                items.map { item in
                    var members: [String: JSONValue] = [
                        "id": .text(item.id), "comparable": .bool(item.isComparable),
                    ]
                    members["before_millionths"] = item.before.map(JSONValue.integer)
                    members["now_millionths"] = item.now.map(JSONValue.integer)
                    return .object(members)
                }
            ),
        ]
    }
}
