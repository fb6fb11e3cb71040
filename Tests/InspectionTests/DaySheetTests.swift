import Inspection
import Journaling
import TestSupport
import Testing

private let check = "check/gate.s1/2026-03-01/r1.1/"
private let count = "count/gate.s1/2026-03-01/r1/"

/// A register with its claim in force; its digest is that of its name.
private struct Said {
    var record: String
    var register: String
    var claim: [UInt8]
    var inspector = "east.2"
    var milliseconds: Int64 = 0
    var isTyped = false
    var decision = DecisionKind.none
    var isDisputed = false

    func add(to builder: inout DaySheetBuilder) {
        Array(record.utf8).withUnsafeBytes { record in
            Array(register.utf8).withUnsafeBytes { register in
                Array(inspector.utf8).withUnsafeBytes { inspector in
                    claim.withUnsafeBytes { claim in
                        builder.add(
                            SheetEntry(
                                record: record,
                                register: register,
                                digest: .named("\(self.record) \(self.register)"),
                                inspector: inspector,
                                milliseconds: milliseconds,
                                isTyped: isTyped,
                                decision: decision,
                                isDisputed: isDisputed,
                                claim: claim
                            )
                        )
                    }
                }
            }
        }
    }
}

private func register(_ record: String, _ register: String, _ claim: JSONValue) -> Said {
    Said(record: record, register: register, claim: claim.canonicalBytes)
}

