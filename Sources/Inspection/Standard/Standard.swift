package import Journaling

/// One version of one system of indicators.
package struct Standard: Hashable, Sendable {
    /// The name of its record without `standard/`: system, year and digest of its file.
    package let id: String
    /// System and year, as `national-2026`.
    package let name: String
    package let system: String
    /// The first date it holds on; `nil` where neither its `meta` nor its name tells one.
    package private(set) var from: WorkDate?
    package private(set) var indicators: [String: Indicator] = [:]
    /// The rows as they stand, by code.
    package private(set) var claims: [String: JSONValue] = [:]
    /// Its own table of the kinds of place; may be empty.
    package private(set) var types: [String: PointType] = [:]
    private var isWithdrawn = false

    /// A version by its id.
    ///
    /// Without a `meta` that says otherwise it holds from the first day of its year.
    package init(id: String) {
        self.id = id
        let title = id.split(separator: "@", maxSplits: 1).first.map(String.init) ?? id
        name = title
        let parts = title.split(separator: "-")
        system = parts.count > 1 ? parts.dropLast().joined(separator: "-") : title
        from = parts.last.flatMap { WorkDate("\($0)-01-01") }
    }

    /// Whether it can be in force: it has indicators and was not taken back.
    package var isInUse: Bool { !isWithdrawn && !indicators.isEmpty }

    /// The codes in the order of their text.
    package var codes: [String] { indicators.keys.sorted() }

    /// Takes in one register by the claim in force.
    package mutating func add(register: String, claim: JSONValue) {
        let isGone = claim.isWithdrawn
        if register == "meta" {
            isWithdrawn = isGone
            if let date = claim["from"]?.text.flatMap({ WorkDate($0) }) { from = date }
        } else if let code = register.removing("indicator.") {
            indicators[code] = isGone ? nil : Indicator(code: code, claim: claim)
            claims[code] = isGone ? nil : claim
        } else if let code = register.removing("type.") {
            types[code] = isGone ? nil : PointType(code: code, claim: claim)
        }
    }
}

extension String {
    /// What follows a prefix; `nil` without it.
    func removing(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension Standard {
    /// Whether it holds on a date, unless a later version does.
    package func holds(on date: WorkDate) -> Bool { from.map { $0 <= date } ?? true }

    /// Versions of one system, the later ones last; of two with one date those of a later year,
    /// then by the bytes of the id, so that all ledgers agree.
    static func precedes(_ one: Standard, _ next: Standard) -> Bool {
        let days = (one.from?.day ?? -1, next.from?.day ?? -1)
        return (days.0, one.name, one.id) < (days.1, next.name, next.id)
    }
}
