/// Names of units that no mark separates.
enum UnitNames {
    static func names(in part: String, isKnown: (String) -> Bool) -> [String] {
        let part = part.withoutTail(["等单位", "等部门", "等相关单位", "等有关单位", "等相关部门", "等"])
        func isName(_ name: String) -> Bool { isKnown(name) || isBody(name) }
        let words = part.split(separator: " ").map(String.init)
        guard words.count > 1, words.allSatisfy(isName) else {
            return unspaced(words.joinedNames, isName: isName, isKnown: isKnown)
        }
        return words.flatMap { unspaced($0, isName: isName, isKnown: isKnown) }
    }

    private static func unspaced(
        _ name: String,
        isName: (String) -> Bool,
        isKnown: (String) -> Bool
    ) -> [String] {
        if isKnown(name) { return [name] }
        return Splitting.only(name, at: ["以及", "和", "及", "与", "與"], isName: isName)
            ?? Splitting.only(Array(name), lengths: 2...30, isName: isKnown) ?? [name]
    }

    /// Whether the ending says that it is a body, and enough stands before it.
    private static func isBody(_ name: String) -> Bool {
        name.count >= 3 && endings.contains { name.hasSuffix($0) }
    }

    /// Endings of bodies alone: not 站, 院 or 村, which other names have in them.
    private static let endings = [
        "局", "委", "办", "辦", "处", "處", "科", "队", "隊", "所", "部", "会", "會", "厅", "廳", "室", "署", "组",
        "組", "政府", "公司", "集团", "集團", "中心", "街道", "镇", "鎮", "乡", "鄉", "社区", "社區",
    ]
}

extension [String] {
    /// The words as one name, with spaces between Latin ones alone.
    fileprivate var joinedNames: String {
        reduce(into: "") { name, word in
            let isLatin = name.last?.isASCII == true && word.first?.isASCII == true
            name += isLatin ? " " + word : word
        }
    }
}