private func sheet(_ entries: [Said]) throws -> DaySheet {
    var builder = DaySheetBuilder(date: try #require(WorkDate("2026-03-01")), zoneMinutes: 480)
    for entry in entries.sorted(by: { $0.record < $1.record }) { entry.add(to: &builder) }
    return builder.finished()
}

private func cells(_ entries: Said...) throws -> [String: Measures] {
    try sheet(entries).byIndicator
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
    ) throws {
        let sheet = try cells(
            register(check + "c1", "finding", ["answer": .text(answer), "found": 9])
        )

        #expect(sheet == ["c1": measures { $0[keyPath: sum] = 1 }])
    }

    @Test func `a failure counts what was found, one without a number`() throws {
        let sheet = try cells(
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

    @Test func `occasions, indicators and kinds add up`() throws {
        let sheet = try cells(
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

    @Test func `a sweep passes what nobody looked at closer`() throws {
        let sheet = try cells(
            register(check + "*", "sweep", ["indicators": ["c1", "c2", "c2", "c3"]]),
            register(check + "c1", "finding", ["answer": "fail", "found": 2]),
            register(check + "c3", "finding", ["answer": "not-looked-at"])
        )

        #expect(sheet["c1"]?.passed == 0)
        #expect(sheet["c2"] == passed)
        #expect(sheet["c3"]?.passed == 0)
        #expect(sheet.count == 3)
    }

    @Test func `a sweep is for its own occasion`() throws {
        let sheet = try cells(
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

    @Test func `a finding that was withdrawn leaves room for the sweep`() throws {
        let sheet = try cells(
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
    ) -> Said {
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

    private let replacedMeasures = measures {
        $0.exempt = 1
        $0.reviewed = 1
    }

    private let failed = register(check + "c1", "finding", ["answer": "fail", "found": 2])
    private let sweep = register(check + "*", "sweep", ["indicators": ["c1"]])

    @Test(arguments: [true, false])
    func `confirmed, the finding stands`(isListed: Bool) throws {
        #expect(try cells(failed, review(.confirmed, listing: isListed))["c1"]?.failed == 1)
        #expect(try cells(review(.confirmed, listing: isListed)).isEmpty)
    }

    @Test(arguments: [true, false])
    func `replaced, the review's judgement counts, finding or not`(isListed: Bool) throws {
        let replaced = review(.replaced, listing: isListed, Finding(answer: .exempt))

        #expect(try cells(failed, replaced) == ["c1": replacedMeasures])
        #expect(try cells(replaced) == ["c1": replacedMeasures])
        #expect(try cells(sweep, replaced) == ["c1": replacedMeasures])
    }

    @Test func `returned, the finding it lists counts as nothing, one it does not list stands`()
        throws
    {
        #expect(
            try cells(failed, review(.returned)) == ["c1": measures { $0.reviewed = 1 }]
        )
        #expect(try cells(failed, review(.returned, listing: false))["c1"]?.failed == 1)
        #expect(try cells(review(.returned)).isEmpty)
    }

    @Test func `returned, no sweep takes the finding's place`() throws {
        #expect(try cells(sweep, failed, review(.returned))["c1"]?.passed == 0)
        #expect(try cells(sweep, review(.returned)) == ["c1": passed])
    }

    @Test func `a review that is none or withdrawn changes nothing`() throws {
        for claim in [
            ["withdrawn": true, "verdict": "replaced", "findings": [], "answer": "pass"],
            ["verdict": "replaced", "findings": []], ["verdict": "maybe", "findings": []],
            ["verdict": "returned"], [:],
        ] as [JSONValue] {
            #expect(try cells(failed, register(check + "c1", "review", claim))["c1"]?.failed == 1)
        }
    }

    @Test func `a review of the sweep changes no sum`() throws {
        let review = register(
            check + "*",
            "review",
            Review(verdict: .replaced, findings: [], judgement: .init(answer: .fail)).claim
        )

        #expect(try cells(sweep, review) == ["c1": passed])
    }

    // MARK: - Counts

    @Test func `running totals of several devices add up`() throws {
        let sheet = try cells(
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

    @Test func `a record that is a double is left out, and only that one`() throws {
        let sheet = try cells(
            register(count + "c1/east.2", "acts.a", ["found": 2]),
            register(count + "c1/east.2", "double", ["double": true]),
            register(count + "c1/east.3", "acts.a", ["found": 3]),
            register(count + "c1/east.3", "double", ["double": true, "withdrawn": true]),
            register(count + "c1/east.4", "acts.a", ["found": 4]),
            register(count + "c1/east.4", "double", ["double": false])
        )

        #expect(sheet == ["c1": measures { $0.found = 7 }])
        #expect(try cells(register(count + "c1/east.2", "double", ["double": true])).isEmpty)
    }

    @Test func `a double does not reach into the next record`() throws {
        let sheet = try cells(
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
    func `a finding that is none counts as nothing`(claim: JSONValue) throws {
        #expect(Finding(claim) == nil)
        #expect(try cells(register(check + "c1", "finding", claim)).isEmpty)
    }

    @Test(
        arguments: [
            ["found": -1], ["found": 1, "settled": 2], ["found": "1"], ["settled": 1],
            ["withdrawn": true],
            ["found": 1, "withdrawn": true], ["found": 1, "settled": -1], [:],
        ] as [JSONValue]
    )
    func `a total that is none counts as nothing`(claim: JSONValue) throws {
        #expect(Acts(claim) == nil)
        #expect(try cells(register(count + "c1/east.2", "acts.a", claim)).isEmpty)
    }

    @Test func `what is worse adds what came in addition, and is no new problem`() throws {
        let again: [String: JSONValue] = ["answer": "fail", "repeat": .text(Digest.named("a").hex)]
        func sum(_ more: [String: JSONValue]) throws -> Measures? {
            let claim = JSONValue.object(again.merging(more) { $1 })
            return try cells(register(check + "c1", "finding", claim))["c1"]
        }

        // Five now where three were left, of which one was cleared away.
        let worse = try sum(["found": 5, "settled": 1, "worse": 2])
        #expect(
            worse
                == measures {
                    $0.failed = 1; $0.repeated = 1; $0.found = 2; $0.settled = 1
                }
        )
        #expect(worse?.newProblems == 0 && worse?.left == 1)
        // All of it was cleared away: the two that came, and the three of before.
        let mended = try sum(["found": 5, "settled": 5, "worse": 2])
        #expect(mended?.settled == 2 && mended?.mended == 1)
        // As many as before, or numbers that cannot be: still there.
        for more in [["found": 5], ["found": 5, "worse": 0], ["found": 5, "worse": 6]]
            as [[String: JSONValue]]
        {
            #expect(
                try sum(more)
                    == measures {
                        $0.failed = 1; $0.repeated = 1
                    }
            )
        }
        // Without a first finding nothing can be worse.
        let alone = Finding(["answer": "fail", "found": 5, "worse": 2])
        #expect(alone?.worseBy == 0)
    }

    @Test func `what is gone is a check that passed`() throws {
        let gone = try cells(
            register(
                check + "c1",
                "finding",
                ["answer": "pass", "repeat": .text(Digest.named("a").hex)]
            )
        )

        #expect(gone == ["c1": passed])
    }

    @Test func `a sweep says again what does not apply, where nobody says otherwise`() throws {
        let sheet = try cells(
            register(
                check + "*",
                "sweep",
                ["indicators": ["c1", "c4"], "not_applicable": ["c2", "c3", "c4"]]
            ),
            register(check + "c3", "finding", ["answer": "fail"])
        )

        #expect(sheet["c1"] == passed && sheet["c4"] == passed)
        #expect(sheet["c2"] == measures { $0.notApplicable = 1 })
        #expect(sheet["c3"]?.failed == 1 && sheet["c3"]?.notApplicable == 0)
    }

    @Test func `a sweep that is none counts as nothing`() throws {
        for claim in [
            [:], ["indicators": "c1"], ["indicators": [1]],
            ["withdrawn": true, "indicators": ["c1"]],
        ] as [JSONValue] {
            #expect(Sweep(claim) == nil)
            #expect(try cells(register(check + "*", "sweep", claim)).isEmpty)
        }
    }

    @Test func `bytes that are no claim count as nothing`() throws {
        let broken = Said(record: check + "c1", register: "finding", claim: [1, 2, 3])

        #expect(try sheet([broken]).cells.isEmpty)
        #expect(try sheet([]).cells.isEmpty)
    }

    @Test func `a number that no street can hold is none`() throws {
        let large: JSONValue = ["found": 1_000_000_001]
        let limit: JSONValue = ["found": 1_000_000_000]

        #expect(try cells(register(count + "c1/east.2", "acts.a", large)).isEmpty)
        #expect(
            try cells(
                register(check + "c1", "finding", ["answer": "fail", "found": 1_000_000_001])
            ).isEmpty
        )
        #expect(
            try cells(register(count + "c1/east.2", "acts.a", limit))["c1"]?.found == 1_000_000_000
        )
    }

    // MARK: - Facets

    @Test func `answers are kept apart by who gave them on what occasion`() throws {
        var other = register(check + "c1", "finding", ["answer": "pass"])
        other.inspector = "east.3"
        let day = try sheet([
            other, register("check/gate.s1/2026-03-01/r1.2/c1", "finding", ["answer": "pass"]),
            register(
                "check/gate.s1/2026-03-01/covert-city.9-1/c1",
                "finding",
                ["answer": "fail", "level": "city", "action": "cleared", "units": ["lead": "U1"]]
            ),
        ])

        #expect(day.facets.count == 3)
        let covert = try #require(day.facets.first { $0.kind == .covert })
        #expect(covert.slot == "")
        #expect(
            covert.circumstances
                == Circumstances(action: .cleared, level: .city, units: [.lead: "U1"])
        )
        #expect(Set(day.facets.filter { $0.kind == .watch }.map(\.slot)) == ["r1"])
        #expect(Set(day.facets.map(\.inspector)) == ["east.2", "east.3"])
    }

    @Test func `the duty stated on arrival holds for the inspector's watch`() throws {
        let day = try sheet([
            register(check + "c1", "finding", ["answer": "pass"]),
            register("watch/gate.s1/2026-03-01/r1/east.2", "arrival", ["duty": "traffic"]),
            register("watch/gate.s1/2026-03-01/r2/east.2", "arrival", ["duty": "patrol"]),
        ])

        #expect(day.facets.map(\.duty) == ["traffic"])
    }

    @Test func `doubts are counted beside the answers`() throws {
        var entry = register(check + "c1", "finding", ["answer": "pass"])
        entry.isTyped = true
        entry.isDisputed = true
        // Noon of the next day in the city's zone.
        entry.milliseconds = (20_514 * 1440 + 720 - 480) * 60_000
        var punctual = register(check + "c2", "finding", ["answer": "pass"])
        punctual.milliseconds = entry.milliseconds - 1

        let day = try cells(entry, punctual)

        #expect(
            day["c1"]
                == measures {
                    $0.passed = 1; $0.typed = 1; $0.disputed = 1; $0.late = 1
                }
        )
        #expect(day["c2"] == passed)
    }

    @Test(
        arguments: [(.none, 0, 1), (.chosen, 1, 1), (.own, 1, 0)]
            as [(DecisionKind, Int64, Int64)]
    )
    func `an office's own word is never late, a word it chose is as late as it was`(
        decision: DecisionKind,
        decided: Int64,
        late: Int64
    ) throws {
        var entry = register(check + "c1", "finding", ["answer": "pass"])
        entry.decision = decision
        entry.milliseconds = (20_514 * 1440 + 720 - 480) * 60_000

        let day = try cells(entry)["c1"]

        #expect(day?.decided == decided)
        #expect(day?.late == late)
    }

    @Test func `what is still there fails again and is not found again`() throws {
        let first = Digest.named("first").hex
        let day = try cells(
            register(
                check + "c1",
                "finding",
                ["answer": "fail", "found": 3, "repeat": .text(first)]
            )
        )

        #expect(
            day["c1"]
                == measures {
                    $0.failed = 1; $0.repeated = 1
                }
        )
        #expect(day["c1"]?.newProblems == 0)
    }

    @Test func `findings with the same facts are noted once with their number`() throws {
        let claim: JSONValue = ["answer": "fail", "facts": ["area_cm2": 9000]]
        let day = try sheet([
            register(check + "c1", "finding", claim),
            register("check/gate.s1/2026-03-01/r1.2/c1", "finding", claim),
        ])

        #expect(day.measured.map(\.times) == [2])
        let noted = try #require(day.measured.first.flatMap { JSONValue($0.claim) })
        #expect(Finding(noted)?.facts == ["area_cm2": 9000])
        #expect(day.byIndicator["c1"]?.failed == 2)
    }

    @Test func `numerators and denominators add up`() throws {
        let day = try cells(
            register(count + "c1/east.2", "acts.a", ["numerator": 19, "denominator": 20]),
            register(count + "c1/east.3", "acts.b", ["numerator": 1, "denominator": 1]),
            register(count + "c2/east.3", "acts.b", ["numerator": 2, "denominator": 1])
        )

        #expect(
            day == [
                "c1": measures {
                    $0.numerator = 20; $0.denominator = 21
                }
            ]
        )
    }

    // MARK: - Bytes

    private var large: [Said] {
        (0..<40).flatMap { number in
            [
                register(
                    "check/gate.s1/2026-03-01/r1.\(number % 3)/c\(number)",
                    "finding",
                    ["answer": "fail", "facts": ["area_cm2": .integer(Int64(number))]]
                ),
                register(
                    "count/gate.s1/2026-03-01/r1/c\(number % 7)/east.\(number)",
                    "acts.a",
                    ["found": 300, "settled": 4]
                ),
            ]
        }
    }

    @Test func `a sheet's bytes read back, whole or not at all`() throws {
        var decided = register(check + "c1", "finding", ["answer": "pass"])
        decided.decision = .chosen
        let day = try sheet(large + [decided])

        #expect(day.bytes.withUnsafeBytes { DaySheet($0) } == day)
        for length in 0..<day.bytes.count {
            #expect(day.bytes.prefix(length).withUnsafeBytes { DaySheet($0) } == nil)
        }
    }

    @Test func `sheets add up in any order`() throws {
        let parts = try [large, Array(large.dropFirst(7)), []].map { try sheet($0).bytes }
        func sum(_ parts: [[UInt8]]) -> DaySheet {
            var sum = SheetSum()
            for part in parts {
                let isWhole = part.withUnsafeBytes { sum.add($0) }
                #expect(isWhole)
            }
            return sum.sheet
        }

        #expect(sum(parts) == sum(parts.reversed()))
        #expect(sum(parts).bytes == sum(parts.reversed()).bytes)
        #expect(sum(parts).byIndicator["c1"]?.found == sum(parts).byIndicator["c1"]?.found)
        #expect(sum([parts[0]]).bytes == parts[0])
    }
}

/// Sums that add up over any grouping.
@Suite struct MeasuresTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `sums do not depend on the grouping`(seed: UInt64) throws {
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

    @Test func `checks made are those of someone who looked`() throws {
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
    func `findings, totals, sweeps and reviews read back`(answer: Answer) throws {
        let finding = Finding(
            answer: answer,
            found: answer == .fail ? 4 : 0,
            settled: answer == .fail ? 2 : 0
        )
        #expect(Finding(finding.claim) == finding)
        #expect(Acts(Acts(found: 4, settled: 3).claim) == Acts(found: 4, settled: 3))
        let again = Finding(
            answer: .fail,
            found: 5,
            settled: 1,
            repeats: .named("a"),
            worseBy: 2,
            isInZone: true
        )
        #expect(Finding(again.claim) == again)
        #expect(Sweep(Sweep(indicators: ["b", "a", "b"]).claim)?.indicators == ["a", "b"])
        let sweep = Sweep(indicators: ["a"], notApplicable: ["c", "b"])
        #expect(Sweep(sweep.claim) == Sweep(indicators: ["a"], notApplicable: ["b", "c"]))
        for verdict in [Review.Verdict.confirmed, .returned] {
            let review = Review(verdict: verdict, findings: [.named("a")])
            #expect(Review(review.claim) == review)
        }
        let replaced = Review(verdict: .replaced, findings: [], judgement: finding)
        #expect(Review(replaced.claim) == replaced)
    }

    @Test func `the answers are the words of the format`() throws {
        #expect(
            Answer.allCases.map(\.rawValue) == [
                "pass", "fail", "exempt", "not-applicable", "not-looked-at", "could-not-see",
            ]
        )
    }
}
