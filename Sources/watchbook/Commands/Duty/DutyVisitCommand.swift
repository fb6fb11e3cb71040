import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook duty visit`: a supervisor calls at a station and says who is there.
struct DutyVisitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "visit",
            abstract: DutyActPhrase.visitAbstract(),
            discussion: DutyActPhrase.visitDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(DutyActPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String

    @Option(help: ArgumentHelp(AttendancePhrase.slotHelp, value: WatchPhrase.slotValue))
    var slot: String?

    @Option(help: ArgumentHelp(AttendancePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(DutyActPhrase.presentHelp, value: WriterPhrase.inspectorValue)
    )
    var present: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(DutyActPhrase.absentHelp, value: WriterPhrase.inspectorValue)
    )
    var absent: [String] = []

    @Flag(help: ArgumentHelp(DutyActPhrase.allPresentHelp))
    var allPresent = false

    @Flag(help: ArgumentHelp(DutyActPhrase.nobodyHelp))
    var nobody = false

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(DutyActPhrase.effortHelp, value: DutyActPhrase.effortValue)
    )
    var effort: [String] = []

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CheckPhrase.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RecordingOptions

    func validate() throws {
        guard !(allPresent && nobody) else { throw ValidationError(DutyActPhrase.allOrNobody()) }
    }

    func run() throws {
        let recorder = try options.recorder()
        let (date, slot) = try post(recorder)
        let visits = try visits(recorder, date, slot)
        let photos = try recorder.photos(photo, isDryRun: options.dryRun)
        let place = try place.place()
        // Each visit stands by itself: a second one does not take the place of the first.
        let drafts = visits.map { person, visit in
            recorder.writer.draft(
                "watch/\(station)/\(date.text)/\(slot)/\(person)",
                "attendance",
                claim: visit.claim,
                about: .object(recorder.about(date: date, note: note, place: place)),
                attachments: photos
            )
        }
        options.show(
            try recorder.write(drafts, isDryRun: options.dryRun),
            more: [
                "station": .text(station), "date": .text(date.text), "slot": .text(slot),
            ],
            lines: [DutyActPhrase.visited(station, "\(date.text) \(slot)")]
                + visits.map { person, visit in
                    let state = visit.isPresent ? DutyActPhrase.isThere : .isNotThere
                    let words = [state(person), visit.effort].compactMap { $0 }
                    return "  " + words.joined(separator: DutyPhrase.comma())
                }
        )
    }

    /// Date and slot: what the options say, else the slot that runs and for which somebody is
    /// planned here, else any that runs.
    private func post(_ recorder: Recorder) throws(Problem) -> (WorkDate, String) {
        guard Names.isName(station, minimum: 2) else { throw Problem(.badName, station) }
        if let slot, !Names.isID(slot) { throw Problem(.badName, slot) }
        var day: WorkDate?
        if let date {
            guard let read = SheetCells.date(date) else { throw Problem(.badDate, date) }
            day = read
        }
        let gazetteer = recorder.desk?.gazetteer ?? Gazetteer()
        if let slot { return (day ?? recorder.today, slot) }
        let running = gazetteer.slots(at: recorder.localMinute)
            .filter { day == nil || $0.date == day }
        let planned = running.first { date, slot in
            gazetteer.duty(station: station, slot: slot.id, on: date) != nil
        }
        guard let found = planned ?? running.first else {
            throw Problem(.watchUnknown, "\(station) \((day ?? recorder.today).text)")
        }
        return (found.date, found.slot.id)
    }

    private func visits(
        _ recorder: Recorder,
        _ date: WorkDate,
        _ slot: String
    ) throws(Problem) -> [(person: String, visit: AttendanceVisit)] {
        let gazetteer = recorder.desk?.gazetteer ?? Gazetteer()
        let planned = gazetteer.duty(station: station, slot: slot, on: date)?.people ?? []
        let remarks = try remarks(gazetteer.dutySetting(on: date))
        var there = present
        if allPresent { there += planned.filter { !absent.contains($0) } }
        there += remarks.keys.sorted().filter { !absent.contains($0) }
        var missing = absent
        if nobody { missing += planned }
        var seen: Set<String> = []
        let named =
            missing.filter { seen.insert($0).inserted }.map { ($0, false) }
            + there.filter { seen.insert($0).inserted }.map { ($0, true) }
        guard !named.isEmpty else {
            let names = planned.isEmpty ? "—" : planned.joined(separator: ", ")
            throw Problem(.visitNobody, station, names)
        }
        let wrong = named.first { !Names.isInspector($0.0) || $0.0 == recorder.writer.inspector }
        if let wrong { throw Problem(.badName, wrong.0) }
        return named.sorted { $0.0 < $1.0 }.map { person, isPresent in
            (person, AttendanceVisit(isPresent: isPresent, effort: remarks[person]))
        }
    }

    /// Remarks on effort by person.
    private func remarks(_ setting: DutySetting) throws(Problem) -> [String: String] {
        var remarks: [String: String] = [:]
        for text in effort {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard let person = parts.first, Names.isInspector(person) else {
                throw Problem(.badName, text)
            }
            let word = parts.count == 2 ? parts[1] : setting.efforts.first ?? ""
            guard setting.efforts.contains(word) else {
                let words = setting.efforts.joined(separator: "、")
                throw Problem(.effortUnknown, word, words.isEmpty ? "—" : words)
            }
            remarks[person] = word
        }
        return remarks
    }
}
