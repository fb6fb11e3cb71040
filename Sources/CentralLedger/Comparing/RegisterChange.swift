import Journaling

/// Why another entry is in force in a register of one ledger than in that of another.
///
/// Source: Documentation/measures.md, "Comparing".
struct RegisterChange {
    let reason: (cause: ChangeCause, act: Digest?)

    init(
        _ key: DayRecords.Register,
        _ before: any Ledger,
        _ after: any Ledger
    ) throws {
        let change = RegisterPair(
            key: key,
            before: Side(before, try before.judge(), try before.resolution(of: key)),
            after: Side(after, try after.judge(), try after.resolution(of: key))
        )
        reason = try change.reason()
    }

    /// A register as one ledger has it.
    fileprivate struct Side {
        let ledger: any Ledger
        let judge: Judge
        let resolution: Resolution?

        init(_ ledger: any Ledger, _ judge: Judge, _ resolution: Resolution?) {
            self.ledger = ledger
            self.judge = judge
            self.resolution = resolution
        }

        /// Whether the entry is here, whatever became of it.
        func has(_ statement: Statement) throws -> Bool {
            try ledger.statements(in: statement.record)
                .contains { $0.digest == statement.digest }
        }

        func held(_ digest: Digest) -> Resolution.Member? {
            resolution?.held.first { $0.statement.digest == digest }
        }

        func isCounting(_ digest: Digest) -> Bool {
            resolution?.counting.contains { $0.statement.digest == digest } ?? false
        }
    }
}

private struct RegisterPair {
    let key: DayRecords.Register
    let before: RegisterChange.Side
    let after: RegisterChange.Side

    func reason() throws -> (ChangeCause, Digest?) {
        let (old, new) = (before.resolution?.inForce, after.resolution?.inForce)
        if let new, new.statement.digest != old?.statement.digest {
            if try !before.has(new.statement) { return (novelty(new, over: old), nil) }
            if let reason = appearance(new) { return reason }
        }
        if let old, new?.statement.digest != old.statement.digest {
            return try disappearance(old)
        }
        // The same entry, contested otherwise: the head that came or went.
        let heads = (before.resolution?.heads ?? [], after.resolution?.heads ?? [])
        let known = Set(heads.0.map(\.statement.digest))
        if let came = heads.1.first(where: { !known.contains($0.statement.digest) }) {
            if try !before.has(came.statement) { return (novelty(came, over: old), nil) }
            return appearance(came) ?? (.clock, nil)
        }
        let left = Set(heads.1.map(\.statement.digest))
        guard let went = heads.0.first(where: { !left.contains($0.statement.digest) }) else {
            return (.clock, nil)
        }
        return try disappearance(went)
    }

    /// The cause of an entry that is not among those of the first side.
    private func novelty(_ new: Resolution.Member, over old: Resolution.Member?) -> ChangeCause {
        if new.standing.placing.address != nil { return .moved }
        switch key.register {
        case "review": return .review
        case "double": return .double
        default: break
        }
        if JSONValue(new.statement.claim)?["withdrawn"]?.bool == true { return .withdrawn }
        if new.standing.voice == .decision { return .decided }
        guard let old else { return .late }
        let isOwn = old.standing.placing.inspector == new.standing.placing.inspector
        let answers = new.statement.bases.contains(old.statement.digest)
        return isOwn || answers ? .corrected : .late
    }

    /// The cause of an entry that was there and did not count here.
    private func appearance(_ new: Resolution.Member) -> (ChangeCause, Digest?)? {
        let digest = new.statement.digest
        if before.judge.placing(of: new.statement).record != key.record {
            return (.moved, new.standing.placing.address)
        }
        if before.judge.isErased(new.statement) { return (.erased, nil) }
        if let held = before.held(digest) {
            let releases = after.judge.authority.releases(of: digest)
                .subtracting(before.judge.authority.releases(of: digest))
            if let release = releases.min() { return (.released, release) }
            return (held.standing.reasons.contains(.revoked) ? .revoked : .admitted, nil)
        }
        return nil
    }

    /// The cause of an entry that counted and no longer does, or no longer first.
    private func disappearance(_ old: Resolution.Member) throws -> (ChangeCause, Digest?) {
        let digest = old.statement.digest
        guard try after.has(old.statement) else { return (.lacking, nil) }
        if after.judge.isErased(old.statement) { return (.erased, nil) }
        let placing = after.judge.placing(of: old.statement)
        if placing.record != key.record { return (.moved, placing.address) }
        if let held = after.held(digest) {
            return (held.standing.reasons.contains(.revoked) ? .revoked : .barred, nil)
        }
        // It counts there too, behind another that was behind it here.
        return (.clock, nil)
    }
}

extension Ledger {
    fileprivate func resolution(of key: DayRecords.Register) throws -> Resolution? {
        try resolution(record: key.record, register: key.register)
    }
}
