import Journaling

/// The size of a simulated world and who is where when.
///
/// Everything is computed from the numbers asked for, so that a world of any size needs no list
/// of its entries.
struct WorldPlan: Sendable {
    let seed: UInt64
    let devices: Int
    let points: Int
    let days: Int
    let entries: Int
    /// Cases that the offices follow, besides the entries of devices.
    var cases = 0

    /// Entries of every segment but a device's last.
    static let segmentSize = 200
    /// Stations of every point.
    static let stations = 2
    /// Asia/Shanghai, in minutes ahead of UTC.
    static let zone: Int64 = 480

    /// 2025-12-01 00:00 in the city: what enrolments hold from, in milliseconds since 1970 UTC.
    static let enrolled: Int64 = 1_764_518_400_000
    /// Days since 1970 of the first work date, 2026-03-02.
    static let firstDay: Int64 = 20_514
    /// The date from which points, settings and standard hold.
    static let referenceDate = "2026-01-01"

    /// Street offices: about one for six devices, each with a point and, if it can be, two devices.
    var offices: Int { max(1, min(devices / 6, points, 60)) }

    /// The end of the last work date and eight hours, when all bundles have come.
    var now: Int64 { WorldPlan.midnight(dayCount: days) + 8 * 3_600_000 }

    /// The midnight that begins a day, in milliseconds since 1970 UTC.
    static func midnight(dayCount: Int) -> Int64 {
        (firstDay + Int64(dayCount)) * 86_400_000 - zone * 60_000
    }

    /// The work date of a day.
    static func date(_ day: Int) -> String {
        WorkDate(day: firstDay + Int64(day))?.text ?? "9999-12-31"
    }
}

// MARK: - Who belongs where

extension WorldPlan {
    func office(of device: Int) -> Int { device % offices }

    /// The place of a device among those of its office.
    func rank(of device: Int) -> Int { device / offices }

    func deviceCount(of office: Int) -> Int { (devices - office + offices - 1) / offices }

    func pointCount(of office: Int) -> Int { (points - office + offices - 1) / offices }

    func officeCode(_ office: Int) -> String { "S" + WorldPlan.padded(office + 1, 2) }

    func inspector(of device: Int) -> String {
        officeCode(office(of: device)) + "." + WorldPlan.padded(rank(of: device) + 101, 4)
    }

    func pointName(_ point: Int) -> String { "P" + WorldPlan.padded(point + 1, 4) }

    /// The device of the same office whose checks this one sees too; `nil` when it is alone.
    func neighbour(of device: Int) -> Int? {
        let office = office(of: device)
        let count = deviceCount(of: office)
        guard count > 1 else { return nil }
        return (rank(of: device) + count - 1) % count * offices + office
    }

    /// Point and slot of a device on a day: no two devices have both the same.
    func post(of device: Int, on day: Int) -> (point: Int, slot: String) {
        let office = office(of: device)
        let count = pointCount(of: office)
        let rank = rank(of: device)
        return ((rank + day) % count * offices + office, WorldPlan.slot(rank / count))
    }

    private static func slot(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "Z\(index)"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

// MARK: - Who writes how much

extension WorldPlan {
    /// How many entries a device writes on a day; together exactly ``entries``.
    func quota(of device: Int, on day: Int) -> Int {
        let place = day * devices + device
        let all = devices * days
        return entries * (place + 1) / all - entries * place / all
    }
}
