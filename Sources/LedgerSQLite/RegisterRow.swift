import Journaling

/// One register: the smallest thing two people can disagree about.
struct RegisterKey: Hashable {
    let record: String
    let register: String

    /// Where a statement is kept as written; those with a defect stand alone under no record.
    init(of statement: Statement) {
        if statement.defect == nil {
            record = statement.record
            register = statement.register
        } else {
            record = ""
            register = statement.digest.hex
        }
    }

    init(record: String, register: String) {
        self.record = record
        self.register = register
    }
}

/// The statements of a register as its row keeps them: the one in force first.
struct RegisterRow {
    var statements: [Statement]
    /// Whether the first statement is in force.
    var hasInForce: Bool

    func encoded(for key: RegisterKey) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(statements.count * 160)
        bytes.append(hasInForce ? 1 : 0)
        bytes.append(leb: Int64(statements.count))
        for statement in statements {
            statement.encode(into: &bytes, record: key.record, register: key.register)
        }
        return bytes
    }

    /// Appends the row of a register whose only statement is in force.
    static func appendLone(_ statement: Statement, for key: KeyBytes, to bytes: inout [UInt8]) {
        bytes.append(1)
        bytes.append(1)
        statement.encode(into: &bytes, record: key.record, register: key.register)
    }

    /// Reads a row; `nil` when the bytes do not fit.
    init?(decoding bytes: UnsafeRawBufferPointer, for key: RegisterKey) {
        var reader = ByteReader(bytes)
        guard let first = reader.byte(), let count = reader.count(limit: 1 << 24) else {
            return nil
        }
        hasInForce = first == 1
        statements = []
        for _ in 0..<count {
            guard
                let statement = Statement(
                    decoding: &reader,
                    record: key.record,
                    register: key.register
                )
            else { return nil }
            statements.append(statement)
        }
    }

    /// The statement in force as far as tallies need it; `nil` without one.
    static func inForce(decoding bytes: UnsafeRawBufferPointer) -> Statement.Outline? {
        var reader = ByteReader(bytes)
        guard reader.byte() == 1, reader.integer() != nil else { return nil }
        return Statement.outline(decoding: &reader)
    }

    /// The whole statement in force; `nil` without one.
    static func statementInForce(
        _ bytes: UnsafeRawBufferPointer,
        for key: RegisterKey
    ) -> Statement? {
        var reader = ByteReader(bytes)
        guard reader.byte() == 1, reader.integer() != nil else { return nil }
        return Statement(decoding: &reader, record: key.record, register: key.register)
    }

    init(statements: [Statement], hasInForce: Bool) {
        self.statements = statements
        self.hasInForce = hasInForce
    }

    init(_ resolution: Resolution, elsewhere: [Statement]) {
        hasInForce = resolution.inForce != nil
        statements =
            resolution.heads.map(\.statement) + resolution.superseded.map(\.statement)
            + resolution.held.map(\.statement) + elsewhere
    }
}

extension RegisterFlags {
    init(_ resolution: Resolution) {
        self = []
        if resolution.isConflict { insert(.conflict) }
        if resolution.isOwn { insert(.own) }
        if !resolution.held.isEmpty { insert(.held) }
    }
}
