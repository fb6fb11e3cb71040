import Inspection
import Journaling
import TestSupport
import Testing

/// Problems that are open, each once however often it was seen.
@Suite struct ProblemBoardTests {
    private static let first = "check/P1.1/2026-05-12/am.1/CLN-01"

    private func board(_ words: (String, String, Finding, Int64)...) -> ProblemBoard {
        var board = ProblemBoard()
        for (name, record, finding, minute) in words {
            board.add(
                finding,
                digest: .named(name),
                record: RecordName(record),
                inspector: "S01.0007",
                minute: minute
            )
        }
        return board
    }

    private func failed(
        _ found: Int64,
        settled: Int64 = 0,
        repeats name: String? = nil
    ) -> Finding {
        Finding(
            answer: .fail,
            found: found,
            settled: settled,
            repeats: name.map { .named($0) }
        )
    }

    private func gone(_ name: String) -> Finding {
        Finding(answer: .pass, repeats: .named(name))
    }

    @Test func `what is left is open, what was settled is not`() {
        let board = board(
            ("a", ProblemBoardTests.first, failed(3, settled: 1), 100),
            ("b", "check/P1.1/2026-05-12/am.1/CLN-05", failed(2, settled: 2), 101),
            ("c", "check/P1.1/2026-05-12/am.1/FAC-02", Finding(answer: .pass), 102)
        )

        #expect(
            board.open == [
                OpenProblem(
                    first: .named("a"),
                    station: "P1.1",
                    indicator: "CLN-01",
                    inspector: "S01.0007",
                    since: 100,
                    left: 2,
                    last: 100
                )
            ]
        )
    }

    @Test func `a problem that is seen again stays one, and the last word says how many`() {
        let board = board(
            ("a", ProblemBoardTests.first, failed(3), 100),
            ("c", "check/P1.1/2026-05-14/am.1/CLN-01", failed(5, settled: 1, repeats: "a"), 300),
            ("b", "check/P1.1/2026-05-13/am.1/CLN-01", failed(2, repeats: "a"), 200)
        )

        #expect(board.open.map(\.left) == [4])
        #expect(board.open.map(\.since) == [100])
        #expect(board.open.map(\.last) == [300])
    }

    @Test func `a problem that is gone is not open, until it is there again`() {
        let end = ("b", "check/P1.1/2026-05-13/am.1/CLN-01", gone("a"), Int64(200))
        let again = ("c", "check/P1.1/2026-05-14/am.1/CLN-01", failed(1, repeats: "a"), Int64(300))
        let first = ("a", ProblemBoardTests.first, failed(3), Int64(100))

        #expect(board(first, end).open.isEmpty)
        #expect(board(first, end, again).open.map(\.left) == [1])
        #expect(
            board(first, ("d", end.1, failed(2, settled: 2, repeats: "a"), 200)).open.isEmpty
        )
    }

    @Test func `a finding that another one takes the place of is no problem any more`() {
        let board = board(
            ("a", ProblemBoardTests.first, failed(3), 100),
            ("b", ProblemBoardTests.first, Finding(answer: .pass), 101)
        )

        #expect(board.open.isEmpty)
    }

    @Test func `a first finding that is not known here is known by who saw it again`() {
        let again = board(("b", "check/P1.1/2026-05-13/am.1/CLN-01", failed(2, repeats: "a"), 200))
        let gone = board(("b", "check/P1.1/2026-05-13/am.1/CLN-01", gone("a"), 200))

        #expect(again.open.map(\.first) == [.named("a")])
        #expect(again.open.map(\.inspector) == [""])
        #expect(gone.open.isEmpty)
    }

    @Test func `a case names its problem, alone too, and ends it when it is closed`() {
        func with(_ isOpen: Bool, _ board: ProblemBoard) -> [OpenProblem] {
            var board = board
            board.add(
                CaseReport(
                    check: ProblemBoardTests.first,
                    station: "P1.1",
                    indicator: "CLN-01",
                    left: 3
                ),
                of: "case/S01-0000000000000001",
                inspector: "S01.0008",
                minute: 90,
                isOpen: isOpen
            )
            return board.open
        }
        let seen = board(("a", ProblemBoardTests.first, failed(3), 100))

        #expect(with(true, seen).map(\.caseRecord) == ["case/S01-0000000000000001"])
        #expect(with(true, seen).map(\.first) == [.named("a")])
        #expect(with(false, seen).isEmpty)
        #expect(with(true, ProblemBoard()).map(\.left) == [3])
        #expect(with(true, ProblemBoard()).map(\.first) == [nil])
        #expect(with(false, ProblemBoard()).isEmpty)
    }
}

/// Not applicable is remembered.
@Suite struct AnswerMemoryTests {
    private func memory(_ answers: (String, Answer, Int64)...) -> Set<String> {
        var memory = AnswerMemory()
        for (code, answer, minute) in answers { memory.add(answer, to: code, at: minute) }
        return memory.notApplicable
    }

    @Test func `the last answer counts, whenever it comes in`() {
        #expect(memory(("A", .notApplicable, 10)) == ["A"])
        #expect(memory(("A", .notApplicable, 10), ("A", .pass, 20)).isEmpty)
        #expect(memory(("A", .pass, 20), ("A", .notApplicable, 10)).isEmpty)
        #expect(memory(("A", .notApplicable, 10), ("A", .pass, 10)).isEmpty)
        #expect(memory(("A", .pass, 10), ("A", .notApplicable, 20)) == ["A"])
        #expect(memory(("A", .notApplicable, 10), ("A", .couldNotSee, 20)).isEmpty)
    }

    @Test func `not looked at is no answer`() {
        #expect(memory(("A", .notApplicable, 10), ("A", .notLookedAt, 20)) == ["A"])
    }
}
