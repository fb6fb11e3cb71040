import Inspection
import Journaling
import Testing
import TestSupport

extension PointSum {
    init(_ point: String, _ passed: Int64, _ failed: Int64, type: String = "ROAD") {
        self.init(point: point, stratum: type)
        self.passed = passed
        self.failed = failed
        found = failed
    }
}

extension RowInput {
    init(_ id: String, _ sums: [Int: [PointSum]], values: [String: String] = [:]) {
        self.init(id: id, sums: sums)
        self.values = values.compactMapValues { ExactDecimal($0).flatMap { Marks($0) } }
    }
}

@Suite struct ScoreSheetTests {
    private func scheme(_ members: [String: JSONValue]) throws -> Scheme {
        try Scheme(.object(members))
    }

    private func item(_ id: String, _ mark: JSONValue, _ more: [String: JSONValue] = [:])
        -> JSONValue
    {
        .object(["id": .text(id), "indicators": [.text(id)], "mark": mark].merging(more) { $1 })
    }

    private func score(_ scheme: Scheme, _ row: RowInput) -> RowScore {
        ScoreSheet(scheme, rows: [row]).rows[0]
    }

    @Test func `D05 季度考核: the score rate is the result over the full mark`() throws {
        let scheme = try scheme(["items": [item("a", 10), item("b", 5), item("c", 5)]])

        let row = score(
            scheme,
            RowInput("S01", [0: [PointSum("P1", 3, 1)], 1: [PointSum("P1", 1, 0)]])
        )

        // 7.5 of 10, 5 of 5; c was not tested: 12.5 of 15.
        #expect(row.earned.text() == "12.50" && row.fullMark.text() == "15.00")
        #expect(row.score.text() == "83.33")
        #expect(row.items.map(\.state) == [.scored, .scored, .notTested])
        #expect(row.items.map(\.isMet) == [false, true, nil])
        #expect(row.metItems == (1, 2))
    }

    @Test func `an item is met from the threshold on`() throws {
        let scheme = try scheme(["met": "90", "items": [item("a", 1)]])
        func isMet(_ passed: Int64, _ failed: Int64) -> Bool? {
            score(scheme, RowInput("S01", [0: [PointSum("P1", passed, failed)]])).items[0].isMet
        }

        #expect(isMet(9, 1) == true)
        #expect(isMet(90, 10) == true)
        #expect(isMet(89, 11) == false)
        #expect(isMet(899_999, 100_001) == false)
    }

    @Test func `awards: by rate, all or nothing, by thresholds at both sides of a limit`() throws {
        let steps: JSONValue = [
            ["from": "95", "share": "100"], ["from": "80", "share": "60"],
        ]
        let scheme = try scheme([
            "items": [
                item("a", 10, ["award": "all"]),
                item("b", 10, ["award": "thresholds", "thresholds": steps]),
            ]
        ])
        func earned(_ item: Int, _ passed: Int64, _ failed: Int64) -> String {
            score(scheme, RowInput("S", [item: [PointSum("P", passed, failed)]])).items[item]
                .earned.text()
        }

        #expect(earned(0, 5, 0) == "10.00" && earned(0, 500, 1) == "0.00")
        #expect(earned(1, 95, 5) == "10.00" && earned(1, 949, 51) == "6.00")
        #expect(earned(1, 80, 20) == "6.00" && earned(1, 79, 21) == "0.00")
    }

    @Test func `summed counts are judged by the limit of the standard`() throws {
        let scheme = try scheme(["items": [item("a", 10, ["award": "standard"]), item("b", 10)]])
        var counts = PointSum("P1", 0, 0)
        counts.numerator = 19
        counts.denominator = 20
        let row = RowInput("S01", [0: [counts], 1: [counts]])
        func state(_ judgement: Judgement) -> ItemScore {
            ScoreSheet(scheme, rows: [row], judge: { _, _, _ in judgement }).rows[0].items[0]
        }

        #expect(state(.pass).earned.text() == "10.00")
        #expect(state(.fail).earned.text() == "0.00")
        #expect(state(.undecided(.sampleTooSmall(denominator: 20, minimum: 21))).state == .tooSmall)
        // By rate: 19 of 20.
        #expect(score(scheme, row).items[1].earned.text() == "9.50")
    }

