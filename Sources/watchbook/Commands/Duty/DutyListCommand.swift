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

    @Option(help: ArgumentHelp(TallyPhrase.csvHelp, value: TallyPhrase.fileValue))
    var csv: String?

    @Option(help: ArgumentHelp(TallyPhrase.profileHelp))
    var profile: CSVProfile?

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
        try TallyPrinter(json: common.json, csv: csv, profile: profile).show(sheet)
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

    /// The entries that count for a watch: its own, and the arrivals of others that name the
    /// person.
    func evidence(of line: DutyList.Line) throws -> [Digest] {
        var members: [Resolution.Member] = []
        for register in ["arrival", "departure", "handover", "attendance"] {
            members += try resolution(record: line.record, register: register)?.heads ?? []
        }
        guard line.row?.marks.contains(.testified) == true else {
            return members.map(\.statement.digest)
        }
        var testimonies: [String] = []
        try forEachEntry(at: line.station, in: line.date...line.date) { entry in
            guard entry.register == "arrival", RecordName(entry.record).component(3) == line.slot,
                let partners = JSONValue(entry.statement.claim)?["partners"]?.texts,
                partners.contains(line.person)
            else { return }
            testimonies.append(entry.record)
        }
        for record in testimonies {
            members += try resolution(record: record, register: "arrival")?.heads.prefix(1) ?? []
        }
        return members.map(\.statement.digest)
    }
}
