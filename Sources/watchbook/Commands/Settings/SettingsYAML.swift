import Foundation
import Inspection
import Journaling
import Yams

/// Reads the YAML of a settings file, strictly, with the place of every value.
///
/// A plain scalar of digits is a whole number, `true` and `false` are truth values, everything else
/// is text: `12:00`, `2026-01-01`, `97.5`, `yes`, `007` stay as they are written. Anchors, aliases
/// and tags are refused: a settings file says what it says where it says it.
struct SettingsYAML {
    /// The largest file that is read, in bytes.
    static let limit = 256 << 10
    /// The deepest value.
    private static let depth = 16
    /// More things that look like aliases than this are refused before they are followed: each can
    /// double what there is to look at.
    private static let aliases = 8
    /// Put behind the first of two equal keys, so that the rest of the file can be read.
    private static let repeatMark = "\u{E000}"

    /// The whole file as a tree; `nil` when there are faults that leave none.
    private(set) var root: SettingNode?
    /// In no order.
    private(set) var faults: [SettingsFileFault] = []

    init(_ bytes: [UInt8]) {
        guard bytes.count <= SettingsYAML.limit else {
            fail(at: (1, 1), .tooLarge(SettingsYAML.limit))
            return
        }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            fail(at: SettingsYAML.place(ofBrokenByteIn: bytes), .notUTF8)
            return
        }
        if text.first == "\u{FEFF}" { text.removeFirst() }
        findTabs(in: text)
        let aliases = SettingsYAML.aliases(in: text)
        if aliases.count > SettingsYAML.aliases {
            fail(at: aliases[0], .alias)
        }
        guard faults.isEmpty else { return }
        compose(text)
    }

    private mutating func fail(
        at place: (line: Int, column: Int),
        _ reason: SettingsFileFault.Reason,
        path: String = ""
    ) {
        let place = SettingNode.Place(line: place.line, column: place.column)
        faults.append(SettingsFileFault(place, path, reason))
    }

    private mutating func fail(
        _ node: Node,
        _ path: String,
        _ reason: SettingsFileFault.Reason
    ) {
        fail(at: node.place, reason, path: path)
    }
}

// MARK: - Before the parser

extension SettingsYAML {
    private static func place(ofBrokenByteIn bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(validating: part, as: UTF8.self) != nil else { return (line, 1) }
            line += 1
        }
        return (1, 1)
    }

    /// Tabs before the first word of a line: YAML allows none there, and says so obscurely.
    private mutating func findTabs(in text: String) {
        for (number, line) in text.split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        ).enumerated() {
            let indent = line.prefix { $0 == " " || $0 == "\t" }
            guard indent.count < line.count, let tab = indent.firstIndex(of: "\t") else {
                continue
            }
            fail(at: (number + 1, line.distance(from: line.startIndex, to: tab) + 1), .tab)
        }
    }

    /// Where something begins like an alias `*name`; also inside quotes, but in no line of comment.
    private static func aliases(in text: String) -> [(line: Int, column: Int)] {
        var found: [(Int, Int)] = []
        var line = 1
        var column = 0
        var before: Unicode.Scalar = "\n"
        var isComment = false
        var isBlank = true
        var star: (Int, Int)?
        for scalar in text.unicodeScalars {
            column += 1
            if let place = star, !" \t\n\r".unicodeScalars.contains(scalar) { found.append(place) }
            star = nil
            if isBlank, scalar == "#" { isComment = true }
            if scalar != " " { isBlank = false }
            if scalar == "*", !isComment, " \t\n\r[{,:?-".unicodeScalars.contains(before) {
                star = (line, column)
            }
            before = scalar
            if scalar == "\n" {
                line += 1
                column = 0
                isComment = false
                isBlank = true
            }
        }
        return found
    }
}

// MARK: - The tree

