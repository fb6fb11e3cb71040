import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite

/// An office's own entries, written into its journal and taken into its ledger at once.
///
/// `merge` never adds an entry; people's decisions do, and they are entries like any others.
struct OfficeAct {
    let writer: Writer
    let ledger: SQLiteLedger

    /// Opens the ledger so that acts stay, or only show what they would do.
    init(ledger path: String, _ options: WriterOptions, isDryRun: Bool) throws {
        ledger = try SQLiteLedger(opening: path, isDryRun ? .rehearsing : .writing)
        writer = try options.writer(knowing: try ledger.judge())
        self.isDryRun = isDryRun
    }

    private let isDryRun: Bool

    /// Writes the entries and takes them in.
    ///
    /// Refuses entries that would be held: an office should learn that at once, not at the next
    /// merge.
    /// - Returns: the entries, and what they did to the ledger.
    /// - Throws: `Problem` with ``Problem/Code/notAuthorised`` when the law would hold one of them;
    ///   nothing is written then.
    func perform(_ drafts: [Draft], now: Moment, seen: Stamp?) throws -> (
        entries: [Entry], absorption: Absorption
    ) {
        let journal = try Journal.open(at: writer.journal, key: writer.key)
        let rehearsed = try rehearse(drafts, journal, now: now, seen: seen)
        guard !isDryRun else { return rehearsed }
        let first = try journal.count + 1
        let entries = try journal.append(drafts, now: now.milliseconds, seen: seen)
        let segments = try journal.segments(from: first).map { try VerifiedSegment(verifying: $0) }
        return (entries, try ledger.absorb(segments))
    }

    /// What the entries would do: made and signed as if written, and taken into a ledger that
    /// forgets them.
    private func rehearse(
        _ drafts: [Draft],
        _ journal: Journal,
        now: Moment,
        seen: Stamp?
    ) throws -> (entries: [Entry], absorption: Absorption) {
        let count = try journal.count
        var clock = HybridClock(last: try lastStamp(of: journal))
        let entries = drafts.enumerated().map { index, draft in
            Entry(
                device: writer.device,
                seq: count + 1 + Int64(index),
                stamp: clock.next(at: now.milliseconds, seen: seen),
                observed: draft.observed,
                inspector: draft.inspector,
                rank: draft.rank,
                record: draft.record,
                register: draft.register,
                bases: draft.bases,
                attachments: draft.attachments,
                payload: draft.payload
            )
        }
        let segment = try Segment.sealed(
            entries.map { Link(bytes: $0.canonicalBytes) },
            device: writer.key.key,
            first: count + 1,
            before: try journal.chainEnd
        )
        let verified = try VerifiedSegment(verifying: segment)
        let absorption = try ledger.rehearse { try $0.absorb([verified]) }
        let held = absorption.outcomes.first?.held ?? [:]
        guard held.isEmpty else {
            let reasons = held.keys.sorted().map { $0() }.joined(separator: ", ")
            throw Problem(.notAuthorised, writer.inspector, reasons)
        }
        return (entries, absorption)
    }

    private func lastStamp(of journal: Journal) throws -> Stamp? {
        let count = try journal.count
        guard count > 0 else { return nil }
        var last: Stamp?
        try journal.forEachEntry(in: count...count) { _, bytes in
            last = Entry(reading: Array(bytes))?.stamp
        }
        return last
    }
}
