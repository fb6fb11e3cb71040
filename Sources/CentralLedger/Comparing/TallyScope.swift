import Inspection
package import Journaling

/// Which checks and counts a sum covers: a question's span and filters, and the slots of each date.
package struct TallyScope: Hashable, Sendable {
    /// The slots of a date that count.
    package enum Slots: Hashable, Sendable {
        /// These alone; nothing that was said outside of slots.
        case only(Set<String>)
        /// All but these, and what was said outside of slots.
        case except(Set<String>)

        func admits(_ slot: String) -> Bool {
            switch self {
            case .only(let slots): slots.contains(slot)
            case .except(let slots): !slots.contains(slot)
            }
        }
    }

    /// Its dimensions mean nothing here.
    package var question: TallyQuestion
    /// By date; `nil` for all slots of all dates, dates without a member for none of theirs.
    package var slots: [WorkDate: Slots]?

    package init(_ question: TallyQuestion, slots: [WorkDate: Slots]? = nil) {
        self.question = question
        self.question.dimensions = []
        self.slots = slots
    }

    package func admits(slot: String, on date: WorkDate) -> Bool {
        guard let slots else { return true }
        return slots[date]?.admits(slot) ?? false
    }

    /// Whether a check, count or watch lies in the span and the slots; its place is not looked at.
    package func admits(_ record: RecordName) -> Bool {
        guard let date = record.workDate, question.dates.contains(date),
            let slot = record.slot
        else { return false }
        return admits(slot: slot, on: date)
    }
}

extension RecordName {
    /// The slot of a check, count or watch; empty outside of slots, `nil` for other records.
    package var slot: String? {
        switch kind {
        case .check: component(3).map { Facet(inspector: "", occasion: $0).slot }
        case .count, .watch: component(3)
        default: nil
        }
    }
}

extension TallyScope {
    /// A tally of a question whose rows say the slot last, so that those outside can be left out.
    func tally(by dimensions: [TallyDimension], _ books: CityBooks) -> Tally {
        var question = question
        question.dimensions = dimensions + (slots == nil ? [] : [.day, .slot])
        return Tally(question, books)
    }

    /// The rows of a tally made by ``tally(by:_:)`` that lie in the scope, with the values of the
    /// dimensions alone.
    func rows(of tally: Tally) -> [Tally.Row] {
        guard slots != nil else { return tally.rows }
        return tally.rows.compactMap { row in
            guard let date = WorkDate(row.values[row.values.count - 2]),
                admits(slot: row.values[row.values.count - 1], on: date)
            else { return nil }
            return Tally.Row(values: Array(row.values.dropLast(2)), measures: row.measures)
        }
    }

    /// What one sheet adds; `nil` when it cannot be read.
    func measures(of sheet: LedgerSheet, _ books: CityBooks) -> Measures? {
        guard question.dates.contains(sheet.dates.lowerBound) else { return Measures() }
        var tally = tally(by: [], books)
        guard tally.add(sheet) else { return nil }
        guard slots != nil else { return tally.total }
        return rows(of: tally).reduce(into: Measures()) { $0 += $1.measures }
    }
}
