import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// What putting a settings file in force comes to, section by section.
struct SettingsPlan {
    /// One section and what becomes of it.
    struct Step {
        let register: String
        /// What holds on the file's date now.
        let before: JSONValue?
        /// What is to hold; `nil` for a section that is taken back.
        let after: JSONValue?
        /// The entry; `nil` where nothing changes.
        let draft: Draft?
        /// People whose word stands beside it, because the writer may not decide.
        let beside: [String]
    }

    let record: String
    private(set) var steps: [Step] = []
    /// The greatest stamp among the entries that are answered.
    private(set) var seen: Stamp?

    private let standing: SettingsStanding
    private let session: ImportSession

    /// `isWhole`: sections of the same date that the file does not have are taken back.
    init(_ file: SettingsFile, isWhole: Bool, _ session: ImportSession) throws {
        record = "settings/city/\(file.from.text)"
        standing = try SettingsStanding(session)
        self.session = session
        try SettingsPlan.refuseOffices(file, session)
        for section in file.sections {
            let before = standing.book.claim(section.register, on: file.from)
            add(section.register, before, section.claim)
        }
        guard isWhole else { return }
        let said = Set(file.sections.map(\.register))
        for register in standing.book.registers(from: file.from) where !said.contains(register) {
            add(register, standing.book.claim(register, from: file.from), nil)
        }
    }

    /// A scheme called as an office is could be written to by that office (assessment.md,
    /// "Results").
    ///
    /// - Throws: `Problem` with ``Problem/Code/schemeIsOffice``.
    private static func refuseOffices(_ file: SettingsFile, _ session: ImportSession) throws {
        let prefix = Scheme.section + "."
        let schemes = file.sections.filter {
            $0.register.hasPrefix(prefix) && $0.claim["withdrawn"]?.bool != true
        }
        guard !schemes.isEmpty, let gazetteer = try session.ledger?.gazetteer() else { return }
        let offices =
            gazetteer.points(on: file.from).map(\.office)
            + gazetteer.persons(on: file.from).map { Names.parent(of: $0.number) }
        for section in schemes {
            let id = String(section.register.dropFirst(prefix.count))
            guard !offices.contains(id) else { throw Problem(.schemeIsOffice, id) }
        }
    }

    var drafts: [Draft] { steps.compactMap(\.draft) }

    private mutating func add(_ register: String, _ before: JSONValue?, _ after: JSONValue?) {
        // Taken back already, or never said.
        let isSame = before == after || before == nil && after?["withdrawn"]?.bool == true
        guard !isSame else {
            steps.append(
                Step(register: register, before: before, after: after, draft: nil, beside: [])
            )
            return
        }
        let heads = standing.heads(record, register)
        let foreign = heads.filter { $0.isDecision || $0.inspector != session.writer.inspector }
        let decides = !foreign.isEmpty && mayDecide
        seen = heads.map(\.stamp).reduce(seen) { latest, stamp in
            latest.map { max($0, stamp) } ?? stamp
        }
        let draft = session.writer.draft(
            record,
            register,
            claim: after ?? ["withdrawn": true, "reason": "corrected"],
            about: decides ? ["decides": true] : [:],
            bases: heads.map(\.digest)
        )
        steps.append(
            Step(
                register: register,
                before: before,
                after: after,
                draft: draft,
                beside: decides ? [] : Set(foreign.map(\.inspector)).sorted()
            )
        )
    }

    private var mayDecide: Bool {
        let grants = session.judge?.authority.grants[session.writer.device] ?? []
        return grants.contains { $0.grant.rights.contains(.decide) }
    }

    /// Refuses what the law would hold, and writes the rest; how many entries were written.
    ///
    /// - Throws: `Problem` with ``Problem/Code/notAuthorised``; nothing is written then.
    func write(isDryRun: Bool) throws -> Int {
        try drafts.forEach(check)
        if !isDryRun, !drafts.isEmpty {
            _ = try session.writer.append(drafts, now: session.now, seen: seen)
        }
        return drafts.count
    }

    private func check(_ draft: Draft) throws(Problem) {
        guard let judge = session.judge else { return }
        let statement = Statement(
            of: Entry(
                device: session.writer.device,
                seq: 1,
                stamp: Stamp(milliseconds: session.now.milliseconds),
                observed: nil,
                inspector: draft.inspector,
                rank: draft.rank,
                record: draft.record,
                register: draft.register,
                payload: draft.payload
            )
        )
        let reasons = judge.standing(of: statement, judge.placing(of: statement)).reasons
            .filter { $0 != .practice }
        guard reasons.isEmpty else {
            let said = reasons.sorted().map { $0() }.joined(separator: ", ")
            throw Problem(.notAuthorised, session.writer.inspector, said)
        }
    }
}

extension SettingsPlan.Step {
    /// What becomes of the section, in a few words.
    var said: String {
        guard draft != nil else { return SettingsFilePhrase.same() }
        guard let after, after["withdrawn"]?.bool != true else {
            return SettingsFilePhrase.withdrawn()
        }
        guard let before else { return SettingsFilePhrase.added() }
        return SettingsFilePhrase.changed(changes(before, after).joined(separator: ", "))
    }

    private func changes(_ before: JSONValue, _ after: JSONValue) -> [String] {
        guard let old = before.members, let new = after.members else { return [] }
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }

    var json: JSONValue {
        let isWithdrawn = after == nil || after?["withdrawn"]?.bool == true
        let word =
            draft == nil ? "same" : isWithdrawn ? "withdrawn" : before == nil ? "new" : "changed"
        var members: [String: JSONValue] = ["register": .text(register), "change": .text(word)]
        if draft != nil {
            members["before"] = before
            members["after"] = after
            if !beside.isEmpty { members["beside"] = .list(beside.map(JSONValue.text)) }
        }
        return .object(members)
    }
}
