import CentralLedger
import Inspection
import Journaling
import Reports

/// The entries behind a sum, one line a check or count.
struct TallyExplanationSheet {
    private let explanation: TallyExplanation
    private let span: ClosedRange<WorkDate>
    private let filters: [TallyFilter]

    init(_ explanation: TallyExplanation, span: ClosedRange<WorkDate>, filters: [TallyFilter]) {
        self.explanation = explanation
        self.span = span
        self.filters = filters
    }

    /// The answer that counts; `nil` for counts.
    private static func answer(_ measures: Measures) -> Answer? {
        let answers: [(Int64, Answer)] = [
            (measures.passed, .pass), (measures.failed, .fail), (measures.exempt, .exempt),
            (measures.notApplicable, .notApplicable), (measures.notLookedAt, .notLookedAt),
            (measures.couldNotSee, .couldNotSee),
        ]
        return answers.first { $0.0 > 0 }?.1
    }

    private static func word(_ measures: Measures) -> String {
        answer(measures).map { ClaimPhrase($0)() } ?? ""
    }

    private static func entries(_ line: TallyExplanation.Line) -> String {
        line.entries.map { "\($0.register):\($0.statement.digest.hex.prefix(8))" }
            .joined(separator: " ")
    }
}

extension TallyExplanationSheet: Printable {
    func lines(width: Int) -> [String] {
        var lines = [
            TallyPhrase.explainTitle(
                span.lowerBound.text,
                span.upperBound.text,
                String(explanation.lines.count)
            )
        ]
        if !filters.isEmpty {
            lines.append(TallyPhrase.filtered(filters.map(\.text).joined(separator: "  ")))
        }
        guard !explanation.lines.isEmpty else { return lines + [TallyPhrase.nothing()] }
        let whole = table(hasLeft: true).lines(width: width)
        let fits = whole.allSatisfy { TextWidth.of($0) <= width }
        return lines + (fits ? whole : table(hasLeft: false).lines(width: width))
    }

    private func table(hasLeft: Bool) -> TextTable {
        let left = hasLeft ? [TextTable.Column(TallyPhrase.left(), .number)] : []
        var table = TextTable(
            [
                TextTable.Column(TallyPhrase.record(), .id),
                TextTable.Column(TallyPhrase.inspector(), .id),
                TextTable.Column(TallyPhrase.answer(), .id),
                TextTable.Column(TallyPhrase.found(), .number),
            ] + left + [
                TextTable.Column(TallyPhrase.entries(), .id),
                TextTable.Column(TallyPhrase.doubt(), .id),
            ]
        )
        func figures(_ measures: Measures) -> [String] {
            [String(measures.found)] + (hasLeft ? [String(measures.left)] : [])
        }
        for line in explanation.lines {
            table.add(
                [line.record, line.facet.inspector, TallyExplanationSheet.word(line.measures)]
                    + figures(line.measures)
                    + [
                        line.entries.first.map { String($0.statement.digest.hex.prefix(8)) } ?? "",
                        line.measures.doubtMarks,
                    ]
            )
        }
        let total = explanation.total
        table.add([TallyPhrase.total(), "", ""] + figures(total) + ["", total.doubtMarks])
        return table
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                TallyPhrase.record(), TallyPhrase.inspector(), TallyPhrase.answer(),
                TallyPhrase.found(), TallyPhrase.settled(), TallyPhrase.entries(),
            ],
            explanation.lines.map { line in
                [
                    .id(line.record), .id(line.facet.inspector),
                    .text(TallyExplanationSheet.word(line.measures)),
                    .number(line.measures.found), .number(line.measures.settled),
                    .text(TallyExplanationSheet.entries(line)),
                ]
            }
        )
    }

    /// An entry in force; of a decision also whose word it chose.
    private static func json(_ entry: EntryInForce) -> JSONValue {
        var members: [String: JSONValue] = [
            "record": .text(entry.record),
            "register": .text(entry.register),
            "digest": .text(entry.statement.digest.hex),
            "device": .text(entry.statement.device.hex),
            "seq": .integer(entry.statement.seq),
            "inspector": .text(entry.statement.inspector),
        ]
        switch entry.credit?.decision {
        case .chosen: members["decided"] = "chosen"
        case .own: members["decided"] = "own"
        case nil, DecisionKind.none?: break
        }
        if let credit = entry.credit, credit.decision == .chosen {
            members["said"] = [
                "digest": .text(credit.statement.digest.hex),
                "device": .text(credit.statement.device.hex),
                "seq": .integer(credit.statement.seq),
                "inspector": .text(credit.inspector),
            ]
        }
        return .object(members)
    }

    var json: JSONValue {
        [
            "from": .text(span.lowerBound.text), "to": .text(span.upperBound.text),
            "where": .object(
                TallyFilter.merged(filters).reduce(into: [:]) { members, filter in
                    members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
                }
            ),
            "lines": .list(
                explanation.lines.map { line in
                    [
                        "record": .text(line.record), "inspector": .text(line.facet.inspector),
                        "indicator": .text(line.indicator),
                        "measures": .object(line.measures.json.filter { $0.value != 0 }),
                        "entries": .list(
                            line.entries.map(TallyExplanationSheet.json)
                        ),
                    ]
                }
            ),
            "total": .object(explanation.total.json),
        ]
    }
}
