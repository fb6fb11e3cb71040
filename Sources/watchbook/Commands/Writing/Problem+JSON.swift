import Journaling

extension Problem {
    /// The problem for other programs: its code and what it is about.
    var json: JSONValue {
        ["code": .text(code.rawValue), "details": .list(details.map(JSONValue.text))]
    }
}
