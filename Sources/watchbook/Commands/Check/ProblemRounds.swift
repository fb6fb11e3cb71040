import Inspection
import Journaling

/// One question for each problem that is open where somebody stands, and was not spoken of on the
/// watch.
struct ProblemRounds {
    private let recorder: Recorder

    init(_ recorder: Recorder) {
        self.recorder = recorder
    }

    /// Asks for each once; every answer is on the disk before the next question.
    func run() throws {
        var recorder = recorder
        try recorder.renew()
        guard let watch = recorder.watch else { return }
        for problem in try WatchState(watch, recorder).problems where problem.first != nil {
            for line in recorder.lines(about: [problem]).dropFirst().dropLast() {
                print(line)
            }
            guard let line = Ask.line(ProblemPhrase.keys()) else { continue }
            let words = line.split(separator: " ").map(String.init)
            do {
                for line in try ProblemRounds.answer(words, problem, recorder) { print(line) }
                try recorder.renew()
            } catch let problem as Problem {
                print(problem.line(in: .current))
            }
        }
    }

    /// Writes what the words say of a problem: `t`, `g`, `w 5`, each with a note.
    static func answer(
        _ words: [String],
        _ problem: OpenProblem,
        _ recorder: Recorder
    ) throws -> [String] {
        var request = CheckRequest(station: nil, indicator: "")
        var rest = words.dropFirst()
        if let found = rest.first.flatMap({ Int64($0) }) {
            request.found = found
            rest = rest.dropFirst()
        }
        let note = rest.joined(separator: " ")
        request.note = note.isEmpty ? nil : note
        let followUp: FollowUp
        switch words.first?.lowercased() {
        case "t": followUp = .stillThere
        case "g": followUp = .gone
        case "w": followUp = .worse
        default: return [RoundsPhrase.notUnderstood(words.joined(separator: " "))]
        }
        try request.follow(FollowedProblem(problem), followUp)
        if problem.station != recorder.watch?.station { request.station = problem.station }
        let outcome = try recorder.check(request, isDryRun: false)
        return recorder.lines(about: outcome, isPlaced: false, wantsCase: false)
    }
}
