import Inspection
import Journaling
import TestSupport
import Testing

private let check = "check/gate.s1/2026-03-01/r1.1/"
private let count = "count/gate.s1/2026-03-01/r1/"

/// A register with its claim in force; its digest is that of its name.
private func register(_ record: String, _ register: String, _ claim: JSONValue) -> DaySheet.InForce
{
    DaySheet.InForce(
        record: record,
        register: register,
        digest: .named("\(record) \(register)"),
        claim: claim.canonicalBytes
    )
}

private func cells(_ registers: DaySheet.InForce...) -> [String: Measures] {
    DaySheet(registers.sorted { $0.record < $1.record }).cells
}

private func measures(_ change: (inout Measures) -> Void) -> Measures {
    var measures = Measures()
    change(&measures)
    return measures
}

private let passed = measures { $0.passed = 1 }

/// What a station's day comes to.
///
/// Source: measures.md.
@Suite struct DaySheetTests {
    @Test(
        arguments: [
            ("pass", \.passed), ("exempt", \.exempt), ("not-applicable", \.notApplicable),
            ("not-looked-at", \.notLookedAt), ("could-not-see", \.couldNotSee),
        ] as [(String, any WritableKeyPath<Measures, Int64> & Sendable)]
    )
    func `each answer has its own sum`(
        answer: String,
        sum: any WritableKeyPath<Measures, Int64> & Sendable
    ) {
        let sheet = cells(register(check + "c1", "finding", ["answer": .text(answer), "found": 9]))

        #expect(sheet == ["c1": measures { $0[keyPath: sum] = 1 }])
    }

