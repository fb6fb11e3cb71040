import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook assessment appeal`: a street office or a responsible unit objects to points it
/// lost.
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
        let failures = try desk.failures(of: office, item: item, point: point, in: round)
        guard !failures.isEmpty else { throw Problem(.nothingLost, office, item, point) }
        return failures
    }
}

extension AssessmentDesk {
    /// The failed checks of an item at a point for which a street office answers, or where it is
    /// none or lost nothing there, a unit by any of its lines.
    func failures(
        of row: String,
        item: String,
        point: String,
        in round: AssessmentRound
    ) throws -> [RankExplanation.Failure] {
        for dimension in [TallyDimension.office, .unit] {
            let scored = try assessment(of: round, by: dimension)
            let explanation = try ledger.explanation(
                of: row,
                in: scored,
                before: nil,
                shelf,
                books
            )
            let failures = (explanation?.failures ?? []).filter {
                scored.scheme.items[$0.item].id == item && $0.point == point
            }
            if !failures.isEmpty { return failures }
        }
        return []
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

    /// That no more checks are ruled on than the appeal is about, and than rulings on other appeals
    /// about the same item and point have left: these may be of an office and of a unit.
    ///
    /// - Throws: `Problem` with ``Problem/Code/rulingBeyond``.
    private func requireEnough(
        for found: AssessmentShelf.AppealCase,
        _ desk: AssessmentDesk,
        _ round: AssessmentRound
    ) throws {
        guard let checks else { return }
        let failed = try desk.failures(
            of: found.office,
            item: found.appeal.item,
            point: found.appeal.point,
            in: round
        )
        let all = failed.reduce(Int64(0)) { $0 + $1.failed }
        let taken = desk.shelf.appeals(of: round)
            .filter {
                $0.id != found.id && $0.appeal.item == found.appeal.item
                    && $0.appeal.point == found.appeal.point
            }
            .compactMap(\.ruling).filter { $0.verdict != .rejected }
            .map { min($0.checks ?? all, all) }
            .reduce(Int64(0), +)
        let named = failed.filter { failure in
            found.appeal.findings.isEmpty
                || failure.entries.contains {
                    found.appeal.findings.contains($0.statement.digest)
                }
        }
        let most = min(named.reduce(Int64(0)) { $0 + $1.failed }, max(0, all - taken))
        guard checks <= most else { throw Problem(.rulingBeyond, found.id, String(most)) }
    }
}
