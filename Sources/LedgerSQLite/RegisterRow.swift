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
    /// Whose word the first one is; `nil` for who wrote it.
    private(set) var credit: Credit?

    /// As of `Resolution.Credit`, which of the row's statements it is.
    struct Credit {
        let index: Int
        let inspector: String
        let decision: DecisionKind
    }

    /// What a row begins with.
    private enum Head: UInt8 {
        case nothingInForce = 0
        case inForce = 1
        case credited = 2
    }

    func encoded(for key: RegisterKey) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(statements.count * 160)
        if let credit {
            bytes.append(Head.credited.rawValue)
            bytes.append(leb: Int64(credit.index))
            bytes.append(credit.decision.rawValue)
            bytes.append(text: credit.inspector)
        } else {
            bytes.append((hasInForce ? Head.inForce : .nothingInForce).rawValue)
        }
        bytes.append(leb: Int64(statements.count))
        for statement in statements {
            statement.encode(into: &bytes, record: key.record, register: key.register)
        }
        return bytes
    }

    /// Appends the row of a register whose only statement is in force.
    static func appendLone(_ statement: Statement, for key: KeyBytes, to bytes: inout [UInt8]) {
        bytes.append(Head.inForce.rawValue)
        bytes.append(1)
        statement.encode(into: &bytes, record: key.record, register: key.register)
    }

    /// Reads a row; `nil` when the bytes do not fit.
    init?(decoding bytes: UnsafeRawBufferPointer, for key: RegisterKey) {
        var reader = ByteReader(bytes)
        guard let head = RegisterRow.head(&reader), let count = reader.count(limit: 1 << 24) else {
            return nil
        }
        hasInForce = head.hasInForce
        credit = head.credit.map {
            Credit(
                index: $0.index,
                inspector: String(decoding: $0.inspector, as: UTF8.self),
                decision: $0.decision
            )
        }
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

    private typealias CreditBytes = (
        index: Int, inspector: UnsafeRawBufferPointer, decision: DecisionKind
    )

    /// Reads up to the statements; `nil` when the bytes do not fit.
    private static func head(
        _ reader: inout ByteReader
    ) -> (hasInForce: Bool, credit: CreditBytes?)? {
        switch reader.byte().flatMap(Head.init) {
        case .nothingInForce: return (false, nil)
        case .inForce: return (true, nil)
        case .credited:
            guard let index = reader.count(limit: 1 << 24),
                let decision = reader.byte().flatMap(DecisionKind.init),
                let inspector = reader.blob(limit: Entry.Limit.bytes)
            else { return nil }
            return (true, (index, inspector, decision))
        case nil: return nil
        }
    }

    /// The statement in force as far as tallies need it, with whose word it is.
    struct Outline {
        let digest: Digest
        let claim: UnsafeRawBufferPointer
        let stamp: Stamp
        let observed: Int64
        let inspector: UnsafeRawBufferPointer
        let decision: DecisionKind
    }

    /// Reads the statement in force, valid as long as the bytes; `nil` without one.
    static func inForce(decoding bytes: UnsafeRawBufferPointer) -> Outline? {
        var reader = ByteReader(bytes)
        guard let head = head(&reader), head.hasInForce, reader.integer() != nil,
            let inForce = Statement.outline(decoding: &reader)
        else { return nil }
        var said = inForce
        for _ in 0..<(head.credit?.index ?? 0) {
            guard let next = Statement.outline(decoding: &reader) else { return nil }
            said = next
        }
        return Outline(
            digest: inForce.digest,
            claim: inForce.claim,
            stamp: said.stamp,
            observed: said.observed,
            inspector: head.credit?.inspector ?? said.inspector,
            decision: head.credit?.decision ?? .none
        )
    }

    /// The whole statement in force, with whose word it is; `nil` without one.
    static func statementInForce(
        _ bytes: UnsafeRawBufferPointer,
        for key: RegisterKey
    ) -> (statement: Statement, credit: Resolution.Credit?)? {
        guard bytes.first == Head.credited.rawValue else {
            var reader = ByteReader(bytes)
            guard let head = head(&reader), head.hasInForce, reader.integer() != nil else {
                return nil
            }
            return Statement(decoding: &reader, record: key.record, register: key.register)
                .map { ($0, nil) }
        }
        guard let row = RegisterRow(decoding: bytes, for: key), let credit = row.credit,
            row.statements.indices.contains(credit.index)
        else { return nil }
        return (
            row.statements[0],
            Resolution.Credit(
                statement: row.statements[credit.index],
                inspector: credit.inspector,
                decision: credit.decision
            )
        )
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
        credit = resolution.credit.flatMap { credit in
            statements.firstIndex { $0.element == credit.statement.element }.map {
                Credit(index: $0, inspector: credit.inspector, decision: credit.decision)
            }
        }
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
