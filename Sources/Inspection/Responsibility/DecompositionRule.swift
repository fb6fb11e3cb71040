package import Journaling

/// One line of the decomposition table 指标责任分解表: which units answer for an indicator.
///
/// Claim: Documentation/registers.md, `rule.<16 hex digits>`.
package struct DecompositionRule: Hashable, Sendable {
    package var indicator: String
    package var line: ResponsibilityLine
    /// An office, an area's id or a point's id; `nil` for all.
    package var area: String?
    /// The code of a kind of point; `nil` for all.
    package var type: String?
    /// 主要责任单位: ids or names.
    package var main: [String]
    /// 协办单位: ids or names.
    package var assisting: [String]

    package init(
        indicator: String,
        line: ResponsibilityLine,
        area: String? = nil,
        type: String? = nil,
        main: [String],
        assisting: [String] = []
    ) {
        self.indicator = indicator
        self.line = line
        self.area = area
        self.type = type
        self.main = main
        self.assisting = assisting
    }

    /// Reads a claim; `nil` when it is withdrawn or no rule.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let indicator = claim["indicator"]?.text,
            let line = claim["line"]?.text.flatMap(ResponsibilityLine.init(rawValue:))
        else { return nil }
        self.init(
            indicator: indicator,
            line: line,
            area: claim["area"]?.text,
            type: claim["type"]?.text,
            main: claim.texts("main"),
            assisting: claim.texts("assisting")
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "indicator": .text(indicator), "line": .text(line.rawValue), "main": .texts(main),
        ]
        members["area"] = area.map(JSONValue.text)
        members["type"] = type.map(JSONValue.text)
        members["assisting"] = .some(texts: assisting)
        return .object(members)
    }

    /// The register it stands in: named by what it is for, so that another unit is a correction.
    package var register: String {
        let key = [indicator, area ?? "", type ?? "", line.rawValue].joined(separator: "|")
        return "rule.\(Chain.sha256(Array(key.utf8)).hex.prefix(16))"
    }
}

extension DecompositionRule {
    /// How closely a rule fits a place: area and type before area before type before general; among
    /// areas a point before an area in it before the whole office.
    struct Closeness: Comparable {
        let form: Int
        let area: Int

        static func < (one: Closeness, other: Closeness) -> Bool {
            (one.form, one.area) < (other.form, other.area)
        }
    }

    /// How closely it fits a point; `nil` when it is for others.
    ///
    /// Without a point only general rules fit.
    func closeness(to point: Point?) -> Closeness? {
        if let type {
            guard let point, point.types.contains(type) else { return nil }
        }
        guard let area else { return Closeness(form: type == nil ? 0 : 1, area: 0) }
        guard let point else { return nil }
        let form = type == nil ? 2 : 3
        if area == point.id { return Closeness(form: form, area: 3) }
        if area == point.area { return Closeness(form: form, area: 2) }
        return area == point.office ? Closeness(form: form, area: 1) : nil
    }
}
