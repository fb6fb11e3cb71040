import CentralLedger
import Inspection
import Journaling

/// Copies of what is kept of some cases, which stay while SQLite reads on.
struct CaseBatch: Sendable {
    private struct Item {
        /// Where its name ends, and what is kept of it.
        let nameEnd: Int
        let end: Int
        /// What its registers come to, where nothing is kept.
        let facts: CaseFacts?
    }

    private var items: [Item] = []
    private var bytes: [UInt8] = []

    var byteCount: Int { bytes.count }

    /// `facts`: what the registers come to, where what is kept is nothing.
    mutating func append(
        _ record: UnsafeRawBufferPointer,
        _ kept: UnsafeRawBufferPointer,
        _ facts: CaseFacts?
    ) {
        bytes.append(contentsOf: record)
        let nameEnd = bytes.count
        bytes.append(contentsOf: kept)
        items.append(Item(nameEnd: nameEnd, end: bytes.count, facts: facts))
    }

    /// Adds the cases to a part, in their order.
    func add<Part>(
        to part: inout Part,
        where isAsked: (inout Part, String, CaseFacts.Outline) -> Bool,
        _ take: (inout Part, String, CaseFacts) -> Void
    ) throws {
        try bytes.withUnsafeBytes { bytes in
            var start = 0
            for item in items {
                let record = String(decoding: bytes[start..<item.nameEnd], as: UTF8.self)
                let kept = UnsafeRawBufferPointer(rebasing: bytes[item.nameEnd..<item.end])
                start = item.end
                guard let outline = item.facts?.outline ?? CaseFacts.Outline(kept) else {
                    throw DamagedTable(table: "file", key: record)
                }
                guard isAsked(&part, record, outline) else { continue }
                guard let facts = item.facts ?? CaseFacts(kept) else {
                    throw DamagedTable(table: "file", key: record)
                }
                take(&part, record, facts)
            }
        }
    }
}

/// Parts of what cases come to, with their numbers.
struct CaseParts<Part: Sendable>: Summing {
    var parts: [(number: Int, part: Part)] = []

    /// In the order of their numbers.
    var inOrder: [Part] { parts.sorted { $0.number < $1.number }.map(\.part) }

    mutating func merge(_ other: CaseParts) { parts += other.parts }
}
