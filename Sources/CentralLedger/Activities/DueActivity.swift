package import Inspection
package import Journaling

/// Something that is due: from one reporter, in one period, by one form or one item of an
/// arrangement, with what there is of it.
package struct DueActivity: Hashable, Sendable {
    /// How it stands on the date of the question.
    package enum State: String, CaseIterable, Sendable {
        case done
        /// Neither done nor near its end.
        case open
        /// So near its end that people are reminded.
        case remind
        case overdue
        /// Its period has not begun.
        case ahead
    }

    /// An activity that does not count as done, with what it lacks.
    package struct Unfinished: Hashable, Sendable {
        package let record: String
        package let entry: Digest
        package let lacks: [ActivityLack]
        /// The step that returned it.
        package let returnedBy: String?
    }

    package let form: String
    /// `<arrangement>.<item>`; `nil` for what is due by the form itself.
    package let item: String?
    /// As of ``ActivityBook/reporter(of:)``; empty where anybody's will do.
    package let reporter: String
    /// The name of the period or the id of the event with its year.
    package let period: String
    package let dates: ClosedRange<WorkDate>
    package let due: WorkDate
    package let wanted: Int64
    /// Entries of those that count as done, ascending by record.
    package let done: [Digest]
    package let unfinished: [Unfinished]
    package let state: State

    /// 缺数: how many should be there and are not; nothing is missing before it is due.
    package var missing: Int64 { state == .overdue ? rest : 0 }

    /// 待报数: how many may still come in time.
    package var toCome: Int64 { state == .overdue ? 0 : rest }

    private var rest: Int64 { max(0, wanted - Int64(done.count)) }
}

extension ActivityBook {
    /// What is due in a span of days, by form, period and reporter.
    ///
    /// Periods that overlap the span are asked about as a whole. `form`: only this one.
    package func due(
        in range: ClosedRange<WorkDate>,
        today: WorkDate,
        form only: String? = nil
    ) -> [DueActivity] {
        var due: [DueActivity] = []
        let byForm = Dictionary(grouping: files, by: \.name.form)
        for (id, form) in forms.sorted(by: { $0.key < $1.key }) where only == nil || only == id {
            let mine = byForm[id] ?? []
            for span in spans(of: form, in: range) {
                due += reporters(of: form).map { reporter in
                    let found = mine.filter { file in
                        span.dates.overlaps(file.dates)
                            && (reporter.isEmpty || self.reporter(of: file) == reporter)
                    }
                    return row(id, nil, reporter, span, form.count, found, today, form)
                }
            }
        }
        for (id, arrangement) in arrangements.sorted(by: { $0.key < $1.key })
        where only == nil || only == arrangement.form {
            let mine = byForm[arrangement.form] ?? []
            due += arranged(id, arrangement, mine, in: range, today: today)
        }
        return due
    }

    private func arranged(
        _ id: String,
        _ arrangement: Arrangement,
        _ files: [ActivityFile],
        in range: ClosedRange<WorkDate>,
        today: WorkDate
    ) -> [DueActivity] {
        arrangement.items.flatMap { item -> [DueActivity] in
            item.months.compactMap { month in
                guard let first = WorkDate("\(month)-01"),
                    case let span = ReportPeriod.Span(text: month, dates: Month(first).dates),
                    span.dates.overlaps(range)
                else { return nil }
                let name = "\(id).\(item.id)"
                let found = files.filter {
                    $0.report.item == name && span.dates.overlaps($0.dates)
                }
                let reporter = item.unit.map { gazetteer.unitID($0, on: date) ?? $0 } ?? ""
                return row(
                    arrangement.form,
                    name,
                    reporter,
                    span,
                    1,
                    found,
                    today,
                    forms[arrangement.form]
                )
            }
        }
    }

