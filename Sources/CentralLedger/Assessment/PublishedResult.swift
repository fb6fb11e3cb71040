import Inspection
package import Journaling

/// The claim of a `result.<n>` and a `preview.<n>`: a ranking pinned to what it was made from.
///
/// Whoever has the same entries, or a later ledger cut back to them, makes the same rows again.
package struct PublishedResult: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var id: String
        package var group: String
        /// `nil` where it is not ranked.
        package var rank: Int64?
        package var state: String
        /// In millionths.
        package var score: Int64
        package var points: Int64
        package var passed: Int64
        package var judged: Int64
    }

    /// The dimension of the rows.
    package var by: String
    package var scheme: String
    /// SHA-256 of the scheme's claim; of `{}` for the one that the program brings.
    package var schemeDigest: Digest
    package var standards: [String]
    /// The set digest of the ledger.
    package var entries: Digest
    package var ruleVersion: Int64
    package var rows: [Row]
    /// SHA-256 over all items of all rows, so that these are pinned too.
    package var itemsDigest: Digest

    package init(
        _ assessment: Assessment,
        schemeClaim: JSONValue?,
        entries: Digest
    ) {
        by = assessment.dimension?.rawValue ?? ""
        scheme = assessment.round.scheme
        schemeDigest = PublishedResult.digest(of: schemeClaim)
        standards = assessment.standards
        self.entries = entries
        ruleVersion = Charter.ruleVersion
        rows = assessment.ranks.places.map { Row($0) }
        itemsDigest = PublishedResult.itemsDigest(assessment)
    }

    package static func digest(of schemeClaim: JSONValue?) -> Digest {
        Chain.sha256((schemeClaim ?? [:]).canonicalBytes)
    }

    private static func itemsDigest(_ assessment: Assessment) -> Digest {
        let rows = assessment.sheet.rows.map { row -> JSONValue in
            [
                "id": .text(row.id), "score": .integer(row.score.millionths),
                "items": .list(
                    row.items.map { item in
                        [
                            "id": .text(item.id), "lost": .integer(item.lost.millionths),
                            "most": .integer(item.most.millionths),
                            "judged": .integer(item.judged), "passed": .integer(item.passed),
                        ]
                    }
                ),
            ]
        }
        return Chain.sha256(JSONValue.list(rows).canonicalBytes)
    }
}

extension PublishedResult.Row {
    init(_ place: RankList.Place) {
        id = place.row.id
        group = place.row.group
        rank = place.rank.map(Int64.init)
        state =
            switch place.state {
            case .ranked: "ranked"
            case .tooSmall: "too-small"
            case .notTested: "not-tested"
            case .nobody: "nobody"
            }
        score = place.row.score.millionths
        points = Int64(place.row.points)
        passed = place.row.passed
        judged = place.row.judged
    }

    init?(_ value: JSONValue) {
        guard let id = value["id"]?.text, let state = value["state"]?.text,
            let score = value["score"]?.integer, let points = value["points"]?.integer,
            let passed = value["passed"]?.integer, let judged = value["judged"]?.integer
        else { return nil }
        self.id = id
        group = value["class"]?.text ?? ""
        rank = value["rank"]?.integer
        self.state = state
        self.score = score
        self.points = points
        self.passed = passed
        self.judged = judged
    }

    var claim: JSONValue {
        var members: [String: JSONValue] = [
            "id": .text(id), "state": .text(state), "score": .integer(score),
            "points": .integer(points), "passed": .integer(passed), "judged": .integer(judged),
        ]
        if !group.isEmpty { members["class"] = .text(group) }
        members["rank"] = rank.map(JSONValue.integer)
        return .object(members)
    }
}

extension PublishedResult {
    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard let by = claim["by"]?.text, let scheme = claim["scheme"]?.text,
            let schemeDigest = claim["scheme_sha256"]?.text.flatMap({ Digest(hex: $0) }),
            let standards = claim["standards"]?.texts,
            let entries = claim["entries"]?.text.flatMap({ Digest(hex: $0) }),
            let ruleVersion = claim["rule_version"]?.integer, let rows = claim["rows"]?.list,
            let items = claim["items_sha256"]?.text.flatMap({ Digest(hex: $0) })
        else { return nil }
        self.by = by
        self.scheme = scheme
        self.schemeDigest = schemeDigest
        self.standards = standards
        self.entries = entries
        self.ruleVersion = ruleVersion
        self.rows = rows.compactMap { Row($0) }
        itemsDigest = items
    }

    package var claim: JSONValue {
        [
            "by": .text(by), "scheme": .text(scheme), "scheme_sha256": .text(schemeDigest.hex),
            "standards": .list(standards.map(JSONValue.text)), "entries": .text(entries.hex),
            "rule_version": .integer(ruleVersion), "rows": .list(rows.map(\.claim)),
            "items_sha256": .text(itemsDigest.hex),
        ]
    }

    /// In what two results differ.
    package enum Difference: Hashable, Sendable {
        /// Entries came or went: a later ledger.
        case entries
        case scheme
        case standards
        case ruleVersion
        /// A row that scores or ranks otherwise, or that only one of them has.
        case row(String)
        case items
    }

    /// What another result of the same round has otherwise, the set of entries first.
    package func differences(from other: PublishedResult) -> [Difference] {
        var found: [Difference] = []
        if entries != other.entries { found.append(.entries) }
        if schemeDigest != other.schemeDigest { found.append(.scheme) }
        if standards != other.standards { found.append(.standards) }
        if ruleVersion != other.ruleVersion { found.append(.ruleVersion) }
        let ids = Set(rows.map(\.id) + other.rows.map(\.id)).sorted()
        for id in ids
        where rows.first(where: { $0.id == id }) != other.rows.first(where: { $0.id == id }) {
            found.append(.row(id))
        }
        if itemsDigest != other.itemsDigest { found.append(.items) }
        return found
    }
}
