import Inspection
import Journaling
import Testing

/// One kind of measurement with facts just under, at and just over its limit.
struct Measured: Sendable, CustomTestStringConvertible {
    let kind: Indicator.Kind
    let limit: String
    let unit: String
    let fields: String
    let facts: [Facts]
    var testDescription: String { kind.rawValue }

    static let all: [Measured] = [
        Measured(
            kind: .count,
            limit: "3",
            unit: "cables",
            fields: "count",
            facts: [2, 3, 4].map { Facts(["count": .integer($0)]) }
        ),
        Measured(
            kind: .ratio,
            limit: "95",
            unit: "%",
            fields: "numerator;denominator",
            facts: [949, 950, 951].map {
                Facts(["numerator": .integer($0), "denominator": .integer(1000)])
            }
        ),
        Measured(
            kind: .area,
            limit: "0.5",
            unit: "m2",
            fields: "area_m2",
            facts: [4999, 5000, 5001].map { Facts(["area_cm2": .integer($0)]) }
        ),
        Measured(
            kind: .length,
            limit: "1.20",
            unit: "m",
            fields: "width_m",
            facts: [1199, 1200, 1201].map { Facts(["width_mm": .integer($0)]) }
        ),
        Measured(
            kind: .interval,
            limit: "500",
            unit: "m",
            fields: "positions_m;street_start_m;street_end_m",
            facts: [499_999, 500_000, 500_001].map {
                Facts([
                    "positions_mm": .list([.integer(100_000), .integer(100_000 + $0)]),
                    "street_start_mm": .integer(0), "street_end_mm": .integer(700_000),
                ])
            }
        ),
        Measured(
            kind: .age,
            limit: "28",
            unit: "days",
            fields: "last_check_date;observed_date",
            facts: ["2026-03-04", "2026-03-03", "2026-03-02"].map {
                Facts([
                    "last_check_date": WorkDate($0).map { .date($0) } ?? .integer(0),
                    "observed_date": WorkDate("2026-03-31").map { .date($0) } ?? .integer(0),
                ])
            }
        ),
        Measured(
            kind: .set,
            limit: "2",
            unit: "things",
            fields: "first;second;third",
            facts: [1, 2, 3].map { there in
                Facts(
                    Dictionary(
                        uniqueKeysWithValues: ["first", "second", "third"].enumerated()
                            .map { ($1, .condition($0 < there)) }
                    )
                )
            }
        ),
        Measured(
            kind: .ratePer,
            limit: "8",
            unit: "per_10000_people",
            fields: "numerator;denominator",
            facts: [799, 800, 801].map {
                Facts(["numerator": .integer($0), "denominator": .integer(1_000_000)])
            }
        ),
        Measured(
            kind: .value,
            limit: "1.5",
            unit: "m2_per_person",
            fields: "value",
            facts: [1499, 1500, 1501].map { Facts(["value_milli": .integer($0)]) }
        ),
    ]

    func indicator(_ comparator: Comparator) -> Indicator {
        InspectionTests.indicator([
            .nameChinese: "某项", .kind: kind.rawValue, .comparator: comparator.rawValue,
            .limit: limit, .unit: unit, .evidenceFields: fields,
        ])
    }
}

/// Open and closed limits, without rounding.
@Suite struct LimitTests {
    @Test(
        arguments: Measured.all,
        [
            (.less, [.pass, .fail, .fail]), (.atMost, [.pass, .pass, .fail]),
            (.equal, [.fail, .pass, .fail]), (.atLeast, [.fail, .pass, .pass]),
            (.more, [.fail, .fail, .pass]),
        ] as [(Comparator, [Judgement])]
    )
    func `every kind is judged under, at and over its limit`(
        measured: Measured,
        outcome: (comparator: Comparator, under: [Judgement])
    ) {
        let indicator = measured.indicator(outcome.comparator)

        #expect(indicator.faults.isEmpty)
        #expect(measured.facts.map { indicator.judgement(of: $0) } == outcome.under)
    }

