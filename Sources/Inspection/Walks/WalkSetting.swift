package import Journaling

/// What a city says about walks: the categories of things along streets, and how far a fix may lie
/// off the line.
package struct WalkSetting: CitySetting {
    package static let section = "walks"

    /// A kind of thing along a street.
    package struct Category: Hashable, Sendable {
        package var id: String
        /// In Chinese.
        package var name: String
        package var englishName: String?
        /// Other words for it.
        package var aliases: [String] = []
    }

    /// None where the city lists none: then every id is a category.
    package var categories: [Category] = []
    /// A fix that lies further from the line is named, not guessed.
    package var offStreetMillimetres: Int64 = 50_000
    /// Between two points of a track further apart than this nobody is taken to have walked.
    package var trackGapMillimetres: Int64 = 200_000

    /// What counts where a city says nothing.
    package static let standard = WalkSetting()

    private init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        var ids: Set<String> = []
        categories = try reader.list("categories") { (item, path) throws(SettingFault) in
            var member = try SettingReader(item, path: path)
            let id = try member.needed(try member.text("id"), "id")
            guard Names.isID(id) else { throw member.fault("id", .wrongKind("A-Z a-z 0-9 _ -")) }
            guard ids.insert(id).inserted else { throw member.fault("id", .repeated) }
            let category = Category(
                id: id,
                name: try member.text("name") ?? id,
                englishName: try member.text("name_en"),
                aliases: try member.texts("aliases")
            )
            try member.finish()
            return category
        }
        if let metres = try reader.integer("off_street_m", in: 1...10_000) {
            offStreetMillimetres = metres * 1000
        }
        if let metres = try reader.integer("track_gap_m", in: 1...10_000) {
            trackGapMillimetres = metres * 1000
        }
        try reader.finish()
    }

    /// The category that a word names, by id, name or alias in any spelling; any id where the city
    /// lists none.
    package func category(_ word: String) -> String? {
        let text = HalfWidth.folded(word)
        if categories.isEmpty { return Names.isID(text) ? text : nil }
        if let known = categories.first(where: { $0.id == text }) { return known.id }
        return categories.first { category in
            ([category.id, category.name] + category.aliases + [category.englishName ?? ""])
                .contains { !$0.isEmpty && NameFolding.isSame($0, word) }
        }?.id
    }

    /// What people call a category; its id where nobody said.
    package func name(of category: String, inChinese: Bool) -> String {
        guard let known = categories.first(where: { $0.id == category }) else { return category }
        return inChinese ? known.name : known.englishName ?? known.id
    }
}
