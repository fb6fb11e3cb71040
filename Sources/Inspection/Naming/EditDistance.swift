/// How many characters two texts are apart.
enum EditDistance {
    /// Insertions, deletions and replacements from one to the other; `nil` for more than `limit`.
    ///
    /// Source: Wagner and Fischer 1974.
    static func between(_ one: [Character], _ other: [Character], limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        var row = Array(0...other.count)
        for (index, character) in one.enumerated() {
            var before = row[0]
            row[0] = index + 1
            for (column, match) in other.enumerated() {
                let replaced = before + (character == match ? 0 : 1)
                before = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, before + 1)
            }
        }
        return row[other.count] <= limit ? row[other.count] : nil
    }
}
