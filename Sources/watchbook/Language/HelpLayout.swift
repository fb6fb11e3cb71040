/// Help broken into lines by the width that characters have on the screen.
///
/// ArgumentParser counts characters and breaks only at spaces, so it is asked for endless lines
/// and these are broken here.
enum HelpLayout {
    /// Lines wide enough that ArgumentParser breaks none.
    static let endless = 1_000_000
    /// Where ArgumentParser begins descriptions.
    private static let column = 26

    static func lines(of text: String, width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0), width: width) }
            .joined(separator: "\n")
    }

    private static func line(_ line: String, width: Int) -> String {
        let indent = line.prefix { $0 == " " }.count
        if indent == 2, let (label, description) = split(line) {
            return element(label, description, width: width)
        }
        let hang = isUsage(line) ? 7 : indent
        let rest = String(line.dropFirst(indent))
        return wrapped(rest, from: indent, hang: hang, width: width)
    }

    private static func isUsage(_ line: String) -> Bool {
        ["USAGE: ", "Usage: ", "用法： "].contains { line.hasPrefix($0) }
    }

    /// Label and description of an option that stand in one line.
    private static func split(_ line: String) -> (label: String, description: String)? {
        let characters = Array(line)
        guard characters.count > column, characters[column - 1] == " ", characters[column] != " ",
            !characters[..<column].contains("“")
        else { return nil }
        let label = String(characters[..<column]).reversed().drop { $0 == " " }.reversed()
        return (String(label), String(characters[column...]))
    }

    private static func element(_ label: String, _ description: String, width: Int) -> String {
        let room = column - TextWidth.of(label)
        let padding = room > 0 ? String(repeating: " ", count: room) : "\n" + spaces(column)
        return label + padding
            + wrapped(description, from: column, hang: column, width: width).dropFirst(column)
    }

    private static func wrapped(_ text: String, from indent: Int, hang: Int, width: Int) -> String {
        let lines = TextWrap.lines(of: text, first: width - indent, rest: width - hang)
        return lines.enumerated()
            .map { $0.element.isEmpty ? "" : spaces($0.offset == 0 ? indent : hang) + $0.element }
            .joined(separator: "\n")
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
