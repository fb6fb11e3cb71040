/// Why an entry is held: kept, shown, not counted.
///
/// Each is something a person can act on. Source: merge-law.md, section 2.
package enum Reason: String, CaseIterable, Sendable {
    case date
    case malformed
    case moved
    case noAuthority = "no-authority"
    case notEnrolled = "not-enrolled"
    case practice
    case revoked
    case unknownIndicator = "unknown-indicator"
    case unknownKind = "unknown-kind"
    case unknownPoint = "unknown-point"
    case unknownStation = "unknown-station"
    case unknownStreet = "unknown-street"
    case unknownVersion = "unknown-version"

    package init(_ defect: Defect) {
        switch defect {
        case .malformed: self = .malformed
        case .unknownVersion: self = .unknownVersion
        case .unknownKind: self = .unknownKind
        }
    }

    /// Whether an office may release an entry from it.
    package var isReleasable: Bool {
        switch self {
        case .malformed, .unknownVersion, .unknownKind, .practice, .noAuthority: false
        default: true
        }
    }
}

extension Reason: Comparable {
    package static func < (earlier: Reason, later: Reason) -> Bool {
        earlier.rawValue.utf8.lexicographicallyPrecedes(later.rawValue.utf8)
    }
}
