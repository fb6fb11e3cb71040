import Inspection
import Testing

@Suite struct RankListTests {
    /// Checks at the first of several points; at the others something exempt was looked at.
    private func row(_ id: String, _ passed: Int64, _ failed: Int64, points: Int = 3) -> RowInput {
        var sums: [PointSum] = []
        for number in 1...points {
            let isFirst = number == 1
            var sum = PointSum("\(id).P\(number)", isFirst ? passed : 0, isFirst ? failed : 0)
            sum.exempt = 1
            sums.append(sum)
        }
        return RowInput(id: id, sums: [0: sums])
    }

    private func list(_ rows: [RowInput], _ members: String = "") throws -> RankList {
        let text = #"{"exempt":"leave-out","items":[{"id":"a","groups":["*"]}]\#(members)}"#
        return RankList(ScoreSheet(try Scheme(text: text), rows: rows))
    }

    @Test func `equal scores share a rank and the next is passed over`() throws {
        let rows = [row("A", 95, 5), row("B", 90, 10), row("C", 180, 20), row("D", 80, 20)]

        let list = try list(rows)

        #expect(list.places.map(\.row.id) == ["A", "B", "C", "D"])
        let ranks: [Int?] = [1, 2, 2, 4]
        #expect(list.places.map(\.rank) == ranks)
        #expect(list.above(list.places[3])?.row.id == "C")
        #expect(list.above(list.places[2])?.row.id == "A")
        #expect(list.above(list.places[0]) == nil)
    }

    @Test func `rows are ranked by the score that everybody sees`() throws {
        // 99.9989 % and 99.9991 %: both 100.00 with two decimals.
        let list = try list([row("A", 999_989, 11), row("B", 999_991, 9)])

        let ranks: [Int?] = [1, 1]
        #expect(list.places.map(\.rank) == ranks)
    }

    @Test func `too few points or checks are not ranked, nothing tested is listed apart`() throws {
        let list = try list([
            row("A", 30, 0), row("B", 29, 0), row("C", 100, 0, points: 2), RowInput("D", [:]),
        ])

        #expect(list.place(of: "A")?.state == .ranked(1))
        #expect(list.place(of: "B")?.state == .tooSmall)
        #expect(list.place(of: "C")?.state == .tooSmall)
        #expect(list.place(of: "D")?.state == .notTested)
        #expect(list.places.last?.row.id == "D")
    }

    @Test func `what nobody answers for competes with nobody`() throws {
        let list = try list([row("", 100, 0), row("A", 90, 10), row("B", 80, 20)])

        let ranks: [Int?] = [1, 2, nil]
        #expect(list.places.map(\.rank) == ranks)
        #expect(list.places.last?.state == .nobody)
    }

    @Test func `neighbours whose intervals overlap show no clear difference`() throws {
        let list = try list([row("A", 99, 1), row("B", 97, 3), row("C", 50, 50)])

        #expect(list.places.map(\.isCloseToPrevious) == [false, true, false])
    }

    @Test func `streets are ranked within their class`() throws {
        let list = try list(
            [row("S1", 90, 10), row("T1", 95, 5), row("S2", 80, 20), row("X", 70, 30)],
            #","classes":{"城区":["S1","S2"],"乡镇":["T1"]}"#
        )

        #expect(list.place(of: "S1")?.rank == 1)
        #expect(list.place(of: "S2")?.rank == 2)
        #expect(list.place(of: "T1")?.rank == 1)
        #expect(list.place(of: "X")?.rank == 1)
    }

    @Test func `the rate at equal mix does not depend on where somebody looked more often`() throws
    {
        // Both pass 90 % on roads and 50 % at markets; A was looked at mostly at markets.
        func row(_ id: String, roads: Int64, markets: Int64) -> RowInput {
            RowInput(
                id,
                [
                    0: [
                        PointSum("\(id)1", roads * 9, roads),
                        PointSum("\(id)3", markets * 5, markets * 5, type: "FARMKT"),
                    ]
                ]
            )
        }

        let list = try list(
            [row("A", roads: 2, markets: 8), row("B", roads: 8, markets: 2)],
            #","minimum":{"points":0}"#
        )

        let first = try #require(list.place(of: "A"))
        let second = try #require(list.place(of: "B"))
        #expect(first.row.passed == 58)
        #expect(second.row.passed == 82)
        #expect(first.equalMix == 700_000)
        #expect(second.equalMix == 700_000)
    }
}
