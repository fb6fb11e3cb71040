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
///
/// Made once or more for every entry that is judged, so it only notes where the slashes are.
package struct RecordName: Hashable, Sendable {
    /// The whole name.
    package let text: String
    /// `nil` for a kind that this program does not know.
    package let kind: RecordKind?
    /// How many components there are between the slashes, at least one.
    package let count: Int
    /// Offsets of the first eight slashes; the length of the text where there are fewer.
    private let slashes: SIMD8<UInt32>

    package init(_ text: String) {
        (kind, count, slashes) = text.withBytes { bytes in
            var slashes = SIMD8(repeating: UInt32(bytes.count))
            var count = 1
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: "/") {
                if count <= slashes.scalarCount { slashes[count - 1] = UInt32(offset) }
                count += 1
            }
            return (RecordKind(bytes.prefix(Int(slashes[0]))), count, slashes)
        }
        self.text = text
    }

    package init(_ kind: RecordKind, _ rest: String...) {
        self.init(([kind.rawValue] + rest).joined(separator: "/"))
    }

    /// The components between the slashes, copied.
    package var components: [String] {
        text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }

    /// 0 for an unknown kind.
    package var layer: Int { kind?.layer ?? 0 }

    /// A component by its index; `nil` when there are fewer.
    package func component(_ index: Int) -> String? {
        guard index < count else { return nil }
        guard index < slashes.scalarCount else { return components[index] }
        return withComponent(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// The first three components, kind, station and work date of a check, each with the slash
    /// behind it; `nil` when there are no more than these.
    var start: [UInt8]? {
        count > 3 ? text.withBytes { Array($0[...Int(slashes[2])]) } : nil
    }

    /// Calls `body` with the bytes of one of the first eight components, which must be there.
    private func withComponent<Result>(
        _ index: Int,
        _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result
    ) -> Result {
        let start = index == 0 ? 0 : Int(slashes[index - 1]) + 1
        return text.withBytes { body($0[start..<Int(slashes[index])]) }
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
        case .check, .count, .watch, .walk, .close:
            count > 2 ? withComponent(2) { WorkDate(utf8: $0) } : nil
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
        guard kind == .case, count > 1 else { return component(1) }
        return withComponent(1) { name in
            let end = name.lastIndex(of: UInt8(ascii: "-")) ?? name.endIndex
            return String(decoding: name[..<end], as: UTF8.self)
        }
    }
}

extension String {
    /// Calls `body` with the bytes of the text in UTF-8.
    package func withBytes<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        // Copied only from texts that Foundation made.
        try utf8.withContiguousStorageIfAvailable(body)
            ?? Array(utf8).withUnsafeBufferPointer(body)
    }
}

extension RecordName {
    /// Why an entry with this record, `register` and `claim` can never count; `nil` when it can.
    func defect(of register: String, claim: UnsafeRawBufferPointer) -> Defect? {
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
            count == 2 && component(1).flatMap { DeviceID(hex: $0) } != nil
        case .release:
            count == 2 && component(1).flatMap { Digest(hex: $0) } != nil
        case .point, .street, .unit, .roster, .settings, .close:
            count == 3 && isName(1) && isDate(2)
        case .person:
            count == 3 && isInspector(1) && isDate(2)
        case .standard, .case:
            count == 2
        case .assessment, .activity:
            count >= 2
        case .check:
            count == 5 && isName(1, minimum: 2) && isDate(2) && isOccasion(3)
                && (isStar(4) || isID(4))
        case .count:
            count == 6 && isName(1, minimum: 2) && isDate(2) && isID(3) && isID(4)
                && isInspector(5)
        case .watch:
            count == 5 && isName(1, minimum: 2) && isDate(2) && isID(3) && isInspector(4)
        case .walk:
            count == 5 && isName(1) && isDate(2) && isOccasion(3) && isInspector(4)
        }
    }

    private func isName(_ index: Int, minimum: Int = 1) -> Bool {
        withComponent(index) { Names.isName(utf8: $0, minimum: minimum) }
    }

    private func isID(_ index: Int) -> Bool {
        withComponent(index) { Names.isID(utf8: $0) }
    }

    private func isInspector(_ index: Int) -> Bool {
        withComponent(index) { Names.isInspector(utf8: $0) }
    }

    private func isDate(_ index: Int) -> Bool {
        withComponent(index) { WorkDate(utf8: $0) != nil }
    }

    private func isOccasion(_ index: Int) -> Bool {
        withComponent(index) { !$0.contains(UInt8(ascii: "*")) }
    }

    private func isStar(_ index: Int) -> Bool {
        withComponent(index) { $0.elementsEqual("*".utf8) }
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
            register == "review" || register == (isStar(4) ? "sweep" : "finding")
        case .count:
            register == "double" || (register.hasPrefix("acts.") && register.utf8.count > 5)
        case .watch:
            switch register {
            case "plan", "arrival", "departure", "handover", "attendance": true
            default: false
            }
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
        case .point where register == "place":
            return PointVersion(claim) != nil || isWithdrawn && PointVersion.isPartOf(claim)
        case .settings where register == "settings": return CitySettings(claim) != nil
        default: return true
        }
    }
}

extension RecordKind {
    /// The first eight bytes of each kind's name: no two kinds share them.
    ///
    /// The frequent ones first.
    private static let heads: [(head: UInt64, kind: RecordKind)] =
        ([.check, .count, .watch] + allCases).map { (head($0.rawValue.utf8.prefix(8)), $0) }

    private static func head(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The kind of that name.
    init?(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
        let head = RecordKind.head(name.prefix(8))
        guard let kind = RecordKind.heads.first(where: { $0.head == head })?.kind,
            kind.rawValue.utf8.count == name.count,
            name.count <= 8 || name.elementsEqual(kind.rawValue.utf8)
        else { return nil }
        self = kind
    }

    /// The layer of a record by its first component, without taking it apart; 4 for kinds that
    /// are not known.
    package static func layer(of record: String) -> Int {
        record.withBytes { layer(ofRecord: UnsafeRawBufferPointer($0)) }
    }

    static func layer(ofRecord record: UnsafeRawBufferPointer) -> Int {
        switch record.first {
        // Nearly all records: check, count, case, close; watch, walk.
        case UInt8(ascii: "c"), UInt8(ascii: "w"): 4
        default: RecordName(String(decoding: record, as: UTF8.self)).kind?.layer ?? 4
        }
    }
}
