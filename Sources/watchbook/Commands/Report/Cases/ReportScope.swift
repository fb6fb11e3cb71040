import CentralLedger
import Inspection
import Journaling

/// What a paper about cases is about, as it stands under its title.
struct ReportScope {
    let span: ClosedRange<WorkDate>?
    let text: String

    /// Whether it leaves out what was reported before some date.
    var hasBeginning: Bool { span.map { $0.lowerBound.day > 0 } ?? false }

    /// `span`: as it was asked for; `nil` for all.
    init(span: ClosedRange<WorkDate>?, _ filter: CaseFilterOptions, _ roll: CaseRoll) {
        self.span = span
        let books = roll.books
        let places = filter.office.map { books.officeName($0, at: roll.now) } + filter.station
        let units = filter.unit.map { books.unitName($0, at: roll.now) }
        let words: [[String]] = [
            filter.indicator, filter.state.map { $0() },
            ReportScope.words(.source, filter.source.map(\.rawValue)),
            ReportScope.words(.level, filter.level.map(\.rawValue)),
            ReportScope.words(.kind, filter.kind.map(\.rawValue)),
            ReportScope.words(.line, filter.line.map(\.rawValue)),
            filter.deadlineClass, filter.urgency, filter.finder, ReportScope.marks(filter),
        ]
        let dates: [String] =
            span.map { span in
                span.lowerBound.day <= 0
                    ? [CaseReportPhrase.until(span.upperBound.text)]
                    : [CaseReportPhrase.span(span.lowerBound.text, span.upperBound.text)]
            } ?? [CaseReportPhrase.until(books.date(at: roll.now).text)]
        text = (places + units + words.flatMap { $0 } + dates).joined(separator: " · ")
    }

    private static func words(_ dimension: TallyDimension, _ values: [String]) -> [String] {
        values.compactMap { TallyWord(dimension, $0)?() }
    }

    /// The marks that are asked for.
    private static func marks(_ filter: CaseFilterOptions) -> [String] {
        var words: [String] = []
        if filter.overdue { words.append(CasePhrase.lateHeading()) }
        if filter.suspended { words.append(CaseMark.suspended.word()) }
        if filter.disputed { words.append(CaseMark.disputed.word()) }
        if filter.irregular { words.append(CaseMark.irregular.word()) }
        return words
    }
}
