#if canImport(Glibc)
    import Glibc
#endif

/// Registers brought into the order of their keys: by record, then by register, as bytes.
///
/// The keys lie behind one another in one array, so that sorting tens of thousands of them counts
/// no references.
struct RegisterOrder {
    private struct Span {
        let start: Int
        let end: Int
        /// Which of the keys this is.
        let index: Int
    }

    private let spans: [Span]
    private let bytes: [UInt8]

    init(_ keys: some Collection<RegisterKey>) {
        var bytes: [UInt8] = []
        var spans: [Span] = []
        bytes.reserveCapacity(keys.count * 64)
        spans.reserveCapacity(keys.count)
        for (index, key) in keys.enumerated() {
            let start = bytes.count
            bytes.append(contentsOf: key.record.utf8)
            // Smaller than every character of a record.
            bytes.append(0)
            bytes.append(contentsOf: key.register.utf8)
            spans.append(Span(start: start, end: bytes.count, index: index))
        }
        bytes.withUnsafeBytes { buffer in
            spans.sort { one, other in
                let order = RegisterOrder.order(one, other, buffer)
                return order == 0 ? one.index < other.index : order < 0
            }
        }
        self.bytes = bytes
        self.spans = spans
    }

    private static func order(_ one: Span, _ other: Span, _ bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let lengths = (one.end - one.start, other.end - other.start)
        let order = memcmp(base + one.start, base + other.start, min(lengths.0, lengths.1))
        return order == 0 ? lengths.0 - lengths.1 : Int(order)
    }

    /// The places of each register's keys; within one in the order in which they were given.
    var groups: [Range<Int>] {
        bytes.withUnsafeBytes { buffer in
            var groups: [Range<Int>] = []
            groups.reserveCapacity(spans.count)
            var first = 0
            while first < spans.count {
                var end = first + 1
                while end < spans.count,
                    RegisterOrder.order(spans[first], spans[end], buffer) == 0
                {
                    end += 1
                }
                groups.append(first..<end)
                first = end
            }
            return groups
        }
    }

    /// Which key stands at a place of the order.
    subscript(place: Int) -> Int { spans[place].index }
}
