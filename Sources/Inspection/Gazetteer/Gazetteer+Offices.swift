package import Journaling

extension Gazetteer {
    /// What an office is called: the unit with its code as id, or else the one unit of the kind 镇街
    /// in its area, of several the government or street office itself; `nil` where there is none, or
    /// several.
    package func officeName(_ code: String, on date: WorkDate) -> String? {
        if let unit = unit(code, on: date) { return unit.name }
        let governing = (townUnits[code] ?? []).compactMap { unit($0, on: date) }
            .filter { $0.isTown && $0.office == code && !$0.isClosed }
        if governing.count == 1 { return governing[0].name }
        let seats = governing.filter { unit in
            Gazetteer.seats.contains { unit.name.hasSuffix($0) }
        }
        return seats.count == 1 ? seats[0].name : nil
    }

    /// How the bodies that govern a town or a street end.
    ///
    /// Source: 地方各级人民代表大会和地方各级人民政府组织法.
    private static let seats = ["人民政府", "街道办事处", "街道办"]
}

extension Unit {
    /// Whether it governs the area of an office: of the kind 镇街 in any of its names, and no
    /// section of another unit.
    var isTown: Bool {
        parent == nil && kind.map { Unit.townKinds.contains(NameFolding.folded($0)) } ?? false
    }

    /// As lists of units in the field name them.
    private static let townKinds: Set<String> = [
        "镇街", "乡镇", "镇", "乡", "街道", "街道办", "街道办事处", "乡镇(街道)", "town",
        "streetoffice",
    ]
}
