import Journaling
import TestSupport
import Testing

/// Reads with `body` from `bytes`.
private func read<Value>(_ bytes: [UInt8], _ body: (inout ByteReader) -> Value) -> Value {
    bytes.withUnsafeBytes { buffer in
        var reader = ByteReader(buffer)
        return body(&reader)
    }
}

private func integer(_ bytes: [UInt8]) -> Int64? { read(bytes) { $0.integer() } }

/// Integers are unsigned LEB128, at most nine bytes, shortest form only.
@Suite struct ByteReaderTests {
    @Test(arguments: [
        0, 1, 127, 128, 129, 255, 16_383, 16_384, 1 << 35, 1 << 56 - 1, 1 << 56, Int64.max - 1,
        .max,
    ])
    func `an integer reads back`(value: Int64) {
        var bytes: [UInt8] = []
        bytes.append(leb: value)

        #expect(bytes.count <= 9)
        #expect(integer(bytes) == value)
        #expect(
            read(bytes) { reader in
                _ = reader.integer(); return reader.isAtEnd
            }
        )
    }

    @Test(
        arguments: [
            [], [0x80], [0xFF, 0xFF], [0x80, 0x00], [0xFF, 0x00], [0x81, 0x80, 0x00],
            [UInt8](repeating: 0x80, count: 8) + [0x00],
            [UInt8](repeating: 0x80, count: 9) + [0x01],
            [UInt8](repeating: 0xFF, count: 9) + [0x01],
            [UInt8](repeating: 0xFF, count: 100),
            [UInt8](repeating: 0x80, count: 100),
        ] as [[UInt8]]
    )
    func `what is cut, too long or not the shortest form is no integer`(bytes: [UInt8]) {
        #expect(integer(bytes) == nil)
    }

    @Test func `nine full bytes are the greatest integer`() {
        #expect(integer([UInt8](repeating: 0xFF, count: 8) + [0x7F]) == .max)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `random bytes are read without a trap and only in their shortest form`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        let bytes = draw.bytes(draw.below(14)).map { draw.chance(60) ? $0 | 0x80 : $0 }

        let (value, used) = read(bytes) { reader in (reader.integer(), reader.offset) }

        guard let value else { return }
        var again: [UInt8] = []
        again.append(leb: value)
        #expect(again == Array(bytes.prefix(used)))
    }

    @Test func `a length beyond the limit or the bytes is refused`() {
        var long: [UInt8] = []
        long.append(leb: .max)

        #expect(read(long) { $0.count(limit: 1 << 20) } == nil)
        #expect(read([5, 1, 2]) { $0.blob(limit: 10) == nil })
        #expect(read([2, 1, 2]) { $0.blob(limit: 1) == nil })
        #expect(read([2, 1, 2]) { $0.blob(limit: 2)?.count } == 2)
        #expect(read([1, 2, 3]) { $0.slice(-1) == nil })
        #expect(read([1, 2, 3]) { $0.slice(.max) == nil })
        #expect(read([UInt8](repeating: 1, count: 31)) { $0.digest() } == nil)
        #expect(read([UInt8](repeating: 1, count: 15)) { $0.device() } == nil)
        #expect(read([2, 0xC3, 0x28]) { $0.text() } == nil)
        #expect(read([2, 0xC3, 0xA4]) { $0.text() } == "ä")
    }
}
