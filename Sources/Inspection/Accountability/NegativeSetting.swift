package import Journaling

/// 负面清单: events that cost points, or the right to be a candidate.
///
/// Setting `negative`. D14: the sources name formalism, rush preparation, faking, blocking, following
/// or disturbing testers, and no points; a city writes its own list.
package struct NegativeSetting: CitySetting, Hashable {
    package static let section = "negative"

    package struct Item: Hashable, Sendable {
        package var id: String
        package var name: String
        /// Points that are taken off, in thousandths; 0 for none.
        package var pointsMilli: Int64
        /// What follows besides, in words, as “取消申报资格”.
        package var consequence: String?
    }

    package var items: [Item] = []

    package static let standard = NegativeSetting()

    package init() {}

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        var seen: Set<String> = []
        items = try reader.list("items") { value, path throws(SettingFault) in
            let item = try Item(value, path: path)
            guard seen.insert(item.id).inserted else {
                throw SettingFault(path + ["id"], .repeated)
            }
            return item
        }
        try reader.finish()
    }

    package func item(_ id: String) -> Item? { items.first { $0.id == id } }
}

extension NegativeSetting.Item {
    fileprivate init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.needed(try reader.text("id"), "id")
        name = try reader.needed(try reader.text("name"), "name")
        pointsMilli = try reader.integer("points_milli", in: 0...1_000_000_000) ?? 0
        consequence = try reader.text("consequence")
        try reader.finish()
    }
}
