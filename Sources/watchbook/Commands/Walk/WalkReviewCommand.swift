import ArgumentParser
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook walk review`: a supervisor's word on a walk.
struct WalkReviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "review",
            abstract: WalkPhrase.reviewAbstract(),
            discussion: WalkPhrase.reviewDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(WalkPhrase.recordHelp, value: WalkPhrase.recordValue))
    var walk: String

    @Flag(help: ArgumentHelp(WalkPhrase.confirmHelp))
    var confirm = false

    @Flag(name: .customLong("return"), help: ArgumentHelp(WalkPhrase.returnHelp))
    var returns = false

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard confirm != returns else { throw ValidationError(WalkPhrase.oneVerdict()) }
        guard confirm || reason != nil else { throw ValidationError(WalkPhrase.sayReason()) }
    }

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        guard let walk = try act.ledger.resolution(record: self.walk, register: "positions"),
            RecordName(walk.record).kind == .walk, !walk.heads.isEmpty
        else { throw Problem(.unknownRegister, self.walk, ledger) }
        let before = try act.ledger.resolution(record: walk.record, register: "review")
        let review = WalkReview(
            verdict: returns ? .returned : .confirmed,
            positions: walk.heads.map(\.statement.digest)
        )
        var about: [String: JSONValue] = [:]
        about["reason"] = reason.map(JSONValue.text)
        let heads = before?.heads ?? []
        let draft = act.writer.draft(
            walk.record,
            "review",
            claim: review.claim,
            about: .object(about),
            bases: heads.map(\.statement.digest)
        )
        let seen = (walk.heads + heads).map(\.statement.stamp).max()
        let entries = try act.perform([draft], now: common.moment(), seen: seen)
        let digest = Chain.identity(of: entries[0].canonicalBytes).hex
        if common.json {
            print(
                JSONValue.object([
                    "review": .text(digest), "record": .text(walk.record),
                    "claim": review.claim, "dry_run": .bool(dryRun),
                ]).canonicalText
            )
            return
        }
        print(WalkPhrase.reviewed(walk.record, WalkReviewPhrase(review.verdict)()))
        if dryRun { print(RecordingPhrase.nothingWritten()) }
    }
}