    @Test(arguments: Measured.all)
    func `without the fact nothing is judged, and the fact is named`(measured: Measured) {
        let judgement = measured.indicator(.atLeast).judgement(of: Facts())

        guard case .undecided(.missing(let names)) = judgement else {
            Issue.record("\(judgement)")
            return
        }
        #expect(names.first.map { measured.facts[0][$0] != nil } == true)
    }

    @Test func `what must not be there passes only when none was seen`() {
        let none = indicator([
            .kind: "presence", .comparator: "==", .limit: "0", .evidenceFields: "count",
        ])

        #expect(none.judgement(of: Facts(["count": 0])) == .pass)
        #expect(none.judgement(of: Facts(["count": 1])) == .fail)
        #expect(none.judgement(of: Facts(["seen": .condition(false)])) == .pass)
        #expect(none.judgement(of: Facts(["seen": .condition(true)])) == .fail)
        #expect(none.judgement(of: Facts(), found: 0) == .pass)
        #expect(none.judgement(of: Facts(), found: 2) == .fail)
        #expect(none.judgement(of: Facts(["count": -1])) == .undecided(.impossible("count")))
    }

    @Test func `what must be there fails where it lacks`() {
        let wanted = indicator([
            .kind: "presence", .comparator: "==", .limit: "1", .unit: "present",
        ])

        #expect(wanted.judgement(of: Facts(["present": .condition(true)])) == .pass)
        #expect(wanted.judgement(of: Facts(["present": .condition(false)])) == .fail)
        #expect(wanted.judgement(of: Facts(), found: 0) == .pass)
        #expect(wanted.judgement(of: Facts(), found: 1) == .fail)
        #expect(wanted.judgement(of: Facts()) == .undecided(.missing(["present"])))
    }

    @Test func `the number of problems stands in only where more is worse`() {
        let cables = indicator([
            .kind: "count", .comparator: "<=", .limit: "3", .evidenceFields: "count",
        ])
        let spots = indicator([
            .kind: "count", .comparator: ">=", .limit: "5", .evidenceFields: "count",
        ])

        #expect(cables.judgement(of: Facts(), found: 3) == .pass)
        #expect(cables.judgement(of: Facts(), found: 4) == .fail)
        #expect(spots.judgement(of: Facts(), found: 9) == .undecided(.missing(["count"])))
    }

    @Test func `without a limit nothing is ever judged`() {
        let counted = indicator([.kind: "count", .comparator: "none", .evidenceFields: "count"])

        #expect(counted.mode == .acts)
        #expect(counted.judgement(of: Facts(["count": 0])) == .undecided(.tallyOnly))
        #expect(counted.judgement(of: Facts(["count": 7]), found: 7) == .undecided(.tallyOnly))
    }

    @Test func `limits are compared without rounding, however large the numbers`() {
        let rate = indicator([
            .kind: "ratio", .comparator: ">", .limit: "95.000000001", .unit: "%",
            .evidenceFields: "numerator;denominator",
        ])

        #expect(rate.judgement(numerator: 95, denominator: 100) == .fail)
        #expect(rate.judgement(numerator: .max, denominator: .max) == .pass)
        #expect(rate.judgement(numerator: .max - 1, denominator: .max) == .pass)
    }

    @Test(arguments: [
        ("95", "95"), ("95.0", "95"), ("0.50", "0.5"), ("-3", "-3"), ("９５．５", "95.5"),
        ("000.5", "0.5"),
    ])
    func `a limit is read however it is written`(text: String, plain: String) {
        #expect(ExactDecimal(text)?.text == plain)
    }

    @Test(arguments: [
        "", "-", "5.", ".5", "1e3", "5 %", "1,5", "+5", "0.0000000001", "1234567890123456",
    ])
    func `what is no plain decimal is no limit`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func `comparators are read as people type them`() {
        #expect(Comparator(cell: "≤") == .atMost)
        #expect(Comparator(cell: "＞＝") == .atLeast)
        #expect(Comparator(cell: "=") == .equal)
        #expect(Comparator(cell: "about") == nil)
        #expect([Comparator.less, .more].allSatisfy { !$0.isClosed })
    }
}

extension Facts.Value: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
}
