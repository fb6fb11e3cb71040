import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook assessment appeal`: a street office objects to points it lost.
struct AppealCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "appeal",
            abstract: AssessmentPhrase.appealAbstract(),
            discussion: AssessmentPhrase.appealDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(
        help: ArgumentHelp(AssessmentPhrase.appealOfficeHelp, value: AssessmentPhrase.officeValue)
    )
    var office: String

    @Option(help: ArgumentHelp(AssessmentPhrase.itemHelp, value: AssessmentPhrase.itemValue))
    var item: String

    @Option(help: ArgumentHelp(AssessmentPhrase.pointHelp, value: AssessmentPhrase.pointValue))
    var point: String

    @Option(help: ArgumentHelp(AssessmentPhrase.findingHelp, value: ConflictPhrase.digestValue))
    var finding: [String] = []

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        guard Names.isName(office) else { throw Problem(.badName, office) }
        let failures = try lost(desk, round)
        let findings = try finding.map { prefix in
            let found = failures.flatMap(\.entries).map(\.statement.digest)
                .filter { $0.hex.hasPrefix(prefix) }
            guard let digest = found.first else {
                throw Problem(.unknownDigest, prefix, options.ledger)
            }
            return digest
        }
        let appeal = Appeal(item: item, point: point, reason: reason, findings: findings)
        let record = round.record(of: office)
        let number = desk.shelf.nextNumber(record, "appeal")
        try act.say(
            [
                AssessmentStatement(
                    record: record,
                    register: "appeal.\(number)",
                    claim: appeal.claim
                )
            ],
            now: common.moment()
        )
        let id = "\(office).\(number)"
        if common.json {
            print(
                JSONValue.object([
                    "id": .text(id), "appeal": appeal.claim, "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else {
            print(AssessmentPhrase.appealed(id, item, point))
        }
    }

    /// The failed checks of the item at the point.
    ///
    /// - Throws: `Problem` with ``Problem/Code/nothingLost`` where there are none.
    private func lost(
        _ desk: AssessmentDesk,
        _ round: AssessmentRound
    ) throws -> [RankExplanation.Failure] {
        let assessment = try desk.assessment(of: round)
        let explanation = try desk.ledger.explanation(
            of: office,
            in: assessment,
            before: nil,
            desk.shelf,
            desk.books
        )
        let failures = (explanation?.failures ?? []).filter {
            assessment.scheme.items[$0.item].id == item && $0.point == point
        }
        guard !failures.isEmpty else { throw Problem(.nothingLost, office, item, point) }
        return failures
    }
}

/// `watchbook assessment rule`: the office above decides an appeal.
struct RuleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rule",
            abstract: AssessmentPhrase.ruleAbstract(),
            discussion: AssessmentPhrase.ruleDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Argument(help: ArgumentHelp(AssessmentPhrase.appealHelp, value: AssessmentPhrase.appealValue))
    var appeal: String

    @Option(help: ArgumentHelp(AssessmentPhrase.verdictHelp, value: AssessmentPhrase.wordValue))
    var verdict: AppealRuling.Verdict

    @Option(help: ArgumentHelp(AssessmentPhrase.checksHelp, value: AssessmentPhrase.numberValue))
    var checks: Int64?

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard checks.map({ $0 > 0 }) ?? true else {
            throw ValidationError(AssessmentPhrase.countTooSmall())
        }
    }

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        let appeals = desk.shelf.appeals(of: round)
        guard let found = appeals.first(where: { $0.id == appeal }) else {
            throw Problem(.unknownAppeal, appeal, round.record)
        }
        try requireEnough(for: found, desk, round)
        let named = Int64(found.appeal.findings.count)
        let ruling = AppealRuling(
            verdict: verdict,
            checks: checks ?? (named > 0 ? named : nil),
            reason: reason
        )
        try act.say(
            [
                AssessmentStatement(
                    record: round.record,
                    register: "ruling.\(found.id)",
                    claim: ruling.claim
                )
            ],
            now: common.moment()
        )
        if common.json {
            print(
                JSONValue.object([
                    "appeal": .text(found.id), "ruling": ruling.claim,
                    "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else {
            print(AssessmentPhrase.ruled(found.id, AssessmentWord(verdict)()))
        }
    }

    /// That no more checks are ruled on than the appeal is about.
    ///
    /// - Throws: `Problem` with ``Problem/Code/rulingBeyond``.
    private func requireEnough(
        for found: AssessmentShelf.AppealCase,
        _ desk: AssessmentDesk,
        _ round: AssessmentRound
    ) throws {
        guard let checks else { return }
        let assessment = try desk.assessment(of: round)
        let explanation = try desk.ledger.explanation(
            of: found.office,
            in: assessment,
            before: nil,
            desk.shelf,
            desk.books
        )
        let failed = (explanation?.failures ?? []).filter { failure in
            assessment.scheme.items[failure.item].id == found.appeal.item
                && failure.point == found.appeal.point
        }
        let named = failed.filter { failure in
            found.appeal.findings.isEmpty
                || failure.entries.contains {
                    found.appeal.findings.contains($0.statement.digest)
                }
        }
        let most = named.reduce(0) { $0 + $1.failed }
        guard checks <= most else { throw Problem(.rulingBeyond, found.id, String(most)) }
    }
}
