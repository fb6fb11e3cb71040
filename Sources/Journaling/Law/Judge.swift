/// Judges entries of layers 3 and 4, one at a time.
///
/// Source: Documentation/merge-law.md, 2.5; the numbered steps below are that section's.
package final class Judge: Sendable {
    package let authority: Authority
    package let reference: Reference

    /// How far an entry's clock may be ahead of its arrival, in milliseconds.
    static let attestationTolerance: Int64 = 300_000

    package init(authority: Authority, reference: Reference) {
        self.authority = authority
        self.reference = reference
    }

    /// Whether the entry is erased, so that it counts as absent.
    ///
    /// Source: merge-law.md, 2.4.
    package func isErased(_ statement: Statement) -> Bool {
        guard let erasures = authority.erasures[statement.device]?[statement.digest],
            statement.defect != nil || RecordName(statement.record).layer >= 3
        else { return false }
        let naming = authority.naming(statement)
        return erasures.contains {
            authority.isAny(of: $0, above: naming, of: statement.device)
        }
    }
}

// MARK: - 1. Address

extension Judge {
    /// Whether the entry can belong elsewhere than where it was written.
    package func mayMove(_ statement: Statement) -> Bool {
        authority.addresses[statement.device] != nil
    }

    /// Where the entry belongs.
    package func placing(of statement: Statement) -> Placing {
        let own = Placing(
            record: statement.record,
            inspector: statement.inspector,
            time: statement.stamp.milliseconds,
            address: nil
        )
        guard let addresses = authority.addresses[statement.device], statement.defect == nil else {
            return own
        }
        let name = RecordName(statement.record)
        switch name.kind {
        case .check, .count, .watch, .walk: break
        default: return own
        }
        var best: (level: Int64, address: Authority.EffectiveAddress)?
        for address in addresses where address.covered.contains(statement.digest) {
            guard let level = level(of: address, for: statement, name) else { continue }
            if let known = best {
                let isBetter =
                    level != known.level
                    ? level < known.level
                    : (address.stamp, address.digest) > (known.address.stamp, known.address.digest)
                guard isBetter else { continue }
            }
            best = (level, address)
        }
        guard let address = best?.address else { return own }
        return Placing(
            record: name.moved(by: address.address, from: statement.inspector).text,
            inspector: address.address.inspector ?? statement.inspector,
            time: statement.stamp.milliseconds + (address.address.offset ?? 0) * 60_000,
            address: address.digest
        )
    }

    /// The smallest level by which the address may move the entry; `nil` when it may not.
    private func level(
        of address: Authority.EffectiveAddress,
        for statement: Statement,
        _ name: RecordName
    ) -> Int64? {
        let moved = name.moved(by: address.address, from: statement.inspector)
        if let inspector = address.address.inspector {
            let grants = authority.grants[statement.device] ?? []
            guard
                grants.contains(where: {
                    $0.grant.names(inspector) && !$0.isCutOff(statement.digest)
                })
            else { return nil }
        }
        let levels =
            address.writer == statement.device ? [] : authority.naming(statement).map(\.level)
        return address.authorising
            .filter { grant in levels.allSatisfy { grant.level <= $0 } }
            .filter { admits($0, name) && admits($0, moved) }
            .map(\.level).min()
    }

    /// Whether the grant's places admit the record: by name, or by the office of its point or
    /// street.
    func admits(_ grant: Grant, _ name: RecordName) -> Bool {
        name.place.map { admits(grant, name, at: $0) } ?? false
    }

    /// As ``admits(_:_:)``, of a record whose place is known already.
    private func admits(_ grant: Grant, _ name: RecordName, at place: String) -> Bool {
        if grant.covers(place: place) { return true }
        guard let date = name.workDate else { return false }
        let office =
            name.kind == .walk
            ? reference.office(ofStreet: place, on: date)
            : name.station.flatMap { reference.office(of: Names.parent(of: $0), on: date) }
        return office.map { grant.covers(place: $0) } ?? false
    }
}

extension RecordName {
    /// The name after an address; members that the kind does not have are ignored.
    func moved(by address: Address, from inspector: String) -> RecordName {
        var parts = components
        guard let kind, parts.count >= 5 else { return self }
        if let date = address.date { parts[2] = date.text }
        if let station = address.station, kind != .walk { parts[1] = station }
        switch kind {
        case .check, .walk:
            if let slot = address.slot { parts[3] = RecordName.occasion(parts[3], slot: slot) }
            if let new = address.inspector {
                parts[3] = RecordName.occasion(parts[3], from: inspector, to: new)
                if kind == .walk { parts[4] = new }
            }
        case .count:
            if let slot = address.slot { parts[3] = slot }
            if let new = address.inspector { parts[5] = new }
        default:
            if let slot = address.slot { parts[3] = slot }
            if let new = address.inspector { parts[4] = new }
        }
        return RecordName(parts.joined(separator: "/"))
    }

