import Inspection
import Journaling
import Testing

/// The worked example of Documentation/measures.md, "Rounds of testing".
@Suite struct WorkedAssessmentTests {
    private static let scheme = """
        {"parts":[{"id":"adults","weight":"80"},{"id":"minors","weight":"20"}],"items":\
        [{"id":"clean","mark":"10","part":"adults"},{"id":"order","mark":"5","part":"adults"},\
        {"id":"mall","mark":"5","part":"adults"},\
        {"id":"minors","way":"material","mark":"20","part":"minors"}]}
        """

    private func row(
        _ id: String,
        clean: [PointSum],
        mall: PointSum,
        _ value: String
    ) -> RowInput {
        let order = (0..<3).map { PointSum("P\($0)", 10, 0) }
        return RowInput(id, [0: clean, 1: order, 2: [mall]], values: ["minors": value])
    }

    @Test func `the worked example comes to what it says`() throws {
        let scheme = try Scheme(text: WorkedAssessmentTests.scheme)
        let rows = [
            row(
                "S01",
                clean: [PointSum("P0", 9, 1), PointSum("P1", 10, 0), PointSum("P2", 6, 4)],
                mall: PointSum("M", 4, 1, type: "MALL"),
                "18"
            ),
            row(
                "S02",
                clean: [PointSum("P0", 10, 0), PointSum("P1", 10, 0), PointSum("P2", 9, 1)],
                mall: PointSum("M", 5, 0, type: "MALL"),
                "10"
            ),
        ]

        let list = RankList(ScoreSheet(scheme, rows: rows))

        let (first, second) = (list.places[0], list.places[1])
        #expect(first.row.id == "S02")
        #expect(first.row.score.text() == "88.67")
        #expect(second.row.score.text() == "87.33")
        let earned = second.row.items.map { $0.earned.text() }
        #expect(earned == ["8.33", "5.00", "4.00", "18.00"])
        #expect(second.row.passed == 59)
        #expect(second.row.judged == 65)
        #expect(first.row.passed == 64)
        #expect(second.interval?.lower == 812_878)
        #expect(second.interval?.upper == 957_005)
        #expect(first.interval?.lower == 917_865)
        #expect(first.interval?.upper == 997_279)
        #expect(second.isCloseToPrevious)
        #expect(second.row.metItems.met == 2)
        #expect(first.row.metItems.met == 3)
        #expect(first.row.metItems.tested == 4)
    }
}
