import Inspection
import Testing

/// Rates over sums, with a minimum.
@Suite struct RateTests {
    private let yielding = indicator([
        .kind: "ratio", .comparator: ">", .limit: "95", .unit: "%", .minimum: "21",
        .evidenceFields: "numerator;denominator",
    ])

    private func share(_ perItem: Bool) -> Indicator {
        indicator([
            .kind: "ratio", .comparator: ">=", .limit: "40", .unit: "%",
            .evidenceFields: "advert_area_m2;hoarding_area_m2",
            .reading:
                "numerator=advert_area_m2;denominator=hoarding_area_m2;per="
                + (perItem ? "item" : "all"),
        ])
    }

    @Test func `below the minimum a rate says nothing, at it one miss is allowed`() {
        #expect(
            yielding.judgement(numerator: 20, denominator: 20)
                == .undecided(.sampleTooSmall(denominator: 20, minimum: 21))
        )
        #expect(yielding.judgement(numerator: 20, denominator: 21) == .pass)
        #expect(yielding.judgement(numerator: 19, denominator: 21) == .fail)
    }

    @Test func `without anything observed there is no rate`() {
        #expect(yielding.judgement(numerator: 0, denominator: 0) == .undecided(.noRate))
    }

    @Test func `a part larger than the whole cannot be`() {
        #expect(
            yielding.judgement(numerator: 22, denominator: 21)
                == .undecided(.impossible("numerator"))
        )
        #expect(
            yielding.judgement(numerator: -1, denominator: 21)
                == .undecided(.impossible("numerator"))
        )
        #expect(
            yielding.judgement(numerator: 0, denominator: -1)
                == .undecided(.impossible("denominator"))
        )
    }

    @Test func `counts are summed, not their rates averaged`() {
        // 100 % of 2 and 94 % of 100 are 96 of 102: 94.1 %, although the mean of the rates is 97 %.
        let facts = Facts(["numerator": .list([2, 94]), "denominator": .list([2, 100])])

        #expect(yielding.fraction(of: facts).map { [$0.numerator, $0.denominator] } == [96, 102])
        #expect(yielding.judgement(of: facts) == .fail)
    }

    @Test func `hoardings are judged together or one by one`() {
        let facts = Facts([
            "advert_area_cm2": .list([60_000, 30_000]),
            "hoarding_area_cm2": .list([100_000, 100_000]),
        ])

        #expect(share(false).judgement(of: facts) == .pass)
        #expect(share(true).judgement(of: facts) == .fail)
    }

    @Test func `lists of different lengths cannot be`() {
        let facts = Facts(["numerator": .list([1, 2]), "denominator": .list([3])])

        #expect(yielding.judgement(of: facts) == .undecided(.impossible("numerator")))
    }

    @Test func `a figure that rose since last year passes where the standard says so`() {
        let green = indicator([
            .kind: "ratio", .comparator: ">=", .limit: "36", .unit: "%",
            .evidenceFields: "value;previous_year_value",
            .reading: "or=rising;before=previous_year_value",
        ])
        func judged(_ value: Int64, _ before: Int64) -> Judgement {
            green.judgement(
                of: Facts([
                    "value_milli": .integer(value), "previous_year_value_milli": .integer(before),
                ])
            )
        }

        #expect(judged(36_000, 40_000) == .pass)
        #expect(judged(35_900, 35_800) == .pass)
        #expect(judged(35_900, 35_900) == .fail)
        #expect(
            green.judgement(of: Facts(["value_milli": 35_900]))
                == .undecided(.missing(["previous_year_value_milli"]))
        )
    }
}
