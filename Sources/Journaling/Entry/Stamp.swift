/// A hybrid logical clock reading: 48 bits of milliseconds since 1970 UTC, 16 bits of counter.
///
/// Source: Kulkarni et al. 2014, "Logical Physical Clocks", with the two parts in one integer so
/// that the counter runs over into the next millisecond.
package struct Stamp: Hashable, Sendable {
    /// Milliseconds × 65 536 + counter, 0 … 2⁶³−1.
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The first stamp of a millisecond, 0 … 2⁴⁷−1; outside, the nearest end.
    package init(milliseconds: Int64) {
        rawValue = min(max(milliseconds, 0), Stamp.maximumMilliseconds) << 16
    }

    package static let maximumMilliseconds: Int64 = 1 << 47 - 1

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64 { rawValue >> 16 }
}

extension Stamp: Comparable {
    package static func < (earlier: Stamp, later: Stamp) -> Bool {
        earlier.rawValue < later.rawValue
    }
}

/// How a device makes stamps: never backwards, and never far ahead because of others.
package struct HybridClock: Sendable {
    /// The greatest stamp the device has written, or `nil` before the first.
    package private(set) var last: Stamp?

    package init(last: Stamp?) {
        self.last = last
    }

    /// A foreign stamp further ahead than this moves nothing, in milliseconds.
    package static let tolerance: Int64 = 5 * 60_000
    /// A device whose own last stamp is further ahead than this must start a new key, in milliseconds.
    package static let surrender: Int64 = 60 * 60_000

    /// Whether the device's own last stamp is over an hour ahead of `now` (milliseconds since
    /// 1970), so that nothing may be written under this key any more.
    package func isTooFarAhead(of now: Int64) -> Bool {
        last.map { $0.milliseconds - max(now, 0) > HybridClock.surrender } ?? false
    }

    /// The next stamp at wall clock `now` (milliseconds since 1970) after seeing `foreign`.
    ///
    /// It is greater than every stamp before; `foreign` raises it by at most five minutes.
    package mutating func next(at now: Int64, seen foreign: Stamp? = nil) -> Stamp {
        var value = Stamp(milliseconds: now).rawValue
        if let foreign {
            let wall = min(max(now, 0), Stamp.maximumMilliseconds)
            let limit = Stamp(milliseconds: wall + HybridClock.tolerance).rawValue
            value = max(value, min(HybridClock.after(foreign), limit))
        }
        if let last { value = max(value, HybridClock.after(last)) }
        let stamp = Stamp(rawValue: value)
        last = stamp
        return stamp
    }

    /// The next stamp, or the last of all: stamps of others can be anything.
    private static func after(_ stamp: Stamp) -> Int64 {
        stamp.rawValue == .max ? .max : stamp.rawValue + 1
    }
}

/// Whole minutes since 1970 UTC: people's times are minutes.
package enum Minute {
    /// The greatest minute in a claim: its milliseconds stay far below overflow.
    package static let maximum: Int64 = 10_000_000_000

    /// The minute that `milliseconds` since 1970 UTC lies in, rounded down also before 1970.
    package static func containing(_ milliseconds: Int64) -> Int64 {
        milliseconds >= 0 ? milliseconds / 60_000 : (milliseconds - 59_999) / 60_000
    }

    /// The first millisecond of `minute`; `Int64.max` where that is out of range.
    package static func milliseconds(_ minute: Int64) -> Int64 {
        let (product, overflow) = minute.multipliedReportingOverflow(by: 60_000)
        return overflow ? .max : product
    }
}
