import Inspection
import Journaling
import Testing

/// Clauses that can be read in two ways.
@Suite struct ReadingTests {
    private func damage(_ reading: String) -> Indicator {
        indicator([
            .kind: "area", .comparator: "<", .limit: "0.5", .unit: "m2",
            .evidenceFields: "area_m2", .reading: reading,
        ])
    }

    @Test func `damage under the limit passes, or is what must be repaired`() {
        let passes = damage("under=passes")
        let repair = damage("under=repair")
        func facts(_ area: Int64) -> Facts { Facts(["area_cm2": .integer(area)]) }

        #expect(passes.judgement(of: facts(4999)) == .pass)
        #expect(passes.judgement(of: facts(5000)) == .fail)
        #expect(repair.judgement(of: facts(0)) == .pass)
        #expect(repair.judgement(of: facts(1)) == .fail)
        #expect(repair.judgement(of: facts(5000)) == .fail)
    }

    @Test func `spots are judged one by one, or together`() {
        let facts = Facts(["area_cm2": .list([3000, 3000])])

        #expect(damage("per=item").judgement(of: facts) == .pass)
        #expect(damage("").judgement(of: facts) == .pass)
        #expect(damage("per=all").judgement(of: facts) == .fail)
    }

    private func adverts(_ reading: String) -> Indicator {
        indicator([
            .kind: "interval", .comparator: "<=", .limit: "500", .unit: "m",
            .evidenceFields: "positions_m;street_start_m;street_end_m", .reading: reading,
        ])
    }

    private func street(_ length: Int64, _ positions: Int64...) -> Facts {
        Facts([
            "positions_mm": .list(positions.map { .integer($0 * 1000) }), "street_start_mm": 0,
            "street_end_mm": .integer(length * 1000),
        ])
    }

    /// Street, positions, largest gap with and without the ends, per section with and without the
    /// rest.
    @Test(arguments: [
        // Gaps 400 and 450; the ends are 100 and 250; sections 0–500, 500–1000 and 1000–1200.
        (1200, [100, 500, 950], true, true, false, true),
        // The last stretch is 700; section 1000–1500 has none.
        (1500, [100, 500, 800], false, true, false, false),
        // One at the end of each section: sections pass, the gap is 998.
        (2000, [1, 999, 1001, 1999], false, false, true, true),
        // Both sections meet at it.
        (1000, [500], true, true, true, true),
        (1000, [], false, false, false, false),
    ])
    func `adverts are spaced by the largest gap, or one stands in each section`(
        length: Int64,
        positions: [Int64],
        gap: Bool,
        gapWithoutEnds: Bool,
        sections: Bool,
        wholeSections: Bool
    ) {
        let facts = Facts([
            "positions_mm": .list(positions.map { .integer($0 * 1000) }), "street_start_mm": 0,
            "street_end_mm": .integer(length * 1000),
        ])
        func passes(_ reading: String) -> Bool { adverts(reading).judgement(of: facts) == .pass }

        #expect(passes("spacing=largest-gap;ends=count") == gap)
        #expect(passes("spacing=largest-gap;ends=ignore") == gapWithoutEnds)
        #expect(passes("spacing=per-section;ends=count") == sections)
        #expect(passes("spacing=per-section;ends=ignore") == wholeSections)
    }

    @Test func `positions in any order, and outside the street none`() {
        #expect(adverts("").judgement(of: street(1000, 800, 400)) == .pass)
        #expect(adverts("").judgement(of: street(1000, 400, 1200)) == .fail)
    }

    @Test func `the ends are needed where they count`() {
        let facts = Facts(["positions_mm": .list([0, 400_000])])

        #expect(
            adverts("").judgement(of: facts)
                == .undecided(.missing(["street_start_mm", "street_end_mm"]))
        )
        #expect(adverts("ends=ignore").judgement(of: facts) == .pass)
    }

    @Test func `an age needs a day, from the facts or from the check`() throws {
        let record = indicator([
            .kind: "age", .comparator: "<", .limit: "28", .unit: "days",
            .evidenceFields: "last_check_date;observed_date",
        ])
        let facts = Facts(["last_check_date": .date(try #require(WorkDate("2026-05-01")))])

        #expect(record.judgement(of: facts) == .undecided(.missing(["observed_date"])))
        #expect(record.judgement(of: facts, on: WorkDate("2026-05-28")) == .pass)
        #expect(record.judgement(of: facts, on: WorkDate("2026-05-29")) == .fail)
        #expect(
            record.judgement(of: facts, on: WorkDate("2026-04-30"))
                == .undecided(.impossible("last_check_date"))
        )
    }
}
