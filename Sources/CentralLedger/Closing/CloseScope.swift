import Inspection
package import Journaling

/// What an office's close of a day covers: the slots that ended after the cut-off of the day before
/// and by that of the day, at the points of the office and of the offices in it.
///
/// So a slot over midnight belongs to the close of the next day, and every slot to exactly one.
/// What was said outside of slots belongs to the close of its work date.
package struct CloseScope: Hashable, Sendable {
    package let office: String
    package let date: WorkDate
    /// Minutes of the work date.
    package let cutOff: Int64
    /// The slots of the date that are not covered, and those of the day before that are.
    package let open: Set<String>
    package let carried: Set<String>
    /// The offices of its points; `nil` for all, at an office that has no points of its own.
    package let offices: Set<String>?

    package init(
        office: String,
        date: WorkDate,
        cutOff: Int64,
        _ books: CityBooks
    ) {
        self.office = office
        self.date = date
        self.cutOff = cutOff
        let gazetteer = books.gazetteer
        open = Set(gazetteer.slots(on: date).filter { $0.end > cutOff }.map(\.id))
        guard let before = date.advanced(by: -1) else {
            carried = []
            offices = nil
            return
        }
        let earlier = gazetteer.setting(CloseSetting.self, on: before) ?? .standard
        carried = Set(
            gazetteer.slots(on: before)
                .filter { $0.end > earlier.cutOff && $0.end - 1440 <= cutOff }.map(\.id)
        )
        let points = [date, before].flatMap { gazetteer.points(on: $0, isClosedIncluded: true) }
        let own = Set(points.map(\.office)).filter { CloseScope.isIn(office, $0) }
        offices = own.isEmpty ? nil : own
    }

    /// Whether an office is another one or lies in it.
    package static func isIn(_ office: String, _ other: String) -> Bool {
        other == office || other.utf8.starts(with: (office + ".").utf8)
    }

    /// What is added up.
    package var tallied: TallyScope {
        let before = date.advanced(by: -1) ?? date
        var slots: [WorkDate: TallyScope.Slots] = [:]
        if !carried.isEmpty { slots[before] = .only(carried) }
        slots[date] = .except(open)
        let first = carried.isEmpty ? date : before
        return TallyScope(
            TallyQuestion(dates: first...date, filters: offices.map { [.office: $0] } ?? [:]),
            slots: slots
        )
    }

    /// Whether a record is covered: a check, count or watch by place and slot.
    package func covers(_ record: RecordName, _ books: CityBooks) -> Bool {
        let scope = tallied
        guard scope.admits(record), let station = record.station, let date = record.workDate else {
            return false
        }
        return scope.question.admits(station: station, on: date, books)
    }
}
