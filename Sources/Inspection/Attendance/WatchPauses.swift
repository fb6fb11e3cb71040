package import Journaling

/// 中途离岗: when a watcher had left a watch that went on later.
///
/// Claim: Documentation/registers.md, `departure`.
package struct WatchPauses: Hashable, Sendable {
    /// From leaving to coming back, in minutes since 1970 UTC; ascending and apart.
    package private(set) var stretches: [ClosedRange<Int64>] = []

    /// Reads what a departure says, also one that was taken back because the watch went on; what is
    /// no pause is passed over.
    package init(_ claim: JSONValue) {
        let read = (claim["pauses"]?.list ?? []).compactMap { pause -> ClosedRange<Int64>? in
            guard let minutes = pause.list?.compactMap(\.integer), minutes.count == 2 else {
                return nil
            }
            return WatchPauses.stretch(from: minutes[0], to: minutes[1])
        }
        stretches = WatchPauses.joined(read)
    }

    /// Adds a pause; one that is no longer than nothing is none.
    package mutating func add(from left: Int64, to back: Int64) {
        guard let stretch = WatchPauses.stretch(from: left, to: back) else { return }
        stretches = WatchPauses.joined(stretches + [stretch])
    }

    /// The member `pauses` of a claim; `nil` for none.
    package var claim: JSONValue? {
        guard !stretches.isEmpty else { return nil }
        return .list(
            stretches.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) }
        )
    }

    private static func stretch(from left: Int64, to back: Int64) -> ClosedRange<Int64>? {
        guard left >= 0, left < back, back <= Minute.maximum else { return nil }
        return left...back
    }

    private static func joined(_ stretches: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
        var joined: [ClosedRange<Int64>] = []
        for next in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, next.lowerBound <= last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound...max(last.upperBound, next.upperBound)
            } else {
                joined.append(next)
            }
        }
        return joined
    }
}
