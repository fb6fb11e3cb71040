/// A small picture of two colours, so that a world can carry photos that open.
struct SimulatedPhoto {
    /// A PNG file of some hundred bytes.
    let png: [UInt8]

    private static let side = 32

    init(_ draw: inout SeededDraw) {
        var rows: [UInt8] = []
        for _ in 0..<SimulatedPhoto.side {
            rows.append(0)
            let bits = draw.next()
            for shift in stride(from: 0, to: SimulatedPhoto.side, by: 8) {
                rows.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
            }
        }
        let side = SimulatedPhoto.big(UInt32(SimulatedPhoto.side))
        png =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            // One bit a pixel, grey, deflate, no filter, not interlaced.
            + SimulatedPhoto.chunk("IHDR", side + side + [1, 0, 0, 0, 0])
            + SimulatedPhoto.chunk("IDAT", SimulatedPhoto.stored(rows))
            + SimulatedPhoto.chunk("IEND", [])
    }

    /// A zlib stream of one stored block.
    ///
    /// Source: RFC 1950, RFC 1951.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(bytes.count)
        var sums: (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            sums.0 = (sums.0 + UInt32(byte)) % 65_521
            sums.1 = (sums.1 + sums.0) % 65_521
        }
        let header: [UInt8] = [0x78, 0x01, 1, UInt8(length & 0xFF), UInt8(length >> 8)]
        return header + [UInt8(~length & 0xFF), UInt8(~length >> 8)] + bytes
            + big(sums.1 << 16 | sums.0)
    }

    /// Source: PNG specification, third edition, 5.3 and annex D.
    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + body
        var check: UInt32 = .max
        for byte in content {
            check ^= UInt32(byte)
            for _ in 0..<8 { check = check >> 1 ^ (check & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return big(UInt32(body.count)) + content + big(~check)
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
