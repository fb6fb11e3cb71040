package import Journaling

/// A set of entries judged from scratch, with the pure functions and nothing kept between.
package struct Evaluation {
    /// A register of layers 3 or 4.
    package struct Key: Hashable, Comparable, Sendable {
        package let record: String
        package let register: String

        package static func < (one: Key, other: Key) -> Bool {
            (one.record, one.register) < (other.record, other.register)
        }
    }

    package let judge: Judge
    package let statements: [Statement]
    /// Every register in which something counts or is held.
    package private(set) var registers: [Key: Resolution] = [:]
    /// What became of each statement of layers 3 and 4 that is sound and not erased.
    package private(set) var standings: [Digest: Standing] = [:]

    /// Judges `statements`, each element of the set that has bytes once, with the links of all
    /// devices.
    package init(
        roots: Set<DeviceID>,
        isPractice: Bool,
        statements: [Statement],
        chains: [DeviceID: DeviceChain]
    ) {
        let layers = Dictionary(grouping: statements.filter { $0.defect == nil }) {
            RecordName($0.record).layer
        }
        let authority = Authority(
            roots: roots,
            isPractice: isPractice,
            statements: (layers[1] ?? []) + (layers[2] ?? []),
            chains: chains
        )
        let lower = Judge(authority: authority, reference: Reference())
        var reference = Reference()
        for (key, statements) in Evaluation.byRegister(layers[3] ?? [], lower) {
            let resolution = lower.resolution(
                record: key.record,
                register: key.register,
                of: statements
            )
            guard let inForce = resolution.inForce else { continue }
            reference.add(
                record: key.record,
                register: key.register,
                counting: resolution.counting.map(\.statement.claim),
                inForce: inForce.statement.claim
            )
        }
        let judge = Judge(authority: authority, reference: reference)
        self.judge = judge
        self.statements = statements
        let judged = (layers[3] ?? []) + (layers[4] ?? [])
        for (key, statements) in Evaluation.byRegister(judged, judge) {
            let resolution = judge.resolution(
                record: key.record,
                register: key.register,
                of: statements
            )
            for member in resolution.counting + resolution.held {
                standings[member.statement.digest] = member.standing
            }
            if !(resolution.counting + resolution.held).isEmpty { registers[key] = resolution }
        }
    }

    /// Statements by the registers they are written in and moved to.
    private static func byRegister(
        _ statements: [Statement],
        _ judge: Judge
    ) -> [Key: [Statement]] {
        var registers: [Key: [Statement]] = [:]
        for statement in statements {
            let records = Set([statement.record, judge.placing(of: statement).record])
            for record in records {
                registers[Key(record: record, register: statement.register), default: []]
                    .append(statement)
            }
        }
        return registers
    }
}

// MARK: - Questions

extension Evaluation {
    package func resolution(
        _ record: String = Scene.finding,
        _ register: String = "finding"
    ) -> Resolution? {
        registers[Key(record: record, register: register)]
    }

    /// The digest in force.
    package func inForce(
        _ record: String = Scene.finding,
        _ register: String = "finding"
    ) -> Digest? {
        resolution(record, register)?.inForce?.statement.digest
    }

    /// The digests of the heads, greatest first.
    package func heads(
        _ record: String = Scene.finding,
        _ register: String = "finding"
    ) -> [Digest] {
        resolution(record, register)?.heads.map(\.statement.digest) ?? []
    }

    package func isConflict(
        _ record: String = Scene.finding,
        _ register: String = "finding"
    ) -> Bool {
        resolution(record, register)?.isConflict ?? false
    }

    /// Why an entry is held, empty when it is not; `nil` for one that is not here or erased.
    package func reasons(_ digest: Digest) -> [Reason]? {
        statements.first { $0.digest == digest }.flatMap(reasons)
    }

    /// Why an element of the set is held, empty when it is not; `nil` for an erased one.
    package func reasons(of statement: Statement) -> [Reason]? {
        if let defect = statement.defect {
            return judge.isErased(statement) ? nil : [Reason(defect)]
        }
        if let fate = judge.authority.fates[statement.digest] {
            return fate == .withoutAuthority ? [.noAuthority] : []
        }
        return standings[statement.digest]?.reasons
    }

    package func isErased(_ digest: Digest) -> Bool {
        statements.contains { $0.digest == digest && judge.isErased($0) }
    }

    package func standing(_ digest: Digest) -> Standing? { standings[digest] }

    /// Whether a statement of layers 1 or 2 has effect.
    package func hasEffect(_ digest: Digest) -> Bool {
        judge.authority.fates[digest] == .effective
    }

    /// The record an entry belongs to.
    package func record(of digest: Digest) -> String? { standings[digest]?.placing.record }
}
