import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Sync

/// `watchbook activity show`: one activity with its review.
struct ActivityShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: ActivityPhrase.showAbstract(),
            discussion: ExamplePhrase.activityShow()
        )
    }

    @OptionGroup var question: ActivityQuestion

    @Argument(help: ArgumentHelp(ActivityPhrase.recordHelp, value: ActivityPhrase.recordValue))
    var record: String

    @Flag(help: ArgumentHelp(ActivityPhrase.withPersonalHelp))
    var withPersonal = false

    @Option(help: ArgumentHelp(ActivityPhrase.becauseHelp, value: RecordingPhrase.textValue))
    var because: String?

    @Option(help: ArgumentHelp(WriterPhrase.journalHelp, value: WriterPhrase.journalValue))
    var journal: String?

    @Option(help: ArgumentHelp(WriterPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Option(help: ArgumentHelp(WriterPhrase.inspectorHelp, value: WriterPhrase.inspectorValue))
    var inspector: String?

    func validate() throws {
        guard !withPersonal || (because != nil && journal != nil && inspector != nil) else {
            throw ValidationError(ActivityPhrase.becauseMissing())
        }
    }

    func run() throws {
        let disclosed = withPersonal ? try disclosed() : [:]
        let (book, ledger) = try question.book()
        guard let file = book.files.first(where: { $0.name.record == record }) else {
            throw Problem(.unknownRegister, record, question.ledger)
        }
        guard !question.common.json else {
            var members = book.json(file).members ?? [:]
            if withPersonal { members["disclosed"] = .object(disclosed.mapValues(JSONValue.text)) }
            let reasons = book.reasons(of: file)
            members["reviews"] = .list(
                file.reviews.sorted { $0.key < $1.key }.flatMap { step, reviews in
                    reviews.map { (step, $0.number, $0.act) }
                }.map { step, number, act in
                    [
                        "step": .text(step), "number": .integer(Int64(number)), "claim": act.claim,
                        "entry": .text(act.digest.hex),
                        "inspector": .text(act.inspector), "minute": .integer(act.minute),
                        "disputed": .bool(act.isDisputed),
                        "reason": reasons[act.digest].map { .text($0.word) } ?? .null,
                    ]
                }
            )
            print(JSONValue.object(members).canonicalText)
            return
        }
        let zone = try ledger.settings(on: file.name.date).zoneMinutes
        for line in lines(file, book, disclosed, zone: zone) { print(line) }
    }

    /// Writes down who looks at the personal data and why, and gives them.
    private func disclosed() throws -> [String: String] {
        var options = WriterOptions()
        options.journal = journal ?? ""
        options.key = key
        options.inspector = inspector ?? ""
        options.rank = nil
        let act = try OfficeAct(ledger: question.ledger, options, isDryRun: false)
        let file = try ActivityBook(of: act.ledger, on: question.day(of: act.ledger)).files
            .first { $0.name.record == record }
        guard let file, let personal = file.personal else { return [:] }
        let number = (file.disclosures.keys.max() ?? 0) + 1
        let draft = act.writer.draft(
            record,
            "disclosure.\(number)",
            claim: ["reason": .text(because ?? "")]
        )
        _ = try act.perform([draft], now: question.common.moment(), seen: nil)
        return ActivityReport.personal(personal.claim)
    }

    private func lines(
        _ file: ActivityFile,
        _ book: ActivityBook,
        _ disclosed: [String: String],
        zone: Int64
    ) -> [String] {
        let form = book.forms[file.name.form]
        let said = Moment(milliseconds: file.entry.minute * 60_000).local(zone: zone)
        let head = ActivityPhrase.shown(
            book.formName(file.name.form),
            file.name.date.text,
            file.entry.inspector,
            said
        )
        var lines = [file.name.record, head]
        let kept = file.personal.map { ActivityReport.personal($0.claim) } ?? [:]
        for field in form?.fields ?? [] {
            guard file.report.has(field.id) || kept[field.id] != nil else { continue }
            let hidden = disclosed[field.id] ?? ActivityPhrase.kept()
            let value = field.isPersonal ? hidden : field.text(of: file.report)
            lines.append("  \(field.said): \(Display.safe(value))")
        }
        if let end = file.report.journal {
            lines.append("  " + ActivityPhrase.covers(end.device.fingerprint, String(end.seq)))
        }
        for photo in file.entry.photos {
            lines.append("  " + ActivityPhrase.photo(String(photo.digest.hex.prefix(16))))
        }
        for lack in book.lacks(of: file) {
            guard let form else { continue }
            lines.append(ActivityPhrase.stillLacks(lack.said(form)))
        }
        lines.append(ActivityPhrase.stands(book.state(of: file)))
        lines += reviews(file, book, zone: zone)
        for (_, act) in file.disclosures.sorted(by: { $0.key < $1.key }) {
            let time = Moment(milliseconds: act.minute * 60_000).local(zone: zone)
            let reason = act.claim["reason"]?.text ?? ""
            lines.append(ActivityPhrase.wasDisclosed(act.inspector, time, reason))
        }
        if file.isDisputed { lines.append(ActivityPhrase.disputed(file.name.record)) }
        return lines
    }

    private func reviews(_ file: ActivityFile, _ book: ActivityBook, zone: Int64) -> [String] {
        let form = book.forms[file.name.form]
        let reasons = book.reasons(of: file)
        let order = form?.steps.map(\.id) ?? []
        let steps = order + file.reviews.keys.filter { !order.contains($0) }.sorted()
        let all = steps.flatMap { step in
            (file.reviews[step] ?? []).map { (step, $0.act) }
        }
        return all.compactMap { step, act in
            guard let review = ActivityReview(act.claim) else { return nil }
            let time = Moment(milliseconds: act.minute * 60_000).local(zone: zone)
            let verdict =
                review.verdict == .passed ? ActivityPhrase.passed() : ActivityPhrase.returned()
            let parts = [form?.step(step) ?? step, verdict, act.inspector, time]
            return (parts + [review.reason, reasons[act.digest]?.said].compactMap { $0 })
                .map(Display.safe).joined(separator: "  ")
        }
    }
}
