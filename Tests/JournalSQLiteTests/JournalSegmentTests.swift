import JournalSQLite
import Journaling
import Testing

@Suite struct JournalSegmentTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A journal with appends of these sizes.
    private func journal(_ sizes: [Int]) throws -> Journal {
        let journal = try scratch.journal()
        for size in sizes {
            _ = try journal.append((0..<size).map { draft("\($0)") }, now: scratch.noon)
        }
        return journal
    }

    @Test(arguments: [
        ([1, 1, 1], 200, [3]),
        ([1, 1, 1], 1, [1, 1, 1]),
        ([3, 3, 3], 5, [3, 3, 3]),
        ([3, 3, 3], 6, [6, 3]),
        ([3, 7, 3], 5, [3, 7, 3]),
        ([150, 100, 100], 200, [150, 200]),
        ([450], 200, [200, 200, 50]),
        ([450], 100, [200, 200, 50]),
    ])
    func `segments end on seals and are as long as they may`(
        sizes: [Int],
        maximum: Int,
        expected: [Int64]
    ) throws {
        let journal = try journal(sizes)

        let segments = try journal.segments(maximumCount: maximum)

        #expect(segments.map(\.count) == expected)
        #expect(try entries(of: segments).count == sizes.reduce(0, +))
        #expect(segments.last?.last == (try journal.chainEnd))
        for (one, next) in zip(segments, segments.dropFirst()) {
            #expect(one.last == next.before && one.through + 1 == next.first)
        }
    }

    @Test func `segments begin anywhere`() throws {
        let journal = try journal([3, 600, 3])

        for first in [1, 2, 4, 5, 203, 204, 605, 606] as [Int64] {
            let segments = try journal.segments(from: first)
            #expect(segments.first?.first == first)
            #expect(try entries(of: segments).count == Int(606 - first + 1))
        }
        #expect(try journal.segments(from: 607).isEmpty)
    }

    @Test func `a damaged journal gives no segments in silence`() throws {
        do { _ = try journal([3, 3, 3]) }
        try scratch.run("DELETE FROM entry WHERE seq = 5", on: "a.journal")

        let journal = try scratch.open()

        #expect(try refusal { _ = try journal.segments() } == .segmentChain)
    }

    @Test(arguments: [
        ("DELETE FROM entry WHERE seq = 5", [Problem.Code.segmentChain], ["4–6"]),
        ("UPDATE entry SET bytes = x'00' WHERE seq = 5", [.segmentChain], ["4–6"]),
        ("UPDATE seal SET signature = zeroblob(64) WHERE through = 9", [.segmentSeal], ["7–9"]),
        ("DELETE FROM seal WHERE through = 9", [.entriesUnsealed], ["7–9"]),
        ("DELETE FROM entry WHERE seq <= 3", [.segmentChain], ["1–3"]),
        ("DELETE FROM entry WHERE seq > 7", [.segmentChain], ["7–9"]),
        ("UPDATE entry SET bytes = zeroblob(200000) WHERE seq = 5", [.segmentUnreadable], ["4–6"]),
    ])
    func `verify names what is wrong by seq`(
        damage: String,
        codes: [Problem.Code],
        seqs: [String]
    ) throws {
        do { _ = try journal([3, 3, 3]) }
        try scratch.run(damage, on: "a.journal")

        let problems = try scratch.open().verify().filter { $0.code != .journalBehindMark }

        #expect(problems.map(\.code) == codes)
        #expect(problems.compactMap(\.details.last) == seqs)
        #expect(problems.allSatisfy { $0.details.first == scratch.path("a.journal") })
    }
}
