package import Journaling

/// One thing that was seen along a street.
package struct WalkItem: Hashable, Sendable {
    /// Millimetres from the beginning of the street; 0 or more.
    package var at: Int64
    package var side: WalkSide
    /// What it is, by an id of the city's settings, as `core-values` or `hoarding`.
    package var category: String
    package var detail = Detail()

    /// What else may be said about it.
    package struct Detail: Hashable, Sendable {
        /// What is wrong with it, as `faded`; an id.
        package var defect: String?
        /// The code of an indicator that it fails or was looked at for.
        package var indicator: String?
        /// The whole area of a hoarding, in square centimetres.
        package var total: Int64?
        /// The area of public-service adverts on it, in square centimetres.
        package var advert: Int64?
        /// The number of its photo among the attachments of the entry, from 0.
        package var photo: Int64?
        /// Where the fix was from which ``WalkItem/at`` follows.
        package var position: Position?

        package init() {}
    }

    package init(at: Int64, side: WalkSide, category: String, detail: Detail = Detail()) {
        self.at = at
        self.side = side
        self.category = category
        self.detail = detail
    }

    /// The largest area that can be said, in square centimetres: a square kilometre.
    package static let largestArea: Int64 = 10_000_000_000
}

extension WalkItem {
    /// Reads `[at, side, category]` or `[at, side, category, {…}]`; `nil` for anything else.
    ///
    /// Members that cannot be read are passed over, a side of another word is ``WalkSide/none``.
    init?(_ value: JSONValue) {
        guard let list = value.list, (3...4).contains(list.count), let at = list[0].integer,
            (0...Stationing.limit).contains(at), let side = list[1].text,
            let category = list[2].text, Names.isID(category)
        else { return nil }
        self.init(at: at, side: WalkSide(rawValue: side) ?? .none, category: category)
        guard list.count == 4 else { return }
        let more = list[3]
        let areas = 0...WalkItem.largestArea
        detail.defect = more["defect"]?.text
        detail.indicator = more["indicator"]?.text
        detail.total = more["total_cm2"]?.integer.flatMap { areas.contains($0) ? $0 : nil }
        detail.advert = more["advert_cm2"]?.integer.flatMap { areas.contains($0) ? $0 : nil }
        detail.photo = more["photo"]?.integer
        detail.position = Position(more)
    }

    package var json: JSONValue {
        var list: [JSONValue] = [.integer(at), .text(side.rawValue), .text(category)]
        var members: [String: JSONValue] = [:]
        members["defect"] = detail.defect.map(JSONValue.text)
        members["indicator"] = detail.indicator.map(JSONValue.text)
        members["total_cm2"] = detail.total.map(JSONValue.integer)
        members["advert_cm2"] = detail.advert.map(JSONValue.integer)
        members["photo"] = detail.photo.map(JSONValue.integer)
        members["lat"] = detail.position.map { .integer($0.latitude) }
        members["lon"] = detail.position.map { .integer($0.longitude) }
        if !members.isEmpty { list.append(.object(members)) }
        return .list(list)
    }

    /// The order in claims: by place, side, category and what else is said.
    static func precedes(_ one: WalkItem, _ other: WalkItem) -> Bool {
        if one.at != other.at { return one.at < other.at }
        if one.side != other.side { return one.side.rawValue < other.side.rawValue }
        if one.category != other.category { return one.category < other.category }
        return one.json.canonicalText < other.json.canonicalText
    }
}