extension SettingsYAML {
    private mutating func compose(_ text: String) {
        var text = text
        // Each turn renames one key that stands twice.
        for turn in 1...50 {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                let node = try parser.singleRoot()
                // Anchors are only there as long as the parser is.
                try withExtendedLifetime(parser) {
                    guard let node else { throw YamlError.no }
                    root = read(node, path: "", depth: 0)
                }
                return
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard turn < 50, let renamed = renaming(keys, at: context.mark, in: text, turn)
                else {
                    let place = (context.mark.line, context.mark.column)
                    fail(at: place, .repeated(line: nil), path: keys.first ?? "")
                    return
                }
                text = renamed
            } catch let error as YamlError {
                fail(error)
                return
            } catch {
                fail(at: (1, 1), .syntax("\(error)"))
                return
            }
        }
    }

    /// The text with the key at a place renamed; `nil` when it does not stand there as it is.
    private func renaming(
        _ keys: [String],
        at mark: Mark,
        in text: String,
        _ turn: Int
    ) -> String? {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map(String.init)
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let scalars = lines[mark.line - 1].unicodeScalars
        guard mark.column >= 1, mark.column <= scalars.count else { return nil }
        let start = scalars.index(scalars.startIndex, offsetBy: mark.column - 1)
        guard let key = keys.first(where: { scalars[start...].starts(with: $0.unicodeScalars) })
        else { return nil }
        let end = scalars.index(start, offsetBy: key.unicodeScalars.count)
        lines[mark.line - 1] =
            String(scalars[..<end]) + "\(SettingsYAML.repeatMark)\(turn)" + String(scalars[end...])
        return lines.joined(separator: "\n")
    }

    private mutating func fail(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            fail(at: (mark.line, mark.column), .syntax(problem))
        case .composer(_, let problem, let mark, _):
            let isAlias = problem.contains("alias")
            fail(at: (mark.line, mark.column), isAlias ? .alias : .syntax(problem))
        case .reader(let problem, _, _, _): fail(at: (1, 1), .syntax(problem))
        case .no: fail(at: (1, 1), .nothing)
        default: fail(at: (1, 1), .syntax("\(error)"))
        }
    }

    private mutating func read(_ node: Node, path: String, depth: Int) -> SettingNode? {
        guard depth <= SettingsYAML.depth else {
            fail(node, path, .tooDeep)
            return nil
        }
        guard node.anchor == nil else {
            fail(node, path, .alias)
            return nil
        }
        let place = SettingNode.Place(node)
        switch node {
        case .scalar(let scalar):
            guard scalar.tag.isUsual || scalar.style != .plain else {
                fail(node, path, .tag)
                return nil
            }
            guard let value = SettingsYAML.value(scalar) else {
                let isEmpty = scalar.string.isEmpty || scalar.string == "~"
                let reason = SettingsFileFault.Reason.outside("\(Int64.min)–\(Int64.max)")
                fail(node, path, isEmpty || scalar.string == "null" ? .nothing : reason)
                return nil
            }
            guard !scalar.string.unicodeScalars.contains("\0") else {
                fail(node, path, .wrongKind("text"))
                return nil
            }
            return SettingNode(value, at: place)
        case .sequence(let sequence):
            guard sequence.tag.isUsual else {
                fail(node, path, .tag)
                return nil
            }
            let items = sequence.enumerated().map {
                read($1, path: "\(path)[\($0 + 1)]", depth: depth + 1)
            }
            // One that cannot be read leaves a gap that needs no second fault.
            return SettingNode(list: items.compactMap { $0 }, at: place)
        case .mapping(let mapping):
            guard mapping.tag.isUsual else {
                fail(node, path, .tag)
                return nil
            }
            return SettingNode(members: members(mapping, path, depth: depth + 1), at: place)
        case .alias:
            fail(node, path, .alias)
            return nil
        }
    }

    private mutating func members(
        _ mapping: Node.Mapping,
        _ path: String,
        depth: Int
    ) -> [SettingNode.Member] {
        var first: [String: Int] = [:]
        var members: [SettingNode.Member] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, key.anchor == nil, !scalar.string.isEmpty else {
                fail(key, path, .badKey)
                continue
            }
            if let mark = scalar.string.firstRange(of: SettingsYAML.repeatMark) {
                first[String(scalar.string[..<mark.lowerBound])] = key.place.line
                continue
            }
            let inside = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
            if let line = first[scalar.string] { fail(key, inside, .repeated(line: line)) }
            if let node = read(value, path: inside, depth: depth) {
                let place = SettingNode.Place(key)
                members.append(SettingNode.Member(scalar.string, at: place, node))
            }
        }
        return members
    }

    /// A scalar as JSON has it; `nil` for none, and for a number too large.
    private static func value(_ scalar: Node.Scalar) -> JSONValue? {
        let text = scalar.string
        guard scalar.style == .plain else { return .text(text) }
        switch text {
        case "", "~", "null": return nil
        case "true": return true
        case "false": return false
        default: break
        }
        guard isWholeNumber(text) else { return .text(text) }
        return Int64(text).map(JSONValue.integer)
    }

    /// Whether a plain scalar is a whole number: digits that begin with no needless 0.
    static func isWholeNumber(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first, digits.allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        return first != UInt8(ascii: "0") || text == "0"
    }
}

extension Tag {
    /// Whether nobody wrote a tag.
    fileprivate var isUsual: Bool { description.isEmpty }
}

extension Node {
    fileprivate var place: (line: Int, column: Int) { (mark?.line ?? 1, mark?.column ?? 1) }
}

extension SettingNode.Place {
    fileprivate init(_ node: Node) {
        self.init(line: node.place.line, column: node.place.column)
    }
}
