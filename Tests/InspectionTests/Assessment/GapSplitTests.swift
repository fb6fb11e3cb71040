import Inspection
import TestSupport
import Testing

@Suite struct GapSplitTests {
    /// A round of several streets with everything that scores: parts, exempt items, values,
    /// thresholds, missing kinds of place, bonuses.
    private func sheet(_ seed: UInt64) throws -> ScoreSheet {
        var draw = SplitMix64(seed: seed)
        let scheme = try scheme(&draw)
        let rows = (0..<5).map { row($0, &draw) }
        return ScoreSheet(scheme, rows: rows)
    }

    private func any(_ range: ClosedRange<Int64>, _ draw: inout SplitMix64) -> Int64 {
        Int64.random(in: range, using: &draw)
    }

    private func scheme(_ draw: inout SplitMix64) throws -> Scheme {
        var scheme = try Scheme(text: #"{"minimum":{"points":0,"checks":0}}"#)
        scheme.method = any(0...2, &draw) == 0 ? .deduction : .share
        scheme.absent = [.leaveOut, .mean, .full][Int(any(0...2, &draw))]
        scheme.exempt = any(0...1, &draw) == 0 ? .full : .leaveOut
        scheme.isPerPoint = any(0...1, &draw) == 0
        scheme.parts = [
            Scheme.Part(id: "x", weight: Marks(millionths: 70_000_000)),
            Scheme.Part(id: "y", weight: Marks(millionths: 30_000_000)),
        ]
        scheme.bonus = [Scheme.Bonus(id: "b", most: Marks(millionths: 3_000_000))]
        for index in 0..<6 {
            var item = SchemeItem(id: "i\(index)")
            item.mark = Marks(millionths: any(1...20, &draw) * 1_000_000)
            item.points = Marks(millionths: any(0...9, &draw) * 1_000_000)
            item.part = any(0...1, &draw) == 0 ? "x" : "y"
            item.award = [.rate, .all, .thresholds][Int(any(0...2, &draw))]
            item.thresholds = [
                SchemeItem.Threshold(from: Marks(millionths: 80_000_000), share: .hundred),
                SchemeItem.Threshold(
                    from: Marks(millionths: 40_000_000),
                    share: Marks(millionths: 33_300_000)
                ),
            ]
            if index == 5 { item.way = .material }
            scheme.items.append(item)
        }
        return scheme
    }

    private func row(_ number: Int, _ draw: inout SplitMix64) -> RowInput {
        var row = RowInput(id: "S\(number)")
        for item in 0..<5 where any(0...4, &draw) > 0 {
            var sums: [PointSum] = []
            for point in 0..<any(1...4, &draw) {
                let type = ["ROAD", "MALL", "COMPD"][Int(any(0...2, &draw))]
                let passed = any(0...9, &draw)
                let failed = any(0...4, &draw)
                var sum = PointSum("S\(number).P\(point)", passed, failed, type: type)
                if any(0...5, &draw) == 0 { sum.exempt = any(1...3, &draw) }
                sums.append(sum)
            }
            row.sums[item] = sums
        }
        row.withoutPlace = Set([0, 2, 4].filter { row.sums[$0] == nil })
        if any(0...2, &draw) > 0 {
            row.values["i5"] = Marks(millionths: any(0...20, &draw) * 500_000)
        }
        if any(0...2, &draw) > 0 {
            row.values["b"] = Marks(millionths: any(0...4, &draw) * 1_000_000)
        }
        return row
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the parts of a gap add up to it exactly`(seed: UInt64) throws {
        let sheet = try sheet(seed)
        let first = sheet.rows[0]

        for row in sheet.rows {
            let split = GapSplit(row, against: [first])
            let toMean = GapSplit(row, against: sheet.rows)

            #expect(split.gap == first.score - row.score)
            #expect(split.parts.map(\.lost).sum == Marks.hundred - row.score)
            #expect(toMean.parts.map(\.lost).sum == Marks.hundred - row.score)
            // The means of the items are rounded one by one.
            let mean = sheet.rows.map(\.score).sum.share(1, of: 5)
            let difference = toMean.gap - (mean - row.score)
            #expect(abs(difference.millionths) <= 7)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is lost at points adds up to what is lost at items and to the score`(
        seed: UInt64
    ) throws {
        let sheet = try sheet(seed)

        for row in sheet.rows {
            for item in row.items {
                #expect(item.places.map(\.lost).sum == item.lost)
                #expect(item.state.counts || item.lost == .zero)
            }
            #expect(row.lost >= .zero)
            #expect(row.lost <= .hundred)
            if sheet.scheme.method == .share, row.isTested {
                #expect(row.items.map(\.most).sum == .hundred)
            }
        }
    }

    @Test func `streets alike but for the mix of places differ by the mix alone`() throws {
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
            try Scheme(text: #"{"items":[{"id":"a"}]}"#),
            rows: [row("A", roads: 2, markets: 8), row("B", roads: 8, markets: 2)]
        )

        let split = GapSplit(sheet.rows[0], against: [sheet.rows[1]])

        #expect(split.gap.text() == "24.00")
        let mix = split.parts.filter { $0.cause == .mix(item: "a") }
        #expect(mix.map(\.gap) == [split.gap])
    }

    @Test func `a worse point at the same mix is the whole gap`() throws {
        let sheet = ScoreSheet(
            try Scheme(text: #"{"items":[{"id":"a"}]}"#),
            rows: [
                RowInput("A", [0: [PointSum("A1", 9, 1), PointSum("A2", 6, 4)]]),
                RowInput("B", [0: [PointSum("B1", 9, 1), PointSum("B2", 9, 1)]]),
            ]
        )

        let split = GapSplit(sheet.rows[0], against: [sheet.rows[1]])

        func gap(_ point: String) -> Marks? {
            split.parts.first { $0.cause == .place(item: "a", point: point) }?.gap
        }
        #expect(gap("A1") == .zero)
        #expect(gap("A2")?.text() == "15.00")
        #expect(split.gap.text() == "15.00")
    }
}
