package import Journaling

/// Brings the registers of one station's watches on one work date into a table.
///
/// A function of what counts in the registers `arrival`, `departure`, `handover` and `attendance`,
/// of who made checks or counts in which slot, and of the city's time zone.
package struct AttendanceBuilder: Sendable {
    private let date: WorkDate
    private let zoneMinutes: Int64
    private let dateDays: Int64
    private var sum = AttendanceSum()
    private var rows: [Key: AttendanceRow] = [:]

    private var visits: [VisitKey: AttendanceVisits] = [:]

    private struct Key: Hashable {
        let slot: String
        let person: String
    }

    private struct VisitKey: Hashable {
        let key: Key
        let visitor: String
    }

    /// Nothing yet.
    ///
    /// `dateDays`: by how many days work date and date of the time may differ before the clock is
    /// doubtful.
    package init(date: WorkDate, zoneMinutes: Int64, dateDays: Int64 = 1) {
        self.date = date
        self.zoneMinutes = zoneMinutes
        self.dateDays = dateDays
    }

    /// Takes in one register of a watch at the station on the date; others are passed over.
    package mutating func add(_ resolution: Resolution) {
        let name = RecordName(resolution.record)
        guard name.kind == .watch, let slot = name.component(3), let person = name.component(4),
            let inForce = resolution.inForce
        else { return }
        let key = Key(slot: slot, person: person)
        if resolution.isConflict { change(key) { $0.marks.insert(.disputed) } }
        guard resolution.register != "attendance" else {
            addAttendance(resolution, key)
            return
        }
        guard let claim = JSONValue(inForce.statement.claim) else { return }
        let isOwn =
            inForce.standing.voice == .decision || inForce.standing.placing.inspector == person
        // A decision that chose somebody's word does not make its time the office's.
        let said =
            resolution.answered.first { $0.statement.claim == inForce.statement.claim } ?? inForce
        if resolution.register == "departure", isOwn { addPauses(claim, said, key) }
        guard !claim.isWithdrawn else { return }
        switch resolution.register {
        case "arrival": addArrival(claim, said, isOwn: isOwn, key)
        case "departure" where isOwn:
            change(key) {
                $0.marks.insert(.left)
                $0.departure = Minute.containing(said.standing.effective)
            }
            if isDoubtful(said) { change(key) { $0.marks.insert(.departureDoubtful) } }
            if said.standing.voice == .typed { change(key) { $0.marks.insert(.typed) } }
        case "handover" where isOwn: change(key) { $0.marks.insert(.handedOver) }
        default: return
        }
    }

    /// Notes that somebody made checks or counts in a slot.
    package mutating func note(answersOf person: String, in slot: String) {
        change(Key(slot: slot, person: person)) { $0.marks.insert(.answered) }
    }

    /// The table, when everything was taken in.
    package func finished() -> AttendanceTable {
        var sum = sum
        for row in rows.values { sum.add(row) }
        for seen in visits.values { sum.add(seen) }
        return sum.table
    }

    private mutating func change(_ key: Key, _ change: (inout AttendanceRow) -> Void) {
        let slot = sum.number(of: key.slot)
        let person = sum.number(of: key.person)
        change(&rows[key, default: AttendanceRow(day: date.day, slot: slot, person: person)])
    }

    private mutating func addArrival(
        _ claim: JSONValue,
        _ member: Resolution.Member,
        isOwn: Bool,
        _ key: Key
    ) {
        for partner in claim.texts("partners")
        where partner != key.person && Names.isInspector(partner) {
            change(Key(slot: key.slot, person: partner)) { $0.marks.insert(.testified) }
        }
        guard isOwn else {
            // What a colleague says of someone is a testimony; the time is not the person's own.
            change(key) { $0.marks.insert(.testified) }
            return
        }
        let duty = claim["duty"]?.text.map { sum.number(of: $0) }
        let planned = claim["for"]?.text.flatMap { Names.isInspector($0) ? $0 : nil }
        let standsFor = planned.map { sum.number(of: $0) }
        change(key) {
            $0.marks.insert(.arrived)
            $0.arrival = Minute.containing(member.standing.effective)
            $0.duty = duty ?? -1
            $0.standsFor = standsFor ?? -1
        }
        if isDoubtful(member) { change(key) { $0.marks.insert(.arrivalDoubtful) } }
        if member.standing.voice == .typed { change(key) { $0.marks.insert(.typed) } }
    }

    /// Pauses stand in the departure, also while it is taken back because the watch went on.
    private mutating func addPauses(
        _ claim: JSONValue,
        _ member: Resolution.Member,
        _ key: Key
    ) {
        let pauses = WatchPauses(claim).stretches
        guard !pauses.isEmpty, !isClockDoubtful(member) else { return }
        change(key) { $0.pauses = pauses }
    }

    private mutating func addAttendance(_ resolution: Resolution, _ key: Key) {
        if let head = resolution.heads.first, head.standing.voice == .decision,
            let decision = JSONValue(head.statement.claim).flatMap({ AttendanceDecision($0) })
        {
            let standIn = decision.standIn.map { sum.number(of: $0) }
            change(key) {
                $0.decision = decision.state
                $0.excuse = decision.excuse
                $0.standIn = standIn ?? -1
                $0.decidedArrival = decision.arrival
                $0.decidedDeparture = decision.departure
            }
        }
        addVisits(resolution, key)
        let isObjected = resolution.heads.contains { head in
            head.standing.voice != .decision && head.standing.placing.inspector == key.person
                && AttendanceBuilder.objection(head) != nil
        }
        if isObjected { change(key) { $0.marks.insert(.objected) } }
    }

    /// What others saw, as far as they did not take it back.
    private mutating func addVisits(_ resolution: Resolution, _ key: Key) {
        let counting = resolution.counting
        // A decision answers visits; what happened stays.
        let replaced = Set(
            counting.filter { $0.standing.voice != .decision }.flatMap(\.statement.bases)
        )
        for member in counting {
            let visitor = member.standing.placing.inspector
            guard member.standing.voice != .decision, visitor != key.person,
                !replaced.contains(member.statement.digest),
                let visit = JSONValue(member.statement.claim).flatMap({ AttendanceVisit($0) })
            else { continue }
            change(key) { _ in }
            var seen =
                visits[VisitKey(key: key, visitor: visitor)]
                ?? AttendanceVisits(
                    day: date.day,
                    slot: sum.number(of: key.slot),
                    person: sum.number(of: key.person),
                    visitor: sum.number(of: visitor)
                )
            if visit.isPresent { seen.found += 1 } else { seen.missed += 1 }
            if visit.effort != nil { seen.efforts += 1 }
            visits[VisitKey(key: key, visitor: visitor)] = seen
        }
    }

    /// The words of an objection; `nil` for anything else.
    private static func objection(_ member: Resolution.Member) -> String? {
        guard let claim = JSONValue(member.statement.claim), !claim.isWithdrawn else { return nil }
        return claim["objection"]?.text
    }

    /// Whether a time shows when somebody came or went.
    ///
    /// Not by a clock that was corrected or moved, not on a day far from the work date, and not as
    /// somebody remembered it without an office's right to type; of an office's decision only the
    /// time that it states is certain, not when it was written.
    /// Source: DESIGN, law 6; ruling 2.
    private func isDoubtful(_ member: Resolution.Member) -> Bool {
        let standing = member.standing
        guard standing.voice != .decision else { return member.statement.observed == 0 }
        return isClockDoubtful(member)
            || (member.statement.observed != 0 && standing.voice == .own)
    }

    /// Whether the clock was corrected, the entry moved, or its day is far from the work date.
    private func isClockDoubtful(_ member: Resolution.Member) -> Bool {
        let standing = member.standing
        let local = Minute.containing(standing.effective) + zoneMinutes
        let day = local >= 0 ? local / 1440 : (local - 1439) / 1440
        return standing.isClockCorrected || standing.placing.address != nil
            || abs(day - date.day) > dateDays
    }
}
