/// Names of sheets, each once: spreadsheets refuse two that differ in nothing but case.
///
/// Source: Microsoft, "Rename a worksheet": at most 31 characters, none of `[]:*?/\`.
package struct SheetNames {
    private var used: Set<String> = []

    package init() {}

    /// The name, or with a number behind it where it is taken.
    package mutating func unused(_ name: String) -> String {
        let plain = String(name.map { "[]:*?/\\'\0".contains($0) ? "-" : $0 }.prefix(31))
        let base = plain.isEmpty ? "1" : plain
        var unused = base
        var number = 2
        while !used.insert(unused.lowercased()).inserted {
            let tail = " \(number)"
            unused = String(base.prefix(31 - tail.count)) + tail
            number += 1
        }
        return unused
    }
}