    @Test func `weights: 20 % minors, whatever their marks are`() throws {
        let scheme = try scheme([
            "parts": [["id": "main", "weight": 80], ["id": "minors", "weight": 20]],
            "items": [
                item("a", 100, ["part": "main"]), item("m", 3, ["part": "minors"]),
            ],
        ])

        let row = score(
            scheme,
            RowInput("S01", [0: [PointSum("P", 1, 1)], 1: [PointSum("P", 1, 0)]])
        )
        let alone = score(scheme, RowInput("S01", [0: [PointSum("P", 1, 1)]]))

        #expect(row.score.text() == "60.00")
        // A part that is not tested is left out and the rest rescaled.
        #expect(alone.score.text() == "50.00")
    }

    @Test func `A20 自动符合: an exempt item has full mark or is left out, and is no pass`() throws {
        var exempt = PointSum("P1", 0, 0)
        exempt.exempt = 4
        let rows = RowInput("S01", [0: [exempt], 1: [PointSum("P1", 1, 1)]])
        let items: JSONValue = [item("a", 10), item("b", 10)]

        let full = score(try scheme(["exempt": "full", "items": items]), rows)
        let without = score(try scheme(["exempt": "leave-out", "items": items]), rows)

        #expect(full.score.text() == "75.00" && full.items[0].state == .exempt)
        #expect(without.score.text() == "50.00" && without.items[0].state == .exemptLeftOut)
        #expect(full.passed == 1 && full.judged == 2)
        #expect(without.items[0].isMet == nil)
    }

    @Test func `a kind of place that a street does not have: rescaled, mean or full`() throws {
        let items: JSONValue = [item("a", 10), item("mall", 10)]
        var village = RowInput("S02", [0: [PointSum("P2", 1, 1)]])
        village.withoutPlace = [1]
        let rows = [
            RowInput("S01", [0: [PointSum("P1", 1, 0)], 1: [PointSum("P1", 4, 1)]]),
            village,
            RowInput("S03", [0: [PointSum("P3", 1, 0)], 1: [PointSum("P3", 3, 2)]]),
        ]
        func scored(_ absent: JSONValue) throws -> RowScore {
            ScoreSheet(try scheme(["absent": absent, "items": items]), rows: rows).rows[1]
        }

        #expect(try scored("leave-out").score.text() == "50.00")
        #expect(try scored("leave-out").items[1].state == .noPlace)
        // The mean of 80 % and 60 %.
        #expect(try scored("mean").score.text() == "60.00")
        #expect(try scored("full").score.text() == "75.00")
    }

    @Test func `D20 百分倒扣分: 100 less points for each violation, at most the cap`() throws {
        let scheme = try scheme([
            "method": "deduction",
            "items": [
                item("a", 1, ["points": "0.5", "cap": "5"]), item("b", 1, ["points": "2"]),
            ],
        ])
        func total(_ failed: Int64, _ other: Int64) -> String {
            score(
                scheme,
                RowInput("X", [0: [PointSum("P", 9, failed)], 1: [PointSum("P", 9, other)]])
            )
            .score.text()
        }

        #expect(total(0, 0) == "100.00")
        #expect(total(3, 1) == "96.50")
        #expect(total(10, 0) == "95.00" && total(11, 0) == "95.00")
        // Never below 0, and the parts still add up.
        #expect(total(0, 60) == "0.00")
    }

