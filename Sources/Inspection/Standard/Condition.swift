/// What a standard's `rule` asks of the facts: names of conditions joined by `&`, `|`, `!` and
/// parentheses, and `name=word` for a text.
///
/// `&` binds more tightly than `|`. Format: Documentation/standards.md, "Rules".
package indirect enum Condition: Hashable, Sendable {
    case holds(String)
    case equals(String, String)
    case not(Condition)
    case all([Condition])
    case any([Condition])

    /// Reads a rule; `nil` when it is none.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 1000 else { return nil }
        var reader = ConditionReader(HalfWidth.folded(text))
        guard let condition = reader.whole() else { return nil }
        self = condition
    }

    /// The names of the facts in the order of the text, each once.
    package var facts: [String] {
        var names: [String] = []
        visit { if !names.contains($0) { names.append($0) } }
        return names
    }

    /// The names of facts that hold or do not.
    var conditions: Set<String> {
        switch self {
        case .holds(let name): [name]
        case .equals: []
        case .not(let inner): inner.conditions
        case .all(let parts), .any(let parts):
            parts.reduce(into: []) { $0.formUnion($1.conditions) }
        }
    }

    private func visit(_ body: (String) -> Void) {
        switch self {
        case .holds(let name), .equals(let name, _): body(name)
        case .not(let inner): inner.visit(body)
        case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
        }
    }

    /// What the facts make of it; undecided only where the missing ones could decide it both ways.
    ///
    /// Source: Kleene's strong three-valued logic.
    func value(in facts: Facts) -> Truth {
        switch self {
        case .holds(let name):
            facts.holds(name).map(Truth.init) ?? .unknown([name])
        case .equals(let name, let word):
            facts.texts(name).map { Truth($0.allSatisfy { $0 == word }) } ?? .unknown([name])
        case .not(let inner): inner.value(in: facts).negated
        case .all(let parts): Truth.all(parts.map { $0.value(in: facts) })
        case .any(let parts): Truth.all(parts.map { $0.value(in: facts).negated }).negated
        }
    }
}

/// True, false, or not known, with the facts that would tell.
enum Truth: Equatable {
    case yes
    case no
    case unknown([String])

    init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: self
        }
    }

    static func all(_ parts: [Truth]) -> Truth {
        var missing: [String] = []
        for part in parts {
            switch part {
            case .no: return .no
            case .unknown(let names): missing += names.filter { !missing.contains($0) }
            case .yes: continue
            }
        }
        return missing.isEmpty ? .yes : .unknown(missing)
    }
}

/// Reads rules.
private struct ConditionReader {
    private var tokens: [String]
    private var index = 0

    private static let deepest = 30

    init(_ text: String) {
        tokens = []
        var word = ""
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            if !character.isWhitespace { tokens.append(String(character)) }
        }
        if !word.isEmpty { tokens.append(word) }
    }

    mutating func whole() -> Condition? {
        guard let condition = any(0), index == tokens.count else { return nil }
        return condition
    }

    private mutating func take(_ token: String) -> Bool {
        guard index < tokens.count, tokens[index] == token else { return false }
        index += 1
        return true
    }

    private mutating func word() -> String? {
        guard index < tokens.count, let first = tokens[index].first,
            first.isLetter || first.isNumber || first == "_"
        else { return nil }
        index += 1
        return tokens[index - 1]
    }

    private mutating func any(_ depth: Int) -> Condition? {
        guard let first = all(depth) else { return nil }
        var parts = [first]
        while take("|") {
            guard let next = all(depth) else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : .any(parts)
    }

    private mutating func all(_ depth: Int) -> Condition? {
        guard let first = single(depth) else { return nil }
        var parts = [first]
        while take("&") {
            guard let next = single(depth) else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : .all(parts)
    }

    private mutating func single(_ depth: Int) -> Condition? {
        guard depth < ConditionReader.deepest else { return nil }
        if take("!") { return single(depth + 1).map(Condition.not) }
        if take("(") {
            guard let inner = any(depth + 1), take(")") else { return nil }
            return inner
        }
        guard let name = word() else { return nil }
        guard take("=") else { return .holds(name) }
        return word().map { .equals(name, $0) }
    }
}
