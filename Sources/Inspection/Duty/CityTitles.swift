package import Journaling

/// Titles that a city holds, by which clauses are met without a look 自动符合.
package struct CityTitles: Hashable, Sendable {
    package var titles: Set<String>
    /// Indicators that are exempt besides those that a title exempts.
    package var also: Set<String>
    /// Indicators that are judged although a title exempts them.
    package var except: Set<String>

    package init(titles: Set<String> = [], also: Set<String> = [], except: Set<String> = []) {
        self.titles = titles
        self.also = also
        self.except = except
    }

    /// Reads the claim `exemptions`; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, case .object = claim else { return nil }
        self.init(
            titles: Set(claim.texts("titles")),
            also: Set(claim.texts("also")),
            except: Set(claim.texts("except"))
        )
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["titles": .texts(titles.sorted())]
        members["also"] = .some(texts: also.sorted())
        members["except"] = .some(texts: except.sorted())
        return .object(members)
    }

    /// Whether an indicator, exempt under `title`, is exempt here.
    package func exempts(_ indicator: String, under title: String?) -> Bool {
        guard !except.contains(indicator) else { return false }
        return also.contains(indicator) || (title.map(titles.contains) ?? false)
    }
}
