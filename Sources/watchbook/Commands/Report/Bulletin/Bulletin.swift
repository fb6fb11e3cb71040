import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// What a bulletin of supervision says.
struct Bulletin {
    let scope: BulletinScope
    let days: BulletinDays
    /// By office, or of one office by point.
    let attendance: Attendance
    let attendanceByUnit: Attendance
    /// Watches that were absent, late or early, or that a supervisor remarked on; not those on
    /// which somebody objects and nobody has answered, and none while anybody still can: ruling 6.
    let watches: [DutyList.Line]
    /// The entries that show each of these watches, in their order.
    let evidence: [[Digest]]
    let findings: FindingSums
    let indicators: FindingSums
    /// Of those that were reported or due on the days.
    let cases: CaseStatsSheet
    /// Of all that are open, whenever they were reported.
    let openCases: CaseCounts
    let setting: BulletinSetting
    /// None while people can still object: they name people and units.
    let cards: [GivenCard]
    /// By office, what counts against nobody yet: absences, late and early ones with an objection
    /// that waits for an answer.
    private let objected: [String: AttendanceCounts]

    var place: TallyDimension { scope.office == nil ? .office : .point }
    var known: DutyBooks { scope.known }

    init(_ scope: BulletinScope, _ days: BulletinDays) throws {
        self.scope = scope
        self.days = days
        let (known, dates) = (scope.known, scope.dates)
        var admits: (@Sendable (String, WorkDate) -> Bool)?
        if scope.office != nil { admits = { scope.admits($0, $1) } }
        var question = AttendanceQuestion(dates: dates, asOf: known.minute)
        question.dimensions = [scope.office == nil ? .office : .point]
        attendance = try known.ledger.attendance(question, known.books, admits: admits)
        question.dimensions = [.unit]
        attendanceByUnit = try known.ledger.attendance(question, known.books, admits: admits)
        let lines = days.isObjectable ? [] : try known.list(dates, [:]).lines
        let watches = lines.filter { $0.isNoteworthy && scope.admits($0.station, $0.date) }
        self.watches = watches
        evidence = try watches.map { try known.ledger.evidence(of: $0) }
        objected = Bulletin.objected(lines, known.books.gazetteer)
        findings = try scope.findings(by: scope.office == nil ? .office : .point)
        indicators = try scope.findings(by: .indicator)
        let books = try known.ledger.caseBooks()
        cases = try Bulletin.cases(scope, books)
        openCases = try Bulletin.openCases(scope, books)
        setting =
            known.books.gazetteer.setting(BulletinSetting.self, on: dates.upperBound) ?? .standard
        let cards = days.isObjectable ? [] : try known.ledger.cards()
        self.cards = cards.filter { card in
            dates.contains(card.claim.date) && card.lifted == nil
                && (scope.office == nil || scope.offices.contains(card.claim.answerable.id))
        }
    }

    /// Cases that were reported or due on the days, by unit.
    private static func cases(
        _ scope: BulletinScope,
        _ books: CaseBooks
    ) throws -> CaseStatsSheet {
        var filter = CaseFilter()
        filter.offices = scope.offices
        let (dates, now) = (scope.dates, scope.known.minute)
        return CaseStatsSheet(
            try scope.known.ledger.caseStatistics(books, by: [.unit], filter, in: dates, now: now),
            by: [.unit],
            dates: dates,
            books: books,
            now: now,
            hasStages: false
        )
    }

    /// All cases that are open now, whenever they were reported.
    private static func openCases(_ scope: BulletinScope, _ books: CaseBooks) throws -> CaseCounts {
        var filter = CaseFilter()
        filter.offices = scope.offices
        filter.isOpen = true
        let now = scope.known.minute
        let last = max(books.date(at: now), scope.dates.upperBound)
        return try scope.known.ledger.caseStatistics(
            books,
            by: [],
            filter,
            in: books.date(at: 0)...last,
            now: now
        ).total
    }

    private static func objected(
        _ lines: [DutyList.Line],
        _ gazetteer: Gazetteer
    ) -> [String: AttendanceCounts] {
        lines.filter(\.isObjected).reduce(into: [:]) { sums, line in
            let point = gazetteer.point(ofStation: line.station, on: line.date)
            var counts = AttendanceCounts()
            if line.isPlanned, line.verdict.state == .absent { counts.absent = 1 }
            if line.verdict.lateMinutes > 0 { counts.late = 1 }
            if line.verdict.earlyMinutes > 0 { counts.early = 1 }
            sums[point?.office ?? "", default: AttendanceCounts()] += counts
        }
    }

    // MARK: Who is named

    /// The offices that the city's setting commends, and those that it criticises, by name; none
    /// of days to which people can still object.
    var commended: [String] {
        guard scope.office == nil, !days.isObjectable else { return [] }
        return attendance.rows.filter { row in
            setting.commends(
                stood: row.counts.rate.stood,
                due: row.counts.rate.due,
                absent: row.counts.absent,
                late: row.counts.late + row.counts.early
            )
        }.map { $0.values[0] }
    }

    var criticised: [String] {
        guard scope.office == nil, !days.isObjectable else { return [] }
        return attendance.rows.filter { row in
            let waiting = objected[row.values[0]] ?? AttendanceCounts()
            return setting.criticises(
                absent: row.counts.absent - waiting.absent,
                late: row.counts.late + row.counts.early - waiting.late - waiting.early
            )
        }.map { $0.values[0] }
    }

    // MARK: Names

    func placeName(_ value: String) -> String {
        value.isEmpty ? "—" : scope.names.name(of: value, place) ?? value
    }

    func unitName(_ value: String) -> String {
        value.isEmpty ? "—" : scope.names.name(of: value, .unit) ?? value
    }

    func indicatorName(_ code: String) -> String { scope.names.indicator(code) ?? code }

    func answerableName(_ card: GivenCard) -> String {
        card.claim.answerable.name(scope.names) ?? card.claim.answerable.id
    }

    func cardText(_ card: GivenCard) -> String {
        BulletinPhrase.part(answerableName(card), card.claim.card())
    }

    /// Bars of what was found by place; by indicator where there is but one place.
    var chart: Chart? {
        findings.greatest(2).count > 1
            ? findings.chart(setting.top, placeName)
            : indicators.chart(setting.top, indicatorName)
    }
}

extension DutyList.Line {
    /// Whether somebody objects and no office has answered.
    fileprivate var isObjected: Bool { row?.marks.contains(.objected) == true }

    /// Absent, late, early or remarked on, with no objection that waits for an answer.
    fileprivate var isNoteworthy: Bool {
        guard !isObjected else { return false }
        return verdict.state == .absent || verdict.lateMinutes > 0 || verdict.earlyMinutes > 0
            || (row?.efforts ?? 0) > 0
    }
}
