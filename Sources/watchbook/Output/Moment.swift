import ArgumentParser
import Foundation
import Journaling

/// A point in time, in milliseconds since 1970 UTC.
struct Moment: Hashable, Sendable {
    let milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// What the clock of this machine says.
    static func wallClock() -> Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

extension Moment {
    private static let minute: Int64 = 60_000
    private static let day: Int64 = 86_400_000

    /// Reads `2026-05-12T09:00:00+08:00`, the same with `Z`, without seconds or with a fraction of
    /// them, or milliseconds since 1970.
    ///
    /// `nil` for anything else, above all for a time without a zone, and outside 1970–9999.
    init?(_ text: String) {
        guard let value = Int64(text) ?? Moment.iso8601(text), value >= 0,
            value < 2_932_897 * Moment.day, text.first != "+"
        else { return nil }
        milliseconds = value
    }

    private static func iso8601(_ text: String) -> Int64? {
        let shape =
            #/
              (\d{4}-\d\d-\d\d) [Tt\ ] ([01]\d|2[0-3]):([0-5]\d) (?: :([0-5]\d) (?:[.,](\d{1,9}))? )?
              (?: [Zz] | ([+-])([01]\d):?([0-5]\d) )
            /#
        guard let parts = text.wholeMatch(of: shape)?.output, let date = WorkDate(parts.1),
            let hours = Int64(parts.2), let minutes = Int64(parts.3)
        else { return nil }
        let seconds = parts.4.flatMap { Int64($0) } ?? 0
        let fraction = parts.5.flatMap { Int64($0.prefix(3) + "00".dropFirst($0.count - 1)) } ?? 0
        let offsetHours = parts.7.flatMap { Int64($0) } ?? 0
        let offset = offsetHours * 60 + (parts.8.flatMap { Int64($0) } ?? 0)
        let zone = parts.6 == "-" ? -offset : offset
        return date.day * day + (hours * 60 + minutes - zone) * minute + seconds * 1000 + fraction
    }

    /// `2026-05-12 09:00`, the time shown by clocks `zone` minutes ahead of UTC.
    ///
    /// A dash outside 1970–9999.
    func local(zone: Int64) -> String {
        guard let (date, clock) = parts(zone: zone) else { return "—" }
        let time = [clock / 3_600_000, clock / 60_000 % 60].map(Moment.padded)
        return "\(date.text) \(time.joined(separator: ":"))"
    }

    /// `2026-05-12T09:00:00+08:00`, for files and `--json`.
    func iso8601(zone: Int64) -> String {
        guard let (date, clock) = parts(zone: zone) else { return "—" }
        let time = [clock / 3_600_000, clock / 60_000 % 60, clock / 1000 % 60].map(Moment.padded)
        let offset = [abs(zone) / 60, abs(zone) % 60].map(Moment.padded).joined(separator: ":")
        return "\(date.text)T\(time.joined(separator: ":"))\(zone < 0 ? "-" : "+")\(offset)"
    }

    /// The date in that zone; `nil` outside 1970–9999.
    func date(zone: Int64) -> WorkDate? { parts(zone: zone)?.date }

    private func parts(zone: Int64) -> (date: WorkDate, clock: Int64)? {
        let (local, overflow) = milliseconds.addingReportingOverflow(zone * Moment.minute)
        guard !overflow, local >= 0, let date = WorkDate(day: local / Moment.day) else {
            return nil
        }
        return (date, local % Moment.day)
    }

    private static func padded(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}

extension Moment: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
