package import Journaling

/// The cells of one row as bytes in UTF-8, whatever they are written to; the same memory serves
/// every row.
///
/// An empty cell has no bytes. Behind each stands a zero, as C wants texts; a zero within a text is
/// shown as U+FFFD, since no program reads on behind it.
package struct RowBuffer {
    private(set) var bytes: [UInt8] = []
    /// Where each cell ends in ``bytes``, without the zero behind it.
    private(set) var ends: [Int] = []
    /// The last date that was written, with its day and zone.
    private var lastDate: (minutes: Int64, zone: Int64, bytes: [UInt8]) = (.min, 0, [])

    package init() {
        bytes.reserveCapacity(1 << 12)
        ends.reserveCapacity(64)
    }

    /// How many cells there are.
    package var count: Int { ends.count }

    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    private mutating func end() {
        ends.append(bytes.count)
        bytes.append(0)
    }

    package mutating func addEmpty() { end() }

    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(utf8: UnsafeRawBufferPointer($0)) }
    }

    package mutating func add(_ text: String?) {
        if let text { add(text) } else { end() }
    }

    /// Bytes of a text.
    package mutating func add(utf8 text: UnsafeRawBufferPointer) {
        if text.contains(0) {
            for byte in text {
                if byte == 0 {
                    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
                } else {
                    bytes.append(byte)
                }
            }
        } else {
            bytes.append(contentsOf: text)
        }
        end()
    }

    package mutating func add(utf8 text: [UInt8]) {
        text.withUnsafeBytes { add(utf8: $0) }
    }

    package mutating func add(utf8 text: ArraySlice<UInt8>) {
        text.withUnsafeBytes { add(utf8: $0) }
    }

    /// A text made of two.
    package mutating func add(utf8 text: [UInt8], _ more: [UInt8]) {
        bytes.append(contentsOf: text)
        add(utf8: more)
    }

    package mutating func add(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
        end()
    }

    package mutating func add(_ number: Int64) {
        append(number)
        end()
    }

    package mutating func add(_ number: Int64?) {
        if let number { add(number) } else { end() }
    }

    private mutating func append(_ number: Int64) {
        guard number != 0 else { return bytes.append(0x30) }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        while rest > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
            rest /= 10
        }
        if bytes.count - start > 1 { bytes[start...].reverse() }
    }

    package mutating func add(_ flag: Bool) { if flag { add("true") } else { add("false") } }

    /// A number of thousandths in the shortest way: 1500 is `1.5`.
    package mutating func add(thousandths number: Int64?) {
        guard let number else { return end() }
        add(decimal: number, digits: 3)
    }

    /// A number of 10⁻⁷ degrees with all its decimals.
    package mutating func add(degrees units: Int64?) {
        guard let units else { return end() }
        add(MapPosition.degrees(units))
    }

    private mutating func add(decimal number: Int64, digits: Int) {
        let scale = UInt64([1, 10, 100, 1000][digits])
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        append(Int64(number.magnitude / scale))
        var rest = number.magnitude % scale
        if rest > 0 {
            bytes.append(UInt8(ascii: "."))
            var unit = scale / 10
            while rest > 0 {
                bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest / unit))
                rest %= unit
                unit /= 10
            }
        }
        end()
    }

    /// Hexadecimal digits.
    package mutating func add(_ digest: Digest) {
        for byte in digest.bytes {
            bytes.append(RowBuffer.digit(byte >> 4))
            bytes.append(RowBuffer.digit(byte & 15))
        }
        end()
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// `2026-05-12T09:00:00+08:00`: a moment in milliseconds since 1970 UTC, by clocks that are
    /// `zone` minutes ahead; empty outside 1970–9999.
    package mutating func add(moment milliseconds: Int64, zone: Int64) {
        let (local, overflow) = milliseconds.addingReportingOverflow(zone * 60_000)
        guard !overflow, local >= 0 else { return end() }
        let day = local / 86_400_000
        if lastDate.minutes != day || lastDate.zone != zone {
            guard let date = WorkDate(day: day) else { return end() }
            lastDate = (day, zone, Array(date.text.utf8))
        }
        bytes.append(contentsOf: lastDate.bytes)
        bytes.append(UInt8(ascii: "T"))
        let seconds = local % 86_400_000 / 1000
        append(two: seconds / 3600)
        bytes.append(UInt8(ascii: ":"))
        append(two: seconds / 60 % 60)
        bytes.append(UInt8(ascii: ":"))
        append(two: seconds % 60)
        bytes.append(UInt8(ascii: zone < 0 ? "-" : "+"))
        append(two: abs(zone) / 60)
        bytes.append(UInt8(ascii: ":"))
        append(two: abs(zone) % 60)
        end()
    }

    /// A moment in minutes since 1970 UTC.
    package mutating func add(minute: Int64?, zone: Int64) {
        guard let minute, minute.magnitude < 1 << 40 else { return end() }
        add(moment: minute * 60_000, zone: zone)
    }

    private mutating func append(two number: Int64) {
        bytes.append(UInt8(truncatingIfNeeded: 0x30 + number / 10 % 10))
        bytes.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }
}
