import Inspection
import Journaling
import Testing
import TestSupport

@Suite struct RandomDrawTests {
    /// Worked out by a Python script from the algorithm's text alone (Tests/Model/draw.py).
    @Test func `D10 随机组建、抽选、确定: anyone draws the same from seed and list`() {
        let ids = (1...20).map { $0 < 10 ? "P0\($0)" : "P\($0)" }

        let draw = RandomDraw(5, of: ids.reversed() + ids, seed: "lottery 26/131")

        #expect(draw.drawn == ["P09", "P05", "P15", "P19", "P03"])
        #expect(
            draw.listDigest.hex
                == "2a796ca98257b1250171c7b300bd02f9f4f3e2a7f3df56834515310aed8956a5"
        )
        #expect(DrawClaim(draw, of: .points).agrees(with: ids))
        #expect(!DrawClaim(draw, of: .points).agrees(with: ids.dropLast()))
    }

    @Test func `ids are sorted as bytes, whatever their script`() {
        let draw = RandomDraw(3, of: ["镇B", "镇A", "S01", "S02"], seed: "种子")

        #expect(draw.drawn == ["镇A", "镇B", "S02"])
        #expect(draw.list == ["S01", "S02", "镇A", "镇B"])
    }

    @Test func `a claim says all that is needed to repeat a draw`() throws {
        let draw = DrawClaim(RandomDraw(2, of: ["A", "B", "C"], seed: "7"), of: .offices)

        let read = try #require(DrawClaim(draw.claim))

        #expect(read == draw)
        #expect(read.agrees(with: try #require(read.ids)))
        var other = read
        other.drawn.reverse()
        #expect(!other.agrees(with: ["A", "B", "C"]))
    }

    @Test func `more than there are gives all of them, each once`() {
        let draw = RandomDraw(9, of: ["A", "B", "C"], seed: "7")

        #expect(draw.drawn.sorted() == ["A", "B", "C"])
        #expect(RandomDraw(1, of: [String](), seed: "7").drawn.isEmpty)
    }

    @Test func `every id is drawn about as often`() {
        var counts: [String: Int] = [:]
        for seed in 0..<3000 {
            let draw = RandomDraw(1, of: ["A", "B", "C"], seed: "\(seed)")
            counts[draw.drawn[0], default: 0] += 1
        }

        #expect(counts.values.allSatisfy { (900...1100).contains($0) })
    }
}
