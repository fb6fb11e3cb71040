/// Which styles of cells show a number as a date or a time.
///
/// Source: ECMA-376, part 1, 18.8.10, 18.8.30 and 18.8.31.
final class CellStyles: WorkbookPart {
    /// What a number stands for.
    enum Meaning {
        case date
        case time
        case dateAndTime
    }

    /// By the number of the style; `nil` for plain numbers.
    private(set) var dates: [Meaning?] = []
    private var formats: [String: Meaning] = [:]
    private var isInCells = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"], let code = attributes["formatCode"] else {
                return
            }
            formats[id] = CellStyles.meaning(of: code)
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let id = attributes["numFmtId"] ?? "0"
            dates.append(formats[id] ?? Int(id).flatMap(CellStyles.builtIn))
        default: break
        }
    }

    func end(_ element: String) { if element == "cellXfs" { isInCells = false } }

    /// The formats that every program knows, those of Chinese versions among them.
    private static func builtIn(_ id: Int) -> Meaning? {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        case 22: .dateAndTime
        default: nil
        }
    }

    /// What the first section of a format shows: letters of dates and times outside of texts.
    static func meaning(of code: String) -> Meaning? {
        var letters = ""
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "[" {
                isBracketed = true
            } else if character == "]" {
                isBracketed = false
            } else if character == ";" {
                break
            } else if !isBracketed {
                letters.append(contentsOf: character.lowercased())
            }
        }
        guard letters != "general" else { return nil }
        let hasDay = letters.contains { "yd".contains($0) }
        let hasHour = letters.contains { "hs".contains($0) }
        return switch (hasDay || letters.contains("m") && !hasHour, hasHour) {
        case (true, true): .dateAndTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): nil
        }
    }
}
