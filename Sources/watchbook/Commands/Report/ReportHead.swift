import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// What every figure that leaves the house carries: when, over which entries, by which definitions.
///
/// Source: Documentation/measures.md, "What an export carries".
struct ReportHead {
    /// Version of the definitions in Documentation/measures.md.
    static let definitions: Int64 = 1

    let asked: AskedCommand
    let asOf: Moment
    /// The city's clocks, in minutes ahead of UTC.
    let zone: Int64
    let manifest: [UInt8]
    /// Of a comparison: the manifest of the side that it begins with.
    let before: [UInt8]?
    let charter: Charter
    /// Ids of the standards in force at the end of the span.
    let standards: [String]

    /// The head of a result of this run.
    ///
    /// - Parameters:
    ///   - ledger: what the result is a function of; of a comparison its later side.
    ///   - typed: the ledger as the command names it; `nil` for `ledger`.
    ///   - date: the last one that the result is about; today for `nil`.
    ///   - asOf: the moment of the result.
    ///   - before: of a comparison the manifest of its earlier side.
    /// - Throws: what reading the ledger throws.
    init(
        _ ledger: SQLiteLedger,
        named typed: String? = nil,
        on date: WorkDate?,
        asOf: Moment,
        before: [UInt8]? = nil
    ) throws {
        asked = .current(ledger: typed ?? ledger.path)
        self.before = before
        self.asOf = asOf
        zone = try ledger.settings(on: date).zoneMinutes
        manifest = try ledger.manifest()
        charter = try ledger.charter
        let last = date ?? asOf.date(zone: zone)
        standards = try last.map { try ledger.standards().standards(on: $0).map(\.id) } ?? []
    }

    var set: Digest { Chain.sha256(manifest) }

    var json: JSONValue {
        [
            "report": .text(asked.name), "asked": .list(asked.words.map(JSONValue.text)),
            "as_of": .text(asOf.iso8601(zone: zone)),
            "set": .text(set.hex), "ledger": .text(charter.digest(set: set).hex),
            "rule": .integer(Charter.ruleVersion), "practice": .bool(charter.isPractice),
            "definitions": .integer(ReportHead.definitions),
            "standards": .list(standards.map(JSONValue.text)),
        ]
    }

    /// The result with the head in it.
    func added(to result: JSONValue) -> JSONValue {
        guard var members = result.members else { return result }
        members["head"] = json
        return .object(members)
    }

    /// What stands beside a table's file: the whole result, the digest of the file and the
    /// manifest, so that it can be computed again when more has arrived.
    func sidecar(_ result: JSONValue, table: Data, named name: String) -> JSONValue {
        guard var members = added(to: result).members else { return result }
        members["table"] = ["name": .text(name), "sha256": .text(Chain.sha256(Array(table)).hex)]
        members["manifest"] = .text(Hex.text(manifest))
        members["manifest_before"] = before.map { .text(Hex.text($0)) }
        return .object(members)
    }
}

/// Where the head of a table's file stands.
enum Sidecar {
    static func path(of table: String) -> String { table + ".json" }
}
