package import Journaling

/// A problem of a station that is not settled, as a watcher is asked about it.
package struct OpenProblem: Hashable, Sendable {
    /// The finding that saw it first; `nil` where only its case is known.
    package var first: Digest?
    /// The record of its case; `nil` where none is known.
    package var caseRecord: String?
    package var station: String
    package var indicator: String
    /// Who saw it first; empty where that is not known.
    package var inspector: String
    /// Since when, in minutes since 1970 UTC.
    package var since: Int64
    /// How many are left, by the last word on it.
    package var left: Int64
    /// When somebody spoke of it last, in minutes since 1970 UTC.
    package var last: Int64

    package init(
        first: Digest? = nil,
        caseRecord: String? = nil,
        station: String,
        indicator: String,
        inspector: String,
        since: Int64,
        left: Int64,
        last: Int64
    ) {
        self.first = first
        self.caseRecord = caseRecord
        self.station = station
        self.indicator = indicator
        self.inspector = inspector
        self.since = since
        self.left = left
        self.last = last
    }
}

/// 遗留问题: what findings and cases leave open, each problem once however often it was seen.
///
/// A problem is named by the record of the check that saw it first. It ends when a later finding
/// that names it says that it is gone or that nothing of it is left, or when its case is closed.
package struct ProblemBoard: Sendable {
    fileprivate struct Word {
        let finding: Finding
        let digest: Digest
        let record: RecordName
        let inspector: String
        let minute: Int64
    }

    fileprivate struct KnownCase {
        /// The check that found it, or the case itself where there was none.
        let key: String
        let problem: OpenProblem
        let isOpen: Bool
    }

    private var words: [Word] = []
    private var cases: [String: KnownCase] = [:]
    /// The check of every finding that is known, also of those that were corrected.
    private var records: [Digest: String] = [:]

    package init() {}

    /// Takes in a finding that stands.
    package mutating func add(
        _ finding: Finding,
        digest: Digest,
        record: RecordName,
        inspector: String,
        minute: Int64
    ) {
        guard records[digest] == nil else { return }
        records[digest] = record.text
        words.append(
            Word(
                finding: finding,
                digest: digest,
                record: record,
                inspector: inspector,
                minute: minute
            )
        )
    }

    /// Takes in all findings of somebody on a device; those that were corrected only to know what
    /// later ones name.
    package mutating func add(_ own: OwnEntries) {
        for item in own.said where item.entry.register == "finding" {
            guard let finding = Finding(item.claim) else { continue }
            add(
                finding,
                digest: item.digest,
                record: item.record,
                inspector: own.inspector,
                minute: item.minute
            )
        }
        for item in own.all where item.entry.register == "finding" {
            records[item.digest] = item.entry.record
        }
    }

    /// Takes in a case by its report; one that is at no station is passed over.
    package mutating func add(
        _ report: CaseReport,
        of record: String,
        inspector: String,
        minute: Int64,
        isOpen: Bool
    ) {
        // What the office says of a case outweighs what the device has of it.
        if let known = cases[record], !known.isOpen { return }
        let check = report.check.map { RecordName($0) }
        guard let station = report.station ?? check?.station else { return }
        cases[record] = KnownCase(
            key: report.check ?? record,
            problem: OpenProblem(
                caseRecord: record,
                station: station,
                indicator: report.indicator ?? check?.indicator ?? "",
                inspector: inspector,
                since: minute,
                left: report.left,
                last: minute
            ),
            isOpen: isOpen
        )
    }

    /// The problems that are open, those seen first coming first.
    package var open: [OpenProblem] {
        var problems: [String: OpenProblem] = [:]
        var ended: Set<String> = []
        let ordered = words.enumerated().sorted {
            ($0.element.minute, $0.offset) < ($1.element.minute, $1.offset)
        }
        for (_, word) in ordered {
            if let first = word.finding.repeats {
                repeated(word, first, in: &problems)
            } else {
                problems[word.record.text] = word.problem
            }
        }
        for (record, known) in cases {
            guard known.isOpen else {
                ended.insert(known.key)
                continue
            }
            if problems[known.key] == nil, !wasSeen(known.key) {
                problems[known.key] = known.problem
            }
            problems[known.key]?.caseRecord = record
        }
        return problems.filter { !ended.contains($0.key) && $0.value.left > 0 }.values
            .sorted { ($0.since, $0.station, $0.indicator) < ($1.since, $1.station, $1.indicator) }
    }

    /// Whether a finding of the check is known, so that it tells more than the case.
    private func wasSeen(_ check: String) -> Bool { words.contains { $0.record.text == check } }

    /// A later word on a problem: still there, worse or gone.
    private func repeated(
        _ word: Word,
        _ first: Digest,
        in problems: inout [String: OpenProblem]
    ) {
        let known = records[first]
        let key = known ?? first.hex
        if problems[key] == nil {
            // Of a first finding that was taken back nothing is left.
            guard known == nil, var problem = word.problem else { return }
            problem.first = first
            problem.inspector = ""
            problems[key] = problem
        }
        problems[key]?.left = word.finding.found - word.finding.settled
        problems[key]?.last = word.minute
    }
}

extension ProblemBoard.Word {
    /// The problem that the finding sees; `nil` where it leaves nothing.
    fileprivate var problem: OpenProblem? {
        guard finding.answer == .fail, finding.found > finding.settled,
            let station = record.station, let indicator = record.indicator
        else { return nil }
        return OpenProblem(
            first: digest,
            station: station,
            indicator: indicator,
            inspector: inspector,
            since: minute,
            left: finding.found - finding.settled,
            last: minute
        )
    }
}
