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
    let findings: FindingSums
    let indicators: FindingSums
    let cases: CaseStatsSheet
    let setting: BulletinSetting
    let cards: [GivenCard]

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
        watches =
            days.isObjectable
            ? []
            : try known.list(dates, [:]).lines.filter { line in
                line.isNoteworthy && scope.admits(line.station, line.date)
            }
        findings = try scope.findings(by: scope.office == nil ? .office : .point)
        indicators = try scope.findings(by: .indicator)
        cases = try Bulletin.cases(scope)
        setting =
            known.books.gazetteer.setting(BulletinSetting.self, on: dates.upperBound) ?? .standard
        cards = try known.ledger.cards().filter { card in
            dates.contains(card.claim.date) && card.lifted == nil
                && (scope.office == nil || scope.offices.contains(card.claim.answerable.id))
        }
    }

    /// Cases that were reported or due on the days, by unit.
    private static func cases(_ scope: BulletinScope) throws -> CaseStatsSheet {
        let books = try scope.known.ledger.caseBooks()
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

    // MARK: Who is named

    /// The offices that the city's setting commends, and those that it criticises, by name; of
    /// days to which people can still object nobody is criticised.
    var commended: [String] {
        guard scope.office == nil else { return [] }
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
            setting.criticises(
                absent: row.counts.absent,
                late: row.counts.late + row.counts.early
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
    /// Absent, late, early or remarked on, with no objection that waits for an answer.
    fileprivate var isNoteworthy: Bool {
        guard row?.marks.contains(.objected) != true else { return false }
        return verdict.state == .absent || verdict.lateMinutes > 0 || verdict.earlyMinutes > 0
            || (row?.efforts ?? 0) > 0
    }
}
