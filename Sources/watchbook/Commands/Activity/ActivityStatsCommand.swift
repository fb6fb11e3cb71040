import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import Reports

extension ActivityGrouping: ExpressibleByArgument {}

/// `watchbook activity stats`: sums, and rates of sums.
struct ActivityStatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: ActivityPhrase.statsAbstract(),
            discussion: ActivityPhrase.statsDiscussion()
        )
    }

    @OptionGroup var filter: ActivityFilterOptions

    @Option(help: ArgumentHelp(ActivityPhrase.byHelp, value: TallyPhrase.byValue))
    var by: ActivityGrouping?

    @OptionGroup var question: ActivityQuestion

    func run() throws {
        let (book, ledger) = try question.book()
        let files = book.files(try filter.filter(book))
        let grouping = by ?? (filter.form == nil ? .form : .month)
        try question.show(
            ActivityStats(
                book: book,
                form: filter.form.flatMap { book.forms[$0] },
                grouping: grouping,
                files: files
            ),
            of: ledger
        )
    }
}

/// Sums of activities by group; with the fields of one form as columns.
private struct ActivityStats: Printable {
    let book: ActivityBook
    let form: ActivityForm?
    let grouping: ActivityGrouping
    private let groups: [(name: String, sums: ActivitySums)]
    private let total: ActivitySums

    init(
        book: ActivityBook,
        form: ActivityForm?,
        grouping: ActivityGrouping,
        files: [ActivityFile]
    ) {
        self.book = book
        self.form = form
        self.grouping = grouping
        (groups, total) = book.sums(of: files, by: grouping)
    }

    /// Whole numbers first, then amounts, then rates.
    private var numbers: [FormField] { form?.fields.filter { $0.kind == .integer } ?? [] }
    private var amounts: [FormField] { form?.fields.filter { $0.kind == .quantity } ?? [] }
    private var rates: [ActivityForm.Rate] { form?.rates ?? [] }

    func lines(width: Int) -> [String] {
        var columns: [TextTable.Column] = [
            .init(GroupingPhrase(grouping)()), .init(ActivityPhrase.recordsHeading(), .number),
            .init(ActivityPhrase.incompleteHeading(), .number),
            .init(ActivityPhrase.returnedHeading(), .number),
        ]
        // Amounts go first: their sums stand below the table, too.
        columns += numbers.map { .init($0.said, .number, importance: 1) }
        columns += amounts.map { .init($0.said, .number, importance: 0) }
        columns += rates.map { .init($0.name.said, .number, importance: 2) }
        var table = TextTable(columns)
        for (group, sums) in groups { table.add([name(group)] + cells(sums)) }
        table.add([ActivityPhrase.totalRow()] + cells(total))
        return table.lines(width: width) + sumsByUnit + choiceLines
    }

    private func name(_ group: String) -> String {
        switch grouping {
        case .form: book.formName(group)
        case .reporter: book.reporterName(group)
        case .label: book.labels[group]?.name.said ?? group
        default: group
        }
    }

    private func cells(_ sums: ActivitySums) -> [String] {
        [String(sums.made), String(sums.incomplete), String(sums.returned)]
            + numbers.map { String(sums.numbers[$0.id] ?? 0) }
            + amounts.map { amount in
                let units = sums.quantities.filter { $0.value[amount.id] != nil }
                return units.sorted { $0.key < $1.key }.map { unit, fields in
                    "\(ActivityFigure.milli(fields[amount.id] ?? 0)) \(unit)"
                }.joined(separator: " + ")
            } + rates.map { ActivityFigure.rate(sums.parts(of: $0)) }
    }

    /// What was cleaned, moved, mended together, by unit of measure.
    private var sumsByUnit: [String] {
        total.quantities.sorted { $0.key < $1.key }.map { unit, fields in
            let sum = fields.values.reduce(Int64(0)) { sum, value in
                let (result, isTooLarge) = sum.addingReportingOverflow(value)
                return isTooLarge ? .max : result
            }
            return ActivityPhrase.sumOfUnit(unit, ActivityFigure.milli(sum))
        }
    }

    private var choiceLines: [String] {
        guard let form else { return [] }
        return form.fields.compactMap { field in
            guard let counts = total.choices[field.id], !counts.isEmpty else { return nil }
            let words = counts.sorted { $0.key < $1.key }.map { choice, count in
                "\(field.choices.first { $0.id == choice }?.name.said ?? choice) \(count)"
            }
            return ActivityPhrase.choices(field.said, words.joined(separator: ", "))
        }
    }

    var json: JSONValue {
        [
            "date": .text(book.date.text), "by": .text(grouping.rawValue),
            "rows": .list(
                groups.map { group, sums in
                    var members = json(sums).members ?? [:]
                    members[grouping.rawValue] = .text(group)
                    return .object(members)
                }
            ), "total": json(total),
        ]
    }

    private func json(_ sums: ActivitySums) -> JSONValue {
        [
            "made": .integer(sums.made), "incomplete": .integer(sums.incomplete),
            "returned": .integer(sums.returned), "disputed": .integer(sums.disputed),
            "photos": .integer(sums.photos),
            "numbers": .object(sums.numbers.mapValues(JSONValue.integer)),
            "quantities_milli": .object(
                sums.quantities.mapValues { .object($0.mapValues(JSONValue.integer)) }
            ),
            "choices": .object(
                sums.choices.mapValues { .object($0.mapValues(JSONValue.integer)) }
            ),
            "rates": .object(
                Dictionary(
                    rates.map { rate in
                        let parts = sums.parts(of: rate)
                        return (
                            rate.id,
                            [
                                "numerator": .integer(parts.numerator),
                                "denominator": .integer(parts.denominator),
                            ]
                        )
                    }
                ) { $1 }
            ), "entries": .list(sums.entries.map { .text($0.hex) }),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let headings =
            [GroupingPhrase(grouping)()]
            + [
                ActivityPhrase.recordsHeading(), ActivityPhrase.incompleteHeading(),
                ActivityPhrase.returnedHeading(), ActivityPhrase.photosHeading(),
            ] + numbers.map(\.said) + amounts.map { "\($0.said) (\($0.measure ?? ""))" }
            + rates.map(\.name.said)
        let rows = groups.map { (name($0.name), $0.sums) } + [(ActivityPhrase.totalRow(), total)]
        return (
            headings,
            rows.map { name, sums in
                [
                    .text(name), .number(sums.made), .number(sums.incomplete),
                    .number(sums.returned), .number(sums.photos),
                ]
                    + numbers.map { .number(sums.numbers[$0.id] ?? 0) }
                    + amounts.map { amount in
                        let sum = sums.quantities[amount.measure ?? ""]?[amount.id] ?? 0
                        return .text(ActivityFigure.milli(sum))
                    } + rates.map { .text(ActivityFigure.rate(sums.parts(of: $0))) }
            }
        )
    }
}
