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

    @Flag(help: ArgumentHelp(CheckPhrase.stillThereHelp))
    var stillThere = false

    @Flag(help: ArgumentHelp(CheckPhrase.goneHelp))
    var gone = false

    @Flag(help: ArgumentHelp(CheckPhrase.worseHelp))
    var worse = false

    @Option(help: ArgumentHelp(CheckPhrase.foundHelp, value: RecordingPhrase.numberValue))
    var found: Int64?

    @Option(help: ArgumentHelp(CheckPhrase.settledHelp, value: RecordingPhrase.numberValue))
    var settled: Int64?

    @Option(help: ArgumentHelp(CheckPhrase.factHelp, value: CheckPhrase.factValue))
    var fact: [String] = []

    @Option(help: ArgumentHelp(CheckPhrase.kindHelp, value: CheckPhrase.kindValue))
    var kind: CheckKind?

    @Option(help: ArgumentHelp(CheckPhrase.photoHelp, value: CaseHelp.photoValue))
    var photo: [String] = []

    @Option(help: .hidden)
    var again: String?

    @Flag(help: ArgumentHelp(CheckPhrase.openCaseHelp))
    var openCase = false

    @Flag(help: ArgumentHelp(CheckPhrase.inZoneHelp))
    var inZone = false

    @OptionGroup var circumstances: CircumstanceOptions
    @OptionGroup var place: PlaceOptions
    @OptionGroup var options: RecordingOptions

    func validate() throws {
        let answers = [
            pass, fail && again == nil, notApplicable, couldNotSee, gone, worse,
            stillThere || again != nil,
        ]
        guard answers.count(where: \.self) <= 1 else {
            throw ValidationError(CheckPhrase.oneAnswer())
        }
        if couldNotSee, circumstances.note == nil { throw ValidationError(CheckPhrase.sayWhy()) }
        if openCase, followUp != nil { throw ValidationError(CheckPhrase.noCaseAgain()) }
        if worse, found == nil { throw ValidationError(CheckPhrase.sayHowMany()) }
        let words = try words()
        guard words.stations <= 1, words.others <= 1 else {
            throw ValidationError(CheckPhrase.oneIndicator())
        }
    }

    /// How many stations, and how many indicators, were named.
    private func words() throws -> (stations: Int, others: Int) {
        let named = what.filter { ProblemName($0) == nil || followUp == nil }
        guard what.count - named.count <= 1 else {
            throw ValidationError(CheckPhrase.oneProblem())
        }
        let stations = named.count { $0.contains(".") || $0 == "current" }
        return (stations, named.count - stations)
    }

    func run() throws {
        if what.isEmpty, followUp == nil {
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
        return couldNotSee ? .couldNotSee : nil
    }

    /// What is said of a problem that was seen before; `nil` for a look of its own.
    private var followUp: FollowUp? {
        if gone { return .gone }
        if worse { return .worse }
        return stillThere || again != nil ? .stillThere : nil
    }

    private func request(_ recorder: Recorder) throws -> CheckRequest {
        let word = followUp == nil ? nil : what.first { ProblemName($0) != nil }
        let station = what.first { $0.contains(".") && $0 != word }
        let name =
            again.map { ProblemName.digest($0.lowercased()) } ?? word.flatMap { ProblemName($0) }
        let code = what.first { !$0.contains(".") && $0 != "current" && $0 != word }
        var request = CheckRequest(
            station: station,
            indicator: code ?? "",
            answer: answer,
            found: found,
            settled: settled,
            facts: fact,
            circumstances: circumstances.circumstances,
            kind: kind?.kind,
            note: circumstances.note,
            place: try place.place(),
            photos: photo,
            isInZone: inZone,
            opensCase: openCase
        )
        if let followUp {
            let problem = try recorder.problem(name, indicator: code, station: station)
            try request.follow(problem, followUp)
            if station == nil, problem.station != recorder.watch?.station {
                request.station = problem.station.isEmpty ? nil : problem.station
            }
        }
        guard !request.indicator.isEmpty else {
            throw ValidationError(CheckPhrase.oneIndicator())
        }
        return request
    }
}

/// A kind of inspection that somebody can name.
enum CheckKind: String, CaseIterable, ExpressibleByArgument {
    case patrol, open, covert, mock, recheck, unplanned

    var kind: InspectionKind { InspectionKind(rawValue: rawValue) ?? .unplanned }
}

extension Recorder {
    /// What is said about a problem that was seen before.
    private func followUpLines(_ outcome: CheckOutcome) -> [String] {
        guard let problem = outcome.followed else { return [] }
        let since = problem.since.map { moment($0) } ?? "—"
        guard outcome.finding.answer == .pass else {
            let worse = outcome.finding.worseBy
            return [
                worse > 0 ? ProblemPhrase.worse(String(worse)) : ProblemPhrase.stillThere(since)
            ]
        }
        let hasPhoto = outcome.recorded.contains { !$0.draft.attachments.isEmpty }
        return [ProblemPhrase.gone(since)] + (hasPhoto ? [] : [ProblemPhrase.photoWanted()])
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
        if outcome.finding.answer == .notApplicable {
            let point = desk?.gazetteer.point(ofStation: spot.station, on: spot.date)?.name
            lines.append(
                RecordingPhrase.notAskedAgain(code, point ?? Names.parent(of: spot.station))
            )
        }
        lines += followUpLines(outcome)
        if let problem = outcome.problem { lines.append(CheckPhrase.caseOpened(problem)) }
        if wantsCase, outcome.problem == nil { lines.append(CheckPhrase.noCaseOpened()) }
        if isPlaced, spot.watch == nil { lines.append(RecordingPhrase.noPlace()) }
        return lines
    }
}