    @Test func `what is a violation, and whether points even it out, is data`() throws {
        var seen = PointSum("P1", 5, 4)
        seen.repeated = 1
        seen.found = 10
        let row = RowInput("X", [0: [seen, PointSum("P2", 1, 0)]])
        func total(_ members: [String: JSONValue]) throws -> String {
            score(
                try scheme(
                    ["method": "deduction", "items": [item("a", 1, ["points": 1])]]
                        .merging(members) { $1 }
                ),
                row
            )
            .score.text()
        }

        #expect(try total([:]) == "97.00")
        #expect(try total(["violation": "checks"]) == "96.00")
        #expect(try total(["violation": "found"]) == "90.00")
        #expect(try total(["violation": "checks", "per_point": true]) == "98.00")
    }

    @Test func `D11 材料自查、实地考察、问卷调查: values count beside the field, bonuses on top`() throws {
        let scheme = try scheme([
            "items": [
                item("a", 60), item("mat", 30, ["way": "material"]),
                item("ask", 10, ["way": "questionnaire"]),
            ],
            "bonus": [["id": "media", "most": 2]],
        ])

        let row = score(
            scheme,
            RowInput(
                "S01",
                [0: [PointSum("P", 3, 1)]],
                values: ["mat": "27", "ask": "8.5", "media": "5"]
            )
        )

        // 45 + 27 + 8.5 of 100, and at most 2 on top.
        #expect(row.score.text() == "82.50")
        #expect(row.lost.text() == "19.50")
        #expect(row.items[1].places.map(\.point) == [""])
    }

    @Test func `a ruling on an appeal gives back what it took`() throws {
        let scheme = try scheme(["items": [item("a", 10)]])
        func total(_ verdict: AppealRuling.Verdict, _ checks: Int64?) -> String {
            var sum = PointSum("P", 6, 4)
            sum.excuse(AppealRuling(verdict: verdict, checks: checks, reason: ""))
            return score(scheme, RowInput("S01", [0: [sum]])).score.text()
        }

        #expect(total(.rejected, nil) == "60.00")
        #expect(total(.upheld, 1) == "70.00" && total(.upheld, nil) == "100.00")
        #expect(total(.struck, 1) == "66.67" && total(.struck, 99) == "100.00")
    }
}

@Suite struct RankListTests {
    private func row(_ id: String, _ passed: Int64, _ failed: Int64, points: Int = 3) -> RowInput {
        let sums = (1...points).map { number in
            let isFirst = number == 1
            return PointSum("\(id).P\(number)", isFirst ? passed : 0, isFirst ? failed : 0)
        }
        // Points with nothing are not looked at: each gets an exempt check.
        return RowInput(
            id: id,
            sums: [
                0: sums.map { sum in
                    var sum = sum
                    sum.exempt = 1
                    return sum
                }
            ]
        )
    }

    private func scheme(_ more: [String: JSONValue] = [:]) throws -> Scheme {
        try Scheme(
            .object(
                ["exempt": "leave-out", "items": [["id": "a", "groups": ["*"]]]].merging(more) {
                    $1
                }
            )
        )
    }

    @Test func `equal scores share a rank and the next is passed over`() throws {
        let rows = [
            row("A", 95, 5), row("B", 90, 10), row("C", 180, 20), row("D", 80, 20),
        ]

        let list = RankList(ScoreSheet(try scheme(), rows: rows))

        #expect(list.places.map(\.row.id) == ["A", "B", "C", "D"])
        #expect(list.places.map(\.rank) == [1, 2, 2, 4])
        #expect(list.above(list.places[3])?.row.id == "C")
        #expect(list.above(list.places[2])?.row.id == "A")
        #expect(list.above(list.places[0]) == nil)
    }

    @Test func `rows are ranked by the score that everybody sees`() throws {
        // 99.9989 % and 99.9991 %: both 100.00 with two decimals.
        let rows = [row("A", 99_9989, 11), row("B", 99_9991, 9)]

        let list = RankList(ScoreSheet(try scheme(), rows: rows))

        #expect(list.places.map(\.rank) == [1, 1])
    }

