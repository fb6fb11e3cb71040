import ArgumentParser
import CentralLedger
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook activity review`: one step of the review of activities.
struct ActivityReviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "review",
            abstract: ActivityPhrase.reviewAbstract(),
            discussion: ActivityPhrase.reviewDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ActivityPhrase.recordHelp, value: ActivityPhrase.recordValue))
    var records: [String]

    @Option(help: ArgumentHelp(ActivityPhrase.stepHelp, value: ActivityPhrase.stepValue))
    var step: String?

    @Flag(name: .customLong("return"), help: ArgumentHelp(ActivityPhrase.returnHelp))
    var isReturned = false

    @Option(help: ArgumentHelp(ActivityPhrase.reasonHelp, value: RecordingPhrase.textValue))
    var reason: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !isReturned || reason != nil else {
            throw ValidationError(ActivityPhrase.reasonMissing())
        }
    }

    func run() throws {
        let now = common.moment()
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let zone = try act.ledger.settings(on: nil).zoneMinutes
        guard let today = now.date(zone: zone) else { throw Problem(.badTime, "") }
        let book = try ActivityBook(of: act.ledger, on: today)
        var seen: Stamp?
        var reviewed: [(record: String, step: String)] = []
        let drafts = try records.map { record in
            guard let file = book.files.first(where: { $0.name.record == record }) else {
                throw Problem(.unknownRegister, record, ledger)
            }
            let step = try self.step(of: file, book)
            let register = register(of: step, in: file, by: act.writer.inspector)
            let heads = try act.ledger.resolution(record: record, register: register)?.heads ?? []
            let answered = heads.map(\.statement.stamp)
            let entry = try act.ledger.resolution(record: record, register: "entry")?.inForce
            seen = (answered + [entry?.statement.stamp, seen].compactMap { $0 }).max()
            reviewed.append((record, step))
            return act.writer.draft(
                record,
                register,
                claim: ActivityReview(
                    isReturned ? .returned : .passed,
                    of: file.entry.digest,
                    reason: reason
                ).claim,
                bases: heads.map(\.statement.digest)
            )
        }
        let entries = try act.perform(drafts, now: now, seen: seen)
        let after = try ActivityBook(of: act.ledger, on: today)
        show(entries, reviewed, after)
    }

    /// The step that is named, or the one that is next.
    private func step(of file: ActivityFile, _ book: ActivityBook) throws(Problem) -> String {
        let steps = book.forms[file.name.form]?.steps.map(\.id) ?? []
        if let step {
            guard steps.contains(step) else { throw Problem(.settingUnknown, step, among: steps) }
            return step
        }
        guard let next = book.course(of: file).state.step else {
            throw Problem(.settingUnknown, "--step", among: steps)
        }
        return next
    }

    /// The next number of the step; its last one again for who corrects the own review of the
    /// same entry.
    private func register(
        of step: String,
        in file: ActivityFile,
        by inspector: String
    ) -> String {
        guard let (number, act) = file.reviews[step]?.last else {
            return ActivityReview.register(step, 1)
        }
        let isSame = ActivityReview(act.claim)?.entry == file.entry.digest
        return ActivityReview.register(
            step,
            isSame && act.inspector == inspector ? number : number + 1
        )
    }

    private func show(
        _ entries: [Entry],
        _ reviewed: [(record: String, step: String)],
        _ book: ActivityBook
    ) {
        let files = reviewed.compactMap { review in
            book.files.first { $0.name.record == review.record }
        }
        guard !common.json else {
            let list = zip(entries, files).map { entry, file -> JSONValue in
                var members = book.json(file).members ?? [:]
                members["review"] = .text(Chain.identity(of: entry.canonicalBytes).hex)
                return .object(members)
            }
            print(
                JSONValue.object(["dry_run": .bool(dryRun), "reviewed": .list(list)])
                    .canonicalText
            )
            return
        }
        for file in files {
            print("\(file.name.record): \(book.state(of: file))")
            for flaw in book.course(of: file).flaws { print("  " + flaw.said) }
        }
        if dryRun { print(RecordingPhrase.nothingWritten()) }
    }
}
