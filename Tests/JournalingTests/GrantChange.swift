import Journaling
import Testing

/// A change to a grant, and whether what hangs on the grant still holds after it.
struct GrantChange: Sendable, CustomTestStringConvertible {
    let name: String
    let isGood: Bool
    let change: @Sendable (inout Grant) -> Void

    init(_ name: String, _ isGood: Bool, _ change: @escaping @Sendable (inout Grant) -> Void) {
        self.name = name
        self.isGood = isGood
        self.change = change
    }

    var testDescription: String { name }
}
