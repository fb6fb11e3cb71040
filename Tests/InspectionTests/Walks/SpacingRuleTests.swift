import Inspection
import Journaling
import TestSupport
import Testing

/// A walk over the whole of a street, or over stretches of it, in metres.
private func walk(
    _ length: Int64,
    _ items: [WalkItem],
    left: [ClosedRange<Int64>]? = nil,
    right: [ClosedRange<Int64>]? = nil
) throws -> JoinedWalk {
    var positions = WalkPositions()
    positions.add(items)
    for range in left ?? [0...length] { positions.walk(range, .left) }
    for range in right ?? left ?? [0...length] { positions.walk(range, .right) }
    let date = try #require(WorkDate("2026-05-12"))
    return JoinedWalk(
        [
            Walk(
                record: "walk/R1/2026-05-12/patrol-S01.0007-900/S01.0007",
                digest: .named("walk"),
                date: date,
                inspector: "S01.0007",
                minute: 0,
                positions: positions
            )
        ],
        length: length
    )
}

private func adverts(_ places: [Int64], _ side: WalkSide = .none, _ category: String = "civility")
    -> [WalkItem]
{
    places.map { WalkItem(at: $0, side: side, category: category) }
}

private func rule(_ members: [String: JSONValue]) throws -> SpacingRule {
    let rule: [String: JSONValue] = ["id": "r"]
    let claim: JSONValue = ["rules": [.object(rule.merging(members) { $1 })]]
    return try SpacingSetting(claim).rules[0]
}

private func verdict(
    _ walk: JoinedWalk,
    _ members: [String: JSONValue]
) throws -> [RuleOutcome.Verdict] {
    walk.outcomes(of: try rule(members)).map(\.verdict)
}

