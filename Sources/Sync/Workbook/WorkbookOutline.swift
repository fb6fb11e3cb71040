/// Which sheets a workbook has, and from when it counts days.
///
/// Source: ECMA-376, part 1, 18.2.19 and 18.2.28.
final class WorkbookOutline: WorkbookPart {
    /// The relationship of the first sheet that is not hidden.
    private(set) var firstVisible: String?
    /// Whether day 0 is 1904-01-01.
    private(set) var isSince1904 = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "workbookPr":
            isSince1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet" where firstVisible == nil && (attributes["state"] ?? "visible") == "visible":
            // The prefix of the namespace is r: by custom only.
            firstVisible = attributes.first { $0.key.hasSuffix(":id") }?.value
        default: break
        }
    }
}

/// Where the parts of a workbook lie, by the names of their relationships.
///
/// Source: ECMA-376, part 2, 8.3.
final class Relationships: WorkbookPart {
    /// Paths in the archive.
    private(set) var paths: [String: String] = [:]

    func begin(_ element: String, _ attributes: [String: String]) {
        guard element == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let target = attributes["Target"]
        else { return }
        paths[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
}

/// The texts that the cells of all sheets share.
///
/// Source: ECMA-376, part 1, 18.4.9.
final class SharedStrings: WorkbookPart {
    private(set) var texts: [String] = []
    private var text: String?
    private var isInText = false
    /// Inside of how a word is read aloud, which is no part of the text.
    private var isPhonetic = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "si": text = ""
        case "t": isInText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func text(_ text: String) { if isInText { self.text? += text } }

    func end(_ element: String) {
        switch element {
        case "si":
            texts.append(text ?? "")
            text = nil
        case "t": isInText = false
        case "rPh": isPhonetic = false
        default: break
        }
    }
}
