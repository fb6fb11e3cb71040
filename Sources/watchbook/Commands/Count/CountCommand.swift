import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook count`: acts of persons, added to the running total of the watch.
struct CountCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "count",
            abstract: CountPhrase.abstract(),
            discussion: CountPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(CountPhrase.indicatorHelp, value: CountPhrase.indicatorValue))
    var indicator: String?

    @Argument(help: ArgumentHelp(CountPhrase.amountHelp, value: CountPhrase.amountValue))
    var amount: Amount = Amount(number: 1, of: nil)

    @Option(help: ArgumentHelp(CountPhrase.ofHelp, value: RecordingPhrase.numberValue))
    var of: Int64?

    @Flag(help: ArgumentHelp(CountPhrase.settledHelp))
    var settled = false

    @OptionGroup var circumstances: CircumstanceOptions
    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RecordingOptions

    func validate() throws {
        guard indicator != nil || Terminal.isInteractive else {
            throw ValidationError(CountPhrase.oneIndicator())
        }
    }

    func run() throws {
        guard let indicator else {
            try CountRounds(options).run()
            return
        }
        let recorder = try options.recorder()
        let more = try acts(recorder)
        let (recorded, total) = try recorder.count(
            indicator,
            more,
            note: circumstances.note,
            place: place.place(),
            isDryRun: options.dryRun
        )
        options.show([recorded], lines: recorder.lines(about: recorded, total: total))
    }

    private func acts(_ recorder: Recorder) throws -> Acts {
        if amount.of != nil, of != nil { throw Problem(.badNumber, String(of ?? 0)) }
        guard let whole = amount.of ?? of else {
            return Acts(
                found: amount.number,
                settled: settled ? amount.number : 0,
                circumstances: circumstances.circumstances
            )
        }
        guard (1...Measures.limit).contains(whole), amount.number <= whole else {
            throw Problem(.badNumber, "\(amount.number)/\(whole)")
        }
        return Acts(
            numerator: amount.number,
            denominator: whole,
            circumstances: circumstances.circumstances
        )
    }
}

/// `+3`, `3`, or `19/20`.
struct Amount: ExpressibleByArgument, Equatable {
    let number: Int64
    /// Of a ratio: out of how many.
    let of: Int64?

    init(number: Int64, of: Int64?) {
        self.number = number
        self.of = of
    }

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { part in
            Int64(part).flatMap { (0...Measures.limit).contains($0) ? $0 : nil }
        }
        switch parts.count {
        case 1:
            guard let number = parts[0] else { return nil }
            self.init(number: number, of: nil)
        case 2:
            guard let number = parts[0], let whole = parts[1] else { return nil }
            self.init(number: number, of: whole)
        default: return nil
        }
    }

    var defaultValueDescription: String { of.map { "\(number)/\($0)" } ?? "+\(number)" }
}

extension Recorder {
    /// The record of what the inspector counts by an indicator on a watch.
    func countRecord(_ code: String, on watch: OpenWatch) -> String {
        ["count", watch.station, watch.date.text, watch.slot, code, writer.inspector]
            .joined(separator: "/")
    }

    /// Adds acts to the running total of this device on the watch.
    ///
    /// - Returns: the entry and the total that it states.
    /// - Throws: `Problem`: `watchNone`, `indicatorUnknown`, `indicatorJudged`, `badNumber`, and what
    ///   writing throws.
    func count(
        _ code: String,
        _ more: Acts,
        note: String?,
        place: JSONValue?,
        isDryRun: Bool
    ) throws -> (Recorded, Acts) {
        guard let watch else { throw Problem(.watchNone) }
        let judge = try judging(code, at: watch.station, on: watch.date)
        if let indicator = judge?.indicator {
            guard indicator.mode == .acts else { throw Problem(.indicatorJudged, code) }
            let isRatio = indicator.kind == .ratio || indicator.kind == .ratePer
            guard isRatio == (more.denominator > 0) else {
                throw Problem(.answerMissing, code + (isRatio ? " 19/20" : " +1"))
            }
        }
        let record = countRecord(code, on: watch)
        let register = "acts.\(writer.device.hex)"
        let before = own.said(record, register).flatMap { Acts($0.claim) } ?? Acts()
        guard let total = before.adding(more) else {
            throw Problem(.badNumber, String(max(more.found, more.denominator)))
        }
        let draft = draft(
            record,
            register,
            claim: total.claim,
            about: about(
                date: watch.date,
                standard: judge?.standard.id,
                note: note,
                place: place
            )
        )
        return (try write([draft], isDryRun: isDryRun)[0], total)
    }

    func lines(about recorded: Recorded, total: Acts) -> [String] {
        let record = RecordName(recorded.draft.record)
        guard let station = record.station, let date = record.workDate,
            let code = record.indicator, let slot = record.component(3)
        else { return [] }
        let name = name(of: code, at: station, on: date)
        let said =
            total.denominator > 0
            ? CountPhrase.ratio(JudgementText.rate(total.numerator, total.denominator))
            : ClaimPhrase.acts(String(total.found), String(total.settled))
        var lines = [
            RecordingPhrase.recorded(
                "\(station) \(slot)",
                [code, name].filter { !$0.isEmpty }.joined(separator: " "),
                said
            )
        ]
        let found = try? judging(code, at: station, on: date)
        if let indicator = found?.indicator {
            if total.denominator > 0 {
                let judgement = indicator.judgement(
                    numerator: total.numerator,
                    denominator: total.denominator
                )
                let facts = Facts([
                    indicator.numeratorName: .integer(total.numerator),
                    indicator.denominatorName: .integer(total.denominator),
                ])
                lines.append(
                    JudgementText.text(judgement, of: indicator, facts: facts, found: nil)
                )
            }
        } else {
            lines.append(RecordingPhrase.notJudged())
        }
        return lines
    }
}
