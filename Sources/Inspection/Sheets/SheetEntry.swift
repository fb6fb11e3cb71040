package import Journaling

/// A register with its entry in force, as bytes that are valid during one call.
package struct SheetEntry {
    package var record: UnsafeRawBufferPointer
    package var register: UnsafeRawBufferPointer
    package var digest: Digest
    package var inspector: UnsafeRawBufferPointer
    /// When it was written, by the device's clock, in milliseconds since 1970 UTC.
    package var milliseconds: Int64
    /// Whether it was observed at another time than it was written: typed from paper.
    package var isTyped: Bool
    /// Whether two people say different things in the register.
    package var isDisputed: Bool
    package var claim: UnsafeRawBufferPointer

    package init(
        record: UnsafeRawBufferPointer,
        register: UnsafeRawBufferPointer,
        digest: Digest,
        inspector: UnsafeRawBufferPointer,
        milliseconds: Int64,
        isTyped: Bool,
        isDisputed: Bool,
        claim: UnsafeRawBufferPointer
    ) {
        self.record = record
        self.register = register
        self.digest = digest
        self.inspector = inspector
        self.milliseconds = milliseconds
        self.isTyped = isTyped
        self.isDisputed = isDisputed
        self.claim = claim
    }
}

extension SheetEntry {
    /// Calls `body` with the statement in force in a register.
    package static func with<Value>(
        _ statement: Statement,
        record: String,
        register: String,
        isDisputed: Bool,
        _ body: (SheetEntry) -> Value
    ) -> Value {
        Array(record.utf8).withUnsafeBytes { record in
            Array(register.utf8).withUnsafeBytes { register in
                Array(statement.inspector.utf8).withUnsafeBytes { inspector in
                    statement.claim.withUnsafeBytes { claim in
                        body(
                            SheetEntry(
                                record: record,
                                register: register,
                                digest: statement.digest,
                                inspector: inspector,
                                milliseconds: statement.stamp.milliseconds,
                                isTyped: statement.observed != 0,
                                isDisputed: isDisputed,
                                claim: claim
                            )
                        )
                    }
                }
            }
        }
    }
}
