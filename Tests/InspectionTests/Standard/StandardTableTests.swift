import Inspection
import Journaling
import Testing

/// Contradictions in a standard's file.
@Suite struct StandardTableTests {
    private static let good: [IndicatorColumn: String] = [
        .nameChinese: "某项", .kind: "presence", .comparator: "==", .limit: "0",
        .pointTypes: "ROAD", .evidenceFields: "count",
    ]

    private static let rate: [IndicatorColumn: String] = [
        .nameChinese: "某率", .kind: "ratio", .comparator: ">", .limit: "95", .unit: "%",
        .evidenceFields: "numerator;denominator",
    ]

    private func table(_ rows: [IndicatorColumn: String]...) -> StandardTable {
        StandardTable(
            rows.enumerated().map { index, cells in
                StandardTable.Row(
                    line: index + 2,
                    code: cells[.code] ?? "C-\(index)",
                    claim: row(cells)
                )
            },
            types: ["ROAD", "MALL"]
        )
    }

    private static func changed(
        _ base: [IndicatorColumn: String],
        _ change: [IndicatorColumn: String]
    ) -> [IndicatorColumn: String] { base.merging(change) { $1 } }

    @Test(
        arguments: [
            (good, [.kind: "presense"], .kindUnknown, .kind, "presense"),
            (good, [.comparator: "about"], .comparatorUnknown, .comparator, "about"),
            (good, [.limit: "nought"], .limitNotNumber, .limit, "nought"),
            (good, [.comparator: ""], .limitWithoutComparator, .limit, "0"),
            (good, [.comparator: "none"], .limitWithoutComparator, .limit, "0"),
            (good, [.limit: ""], .comparatorWithoutLimit, .limit, ""),
            (rate, [.unit: "m"], .unitUnfit, .unit, "m"),
            (
                rate, [.evidenceFields: "numerator"], .ratioWithoutFields, .evidenceFields,
                "numerator"
            ),
            (good, [.kind: "area", .unit: "m2"], .fieldMissing, .evidenceFields, "…_m2"),
            (good, [.evidenceFields: "Count"], .fieldName, .evidenceFields, "Count"),
            (good, [.mode: "deeds"], .modeUnknown, .mode, "deeds"),
            (good, [.due: "perhaps"], .dueUnknown, .due, "perhaps"),
            (good, [.exemption: "卫生城市"], .exemptionUnreadable, .exemption, "卫生城市"),
            (rate, [.minimum: "many"], .minimumNotNumber, .minimum, "many"),
            (good, [.minimum: "21"], .minimumWithoutRatio, .minimum, "21"),
            (good, [.rule: "count &"], .ruleUnreadable, .rule, "count &"),
            (good, [.rule: "neat"], .ruleUnfit, .rule, "neat"),
            (good, [.reading: "under=repair"], .readingUnknown, .reading, "under=repair"),
            (rate, [.reading: "per=thing"], .readingUnknown, .reading, "per=thing"),
            (good, [.reading: "field=width_m"], .readingUnknown, .reading, "field=width_m"),
        ]
            as [(
                [IndicatorColumn: String], [IndicatorColumn: String], IndicatorFault.Reason,
                IndicatorColumn, String
            )]
    )
    func `a cell that cannot be understood is an error with line and column`(
        base: [IndicatorColumn: String],
        change: [IndicatorColumn: String],
        reason: IndicatorFault.Reason,
        column: IndicatorColumn,
        text: String
    ) throws {
        let table = table(Self.good, Self.changed(base, change))

        let issue = try #require(table.issues.first)
        #expect(issue.line == 3)
        #expect(issue.column == column)
        #expect(issue.kind == .fault(reason))
        #expect(issue.text == text || reason == .ratioWithoutFields)
        #expect(issue.isError && table.hasErrors)
        #expect(table.indicators[1].judgement(of: Facts(["count": 0])) == .undecided(.unreadable))
    }

    @Test func `good rows have nothing to say`() {
        #expect(table(Self.good, Self.changed(Self.rate, [.minimum: "21"])).issues.isEmpty)
    }

    @Test func `a code that stands there twice is named with both lines`() throws {
        let table = table(
            Self.changed(Self.good, [.code: "C-1"]),
            Self.changed(Self.good, [.code: "C-1", .nameChinese: "别项"])
        )

        let issue = try #require(table.issues.first)
        #expect(issue.kind == .codeTwice && issue.line == 3 && issue.otherLine == 2)
        #expect(table.indicators.count == 1)
    }

    @Test func `a code must be one and a name must be there`() {
        let table = table(
            Self.changed(Self.good, [.code: "C 1"]),
            Self.changed(Self.good, [.nameChinese: ""])
        )

        #expect(table.issues.map(\.kind) == [.codeUnusable, .nameMissing])
    }

    @Test func `a kind of place that the table does not have is named`() throws {
        let table = table(
            Self.changed(Self.good, [.pointTypes: "ROAD;STRASSE", .optionalAt: "ANY"])
        )

        #expect(table.issues.map(\.kind) == [.typeUnknown])
        #expect(table.issues.first?.text == "STRASSE")
    }

    @Test func `the same name at the same place with another limit is an error`() throws {
        let other = Self.changed(Self.rate, [.nameChinese: "某 率", .limit: "90"])
        let issue = try #require(table(Self.rate, other).issues.first)

        #expect(issue.kind == .limitsDiffer && issue.isError)
        #expect(issue.line == 3 && issue.otherLine == 2 && issue.column == .limit)
        #expect(issue.text == "90")
    }

    @Test func `at another place it may have another limit`() {
        let one = Self.changed(Self.rate, [.pointTypes: "ROAD"])
        let other = Self.changed(Self.rate, [.pointTypes: "MALL", .limit: "90"])

        #expect(table(one, other).issues.isEmpty)
    }

    @Test func `the same asked twice, or never judged, or too small a sample is a warning`() {
        let twice = table(Self.good, Self.good)
        let never = table(
            Self.changed(Self.good, [.comparator: "none", .limit: "", .mode: "state"])
        )
        let small = table(Self.changed(Self.rate, [.minimum: "20"]))

        #expect(twice.issues.map(\.kind) == [.sameTwice])
        #expect(never.issues.map(\.kind) == [.neverJudged])
        #expect(small.issues.map(\.kind) == [.minimumTooSmall])
        let hasErrors = [twice, never, small].map(\.hasErrors)
        #expect(hasErrors == [false, false, false])
    }

    @Test func `a comparison lists what came, went and changed`() {
        let old = [
            "A": row(Self.good), "B": row(Self.rate),
            "C": row(Self.changed(Self.good, [.limit: "0.0", .pointTypes: "MALL;ROAD"])),
        ]
        let new = [
            "B": row(Self.changed(Self.rate, [.limit: "99", .comparator: ">="])),
            "C": row(Self.changed(Self.good, [.comparator: "=", .pointTypes: "ROAD;MALL"])),
            "D": row(Self.good),
        ]

        let comparison = StandardComparison(old, new)

        #expect(comparison.added == ["D"])
        #expect(comparison.removed == ["A"])
        #expect(
            comparison.changes.map { [$0.code, $0.column.rawValue, $0.old, $0.new] }
                == [["B", "comparator", ">", ">="], ["B", "limit", "95", "99"]]
        )
        #expect(comparison.unchanged == 1)
    }
}
