import Inspection
package import Journaling

/// A close as an entry states it, perhaps of another office or a newer version.
package struct SignedClose: Sendable {
    package let office: String
    package let date: WorkDate
    /// From 1.
    package let version: Int64
    package let statement: Statement
    package let claim: JSONValue
    package let isDisputed: Bool

    /// What says when and over what it was made, not what the day came to.
    static let circumstances = ["as_of", "set", "ledger", "previous", "changes", "skipped"]

    /// Reads a register; `nil` when it is none of a close, or withdrawn.
    package init?(_ resolution: Resolution) {
        let name = RecordName(resolution.record)
        guard name.kind == .close, let office = name.component(1), let date = name.workDate,
            let version = SignedClose.version(of: resolution.register),
            let statement = resolution.inForce?.statement,
            let claim = JSONValue(statement.claim), claim["withdrawn"]?.bool != true,
            claim["set"]?.text != nil
        else { return nil }
        self.office = office
        self.date = date
        self.version = version
        self.statement = statement
        self.claim = claim
        isDisputed = resolution.isConflict
    }

    /// The number of a register `version.<n>`.
    package static func version(of register: String) -> Int64? {
        guard register.hasPrefix("version.") else { return nil }
        return Int64(register.dropFirst("version.".count)).flatMap { $0 > 0 ? $0 : nil }
    }

    package static func record(office: String, date: WorkDate) -> String {
        "close/\(office)/\(date.text)"
    }

    package var set: Digest? { claim["set"]?.text.flatMap { Digest(hex: $0) } }
    /// Minutes since 1970 UTC.
    package var asOf: Int64? { claim["as_of"]?.integer }
    package var cutOff: Int64? { claim["cut_off"]?.integer }
    /// Digest of all sums.
    package var sums: String? { claim["sums"]?.text }

    /// A sum of the total by its name in JSON.
    package func total(_ name: String) -> Int64 { claim["total"]?[name]?.integer ?? 0 }
}
