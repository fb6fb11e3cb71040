package import Journaling

/// 班次: a part of the day in which stations are watched, with its rounds.
///
/// All times are minutes from the beginning of the work date in the city's time zone; those of a
/// slot over midnight go beyond 1440.
package struct Slot: Hashable, Sendable {
    package let id: String
    /// 0 ..< 1440.
    package let start: Int64
    /// After ``start``, at most a day later.
    package let end: Int64
    package var name: String?
    /// The kind of duty.
    package var duty: String?
    /// 重点时段.
    package var isPeak = false
    /// When rounds begin, ascending, inside the slot; the first round is 1.
    package let rounds: [Int64]

    /// A slot.
    ///
    /// `end`: a minute of the day; at or before `start` it is on the next day. `rounds`: minutes of
    /// the day at which a round begins, those before `start` on the next day, those outside the
    /// slot left out; `nil` for each full hour of the slot, counted from its start.
    ///
    /// - Returns: `nil` when a time is none of the day, or the id is none.
    package init?(id: String, start: Int64, end: Int64, rounds: [Int64]? = nil) {
        guard Names.isID(id), (0..<1440).contains(start), (0...1440).contains(end) else {
            return nil
        }
        self.id = id
        self.start = start
        let last = end <= start ? end + 1440 : end
        self.end = last
        guard let rounds else {
            self.rounds = Array(stride(from: start, to: last, by: 60))
            return
        }
        let inside = rounds.map { $0 < start ? $0 + 1440 : $0 }
            .filter { (start..<last).contains($0) }
        self.rounds = Set(inside).sorted()
    }

    /// The number of the round at a minute of the work date, from 1; `nil` outside the slot and
    /// before its first round.
    package func round(at minute: Int64) -> Int? {
        guard contains(minute) else { return nil }
        let round = rounds.count { $0 <= minute }
        return round > 0 ? round : nil
    }

    /// Whether a minute of the work date is inside the slot.
    package func contains(_ minute: Int64) -> Bool { (start..<end).contains(minute) }

    /// The number of its last round; `nil` where it has none.
    package var lastRound: Int? { rounds.isEmpty ? nil : rounds.count }

    /// When a round ends: the beginning of the next one, or the end of the slot.
    package func end(ofRound round: Int) -> Int64 { round < rounds.count ? rounds[round] : end }
}

extension Slot {
    /// Reads a member of the claim `slots`.
    package init?(_ claim: JSONValue) {
        guard let id = claim["id"]?.text, let start = claim["start"]?.integer,
            let end = claim["end"]?.integer
        else { return nil }
        let rounds = claim["rounds"]?.list.map { $0.compactMap(\.integer) }
        self.init(id: id, start: start, end: end, rounds: rounds)
        name = claim["name"]?.text
        duty = claim["duty"]?.text
        isPeak = claim["peak"]?.bool ?? false
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "id": .text(id), "start": .integer(start),
            "end": .integer(end > 1440 ? end - 1440 : end),
        ]
        members["name"] = name.map(JSONValue.text)
        members["duty"] = duty.map(JSONValue.text)
        members["peak"] = isPeak ? true : nil
        if rounds != Array(stride(from: start, to: end, by: 60)) {
            members["rounds"] = .list(rounds.map { .integer($0 % 1440) })
        }
        return .object(members)
    }

    /// Reads the claim `slots`, each id once, in the order of their beginnings; `nil` when it is
    /// withdrawn or none.
    package static func slots(_ claim: JSONValue) -> [Slot]? {
        guard !claim.isWithdrawn, let list = claim["slots"]?.list else { return nil }
        var seen: Set<String> = []
        return list.compactMap { Slot($0) }.filter { seen.insert($0.id).inserted }
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    /// What ``slots(_:)`` reads.
    package static func claim(_ slots: [Slot]) -> JSONValue {
        ["slots": .list(slots.sorted { ($0.start, $0.id) < ($1.start, $1.id) }.map(\.claim))]
    }
}
