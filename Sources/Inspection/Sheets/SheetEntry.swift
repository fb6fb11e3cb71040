package import Journaling

/// A register with its entry in force, as bytes that are valid during one call.
package struct SheetEntry {
    package var record: UnsafeRawBufferPointer
    package var register: UnsafeRawBufferPointer
    package var digest: Digest
    /// Who said it: of a decision that chose somebody's word, that somebody.
    package var inspector: UnsafeRawBufferPointer
    /// When that was written, by the device's clock, in milliseconds since 1970 UTC.
    package var milliseconds: Int64
    /// Whether that was observed at another time than it was written: typed from paper.
    package var isTyped: Bool
    package var decision: DecisionKind
    /// Whether two people say different things in the register.
    package var isDisputed: Bool
    package var claim: UnsafeRawBufferPointer
    /// Of a finding: the units to which its case was dispatched.
    package var ofCase: [ResponsibilityLine: [String]]

    package init(
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        digest: Digest,
        inspector: UnsafeRawBufferPointer,
        milliseconds: Int64,
        isTyped: Bool,
        decision: DecisionKind = .none,
        isDisputed: Bool,
        claim: UnsafeRawBufferPointer,
        ofCase: [ResponsibilityLine: [String]] = [:]
    ) {
        self.record = record
        self.register = register
        self.digest = digest
        self.inspector = inspector
        self.milliseconds = milliseconds
        self.isTyped = isTyped
        self.decision = decision
        self.isDisputed = isDisputed
        self.claim = claim
        self.ofCase = ofCase
    }
}

extension SheetEntry {
    /// Calls `body` with the statement in force in a register.
    ///
    /// `credit`: whose word it is; `nil` for who wrote it.
    package static func with<Value>(
        _ statement: Statement,
        credit: Resolution.Credit? = nil,
        record: String,
        register: String,
        isDisputed: Bool,
        ofCase: [ResponsibilityLine: [String]] = [:],
        _ body: (SheetEntry) -> Value
    ) -> Value {
        let said = credit?.statement ?? statement
        return Array(record.utf8).withUnsafeBytes { record in
            Array(register.utf8).withUnsafeBytes { register in
                Array((credit?.inspector ?? statement.inspector).utf8).withUnsafeBytes {
                    inspector in
                    statement.claim.withUnsafeBytes { claim in
                        body(
                            SheetEntry(
                                record: record,
                                register: register,
                                digest: statement.digest,
                                inspector: inspector,
                                milliseconds: said.stamp.milliseconds,
                                isTyped: said.observed != 0,
                                decision: credit?.decision ?? .none,
                                isDisputed: isDisputed,
                                claim: claim,
                                ofCase: ofCase
                            )
                        )
                    }
                }
            }
        }
    }
}