    @Test func `too few points or checks are not ranked, nothing tested is listed apart`() throws {
        let rows = [
            row("A", 30, 0), row("B", 29, 0), row("C", 100, 0, points: 2), RowInput("D", [:]),
        ]

        let list = RankList(ScoreSheet(try scheme(), rows: rows))

        #expect(list.place(of: "A")?.state == .ranked(1))
        #expect(list.place(of: "B")?.state == .tooSmall)
        #expect(list.place(of: "C")?.state == .tooSmall)
        #expect(list.place(of: "D")?.state == .notTested)
        #expect(list.places.last?.row.id == "D")
    }

    @Test func `neighbours whose intervals overlap show no clear difference`() throws {
        let rows = [row("A", 99, 1), row("B", 97, 3), row("C", 50, 50)]

        let list = RankList(ScoreSheet(try scheme(), rows: rows))

        #expect(list.places.map(\.isCloseToPrevious) == [false, true, false])
    }

    @Test func `streets are ranked within their class`() throws {
        let rows = [row("S1", 90, 10), row("T1", 95, 5), row("S2", 80, 20), row("X", 70, 30)]
        let scheme = try scheme(["classes": ["城区": ["S1", "S2"], "乡镇": ["T1"]]])

        let list = RankList(ScoreSheet(scheme, rows: rows))

        #expect(list.place(of: "S1")?.rank == 1 && list.place(of: "S2")?.rank == 2)
        #expect(list.place(of: "T1")?.rank == 1 && list.place(of: "X")?.rank == 1)
    }

    @Test func `the rate at equal mix does not depend on where somebody looked more often`() throws
    {
        // Both pass 90 % on roads and 50 % at markets; A was looked at mostly at markets.
        func row(_ id: String, roads: Int64, markets: Int64) -> RowInput {
            RowInput(
                id,
                [
                    0: [
                        PointSum("\(id)1", roads * 9, roads), PointSum("\(id)2", 0, 0),
                        PointSum("\(id)3", markets * 5, markets * 5, type: "FARMKT"),
                    ]
                ]
            )
        }
        let scheme = try scheme(["minimum": ["points": 0]])

        let list = RankList(
            ScoreSheet(
                scheme,
                rows: [row("A", roads: 2, markets: 8), row("B", roads: 8, markets: 2)]
            )
        )

        let (a, b) = (try #require(list.place(of: "A")), try #require(list.place(of: "B")))
        #expect(a.row.passed == 58 && b.row.passed == 82)
        #expect(a.equalMix == 700_000 && b.equalMix == 700_000)
    }
}

@Suite struct GapSplitTests {
    /// A round of several streets with everything that scores: parts, exempt items, values, counts,
    /// missing kinds of place, bonuses.
    private func sheet(_ seed: UInt64) throws -> ScoreSheet {
        var draw = SplitMix64(seed: seed)
        func any(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &draw) }
        let awards = ["rate", "all", "thresholds"]
        let items = (0..<6).map { index -> JSONValue in
            var members: [String: JSONValue] = [
                "id": .text("i\(index)"), "mark": .integer(any(1...20)),
                "part": any(0...1) == 0 ? "x" : "y",
                "points": .integer(any(0...9)), "indicators": [.text("c\(index)")],
                "award": .text(awards[Int(any(0...2))]),
                "thresholds": [["from": "80", "share": "100"], ["from": "40", "share": "33.3"]],
            ]
            if index == 5 { members["way"] = "material" }
            return .object(members)
        }
        let scheme = try Scheme([
            "method": any(0...2) == 0 ? "deduction" : "share",
            "absent": ["leave-out", "mean", "full"][Int(any(0...2))], "items": .list(items),
            "exempt": any(0...1) == 0 ? "full" : "leave-out",
            "parts": [["id": "x", "weight": 70], ["id": "y", "weight": "30"]],
            "bonus": [["id": "b", "most": 3]],
            "minimum": ["points": 0, "checks": 0], "per_point": .bool(any(0...1) == 0),
        ])
        let rows = (0..<5).map { number -> RowInput in
            var row = RowInput(id: "S\(number)")
            for item in 0..<5 where any(0...4) > 0 {
                row.sums[item] = (0..<any(1...4)).map { point in
                    var sum = PointSum(
                        "S\(number).P\(point)",
                        any(0...9),
                        any(0...4),
                        type: ["ROAD", "MALL", "COMPD"][Int(any(0...2))]
                    )
                    if any(0...5) == 0 { sum.exempt = any(1...3) }
                    return sum
                }
            }
            row.withoutPlace = Set((0..<5).filter { row.sums[$0] == nil && $0 % 2 == 0 })
            if any(0...2) > 0 { row.values["i5"] = Marks(millionths: any(0...20) * 500_000) }
            if any(0...2) > 0 { row.values["b"] = Marks(millionths: any(0...4) * 1_000_000) }
            return row
        }
        return ScoreSheet(scheme, rows: rows)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the parts of a gap add up to it exactly`(seed: UInt64) throws {
        let sheet = try sheet(seed)

        for row in sheet.rows {
            let split = GapSplit(row, against: [sheet.rows[0]])
            let toMean = GapSplit(row, against: sheet.rows)

            #expect(split.gap == sheet.rows[0].score - row.score)
            let lost = sheet.rows.map(\.lost).sum.share(1, of: 5)
            let bonus = sheet.rows.flatMap { $0.bonus.map(\.marks) }.sum.share(1, of: 5)
            let own = row.bonus.map(\.marks).sum
            // The means of items are rounded one by one.
            let difference = toMean.gap - ((row.lost - lost) + (bonus - own))
            #expect(abs(difference.millionths) <= 7)
            #expect(toMean.parts.map(\.lost).sum == row.lost)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is lost at points adds up to what is lost at items and to the score`(seed: UInt64)
        throws
    {
        let sheet = try sheet(seed)

        for row in sheet.rows {
            for item in row.items {
                #expect(item.places.map(\.lost).sum == item.lost)
                #expect(item.state.counts || item.lost == .zero)
            }
            #expect(row.lost >= .zero && row.lost <= .hundred)
            if sheet.scheme.method == .share, row.isTested {
                #expect(row.items.map(\.most).sum == .hundred)
            }
        }
    }

