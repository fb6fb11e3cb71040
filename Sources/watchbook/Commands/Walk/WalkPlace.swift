import Inspection
import Journaling

/// A street and the city's settings about walks, for turning what people say into stations.
struct WalkPlace {
    let id: String
    /// `nil` where no desk or ledger is at hand.
    let street: Street?
    let line: StreetLine?
    let setting: WalkSetting
    /// Whether positions come from a shifted map.
    let isShifted: Bool

    /// - Throws: `Problem`: `streetUnknown` when places are known and this is none.
    init(
        street id: String,
        on date: WorkDate,
        _ gazetteer: Gazetteer?,
        isShifted: Bool
    ) throws(Problem) {
        self.id = id
        self.isShifted = isShifted
        street = gazetteer?.street(id, on: date)
        if gazetteer != nil, street == nil { throw Problem(.streetUnknown, id) }
        line = street.flatMap { StreetLine($0) }
        setting = gazetteer?.setting(WalkSetting.self, on: date) ?? .standard
    }

    /// A station: as it is written, or the fix put on the line.
    ///
    /// - Throws: `Problem`: `badStationing`, `beyondStreet`, `badPlace`, `streetNotDrawn`,
    ///   `offStreet`.
    func station(_ text: String) throws(Problem) -> (at: Int64, fix: Position?) {
        if let at = Stationing.millimetres(text) {
            if let street, at > street.lengthMillimetres {
                throw Problem(
                    .beyondStreet,
                    Stationing.text(at),
                    id,
                    Stationing.metres(street.lengthMillimetres)
                )
            }
            return (at, nil)
        }
        guard text.contains(where: { ",，".contains($0) }) else {
            throw Problem(.badStationing, text)
        }
        let plain = NameFolding.halfWidth(text)
        guard let fix = ReferenceCells.position(plain) else { throw Problem(.badPlace, text) }
        let position = isShifted ? GCJ02.restored(fix) : fix
        let found = try projection(of: position)
        guard found.distance <= setting.offStreetMillimetres else {
            throw Problem(
                .offStreet,
                text,
                String(found.distance / 1000),
                id,
                String(setting.offStreetMillimetres / 1000)
            )
        }
        return (found.at, position)
    }

    /// - Throws: `Problem`: `streetNotDrawn`.
    func projection(of position: Position) throws(Problem) -> StreetLine.Projection {
        guard let line else { throw Problem(.streetNotDrawn, id) }
        return line.projection(of: position)
    }

    /// - Throws: `Problem`: what ``station(_:)`` throws; `badStationing` when it ends where it
    ///   begins.
    func stretch(from: String, to: String) throws(Problem) -> ClosedRange<Int64> {
        let (one, two) = (try station(from).at, try station(to).at)
        guard one != two else { throw Problem(.badStationing, to) }
        return min(one, two)...max(one, two)
    }

    /// - Throws: `Problem`: `categoryUnknown`.
    func category(_ word: String) throws(Problem) -> String {
        guard let id = setting.category(word) else {
            let known = setting.categories.map { "\($0.id) (\($0.name))" }
            throw Problem(.categoryUnknown, word, among: known)
        }
        return id
    }
}

/// Cells and options about walks as people fill them in.
enum WalkCells {
    /// A side in either language.
    static func side(_ text: String) -> WalkSide? {
        sides[text] ?? WalkSide(rawValue: text.lowercased())
    }

    private static let sides: [String: WalkSide] = [
        "左": .left, "左侧": .left, "右": .right, "右侧": .right, "无": .none, "中": .none, "中央": .none,
        "-": .none,
    ]

    static func sides(_ text: String) -> WalkSides? {
        switch text {
        case "两侧", "双侧", "全": .both
        case "左", "左侧": .left
        case "右", "右侧": .right
        default: WalkSides(rawValue: text.lowercased())
        }
    }

    /// A defect by its id or a usual Chinese word.
    static func defect(_ text: String) -> String? {
        let plain = NameFolding.halfWidth(text)
        if let known = WalkDefectPhrase.allCases.first(where: { $0.words.contains(plain) }) {
            return known.id
        }
        return Names.isID(plain) && plain.utf8.count <= 64 ? plain : nil
    }

    /// - Throws: `Problem`: `badName`.
    static func neededDefect(_ text: String) throws(Problem) -> String {
        guard let id = defect(text) else { throw Problem(.badName, text) }
        return id
    }

    /// What people call a defect; its id where this program has no word for it.
    static func name(ofDefect id: String) -> String {
        WalkDefectPhrase.allCases.first { $0.id == id }?() ?? id
    }

    /// An area in square centimetres: `12.5`, `12.5m2`, `800cm2`.
    static func area(_ text: String) -> Int64? {
        let fact = FactText.read("area_m2=" + text, fields: [FactField("area_m2")])
        guard case .integer(let area)? = fact?.value, area <= WalkItem.largestArea else {
            return nil
        }
        return area
    }

    /// - Throws: `Problem`: `badNumber`.
    static func neededArea(_ text: String) throws(Problem) -> Int64 {
        guard let area = area(text) else { throw Problem(.badNumber, text) }
        return area
    }
}
