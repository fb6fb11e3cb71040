import Journaling
import LedgerSQLite

/// Which indicators are due at a point, by its types and the standards that a ledger knows.
struct DueIndicators {
    private struct PointVersion {
        let from: WorkDate
        let types: Set<String>
    }

    private var points: [String: [PointVersion]] = [:]
    /// The types of point that each indicator is for; empty for all.
    private var indicators: [String: Set<String>] = [:]

    init(_ ledger: SQLiteLedger) throws {
        try ledger.forEachResolution(of: .point) { resolution in
            let name = RecordName(resolution.record)
            guard resolution.register == "place", let point = name.component(1),
                let from = name.component(2).flatMap({ WorkDate($0) }),
                let claim = resolution.inForce.flatMap({ JSONValue($0.statement.claim) }),
                claim["withdrawn"]?.bool != true
            else { return }
            let types = Set(claim["types"]?.texts ?? [])
            points[point, default: []].append(PointVersion(from: from, types: types))
        }
        try ledger.forEachResolution(of: .standard) { resolution in
            guard resolution.register.hasPrefix("indicator."),
                let claim = resolution.inForce.flatMap({ JSONValue($0.statement.claim) }),
                claim["withdrawn"]?.bool != true
            else { return }
            let code = String(resolution.register.dropFirst("indicator.".count))
            let types = Set(claim["point_types"]?.texts ?? [])
            indicators[code] = types.contains("ANY") ? [] : types
        }
    }

    /// The codes, ascending; `nil` when it is not known of which types the point is.
    func indicators(at station: String, on date: WorkDate) -> [String]? {
        let versions = (points[Names.parent(of: station)] ?? []).sorted { $0.from < $1.from }
        guard let version = versions.last(where: { $0.from <= date }) ?? versions.first,
            !version.types.isEmpty
        else { return nil }
        return indicators.filter { $1.isEmpty || !$1.isDisjoint(with: version.types) }
            .map(\.key).sorted()
    }
}
