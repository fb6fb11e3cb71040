import ArgumentParser
import Inspection
import Journaling

/// `watchbook today`: my slots, my answers, and what is due where I stand.
struct TodayCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "today",
            abstract: TodayPhrase.abstract(),
            discussion: TodayPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(SweepPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let recorder = try Recorder(writer, now: common.moment())
        let day = try Today(recorder, station: station)
        if common.json { print(day.json.canonicalText) } else { day.show() }
    }
}

/// One person's day as one device knows it.
struct Today {
    private let recorder: Recorder
    private let duties: [(duty: Duty, slot: Slot?)]
    private let answers: [OwnEntries.Item]
    private let station: String?
    private let date: WorkDate
    private let due: [DueIndicator]
    private let notApplicable: [String]
    private let problems: [OpenProblem]

    init(_ recorder: Recorder, station: String?) throws {
        self.recorder = recorder
        let day = recorder.watch?.date ?? recorder.today
        let gazetteer = recorder.desk?.gazetteer
        duties = (gazetteer?.duties(on: day) ?? [])
            .filter { $0.people.contains(recorder.writer.inspector) }
            .map { ($0, gazetteer?.slot($0.slot, on: day)) }
            .sorted {
                ($0.slot?.start ?? 0, $0.duty.station) < ($1.slot?.start ?? 0, $1.duty.station)
            }
        answers = recorder.own.said.filter { $0.isAnswer && $0.record.workDate == day }
        let planned = Set(duties.map(\.duty.station))
        self.station =
            station ?? recorder.watch?.station
            ?? (planned.count == 1 ? planned.first : nil)
        date = day
        let here = try self.station.flatMap { try recorder.dueHere(at: $0, on: day) }
        due = here?.due ?? []
        notApplicable = here?.notApplicable ?? []
        problems = try self.station.map { try recorder.problems(at: $0) } ?? []
    }

    var json: JSONValue {
        [
            "date": .text(date.text), "station": station.map(JSONValue.text) ?? .null,
            "slots": .list(
                duties.map { duty, slot in
                    [
                        "station": .text(duty.station), "slot": .text(duty.slot),
                        "start": slot.map { .text(Today.clock($0.start)) } ?? .null,
                        "end": slot.map { .text(Today.clock($0.end)) } ?? .null,
                    ]
                }
            ),
            "answers": .list(
                answers.map { item in
                    [
                        "record": .text(item.entry.record), "claim": item.claim,
                        "digest": .text(item.digest.hex),
                    ]
                }
            ),
            "due": .list(
                due.map { due in
                    [
                        "indicator": .text(due.indicator.code),
                        "name": .text(Today.name(of: due.indicator)),
                        "text": .text(Today.text(of: due.indicator)),
                        "limit": .text(JudgementText.limit(of: due.indicator)),
                        "mode": .text(due.indicator.mode.rawValue), "asked": .bool(due.isAsked),
                        "exempt": .bool(due.isExempt),
                    ]
                }
            ),
            "not_applicable": .list(notApplicable.map(JSONValue.text)),
            "problems": .list(problems.map(\.json)),
        ]
    }

    func show() {
        print(TodayPhrase.slots(date.text))
        if duties.isEmpty { print("  " + TodayPhrase.none()) }
        for (duty, slot) in duties {
            let times = slot.map { "\(Today.clock($0.start))–\(Today.clock($0.end))" } ?? ""
            print(Display.safe("  \(duty.slot) \(times) \(duty.station)"))
        }
        print(TodayPhrase.answers(String(answers.count)))
        for item in answers {
            let said = ClaimText.text(item.claim.canonicalBytes, register: item.entry.register)
            let digest = String(item.digest.hex.prefix(10))
            let title = recorder.title(of: item)
            let text = item.entry.register == "sweep" ? title : "\(title): \(said)"
            print(Display.safe("  \(recorder.clock(item.minute)) \(text) [\(digest)]"))
        }
        guard let station else { return }
        for line in recorder.lines(about: problems) { print(line) }
        print(TodayPhrase.due(station, String(due.count(where: \.isAsked))))
        for due in due {
            let name = Today.name(of: due.indicator)
            let limit = JudgementText.limit(of: due.indicator)
            let mark = due.isExempt ? " " + TodayPhrase.exempt() : ""
            let offered = due.isAsked ? "" : " " + TodayPhrase.offered()
            print(Display.safe("  \(due.indicator.code) \(name) \(limit)\(mark)\(offered)"))
            let text = Today.text(of: due.indicator)
            if !text.isEmpty { print(Display.safe("    " + text)) }
        }
        if !notApplicable.isEmpty { print(RecordingPhrase.notAsked(notApplicable)) }
    }

    private static func name(of indicator: Indicator) -> String {
        indicator.name(inChinese: Language.current == .chinese)
    }

    private static func text(of indicator: Indicator) -> String {
        indicator.text(inChinese: Language.current == .chinese)
    }

    /// `08:00` of minutes of the day.
    private static func clock(_ minute: Int64) -> String {
        [minute / 60 % 24, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}
