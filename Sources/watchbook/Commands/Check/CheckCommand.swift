import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook check`: what somebody saw at a station, by one indicator.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: CheckPhrase.abstract(),
            discussion: CheckPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(CheckPhrase.whatHelp, value: CheckPhrase.whatValue))
    var what: [String] = []

    @Flag(help: ArgumentHelp(CheckPhrase.passHelp))
    var pass = false

    @Flag(help: ArgumentHelp(CheckPhrase.failHelp))
    var fail = false

    @Flag(help: ArgumentHelp(CheckPhrase.notApplicableHelp))
    var notApplicable = false

    @Flag(help: ArgumentHelp(CheckPhrase.couldNotSeeHelp))
    var couldNotSee = false

    @Option(help: ArgumentHelp(CheckPhrase.foundHelp, value: RecordingPhrase.numberValue))
    var found: Int64?

    @Option(help: ArgumentHelp(CheckPhrase.settledHelp, value: RecordingPhrase.numberValue))
    var settled: Int64?

    @Option(help: ArgumentHelp(CheckPhrase.factHelp, value: CheckPhrase.factValue))
    var fact: [String] = []

    @Option(help: ArgumentHelp(CheckPhrase.kindHelp, value: CheckPhrase.kindValue))
    var kind: CheckKind?

    @Option(help: ArgumentHelp(CheckPhrase.photoHelp, value: ImportPhrase.fileValue))
    var photo: [String] = []

    @Option(help: ArgumentHelp(CheckPhrase.againHelp, value: RecordingPhrase.digestValue))
    var again: String?

    @Flag(help: ArgumentHelp(CheckPhrase.openCaseHelp))
    var openCase = false

    @OptionGroup var circumstances: CircumstanceOptions
    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RecordingOptions

    func validate() throws {
        guard [pass, fail, notApplicable, couldNotSee].count(where: \.self) <= 1 else {
            throw ValidationError(CheckPhrase.oneAnswer())
        }
        if couldNotSee, circumstances.note == nil { throw ValidationError(CheckPhrase.sayWhy()) }
        if openCase, again != nil { throw ValidationError(CheckPhrase.noCaseAgain()) }
        let stations = what.filter { $0.contains(".") || $0 == "current" }.count
        guard stations <= 1, what.count - stations <= 1 else {
            throw ValidationError(CheckPhrase.oneIndicator())
        }
    }

    func run() throws {
        if what.isEmpty, again == nil {
            guard Terminal.isInteractive else {
                throw ValidationError(CheckPhrase.oneIndicator())
            }
            try Rounds(options).run()
            return
        }
        let recorder = try options.recorder()
        let outcome = try recorder.check(try request(recorder), isDryRun: options.dryRun)
        options.show(
            outcome.recorded,
            more: [
                "judgement": JudgementText.json(outcome.judgement),
                "case": outcome.problem.map(JSONValue.text) ?? .null,
            ],
            lines: recorder.lines(about: outcome, isPlaced: place.at != nil, wantsCase: openCase)
        )
    }

    private var answer: Answer? {
        if pass { return .pass }
        if fail { return .fail }
        if notApplicable { return .notApplicable }
        return couldNotSee ? .couldNotSee : again != nil && found == nil ? .fail : nil
    }

    private func request(_ recorder: Recorder) throws -> CheckRequest {
        let first = try again.map { try recorder.finding(named: $0) }
        let station = what.first { $0.contains(".") }
        let indicator = what.first { !$0.contains(".") && $0 != "current" }
        guard let code = indicator ?? first?.record?.indicator else {
            throw ValidationError(CheckPhrase.oneIndicator())
        }
        return CheckRequest(
            station: station
                ?? first?.record?.station.flatMap { station in
                    recorder.watch?.station == station ? nil : station
                },
            indicator: code,
            answer: answer,
            found: found,
            settled: settled,
            facts: fact,
            circumstances: circumstances.circumstances,
            kind: kind?.kind,
            note: circumstances.note,
            place: try place.place(),
            photos: photo,
            repeats: first?.digest,
            opensCase: openCase
        )
    }
}

/// A kind of inspection that somebody can name.
enum CheckKind: String, CaseIterable, ExpressibleByArgument {
    case patrol, open, covert, mock, recheck, unplanned

    var kind: InspectionKind { InspectionKind(rawValue: rawValue) ?? .unplanned }
}

extension Recorder {
    /// A finding of this journal by the first digits of its digest, or any by all of them.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownDigest``.
    func finding(named text: String) throws(Problem) -> (digest: Digest, record: RecordName?) {
        let found = own.all.filter {
            $0.entry.register == "finding" && $0.digest.hex.hasPrefix(text.lowercased())
        }
        if found.count == 1 { return (found[0].digest, found[0].record) }
        guard found.isEmpty, let digest = Digest(hex: text.lowercased()) else {
            throw Problem(.unknownDigest, text, writer.journal)
        }
        return (digest, nil)
    }

    /// What is said about a check that was recorded.
    func lines(about outcome: CheckOutcome, isPlaced: Bool, wantsCase: Bool) -> [String] {
        let spot = outcome.spot
        let code = RecordName(outcome.recorded[0].draft.record).indicator ?? ""
        let name = outcome.indicator?.name(inChinese: Language.current == .chinese) ?? ""
        let said = ClaimText.text(outcome.finding.claim.canonicalBytes, register: "finding")
        var lines = [
            RecordingPhrase.recorded(
                "\(spot.station) \(outcome.occasion.text)",
                [code, name].filter { !$0.isEmpty }.joined(separator: " "),
                said
            )
        ]
        if let judgement = outcome.judgement, let indicator = outcome.indicator {
            lines.append(
                JudgementText.text(
                    judgement,
                    of: indicator,
                    facts: outcome.facts,
                    found: outcome.finding.answer == .fail ? outcome.finding.found : 0
                )
            )
            if let judged = judgement.answer, judged != outcome.finding.answer {
                lines.append(RecordingPhrase.factsSayOtherwise(ClaimPhrase(judged)()))
            }
        } else if outcome.indicator == nil {
            lines.append(RecordingPhrase.notJudged())
        }
        if let problem = outcome.problem { lines.append(CheckPhrase.caseOpened(problem)) }
        if wantsCase, outcome.problem == nil { lines.append(CheckPhrase.noCaseOpened()) }
        if isPlaced, spot.watch == nil { lines.append(RecordingPhrase.noPlace()) }
        return lines
    }
}
