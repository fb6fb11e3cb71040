import Journaling

extension Problem {
    /// That something is not among those that there are, which the text then lists.
    ///
    /// `known`: in the order in which they are shown; a dash stands for none.
    init(_ code: Code, _ asked: String, among known: [String]) {
        self.init(code, asked, Problem.list(known))
    }

    /// More are only counted.
    private static let listed = 20

    /// What there is, as it stands in a text.
    static func list(_ known: [String]) -> String {
        guard !known.isEmpty else { return "—" }
        let rest = known.count - listed
        return known.prefix(listed).joined(separator: ", ") + (rest > 0 ? " … +\(rest)" : "")
    }
}
