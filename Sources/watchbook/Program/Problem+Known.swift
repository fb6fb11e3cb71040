import Journaling

extension Problem {
    /// That something is not among those that there are, which the text then lists.
    ///
    /// `known`: in the order in which they are shown; a dash stands for none.
    init(_ code: Code, _ asked: String, among known: [String]) {
        self.init(code, asked, known.isEmpty ? "—" : known.joined(separator: ", "))
    }
}
