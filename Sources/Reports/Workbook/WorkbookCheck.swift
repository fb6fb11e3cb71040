import CDeflate
import Foundation

/// Looks whether a workbook is whole.
///
/// libxlsxwriter keeps sheets in files of their own until it packs them, and does not notice when
/// one of these could not be written: then it packs what there is. Every part of a workbook is
/// XML, so that one that was cut does not end with what it began with.
///
/// Source: PKWARE, ".ZIP File Format Specification" 6.3.10, 4.3 and 4.5.3.
enum WorkbookCheck {
    /// Whether all parts of a workbook are there to their ends.
    ///
    /// - Complexity: O(*n*) in the bytes of the parts, of which few are in memory at once.
    static func isWhole(_ path: String) -> Bool {
        let url = URL(fileURLWithPath: path)
        guard let data = try? Data(contentsOf: url, options: .alwaysMapped) else { return false }
        return data.withUnsafeBytes { bytes in
            guard let archive = Archive(bytes), !archive.parts.isEmpty else { return false }
            return archive.parts.allSatisfy { part in
                !(part.name.hasSuffix(".xml") || part.name.hasSuffix(".rels"))
                    || isWhole(part, bytes)
            }
        }
    }

    private static func isWhole(_ part: Archive.Part, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let packed = part.packed(in: bytes), part.isDeflated else { return false }
        var head = [UInt8](repeating: 0, count: 512)
        var tail = [UInt8](repeating: 0, count: 128)
        let length = watchbook_inflate_ends(
            packed.baseAddress?.assumingMemoryBound(to: UInt8.self),
            packed.count,
            &head,
            head.count,
            &tail,
            tail.count
        )
        guard length > 0 else { return false }
        let first = String(decoding: head.prefix(Int(min(length, 512))), as: UTF8.self)
        let last = String(decoding: tail.suffix(Int(min(length, 128))), as: UTF8.self)
        guard let root = root(of: first) else { return false }
        let end = last.trimmingCharacters(in: .whitespacesAndNewlines)
        return end.hasSuffix("</\(root)>") || length < 512 && end.hasSuffix("/>")
    }

    /// The name of the outermost element.
    private static func root(of text: String) -> Substring? {
        guard let declaration = text.range(of: "?>"),
            let begin = text[declaration.upperBound...].firstIndex(of: "<")
        else { return nil }
        let name = text[text.index(after: begin)...].prefix { !" />\r\n".contains($0) }
        return name.isEmpty ? nil : name
    }
}

/// The list of what is in a zip archive.
private struct Archive {
    struct Part {
        let name: String
        let isDeflated: Bool
        let packedLength: Int
        /// Of the header before its bytes.
        let offset: Int

        func packed(in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
            guard let name = bytes.word(offset + 26, 2), let extra = bytes.word(offset + 28, 2)
            else { return nil }
            let start = offset + 30 + name + extra
            guard start + packedLength <= bytes.count else { return nil }
            return UnsafeRawBufferPointer(rebasing: bytes[start..<start + packedLength])
        }
    }

    private(set) var parts: [Part] = []

    /// `nil` where the list cannot be read.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 22 else { return nil }
        // Nothing stands behind the end of the list in archives of ours.
        let end = bytes.count - 22
        guard bytes.word(end, 4) == 0x0605_4B50, var count = bytes.word(end + 10, 2),
            var next = bytes.word(end + 16, 4)
        else { return nil }
        if next == 0xFFFF_FFFF || count == 0xFFFF {
            guard bytes.word(end - 20, 4) == 0x0706_4B50, let large = bytes.word(end - 12, 8),
                bytes.word(large, 4) == 0x0606_4B50, let number = bytes.word(large + 32, 8),
                let start = bytes.word(large + 48, 8)
            else { return nil }
            (count, next) = (number, start)
        }
        for _ in 0..<count {
            guard bytes.word(next, 4) == 0x0201_4B50, let method = bytes.word(next + 10, 2),
                var packed = bytes.word(next + 20, 4), let whole = bytes.word(next + 24, 4),
                let nameLength = bytes.word(next + 28, 2),
                let extraLength = bytes.word(next + 30, 2),
                let remark = bytes.word(next + 32, 2), var offset = bytes.word(next + 42, 4)
            else { return nil }
            let names = next + 46..<next + 46 + nameLength
            guard names.upperBound + extraLength <= bytes.count else { return nil }
            // Behind the name of a large part: its lengths and its place, those that did not fit.
            var large = names.upperBound + 4
            for (isLarge, take) in [
                (whole == 0xFFFF_FFFF, { (_: Int) in }),
                (packed == 0xFFFF_FFFF, { packed = $0 }),
                (offset == 0xFFFF_FFFF, { offset = $0 }),
            ] where isLarge {
                guard let value = bytes.word(large, 8) else { return nil }
                take(value)
                large += 8
            }
            parts.append(
                Part(
                    name: String(decoding: bytes[names], as: UTF8.self),
                    isDeflated: method == 8,
                    packedLength: packed,
                    offset: offset
                )
            )
            next = names.upperBound + extraLength + remark
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A number of so many bytes, the least first; `nil` outside of the bytes or beyond an `Int`.
    fileprivate func word(_ offset: Int, _ length: Int) -> Int? {
        guard offset >= 0, offset <= count - length else { return nil }
        var value: UInt64 = 0
        for index in (0..<length).reversed() {
            value = value << 8 | UInt64(self[offset + index])
        }
        return Int(exactly: value)
    }
}
