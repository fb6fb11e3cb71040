import Journaling

/// Entries that a seal of their device proves from the chain digest before them.
struct SealedRun: Sendable {
    let first: Int64
    /// d(first − 1).
    let before: Digest
    let links: [Link]
    /// The chain digest of the last entry.
    let last: Digest
    let signature: Signature

    func segment(key: PublicKey) -> Segment {
        Segment(links, key: key, first: first, before: before, last: last, seal: signature)
    }
}

/// Cuts the rows of a journal, in order, into the longest runs that a valid seal ends.
///
/// Whatever the rows are, a run comes out only when its seal was verified over its entries. A
/// fault costs the entries up to the next seal and no more: its chain digest is a new beginning.
struct SealCutter {
    /// A seal as the file has it.
    struct Seal {
        let through: Int64
        let chain: Digest
        let signature: Signature
    }

    private let key: PublicKey
    private let maximumCount: Int
    private(set) var faults = FaultList()

    /// Seq of the first of ``links``; also of the next entry when there are none.
    private var start: Int64
    private var before: Digest
    private var links: [Link] = []
    private var size = 0
    /// d of the last of ``links``.
    private var chain: Digest
    /// Seals over ``links`` whose digest fits; not verified yet.
    private var candidates: [(count: Int, seal: Seal)] = []
    private var hasWrongSeal = false
    /// Entries that stand after a fault, until a seal gives a digest to begin again.
    private var lost: (code: Problem.Code, seqs: ClosedRange<Int64>)?
    private var lastSeal: Seal?

    /// Seqs outside are no entries of any device.
    static let seqs: ClosedRange<Int64> = 1...1 << 48

    /// - Parameters:
    ///   - key: whose seals they must be.
    ///   - start: seq of the first entry that will be added.
    ///   - before: d(start − 1).
    ///   - maximumCount: as many entries are in a run, unless a single seal covers more.
    init(key: PublicKey, start: Int64 = 1, before: Digest, maximumCount: Int) {
        self.key = key
        self.start = start
        self.before = before
        self.maximumCount = min(max(maximumCount, 1), Segment.Limit.count)
        chain = before
    }

    /// Adds the entry at `seq`; `bytes` are `nil` when the row cannot be one.
    ///
    /// Rows come in ascending order of seq, and a seal directly after the entry it ends at.
    mutating func add(_ seq: Int64, _ bytes: [UInt8]?) -> [SealedRun] {
        guard SealCutter.seqs.contains(seq) else {
            faults.add(.segmentUnreadable, seq...seq)
            return []
        }
        if let lost {
            self.lost = (lost.code, lost.seqs.lowerBound...max(lost.seqs.upperBound, seq))
            return []
        }
        var runs = seq == next ? [] : jump(to: seq)
        guard lost == nil else { return runs }
        guard let bytes, (1...Entry.Limit.bytes).contains(bytes.count) else {
            runs += close(.segmentUnreadable)
            lost = (.segmentUnreadable, seq...seq)
            return runs
        }
        if links.count >= maximumCount || !hasRoom(for: bytes) { runs += flush() }
        guard hasRoom(for: bytes) else {
            lost = (.segmentUnreadable, start...seq)
            links = []
            return runs
        }
        let link = Link(bytes: bytes)
        links.append(link)
        size += SealCutter.frameSize(bytes.count)
        chain = Chain.next(after: chain, seq: seq, entry: link.digest)
        return runs
    }

    /// Adds a seal.
    mutating func add(_ seal: Seal) -> [SealedRun] {
        guard SealCutter.seqs.contains(seal.through) else { return [] }
        defer { lastSeal = seal }
        if let lost {
            faults.add(lost.code, lost.seqs.lowerBound...max(lost.seqs.upperBound, seal.through))
            restart(after: seal)
            return []
        }
        guard seal.through == next - 1 else {
            let runs = close(.segmentChain)
            miss(through: seal.through)
            restart(after: seal)
            return runs
        }
        if seal.chain == chain {
            candidates.append((links.count, seal))
            return links.count >= maximumCount ? flush() : []
        }
        guard seal.signature.isValid(over: Chain.sealMessage(seal.chain), by: key) else {
            hasWrongSeal = true
            return []
        }
        // The device sealed other entries than these.
        let runs = flush()
        if !links.isEmpty { faults.add(.segmentChain, start...seal.through) }
        restart(after: seal)
        return runs
    }

    /// Gives what is left when there are no more rows.
    mutating func finish() -> [SealedRun] {
        if let lost {
            faults.add(lost.code, lost.seqs)
            self.lost = nil
            return []
        }
        return close()
    }

    private var next: Int64 { start + Int64(links.count) }

    /// Entries are missing before `seq`.
    private mutating func jump(to seq: Int64) -> [SealedRun] {
        let runs = close(.segmentChain)
        miss(through: seq - 1)
        if let lastSeal, lastSeal.through == seq - 1 {
            restart(after: lastSeal)
        } else {
            lost = (.segmentChain, seq...seq)
        }
        return runs
    }

    private mutating func miss(through seq: Int64) {
        if seq >= next { faults.add(.segmentChain, next...seq) }
    }

    private mutating func restart(after seal: Seal) {
        lost = nil
        hasWrongSeal = false
        candidates = []
        links = []
        size = 0
        start = seal.through + 1
        before = seal.chain
        chain = seal.chain
    }

    /// Gives what is proven and refuses the rest, for want of a seal unless `code` says why.
    private mutating func close(_ code: Problem.Code? = nil) -> [SealedRun] {
        let runs = flush()
        if !links.isEmpty {
            let code = code ?? (hasWrongSeal ? .segmentSeal : .entriesUnsealed)
            faults.add(code, start...next - 1)
            start = next
            links = []
            size = 0
        }
        return runs
    }

    /// The longest run that a valid seal ends; later entries stay.
    private mutating func flush() -> [SealedRun] {
        while let (count, seal) = candidates.popLast() {
            guard seal.signature.isValid(over: Chain.sealMessage(seal.chain), by: key) else {
                hasWrongSeal = true
                continue
            }
            let run = SealedRun(
                first: start,
                before: before,
                links: Array(links.prefix(count)),
                last: seal.chain,
                signature: seal.signature
            )
            links.removeFirst(count)
            size = links.reduce(0) { $0 + SealCutter.frameSize($1.bytes?.count ?? 0) }
            candidates = []
            start += Int64(count)
            before = seal.chain
            return [run]
        }
        return []
    }

    private func hasRoom(for bytes: [UInt8]) -> Bool {
        links.count < Segment.Limit.count
            && size + SealCutter.frameSize(bytes.count) <= Segment.Limit.length
    }

    /// An upper bound of what a frame of `count` bytes takes.
    private static func frameSize(_ count: Int) -> Int { count + 3 }
}
