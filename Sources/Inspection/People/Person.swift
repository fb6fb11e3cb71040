package import Journaling

/// A person with a staff number, as one dated version states.
///
/// Claim: Documentation/registers.md, `person`.
package struct Person: Hashable, Sendable {
    /// 人员类别: what kind of inspector someone is.
    package enum Kind: String, CaseIterable, Sendable {
        case cadre
        /// 村居干部.
        case village
        /// Staff of a bureau.
        case bureau
        case volunteer
        /// 人大代表、政协委员 and others who are invited.
        case invited
        /// 督查人员.
        case supervisor
        case other
    }

    /// `<office>.<number>`; stays for life.
    package var number: String
    /// The date from which this version holds.
    package var from: WorkDate
    package var name: String
    /// The id or name of the unit to which the person belongs.
    package var unit: String?
    package var kind: Kind?
    /// The level of inspection at which the person looks.
    package var level: InspectionLevel?
    package var hasLeft = false

    package init(number: String, from: WorkDate, name: String) {
        self.number = number
        self.from = from
        self.name = name
    }

    /// Reads a claim; `nil` when it is withdrawn or no person.
    package init?(number: String, from: WorkDate, claim: JSONValue) {
        guard !claim.isWithdrawn, case .object = claim else { return nil }
        self.init(number: number, from: from, name: claim["name"]?.text ?? number)
        unit = claim["unit"]?.text
        kind = claim["kind"]?.text.flatMap(Kind.init(rawValue:))
        level = claim["level"]?.text.flatMap(InspectionLevel.init(rawValue:))
        hasLeft = claim["left"]?.bool ?? false
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["name": .text(name)]
        members["unit"] = unit.map(JSONValue.text)
        members["kind"] = kind.map { .text($0.rawValue) }
        members["level"] = level.map { .text($0.rawValue) }
        members["left"] = hasLeft ? true : nil
        return .object(members)
    }

    /// The office of the number.
    package var office: String { Names.parent(of: number) }
}
