import Journaling

extension SettingFault {
    /// What is put in the place of a member that does not fit, so that those behind it are read.
    ///
    /// It follows from what is allowed, and may itself not fit: then the next fault says more.
    ///
    /// - Parameter number: another one for each, from which ids are made.
    /// - Returns: `nil` where the member has to be taken out instead.
    func standIn(_ number: Int) -> JSONValue? {
        switch reason {
        case .missing: .text("x\(number)")
        case .unknown, .besides: nil
        case .repeated: path.last == "id" ? .text("x\(number)") : nil
        case .wrongKind(let kind): standIn(kind: kind, number)
        case .outside(let allowed): standIn(among: allowed, number)
        }
    }

    private func standIn(kind: String, _ number: Int) -> JSONValue? {
        switch kind {
        case "integer", "number": .integer(1)
        case "true or false": .bool(true)
        case "text", "A-Z a-z 0-9 _ -": .text("x\(number)")
        case "list", "list of texts": .list([])
        case "YYYY-MM-DD": .text("1970-01-01")
        case "YYYY-MM": .text("1970-01")
        case "MM-DD": .text("01-01")
        case "3 working days, 24 hours": .text("3 working days")
        // Any other span of a day might overlap the next.
        case "HH:MM": ["from", "to"].contains(path.last) ? nil : .text("00:00")
        default: nil
        }
    }

    /// The first of the words, or the least of the range, that are allowed.
    private func standIn(among allowed: String, _ number: Int) -> JSONValue? {
        if allowed == SettingReader.ids { return .text("x\(number)") }
        let word = allowed.split(separator: ",").first ?? ""
        let least = word.split(separator: "–").first ?? ""
        let text = String(least.drop { "≥ ".contains($0) })
        guard !text.isEmpty else { return nil }
        if text == "true" { return .bool(true) }
        guard let bound = Int64(text) else { return .text(text) }
        return .integer(bound)
    }
}