    private func row(
        _ form: String,
        _ item: String?,
        _ reporter: String,
        _ span: ReportPeriod.Span,
        _ wanted: Int64,
        _ files: [ActivityFile],
        _ today: WorkDate,
        _ settings: ActivityForm?
    ) -> DueActivity {
        var done: [Digest] = []
        var unfinished: [DueActivity.Unfinished] = []
        for file in files {
            let lacks = lacks(of: file)
            var returned: String?
            if case .returned(let step) = course(of: file).state { returned = step }
            if lacks.isEmpty, returned == nil {
                done.append(file.entry.digest)
            } else {
                unfinished.append(
                    DueActivity.Unfinished(
                        record: file.name.record,
                        entry: file.entry.digest,
                        lacks: lacks,
                        returnedBy: returned
                    )
                )
            }
        }
        let due = settings?.due(in: span.dates) ?? span.dates.upperBound
        let remind = due.advanced(by: -(settings?.remindDays ?? 0)) ?? due
        let state: DueActivity.State =
            if Int64(done.count) >= wanted {
                .done
            } else if today > due {
                .overdue
            } else if today < span.dates.lowerBound {
                .ahead
            } else if today >= remind {
                .remind
            } else {
                .open
            }
        return DueActivity(
            form: form,
            item: item,
            reporter: reporter,
            period: span.text,
            dates: span.dates,
            due: due,
            wanted: wanted,
            done: done,
            unfinished: unfinished,
            state: state
        )
    }

    /// Who is expected to report by a form; one empty name where anybody's will do.
    private func reporters(of form: ActivityForm) -> [String] {
        guard !form.expected.isEmpty else { return [""] }
        let field = form.reporter.flatMap { form.field($0) }
        var seen: Set<String> = []
        return form.expected.map { reporter($0, by: field) }.filter { seen.insert($0).inserted }
    }

    /// The spans in which a form is due, ascending.
    private func spans(
        of form: ActivityForm,
        in range: ClosedRange<WorkDate>
    ) -> [ReportPeriod.Span] {
        let spans =
            form.period?.spans(in: range, isHoliday: gazetteer.isHoliday)
            ?? events(of: form, in: range)
        return spans.filter { span in
            let first = span.dates.lowerBound
            // A period that begins before the first day counts from there on.
            guard form.since.map({ span.dates.upperBound >= $0 }) ?? true,
                form.until.map({ first <= $0 }) ?? true,
                form.months.isEmpty || form.months.contains(span.dates.upperBound.parts.month)
            else { return false }
            switch form.period {
            case .day, .workday:
                return form.weekdays.isEmpty || form.weekdays.contains(Int64(first.weekday))
            default: return true
            }
        }.compactMap { $0.on(form.weekdays, of: form.period) }
    }

    private func events(
        of form: ActivityForm,
        in range: ClosedRange<WorkDate>
    ) -> [ReportPeriod.Span] {
        let years = range.lowerBound.parts.year - 1...range.upperBound.parts.year
        return years.flatMap { year in
            form.events.compactMap { event in
                event.dates(in: year).map {
                    ReportPeriod.Span(text: "\(event.id) \(year)", dates: $0)
                }
            }
        }.filter { $0.dates.overlaps(range) }.sorted {
            ($0.dates.lowerBound, $0.text) < ($1.dates.lowerBound, $1.text)
        }
    }
}

extension ReportPeriod.Span {
    /// The span of a week, cut to the first and last of the weekdays that are wanted; others as
    /// they are.
    fileprivate func on(_ weekdays: Set<Int64>, of period: ReportPeriod?) -> ReportPeriod.Span? {
        guard period == .week, let first = weekdays.min(), let last = weekdays.max(),
            let begin = dates.lowerBound.advanced(by: first - 1),
            let end = dates.lowerBound.advanced(by: last - 1)
        else { return self }
        return ReportPeriod.Span(text: text, dates: begin...end)
    }
}

extension ActivityForm {
    /// The day by which something is due in a period.
    fileprivate func due(in dates: ClosedRange<WorkDate>) -> WorkDate {
        switch period {
        case .month, .quarter, .year:
            guard let dueDay else { return dates.upperBound }
            let days = Month(dates.upperBound).dates
            let day = min(dueDay, days.upperBound.parts.day)
            return days.lowerBound.advanced(by: day - 1) ?? dates.upperBound
        default: return dates.upperBound
        }
    }
}
