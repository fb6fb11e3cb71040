import ArgumentParser
import Foundation
import Journaling

/// What the program says at its end, and its exit code.
struct Report: Equatable {
    let text: String
    let status: Int32

    static let success = Report(text: "", status: 0)

    /// Writes the text: to standard output when all is well, otherwise to standard error.
    func write() {
        guard !text.isEmpty else { return }
        if status == 0 { print(text) } else { Terminal.warn(text) }
    }
}

extension Report {
    /// A fault of the program itself; sysexits.h, EX_SOFTWARE.
    static let fault: Int32 = 70

    /// The report on an error that ended the run.
    init(_ error: any Error, language: Language, width: Int) {
        switch error {
        case let problem as Problem:
            self.init(text: problem.line(in: language), status: problem.code.remedy.rawValue)
        case let code as ExitCode:
            self.init(text: "", status: code.rawValue)
        default:
            self = Report.ofParser(error, language: language, width: width)
        }
    }

    /// Standard output could not be written to its end.
    static func outputLost(language: Language) -> Report {
        Report(Problem(.diskFull, "stdout"), language: language, width: 80)
    }

    /// Help, a version, a refusal of arguments, or anything unexpected.
    private static func ofParser(_ error: any Error, language: Language, width: Int) -> Report {
        let status = Watchbook.exitCode(for: error)
        guard status == .success || status == .validationFailure else {
            let description = String(describing: error)
            let text = CommonPhrase.unexpected.text(in: language, [description])
            return Report(text: text, status: fault)
        }
        let text = Watchbook.fullMessage(for: error, columns: HelpLayout.endless)
        let isHelp = text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ")
        let isProse = isHelp || status != .success
        guard isProse else { return Report(text: text, status: status.rawValue) }
        let words = language == .chinese ? ParserTranslation.translated(text) : text
        return Report(text: HelpLayout.lines(of: words, width: width), status: status.rawValue)
    }
}

extension ExitCode {
    /// The command went through, but some of the files or entries were refused.
    static let someRefused = ExitCode(Problem.Remedy.data.rawValue)

    /// The same after a merge: when the same files can go in later, later is what to try.
    init(refusing problems: [Problem]) {
        let canRetry = problems.allSatisfy { $0.code.remedy == .retry }
        self = canRetry ? ExitCode(Problem.Remedy.retry.rawValue) : .someRefused
    }
}

extension Problem {
    /// One line for people: what happened, where, what to do, and the code for those who help.
    func line(in language: Language) -> String {
        let text = code.text(in: language, details)
        return CommonPhrase.error.text(in: language, [text, code.rawValue])
    }
}