    /// `<slot>.<round>` with another slot; other occasions stay.
    private static func occasion(_ occasion: String, slot: String) -> String {
        let parts = occasion.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Names.isID(parts[0]), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) })
        else { return occasion }
        return "\(slot).\(parts[1])"
    }

    /// `<kind>-<inspector>-<n>` of one inspector with another; other occasions stay.
    private static func occasion(_ occasion: String, from old: String, to new: String) -> String {
        let kind = occasion.prefix { $0.isASCII && $0.isLowercase }
        guard !kind.isEmpty else { return occasion }
        let middle = "-\(old)-"
        let rest = occasion.dropFirst(kind.count)
        let number = rest.dropFirst(middle.count)
        guard rest.hasPrefix(middle), !number.isEmpty,
            number.utf8.allSatisfy({ (48...57).contains($0) })
        else { return occasion }
        return "\(kind)-\(new)-\(number)"
    }
}

// MARK: - 2–10. Standing

extension Judge {
    /// The grants of a device that give an entry its inspector, rank, register and place.
    private struct Candidates {
        struct Item {
            let held: Authority.HeldGrant
            let isTyped: Bool

            /// Whether this comes first among several that allow an entry.
            func precedes(_ other: Item) -> Bool {
                let mine = held.grant
                let theirs = other.held.grant
                if mine.isPractice != theirs.isPractice { return theirs.isPractice }
                if isTyped != other.isTyped { return other.isTyped }
                if mine.from != theirs.from { return mine.from < theirs.from }
                return held.enrolment < other.held.enrolment
            }
        }

        var standing: [Item] = []
        var cutOff: [Item] = []

        static func first(of items: [Item], at minute: Int64) -> Item? {
            var best: Item?
            for item in items where minute < item.held.grant.until ?? .max {
                if let known = best, !item.precedes(known) { continue }
                best = item
            }
            return best
        }
    }

    /// What the law makes of an entry of layers 3 or 4.
    ///
    /// `basesMovedAway`: whether it has bases and all of them were written in its
    /// register and moved to another record.
    package func standing(
        of statement: Statement,
        _ placing: Placing,
        basesMovedAway: Bool = false
    ) -> Standing {
        if let defect = statement.defect {
            return Standing(
                placing: placing,
                reasons: [Reason(defect)],
                effective: placing.time,
                isClockCorrected: false,
                voice: .own,
                level: 0
            )
        }
        let name = RecordName(placing.record)
        let candidates = candidates(for: statement, placing, name)
        let time = cappedTime(of: statement, placing, candidates)
        let minute = Minute.containing(time)
        let allowing = Candidates.first(of: candidates.standing, at: minute)
        let revoked = allowing == nil ? Candidates.first(of: candidates.cutOff, at: minute) : nil

        var reasons = placeReasons(name)
        if allowing == nil { reasons.append(revoked == nil ? .notEnrolled : .revoked) }
        if let allowing, allowing.held.grant.isPractice, !authority.isPractice {
            reasons.append(.practice)
        }
        if basesMovedAway { reasons.append(.moved) }

        let releases = releases(
            of: statement,
            placing,
            name,
            revoked: candidates.cutOff,
            at: minute
        )
        let floor =
            (allowing ?? revoked)?.held.grant.from
            ?? releases.filter { $0.reasons.contains(Reason.notEnrolled.rawValue) }
            .flatMap { $0.grants }.map(\.from).min() ?? 0
        let corrected = max(floor * 60_000, time)
        let effective = observed(statement, corrected)

        let level = decisionLevel(statement, candidates.standing, at: minute)
        if level == nil, isDated(statement.register),
            isMisdated(effective, in: name)
        {
            reasons.append(.date)
        }
        reasons.removeAll { reason in
            reason.isReleasable && releases.contains { $0.lifts(reason) }
        }
        return Standing(
            placing: placing,
            reasons: reasons.sorted(),
            effective: effective,
            isClockCorrected: effective != observed(statement, placing.time),
            voice: level != nil ? .decision : allowing?.isTyped == true ? .typed : .own,
            level: level ?? 0
        )
    }

    private func observed(_ statement: Statement, _ time: Int64) -> Int64 {
        statement.observed == 0 ? time : min(Minute.milliseconds(statement.observed), time)
    }

    private func candidates(
        for statement: Statement,
        _ placing: Placing,
        _ name: RecordName
    ) -> Candidates {
        var candidates = Candidates()
        // A root enrols and revokes and does nothing else, whoever enrolled it.
        guard let kind = name.kind, !authority.roots.contains(statement.device),
            let grants = authority.grants[statement.device], let place = name.place
        else { return candidates }
        // By index: a grant is dozens of counted references, and most give something else.
        for index in grants.indices {
            let isOwn = grants[index].grant.givesOwn(placing.inspector, statement.rank)
            guard isOwn || grants[index].grant.givesTyped(placing.inspector, statement.rank),
                grants[index].grant.allows(kind, statement.register),
                admits(grants[index].grant, name, at: place),
                kind.layer != 3 || grants[index].grant.rights.contains(.publish)
            else { continue }
            let item = Candidates.Item(held: grants[index], isTyped: !isOwn)
            if grants[index].isCutOff(statement.digest) {
                candidates.cutOff.append(item)
            } else {
                candidates.standing.append(item)
            }
        }
        return candidates
    }

