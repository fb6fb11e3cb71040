import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook sweep`: all in order for the rest.
struct SweepCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sweep",
            abstract: SweepPhrase.abstract(),
            discussion: SweepPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(SweepPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(CheckPhrase.kindHelp, value: CheckPhrase.kindValue))
    var kind: CheckKind?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        var place = station == "current" ? nil : station
        if place == nil, recorder.watch == nil, options.asks {
            place = StationChoice(recorder, planned: []).ask()
        }
        let outcome = try recorder.sweep(
            station: place,
            kind: kind?.kind,
            place: self.place.place(),
            isDryRun: options.dryRun
        )
        options.show(
            [outcome.recorded],
            more: [
                "answers": .list(outcome.answered.map(JSONValue.text)),
                "left_out": .list(outcome.leftOut.map(JSONValue.text)),
                "not_applicable": .list(outcome.notApplicable.map(JSONValue.text)),
                "problems": .list(outcome.problems.map(JSONValue.text)),
            ],
            lines: outcome.lines
        )
        if options.asks, !options.dryRun, !outcome.problems.isEmpty {
            try ProblemRounds(recorder).run()
        }
    }
}

/// What "all in order for the rest" came to.
struct SweepOutcome {
    let recorded: Recorded
    /// The codes that it answers, ascending: due, told by a look, and without an answer so far.
    let answered: [String]
    /// The codes that are due and need figures or counts that nobody gave yet.
    let leftOut: [String]
    /// The codes that are not asked for, because they do not apply here.
    let notApplicable: [String]
    /// The codes of problems that are open and were not spoken of yet.
    let problems: [String]

    var lines: [String] {
        let record = RecordName(recorded.draft.record)
        var lines = [
            SweepPhrase.swept(
                "\(record.station ?? "") \(record.component(3) ?? "")",
                String(answered.count)
            )
        ]
        if !leftOut.isEmpty {
            lines.append(SweepPhrase.leftOut(leftOut.joined(separator: ", ")))
        }
        if !problems.isEmpty {
            lines.append(SweepPhrase.problems(problems.joined(separator: ", ")))
        }
        if !notApplicable.isEmpty { lines.append(RecordingPhrase.notAsked(notApplicable)) }
        return lines
    }
}

extension Recorder {
    /// Records that all is in order for the rest.
    ///
    /// A problem that is open is not in order: its indicator waits for an answer of its own.
    ///
    /// `occasion`: where it is not that of now.
    ///
    /// - Throws: `Problem`: `watchNone`, `dueUnknown`, and what writing throws.
    func sweep(
        station: String?,
        kind: InspectionKind?,
        place: JSONValue?,
        occasion: CheckOccasion? = nil,
        isDryRun: Bool
    ) throws -> SweepOutcome {
        let spot = try spot(station: station)
        guard let here = try dueHere(at: spot.station, on: spot.date) else {
            throw Problem(.dueUnknown, spot.station)
        }
        let occasion = occasion ?? self.occasion(kind, at: spot)
        let given = try answered(at: spot.station, on: spot.date, in: occasion, slot: nil)
        let open = Set(try problems(at: spot.station).map(\.indicator)).subtracting(given.found)
        let swept = here.due.filter(\.isAnsweredBySweep).map(\.indicator.code)
        let leftOut = here.due.filter { $0.isAsked && !$0.isAnsweredBySweep }
            .map(\.indicator.code)
            .filter { !given.found.contains($0) && !given.counted.contains($0) }
        let sweep = Sweep(
            indicators: swept.filter { !open.contains($0) },
            notApplicable: here.notApplicable
        )
        let draft = draft(
            "check/\(spot.station)/\(spot.date.text)/\(occasion.text)/*",
            "sweep",
            claim: sweep.claim,
            about: about(
                date: spot.date,
                standard: here.due.first?.standard,
                place: spot.watch == nil ? nil : place
            )
        )
        return SweepOutcome(
            recorded: try write([draft], isDryRun: isDryRun)[0],
            answered: sweep.indicators.filter { !given.found.contains($0) }.sorted(),
            leftOut: leftOut.sorted(),
            notApplicable: here.notApplicable,
            problems: swept.filter(open.contains).sorted()
        )
    }
}
