package import Journaling

/// 测评: one round of testing, as its office states it.
///
/// Claim: Documentation/registers.md, `round`.
package struct AssessmentRound: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// 自测自评: by those who answer.
        case own = "self"
        /// 季度考核.
        case quarter
        /// 半年考核: items missed in the quarters and newly met ones.
        case halfYear = "half-year"
        /// 全年考核.
        case year
        /// 模拟测评.
        case mock
        /// An inspection of one level, as of a province.
        case inspection
    }

    /// Which points count.
    package enum Points: String, CaseIterable, Sendable {
        case all
        /// 申报点位.
        case declared
        /// Points with the mark 随机点位.
        case drawn
        /// Those that the draws of the round gave.
        case draw
        /// Declared points, and those that the draws gave.
        case declaredAndDraw = "declared+draw"
    }

    package var scheme: String
    package var id: String
    package var name: String?
    package var kind: Kind
    package var dates: ClosedRange<WorkDate>
    package var points = Points.all
    /// The systems of indicators that are tested; empty for all.
    package var systems: [String] = []
    /// Levels that count instead of the scheme's; empty for these.
    package var levels: [InspectionLevel] = []
    /// Kinds of inspection that count; empty for all.
    package var kinds: [InspectionKind] = []
    /// Only what this unit and its sections answer for.
    package var within: String?
    /// The round before, by its id.
    package var previous: String?
    /// The quarters on whose items a half-year builds, by their ids.
    package var quarters: [String] = []

    package init(scheme: String, id: String, kind: Kind, dates: ClosedRange<WorkDate>) {
        self.scheme = scheme
        self.id = id
        self.kind = kind
        self.dates = dates
    }

    package var record: String { "assessment/\(scheme)/\(id)" }

    /// The record in which an office says what concerns the round.
    package func record(of office: String) -> String { "assessment/\(office)/\(scheme)/\(id)" }

    /// Reads a claim; `nil` when it is withdrawn or no round.
    package init?(scheme: String, id: String, claim: JSONValue) {
        guard !claim.isWithdrawn, let kind = claim["kind"]?.text.flatMap(Kind.init(rawValue:)),
            let from = claim["from"]?.text.flatMap({ WorkDate($0) }),
            let to = claim["to"]?.text.flatMap({ WorkDate($0) }), from <= to
        else { return nil }
        self.init(scheme: scheme, id: id, kind: kind, dates: from...to)
        name = claim["name"]?.text
        points = claim["points"]?.text.flatMap(Points.init(rawValue:)) ?? .all
        systems = claim.texts("systems")
        levels = claim.texts("levels").compactMap(InspectionLevel.init(rawValue:))
        kinds = claim.texts("kinds").compactMap(InspectionKind.init(rawValue:))
        within = claim["within"]?.text
        previous = claim["previous"]?.text
        quarters = claim.texts("quarters")
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "kind": .text(kind.rawValue), "from": .text(dates.lowerBound.text),
            "to": .text(dates.upperBound.text),
        ]
        members["name"] = name.map(JSONValue.text)
        members["points"] = points == .all ? nil : .text(points.rawValue)
        members["systems"] = .some(texts: systems)
        members["levels"] = .some(texts: levels.map(\.rawValue))
        members["kinds"] = .some(texts: kinds.map(\.rawValue))
        members["within"] = within.map(JSONValue.text)
        members["previous"] = previous.map(JSONValue.text)
        members["quarters"] = .some(texts: quarters)
        return .object(members)
    }

    /// The levels of inspection that count in it.
    package func levels(in scheme: Scheme) -> Set<InspectionLevel> {
        if !levels.isEmpty { return Set(levels) }
        return kind == .own ? [.own] : Set(scheme.levels)
    }
}
