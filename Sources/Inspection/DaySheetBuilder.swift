package import Journaling

/// Adds up a day of one station, register by register.
///
/// The registers are those of `check/<station>/<date>/…` and `count/<station>/<date>/…` that have
/// an entry in force, ordered by record, so that the registers of a record and the checks of an
/// occasion stand together (`*` before every indicator).
package struct DaySheetBuilder: Sendable {
    private var cells: [String: Measures] = [:]
    private var occasion = Occasion()
    private var count = CountRecord()

    package init() {}

    /// Adds one register by the bytes of its names and of the claim in force.
    package mutating func add(
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        digest: Digest,
        claim: UnsafeRawBufferPointer
    ) {
        if record.starts(with: "count/".utf8) {
            if !record.elementsEqual(count.record) {
                count.close(into: &cells)
                count = CountRecord(record: Array(record))
            }
            count.add(register: register, claim: claim)
        } else if let slash = record.lastIndex(of: UInt8(ascii: "/")) {
            if !record[..<slash].elementsEqual(occasion.prefix) {
                occasion.close(into: &cells)
                occasion = Occasion(prefix: Array(record[..<slash]))
            }
            let indicator = UnsafeRawBufferPointer(rebasing: record[(slash + 1)...])
            if !indicator.elementsEqual(occasion.indicator.utf8) {
                occasion.settle(into: &cells)
                occasion.indicator = String(decoding: indicator, as: UTF8.self)
            }
            occasion.add(register: register, digest: digest, claim: claim)
        }
    }

    /// The sheet, when all registers were added.
    package mutating func finished() -> DaySheet {
        occasion.close(into: &cells)
        count.close(into: &cells)
        defer { self = DaySheetBuilder() }
        return DaySheet(cells: cells)
    }
}

/// The checks of one occasion, indicator by indicator, and the sweep for the rest.
private struct Occasion {
    /// The record without its last component.
    var prefix: [UInt8] = []
    /// The one whose registers are being added.
    var indicator = ""
    private var finding: (digest: Digest, finding: Finding)?
    private var review: Review?
    /// Swept indicators without a finding of their own so far.
    private var swept: Set<String> = []

    init(prefix: [UInt8] = []) {
        self.prefix = prefix
    }

    mutating func add(
        register: UnsafeRawBufferPointer,
        digest: Digest,
        claim: UnsafeRawBufferPointer
    ) {
        if register.equals("finding") {
            finding = Finding(claim: claim).map { (digest, $0) }
        } else if register.equals("sweep") {
            swept = Set(JSONValue(claim).flatMap { Sweep($0) }?.indicators ?? [])
        } else if register.equals("review") {
            review = JSONValue(claim).flatMap { Review($0) }
        }
    }

    /// Counts the indicator whose registers are all here.
    mutating func settle(into cells: inout [String: Measures]) {
        defer {
            finding = nil
            review = nil
        }
        guard indicator != "*" else { return }
        if let judgement { cells[indicator, default: Measures()].add(judgement) }
        if finding != nil || review?.verdict == .replaced { swept.remove(indicator) }
    }

    mutating func close(into cells: inout [String: Measures]) {
        settle(into: &cells)
        for indicator in swept {
            cells[indicator, default: Measures()].add(Finding(answer: .pass))
        }
        swept = []
    }

    /// What counts for the indicator: the review's judgement if it replaced, nothing if it
    /// returned the finding in force, otherwise the finding.
    private var judgement: Finding? {
        guard let review else { return finding?.finding }
        switch review.verdict {
        case .replaced: return review.judgement
        case .confirmed: return finding?.finding
        case .returned:
            guard let finding else { return nil }
            return review.findings.contains(finding.digest) ? nil : finding.finding
        }
    }
}

/// One inspector's count of one indicator on one watch, over all devices and sheets.
private struct CountRecord {
    let record: [UInt8]
    private var acts: [Acts] = []
    private var isDouble = false

    init(record: [UInt8] = []) {
        self.record = record
    }

    mutating func add(register: UnsafeRawBufferPointer, claim: UnsafeRawBufferPointer) {
        if register.equals("double") {
            let claim = JSONValue(claim)
            isDouble = claim?["double"]?.bool == true && claim?["withdrawn"]?.bool != true
        } else if let total = Acts(claim: claim) {
            acts.append(total)
        }
    }

    mutating func close(into cells: inout [String: Measures]) {
        defer { acts = [] }
        let name = RecordName(String(decoding: record, as: UTF8.self))
        guard !isDouble, !acts.isEmpty, let indicator = name.indicator else { return }
        for total in acts { cells[indicator, default: Measures()].add(total) }
    }
}
