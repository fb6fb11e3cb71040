import Inspection
package import Journaling

/// What one person said in one register of a station's day, whatever became of it.
package struct OwnWord: Sendable {
    /// What others made of it.
    package enum Doubt: String, Sendable {
        /// Somebody says otherwise, and nobody has decided.
        case disputed
        /// Another word is in force: an office decided, or the order did.
        case overruled
    }

    package let record: String
    package let register: String
    /// Whose word it is; somebody else may have typed it.
    package let person: String
    package let statement: Statement
    /// The time that counts, in minutes since 1970 UTC.
    package let minute: Int64
    /// Whether its device's clock was put right.
    package let isClockCorrected: Bool
    /// Whether somebody typed it for the person.
    package let isTyped: Bool
    /// Whether an office moved it here.
    package let isMoved: Bool
    package let doubt: Doubt?

    package var claim: JSONValue? { JSONValue(statement.claim) }
}

extension OwnWord {
    /// The words of a register: of each person the one that stands for the others.
    package static func words(of resolution: Resolution) -> [OwnWord] {
        var seen: Set<String> = []
        let inForce = resolution.inForce?.statement
        return resolution.heads.compactMap { head in
            let standing = head.standing
            guard standing.voice != .decision, seen.insert(standing.placing.inspector).inserted
            else { return nil }
            let isSame = inForce.map { $0.claim == head.statement.claim } ?? true
            return OwnWord(
                record: resolution.record,
                register: resolution.register,
                person: standing.placing.inspector,
                statement: head.statement,
                minute: standing.effective / 60_000,
                isClockCorrected: standing.isClockCorrected,
                isTyped: standing.voice == .typed,
                isMoved: standing.placing.address != nil,
                doubt: resolution.isConflict ? .disputed : isSame ? nil : .overruled
            )
        }
    }
}

extension Ledger {
    /// What everybody said at a station on a work date, in the order of records and registers.
    ///
    /// - Complexity: O(*n*) in the registers of the day.
    package func ownWords(at station: String, on date: WorkDate) throws -> [OwnWord] {
        var registers: [(record: String, register: String)] = []
        try forEachEntry(at: station, in: date...date) { entry in
            registers.append((entry.record, entry.register))
        }
        return try registers.flatMap { key in
            try resolution(record: key.record, register: key.register).map(OwnWord.words) ?? []
        }
    }
}
