import Inspection
import Journaling

/// Writes values as YAML that ``SettingsYAML`` reads back to the same.
struct SettingsYAMLWriter {
    private(set) var text = ""

    private static let width = 100

    mutating func comment(_ line: String) {
        text += "# \(Display.safe(line))\n"
    }

    mutating func blank() { text += "\n" }

    /// Writes a key and its value at the left edge.
    mutating func member(_ name: String, _ value: JSONValue) {
        write(name, value, indent: 0)
    }

    private mutating func write(_ name: String, _ value: JSONValue, indent: Int) {
        let head = String(repeating: " ", count: indent) + SettingsYAMLWriter.scalar(name) + ":"
        if let short = SettingsYAMLWriter.inOneLine(value),
            head.count + short.count < SettingsYAMLWriter.width || !value.hasMembers
        {
            text += "\(head) \(short)\n"
            return
        }
        text += head + "\n"
        block(value, indent: indent + 2)
    }

    private mutating func block(_ value: JSONValue, indent: Int) {
        let space = String(repeating: " ", count: indent)
        switch value {
        case .object(let members):
            for name in SettingsYAMLWriter.order(members.keys) {
                guard let member = members[name] else { continue }
                write(name, member, indent: indent)
            }
        case .list(let values):
            for value in values {
                if let short = SettingsYAMLWriter.inOneLine(value) {
                    text += "\(space)- \(short)\n"
                } else {
                    var inner = SettingsYAMLWriter()
                    inner.block(value, indent: indent + 2)
                    text += "\(space)- " + inner.text.dropFirst(indent + 2)
                }
            }
        default: text += "\(space)\(SettingsYAMLWriter.inOneLine(value) ?? "")\n"
        }
    }

    /// Names of people's first interest first, the rest by the alphabet.
    private static func order(_ names: some Collection<String>) -> [String] {
        let first = ["id", "name", "name_zh", "name_en"]
        return first.filter(names.contains) + names.filter { !first.contains($0) }.sorted()
    }

    /// A scalar, a list of scalars, or nothing in brackets; `nil` for what needs lines of its own.
    private static func inOneLine(_ value: JSONValue) -> String? {
        switch value {
        case .null: return nil
        case .bool(let bool): return "\(bool)"
        case .integer(let number): return "\(number)"
        case .text(let text): return scalar(text)
        case .list(let values):
            let parts = values.map { $0.hasMembers ? nil : inOneLine($0) }
            guard !parts.contains(nil) else { return nil }
            return "[" + parts.compactMap { $0 }.joined(separator: ", ") + "]"
        case .object(let members): return members.isEmpty ? "{}" : nil
        }
    }

    /// A text plain where it reads back as text, else in double quotes as in JSON.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.wholeMatch(of: /[\p{L}\p{N}_][\p{L}\p{N}_.\/%+–～、，。（）:-]*/) != nil
            && !SettingsYAML.isWholeNumber(text)
            && !["true", "false", "null", "~"].contains(text) && text.last != ":"
            && text.wholeMatch(of: /.*:[^0-9].*/) == nil
        return isPlain ? text : quoted(text)
    }

    /// As in JSON, with escapes for what YAML folds or does not allow.
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in JSONValue.text(text).canonicalText.unicodeScalars {
            switch scalar.value {
            case 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }
}

extension JSONValue {
    fileprivate var hasMembers: Bool {
        switch self {
        case .object(let members): !members.isEmpty
        case .list(let values): values.contains { $0.list != nil || $0.members != nil }
        default: false
        }
    }
}
