/// Why nearly all entries of one device at one station and work date count, found out once.
///
/// A short cut and not another law: what it does not cover is judged by
/// ``Judge/standing(of:_:basesMovedAway:)``, and what it covers would count there.
package struct CommonGround: Sendable {
    private let device: DeviceID
    private let inspector: [UInt8]
    private let rank: Int64
    private let register: [UInt8]
    /// Kind, station and work date of the records, each with the slash behind it.
    private let start: [UInt8]
    /// Whether the fifth component of the records is an indicator.
    private let hasIndicator: Bool
    /// Milliseconds since 1970 UTC at which every grant in question holds and the work date is near.
    private let times: Range<Int64>

    fileprivate init?(_ statement: Statement, _ name: RecordName, times: Range<Int64>) {
        guard let start = name.start else { return nil }
        device = statement.device
        inspector = Array(statement.inspector.utf8)
        rank = statement.rank
        register = Array(statement.register.utf8)
        self.start = start
        hasIndicator = name.kind != .watch
        self.times = times
    }

    /// Whether an entry that stands where it was written counts for the same reasons.
    package func covers(_ statement: Statement, by judge: Judge) -> Bool {
        guard statement.device == device, statement.rank == rank,
            statement.defect == nil, statement.observed == 0, !statement.decides,
            times.contains(statement.stamp.milliseconds),
            statement.withBytes(of: .register, { $0.isSame(as: register) }),
            statement.withBytes(of: .inspector, { $0.isSame(as: inspector) })
        else { return false }
        return statement.withBytes(of: .record) { record in
            record.first(start.count).isSame(as: start)
                && (!hasIndicator || judge.knowsIndicator(in: record, after: start.count))
        }
    }
}

extension Judge {
    /// The ground on which entries like `statement`, which counts, count; `nil` where there is more
    /// to be asked of each.
    package func commonGround(of statement: Statement) -> CommonGround? {
        let device = statement.device
        let name = RecordName(statement.record)
        guard let kind = name.kind, kind == .check || kind == .count || kind == .watch,
            let date = name.workDate, !authority.roots.contains(device),
            authority.attestations[device] == nil, authority.addresses[device] == nil,
            // A release may have lifted what the next entry is held for.
            placeReasons(name).allSatisfy({ $0 == .unknownIndicator })
        else { return nil }
        let grants = (authority.grants[device] ?? []).filter { held in
            let grant = held.grant
            return
                (grant.givesOwn(statement.inspector, statement.rank)
                || grant.givesTyped(statement.inspector, statement.rank))
                && grant.allows(kind, statement.register) && admits(grant, name)
        }
        guard !grants.isEmpty,
            grants.allSatisfy({ $0.revocations.isEmpty && authority.hasForce($0.grant) })
        else { return nil }
        let settings = reference.settings(on: date)
        let near =
            settings.milliseconds(
                of: date.day - settings.dateDays
            )..<settings.milliseconds(of: date.day + settings.dateDays + 1)
        let from = grants.map(\.grant.from).max() ?? 0
        let until = grants.compactMap(\.grant.until).min() ?? Minute.maximum
        guard from < until else { return nil }
        return CommonGround(
            statement,
            name,
            times: near.clamped(to: from * 60_000..<until * 60_000)
        )
    }

    /// Whether the indicator of a check or count is known; true where there is none.
    ///
    /// `start`: where the fourth component of the record begins.
    fileprivate func knowsIndicator(in record: UnsafeRawBufferPointer, after start: Int) -> Bool {
        let slash = UInt8(ascii: "/")
        guard let before = record[start...].firstIndex(of: slash) else { return true }
        let rest = record[(before + 1)...]
        let indicator = rest[..<(rest.firstIndex(of: slash) ?? rest.endIndex)]
        return indicator.elementsEqual("*".utf8)
            || reference.isKnown(indicator: String(decoding: indicator, as: UTF8.self))
    }
}

extension CitySettings {
    /// The first millisecond of a day of the city's calendar.
    fileprivate func milliseconds(of day: Int64) -> Int64 {
        day * 86_400_000 - zoneMinutes * 60_000
    }
}
