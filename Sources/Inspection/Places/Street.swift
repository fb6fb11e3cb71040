package import Journaling

/// 街路: a line along which things are spaced, as one dated version of it states.
///
/// Claim: Documentation/registers.md, `line`.
package struct Street: Hashable, Sendable {
    package var id: String
    /// The date from which this version holds.
    package var from: WorkDate
    package var name: String
    package var office: String
    /// Along the line, as measured on the ground.
    package var lengthMillimetres: Int64
    /// The line from its beginning to its end; empty when nobody drew it.
    package var path: [Position] = []
    /// Codes of the kinds of street, as `main`.
    package var types: [String] = []
    /// Who answers for it: ids or names of units.
    package var units: [ResponsibilityLine: [String]] = [:]
    package var isClosed = false

    package init(id: String, from: WorkDate, name: String, office: String, lengthMillimetres: Int64)
    {
        self.id = id
        self.from = from
        self.name = name
        self.office = office
        self.lengthMillimetres = lengthMillimetres
    }

    /// Reads a claim; `nil` when it is withdrawn or no street.
    package init?(id: String, from: WorkDate, claim: JSONValue) {
        guard !claim.isWithdrawn, let office = claim["office"]?.text,
            let length = claim["length_mm"]?.integer, length >= 0
        else { return nil }
        self.init(
            id: id,
            from: from,
            name: claim["name"]?.text ?? id,
            office: office,
            lengthMillimetres: length
        )
        path = (claim["path"]?.list ?? []).compactMap { Position(pair: $0) }
        types = claim.texts("types")
        units = ResponsibilityLine.units(claim["units"])
        isClosed = claim["closed"]?.bool ?? false
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(name), "office": .text(office), "length_mm": .integer(lengthMillimetres),
        ]
        if !path.isEmpty {
            members["path"] = .list(
                path.map { [.integer($0.latitude), .integer($0.longitude)] }
            )
        }
        members["types"] = .some(texts: types)
        members["units"] = ResponsibilityLine.claim(units)
        members["closed"] = isClosed ? true : nil
        return .object(members)
    }
}
