import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook watch end`: somebody leaves.
struct WatchEndCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "end",
            abstract: AttendancePhrase.endAbstract(),
            discussion: AttendancePhrase.endDiscussion()
        )
    }

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var attendance: AttendanceOptions
    @OptionGroup var options: RecordingOptions

    func run() throws {
        var recorder = try options.recorder()
        let observed = attendance.minute(recorder)
        let end = observed ?? recorder.minute
        guard let watch = recorder.own.openWatches(at: end).last(where: { $0.since <= end }) else {
            throw Problem(.watchNone)
        }
        var state = try WatchState(watch, recorder, end: end)
        // A watch that was forgotten is over: nothing is swept in it any more.
        if options.asks, !options.dryRun, recorder.watch == watch, !state.isDone {
            for line in state.lines(recorder) { print(line) }
            switch Ask.word(AttendancePhrase.endChoice(), ["s", "b"]) {
            case "s":
                let outcome = try recorder.sweep(
                    station: watch.station,
                    kind: nil,
                    place: nil,
                    occasion: state.occasion,
                    isDryRun: false
                )
                for line in outcome.lines { print(line) }
                try recorder.renew()
                state = try WatchState(watch, recorder, end: end)
            case "b": return print(AttendancePhrase.goesOn())
            default: break
            }
        }
        let before = recorder.own.standing(watch.record, "departure").last
        var members: [String: JSONValue] = [:]
        members["pauses"] = before.flatMap { WatchPauses($0.claim).claim }
        let draft = recorder.draft(
            watch.record,
            "departure",
            claim: .object(members),
            about: recorder.about(date: watch.date, note: note, place: try attendance.place()),
            observed: observed
        )
        options.show(
            try recorder.write([draft], isDryRun: options.dryRun),
            more: ["watch": state.json],
            lines: [
                AttendancePhrase.ended(
                    watch.station,
                    "\(watch.date.text) \(watch.slot)",
                    recorder.clock(end)
                )
            ] + state.lines(recorder)
        )
    }
}

/// `watchbook watch handover`: what is left, and to whom.
struct WatchHandoverCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "handover",
            abstract: AttendancePhrase.handoverAbstract(),
            discussion: AttendancePhrase.handoverDiscussion()
        )
    }

    @Option(help: ArgumentHelp(AttendancePhrase.toHelp, value: WriterPhrase.inspectorValue))
    var to: String?

    @Option(help: ArgumentHelp(AttendancePhrase.leftHelp, value: RecordingPhrase.digestValue))
    var left: [String] = []

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        guard let watch = recorder.watch else { throw Problem(.watchNone) }
        if let to, !Names.isInspector(to) { throw Problem(.badName, to) }
        let named = try left.map { try recorder.digest(named: $0) }
        let digests = left.isEmpty ? try WatchState(watch, recorder).left.map(\.digest) : named
        var members: [String: JSONValue] = [:]
        members["to"] = to.map(JSONValue.text)
        if !digests.isEmpty { members["left"] = .list(digests.map { .text($0.hex) }) }
        let draft = recorder.draft(
            watch.record,
            "handover",
            claim: .object(members),
            about: recorder.about(date: watch.date, note: note)
        )
        options.show(
            try recorder.write([draft], isDryRun: options.dryRun),
            lines: [AttendancePhrase.handedOver(String(digests.count), to ?? "—")]
        )
    }
}

/// `watchbook watch status`: the watch that is open, what is due, what is answered, what is left.
struct WatchStatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: AttendancePhrase.statusAbstract(),
            discussion: AttendancePhrase.statusDiscussion()
        )
    }

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let recorder = try Recorder(writer, now: common.moment())
        let state = try recorder.watch.map { try WatchState($0, recorder) }
        if common.json {
            let forgotten = recorder.own.forgottenWatches(at: recorder.minute).map(\.record)
            let members: JSONValue = [
                "watch": state?.json ?? .null,
                "forgotten": .list(forgotten.map(JSONValue.text)),
            ]
            print(members.canonicalText)
            return
        }
        guard let state else {
            print(AttendancePhrase.noWatch())
            for watch in recorder.own.forgottenWatches(at: recorder.minute) {
                print(AttendancePhrase.forgotten(watch.station, recorder.clock(watch.since)))
            }
            return
        }
        print(
            AttendancePhrase.onWatch(
                state.watch.station,
                "\(state.watch.date.text) \(state.watch.slot)",
                recorder.clock(state.watch.since)
            )
        )
        for line in state.lines(recorder) { print(line) }
    }
}
