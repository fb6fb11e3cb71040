import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// What stands in the city's settings where somebody writes: in the ledger or desk at hand, and in
/// the own journal beyond it.
struct SettingsStanding {
    /// An entry that nothing answers yet.
    struct Head {
        let digest: Digest
        let stamp: Stamp
        let inspector: String
        let isDecision: Bool
    }

    private(set) var book = SettingsBook()
    private var heads: [String: [Head]] = [:]

    /// The entries that a new one in this register would answer.
    func heads(_ record: String, _ register: String) -> [Head] {
        heads["\(record) \(register)"] ?? []
    }

    init(_ session: ImportSession) throws {
        var known: Set<Digest> = []
        try session.ledger?.forEachResolution(of: .settings) { resolution in
            known.formUnion((resolution.counting + resolution.held).map(\.statement.digest))
            heads["\(resolution.record) \(resolution.register)"] = resolution.heads.map {
                Head(
                    digest: $0.statement.digest,
                    stamp: $0.statement.stamp,
                    inspector: $0.standing.placing.inspector,
                    isDecision: $0.standing.voice == .decision
                )
            }
            guard let inForce = resolution.inForce?.statement,
                let claim = JSONValue(inForce.claim)
            else { return }
            book.add(record: resolution.record, register: resolution.register, claim: claim)
        }
        let journal = try Journal.open(at: session.writer.journal, key: session.writer.key)
        try journal.forEachEntry { _, bytes in
            guard let entry = Entry(reading: bytes),
                RecordName(entry.record).kind == .settings,
                case let digest = Chain.identity(of: bytes), !known.contains(digest)
            else { return }
            add(entry, digest)
        }
    }

    /// Takes in an entry that the ledger does not have, as the law will.
    private mutating func add(_ entry: Entry, _ digest: Digest) {
        let payload = JSONValue(entry.payload)
        let head = Head(
            digest: digest,
            stamp: entry.stamp,
            inspector: entry.inspector,
            isDecision: payload?["about"]?["decides"]?.bool == true
        )
        let place = "\(entry.record) \(entry.register)"
        heads[place, default: []].removeAll {
            entry.bases.contains($0.digest)
                && ($0.inspector == entry.inspector || head.isDecision)
        }
        heads[place, default: []].append(head)
        if let claim = payload?["claim"] {
            book.add(record: entry.record, register: entry.register, claim: claim)
        }
    }
}

extension SettingsBook {
    /// What a ledger's settings say.
    init(of ledger: SQLiteLedger) throws {
        self.init()
        try ledger.forEachResolution(of: .settings) { resolution in
            guard let inForce = resolution.inForce?.statement,
                let claim = JSONValue(inForce.claim)
            else { return }
            add(record: resolution.record, register: resolution.register, claim: claim)
        }
    }
}
