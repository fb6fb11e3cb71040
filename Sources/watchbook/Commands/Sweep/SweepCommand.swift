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
        let outcome = try recorder.sweep(
            station: station == "current" ? nil : station,
            kind: kind?.kind,
            place: place.place(),
            isDryRun: options.dryRun
        )
        options.show(
            [outcome.recorded],
            more: [
                "answers": .list(outcome.answered.map(JSONValue.text)),
                "left_out": .list(outcome.leftOut.map(JSONValue.text)),
            ],
            lines: outcome.lines
        )
    }
}

/// What "all in order for the rest" came to.
struct SweepOutcome {
    let recorded: Recorded
    /// The codes that it answers, ascending: due, told by a look, and without an answer so far.
    let answered: [String]
    /// The codes that are due and need figures or counts that nobody gave yet.
    let leftOut: [String]

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
        return lines
    }
}

extension Recorder {
    /// Records that all is in order for the rest.
    ///
    /// - Throws: `Problem`: `watchNone`, `dueUnknown`, and what writing throws.
    func sweep(
        station: String?,
        kind: InspectionKind?,
        place: JSONValue?,
        isDryRun: Bool
    ) throws -> SweepOutcome {
        let spot = try spot(station: station)
        guard let due = due(at: spot.station, on: spot.date) else {
            throw Problem(.dueUnknown, spot.station)
        }
        let occasion = occasion(kind, at: spot)
        let prefix = "check/\(spot.station)/\(spot.date.text)/\(occasion.text)/"
        let swept = due.filter(\.isAnsweredBySweep).map(\.indicator.code)
        let answered = swept.filter { own.said(prefix + $0, "finding") == nil }
        let counted = Set(
            own.answers(at: spot.station, on: spot.date).compactMap { item in
                item.record.kind == .count ? item.record.indicator : nil
            }
        )
        let leftOut = due.filter { $0.isAsked && !$0.isAnsweredBySweep }.map(\.indicator.code)
            .filter { own.said(prefix + $0, "finding") == nil && !counted.contains($0) }
        let draft = draft(
            prefix + "*",
            "sweep",
            claim: Sweep(indicators: swept).claim,
            about: about(
                date: spot.date,
                standard: due.first?.standard,
                place: spot.watch == nil ? nil : place
            )
        )
        return SweepOutcome(
            recorded: try write([draft], isDryRun: isDryRun)[0],
            answered: answered.sorted(),
            leftOut: leftOut.sorted()
        )
    }
}
