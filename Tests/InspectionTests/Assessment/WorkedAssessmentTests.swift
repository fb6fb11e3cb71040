import Inspection
import Journaling
import Testing

/// The worked example of Documentation/measures.md, "Rounds of testing".
@Suite struct WorkedAssessmentTests {
    private static let scheme = try? Scheme([
        "parts": [["id": "adults", "weight": "80"], ["id": "minors", "weight": "20"]],
        "items": [
            ["id": "clean", "indicators": ["CLN-01"], "mark": "10", "part": "adults"],
            ["id": "order", "indicators": ["ORD-06"], "mark": "5", "part": "adults"],
            ["id": "mall", "indicators": ["MAL-01"], "mark": "5", "part": "adults"],
            ["id": "minors", "way": "material", "mark": "20", "part": "minors"],
        ],
    ])

    private func row(
        _ id: String,
        _ clean: [(Int64, Int64)],
        mall: (Int64, Int64),
        _ value: String
    ) -> RowInput {
        RowInput(
            id,
            [
                0: clean.enumerated().map { PointSum("P\($0)", $1.0, $1.1) },
                1: (0..<3).map { PointSum("P\($0)", 10, 0) },
                2: [PointSum("M", mall.0, mall.1, type: "MALL")],
            ],
            values: ["minors": value]
        )
    }

    @Test func `the worked example comes to what it says`() throws {
        let list = RankList(
            ScoreSheet(
                try #require(WorkedAssessmentTests.scheme),
                rows: [
                    row("S01", [(9, 1), (10, 0), (6, 4)], mall: (4, 1), "18"),
                    row("S02", [(10, 0), (10, 0), (9, 1)], mall: (5, 0), "10"),
                ]
            )
        )

        let (first, second) = (list.places[0], list.places[1])
        #expect(first.row.id == "S02" && first.row.score.text() == "88.67")
        #expect(second.row.id == "S01" && second.row.score.text() == "87.33")
        #expect(second.row.items.map { $0.earned.text() } == ["8.33", "5.00", "4.00", "18.00"])
        #expect(second.row.passed == 59 && second.row.judged == 65)
        #expect(first.row.passed == 64 && first.row.judged == 65)
        #expect(second.interval.map { [$0.lower / 1000, $0.upper / 1000] } == [812, 957])
        #expect(first.interval.map { [$0.lower / 1000, $0.upper / 1000] } == [917, 997])
        #expect(second.isCloseToPrevious)
        #expect(second.row.metItems == (2, 4) && first.row.metItems == (3, 4))
    }
}
