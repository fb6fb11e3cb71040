package import Journaling

/// What one station came to on one work date, by indicator: the roll-up that every tally adds up.
///
/// A pure function of what is in force in the station's registers of that date, so it can be made
/// anew at any time.
package struct DaySheet: Hashable, Sendable {
    /// By indicator code; only indicators with something to show.
    package private(set) var cells: [String: Measures] = [:]

    package init() {}

    /// One register of the day with its entry in force.
    package struct InForce: Sendable {
        package let record: String
        package let register: String
        package let digest: Digest
        package let claim: [UInt8]

        package init(record: String, register: String, digest: Digest, claim: [UInt8]) {
            self.record = record
            self.register = register
            self.digest = digest
            self.claim = claim
        }
    }

    /// Adds up a day.
    ///
    /// - Parameter registers: those of `check/<station>/<date>/…` and `count/<station>/<date>/…`
    ///   that have an entry in force, ordered by record, so that the registers of a record and the
    ///   checks of an occasion stand together (`*` before every indicator).
    package init(_ registers: some Sequence<InForce>) {
        var occasion = Occasion(prefix: "")
        var count = CountRecord(record: "")
        for item in registers {
            if item.record.utf8.starts(with: "count/".utf8) {
                if item.record != count.record {
                    count.close(into: &cells)
                    count = CountRecord(record: item.record)
                }
                count.add(item)
            } else {
                guard let slash = item.record.utf8.lastIndex(of: UInt8(ascii: "/")) else {
                    continue
                }
                let prefix = item.record[..<slash]
                if prefix != occasion.prefix {
                    occasion.close(into: &cells)
                    occasion = Occasion(prefix: prefix)
                }
                occasion.add(
                    item,
                    indicator: String(item.record[item.record.utf8.index(after: slash)...])
                )
            }
        }
        occasion.close(into: &cells)
        count.close(into: &cells)
    }
}

/// The checks of one occasion: findings, reviews and the sweep for the rest.
private struct Occasion {
    let prefix: Substring
    private var findings: [String: (digest: Digest, finding: Finding)] = [:]
    private var reviews: [String: Review] = [:]
    private var swept: [String] = []

    init(prefix: Substring) {
        self.prefix = prefix
    }

    mutating func add(_ item: DaySheet.InForce, indicator: String) {
        guard let claim = JSONValue(item.claim) else { return }
        switch item.register {
        case "finding":
            if let finding = Finding(claim) { findings[indicator] = (item.digest, finding) }
        case "sweep": swept = Sweep(claim)?.indicators ?? []
        case "review": reviews[indicator] = Review(claim)
        default: break
        }
    }

    func close(into cells: inout [String: Measures]) {
        for indicator in Set(findings.keys).union(reviews.keys) where indicator != "*" {
            guard let finding = judgement(of: indicator) else { continue }
            cells[indicator, default: Measures()].add(finding)
        }
        for indicator in Set(swept) where findings[indicator] == nil && !isReplaced(indicator) {
            cells[indicator, default: Measures()].add(Finding(answer: .pass))
        }
    }

    private func isReplaced(_ indicator: String) -> Bool {
        reviews[indicator]?.verdict == .replaced
    }

    /// What counts for an indicator: the review's judgement if it replaced, nothing if it
    /// returned the finding in force, otherwise the finding.
    private func judgement(of indicator: String) -> Finding? {
        let finding = findings[indicator]
        guard let review = reviews[indicator] else { return finding?.finding }
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
    let record: String
    private var acts: [Acts] = []
    private var isDouble = false

    init(record: String) {
        self.record = record
    }

    mutating func add(_ item: DaySheet.InForce) {
        guard let claim = JSONValue(item.claim) else { return }
        if item.register == "double" {
            isDouble = claim["double"]?.bool == true && claim["withdrawn"]?.bool != true
        } else if let total = Acts(claim) {
            acts.append(total)
        }
    }

    func close(into cells: inout [String: Measures]) {
        guard !isDouble, !acts.isEmpty, let indicator = RecordName(record).indicator else { return }
        for total in acts { cells[indicator, default: Measures()].add(total) }
    }
}

extension DaySheet {
    /// The bytes a ledger keeps: indicators ascending, each with its sums.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (indicator, measures) in cells.sorted(by: { $0.key < $1.key }) {
            bytes.append(text: indicator)
            measures.encode(into: &bytes)
        }
        return bytes
    }

    /// Calls `body` with each cell of ``bytes``, without making a sheet.
    ///
    /// - Returns: false when the bytes do not fit.
    package static func forEachCell(
        in buffer: UnsafeRawBufferPointer,
        _ body: (String, Measures) -> Void
    ) -> Bool {
        var reader = ByteReader(buffer)
        while !reader.isAtEnd {
            guard let indicator = reader.text(), let measures = Measures(decoding: &reader) else {
                return false
            }
            body(indicator, measures)
        }
        return true
    }
}
