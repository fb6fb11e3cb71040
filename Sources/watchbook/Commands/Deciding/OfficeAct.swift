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

    /// Writes the entries and takes them in; in a dry run only the ledger of the moment sees them.
    ///
    /// Refuses entries that would be held or do nothing: an office should learn that at once, not
    /// at the next merge.
    ///
    /// `seen`: the greatest stamp among the entries that these answer. `hasEffect`: asked of the
    /// ledger with the entries in it.
    /// - Returns: the entries.
    /// - Throws: `Problem` with ``Problem/Code/notAuthorised`` when the law would hold one of them,
    ///   or `hasEffect` says no; nothing is written then.
    func perform(
        _ drafts: [Draft],
        now: Moment,
        seen: Stamp?,
        hasEffect: (SQLiteLedger) throws -> Bool = { _ in true }
    ) throws -> [Entry] {
        let journal = try Journal.open(at: writer.journal, key: writer.key)
        let (entries, segment) = try made(of: drafts, journal, now: now, seen: seen)
        try ledger.rehearse { ledger in
            let held = try ledger.absorb([segment]).outcomes.first?.held ?? [:]
            guard held.isEmpty, try hasEffect(ledger) else {
                let reasons = held.keys.sorted().map { $0() }.joined(separator: ", ")
                throw Problem(.notAuthorised, writer.inspector, reasons)
            }
        }
        if isDryRun {
            _ = try ledger.absorb([segment])
            return entries
        }
        let written = try journal.append(drafts, now: now.milliseconds, seen: seen)
        // All of the journal that is not here yet: no gap before the new entries.
        let segments = try journal.segments()
        let missing = zip(segments, try ledger.holds(segments)).filter { !$1 }.map(\.0)
        _ = try ledger.absorb(try missing.map { try VerifiedSegment(verifying: $0) })
        return written
    }

    /// The entries as they would be written now, signed, but not written.
    private func made(
        of drafts: [Draft],
        _ journal: Journal,
        now: Moment,
        seen: Stamp?
    ) throws -> ([Entry], VerifiedSegment) {
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
        return (entries, try VerifiedSegment(verifying: segment))
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
