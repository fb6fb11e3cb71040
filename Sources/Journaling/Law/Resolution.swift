/// One register of layers 3 or 4, put in order: who is in force, what conflicts, what is held.
///
/// A function of the register's statements and the judge; never stored as truth.
/// Source: Documentation/merge-law.md, section 3.
package struct Resolution: Sendable {
    /// A statement and what the law makes of it.
    package struct Member: Sendable {
        package let statement: Statement
        package let standing: Standing
    }

    package let record: String
    package let register: String
    /// Entries that count and that nothing supersedes, greatest first; the first is in force.
    package let heads: [Member]
    /// Entries that count and are superseded, greatest first.
    package let superseded: [Member]
    /// Entries that belong here and are held.
    package let held: [Member]
    /// Two voices say different things.
    package let isConflict: Bool
    /// One voice says different things from different devices.
    package let isOwn: Bool

    package var inForce: Member? { heads.first }
    /// All entries that count.
    package var counting: [Member] { heads + superseded }
}

extension Judge {
    /// Puts one register in order.
    ///
    /// `statements`: every entry written in this record and register, and every entry
    /// that an address brought here; each once. Erased ones are passed over.
    ///
    /// - Complexity: O(*n*²) in the number of counting statements with bases, otherwise
    ///   O(*n* log *n*).
    package func resolution(
        record: String,
        register: String,
        of statements: [Statement]
    ) -> Resolution {
        // Most registers have one entry: nothing to order, supersede or disagree with.
        if statements.count == 1, let alone = alone(statements[0], in: record) {
            return Resolution(
                record: record,
                register: register,
                heads: alone.standing.counts ? [alone] : [],
                superseded: [],
                held: alone.standing.counts ? [] : [alone],
                isConflict: false,
                isOwn: false
            )
        }
        var members: [Resolution.Member] = []
        var held: [Resolution.Member] = []
        for (statement, standing) in standings(record, statements) {
            let member = Resolution.Member(statement: statement, standing: standing)
            if standing.counts { members.append(member) } else { held.append(member) }
        }
        let supersededDigests = superseded(among: members)
        let heads = members.filter { !supersededDigests.contains($0.statement.digest) }
            .sorted { $1.precedes($0) }
        return Resolution(
            record: record,
            register: register,
            heads: heads,
            superseded: members.filter { supersededDigests.contains($0.statement.digest) }
                .sorted { $1.precedes($0) },
            held: held,
            isConflict: isConflict(heads),
            isOwn: isOwn(heads)
        )
    }

    /// The only statement of a register, with what the law makes of it; `nil` where it is not here.
    private func alone(_ statement: Statement, in record: String) -> Resolution.Member? {
        guard !isErased(statement) else { return nil }
        let placing = placing(of: statement)
        guard placing.record == record else { return nil }
        return Resolution.Member(statement: statement, standing: standing(of: statement, placing))
    }

    private func standings(
        _ record: String,
        _ statements: [Statement]
    ) -> [(Statement, Standing)] {
        let here = statements.filter { !isErased($0) }.map { ($0, placing(of: $0)) }
        let movedAway = Set(
            here.lazy.filter { $0.1.record != record }.map(\.0.digest)
        )
        return here.filter { $0.1.record == record }.map { statement, placing in
            let isBaseless =
                !statement.bases.isEmpty && !movedAway.isEmpty
                && statement.bases.allSatisfy(movedAway.contains)
            return (statement, standing(of: statement, placing, basesMovedAway: isBaseless))
        }
    }

    private func superseded(among members: [Resolution.Member]) -> Set<Digest> {
        var superseded = Set<Digest>()
        for member in members where !member.statement.bases.isEmpty {
            for other in members
            where member.statement.bases.contains(other.statement.digest)
                && member.maySupersede(other)
            {
                superseded.insert(other.statement.digest)
            }
        }
        return superseded
    }

    private func isConflict(_ heads: [Resolution.Member]) -> Bool {
        guard heads.count > 1 else { return false }
        // Heads come greatest first, so the first of each voice represents it.
        var representatives: [Resolution.Member] = []
        for head in heads where !representatives.contains(where: { $0.hasVoice(of: head) }) {
            representatives.append(head)
        }
        return representatives.contains { $0.statement.claim != heads[0].statement.claim }
    }

