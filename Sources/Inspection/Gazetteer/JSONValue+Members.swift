import Journaling

extension JSONValue {
    /// Whether a claim takes the statement back.
    var isWithdrawn: Bool { self["withdrawn"]?.bool == true }

    /// A member that lists texts, without blank ones; empty when it is none.
    func texts(_ name: String) -> [String] {
        (self[name]?.texts ?? []).filter { !$0.isEmpty }
    }

    static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }
}

extension JSONValue? {
    /// A list of texts, or no member at all for none.
    static func some(texts: [String]) -> JSONValue? {
        texts.isEmpty ? nil : JSONValue.texts(texts)
    }
}
