package import Journaling

/// All versions of all systems, and what the city says about them: which judges what on which
/// date, what is due where, what is exempt.
///
/// Filled register by register, in any order.
package struct StandardShelf: Sendable {
    private var all: [String: Standard] = [:]
    /// The ids of each system, earlier versions first.
    private var systems: [String: [String]] = [:]
    /// By name.
    private var names: [String] = []
    private var titles = Dated<CityTitles>()
    private var orders = Dated<[String]>()

    package init() {}

    /// Takes in one register by the claim in force; others than those of standards and of the
    /// city's settings are passed over.
    package mutating func add(record: String, register: String, claim: JSONValue) {
        if let id = record.removing("standard/") {
            let isNew = all[id] == nil
            var standard = all.removeValue(forKey: id) ?? Standard(id: id)
            standard.add(register: register, claim: claim)
            all[id] = standard
            if isNew || register == "meta" { sort(standard.system, with: id) }
        } else if let date = record.removing("settings/city/").flatMap({ WorkDate($0) }) {
            switch register {
            case "exemptions": titles.set(CityTitles(claim), from: date)
            case "systems": orders.set(claim.isWithdrawn ? nil : claim.texts("order"), from: date)
            default: return
            }
        }
    }

    private mutating func sort(_ system: String, with id: String) {
        let ids = Set(systems[system] ?? []).union([id])
        systems[system] = ids.compactMap { all[$0] }.sorted(by: Standard.precedes).map(\.id)
        names = systems.keys.sorted()
    }

    /// All versions that can be in force, by system and then by date.
    package var versions: [Standard] { names.flatMap { versions(of: $0) } }

    private func versions(of system: String) -> [Standard] {
        (systems[system] ?? []).compactMap { all[$0] }.filter(\.isInUse)
    }

    /// The dates on which a version or a setting about standards begins, ascending, each once.
    package var versionDates: [WorkDate] {
        let settings = titles.versions.map(\.from) + orders.versions.map(\.from)
        return Set(versions.compactMap(\.from) + settings).sorted()
    }

    /// A version by its id, or the beginning of one.
    package func version(_ id: String) -> Standard? {
        all[id] ?? versions.last { $0.id.hasPrefix(id) }
    }
}

extension StandardShelf {
    /// The versions in force, one a system, in the order in which they judge.
    ///
    /// - Parameters:
    ///   - date: the work date; before the first version of a system that one holds.
    ///   - systems: the systems that apply, as a point names them; `nil` for all.
    /// - Returns: first the systems that the city puts in order, then the others by name.
    package func standards(on date: WorkDate, systems: [String]? = nil) -> [Standard] {
        let order = orders.value(on: date) ?? []
        return (order + unordered(order)).filter { systems?.contains($0) ?? true }
            .compactMap { standard(of: $0, on: date) }
    }

    /// The systems that an order does not name, by name.
    private func unordered(_ order: [String]) -> [String] {
        order.isEmpty ? names : names.filter { !order.contains($0) }
    }

    /// The version of a system that holds on a date: the latest, or else the first one.
    private func standard(of system: String, on date: WorkDate) -> Standard? {
        guard let ids = systems[system] else { return nil }
        var first: Standard?
        for id in ids.reversed() {
            guard let version = all[id], version.isInUse else { continue }
            if version.holds(on: date) { return version }
            // Of several that begin on the first date the latest.
            if first.map({ $0.from != version.from }) ?? true { first = version }
        }
        return first
    }

    /// The version that judges an indicator, and the indicator: of the systems that know the code
    /// the first.
    ///
    /// `nil` where none knows it.
    package func judging(
        _ code: String,
        on date: WorkDate,
        systems: [String]? = nil
    ) -> (standard: Standard, indicator: Indicator)? {
        let order = orders.value(on: date) ?? []
        func judging(_ names: [String]) -> (standard: Standard, indicator: Indicator)? {
            for system in names where systems?.contains(system) ?? true {
                if let standard = standard(of: system, on: date),
                    let indicator = standard.indicators[code]
                {
                    return (standard, indicator)
                }
            }
            return nil
        }
        // Every finding asks this: systems are put in order only where the city has not done so.
        return judging(order) ?? judging(unordered(order))
    }

    /// Whether an indicator is met by the city's titles on a date.
    package func isExempt(_ indicator: Indicator, on date: WorkDate) -> Bool {
        let exemption = indicator.exemption.flatMap { $0.isCertain ? $0.title : nil }
        return titles.value(on: date)?.exempts(indicator.code, under: exemption) ?? false
    }

    /// The same standards under the titles of another shelf.
    package func under(titlesOf other: StandardShelf) -> StandardShelf {
        var shelf = self
        shelf.titles = other.titles
        return shelf
    }

    /// The kinds of place, of all standards in force; of two that know one the first counts.
    package func types(on date: WorkDate) -> [String: PointType] {
        standards(on: date).reduce(into: [:]) { types, standard in
            types.merge(standard.types) { first, _ in first }
        }
    }
}
