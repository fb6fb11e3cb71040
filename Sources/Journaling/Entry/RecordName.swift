/// The kinds of record, by the first component of their names.
///
/// Source: Documentation/merge-law.md, section 1.
package enum RecordKind: String, CaseIterable, Sendable {
    case enrolment, revocation
    case attestation, release, address, erasure
    case point, street, unit, person, roster, settings, standard
    case check, count, watch, walk
    case `case`, close, assessment, activity

    /// 1 enrolments and revocations; 2 attestations, releases, addresses, erasures; 3 reference
    /// records; 4 all else.
    ///
    /// What holds an entry looks only at smaller layers.
    package var layer: Int {
        switch self {
        case .enrolment, .revocation: 1
        case .attestation, .release, .address, .erasure: 2
        case .point, .street, .unit, .person, .roster, .settings, .standard: 3
        case .check, .count, .watch, .walk, .case, .close, .assessment, .activity: 4
        }
    }
}

/// A record name taken apart.
package struct RecordName: Hashable, Sendable {
    /// The whole name.
    package let text: String
    /// The components between the slashes, at least one.
    package let components: [Substring]

    package init(_ text: String) {
        self.text = text
        components = text.split(separator: "/", omittingEmptySubsequences: false)
    }

    package init(_ kind: RecordKind, _ rest: String...) {
        self.init(([kind.rawValue] + rest).joined(separator: "/"))
    }

    /// `nil` for a kind that this program does not know.
    package var kind: RecordKind? { RecordKind(rawValue: String(components[0])) }

    /// 0 for an unknown kind.
    package var layer: Int { kind?.layer ?? 0 }

    /// A component by its index; `nil` when there are fewer.
    package func component(_ index: Int) -> String? {
        index < components.count ? String(components[index]) : nil
    }

    /// The station of a check, count or watch.
    package var station: String? {
        switch kind {
        case .check, .count, .watch: component(1)
        default: nil
        }
    }

    /// The work date of a check, count, watch, walk or close.
    package var workDate: WorkDate? {
        switch kind {
        case .check, .count, .watch, .walk, .close: component(2).flatMap { WorkDate($0) }
        default: nil
        }
    }

    /// The indicator of a check or count; `*` for a sweep.
    package var indicator: String? {
        switch kind {
        case .check, .count: component(4)
        default: nil
        }
    }

    /// What the places of a grant are compared with.
    ///
    /// Source: merge-law.md, 2.5 point 2.
    package var place: String? {
        guard kind == .case, let name = component(1), let hyphen = name.utf8.lastIndex(of: 45)
        else {
            return component(1)
        }
        return String(name[..<hyphen])
    }
}

extension RecordName {
    /// Why an entry with this record, `register` and `claim` can never count; `nil` when it can.
    func defect(of register: String, claim: [UInt8]) -> Defect? {
        guard let kind else { return .unknownKind }
        guard isFormed(as: kind) else { return .malformed }
        guard isRegister(register, of: kind) else { return .unknownKind }
        guard kind.layer < 4 else { return nil }
        guard let claim = JSONValue(claim), isClaim(claim, of: register, kind: kind) else {
            return .malformed
        }
        return nil
    }

    private func isFormed(as kind: RecordKind) -> Bool {
        switch kind {
        case .enrolment, .revocation, .attestation, .address, .erasure:
            return components.count == 2 && DeviceID(hex: components[1]) != nil
        case .release:
            return components.count == 2 && Digest(hex: components[1]) != nil
        case .point, .street, .unit, .roster, .settings, .close:
            return components.count == 3 && Names.isName(components[1])
                && WorkDate(components[2]) != nil
        case .person:
            return components.count == 3 && Names.isInspector(components[1])
                && WorkDate(components[2]) != nil
        case .standard, .case:
            return components.count == 2
        case .assessment, .activity:
            return components.count >= 2
        case .check:
            return components.count == 5 && Names.isName(components[1], minimum: 2)
                && WorkDate(components[2]) != nil && isOccasion(components[3])
                && (components[4] == "*" || Names.isID(components[4]))
        case .count:
            return components.count == 6 && Names.isName(components[1], minimum: 2)
                && WorkDate(components[2]) != nil && Names.isID(components[3])
                && Names.isID(components[4]) && Names.isInspector(components[5])
        case .watch:
            return components.count == 5 && Names.isName(components[1], minimum: 2)
                && WorkDate(components[2]) != nil && Names.isID(components[3])
                && Names.isInspector(components[4])
        case .walk:
            return components.count == 5 && Names.isName(components[1])
                && WorkDate(components[2]) != nil && isOccasion(components[3])
                && Names.isInspector(components[4])
        }
    }

    private func isOccasion(_ text: Substring) -> Bool {
        !text.utf8.contains(UInt8(ascii: "*"))
    }

    private func isRegister(_ register: String, of kind: RecordKind) -> Bool {
        switch kind {
        case .enrolment: register == "grant"
        case .revocation: register == "revocation"
        case .attestation: register == "received"
        case .release: register == "release"
        case .address: register == "range"
        case .erasure: register == "erasure"
        case .check:
            register == "review" || register == (components[4] == "*" ? "sweep" : "finding")
        case .count:
            register == "double" || (register.hasPrefix("acts.") && register.utf8.count > 5)
        case .watch:
            ["plan", "arrival", "departure", "handover", "attendance"].contains(register)
        case .walk: register == "positions" || register == "review"
        case .point, .street, .unit, .person, .roster, .settings, .standard, .case, .close,
            .assessment, .activity:
            true
        }
    }

    /// Whether a claim of layers 1–3 has the members the law reads, of the right types.
    private func isClaim(_ claim: JSONValue, of register: String, kind: RecordKind) -> Bool {
        let isWithdrawn = claim["withdrawn"]?.bool == true
        switch kind {
        case .enrolment: return Grant(claim) != nil
        case .revocation: return Revocation(claim) != nil
        case .attestation: return isWithdrawn || Attestation(claim) != nil
        case .release: return isWithdrawn || Release(claim) != nil
        case .address: return isWithdrawn || Address(claim) != nil
        case .erasure: return isWithdrawn || Erasure(claim) != nil
        case .point where register == "place": return isWithdrawn || PointVersion(claim) != nil
        case .settings where register == "settings":
            return isWithdrawn || CitySettings(claim) != nil
        default: return true
        }
    }
}

extension RecordKind {
    private static let layers: [(prefix: [UInt8], layer: Int)] =
        allCases
        .map { (Array($0.rawValue.utf8), $0.layer) }

    /// The layer of a record by its first component, without taking it apart; 4 for kinds that
    /// are not known.
    package static func layer(of record: String) -> Int {
        let utf8 = record.utf8
        switch utf8.first {
        // Nearly all records: check, count, case, close.
        case UInt8(ascii: "c"): return 4
        default:
            let kind = utf8.prefix { $0 != UInt8(ascii: "/") }
            return layers.first { kind.elementsEqual($0.prefix) }?.layer ?? 4
        }
    }
}
