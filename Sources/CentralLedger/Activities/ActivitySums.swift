package import Inspection
package import Journaling

/// What activities come to together.
///
/// Definitions: Documentation/measures.md, "Activities".
package struct ActivitySums: Sendable, Equatable {
    /// Activities that count.
    package private(set) var made: Int64 = 0
    /// Of these, those that lack something by their form.
    package private(set) var incomplete: Int64 = 0
    /// Those that a reviewer returned: in none of the other figures.
    package private(set) var returned: Int64 = 0
    package private(set) var disputed: Int64 = 0
    package private(set) var photos: Int64 = 0
    /// Sums of whole numbers, by field.
    package private(set) var numbers: [String: Int64] = [:]
    /// Sums of amounts in thousandths, by unit of measure and field.
    package private(set) var quantities: [String: [String: Int64]] = [:]
    /// How many answered so, by field and choice.
    package private(set) var choices: [String: [String: Int64]] = [:]
    /// Entries that count, in the order in which they were added.
    package private(set) var entries: [Digest] = []

    package init() {}

    package mutating func add(_ file: ActivityFile, in book: ActivityBook) {
        guard book.counts(file) else {
            returned += 1
            return
        }
        made += 1
        entries.append(file.entry.digest)
        if !book.lacks(of: file).isEmpty { incomplete += 1 }
        if file.isDisputed { disputed += 1 }
        photos += Int64(file.entry.photos.photoCount)
        let form = book.forms[file.name.form]
        for (id, value) in file.report.fields {
            if let number = value.integer {
                numbers[id] = ActivitySums.sum(numbers[id], number)
            } else if let choices = form?.field(id)?.kind.choices(value) {
                for choice in choices { self.choices[id, default: [:]][choice, default: 0] += 1 }
            }
        }
        for (id, quantity) in file.report.quantities {
            let sum = ActivitySums.sum(quantities[quantity.unit]?[id], quantity.milli)
            quantities[quantity.unit, default: [:]][id] = sum
        }
    }

    /// A sum that stays at the greatest number rather than beginning anew.
    private static func sum(_ one: Int64?, _ other: Int64) -> Int64 {
        let (sum, isTooLarge) = (one ?? 0).addingReportingOverflow(other)
        return isTooLarge ? (other < 0 ? .min : .max) : sum
    }

    /// Numerator and denominator of a rate of sums.
    package func parts(of rate: ActivityForm.Rate) -> (numerator: Int64, denominator: Int64) {
        (numbers[rate.numerator] ?? 0, numbers[rate.denominator] ?? 0)
    }
}

extension FormField.Kind {
    /// The choices that a value names; `nil` for fields of other kinds.
    fileprivate func choices(_ value: JSONValue) -> [String]? {
        switch self {
        case .choice: value.text.map { [$0] }
        case .choices: value.texts
        case .truth: value.bool.map { [$0 ? "true" : "false"] }
        default: nil
        }
    }
}

/// What sums of activities are grouped by.
package enum ActivityGrouping: String, CaseIterable, Sendable {
    case form, office, reporter, inspector, label, item
    case day, week, month, quarter, year
}

extension ActivityBook {
    /// The groups of an activity; several only by label.
    package func groups(of file: ActivityFile, by grouping: ActivityGrouping) -> [String] {
        func period(_ period: ReportPeriod) -> [String] {
            [period.span(of: file.name.date) { _ in false }?.text ?? ""]
        }
        switch grouping {
        case .form: return [file.name.form]
        case .office: return [file.name.office]
        case .reporter: return [reporter(of: file)]
        case .inspector: return [file.entry.inspector]
        case .label:
            let labels = labels(of: file).sorted()
            return labels.isEmpty ? [""] : labels
        case .item: return [file.report.item ?? ""]
        case .day: return period(.day)
        case .week: return period(.week)
        case .month: return period(.month)
        case .quarter: return period(.quarter)
        case .year: return period(.year)
        }
    }

    /// Sums by group, ascending, and of all together.
    package func sums(
        of files: [ActivityFile],
        by grouping: ActivityGrouping
    ) -> (groups: [(name: String, sums: ActivitySums)], total: ActivitySums) {
        var groups: [String: ActivitySums] = [:]
        var total = ActivitySums()
        for file in files {
            total.add(file, in: self)
            for group in self.groups(of: file, by: grouping) {
                groups[group, default: ActivitySums()].add(file, in: self)
            }
        }
        return (groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, total)
    }
}

/// Which activities a question is about.
package struct ActivityFilter: Sendable {
    package var form: String?
    package var office: String?
    /// As of ``ActivityBook/reporter(of:)``.
    package var reporter: String?
    package var label: String?
    package var campaign: String?
    package var stage: String?
    package var dates: ClosedRange<WorkDate>?

    package init() {}
}

extension ActivityBook {
    /// The activities that a filter lets through, ascending by record.
    package func files(_ filter: ActivityFilter) -> [ActivityFile] {
        files.filter { file in
            guard filter.form.map({ $0 == file.name.form }) ?? true,
                filter.office.map({ $0 == file.name.office }) ?? true,
                filter.dates.map({ $0.overlaps(file.dates) }) ?? true
            else { return false }
            if let label = filter.label, !labels(of: file).contains(label) { return false }
            if let wanted = filter.reporter {
                let field = forms[file.name.form].flatMap { form in
                    form.reporter.flatMap { form.field($0) }
                }
                guard reporter(of: file) == reporter(wanted, by: field) else { return false }
            }
            guard let campaign = filter.campaign else { return true }
            let stages = campaigns[campaign].map { self.stages(of: file, in: $0) } ?? []
            return filter.stage.map { id in stages.contains { $0.id == id } } ?? !stages.isEmpty
        }
    }
}