    /// The time after the cap of the earliest valid attestation.
    private func cappedTime(
        of statement: Statement,
        _ placing: Placing,
        _ candidates: Candidates
    ) -> Int64 {
        guard let attestations = authority.attestations[statement.device] else {
            return placing.time
        }
        let standing = candidates.standing.map(\.held.grant).filter(authority.hasForce)
        let bounding =
            standing.isEmpty
            ? candidates.cutOff.map(\.held.grant).filter(authority.hasForce) : standing
        let floor = (bounding.map(\.from).min() ?? 0) * 60_000
        let received = attestations.lazy
            .filter { $0.covered.contains(statement.digest) }
            .filter { $0.received >= floor && $0.written >= floor }
            .filter { attestation in
                self.authority.isAny(
                    of: attestation.authorising,
                    above: bounding,
                    of: statement.device
                )
            }
            .map(\.received).min()
        guard let received else { return placing.time }
        return min(placing.time, received + Judge.attestationTolerance)
    }

    private func decisionLevel(
        _ statement: Statement,
        _ items: [Candidates.Item],
        at minute: Int64
    ) -> Int64? {
        guard statement.decides else { return nil }
        return items.lazy
            .filter { !$0.isTyped && minute < $0.held.grant.until ?? .max }
            .filter { $0.held.grant.rights.contains(.decide) }
            .filter { self.authority.hasForce($0.held.grant) }
            .map(\.held.grant.level).min()
    }

    func placeReasons(_ name: RecordName) -> [Reason] {
        var reasons: [Reason] = []
        if let station = name.station {
            if !reference.isKnown(point: Names.parent(of: station)) {
                reasons.append(.unknownPoint)
            } else if !reference.isKnown(station: station) {
                reasons.append(.unknownStation)
            }
        }
        if name.kind == .walk, let street = name.component(1), !reference.isKnown(street: street) {
            reasons.append(.unknownStreet)
        }
        if let indicator = name.indicator, indicator != "*",
            !reference.isKnown(indicator: indicator)
        {
            reasons.append(.unknownIndicator)
        }
        return reasons
    }

    /// Registers whose work date must be near the date of the effective time.
    private func isDated(_ register: String) -> Bool {
        switch register {
        case "finding", "sweep", "arrival", "departure", "handover", "positions": true
        default: register.hasPrefix("acts.")
        }
    }

    private func isMisdated(_ effective: Int64, in name: RecordName) -> Bool {
        switch name.kind {
        case .check, .count, .watch, .walk: break
        default: return false
        }
        guard let date = name.workDate else { return false }
        let settings = reference.settings(on: date)
        return abs(date.day - settings.day(of: effective)) > settings.dateDays
    }
}

// MARK: - 9. Releases

extension Judge {
    private struct Lift {
        let reasons: Set<String>
        let grants: [Grant]
        let mayLiftRevoked: Bool

        func lifts(_ reason: Reason) -> Bool {
            reasons.contains(reason.rawValue) && (reason != .revoked || mayLiftRevoked)
        }
    }

    /// The releases of the entry by offices that could have enrolled its device for it.
    private func releases(
        of statement: Statement,
        _ placing: Placing,
        _ name: RecordName,
        revoked: [Candidates.Item],
        at minute: Int64
    ) -> [Lift] {
        guard let releases = authority.releases[statement.digest], let kind = name.kind else {
            return []
        }
        let device = statement.device
        let levels = authority.naming(statement).map(\.level)
        let current = revoked.map(\.held).filter { minute < $0.grant.until ?? .max }
        let forceful = current.filter { authority.hasForce($0.grant) }
        let cuts = (forceful.isEmpty ? current : forceful).flatMap(\.revocations)
            .filter { !$0.kept.contains(statement.digest) }
        return releases.compactMap { release in
            guard release.writer != device, !authority.roots.contains(device) else { return nil }
            let grants = release.authorising.filter { grant in
                grant.rights.contains(.enrol)
                    && grant.inspectors.contains {
                        $0.matches(placing.inspector) && statement.rank <= $0.rank
                    }
                    && grant.allows(kind, statement.register) && admits(grant, name)
                    && levels.allSatisfy { grant.level <= $0 }
            }
            guard !grants.isEmpty else { return nil }
            let mayLiftRevoked = cuts.allSatisfy { cut in
                cut.writer == release.writer
                    || grants.contains { mine in cut.authorising.contains { mine.isAbove($0) } }
            }
            return Lift(
                reasons: release.reasons,
                grants: grants,
                mayLiftRevoked: mayLiftRevoked
            )
        }
    }
}
