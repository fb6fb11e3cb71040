import ArgumentParser
import Foundation
import Journaling
import Synchronization

/// The command behind a result, in words that give the same result again.
///
/// Where it was written to, in which language and when are left out; the ledger is a placeholder.
struct AskedCommand: Equatable {
    /// What stands for the path of the ledger.
    static let ledgerMark = "LEDGER"

    let words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    /// From what was typed.
    ///
    /// `ledger`: the path that was typed for it.
    init(typed: [String], ledger: String) {
        var words: [String] = []
        var isValue = false
        var isLedgerFound = false
        for word in typed {
            if isValue {
                isValue = false
                continue
            }
            let name = word.prefix { $0 != "=" }
            if AskedCommand.withoutEffect.contains(String(name)) {
                isValue = !word.contains("=") && !AskedCommand.flags.contains(String(name))
            } else if word == ledger, !isLedgerFound {
                isLedgerFound = true
                words.append(AskedCommand.ledgerMark)
            } else {
                words.append(word)
            }
        }
        self.words = words
    }

    /// The command of this run.
    static func current(ledger: String) -> AskedCommand {
        AskedCommand(typed: Array(CommandLine.arguments.dropFirst()), ledger: ledger)
    }

    private static let withoutEffect: Set = [
        "--csv", "--profile", "--now", "--language", "--json", "--out", "--dir",
        "--force",
    ]
    private static let flags: Set = ["--json", "--force"]

    /// The names of the command alone, as `duty stats`.
    var name: String {
        words.prefix { $0 != AskedCommand.ledgerMark && !$0.hasPrefix("-") }
            .joined(separator: " ")
    }

    /// The result that the command gives of a ledger at a moment.
    ///
    /// - Throws: `Problem`: `reportUnreadable` without words, `reportNotRepeated` for words that are
    ///   no command whose result depends on one ledger alone; what the command throws.
    func result(of ledger: String, at moment: Moment, named file: String) throws -> JSONValue {
        let words = words.map { $0 == AskedCommand.ledgerMark ? ledger : $0 }
        let parsed = try? Watchbook.parseAsRoot(
            words + ["--json", "--now", String(moment.milliseconds)]
        )
        guard var command = parsed as? any ParsableCommand & Repeatable else {
            guard !words.isEmpty else { throw Problem(.reportUnreadable, file) }
            throw Problem(.reportNotRepeated, file, name)
        }
        let kept = KeptResult()
        try ResultPrinter.$keeping.withValue(kept) { try command.run() }
        guard let result = kept.result else { throw Problem(.reportNotRepeated, file, name) }
        return result
    }
}

/// A command that reads one ledger and shows one result, which is a function of the ledger's
/// entries, its words and the moment; it writes nothing.
protocol Repeatable {}

extension WatchReportCommand: Repeatable {}
extension DayReportCommand: Repeatable {}
extension BlankReportCommand: Repeatable {}
extension TallyReportCommand: Repeatable {}
extension WalkReportCommand: Repeatable {}
extension AssessmentReportCommand: Repeatable {}
extension RankReportCommand: Repeatable {}
extension BulletinReportCommand: Repeatable {}
extension CaseLedgerReportCommand: Repeatable {}
extension CaseHandoverReportCommand: Repeatable {}
extension CaseRectificationReportCommand: Repeatable {}
extension CaseNoticeReportCommand: Repeatable {}
extension CaseOverdueReportCommand: Repeatable {}
extension ReportScansCommand: Repeatable {}
extension TallyCommand: Repeatable {}
extension DutyListCommand: Repeatable {}
extension DutyStatsCommand: Repeatable {}
extension DutyTodayCommand: Repeatable {}
extension WalkShowCommand: Repeatable {}
extension WalkCheckCommand: Repeatable {}
extension CaseListCommand: Repeatable {}
extension CaseOverdueCommand: Repeatable {}
extension CaseStatsCommand: Repeatable {}
extension CaseDuplicatesCommand: Repeatable {}
extension CasePapersCommand: Repeatable {}
extension CloseShowCommand: Repeatable {}
extension CloseListCommand: Repeatable {}
extension RankListCommand: Repeatable {}
extension RankExplainCommand: Repeatable {}
extension ScoreCommand: Repeatable {}
extension AssessmentCompareCommand: Repeatable {}
extension AccountShowCommand: Repeatable {}
extension AccountCardsCommand: Repeatable {}
extension AccountNegativeCommand: Repeatable {}
extension AccountSignsCommand: Repeatable {}
extension ActivityListCommand: Repeatable {}
extension ActivityMissingCommand: Repeatable {}
extension ActivityStatsCommand: Repeatable {}
extension CampaignListCommand: Repeatable {}
extension CampaignShowCommand: Repeatable {}

/// Takes a result instead of the terminal.
final class KeptResult: Sendable {
    private let kept = Mutex<JSONValue?>(nil)

    var result: JSONValue? { kept.withLock { $0 } }

    func keep(_ result: JSONValue) { kept.withLock { $0 = result } }
}
