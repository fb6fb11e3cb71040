import CentralLedger
package import Journaling
package import LedgerSQLite

/// What is known here about who may write what, gathered from ledgers, desks and handed-over files.
///
/// Enough to ask the law before an entry is written, and to prove an enrolment to others.
package struct KnownLaw {
    /// The roots that were named, not guessed.
    package private(set) var trusted: Set<DeviceID> = []
    package private(set) var isPractice: Bool
    private var statements: [Digest: Statement] = [:]
    /// What the writer itself said; it says nothing about roots.
    private var own: [Digest: Statement] = [:]
    private var chains: [DeviceID: DeviceChain] = [:]
    /// The shortest segment that each governing entry came in; those of ledgers are fetched.
    private var proofs: [Digest: Segment] = [:]
    private var ledgers: [SQLiteLedger] = []

    /// Knows nothing but the roots.
    package init(trusting roots: Set<DeviceID> = [], isPractice: Bool = false) {
        trusted = roots
        self.isPractice = isPractice
    }

    /// Trusts a root.
    package mutating func trust(_ root: DeviceID) {
        trusted.insert(root)
    }

    /// Takes in the governing entries of a ledger, and trusts its roots.
    package mutating func add(_ ledger: SQLiteLedger) throws {
        let charter = try ledger.charter
        trusted.formUnion(charter.roots)
        isPractice = isPractice || charter.isPractice
        let governing = try ledger.governing()
        for statement in governing.statements { statements[statement.digest] = statement }
        chains.merge(governing.chains) { $1 }
        ledgers.append(ledger)
    }

    /// Takes in the governing entries of files.
    ///
    /// - Returns: what could not be used of them.
    /// - Throws: `Problem` when a file cannot be read at all.
    package mutating func add(_ documents: [MergeDocument]) throws -> [Problem] {
        var refused: [Problem] = []
        for document in documents {
            let next = try document.open()
            while let part = try next() {
                switch part {
                case .segment(let segment):
                    do throws(Segment.Refusal) {
                        try add(segment)
                    } catch {
                        refused.append(Problem(error, of: segment, in: document.name))
                    }
                case .refused(let problem): refused.append(problem)
                case .exported, .photo, .receipt: continue
                }
            }
        }
        return refused
    }

    /// Takes in the governing entries of a segment, which is verified.
    package mutating func add(_ segment: Segment) throws(Segment.Refusal) {
        var found: [Statement] = []
        try segment.forEachEntry { seq, digest, _, bytes in
            guard let bytes else { return }
            found.append(
                Statement(reading: bytes, digest: digest, device: segment.device, seq: seq)
            )
        }
        try chains[segment.device, default: DeviceChain()].add(segment)
        for statement in found where statement.isGoverning {
            statements[statement.digest] = statement
            if let known = proofs[statement.digest], known.count <= segment.count { continue }
            proofs[statement.digest] = segment
        }
    }

    /// Takes in an entry of the writer's own journal, whether it is governing or not.
    package mutating func add(own statement: Statement) {
        if statement.isGoverning { own[statement.digest] = statement }
    }
}

extension KnownLaw {
    /// The trusted roots; where none was named, the devices that enrol others and that nobody
    /// enrols.
    package var roots: Set<DeviceID> {
        if !trusted.isEmpty { return trusted }
        let enrolments = statements.values.filter { $0.record.hasPrefix("enrolment/") }
        let issuers = Set(enrolments.map(\.device))
        return issuers.subtracting(enrolments.compactMap(\.enrolledDevice))
    }

    /// The one root of these files, for a ledger that trusts none yet.
    ///
    /// - Throws: `Problem`: `rootsMissing`, `rootsAmbiguous`, about the ledger at `path`.
    package func onlyRoot(for path: String) throws(Problem) -> DeviceID {
        let roots = roots
        guard let root = roots.first else { throw Problem(.rootsMissing, path) }
        guard roots.count == 1 else { throw Problem(.rootsAmbiguous, path) }
        return root
    }

    /// Who may write what, if `proposed` entries were here as well.
    package func authority(with proposed: [Statement] = []) -> Authority {
        Authority(
            roots: roots,
            isPractice: isPractice,
            statements: statements.merging(own) { $1 }.values + proposed,
            chains: chains
        )
    }

    /// Segments that prove the enrolments of `device` from the root down, with all revocations on
    /// the way; none when it has no enrolment.
    package func proof(of device: DeviceID) throws -> [Segment] {
        let authority = authority()
        var needed = Set<Digest>()
        var pending: Set<DeviceID> = [device]
        var seen = authority.roots
        while let next = pending.popFirst() {
            guard seen.insert(next).inserted else { continue }
            for held in authority.grants[next] ?? [] {
                needed.insert(held.enrolment)
                pending.insert(held.issuer)
            }
            for statement in statements.values
            where statement.record == "revocation/\(next.hex)"
                && authority.fates[statement.digest] == .effective
            {
                needed.insert(statement.digest)
                pending.insert(statement.device)
            }
        }
        return try segments(showing: needed)
    }

    private func segments(showing digests: Set<Digest>) throws -> [Segment] {
        var segments: Set<Segment> = []
        var missing = digests
        for digest in digests {
            guard let proof = proofs[digest] else { continue }
            segments.insert(proof)
            missing.remove(digest)
        }
        for ledger in ledgers where !missing.isEmpty {
            let wanted = missing.compactMap { statements[$0] }
            let found = try ledger.segments(showing: wanted)
            for segment in found {
                segments.insert(segment)
                for link in (try? segment.links(trusting: true)) ?? [] where link.bytes != nil {
                    missing.remove(link.digest)
                }
            }
        }
        return segments.sorted { ($0.device, $0.first, $0.last) < ($1.device, $1.first, $1.last) }
    }
}

extension Statement {
    /// Whether it is of layer 1 or 2, and well formed.
    package var isGoverning: Bool {
        defect == nil && (1...2).contains(RecordName(record).layer)
    }

    /// The device that an enrolment names.
    fileprivate var enrolledDevice: DeviceID? {
        RecordName(record).component(1).flatMap { DeviceID(hex: $0) }
    }

    /// The statement that `entry` makes.
    package init(of entry: Entry) {
        let bytes = entry.canonicalBytes
        self = bytes.withUnsafeBytes {
            Statement(
                reading: $0,
                digest: Chain.identity(of: $0),
                device: entry.device,
                seq: entry.seq
            )
        }
    }
}
