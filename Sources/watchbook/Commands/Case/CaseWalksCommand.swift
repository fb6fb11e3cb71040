import ArgumentParser
import CentralLedger
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook case walks`: a case for each thing that walks saw with a defect.
struct CaseWalksCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "walks",
            abstract: CaseHelp.walksAbstract(),
            discussion: CaseHelp.walksDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(WalkPhrase.checkStreetHelp, value: WalkPhrase.streetValue)
    )
    var street: [String] = []

    @Option(help: ArgumentHelp(WalkPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.walksDefectHelp, value: WalkPhrase.defectValue)
    )
    var defect: [String] = []

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard date == nil || from == nil && to == nil else {
            throw ValidationError(WalkPhrase.oneSpan())
        }
    }

    func run() throws {
        let desk = try CaseDesk(ledger: ledger, writer, now: common.moment(), isDryRun: dryRun)
        let source = desk.act.ledger
        let books = try source.books()
        let dates = try WalkSpan(date: date, from: from, to: to).dates(source, common.moment())
        let wanted = Set(try defect.map { try WalkCells.neededDefect($0) })
        let streets =
            street.isEmpty ? books.gazetteer.streets(on: dates.upperBound).map(\.id) : street
        let cases = try desk.wholeRoll().items.map(\.file)
        let metres = desk.books.rules(at: desk.minute).duplicates.metres
        var drafts: [CaseDraft] = []
        var count = 0
        for id in streets {
            guard let walks = try source.walks(along: id, in: dates, books) else {
                throw Problem(.streetUnknown, id)
            }
            let found = walks.defects(cases, within: metres)
            count += found.count
            for defect in found.open
            where wanted.isEmpty || wanted.contains(defect.item.detail.defect ?? "") {
                drafts.append(try WalkReport(defect, along: walks.street, desk).draft())
            }
        }
        let written = try desk.write(drafts)
        CaseReceiptSheet(written, lookedAt: count, desk).show(common)
        guard !common.json else { return }
        print(CasePhrase.defectsSeen(String(count), String(count - written.count)))
    }
}

/// What a case says of something that a walk saw.
private struct WalkReport {
    private let defect: WalkDefect
    private let street: Street
    private let desk: CaseDesk

    init(_ defect: WalkDefect, along street: Street, _ desk: CaseDesk) {
        self.defect = defect
        self.street = street
        self.desk = desk
    }

    func draft() throws -> CaseDraft {
        CaseDraft(
            record: record,
            register: CaseRegister(.report),
            claim: report.claim,
            photos: try photos()
        )
    }

    /// After what was seen on which walk, so that the same thing is never two cases of an office.
    private var record: String {
        let key = "walk|\(defect.walk.record)|\(defect.item.json.canonicalText)"
        return "case/\(desk.office)-\(Chain.sha256(Array(key.utf8)).hex.prefix(16))"
    }

    private var report: CaseReport {
        let (item, walk) = (defect.item, defect.walk)
        let setting =
            desk.books.gazetteer.setting(WalkSetting.self, on: walk.date) ?? .standard
        let isChinese = Language.current == .chinese
        let side = item.side == .none ? nil : WalkSidePhrase(item.side)()
        var report = CaseReport(indicator: item.detail.indicator)
        report.place = CaseClaimText.words(street.name, Stationing.text(item.at), side)
        report.text = CaseClaimText.words(
            setting.name(of: item.category, inChinese: isChinese),
            item.detail.defect.map { WalkCells.name(ofDefect: $0) }
        )
        report.position = item.detail.position ?? StreetLine(street)?.position(at: item.at)
        report.kind =
            RecordName(walk.record).component(3)
            .map { Facet(inspector: walk.inspector, occasion: $0).kind }
        report.circumstances.units = units
        report.walk = walk.record
        report.item = item
        report.finder = walk.inspector
        report.first = defect.first
        return report
    }

    /// The street's own units on lines of which the decomposition table says nothing.
    private var units: [ResponsibilityLine: String] {
        let gazetteer = desk.books.gazetteer
        let charge = gazetteer.charge(
            indicator: defect.item.detail.indicator ?? "",
            point: nil,
            on: desk.today
        )
        return street.units.reduce(into: [:]) { units, line in
            guard charge.units[line.key]?.isEmpty ?? true, let unit = line.value.first else {
                return
            }
            units[line.key] = gazetteer.unitID(unit, on: desk.today) ?? unit
        }
    }

    /// The photo of the thing, as the walk has it.
    private func photos() throws -> [Attachment] {
        guard let number = defect.item.detail.photo.flatMap({ Int(exactly: $0) }) else { return [] }
        let attachments =
            try desk.act.ledger.resolution(record: defect.walk.record, register: "positions")?
            .inForce?.statement.attachments ?? []
        guard attachments.indices.contains(number) else { return [] }
        let photo = attachments[number]
        if !desk.isDryRun, let bytes = try desk.act.ledger.photo(photo.digest) {
            let journal = try Journal.open(at: desk.writer.journal, key: desk.writer.key)
            _ = try journal.addPhoto(bytes)
        }
        return [photo]
    }
}
