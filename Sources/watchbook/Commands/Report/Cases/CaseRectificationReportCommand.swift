import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook report rectification`: rectification notices 整改通知书 with photos.
struct CaseRectificationReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rectification",
            abstract: CaseReportPhrase.rectificationAbstract(),
            discussion: CaseReportPhrase.rectificationDiscussion()
        )
    }

    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp(CaseReportPhrase.casesHelp, value: CaseHelp.caseValue))
    var cases: [String] = []

    @Flag(help: ArgumentHelp(CaseReportPhrase.byUnitHelp))
    var byUnit = false

    @Flag(help: ArgumentHelp(PaperPhrase.noPhotosHelp))
    var noPhotos = false

    @OptionGroup var filter: CaseFilterOptions
    @OptionGroup var dates: CaseDateOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        var reading = try CaseReading(report.ledger, filter, dates.span, now: common.moment())
        // Without a word on states: what a unit still has to do.
        if reading.filter.states.isEmpty { reading.filter.states = [.dispatched, .received] }
        let (items, roll) = try cases.isEmpty ? chosen(reading) : named(reading)
        let texts = CaseTexts(roll)
        let paper = CaseRectificationPaper(
            notices: notices(items, roll),
            cells: CaseCells(
                texts: texts,
                evidence: try CaseEvidenceBook(items, in: reading, texts, isWithPhotos: !noPhotos)
            ),
            isByUnit: byUnit,
            hasPhotos: !noPhotos
        )
        try printer.show(paper, of: reading.ledger)
    }

    private func chosen(_ reading: CaseReading) throws -> ([CaseItem], CaseRoll) {
        let (admitted, roll) = try reading.admitted()
        // While a case is suspended nobody is asked to do anything about it.
        let items = admitted.filter { item in
            item.isWithUnitOnPaper && (filter.suspended || !item.isSuspended)
        }
        guard !items.isEmpty else {
            throw Problem(
                .paperEmpty,
                CaseReportPhrase.rectificationTitle.text(in: .current),
                report.ledger
            )
        }
        return (items, roll)
    }

    private func named(_ reading: CaseReading) throws -> ([CaseItem], CaseRoll) {
        let items = try cases.map { text in
            let item = try reading.ledger.case(
                named: text,
                in: report.ledger,
                reading.books,
                now: reading.now
            )
            guard item.isWithUnitOnPaper else { throw CaseDesk.misfit(item) }
            return item
        }
        return (items, CaseRoll(items.map(\.file), reading.books, now: reading.now))
    }

    /// By unit, office and day of dispatch, or one by one.
    private func notices(_ items: [CaseItem], _ roll: CaseRoll) -> [CaseRectificationNotice] {
        let sorted = CaseSheet.sorted(items, .due, roll)
        guard byUnit else {
            return sorted.map { item in
                CaseRectificationNotice(
                    office: item.file.office,
                    unit: item.mainUnit(roll.books) ?? "",
                    date: nil,
                    items: [item]
                )
            }
        }
        struct Key: Hashable {
            let unit: String
            let date: WorkDate?
            let office: String
        }
        let groups = Dictionary(grouping: sorted) { item in
            Key(
                unit: item.mainUnit(roll.books) ?? "",
                date: item.file.dispatch.map { roll.books.date(at: $0.minute) },
                office: item.file.office
            )
        }
        return groups.sorted {
            ($0.key.unit, $0.key.date?.day ?? 0, $0.key.office)
                < ($1.key.unit, $1.key.date?.day ?? 0, $1.key.office)
        }.map { key, items in
            CaseRectificationNotice(
                office: key.office,
                unit: key.unit,
                date: key.date,
                items: items
            )
        }
    }
}

/// What one notice is about.
struct CaseRectificationNotice {
    /// Whose notice it is.
    let office: String
    /// Id or name.
    let unit: String
    /// Of the dispatch, where it is about all of a day.
    let date: WorkDate?
    let items: [CaseItem]
}

extension CaseItem {
    /// Whether a unit was told to see to it.
    fileprivate var isWithUnitOnPaper: Bool {
        file.mainUnit != nil && file.state != .joined && file.state != .void
    }
}
