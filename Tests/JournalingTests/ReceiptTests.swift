import Journaling
import TestSupport
import Testing

private func sample() throws -> Receipt {
    let author = Author("phone", key: 21, inspector: "a.1", rank: 0)
    for text in ["a", "b", "c"] { author.append(Array(text.utf8)) }
    return try Receipt.signed(
        runs: [
            Run(
                device: author.device,
                first: 1,
                through: 1,
                before: author.start,
                last: author.chain(at: 1)
            ),
            Run(
                device: author.device,
                first: 3,
                through: 3,
                before: author.chain(at: 2),
                last: author.chain
            ),
        ],
        incarnation: Array(0..<16),
        written: 1_772_323_200_000,
        by: TestKey.number(22)
    )
}

/// An office's word that its store holds something.
@Suite struct ReceiptTests {
    @Test func `a receipt reads back and is authentic`() throws {
        let receipt = try sample()

        let again = try #require(Receipt(reading: receipt.bytes))

        #expect(again == receipt)
        #expect(again.isAuthentic)
        #expect(again.office == TestKey.number(22).device)
        #expect(again.runs.map(\.through) == [1, 3])
    }

    @Test func `a receipt without runs is one too`() throws {
        let receipt = try Receipt.signed(
            runs: [],
            incarnation: [UInt8](repeating: 0, count: 16),
            written: 0,
            by: TestKey.number(22)
        )

        #expect(Receipt(line: receipt.line) == receipt)
        #expect(receipt.isAuthentic)
    }

    @Test func `its line survives spaces and line breaks`() throws {
        let receipt = try sample()
        let broken = receipt.line.enumerated()
            .map { $0.offset % 40 == 39 ? "\($0.element) \r\n\u{3000}" : "\($0.element)" }.joined()

        #expect(receipt.line.hasPrefix("WBR1."))
        #expect(receipt.line.utf8.allSatisfy { $0 != 61 && $0 != 43 && $0 != 47 })
        #expect(Receipt(line: "  \(receipt.line)\n") == receipt)
        #expect(Receipt(line: broken) == receipt)
        #expect(Receipt(line: "WBR2." + receipt.line.dropFirst(5)) == nil)
        #expect(Receipt(line: receipt.line + "AA") == nil)
        #expect(Receipt(line: "WBR1.") == nil)
        #expect(Receipt(line: "") == nil)
    }

    @Test func `a flipped bit anywhere makes it no receipt or no authentic one`() throws {
        let bytes = try sample().bytes

        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            #expect(Receipt(reading: changed)?.isAuthentic != true, "byte \(index)")
        }
    }

    @Test func `cut anywhere or longer, it is no receipt`() throws {
        let bytes = try sample().bytes

        for length in bytes.indices {
            #expect(Receipt(reading: Array(bytes.prefix(length))) == nil)
        }
        #expect(Receipt(reading: bytes + [0]) == nil)
    }

    @Test func `a number of runs that lies costs nothing`() throws {
        let receipt = try sample()
        var bytes = Array(receipt.bytes.prefix(16 + 65 + 16))
        bytes.append(leb: receipt.written)
        let head = bytes
        for count in [3, 100_000, 200_000, 200_001, Int64.max] {
            bytes = head
            bytes.append(leb: count)
            bytes += [UInt8](repeating: 1, count: 200)
            #expect(Receipt(reading: bytes) == nil)
        }
    }

    @Test func `runs that end before they begin are none`() throws {
        func receipt(_ first: Int64, _ through: Int64) throws -> Receipt? {
            let device = TestKey.number(21).device
            let run = Run(
                device: device,
                first: first,
                through: through,
                before: .named("a"),
                last: .named("b")
            )
            return Receipt(
                reading: try Receipt.signed(
                    runs: [run],
                    incarnation: Array(0..<16),
                    written: 1,
                    by: TestKey.number(22)
                ).bytes
            )
        }

        #expect(try receipt(1, 1) != nil)
        #expect(try receipt(2, 1) == nil)
        #expect(try receipt(0, 1) == nil)
    }
}
