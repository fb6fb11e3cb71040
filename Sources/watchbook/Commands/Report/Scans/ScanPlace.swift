import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// Where the scan of a paper is kept, and of which paper it is.
struct ScanPlace: Equatable {
    let record: String
    /// As ``PaperScan/paper`` has it.
    let paper: String

    /// Finds the place for what somebody typed: a record, or the first digits of a case's name.
    ///
    /// `paper`: which paper; `nil` where there is but one.
    ///
    /// - Throws: `Problem`: `scanRecordUnknown`, `documentUnknown`, `watchUnknown`, `closeUnknown`,
    ///   `caseUnknown`, `caseAmbiguous`.
    init(_ text: String, paper: String?, in ledger: SQLiteLedger, now: Int64) throws {
        switch RecordName(text).kind {
        case .close:
            let name = RecordName(text)
            guard name.count == 3, let office = name.component(1), let date = name.workDate else {
                throw Problem(.scanRecordUnknown, text)
            }
            let closes = try ledger.closes { $0 == office && $1 == date }
            guard let last = closes.last else {
                throw Problem(.closeUnknown, "\(office) \(date.text)", ledger.path)
            }
            self.paper = try ScanPlace.chosen(
                paper ?? "version.\(last.version)",
                among: closes.map { "version.\($0.version)" }
            )
            record = text
        case .watch:
            (record, self.paper) = try ScanPlace.close(ofWatch: text, ledger, now: now)
        case .assessment:
            let results = Set(try ledger.statements(in: text).map(\.register))
                .filter { $0.hasPrefix("result.") }
                .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
            guard let last = results.last else { throw Problem(.scanRecordUnknown, text) }
            self.paper = try ScanPlace.chosen(paper ?? last, among: results)
            record = text
        case .activity:
            guard try !ledger.statements(in: text).isEmpty else {
                throw Problem(.scanRecordUnknown, text)
            }
            (record, self.paper) = (text, paper ?? "entry")
        case .case, nil:
            let item = try ledger.case(
                named: text,
                in: ledger.path,
                ledger.caseBooks(),
                now: now
            )
            record = item.record
            self.paper = try ScanPlace.paper(paper, of: item)
        default: throw Problem(.scanRecordUnknown, text)
        }
    }

    /// A watch's registers are fixed by the law; its forms are signed with the day, so their scans
    /// stand in the close of its office's day.
    private static func close(
        ofWatch text: String,
        _ ledger: SQLiteLedger,
        now: Int64
    ) throws -> (record: String, paper: String) {
        let name = RecordName(text)
        guard name.count == 5, let station = name.component(1), let date = name.workDate else {
            throw Problem(.watchUnknown, text)
        }
        let point = try ledger.gazetteer().point(ofStation: station, on: date)
        let known = try DutyBooks(ledger, now: Moment(milliseconds: now * 60_000))
        // Of one that nobody planned nor stood there is no form.
        guard let office = point?.office,
            try !ledger.statements(in: text).isEmpty
                || known.list(date...date, [:]).lines.contains(where: { $0.record == text })
        else { throw Problem(.watchUnknown, text) }
        return (SignedClose.record(office: office, date: date), text)
    }

    private static func paper(_ asked: String?, of item: CaseItem) throws(Problem) -> String {
        let notices = item.file.notices.keys.sorted().map { "notice.\($0)" }
        let steps = item.file.escalations.keys.sorted().map { "escalation.\($0)" }
        let known = notices + steps + PaperScan.papersOfCases
        guard let asked else {
            guard notices.count + steps.count == 1, let only = (notices + steps).first else {
                throw Problem(.scanPaperUnclear, CaseName.short(item.record), among: known)
            }
            return only
        }
        return try chosen(asked, among: known)
    }

    private static func chosen(_ paper: String, among known: [String]) throws(Problem) -> String {
        guard known.contains(paper) else { throw Problem(.documentUnknown, paper, among: known) }
        return paper
    }
}
