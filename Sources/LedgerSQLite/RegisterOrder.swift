import Journaling

#if canImport(Glibc)
    import Glibc
#endif

/// The names of one register as bytes that lie elsewhere.
struct KeyBytes {
    let record: UnsafeRawBufferPointer
    let register: UnsafeRawBufferPointer

    var key: RegisterKey {
        RegisterKey(
            record: String(decoding: record, as: UTF8.self),
            register: String(decoding: register, as: UTF8.self)
        )
    }
}

/// Registers brought into the order of their keys: by record, then by register, as bytes.
///
/// The keys lie behind one another in one array, so that sorting tens of thousands of them counts
/// no references.
struct RegisterOrder {
    private struct Span {
        let start: Int
        /// Where the record ends; the register begins one byte behind.
        let recordEnd: Int
        let end: Int
        /// Which of the keys this is.
        let index: Int
    }

    private var spans: [Span] = []
    private var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity * 64)
        spans.reserveCapacity(capacity)
    }

    /// Adds the register in which a statement was written as key number `index`.
    mutating func add(_ statement: Statement, _ index: Int) {
        guard statement.defect == nil else {
            add(RegisterKey(of: statement), index)
            return
        }
        let start = bytes.count
        statement.withBytes(of: .record) { bytes.append(contentsOf: $0.bindMemory(to: UInt8.self)) }
        let recordEnd = bytes.count
        // Smaller than every character of a record.
        bytes.append(0)
        statement.withBytes(of: .register) {
            bytes.append(contentsOf: $0.bindMemory(to: UInt8.self))
        }
        spans.append(Span(start: start, recordEnd: recordEnd, end: bytes.count, index: index))
    }

    /// Adds a register as key number `index`.
    mutating func add(_ key: RegisterKey, _ index: Int) {
        let start = bytes.count
        bytes.append(contentsOf: key.record.utf8)
        let recordEnd = bytes.count
        bytes.append(0)
        bytes.append(contentsOf: key.register.utf8)
        spans.append(Span(start: start, recordEnd: recordEnd, end: bytes.count, index: index))
    }

    /// Calls `body` for each register in order, with the numbers of its keys as they were added.
    mutating func forEachRegister(_ body: (KeyBytes, [Int]) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { buffer in
            spans.sort { one, other in
                let order = RegisterOrder.order(one, other, buffer)
                return order == 0 ? one.index < other.index : order < 0
            }
            var numbers: [Int] = []
            var first = 0
            while first < spans.count {
                let span = spans[first]
                numbers.removeAll(keepingCapacity: true)
                var end = first
                while end < spans.count,
                    RegisterOrder.order(span, spans[end], buffer) == 0
                {
                    numbers.append(spans[end].index)
                    end += 1
                }
                let key = KeyBytes(
                    record: UnsafeRawBufferPointer(rebasing: buffer[span.start..<span.recordEnd]),
                    register: UnsafeRawBufferPointer(
                        rebasing: buffer[span.recordEnd + 1..<span.end]
                    )
                )
                try body(key, numbers)
                first = end
            }
        }
    }

    private static func order(_ one: Span, _ other: Span, _ bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let lengths = (one.end - one.start, other.end - other.start)
        let order = memcmp(base + one.start, base + other.start, min(lengths.0, lengths.1))
        return order == 0 ? lengths.0 - lengths.1 : Int(order)
    }
}
