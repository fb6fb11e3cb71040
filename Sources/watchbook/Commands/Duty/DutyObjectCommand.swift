import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook duty object`: a watcher says that the attendance of a watch is wrong.
struct DutyObjectCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "object",
            abstract: DutyActPhrase.objectAbstract(),
            discussion: DutyActPhrase.objectDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(DutyActPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String

    @Argument(help: ArgumentHelp(DutyActPhrase.slotHelp, value: WatchPhrase.slotValue))
    var slot: String

    @Option(help: ArgumentHelp(AttendancePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(DutyActPhrase.textHelp, value: RecordingPhrase.textValue))
    var text: String?

    @Flag(help: ArgumentHelp(DutyActPhrase.withdrawHelp))
    var withdraw = false

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CheckPhrase.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @OptionGroup var options: RecordingOptions

    func validate() throws {
        guard withdraw != (text?.isEmpty == false) else {
            throw ValidationError(DutyActPhrase.textOrWithdraw())
        }
    }

    func run() throws {
        let recorder = try options.recorder()
        guard Names.isName(station, minimum: 2) else { throw Problem(.badName, station) }
        guard Names.isID(slot) else { throw Problem(.badName, slot) }
        var day = recorder.today
        if let date {
            guard let read = SheetCells.date(date) else { throw Problem(.badDate, date) }
            day = read
        }
        let setting = recorder.desk?.gazetteer.dutySetting(on: day) ?? .standard
        let last = day.advanced(by: setting.objectionDays) ?? day
        guard recorder.today <= last else { throw Problem(.objectionLate, day.text, last.text) }
        let record = "watch/\(station)/\(day.text)/\(slot)/\(recorder.writer.inspector)"
        let claim: JSONValue =
            withdraw
            ? ["withdrawn": true, "reason": "mistake"] : ["objection": .text(text ?? "")]
        let draft = recorder.draft(
            record,
            "attendance",
            claim: claim,
            about: recorder.about(date: day),
            attachments: try recorder.photos(photo, isDryRun: options.dryRun)
        )
        let said = withdraw ? DutyActPhrase.withdrawn : .objected
        options.show(
            try recorder.write([draft], isDryRun: options.dryRun),
            lines: [said(station, "\(day.text) \(slot)")]
        )
    }
}
