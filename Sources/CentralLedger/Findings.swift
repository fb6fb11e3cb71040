package import Journaling

/// An entry as a ledger found it, with what the law makes of it.
package struct FoundEntry: Sendable {
    /// How an entry stands in the ledger.
    package enum State: Sendable, Equatable {
        /// The one in force in its register.
        case inForce
        /// Counts and disagrees or agrees with the one in force.
        case head
        /// Answered by a later entry.
        case superseded
        /// Kept, shown, not counted.
        case held([Reason])
        /// An effective enrolment, revocation, attestation, release, address or erasure.
        case governing
        /// One that an office took back.
        case cancelled
    }

    package let statement: Statement
    package let state: State
    /// The record it belongs to after law 8; empty for an entry that does not decode.
    package let record: String
    package let register: String
    /// Digest of the address that moved it; `nil` where it stands where it was written.
    package let movedBy: Digest?

    package init(
        statement: Statement,
        state: State,
        record: String,
        register: String,
        movedBy: Digest? = nil
    ) {
        self.statement = statement
        self.state = state
        self.record = record
        self.register = register
        self.movedBy = movedBy
    }
}
