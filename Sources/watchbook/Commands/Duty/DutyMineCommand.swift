import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook duty mine`: one's own attendance as the device knows it.
struct DutyMineCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "mine",
            abstract: DutyActPhrase.mineAbstract(),
            discussion: DutyActPhrase.mineDiscussion()
        )
    }

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @OptionGroup var table: TableFileOptions

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        let desk = JournalFiles(writer.journal).desk
        guard FileManager.default.fileExists(atPath: desk) else {
            throw Problem(.fileMissing, desk)
        }
        let recorder = try Recorder(writer, now: now)
        let known = try DutyBooks(SQLiteLedger(opening: desk, .reading), now: now)
        let last = try to.map(DutyQuestion.date) ?? known.today
        let first = try from.map(DutyQuestion.date) ?? Month(last).dates.lowerBound
        guard first <= last else { throw Problem(.datesReversed, first.text, last.text) }
        let own = try OwnAttendance(recorder, known)
        let sheet = DutyListSheet(
            own.list(first...last, known),
            first...last,
            known,
            held: own.held,
            evidence: { own.evidence[$0.record] ?? [] }
        )
        try ResultPrinter(json: common.json, table).show(sheet)
    }
}

/// The registers of one person's watches: what the office gave to the device, and what its own
/// journal has beyond that.
private struct OwnAttendance {
    private let person: String
    private var resolutions: [Resolution] = []
    private var answers: [(station: String, date: WorkDate, slot: String)] = []
    /// Why entries are held, by the records of the watches.
    private(set) var held: [String: [Reason]] = [:]
    /// What counts, by the records of the watches.
    private(set) var evidence: [String: [Digest]] = [:]

    private struct Key: Hashable {
        let record: String
        let register: String
    }

    init(_ recorder: Recorder, _ known: DutyBooks) throws {
        person = recorder.writer.inspector
        let judge = try known.ledger.judge()
        var statements: [Key: [Digest: Statement]] = [:]
        func add(_ statement: Statement) {
            let key = Key(record: statement.record, register: statement.register)
            statements[key, default: [:]][statement.digest] = statement
        }
        try known.ledger.statements(ofWatchesOf: [person]).forEach(add)
        for item in recorder.own.all where item.record.kind == .watch {
            add(Statement(of: item.entry))
        }
        for (key, entries) in statements {
            let resolution = judge.resolution(
                record: key.record,
                register: key.register,
                of: Array(entries.values)
            )
            resolutions.append(resolution)
            guard RecordName(key.record).component(4) == person else { continue }
            let reasons = resolution.held.flatMap(\.standing.reasons)
            if !reasons.isEmpty {
                held[key.record] = Set((held[key.record] ?? []) + reasons).sorted()
            }
            evidence[key.record, default: []] += resolution.heads.map(\.statement.digest)
        }
        for item in recorder.own.said where item.isAnswer {
            let record = item.record
            guard let station = record.station, let date = record.workDate,
                let occasion = record.component(3)
            else { continue }
            let slot =
                record.kind == .count ? occasion : Facet(inspector: "", occasion: occasion).slot
            if !slot.isEmpty { answers.append((station, date, slot)) }
        }
    }

    /// The watches of the person in a span.
    func list(_ dates: ClosedRange<WorkDate>, _ known: DutyBooks) -> DutyList {
        struct Place: Hashable {
            let station: String
            let date: WorkDate
        }
        var builders: [Place: AttendanceBuilder] = [:]
        func change(_ place: Place, _ change: (inout AttendanceBuilder) -> Void) {
            guard dates.contains(place.date) else { return }
            let settings = known.books.reference.settings(on: place.date)
            change(
                &builders[
                    place,
                    default: AttendanceBuilder(
                        date: place.date,
                        zoneMinutes: settings.zoneMinutes,
                        dateDays: settings.dateDays
                    )
                ]
            )
        }
        for resolution in resolutions {
            let name = RecordName(resolution.record)
            guard let station = name.station, let date = name.workDate else { continue }
            change(Place(station: station, date: date)) { $0.add(resolution) }
        }
        for (station, date, slot) in answers {
            change(Place(station: station, date: date)) { $0.note(answersOf: person, in: slot) }
        }
        var list = DutyList(dates, asOf: known.minute, known.books)
        for (place, builder) in builders { list.add(builder.finished(), station: place.station) }
        list.finish { _, _ in true }
        list.keep { dimension, value in dimension != .person || value == person }
        // What a duty as a whole came to depends on others, of whom the device knows nothing.
        list.forgetPosts()
        return list
    }
}
