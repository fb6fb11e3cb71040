package import Journaling

/// Which indicators a city meets of its own accord, by titles that it holds.
package struct Exemptions: Hashable, Sendable {
    package let titles: Set<String>
    /// Codes met besides those that a title covers for certain.
    package let also: Set<String>
    /// Codes judged in spite of a title; they count before ``also``.
    package let except: Set<String>

    /// Reads the claim of the city's `exemptions`.
    package init(_ claim: JSONValue) {
        titles = Set(claim["titles"]?.texts ?? [])
        also = Set(claim["also"]?.texts ?? [])
        except = Set(claim["except"]?.texts ?? [])
    }

    /// Whether an indicator is met without being looked at.
    package func covers(_ indicator: Indicator) -> Bool {
        if except.contains(indicator.code) { return false }
        if also.contains(indicator.code) { return true }
        guard let exemption = indicator.exemption, exemption.isCertain else { return false }
        return titles.contains(exemption.title)
    }
}