/// Rules about what stands along a street.
@Suite struct SpacingRuleTests {
    @Test func `a gap as long as the window is met, one millimetre more is not`() throws {
        let within: [String: JSONValue] = ["within_m": 200]

        #expect(
            try verdict(walk(400_000, adverts([200_000])), within) == [.met]
        )
        #expect(
            try verdict(walk(400_001, adverts([200_000])), within) == [.notMet]
        )
        #expect(
            try verdict(walk(400_001, adverts([200_001])), within) == [.notMet]
        )
    }

    @Test func `three within 500 m: every window of it has three`() throws {
        let three: [String: JSONValue] = ["within_m": 500, "at_least": 3]
        let even = stride(from: Int64(0), through: 2_000_000, by: 166_000).map { $0 }

        #expect(try verdict(walk(2_000_000, adverts(even)), three) == [.met])

        let without = even.filter { $0 != 996_000 }
        let outcome = try walk(2_000_000, adverts(without)).outcomes(of: rule(three))[0]
        #expect(outcome.verdict == .notMet)
        #expect(
            outcome.gaps == [RuleOutcome.Gap(from: 498_000, to: 1_494_000, there: 2, wanted: 3)]
        )
    }

    @Test func `a gap says the fewest of its windows`() throws {
        let outcome = try walk(2_000_000, adverts([0, 100_000, 200_000, 1_900_000]))
            .outcomes(of: rule(["within_m": 500, "at_least": 3]))[0]

        #expect(
            outcome.gaps == [RuleOutcome.Gap(from: 0, to: 2_000_000, there: 0, wanted: 3)]
                || outcome.gaps
                    == [RuleOutcome.Gap(from: 100_000, to: 2_000_000, there: 0, wanted: 3)]
        )
    }

    @Test func `ends are left out where a rule says so`() throws {
        let walk = try walk(2_000_000, adverts([700_000, 1_100_000]))

        #expect(try verdict(walk, ["within_m": 500]) == [.notMet])
        #expect(try verdict(walk, ["within_m": 500, "ends": "ignore"]) == [.met])
    }

    @Test func `sections begin at the beginning, and what remains is one where ends count`() throws
    {
        let walk = try walk(1_200_000, adverts([1000, 999_000]))
        let blocks: [String: JSONValue] = ["within_m": 500, "windows": "blocks"]

        let outcome = walk.outcomes(of: try rule(blocks))[0]
        #expect(
            outcome.gaps
                == [RuleOutcome.Gap(from: 1_000_000, to: 1_200_000, there: 0, wanted: 1)]
        )
        #expect(
            try verdict(walk, blocks.merging(["ends": "ignore"]) { $1 }) == [.met]
        )
        #expect(try verdict(walk, ["within_m": 500]) == [.notMet])
    }

    @Test func `each side is judged for itself, or both together`() throws {
        let items = adverts([100_000, 500_000, 900_000], .left) + adverts([300_000], .none)
        let walk = try walk(1_000_000, items)

        #expect(try verdict(walk, ["within_m": 400, "sides": "each"]) == [.met, .notMet])
        #expect(try verdict(walk, ["within_m": 400]) == [.met])
        #expect(try verdict(walk, ["within_m": 200]) == [.notMet])
        #expect(try verdict(walk, ["within_m": 400, "sides": "right"]) == [.notMet])
    }

    @Test func `what was not walked is neither met nor not met`() throws {
        let sparse = adverts([100_000, 300_000])
        let half = try walk(1_000_000, sparse, left: [0...400_000])

        #expect(try verdict(half, ["within_m": 200]) == [.notWalkedEnough])
        #expect(try verdict(half, ["within_m": 900]) == [.met])
        #expect(try verdict(half, ["within_m": 100]) == [.notMet])
        #expect(
            try verdict(walk(300_000, [], left: []), ["within_m": 500]) == [.notWalkedEnough]
        )
        // The right side was not walked at all.
        let left = try walk(1_000_000, adverts([500_000], .left), left: [0...1_000_000], right: [])
        #expect(
            try verdict(left, ["within_m": 500, "sides": "each"]) == [.met, .notWalkedEnough]
        )
        #expect(try verdict(left, ["within_m": 200]) == [.notWalkedEnough])
    }

    @Test func `categories and defects are picked by the rule`() throws {
        var faded = WalkItem.Detail()
        faded.defect = "faded"
        let walk = try walk(
            400_000,
            adverts([100_000], .left, "health") + adverts([300_000], .left, "minors")
                + [WalkItem(at: 200_000, side: .left, category: "minors", detail: faded)]
        )
        let minors: [String: JSONValue] = ["within_m": 200, "categories": ["minors"]]

        #expect(try verdict(walk, minors) == [.met])
        #expect(
            try verdict(walk, minors.merging(["defective_count": false]) { $1 }) == [.notMet]
        )
        #expect(try verdict(walk, ["within_m": 100, "categories": ["health"]]) == [.notMet])
    }

    @Test(arguments: [(2999, "not-met"), (3000, "met"), (3001, "met")])
    func `ADV-03 围挡公益广告面积占比: the share of all hoardings, at its limit`(
        advert: Int64,
        expected: String
    ) throws {
        var one = WalkItem.Detail()
        one.total = 4000
        one.advert = 0
        var two = WalkItem.Detail()
        two.total = 6000
        two.advert = advert
        let walk = try walk(
            1_000_000,
            [
                WalkItem(at: 10, side: .left, category: "hoarding", detail: one),
                WalkItem(at: 20, side: .left, category: "hoarding", detail: two),
            ]
        )

        #expect(try verdict(walk, ["share_percent": "30"]).map(\.rawValue) == [expected])
        let each = walk.outcomes(of: try rule(["share_percent": "30", "per": "item"]))[0]
        #expect(each.verdict == .notMet)
        #expect(each.gaps == [RuleOutcome.Gap(from: 10, to: 10, there: 0, wanted: 1200)])
    }

    @Test func `ADV-02 围挡有公益广告: each hoarding carries one`() throws {
        func hoarding(_ advert: Int64?) -> WalkItem {
            var detail = WalkItem.Detail()
            detail.total = 5000
            detail.advert = advert
            return WalkItem(at: 10, side: .right, category: "hoarding", detail: detail)
        }
        func verdicts(_ items: [WalkItem]) throws -> [RuleOutcome.Verdict] {
            try verdict(try walk(100_000, items), ["carries_advert": true])
        }

        #expect(try verdicts([hoarding(1)]) == [.met])
        #expect(try verdicts([hoarding(1), hoarding(0)]) == [.notMet])
        #expect(try verdicts([hoarding(nil)]) == [.notWalkedEnough])
        #expect(try verdicts([]) == [.nothing])
    }

    @Test func `a thousand streets come to what trying every window finds`() throws {
        var random = SplitMix64(seed: 20_260_512)
        for _ in 0..<1000 {
            // Whole metres, so that every window can be tried.
            let length = Int64(20 + random.below(60)) * 1000
            let places = (0..<random.below(12)).map { _ in
                Int64(random.below(Int(length / 1000) + 1)) * 1000
            }
            let from = Int64(random.below(20)) * 1000
            let to = min(length, from + Int64(1 + random.below(60)) * 1000)
            let isWhole = random.chance(50)
            let wanted = 1 + random.below(3)
            let within = Int64(1 + random.below(20))
            let walked = isWhole ? 0...length : min(from, to - 1)...to
            let walk = try walk(length, adverts(places), left: [walked])
            let unique = Array(Set(places))

            let outcome = walk.outcomes(
                of: try rule(["within_m": .integer(within), "at_least": .integer(Int64(wanted))])
            )[0]

            func lacks(_ range: ClosedRange<Int64>) -> Bool {
                SpacingRuleTests.isLacking(
                    unique,
                    in: range,
                    wanted,
                    within * 1000,
                    step: 250
                )
            }
            let expected: RuleOutcome.Verdict =
                lacks(walked) ? .notMet : lacks(0...length) ? .notWalkedEnough : .met
            #expect(outcome.verdict == expected)
            // Every gap is one, and apart from the gaps there is none.
            for gap in outcome.gaps {
                #expect(lacks(gap.from...gap.to))
                #expect(gap.there < gap.wanted)
            }
            var rest = walked.lowerBound
            for gap in outcome.gaps {
                if rest < gap.from { #expect(!lacks(rest...gap.from)) }
                rest = gap.to
            }
            if rest < walked.upperBound { #expect(!lacks(rest...walked.upperBound)) }
        }
    }

    @Test func `ADV-01 公益广告间距: a walk comes to what a check with its positions comes to`() throws {
        var random = SplitMix64(seed: 1)
        var passed = 0
        for _ in 0..<400 {
            let length = Int64(1 + random.below(2500)) * 1000
            let places = (0..<random.below(9)).map { _ in Int64(random.below(2500)) * 1000 }
                .filter { $0 <= length }
            let spacing = random.pick(["largest-gap", "per-section"])
            let reading = "spacing=\(spacing);ends=\(random.pick(["count", "ignore"]))"
            let indicator = Indicator(
                code: "ADV-01",
                claim: [
                    "kind": "interval", "comparator": .text(random.pick(["<=", "<"])),
                    "limit": "500", "unit": "m",
                    "evidence_fields": ["positions_m", "street_start_m", "street_end_m"],
                    "reading": .text(reading),
                ]
            )
            let judged = indicator.judgement(
                of: Facts([
                    "positions_mm": .list(places.map(Facts.Value.integer)), "street_start_mm": 0,
                    "street_end_mm": .integer(length),
                ])
            )

            let walk = try walk(length, adverts(places))
            let outcome = walk.outcomes(
                of: try rule(["indicator": "ADV-01"]),
                indicator: indicator
            )[0]

            #expect(outcome.verdict == (judged == .pass ? .met : .notMet), "\(places) \(reading)")
            if judged == .pass { passed += 1 }
        }
        #expect((50...350).contains(passed))
    }

    @Test func `an indicator that nobody knows judges nothing`() throws {
        let walk = try walk(1000, [])

        #expect(try verdict(walk, ["indicator": "ADV-01"]) == [.noIndicator])
    }
}

extension SpacingRuleTests {
    /// Whether some closed window a little longer than the limit has too few, trying one after the
    /// other: on a grid of metres with steps of a quarter.
    fileprivate static func isLacking(
        _ places: [Int64],
        in range: ClosedRange<Int64>,
        _ wanted: Int,
        _ within: Int64,
        step: Int64
    ) -> Bool {
        let size = within + step
        var start = range.lowerBound
        while start + size <= range.upperBound {
            if places.count(where: { start <= $0 && $0 <= start + size }) < wanted { return true }
            start += step
        }
        return false
    }
}

/// What a city may say about walks.
@Suite struct SpacingSettingTests {
    @Test(
        arguments: [
            (["rules": []], ["rules"]), (["rules": [["id": "a"]]], ["rules", "0", "within_m"]),
            (["rules": [["id": "a b", "within_m": 1]]], ["rules", "0", "id"]),
            (["rules": [["id": "a", "within_m": 0]]], ["rules", "0", "within_m"]),
            (["rules": [["id": "a", "within_m": 1, "at_least": 0]]], ["rules", "0", "at_least"]),
            (["rules": [["id": "a", "within_m": 1, "colour": "red"]]], ["rules", "0", "colour"]),
            (["rules": [["id": "a", "share_percent": "101"]]], ["rules", "0", "share_percent"]),
            (
                ["rules": [["id": "a", "share_percent": "30", "within_m": 5]]],
                ["rules", "0", "share_percent"]
            ),
            (
                ["rules": [["id": "a", "within_m": 5], ["id": "a", "within_m": 6]]],
                ["rules", "1", "id"]
            ),
            (["rules": [["id": "a", "within_m": 5, "sides": "up"]]], ["rules", "0", "sides"]),
        ] as [(JSONValue, [String])]
    )
    func `a rule that does not fit is named`(claim: JSONValue, path: [String]) {
        #expect { try SpacingSetting(claim) } throws: { ($0 as? SettingFault)?.path == path }
    }

    @Test func `rules hold for named streets, for kinds of street, or for all`() throws {
        let date = try #require(WorkDate("2026-05-12"))
        var main = Street(id: "R1", from: date, name: "x", office: "S01", lengthMillimetres: 1)
        main.types = ["main"]
        let side = Street(id: "R2", from: date, name: "x", office: "S01", lengthMillimetres: 1)
        func holds(_ members: [String: JSONValue]) throws -> [Bool] {
            let rules: [String: JSONValue] = ["rules": [["id": "a", "within_m": 1]]]
            let setting = try SpacingSetting(.object(rules.merging(members) { $1 }))
            return [main, side].map(setting.isAbout)
        }

        #expect(try holds([:]) == [true, true])
        #expect(try holds(["streets": ["R2"]]) == [false, true])
        #expect(try holds(["types": ["main"]]) == [true, false])
        #expect(try holds(["types": ["main"], "streets": ["R2"]]) == [true, true])
    }

    @Test func `categories are named by id, name or alias`() throws {
        let setting = try WalkSetting([
            "categories": [
                ["id": "core-values", "name": "核心价值观", "name_en": "Core values", "aliases": ["核心"]]
            ],
            "off_street_m": 30,
        ])

        #expect(setting.category("core-values") == "core-values")
        #expect(setting.category("核心价值观") == "core-values")
        #expect(setting.category("核心") == "core-values")
        #expect(setting.category("civility") == nil)
        #expect(WalkSetting.standard.category("civility") == "civility")
        #expect(setting.name(of: "core-values", inChinese: false) == "Core values")
        #expect(setting.offStreetMillimetres == 30_000)
    }
}