    @Test func `a failure counts what was found, one without a number`() {
        let sheet = cells(
            register(check + "c1", "finding", ["answer": "fail", "found": 3, "settled": 2]),
            register(check + "c2", "finding", ["answer": "fail"]),
            register(check + "c3", "finding", ["answer": "fail", "found": 0])
        )

        #expect(
            sheet["c1"]
                == measures {
                    $0.failed = 1; $0.found = 3; $0.settled = 2
                }
        )
        #expect(
            sheet["c2"]
                == measures {
                    $0.failed = 1; $0.found = 1
                }
        )
        #expect(sheet["c3"] == measures { $0.failed = 1 })
        #expect(sheet["c1"]?.left == 1)
    }

    @Test func `occasions, indicators and kinds add up`() {
        let sheet = cells(
            register(check + "c1", "finding", ["answer": "pass"]),
            register(
                "check/gate.s1/2026-03-01/r1.2/c1",
                "finding",
                ["answer": "fail", "found": 2]
            ),
            register(check + "c2", "finding", ["answer": "pass"]),
            register(count + "c1/east.2", "acts.a", ["found": 5, "settled": 1]),
            register(count + "c1/east.3", "acts.a", ["found": 1])
        )

        #expect(sheet["c2"] == passed)
        #expect(
            sheet["c1"]
                == measures {
                    $0.passed = 1; $0.failed = 1; $0.found = 8; $0.settled = 1
                }
        )
    }

    // MARK: - Sweeps

    @Test func `a sweep passes what nobody looked at closer`() {
        let sheet = cells(
            register(check + "*", "sweep", ["indicators": ["c1", "c2", "c2", "c3"]]),
            register(check + "c1", "finding", ["answer": "fail", "found": 2]),
            register(check + "c3", "finding", ["answer": "not-looked-at"])
        )

        #expect(sheet["c1"]?.passed == 0)
        #expect(sheet["c2"] == passed)
        #expect(sheet["c3"]?.passed == 0)
        #expect(sheet.count == 3)
    }

    @Test func `a sweep is for its own occasion`() {
        let sheet = cells(
            register(check + "*", "sweep", ["indicators": ["c1"]]),
            register("check/gate.s1/2026-03-01/r1.2/c1", "finding", ["answer": "fail"])
        )

        #expect(
            sheet["c1"]
                == measures {
                    $0.passed = 1; $0.failed = 1; $0.found = 1
                }
        )
    }

    @Test func `a finding that was withdrawn leaves room for the sweep`() {
        let sheet = cells(
            register(check + "*", "sweep", ["indicators": ["c1"]]),
            register(check + "c1", "finding", ["withdrawn": true, "answer": "fail"])
        )

        #expect(sheet == ["c1": passed])
    }

    // MARK: - Reviews

    private func review(
        _ verdict: Review.Verdict,
        listing: Bool = true,
        _ judgement: Finding? = nil
    ) -> DaySheet.InForce {
        register(
            check + "c1",
            "review",
            Review(
                verdict: verdict,
                findings: listing ? [.named("\(check)c1 finding")] : [.named("another")],
                judgement: judgement
            ).claim
        )
    }

    private let failed = register(check + "c1", "finding", ["answer": "fail", "found": 2])
    private let sweep = register(check + "*", "sweep", ["indicators": ["c1"]])

    @Test(arguments: [true, false])
    func `confirmed, the finding stands`(isListed: Bool) {
        #expect(cells(failed, review(.confirmed, listing: isListed))["c1"]?.failed == 1)
        #expect(cells(review(.confirmed, listing: isListed)).isEmpty)
    }

    @Test(arguments: [true, false])
    func `replaced, the review's judgement counts, finding or not`(isListed: Bool) {
        let replaced = review(.replaced, listing: isListed, Finding(answer: .exempt))

        #expect(cells(failed, replaced) == ["c1": measures { $0.exempt = 1 }])
        #expect(cells(replaced) == ["c1": measures { $0.exempt = 1 }])
        #expect(cells(sweep, replaced) == ["c1": measures { $0.exempt = 1 }])
    }

    @Test func `returned, the finding it lists counts as nothing, one it does not list stands`() {
        #expect(cells(failed, review(.returned)).isEmpty)
        #expect(cells(failed, review(.returned, listing: false))["c1"]?.failed == 1)
        #expect(cells(review(.returned)).isEmpty)
    }

    @Test func `returned, no sweep takes the finding's place`() {
        #expect(cells(sweep, failed, review(.returned)).isEmpty)
        #expect(cells(sweep, review(.returned)) == ["c1": passed])
    }

    @Test func `a review that is none or withdrawn changes nothing`() {
        for claim in [
            ["withdrawn": true, "verdict": "replaced", "findings": [], "answer": "pass"],
            ["verdict": "replaced", "findings": []], ["verdict": "maybe", "findings": []],
            ["verdict": "returned"], [:],
        ] as [JSONValue] {
            #expect(cells(failed, register(check + "c1", "review", claim))["c1"]?.failed == 1)
        }
    }

    @Test func `a review of the sweep changes no sum`() {
        let review = register(
            check + "*",
            "review",
            Review(verdict: .replaced, findings: [], judgement: .init(answer: .fail)).claim
        )

        #expect(cells(sweep, review) == ["c1": passed])
    }

    // MARK: - Counts

    @Test func `running totals of several devices add up`() {
        let sheet = cells(
            register(count + "c1/east.2", "acts.a", ["found": 2, "settled": 2]),
            register(count + "c1/east.2", "acts.b", ["found": 3])
        )

        #expect(
            sheet == [
                "c1": measures {
                    $0.found = 5; $0.settled = 2
                }
            ]
        )
    }

    @Test func `a record that is a double is left out, and only that one`() {
        let sheet = cells(
            register(count + "c1/east.2", "acts.a", ["found": 2]),
            register(count + "c1/east.2", "double", ["double": true]),
            register(count + "c1/east.3", "acts.a", ["found": 3]),
            register(count + "c1/east.3", "double", ["double": true, "withdrawn": true]),
            register(count + "c1/east.4", "acts.a", ["found": 4]),
            register(count + "c1/east.4", "double", ["double": false])
        )

        #expect(sheet == ["c1": measures { $0.found = 7 }])
        #expect(cells(register(count + "c1/east.2", "double", ["double": true])).isEmpty)
    }

    @Test func `a double does not reach into the next record`() {
        let sheet = cells(
            register(count + "c1/east.2", "acts.a", ["found": 2]),
            register(count + "c1/east.2", "double", ["double": true]),
            register(count + "c1/east.3", "acts.a", ["found": 3])
        )

        #expect(sheet == ["c1": measures { $0.found = 3 }])
    }

    // MARK: - Garbage

    @Test(
        arguments: [
            ["answer": "fail", "found": -1], ["answer": "fail", "found": 1, "settled": 2],
            ["answer": "fail", "settled": -1], ["answer": "PASS"], ["answer": 1],
            ["withdrawn": true], [:],
            ["found": 1],
        ] as [JSONValue]
    )
    func `a finding that is none counts as nothing`(claim: JSONValue) {
        #expect(Finding(claim) == nil)
        #expect(cells(register(check + "c1", "finding", claim)).isEmpty)
    }

    @Test(
        arguments: [
            ["found": -1], ["found": 1, "settled": 2], ["found": "1"], ["settled": 1],
            ["withdrawn": true],
            ["found": 1, "withdrawn": true], ["found": 1, "settled": -1], [:],
        ] as [JSONValue]
    )
    func `a total that is none counts as nothing`(claim: JSONValue) {
        #expect(Acts(claim) == nil)
        #expect(cells(register(count + "c1/east.2", "acts.a", claim)).isEmpty)
    }

    @Test func `a sweep that is none counts as nothing`() {
        for claim in [
            [:], ["indicators": "c1"], ["indicators": [1]],
            ["withdrawn": true, "indicators": ["c1"]],
        ] as [JSONValue] {
            #expect(Sweep(claim) == nil)
            #expect(cells(register(check + "*", "sweep", claim)).isEmpty)
        }
    }

    @Test func `bytes that are no claim count as nothing`() {
        let broken = DaySheet.InForce(
            record: check + "c1",
            register: "finding",
            digest: .named("x"),
            claim: [1, 2, 3]
        )

        #expect(DaySheet([broken]).cells.isEmpty)
        #expect(DaySheet([]).cells.isEmpty)
    }

    @Test func `numbers of any size do not trap`() {
        let large: JSONValue = ["found": 9_007_199_254_740_991]
        let registers = (0..<1100).map { register(count + "c1/east.\($0)", "acts.a", large) }

        #expect(DaySheet(registers).cells["c1"]?.found == .max)
    }

    @Test func `a sheet's bytes read back`() {
        let sheet = DaySheet([
            register(check + "c1", "finding", ["answer": "fail", "found": 300, "settled": 4]),
            register(check + "c2", "finding", ["answer": "pass"]),
        ])
        var read: [String: Measures] = [:]
        var order: [String] = []

        let isWhole = sheet.bytes.withUnsafeBytes { buffer in
            DaySheet.forEachCell(in: buffer) {
                read[$0] = $1
                order.append($0)
            }
        }

        #expect(isWhole)
        #expect(read == sheet.cells)
        #expect(order == ["c1", "c2"])
        let cut = sheet.bytes.dropLast().withUnsafeBytes {
            DaySheet.forEachCell(in: $0) { _, _ in }
        }
        #expect(!cut)
    }
}

