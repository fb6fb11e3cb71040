import ArgumentParser
import CentralLedger
import Inspection
import Journaling

/// `watchbook assessment values`: points of items that are tested otherwise than in the field.
struct ValuesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "values",
            abstract: AssessmentPhrase.valuesAbstract(),
            discussion: AssessmentPhrase.valuesDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(help: ArgumentHelp(AssessmentPhrase.itemHelp, value: AssessmentPhrase.itemValue))
    var item: String?

    @Option(help: ArgumentHelp(AssessmentPhrase.scoreHelp, value: AssessmentPhrase.scoreValue))
    var score: [String] = []

    @Option(help: ArgumentHelp(AssessmentPhrase.fileHelp, value: TallyPhrase.fileValue))
    var file: String?

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (file == nil) != (item == nil || score.isEmpty) else {
            throw ValidationError(AssessmentPhrase.valuesOneWay())
        }
    }

    private static let columns = [
        CSVColumn("row", "office", "unit", "街道", "单位", "对象"),
        CSVColumn("item", "项", "项目", "测评项"), CSVColumn("score", "points", "得分", "分值"),
    ]

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        let scheme = try desk.scheme(round.scheme, on: round.dates.upperBound)
        let rows = ["*"] + desk.rows(of: round, scheme)
        let given = try file.map { try read($0, scheme, rows) } ?? [item ?? "": typed(scheme)]
        for row in given.values.flatMap(\.keys).sorted() where row != "*" {
            try desk.require(row: row, of: round, scheme)
        }
        var known = desk.shelf.values(of: round)
        let statements = given.keys.sorted().map { item in
            // What other rows got for the item stays.
            for (row, marks) in given[item] ?? [:] { known[row, default: [:]][item] = marks }
            let scores = known.compactMapValues { $0[item] }
            return AssessmentStatement(
                record: round.record,
                register: "values.\(item)",
                claim: ["scores": .object(scores.mapValues { .text($0.text(6).shortened) })]
            )
        }
        let written = try act.say(statements, now: common.moment())
        let count = given.values.reduce(0) { $0 + $1.count }
        if common.json {
            print(
                JSONValue.object([
                    "record": .text(round.record), "values": .integer(Int64(count)),
                    "written": .integer(Int64(written.count)), "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else {
            print(AssessmentPhrase.valuesSet(String(count), String(written.count)))
        }
    }

    private func typed(_ scheme: Scheme) throws -> [String: Marks] {
        let most = try ValuesCommand.most(of: item ?? "", scheme)
        var marks: [String: Marks] = [:]
        for text in score {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2,
                let value = ExactDecimal(parts[1]).flatMap({ Marks($0) }),
                value >= .zero, value <= most
            else { throw Problem(.badScore, text, most.text()) }
            marks[parts[0]] = value
        }
        return marks
    }

    /// The whole table; every row that cannot be used is named.
    ///
    /// - Throws: `ExitCode` when a row cannot be used; what reading a table throws.
    private func read(
        _ file: String,
        _ scheme: Scheme,
        _ rows: [String]
    ) throws -> [String: [String: Marks]] {
        let bytes = try ImportSession.bytes(of: file)
        let table = try CSVTable(bytes, file: file, columns: ValuesCommand.columns)
        table.tellUnknown()
        var marks: [String: [String: Marks]] = [:]
        var problems: [Problem] = []
        for row in table.rows {
            do throws(Problem) {
                let given = try ValuesCommand.value(row, scheme, rows)
                marks[given.item, default: [:]][given.row] = given.marks
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else {
            ImportReport.show(problems)
            throw ExitCode.someRefused
        }
        return marks
    }

    /// What one row gives.
    ///
    /// - Throws: `Problem`; with ``Problem/Code/csvUnknown`` for a row of the round that there is
    ///   not.
    private static func value(
        _ row: CSVTable.Row,
        _ scheme: Scheme,
        _ rows: [String]
    ) throws(Problem) -> (item: String, row: String, marks: Marks) {
        let item = try row.text("item")
        guard let most = try? most(of: item, scheme) else { throw row.problem("item") }
        let value = try row.value("score") { text in
            ExactDecimal(text).flatMap { Marks($0) }.flatMap {
                $0 >= .zero && $0 <= most ? $0 : nil
            }
        }
        guard let value else { throw row.problem("score") }
        let id = try row.text("row")
        guard rows.count == 1 || rows.contains(id) else {
            throw row.problem("row", among: Array(rows.dropFirst()))
        }
        return (item, id, value)
    }

    /// The full mark of an item that is tested otherwise, or the most of a bonus.
    private static func most(of id: String, _ scheme: Scheme) throws -> Marks {
        if let item = scheme.items.first(where: { $0.id == id && $0.way != .field }) {
            return item.mark
        }
        if let bonus = scheme.bonus.first(where: { $0.id == id }) { return bonus.most }
        throw Problem(.unknownItem, id, scheme.name ?? "")
    }
}

extension String {
    /// A decimal without the zeros at its end.
    fileprivate var shortened: String {
        guard contains(".") else { return self }
        var text = self
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}

/// `watchbook assessment declare`: the items that a street or unit says it meets.
struct DeclareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "declare",
            abstract: AssessmentPhrase.declareAbstract(),
            discussion: AssessmentPhrase.declareDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(help: ArgumentHelp(AssessmentPhrase.rowHelp, value: AssessmentPhrase.officeValue))
    var row: String

    @Option(help: ArgumentHelp(AssessmentPhrase.itemHelp, value: AssessmentPhrase.itemValue))
    var item: [String]

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        let scheme = try desk.scheme(round.scheme, on: round.dates.upperBound)
        guard Names.isName(row) else { throw Problem(.badName, row) }
        for id in item where !scheme.items.isEmpty && !scheme.items.contains(where: { $0.id == id })
        {
            throw Problem(.unknownItem, id, scheme.name ?? round.scheme)
        }
        try desk.require(row: row, of: round, scheme)
        let written = try act.say(
            [
                AssessmentStatement(
                    record: round.record,
                    register: "declared.\(row)",
                    claim: ["items": .list(Set(item).sorted().map(JSONValue.text))]
                )
            ],
            now: common.moment()
        )
        if common.json {
            print(
                JSONValue.object([
                    "row": .text(row), "items": .integer(Int64(Set(item).count)),
                    "written": .integer(Int64(written.count)), "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else {
            print(AssessmentPhrase.declared(row, String(Set(item).count)))
        }
    }
}