    private func isOwn(_ heads: [Resolution.Member]) -> Bool {
        guard heads.count > 1 else { return false }
        for (index, head) in heads.enumerated() {
            for other in heads[..<index]
            where head.hasVoice(of: other) && head.statement.device != other.statement.device
                && head.statement.claim != other.statement.claim
            {
                return true
            }
        }
        return false
    }
}

// MARK: - Whose word it is

extension Resolution {
    /// Whose word the entry in force is, where that is not simply who wrote it.
    package struct Credit: Sendable {
        /// The entry whose writer, time and circumstances count.
        package let statement: Statement
        /// Who said it, after law 8.
        package let inspector: String
        package let decision: DecisionKind

        package init(statement: Statement, inspector: String, decision: DecisionKind) {
            self.statement = statement
            self.inspector = inspector
            self.decision = decision
        }

        fileprivate init(_ member: Member, _ decision: DecisionKind) {
            self.init(
                statement: member.statement,
                inspector: member.standing.placing.inspector,
                decision: decision
            )
        }
    }

    /// The entries that the decision in force answers, greatest first; none without a decision.
    ///
    /// Those that count and are no decisions themselves, named by it or by a decision that it names.
    package var answered: [Member] {
        guard let inForce, inForce.standing.voice == .decision else { return [] }
        var named: Set<Digest> = []
        var decisions = [inForce]
        while let decision = decisions.popLast() {
            for digest in decision.statement.bases where named.insert(digest).inserted {
                decisions += counting.filter {
                    $0.statement.digest == digest && $0.standing.voice == .decision
                }
            }
        }
        return counting.filter {
            $0.standing.voice != .decision && named.contains($0.statement.digest)
        }
        .sorted { $1.precedes($0) }
    }

    /// Whose word the entry in force is; `nil` where it is who wrote it.
    ///
    /// A decision that says what one of the entries said that it answers is the word of the greatest
    /// of these. Source: Documentation/measures.md, "Who said it".
    package var credit: Credit? {
        guard let inForce else { return nil }
        guard inForce.standing.voice == .decision else {
            let isWriter = inForce.standing.placing.inspector == inForce.statement.inspector
            return isWriter ? nil : Credit(inForce, .none)
        }
        let said = answered.first { $0.statement.claim == inForce.statement.claim }
        return Credit(said ?? inForce, said == nil ? .own : .chosen)
    }
}

/// How an office decided what is in force.
package enum DecisionKind: UInt8, Sendable {
    /// It did not decide.
    case none = 0
    /// It chose what somebody had said.
    case chosen = 1
    /// It says something that none of the entries said.
    case own = 2
}

extension Resolution.Member {
    fileprivate func hasVoice(of other: Resolution.Member) -> Bool {
        standing.voice == other.standing.voice
            && standing.placing.inspector == other.standing.placing.inspector
    }

    /// Whether this, naming `other` as a base, takes its place.
    fileprivate func maySupersede(_ other: Resolution.Member) -> Bool {
        if other.standing.voice == .decision {
            return standing.voice == .decision && standing.level <= other.standing.level
        }
        if standing.voice == .decision || hasVoice(of: other) { return true }
        return standing.voice == .own && other.standing.voice == .typed
            && standing.placing.inspector == other.standing.placing.inspector
    }

    /// Whether `other` is greater in the order that decides who is in force.
    fileprivate func precedes(_ other: Resolution.Member) -> Bool {
        let mine = standing
        let theirs = other.standing
        if mine.rankingClass != theirs.rankingClass {
            return mine.rankingClass < theirs.rankingClass
        }
        if mine.level != theirs.level { return mine.level > theirs.level }
        let minutes = (Minute.containing(mine.effective), Minute.containing(theirs.effective))
        if minutes.0 != minutes.1 { return minutes.0 < minutes.1 }
        if statement.rank != other.statement.rank { return statement.rank < other.statement.rank }
        if mine.effective != theirs.effective { return mine.effective < theirs.effective }
        if statement.stamp != other.statement.stamp {
            return statement.stamp < other.statement.stamp
        }
        if mine.placing.inspector != theirs.placing.inspector {
            return mine.placing.inspector.utf8.lexicographicallyPrecedes(
                theirs.placing.inspector.utf8
            )
        }
        return (statement.device, statement.seq, statement.digest)
            < (other.statement.device, other.statement.seq, other.statement.digest)
    }
}
