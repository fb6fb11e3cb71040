package import Journaling

/// On which occasion something is checked, as it stands in records.
///
/// Source: Documentation/registers.md, "Occasion".
package enum CheckOccasion: Hashable, Sendable {
    /// A round of a slot, from 1.
    case round(slot: String, Int)
    /// Beside the rounds; `number` is the time of day at which it began, as 905 for 9:05.
    case other(InspectionKind, inspector: String, number: Int)

    package var text: String {
        switch self {
        case .round(let slot, let round): "\(slot).\(round)"
        case .other(let kind, let inspector, let number):
            "\(kind.rawValue)-\(inspector)-\(number)"
        }
    }

    /// An occasion beside the rounds goes on until nothing was said in it for so many minutes.
    package static let pauseMinutes: Int64 = 60

    /// Reads an occasion beside the rounds.
    package init?(other text: some StringProtocol, inspector: String) {
        for kind in InspectionKind.allCases where kind != .watch && kind != .other {
            let prefix = "\(kind.rawValue)-\(inspector)-"
            guard text.hasPrefix(prefix), let number = Int(text.dropFirst(prefix.count)) else {
                continue
            }
            self = .other(kind, inspector: inspector, number: number)
            return
        }
        return nil
    }

    /// The occasion of a moment.
    ///
    /// - Parameters:
    ///   - kind: `nil` for a look on a watch, or beside one where no round runs.
    ///   - slot: the slot of the watch; `nil` outside of watches and for a slot of no known times.
    ///   - date: the work date.
    ///   - minute: minutes since 1970 in the city's time zone.
    ///   - inspector: who looks.
    ///   - earlier: the occasions at this station on this date with the minutes at which something
    ///     was last said in them.
    package init(
        kind: InspectionKind?,
        slot: Slot?,
        date: WorkDate,
        minute: Int64,
        inspector: String,
        earlier: [(occasion: CheckOccasion, minute: Int64)]
    ) {
        if kind == nil, let slot, let round = slot.round(at: minute - date.day * 1440) {
            self = .round(slot: slot.id, round)
            return
        }
        let kind = kind ?? .unplanned
        let running = earlier.filter { occasion, last in
            guard case .other(kind, inspector, _) = occasion else { return false }
            return (0...CheckOccasion.pauseMinutes).contains(minute - last)
        }
        if let running = running.max(by: { $0.minute < $1.minute }) {
            self = running.occasion
            return
        }
        let clock = (minute % 1440 + 1440) % 1440
        self = .other(kind, inspector: inspector, number: Int(clock / 60 * 100 + clock % 60))
    }
}
