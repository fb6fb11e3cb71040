import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook activity record`: somebody fills in a form on the own device.
struct ActivityRecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record",
            abstract: ActivityPhrase.recordAbstract(),
            discussion: ActivityPhrase.recordDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(ActivityPhrase.formHelp, value: ActivityPhrase.formValue))
    var form: String

    @Argument(help: ArgumentHelp(ActivityPhrase.fieldsHelp, value: ActivityPhrase.fieldsValue))
    var fields: [String] = []

    @Option(help: ArgumentHelp(ActivityPhrase.onHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(ActivityPhrase.untilHelp, value: WatchPhrase.dateValue))
    var until: String?

    @Option(help: ArgumentHelp(ActivityPhrase.officeHelp, value: EnrolmentPhrase.officeValue))
    var office: String?

    @Option(help: ArgumentHelp(ActivityPhrase.photoHelp, value: CaseHelp.photoValue))
    var photo: [String] = []

    @Option(help: ArgumentHelp(ActivityPhrase.labelHelp, value: ActivityPhrase.labelValue))
    var label: [String] = []

    @Option(help: ArgumentHelp(ActivityPhrase.itemHelp, value: ActivityPhrase.itemValue))
    var item: String?

    @Option(help: ArgumentHelp(ActivityPhrase.againHelp, value: ActivityPhrase.recordValue))
    var correct: String?

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        let corrected = try correct.map { text in
            guard let name = ActivityName(text), name.form == form else {
                throw Problem(.badName, text)
            }
            return name
        }
        let date = try corrected?.date ?? day(self.date) ?? recorder.today
        let gazetteer = recorder.desk?.gazetteer ?? Gazetteer()
        let forms = gazetteer.settings(named: ActivityForm.self, on: date)
        guard let settings = forms[form] else {
            throw Problem(.formUnknown, form, among: forms.keys.sorted())
        }
        var report = try report(settings, gazetteer, date)
        if settings.sealsJournal { report.journal = try recorder.journalEnd() }
        if let problem = settings.contradiction(in: report) { throw problem }
        let name = try corrected ?? self.name(date, settings, report, recorder)
        let attachments = try recorder.photos(photo, isDryRun: options.dryRun)
        var drafts = [
            recorder.draft(
                name.record,
                "entry",
                claim: report.claim,
                about: recorder.about(date: date, note: note),
                attachments: attachments
            )
        ]
        if let personal = report.personalClaim {
            let about = recorder.about(date: date)
            drafts.append(recorder.draft(name.record, "personal", claim: personal, about: about))
        }
        let recorded = try recorder.write(drafts, isDryRun: options.dryRun)
        let lacks = settings.lacks(of: report, photos: attachments.photoCount)
        options.show(
            recorded,
            more: ["record": .text(name.record), "lacks": .list(lacks.map(\.json))],
            lines: lines(name, settings, lacks)
        )
    }

    private func lines(
        _ name: ActivityName,
        _ settings: ActivityForm,
        _ lacks: [ActivityLack]
    ) -> [String] {
        var lines = [ActivityPhrase.recorded(settings.name.said, name.date.text, name.record)]
        lines += lacks.map { ActivityPhrase.stillLacks($0.said(settings)) }
        if let advice = settings.advice { lines.append(advice.said) }
        return lines
    }

    private func day(_ text: String?) throws(Problem) -> WorkDate? {
        guard let text else { return nil }
        guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
        return date
    }

    private func report(
        _ settings: ActivityForm,
        _ gazetteer: Gazetteer,
        _ date: WorkDate
    ) throws(Problem) -> ActivityReport {
        var report = ActivityReport()
        let known = settings.fields.map { "\($0.id) (\($0.said))" }.joined(separator: ", ")
        let reader = ActivityFields(form: settings, gazetteer: gazetteer, date: date)
        for text in fields {
            let sides = text.split(maxSplits: 1, whereSeparator: { "=＝".contains($0) })
            guard sides.count == 2, let field = settings.field(named: String(sides[0])) else {
                throw Problem(.fieldUnusable, text, known)
            }
            guard reader.set(String(sides[1]), of: field, in: &report) else {
                let value = reader.wrongPart(of: String(sides[1]), in: field)
                throw Problem(.valueUnusable, field.said, value, reader.allowed(in: field))
            }
        }
        report.until = try day(until)
        if let until = report.until, until < date {
            throw Problem(.datesReversed, date.text, until.text)
        }
        for text in label where !Names.isID(text) { throw Problem(.badName, text) }
        report.labels = Set(label)
        if let item {
            guard Names.isName(item, minimum: 2) else { throw Problem(.badName, item) }
            report.item = item
        }
        return report
    }

    /// The record: by the fields of the form that tell activities apart, or numbered by the minute
    /// of the day, so that two devices of one person do not share one by accident.
    private func name(
        _ date: WorkDate,
        _ settings: ActivityForm,
        _ report: ActivityReport,
        _ recorder: Recorder
    ) throws(Problem) -> ActivityName {
        let office = office ?? Names.parent(of: recorder.writer.inspector)
        guard Names.isName(office) else { throw Problem(.badName, office) }
        if let key = settings.key(of: report) {
            return ActivityName(office: office, form: form, date: date, key: key)
        }
        let minute = recorder.localMinute % 1440
        var number = minute / 60 * 100 + minute % 60
        while true {
            let key = ActivityName.key(recorder.writer.inspector, String(number))
            let name = ActivityName(office: office, form: form, date: date, key: key)
            if recorder.own.standing(name.record, "entry").isEmpty { return name }
            number += 1
        }
    }
}

/// `watchbook activity withdraw`: somebody takes the own report back.
struct ActivityWithdrawCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "withdraw",
            abstract: ActivityPhrase.withdrawAbstract(),
            discussion: ActivityPhrase.withdrawDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(ActivityPhrase.recordHelp, value: ActivityPhrase.recordValue))
    var record: String

    @Option(help: ArgumentHelp(ActivityPhrase.reasonHelp, value: RecordingPhrase.textValue))
    var reason: String?

    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        guard let name = ActivityName(record), recorder.own.said(record, "entry") != nil else {
            throw Problem(.unknownRegister, record, options.writer.journal)
        }
        let drafts = ["entry", "personal"].filter { recorder.own.said(record, $0) != nil }.map {
            recorder.draft(
                record,
                $0,
                claim: ["withdrawn": true, "reason": .text(reason ?? "mistake")],
                about: recorder.about(date: name.date)
            )
        }
        let recorded = try recorder.write(drafts, isDryRun: options.dryRun)
        options.show(recorded, lines: [ActivityPhrase.withdrawn(record)])
    }
}
