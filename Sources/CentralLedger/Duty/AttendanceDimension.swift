package import Journaling

/// What attendance can be grouped and filtered by.
///
/// Each is defined in Documentation/measures.md.
package enum AttendanceDimension: String, CaseIterable, Sendable {
    case person, unit, office, point, station, slot
    /// The kind of duty.
    case kind
    case inspectorKind = "inspector-kind"
    case peak, holiday
    case day, week, month, quarter

    /// Whether it depends on the day within a month.
    var isDaily: Bool { self == .day || self == .week || self == .holiday }

    /// Whether it depends on who is meant: then what belongs to a duty as a whole is in no row.
    package var isPersonal: Bool {
        self == .person || self == .unit || self == .inspectorKind
    }
}

/// What a question about attendance asks.
package struct AttendanceQuestion: Hashable, Sendable {
    package var dates: ClosedRange<WorkDate>
    /// In the order of the columns, each once; empty for the total alone.
    package var dimensions: [AttendanceDimension]
    /// The values that count of each dimension.
    package var filters: [AttendanceDimension: Set<String>]
    /// Whether a unit has what its sections have: a watch counts at the unit of the person and at
    /// every unit of which that is a section.
    package var includesSections = false
    /// Now, in minutes since 1970 UTC: slots that are not over by then are left out.
    package var minute: Int64

    package init(
        dates: ClosedRange<WorkDate>,
        dimensions: [AttendanceDimension] = [],
        filters: [AttendanceDimension: Set<String>] = [:],
        asOf minute: Int64
    ) {
        self.dates = dates
        self.dimensions = dimensions
        self.filters = filters
        self.minute = minute
    }
}
