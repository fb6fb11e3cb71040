import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// What every figure that leaves the house carries: when, over which entries, by which definitions.
///
/// Source: Documentation/measures.md, "What an export carries".
struct ReportHead {
    /// What is reported, as a word of the head.
    enum Kind: String, Sendable {
        case tally, missing, explanation, spans, close, comparison, account
    }

    /// Version of the definitions in Documentation/measures.md.
    static let definitions: Int64 = 1

    let kind: Kind
    let asOf: Moment
    /// The city's clocks, in minutes ahead of UTC.
    let zone: Int64
    let manifest: [UInt8]
    let charter: Charter
    /// Ids of the standards in force at the end of the span.
    let standards: [String]

    init(
        _ kind: Kind,
        _ ledger: SQLiteLedger,
        _ books: CityBooks,
        on date: WorkDate,
        asOf: Moment
    ) throws {
        self.kind = kind
        self.asOf = asOf
        zone = books.reference.settings(on: date).zoneMinutes
        manifest = try ledger.manifest()
        charter = try ledger.charter
        standards = books.standards.standards(on: date).map(\.id)
    }

    var set: Digest { Chain.sha256(manifest) }

    var json: JSONValue {
        [
            "report": .text(kind.rawValue), "as_of": .text(asOf.iso8601(zone: zone)),
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
        return .object(members)
    }
}

/// Where the head of a table's file stands.
enum Sidecar {
    static func path(of table: String) -> String { table + ".json" }
}