    @Test func `streets alike but for the mix of places differ by the mix alone`() throws {
        let scheme = try Scheme(["items": [["id": "a", "groups": ["*"]]]])
        func row(_ id: String, roads: Int64, markets: Int64) -> RowInput {
            RowInput(
                id,
                [
                    0: [
                        PointSum("\(id)1", roads * 9, roads),
                        PointSum("\(id)2", markets * 5, markets * 5, type: "FARMKT"),
                    ]
                ]
            )
        }
        let sheet = ScoreSheet(
            scheme,
            rows: [row("A", roads: 2, markets: 8), row("B", roads: 8, markets: 2)]
        )

        let split = GapSplit(sheet.rows[0], against: [sheet.rows[1]])

        #expect(split.gap.text() == "24.00")
        let mix = split.parts.filter { $0.cause == .mix(item: "a") }
        #expect(mix.map(\.gap.millionths) == [split.gap.millionths])
    }

    @Test func `a worse point at the same mix is the whole gap`() throws {
        let scheme = try Scheme(["items": [["id": "a", "groups": ["*"]]]])
        let sheet = ScoreSheet(
            scheme,
            rows: [
                RowInput("A", [0: [PointSum("A1", 9, 1), PointSum("A2", 6, 4)]]),
                RowInput("B", [0: [PointSum("B1", 9, 1), PointSum("B2", 9, 1)]]),
            ]
        )

        let split = GapSplit(sheet.rows[0], against: [sheet.rows[1]])

        #expect(split.parts.first { $0.cause == .place(item: "a", point: "A1") }?.gap == .zero)
        #expect(
            split.parts.first { $0.cause == .place(item: "a", point: "A2") }?.gap.text() == "15.00"
        )
        #expect(split.gap.text() == "15.00")
    }
}
