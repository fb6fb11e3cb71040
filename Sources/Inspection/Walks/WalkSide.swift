/// A side of a street, seen from its beginning towards its end.
package enum WalkSide: String, CaseIterable, Sendable {
    case left
    case right
    /// Over the road, or nobody said.
    case none

    /// The sides along which somebody can walk.
    package static let walkable: [WalkSide] = [.left, .right]
}

/// Which sides of a street somebody looked at while walking.
package enum WalkSides: String, CaseIterable, Sendable {
    case both
    case left
    case right

    package func contains(_ side: WalkSide) -> Bool {
        switch (self, side) {
        case (.both, .left), (.both, .right), (.left, .left), (.right, .right): true
        default: false
        }
    }
}
