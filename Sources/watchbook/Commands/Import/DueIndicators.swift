import Inspection
import Journaling
import LedgerSQLite

/// What "all in order for the rest" answers at a station, by its point's types and the standards
/// that a ledger knows.
struct DueIndicators {
    private struct PointVersion {
        let from: WorkDate
        let types: Set<String>
        let systems: [String]?
        let without: Set<String>
    }

    private var points: [String: [PointVersion]] = [:]
    private let standards: StandardShelf

    init(_ ledger: SQLiteLedger) throws {
        standards = try ledger.standards()
        try ledger.forEachResolution(of: .point) { resolution in
            let name = RecordName(resolution.record)
            guard resolution.register == "place", let point = name.component(1),
                let from = name.component(2).flatMap({ WorkDate($0) }),
                let claim = resolution.inForce.flatMap({ JSONValue($0.statement.claim) }),
                claim["withdrawn"]?.bool != true
            else { return }
            points[point, default: []].append(
                PointVersion(
                    from: from,
                    types: Set(claim["types"]?.texts ?? []),
                    systems: claim["systems"]?.texts,
                    without: Set(claim["not_applicable"]?.texts ?? [])
                )
            )
        }
    }

    /// The codes, ascending; `nil` when it is not known of which types the point is.
    func indicators(at station: String, on date: WorkDate) -> [String]? {
        let versions = (points[Names.parent(of: station)] ?? []).sorted { $0.from < $1.from }
        guard let version = versions.last(where: { $0.from <= date }) ?? versions.first,
            !version.types.isEmpty
        else { return nil }
        return standards.due(
            at: version.types,
            on: date,
            systems: version.systems,
            without: version.without
        ).filter(\.isAnsweredBySweep).map(\.indicator.code).sorted()
    }
}
