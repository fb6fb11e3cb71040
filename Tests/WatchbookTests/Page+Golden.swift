/// What golden files have of a page that a report writes.
extension String {
    private static var styles: Regex<(Substring, Substring)> {
        /<style>\n?([\s\S]*?)<\/style>/
    }

    /// The style sheet of a page.
    var style: String { firstMatch(of: String.styles).map { String($0.1) } ?? "" }

    /// A page without its style, which is the same on all of its kind.
    var unstyled: String { replacing(String.styles, with: "<style></style>") }

    /// A page without its style and without what differs from run to run: digests and the numbers
    /// of cases.
    var masked: String {
        unstyled.replacing(/\b[0-9a-f]{10,}\b/, with: "####")
            .replacing(/\bS01-[0-9a-f]{8,}\b/, with: "S01-####")
    }
}
