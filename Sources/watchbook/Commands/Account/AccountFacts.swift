import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// What counts against somebody besides findings, as far as the city's rules ask for it.
struct AccountFacts {
    let facts: [AccountFact]

    init(_ ledger: SQLiteLedger, _ books: CityBooks, on date: WorkDate) throws {
        let setting = books.gazetteer.setting(CardSetting.self, on: date) ?? .standard
        func span(_ matter: CardSetting.Matter) -> ClosedRange<WorkDate>? {
            setting.rules.filter { $0.matter == matter }.map(\.days).max()
                .flatMap { date.advanced(by: 1 - $0) }.map { $0...date }
        }
        var facts: [AccountFact] = []
        if let dates = span(.absent) { facts += try ledger.absences(in: dates, books) }
        if let dates = span(.overdue) {
            let caseBooks = try ledger.caseBooks()
            let zone = books.reference.settings(on: date).zoneMinutes
            // The last minute of the day.
            let now = (date.day + 1) * 1440 - zone - 1
            let roll = CaseRoll(try ledger.cases(caseBooks), caseBooks, now: now)
            facts += roll.overdue(in: dates)
        }
        self.facts = facts
    }
}

/// A card that people gave.
struct GivenCard {
    let record: String
    let claim: CardClaim
    let digest: Digest
    /// From when on it no longer holds, and the entry that says so.
    let lifted: (date: WorkDate?, reason: String, digest: Digest)?
}

extension GivenCard {
    /// Whether it was given for what a rule proposes: it holds and was given in the same days, or
    /// it rests, lifted or not, on every entry that is proposed.
    func answers(_ proposal: CardProposal) -> Bool {
        guard claim.rule == proposal.rule.id, claim.answerable == proposal.answerable else {
            return false
        }
        if lifted == nil, proposal.dates.contains(claim.date) { return true }
        return Set(proposal.citations.map(\.digest)).isSubset(of: claim.basis)
    }
}

/// An event of the negative list that people reported.
struct NegativeEvent {
    let record: String
    let claim: NegativeClaim
    let digest: Digest
    let lifted: (date: WorkDate?, reason: String, digest: Digest)?
}

extension SQLiteLedger {
    /// All cards given, by date.
    func cards() throws -> [GivenCard] {
        try accountRecords(kind: "card", register: "card").compactMap { record, entry, lifted in
            JSONValue(entry.claim).flatMap { CardClaim($0) }.map {
                GivenCard(record: record, claim: $0, digest: entry.digest, lifted: lifted)
            }
        }
        .sorted { ($0.claim.date, $0.record) < ($1.claim.date, $1.record) }
    }

    /// All events of the negative list, by date.
    func negativeEvents() throws -> [NegativeEvent] {
        try accountRecords(kind: "negative", register: "event").compactMap {
            record,
            entry,
            lifted in
            JSONValue(entry.claim).flatMap { NegativeClaim($0) }.map {
                NegativeEvent(record: record, claim: $0, digest: entry.digest, lifted: lifted)
            }
        }
        .sorted { ($0.claim.date, $0.record) < ($1.claim.date, $1.record) }
    }

    private typealias Lifting = (date: WorkDate?, reason: String, digest: Digest)

    private func accountRecords(
        kind: String,
        register: String
    ) throws -> [(String, Statement, Lifting?)] {
        var found: [String: Statement] = [:]
        var lifted: [String: Lifting] = [:]
        try forEachResolution(of: .assessment) { resolution in
            let name = RecordName(resolution.record)
            guard name.count == 4, name.component(2) == kind,
                let entry = resolution.inForce?.statement
            else { return }
            if resolution.register == register { found[resolution.record] = entry }
            if resolution.register == "lifting", let claim = JSONValue(entry.claim),
                claim["withdrawn"]?.bool != true
            {
                lifted[resolution.record] = (
                    claim["date"]?.text.flatMap { WorkDate($0) }, claim["reason"]?.text ?? "",
                    entry.digest
                )
            }
        }
        return found.map { ($0.key, $0.value, lifted[$0.key]) }
    }
}
