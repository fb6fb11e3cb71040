import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook watch start`: somebody is there.
struct WatchStartCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "start",
            abstract: AttendancePhrase.startAbstract(),
            discussion: AttendancePhrase.startDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(AttendancePhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(AttendancePhrase.slotHelp, value: WatchPhrase.slotValue))
    var slot: String?

    @Option(help: ArgumentHelp(AttendancePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(AttendancePhrase.dutyHelp, value: RecordingPhrase.textValue))
    var duty: String?

    @Option(help: ArgumentHelp(AttendancePhrase.partnerHelp, value: WriterPhrase.inspectorValue))
    var partner: [String] = []

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(AttendancePhrase.forHelp, value: WriterPhrase.inspectorValue)
    )
    var planned: String?

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var attendance: AttendanceOptions
    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        let minute = attendance.minute(recorder)
        let chosen = try watch(recorder, at: minute ?? recorder.minute)
        let record = chosen.record(of: options.writer.inspector)
        if let open = recorder.watch {
            throw Problem(.watchOpen, open.station, recorder.clock(open.since))
        }
        let (draft, isContinued) = try recorder.start(
            record,
            claim: try claim(),
            about: recorder.about(date: chosen.date, note: note, place: attendance.place()),
            observed: minute
        )
        let recorded = try recorder.write([draft], isDryRun: options.dryRun)
        options.show(
            recorded,
            more: [
                "station": .text(chosen.station), "date": .text(chosen.date.text),
                "slot": .text(chosen.slot), "planned": .bool(chosen.isPlanned),
                "problems": .list(try recorder.problems(at: chosen.station).map(\.json)),
            ],
            lines: try recorder.lines(
                aboutStartOf: chosen,
                at: minute ?? recorder.minute,
                isContinued: isContinued
            )
        )
        if options.asks, !options.dryRun { try ProblemRounds(recorder).run() }
    }

    private func claim() throws(Problem) -> JSONValue {
        if let other = partner.first(where: { !Names.isInspector($0) }) {
            throw Problem(.badName, other)
        }
        if let planned, !Names.isInspector(planned) { throw Problem(.badName, planned) }
        var members: [String: JSONValue] = [:]
        members["for"] = planned.map(JSONValue.text)
        members["duty"] = duty.map(JSONValue.text)
        if !partner.isEmpty { members["partners"] = .list(partner.map(JSONValue.text)) }
        return .object(members)
    }

    /// The watch that is begun: what the options say, the rest by roster and clock.
    private func watch(_ recorder: Recorder, at minute: Int64) throws -> WatchPlace {
        let gazetteer = recorder.desk?.gazetteer ?? Gazetteer()
        let localMinute = minute + recorder.zone(on: recorder.today)
        let inspector = recorder.writer.inspector
        let station =
            if let station { station } else { try plannedStation(gazetteer, recorder, localMinute) }
        guard Names.isName(station, minimum: 2) else { throw Problem(.badName, station) }
        guard
            // Who stands in comes for the slot of the one who was planned.
            let found = gazetteer.watch(
                at: station,
                of: planned ?? inspector,
                minute: localMinute
            )
        else { throw Problem(.badTime, "\(recorder.now.milliseconds)") }
        guard slot != nil || date != nil || planned != nil else { return found }
        var day = found.date
        if let date {
            guard let read = WorkDate(date) else { throw Problem(.badDate, date) }
            day = read
        }
        if let slot, !Names.isID(slot) { throw Problem(.badName, slot) }
        let chosen = slot ?? found.slot
        return WatchPlace(
            station: station,
            date: day,
            slot: chosen,
            isPlanned: gazetteer.isPlanned(inspector, at: station, in: chosen, on: day)
        )
    }

    private func plannedStation(
        _ gazetteer: Gazetteer,
        _ recorder: Recorder,
        _ localMinute: Int64
    ) throws -> String {
        let planned = gazetteer.plannedWatches(
            of: self.planned ?? recorder.writer.inspector,
            minute: localMinute
        ).map(\.station)
        if planned.count != 1, options.asks,
            let chosen = StationChoice(recorder, planned: planned).ask()
        {
            return chosen
        }
        guard planned.count == 1 else {
            throw Problem(.stationUnclear, planned.isEmpty ? "—" : planned.joined(separator: ", "))
        }
        return planned[0]
    }
}

extension Recorder {
    /// The arrival, or the withdrawal of the departure where the same watch was ended before.
    fileprivate func start(
        _ record: String,
        claim: JSONValue,
        about: [String: JSONValue],
        observed: Int64?
    ) throws -> (draft: Draft, isContinued: Bool) {
        guard own.said(record, "arrival") != nil, let left = own.said(record, "departure") else {
            let arrival = draft(
                record,
                "arrival",
                claim: claim,
                about: about,
                observed: observed
            )
            return (arrival, false)
        }
        var pauses = WatchPauses(left.claim)
        pauses.add(from: left.minute, to: observed ?? minute)
        var continued: [String: JSONValue] = ["withdrawn": true, "reason": "continued"]
        continued["pauses"] = pauses.claim
        return (draft(record, "departure", claim: .object(continued), about: about), true)
    }

    fileprivate func lines(
        aboutStartOf watch: WatchPlace,
        at minute: Int64,
        isContinued: Bool
    ) throws -> [String] {
        let name = desk?.gazetteer.point(ofStation: watch.station, on: watch.date)?.name ?? ""
        let place = [watch.station, name].filter { !$0.isEmpty }.joined(separator: " ")
        let start = isContinued ? AttendancePhrase.continued : AttendancePhrase.started
        var lines = [start(place, "\(watch.date.text) \(watch.slot)", clock(minute))]
        if !watch.isPlanned { lines.append(AttendancePhrase.unplanned()) }
        if let here = try dueHere(at: watch.station, on: watch.date) {
            lines.append(AttendancePhrase.dueCount(String(here.due.count(where: \.isAsked))))
            if !here.notApplicable.isEmpty {
                lines.append(RecordingPhrase.notAsked(here.notApplicable))
            }
        }
        lines += self.lines(about: try problems(at: watch.station))
        for forgotten in own.forgottenWatches(at: self.minute) {
            lines.append(AttendancePhrase.forgotten(forgotten.station, clock(forgotten.since)))
        }
        return lines
    }
}
