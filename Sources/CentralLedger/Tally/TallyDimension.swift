/// What a tally can be grouped and filtered by.
///
/// Each is defined in Documentation/measures.md.
package enum TallyDimension: String, CaseIterable, Sendable {
    case office, point, type, area, street, declared, leader, cadre, station
    case day, week, month, quarter, holiday
    case indicator, group, standard
    case unit
    case pointUnit = "unit-point"
    case supervisionUnit = "unit-supervision"
    case authorityUnit = "unit-authority"
    case leadUnit = "unit-lead"
    case inspector
    case inspectorKind = "inspector-kind"
    case kind, level, finder, line, source, action, slot, duty, peak

    /// What decides the value.
    enum Part: Int, Sendable {
        /// The station and the date.
        case place = 0
        /// The indicator, the point and the units that the finder named.
        case indicator = 1
        /// Who looked, how and why.
        case facet = 2
    }

    var part: Part {
        switch self {
        case .office, .point, .type, .area, .street, .declared, .leader, .cadre, .station, .day,
            .week, .month, .quarter, .holiday:
            .place
        case .indicator, .group, .standard, .unit, .pointUnit, .supervisionUnit, .authorityUnit,
            .leadUnit:
            .indicator
        case .inspector, .inspectorKind, .kind, .level, .finder, .line, .source, .action, .slot,
            .duty, .peak:
            .facet
        }
    }

    /// Whether it is a unit that answers.
    package var isUnit: Bool {
        switch self {
        case .unit, .pointUnit, .supervisionUnit, .authorityUnit, .leadUnit: true
        default: false
        }
    }

    /// Whether it depends on the day, so that sums of months will not do.
    var isDaily: Bool {
        switch self {
        case .day, .week, .holiday, .duty: true
        default: false
        }
    }

    /// Whether outlines of facets tell its value.
    var isInOutline: Bool {
        part != .facet || self == .kind || self == .level || self == .finder
    }

    /// Whether it depends on what is known of persons.
    var isPersonal: Bool {
        switch self {
        case .inspectorKind, .level, .finder, .leader, .cadre: true
        default: false
        }
    }

    /// Whether one finding can stand under several values, so that rows can exceed the total.
    package var isManifold: Bool {
        switch self {
        case .type, .leader, .cadre: true
        default: isUnit
        }
    }
}