/// Sums that add up over any grouping.
@Suite struct MeasuresTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `sums do not depend on the grouping`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        func any() -> Measures {
            measures {
                $0.passed = Int64(draw.below(9))
                $0.failed = Int64(draw.below(9))
                $0.exempt = Int64(draw.below(9))
                $0.notApplicable = Int64(draw.below(9))
                $0.notLookedAt = Int64(draw.below(9))
                $0.couldNotSee = Int64(draw.below(9))
                $0.found = Int64(draw.below(9))
                $0.settled = Int64(draw.below(9))
            }
        }
        let (a, b, c) = (any(), any(), any())

        var left = a
        left += b
        left += c
        var right = c
        right += b
        right += a

        #expect(left == right)
        #expect(left.made == a.made + b.made + c.made)
        #expect(left.left == a.left + b.left + c.left)
        #expect(left.passRate.judged == left.passed + left.failed)
    }

    @Test func `checks made are those of someone who looked`() {
        let all = measures {
            $0.passed = 1
            $0.failed = 2
            $0.exempt = 4
            $0.couldNotSee = 8
            $0.notApplicable = 16
            $0.notLookedAt = 32
            $0.found = 64
        }

        #expect(all.made == 15)
        #expect(all.passRate == (1, 3))
    }
}

/// Claims read back as they were written.
@Suite struct ClaimTests {
    @Test(arguments: Answer.allCases)
    func `findings, totals, sweeps and reviews read back`(answer: Answer) {
        let finding = Finding(
            answer: answer,
            found: answer == .fail ? 4 : 0,
            settled: answer == .fail ? 2 : 0
        )
        #expect(Finding(finding.claim) == finding)
        #expect(Acts(Acts(found: 4, settled: 3).claim) == Acts(found: 4, settled: 3))
        #expect(Sweep(Sweep(indicators: ["b", "a", "b"]).claim)?.indicators == ["a", "b"])
        for verdict in [Review.Verdict.confirmed, .returned] {
            let review = Review(verdict: verdict, findings: [.named("a")])
            #expect(Review(review.claim) == review)
        }
        let replaced = Review(verdict: .replaced, findings: [], judgement: finding)
        #expect(Review(replaced.claim) == replaced)
    }

    @Test func `the answers are the words of the format`() {
        #expect(
            Answer.allCases.map(\.rawValue) == [
                "pass", "fail", "exempt", "not-applicable", "not-looked-at", "could-not-see",
            ]
        )
    }
}
