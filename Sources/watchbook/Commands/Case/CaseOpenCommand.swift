import ArgumentParser
import CentralLedger
import Inspection
import Journaling

/// `watchbook case open`: a problem that came without a check.
struct CaseOpenCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "open",
            abstract: CaseHelp.openAbstract(),
            discussion: CaseHelp.openDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(CaseHelp.openStationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(CaseHelp.placeHelp, value: RecordingPhrase.textValue))
    var place: String?

    @Option(help: ArgumentHelp(CaseHelp.openAtHelp, value: RecordingPhrase.atValue))
    var at: String?

    @Option(help: ArgumentHelp(CaseHelp.openIndicatorHelp, value: CaseHelp.codeValue))
    var indicator: String?

    @Option(help: ArgumentHelp(CaseHelp.leftHelp, value: RecordingPhrase.numberValue))
    var left: Int64 = 1

    @Option(help: ArgumentHelp(CaseHelp.openTextHelp, value: RecordingPhrase.textValue))
    var text: String?

    @Option(help: ArgumentHelp(RecordingPhrase.sourceHelp, value: RecordingPhrase.sourceValue))
    var source: FindingSource?

    @Option(help: ArgumentHelp(RecordingPhrase.levelHelp, value: RecordingPhrase.levelValue))
    var level: InspectionLevel?

    @Option(help: ArgumentHelp(RecordingPhrase.lineHelp, value: RecordingPhrase.lineValue))
    var line: SupervisionLine?

    @Option(help: ArgumentHelp(CaseHelp.openKindHelp, value: CheckPhrase.kindValue))
    var kind: InspectionKind?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(RecordingPhrase.unitHelp, value: RecordingPhrase.unitValue)
    )
    var unit: [NamedUnit] = []

    @Option(help: ArgumentHelp(CaseHelp.referenceHelp, value: RecordingPhrase.textValue))
    var reference: String?

    @Option(help: ArgumentHelp(CaseHelp.openUrgencyHelp, value: CaseHelp.urgencyValue))
    var urgency: String?

    @Option(help: ArgumentHelp(CaseHelp.firstHelp, value: CaseHelp.caseValue))
    var first: String?

    @Option(help: ArgumentHelp(CaseHelp.callerHelp, value: RecordingPhrase.textValue))
    var caller: String?

    @Option(help: ArgumentHelp(CaseHelp.phoneHelp, value: RecordingPhrase.textValue))
    var phone: String?

    @Option(help: ArgumentHelp(CaseHelp.openArrivedHelp, value: CaseHelp.timeValue))
    var arrived: CaseTime?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard station != nil || place != nil || text != nil else {
            throw ValidationError(CasePhrase.openNothing())
        }
    }

    func run() throws {
        let desk = try CaseDesk(ledger: ledger, writer, now: common.moment(), isDryRun: dryRun)
        let record = CaseOpening.record(office: desk.office, source: source, reference: reference)
        if try desk.items(named: record).contains(where: { $0.record == record }) {
            throw Problem(.caseThere, reference ?? "", CaseName.short(record))
        }
        var drafts = [
            CaseDraft(
                record: record,
                register: CaseRegister(.report),
                claim: try report(desk),
                photos: try desk.photos(photo)
            )
        ]
        var personal: [String: String] = [:]
        personal["caller"] = caller
        personal["phone"] = phone
        if !personal.isEmpty {
            drafts.append(
                CaseDraft(
                    record: record,
                    register: CaseRegister(.personal),
                    claim: CasePersonal(personal).claim
                )
            )
        }
        CaseReceiptSheet(try desk.write(drafts), lookedAt: 1, desk).show(common)
    }

    private func report(_ desk: CaseDesk) throws -> JSONValue {
        let known = CaseVocabulary(desk.books, at: desk.minute)
        if let station {
            guard Names.isName(station, minimum: 2) else { throw Problem(.badName, station) }
            try known.check(station: station)
        }
        try known.check(urgency: urgency)
        guard (1...Measures.limit).contains(left) else { throw Problem(.badNumber, String(left)) }
        if let indicator,
            desk.books.standards.judging(indicator, on: desk.today) == nil,
            !desk.books.standards.standards(on: desk.today).isEmpty
        {
            throw Problem(.indicatorUnknown, indicator)
        }
        var report = CaseReport(station: station, indicator: indicator, left: left)
        report.place = place
        report.text = text
        report.kind = kind
        report.reference = reference
        report.urgency = urgency
        report.circumstances = Circumstances(
            level: level,
            line: line,
            source: source,
            units: Dictionary(unit.map { ($0.line, $0.unit) }) { $1 }
        )
        if let at {
            var options = PlaceOptions()
            options.at = at
            options.accuracy = nil
            report.position = try options.place().flatMap { Position($0) }
        }
        if let first {
            report.first =
                try first.hasPrefix("check/")
                ? first : desk.item(named: first, in: ledger).record
        }
        guard var members = report.claim.members else { return report.claim }
        if let arrived {
            members["arrived"] = .integer(min(arrived.minute(desk.books), desk.minute))
        }
        return .object(members)
    }
}

/// How new cases are named.
enum CaseOpening {
    /// After the office and random digits; where it has a number of its own, after that, so that
    /// the same order is never two cases.
    static func record(office: String, source: FindingSource?, reference: String?) -> String {
        guard let reference else {
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
            let hex = String(repeating: "0", count: 16 - digits.count) + digits
            return "case/\(office)-\(hex)"
        }
        let key = "\(source?.rawValue ?? "")|\(reference)"
        return "case/\(office)-\(Chain.sha256(Array(key.utf8)).hex.prefix(16))"
    }
}
