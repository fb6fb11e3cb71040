/// Why nearly all entries of one device at one station and work date count, found out once.
///
/// A short cut and not another law: what it does not cover is judged by
/// ``Judge/standing(of:_:basesMovedAway:)``, and what it covers would count there.
package struct CommonGround: Sendable {
    private let device: DeviceID
    private let inspector: String
    private let rank: Int64
    private let register: String
    /// Any record of the kind, station and work date.
    private let name: RecordName
    /// Milliseconds since 1970 UTC at which every grant in question holds and the work date is near.
    private let times: Range<Int64>

    fileprivate init(_ statement: Statement, _ name: RecordName, times: Range<Int64>) {
        device = statement.device
        inspector = statement.inspector
        rank = statement.rank
        register = statement.register
        self.name = name
        self.times = times
    }

    /// Whether an entry that stands where it was written counts for the same reasons.
    package func covers(_ statement: Statement, by judge: Judge) -> Bool {
        guard statement.device == device, statement.register == register,
            statement.rank == rank, statement.inspector == inspector,
            statement.defect == nil, statement.observed == 0, !statement.decides,
            times.contains(statement.stamp.milliseconds)
        else { return false }
        let other = RecordName(statement.record)
        return other.hasSameStart(as: name) && judge.knowsIndicator(of: other)
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
    fileprivate func knowsIndicator(of name: RecordName) -> Bool {
        guard let indicator = name.indicator, indicator != "*" else { return true }
        return reference.isKnown(indicator: indicator)
    }
}

extension CitySettings {
    /// The first millisecond of a day of the city's calendar.
    fileprivate func milliseconds(of day: Int64) -> Int64 {
        day * 86_400_000 - zoneMinutes * 60_000
    }
}
