import JournalSQLite
import Journaling
import Sync

/// What a table comes to: entries that are new, corrections of earlier ones, and what is there
/// already.
struct ImportPlan {
    /// One entry to be written.
    struct Change {
        /// The line of the table; 0 for the table as a whole.
        let line: Int
        let draft: Draft
        /// The claim that it corrects; `nil` for a new entry.
        let before: JSONValue?
    }

    let session: ImportSession
    private(set) var changes: [Change] = []
    private(set) var unchanged = 0
    /// Rows that say nothing: nobody looked.
    private(set) var empty = 0
    private(set) var problems: [Problem] = []
    /// Rows that no enrolment of the device allows.
    private var foreign = 0

    /// Whether no enrolment of the device allows any of several rows.
    var isForeignThroughout: Bool {
        foreign > 1 && foreign == problems.count && lines.values.allSatisfy { $0.line == 0 }
    }

    private let journal: Journal
    private let last: Int64
    private let known: [Place: [Known]]
    /// The line that said something about a place first.
    private var lines: [Place: (line: Int, draft: Draft)] = [:]

    /// What one person can say one thing about.
    private struct Place: Hashable {
        let record: String
        let register: String
        let inspector: String

        init(_ draft: Draft) {
            record = draft.record
            register = draft.register
            inspector = draft.inspector
        }

        init(_ entry: Entry) {
            record = entry.record
            register = entry.register
            inspector = entry.inspector
        }
    }

    /// An entry of this journal that no other of it corrects.
    private struct Known {
        let digest: Digest
        let entry: Entry

        /// Whether it says the same; on which sheet does not matter, nor that one gives no time.
        func says(_ draft: Draft) -> Bool {
            let mine = JSONValue(entry.payload)
            let theirs = JSONValue(draft.payload)
            let isSameTime = entry.observed == nil || draft.observed == nil
            return mine?["claim"] == theirs?["claim"]
                && (isSameTime || entry.observed == draft.observed)
                && mine?["about"]?["note"] == theirs?["about"]?["note"]
                && entry.attachments == draft.attachments
        }
    }

    /// Opens the writer's journal and reads what it says already.
    init(_ session: ImportSession) throws {
        self.session = session
        journal = try Journal.open(at: session.writer.journal, key: session.writer.key)
        last = try journal.count
        var known: [Place: [Known]] = [:]
        try journal.forEachEntry { _, bytes in
            guard let entry = Entry(reading: bytes) else { return }
            let place = Place(entry)
            known[place, default: []].removeAll { entry.bases.contains($0.digest) }
            known[place, default: []].append(
                Known(digest: Chain.identity(of: bytes), entry: entry)
            )
        }
        self.known = known
    }

    /// Takes in a table; what is wrong with its rows is in ``problems`` then.
    mutating func read(_ table: CSVTable, as sheet: some ImportedTable) {
        let head = sheet.head(session, rows: table.rows.count) { record, register in
            self.claim(record, register)
        }
        for draft in head {
            do throws(Problem) {
                try check(draft, nil, sheet)
                add(draft, line: 0)
            } catch {
                add(error)
            }
        }
        for outcome in sheet.outcomes(of: table, session) {
            do throws(Problem) {
                guard let draft = try outcome.result.get() else {
                    empty += 1
                    continue
                }
                try check(draft, outcome.row, sheet)
                add(draft, line: outcome.row.line)
            } catch {
                add(error)
            }
        }
        withdraw(sheet)
    }

    /// Keeps a problem; one of the head of a form is that of all its lines, and is said once.
    private mutating func add(_ problem: Problem) {
        if problems.last != problem { problems.append(problem) }
    }

    /// Takes back what the same table said before and says no more.
    private mutating func withdraw(_ sheet: some ImportedTable) {
        let gone = known.filter { lines[$0.key] == nil }.values.joined().filter { known in
            sheet.withdraws(known.entry)
                && JSONValue(known.entry.payload)?["claim"]?["withdrawn"]?.bool != true
        }
        for known in gone.sorted(by: { $0.entry.seq < $1.entry.seq }) {
            let payload = JSONValue(known.entry.payload)
            let draft = Draft(
                observed: known.entry.observed,
                inspector: known.entry.inspector,
                rank: known.entry.rank,
                record: known.entry.record,
                register: known.entry.register,
                bases: [known.digest],
                claim: ["withdrawn": true, "reason": "corrected"],
                about: payload?["about"] ?? [:]
            )
            changes.append(Change(line: 0, draft: draft, before: payload?["claim"]))
        }
    }

    /// What the one who types said last in this journal about a register.
    private func claim(_ record: String, _ register: String) -> JSONValue? {
        let draft = session.writer.draft(record, register, claim: [:])
        let last = known[Place(draft)]?.last
        return last.flatMap { JSONValue($0.entry.payload)?["claim"] }
    }

    private mutating func check(
        _ draft: Draft,
        _ row: CSVTable.Row?,
        _ sheet: some ImportedTable
    ) throws(Problem) {
        if let row, let other = lines[Place(draft)], other.draft != draft {
            throw Problem(.csvTwice, session.file, String(row.line), String(other.line))
        }
        guard let judge = session.judge else { return }
        let statement = Statement(of: entry(draft))
        let standing = judge.standing(of: statement, judge.placing(of: statement))
        // A practice device is to be used for practice.
        guard let reason = standing.reasons.first(where: { $0 != .practice }) else { return }
        guard let cell = sheet.cell(for: reason, row) else { return }
        if reason == .notEnrolled { foreign += 1 }
        // Where nobody is named it is whoever writes.
        let text = cell[3].isEmpty ? draft.inspector : cell[3]
        throw Problem(.csvHeld, cell[0], cell[1], cell[2], text, reason())
    }

    private mutating func add(_ draft: Draft, line: Int) {
        let place = Place(draft)
        guard lines[place] == nil else { return }
        lines[place] = (line, draft)
        let earlier = known[place] ?? []
        guard !earlier.contains(where: { $0.says(draft) }) || earlier.count > 1 else {
            unchanged += 1
            return
        }
        let correction = Draft(
            observed: draft.observed,
            inspector: draft.inspector,
            rank: draft.rank,
            record: draft.record,
            register: draft.register,
            bases: earlier.map(\.digest),
            attachments: draft.attachments,
            payload: draft.payload
        )
        let before = earlier.last.flatMap { JSONValue($0.entry.payload)?["claim"] }
        changes.append(Change(line: line, draft: correction, before: before))
    }

    private func entry(_ draft: Draft) -> Entry {
        Entry(
            device: session.writer.device,
            seq: last + 1,
            stamp: Stamp(milliseconds: session.now.milliseconds),
            observed: draft.observed,
            inspector: draft.inspector,
            rank: draft.rank,
            record: draft.record,
            register: draft.register,
            attachments: draft.attachments,
            payload: draft.payload
        )
    }

    /// Writes the photos and the changes, these all or none, and returns when they are on the disk.
    func write(photos: [String] = []) throws {
        for photo in photos { _ = try journal.addPhoto(ImportSession.bytes(of: photo)) }
        _ = try journal.append(changes.map(\.draft), now: session.now.milliseconds)
    }
}
