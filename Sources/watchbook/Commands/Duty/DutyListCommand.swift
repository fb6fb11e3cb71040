import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook duty list`: every watch with its state, its times and what shows them.
struct DutyListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: DutyPhrase.listAbstract(),
            discussion: DutyPhrase.listDiscussion()
        )
    }

    @OptionGroup var question: DutyQuestion

    @Option(help: ArgumentHelp(DutyPhrase.stateHelp, value: DutyPhrase.stateValue))
    var state: [AttendanceState] = []

    @OptionGroup var table: TableFileOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: question.ledger, .reading)
        let known = try DutyBooks(ledger, now: common.moment())
        let dates = try question.span(today: known.today, isMonth: false)
        var list = try known.list(dates, question.wanted)
        if !state.isEmpty { list.keep { state.contains($0.verdict.state) } }
        let sheet = DutyListSheet(list, dates, known, held: try ledger.heldWatches()) { line in
            (try? ledger.evidence(of: line)) ?? []
        }
        try ResultPrinter(json: common.json, table)
            .of(ledger, on: dates.upperBound, at: common.moment()).show(sheet)
    }
}

extension AttendanceState: ExpressibleByArgument {}

extension SQLiteLedger {
    /// Why arrivals and departures are held, by the records of their watches.
    func heldWatches() throws -> [String: [Reason]] {
        var held: [String: [Reason]] = [:]
        try forEachHeld { entry in
            guard case .held(let reasons) = entry.state,
                RecordName(entry.record).kind == .watch
            else { return }
            held[entry.record] = Set((held[entry.record] ?? []) + reasons).sorted()
        }
        return held
    }

    /// The entries that show what a watch was: what counts in its registers, the arrivals of others
    /// that name the person, and the person's answers in the slot where nothing else is its own.
    func evidence(of line: DutyList.Line) throws -> [Digest] {
        var found: [Digest] = []
        for register in ["arrival", "departure", "handover"] {
            let there = try resolution(record: line.record, register: register)
            found += there?.heads.map(\.statement.digest) ?? []
        }
        let marks = line.row?.marks ?? []
        let hasTimes = !marks.isDisjoint(with: [.arrived, .left, .handedOver])
        if marks.contains(.testified) || (marks.contains(.answered) && !hasTimes) {
            try forEachEntry(at: line.station, in: line.date...line.date) { entry in
                if line.isShown(by: entry) { found.append(entry.statement.digest) }
            }
        }
        // Visits that a decision answered were made all the same.
        let said = try resolution(record: line.record, register: "attendance")
        return found + (said?.counting.map(\.statement.digest) ?? [])
    }
}

extension DutyList.Line {
    /// Whether somebody's arrival names the person as a partner, or it is an answer of the person's
    /// own in the slot.
    fileprivate func isShown(by entry: EntryInForce) -> Bool {
        let record = RecordName(entry.record)
        guard let occasion = record.component(3) else { return false }
        switch record.kind {
        case .watch:
            guard entry.register == "arrival", occasion == slot else { return false }
            let partners = JSONValue(entry.statement.claim)?["partners"]?.texts ?? []
            return partners.contains(person)
        case .count: return occasion == slot && record.component(5) == person
        case .check:
            let facet = Facet(inspector: "", occasion: occasion)
            return facet.kind == .watch && facet.slot == slot
                && entry.statement.inspector == person
        default: return false
        }
    }
}
