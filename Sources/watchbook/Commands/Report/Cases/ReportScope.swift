import CentralLedger
import Inspection
import Journaling

/// What a paper about cases is about, as it stands under its title.
struct ReportScope {
    let span: ClosedRange<WorkDate>?
    let text: String

    /// `span`: as it was asked for; `nil` for all.
    init(span: ClosedRange<WorkDate>?, _ filter: CaseFilterOptions, _ roll: CaseRoll) {
        self.span = span
        let books = roll.books
        let places = filter.office.map { books.unitName($0, at: roll.now) } + filter.station
        let units = filter.unit.map { books.unitName($0, at: roll.now) }
        let words: [[String]] = [
            filter.indicator, filter.state.map { $0() },
            filter.source.compactMap { TallyWord(.source, $0.rawValue)?() },
            filter.level.compactMap { TallyWord(.level, $0.rawValue)?() },
            filter.deadlineClass, filter.urgency, filter.finder,
            filter.overdue ? [CasePhrase.lateHeading()] : [],
            filter.suspended ? [CaseItem.Punctuality.suspended()] : [],
        ]
        let dates: [String] =
            span.map { span in
                span.lowerBound.day <= 0
                    ? [CaseReportPhrase.until(span.upperBound.text)]
                    : [CaseReportPhrase.span(span.lowerBound.text, span.upperBound.text)]
            } ?? [CaseReportPhrase.until(books.date(at: roll.now).text)]
        text = (places + units + words.flatMap { $0 } + dates).joined(separator: " · ")
    }
}
