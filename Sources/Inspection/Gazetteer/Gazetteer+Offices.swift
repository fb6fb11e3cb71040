package import Journaling

extension Gazetteer {
    /// What an office is called: the unit with its code as id, or else the one unit of the kind 镇街
    /// in its area; `nil` where there is none, or several.
    package func officeName(_ code: String, on date: WorkDate) -> String? {
        if let unit = unit(code, on: date) { return unit.name }
        let governing = (townUnits[code] ?? []).compactMap { unit($0, on: date) }
            .filter { $0.isTown && $0.office == code && !$0.isClosed }
        return governing.count == 1 ? governing[0].name : nil
    }
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
