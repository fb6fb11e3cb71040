package import Journaling

/// 责任单位: a body that answers for something, as one dated version of it states.
///
/// Claim: Documentation/registers.md, `unit`.
package struct Unit: Hashable, Sendable {
    package var id: String
    /// The date from which this version holds.
    package var from: WorkDate
    package var name: String
    /// Other spellings and earlier names.
    package var aliases: [String] = []
    /// The id of the unit of which it is a section 科室.
    package var parent: String?
    /// The office in whose area it works.
    package var office: String?
    package var kind: String?
    /// 联络员: numbers or names.
    package var contacts: [String] = []
    /// Of a shop: the street before whose door it answers, by id or name.
    package var street: String?
    /// Of a shop: 门牌号.
    package var door: String?
    /// Of a shop: what it answers for before its door 门前三包、门前五包, as the city names it.
    package var duties: [String] = []
    package var isClosed = false

    package init(id: String, from: WorkDate, name: String) {
        self.id = id
        self.from = from
        self.name = name
    }

    /// Reads a claim; `nil` when it is withdrawn or no unit.
    package init?(id: String, from: WorkDate, claim: JSONValue) {
        guard !claim.isWithdrawn, case .object = claim else { return nil }
        self.init(id: id, from: from, name: claim["name"]?.text ?? id)
        aliases = claim.texts("aliases")
        parent = claim["parent"]?.text
        office = claim["office"]?.text
        kind = claim["kind"]?.text
        contacts = claim.texts("contacts")
        street = claim["street"]?.text
        door = claim["door"]?.text
        duties = claim.texts("duties")
        isClosed = claim["closed"]?.bool ?? false
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["name": .text(name)]
        members["aliases"] = .some(texts: aliases)
        members["parent"] = parent.map(JSONValue.text)
        members["office"] = office.map(JSONValue.text)
        members["kind"] = kind.map(JSONValue.text)
        members["contacts"] = .some(texts: contacts)
        members["street"] = street.map(JSONValue.text)
        members["door"] = door.map(JSONValue.text)
        members["duties"] = .some(texts: duties)
        members["closed"] = isClosed ? true : nil
        return .object(members)
    }

    /// Its name and aliases.
    package var names: [String] { [name] + aliases }
}
