import CentralLedger
import Inspection
import Journaling
import Reports

/// A comparison as table, CSV and JSON.
struct ComparisonSheet {
    private let comparison: Comparison
    private let names: (String, String)
    private let sets: (Digest, Digest)
    private let scopes: (TallyScope, TallyScope)
    private let isExplained: Bool

    init(
        _ comparison: Comparison,
        names: (String, String),
        sets: (Digest, Digest),
        scopes: (TallyScope, TallyScope),
        isExplained: Bool
    ) {
        self.comparison = comparison
        self.names = names
        self.sets = sets
        self.scopes = scopes
        self.isExplained = isExplained
    }

    private var scope: TallyScope { scopes.1 }

    /// With its sign: `+2`, `−3`, `0`.
    static func signed(_ number: Int64) -> String {
        number > 0 ? "+\(number)" : number < 0 ? "−\(-number)" : "0"
    }

    private static func figures(_ measures: Measures) -> [Int64] {
        [
            measures.made, measures.failed, measures.found, measures.settled, measures.left,
        ]
    }

    private static var headings: [String] {
        [
            TallyPhrase.made(), TallyPhrase.failed(), TallyPhrase.found(), TallyPhrase.settled(),
            TallyPhrase.left(),
        ]
    }

    /// Sums that no column shows, where they change.
    private static func others(_ change: Measures) -> String {
        let shown: Set = ["failed", "found", "settled"]
        return change.sums.filter { $0.value != 0 && !shown.contains($0.name) }
            .map { "\($0.name) \(signed($0.value))" }.joined(separator: ", ")
    }

    private static func short(_ digest: Digest?) -> String {
        digest.map { String($0.hex.prefix(8)) } ?? "—"
    }
}

extension ComparisonSheet: Printable {
    func lines(width: Int) -> [String] {
        let dates = scope.question.dates
        var table = TextTable(
            [
                TextTable.Column(ComparePhrase.cause(), .text),
                TextTable.Column(ComparePhrase.records(), .number),
            ] + ComparisonSheet.headings.map { TextTable.Column($0, .number) }
        )
        func row(_ name: String, _ measures: Measures) {
            table.add([name, ""] + ComparisonSheet.figures(measures).map(String.init))
        }
        row(names.0, comparison.before)
        for (cause, change, records) in comparison.causes {
            table.add(
                [cause(), String(records)]
                    + ComparisonSheet.figures(change).map(ComparisonSheet.signed)
            )
        }
        row(names.1, comparison.after)
        var lines = [
            ComparePhrase.title(
                names.0,
                names.1,
                dates.lowerBound.text,
                dates.upperBound.text
            )
        ]
        lines += table.lines(width: width)
        if comparison.isNothing { lines.append(ComparePhrase.nothing()) }
        let isToExplain = isExplained && !comparison.differences.isEmpty
        return lines + (isToExplain ? explanation(width: width) : [])
    }

    private func explanation(width: Int) -> [String] {
        var table = TextTable([
            .init(TallyPhrase.record(), .text), .init(ComparePhrase.cause(), .id),
            .init(TallyPhrase.failed(), .number), .init(TallyPhrase.found(), .number),
            .init(ComparePhrase.before(), .id), .init(ComparePhrase.after(), .id),
        ])
        for difference in comparison.differences {
            table.add([
                difference.record, difference.cause(),
                ComparisonSheet.signed(difference.change.failed),
                ComparisonSheet.signed(difference.change.found),
                ComparisonSheet.short(difference.before), ComparisonSheet.short(difference.after),
            ])
        }
        return [""] + table.lines(width: width)
    }

    /// One row a difference; the changes of a column add up to the difference of the two tallies.
    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                TallyPhrase.record(), ComparePhrase.cause(), ComparePhrase.register(),
                ComparePhrase.before(), ComparePhrase.after(), ComparePhrase.act(),
            ] + ComparisonSheet.headings + [ComparePhrase.others()],
            comparison.differences.map { difference in
                [
                    .id(difference.record), .text(difference.cause()),
                    .id(difference.register ?? ""), .id(difference.before?.hex ?? ""),
                    .id(difference.after?.hex ?? ""), .id(difference.act?.hex ?? ""),
                ] + ComparisonSheet.figures(difference.change).map(TableCell.number)
                    + [.text(ComparisonSheet.others(difference.change))]
            }
        )
    }

    var json: JSONValue {
        let dates = scope.question.dates
        return [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "where": scope.filtersJSON,
            "before": [
                "name": .text(names.0), "set": .text(sets.0.hex), "scope": scopes.0.json,
                "total": .object(comparison.before.json),
            ],
            "after": [
                "name": .text(names.1), "set": .text(sets.1.hex), "scope": scopes.1.json,
                "total": .object(comparison.after.json),
            ],
            "causes": .list(
                comparison.causes.map { cause, change, records in
                    [
                        "cause": .text(cause.rawValue), "records": .integer(Int64(records)),
                        "change": .object(change.json.filter { $0.value != 0 }),
                    ]
                }
            ),
            "differences": .list(
                comparison.differences.map { difference in
                    var members: [String: JSONValue] = [
                        "record": .text(difference.record),
                        "cause": .text(difference.cause.rawValue),
                        "change": .object(difference.change.json.filter { $0.value != 0 }),
                    ]
                    members["register"] = difference.register.map(JSONValue.text)
                    members["before"] = difference.before.map { .text($0.hex) }
                    members["after"] = difference.after.map { .text($0.hex) }
                    members["act"] = difference.act.map { .text($0.hex) }
                    return .object(members)
                }
            ),
        ]
    }
}
