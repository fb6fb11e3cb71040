import CentralLedger
import Inspection
import Journaling

/// What was seen along a street and counts in no rule, or not in those that name categories.
struct WalkStrays {
    private let street: Street
    /// Beyond the end of the street.
    private let beyond: [WalkItem]
    /// Of categories that the city's settings do not have.
    private let unknown: [WalkItem]

    init(_ walks: StreetWalks, _ setting: WalkSetting) {
        street = walks.street
        beyond = walks.joined.beyond
        let known = Set(setting.categories.map(\.id))
        let items = walks.joined.items.map(\.item)
        // Where the settings name none, every id is a category.
        unknown = known.isEmpty ? [] : items.filter { !known.contains($0.category) }
    }

    /// One sentence for each kind that there is.
    var lines: [String] {
        var lines: [String] = []
        if !beyond.isEmpty {
            lines.append(
                WalkPhrase.beyondEnd(
                    String(beyond.count),
                    street.id,
                    Problem.list(beyond.map { "\(Stationing.text($0.at)) \($0.category)" })
                )
            )
        }
        if !unknown.isEmpty {
            lines.append(
                WalkPhrase.unknownCategories(
                    String(unknown.count),
                    street.id,
                    Problem.list(Set(unknown.map(\.category)).sorted())
                )
            )
        }
        return lines
    }

    var json: JSONValue {
        [
            "beyond": .list(beyond.map(\.json)), "unknown_categories": .list(unknown.map(\.json)),
        ]
    }
}
