/// Layers 1 and 2: who may write what, and what offices said about clocks, held entries, misplaced
/// watches and erased bytes. A function of the governing entries and the trusted roots.
///
/// Source: Documentation/merge-law.md, 2.2–2.4.
package struct Authority: Sendable {
    package let roots: Set<DeviceID>
    /// Whether practice grants count.
    package let isPractice: Bool
    /// How many enrolments lead from a root to the device; 0 for roots.
    package private(set) var steps: [DeviceID: Int] = [:]
    /// The grants of each device, by the digest of the enrolment.
    package private(set) var grants: [DeviceID: [HeldGrant]] = [:]
    private(set) var attestations: [DeviceID: [EffectiveAttestation]] = [:]
    private(set) var releases: [Digest: [EffectiveRelease]] = [:]
    private(set) var addresses: [DeviceID: [EffectiveAddress]] = [:]
    /// What is left of entries and photos that were erased, by device.
    package private(set) var erasedEntries: [DeviceID: Set<Digest>] = [:]
    package private(set) var erasedPhotos: Set<Digest> = []
    /// What became of each governing entry.
    package private(set) var fates: [Digest: Fate] = [:]

    /// What became of an entry of layers 1 or 2.
    package enum Fate: Sendable, Equatable {
        case effective
        case cancelled
        /// Held with ``Reason/noAuthority``.
        case withoutAuthority
    }

    /// A grant as one enrolment gave it.
    package struct HeldGrant: Sendable, Hashable {
        package let enrolment: Digest
        package let issuer: DeviceID
        package let grant: Grant
        package fileprivate(set) var revocations: [ValidRevocation] = []

        /// Whether a revocation cuts the entry off from this grant.
        func isCutOff(_ entry: Digest) -> Bool {
            revocations.contains { !$0.kept.contains(entry) }
        }
    }

    package struct ValidRevocation: Sendable, Hashable {
        let writer: DeviceID
        /// The grants that authorised it; empty for a root's.
        let authorising: [Grant]
        /// The entries that keep the grant.
        let kept: Set<Digest>
    }

    struct EffectiveAttestation: Sendable, Hashable {
        let covered: Set<Digest>
        let received: Int64
        let written: Int64
    }

    struct EffectiveRelease: Sendable, Hashable {
        let writer: DeviceID
        let reasons: Set<String>
        let authorising: [Grant]
    }

    struct EffectiveAddress: Sendable, Hashable {
        let digest: Digest
        let stamp: Stamp
        let address: Address
        let covered: Set<Digest>
        let authorising: [Grant]
    }

    /// Judges the governing entries.
    ///
    /// - Parameters:
    ///   - statements: all entries of layers 1 and 2 that are here, in any order; those with a
    ///     defect are ignored.
    ///   - chains: the links of every device that a revocation, attestation or address names.
    package init(
        roots: Set<DeviceID>, isPractice: Bool, statements: [Statement],
        chains: [DeviceID: DeviceChain]
    ) {
        self.roots = roots
        self.isPractice = isPractice
        for root in roots { steps[root] = 0 }
        let sound = statements.filter { $0.defect == nil }.map(GoverningEntry.init)
        judgeEnrolments(sound.filter { $0.kind.layer == 1 }, chains)
        judgeActs(sound.filter { $0.kind.layer == 2 }, chains)
    }
}

/// A statement of layers 1 or 2 with its names read.
struct GoverningEntry {
    let statement: Statement
    let kind: RecordKind
    let subject: String
    let claim: JSONValue

    init(_ statement: Statement) {
        let name = RecordName(statement.record)
        self.statement = statement
        kind = name.kind ?? .enrolment
        subject = name.component(1) ?? ""
        claim = JSONValue(statement.claim) ?? .null
    }

    /// The device that the record names.
    var device: DeviceID? { DeviceID(hex: subject) }
}

// MARK: - Layer 1

extension Authority {
    private mutating func judgeEnrolments(
        _ entries: [GoverningEntry], _ chains: [DeviceID: DeviceChain]
    ) {
        for entry in entries { fates[entry.statement.digest] = .withoutAuthority }
        let enrolments = Dictionary(grouping: entries.filter { $0.kind == .enrolment }) {
            $0.statement.device
        }
        let revocations = Dictionary(grouping: entries.filter { $0.kind == .revocation }) {
            $0.device
        }
        var issuers = roots
        var step = 1
        while !issuers.isEmpty {
            var enrolled = Set<DeviceID>()
            for entry in issuers.flatMap({ enrolments[$0] ?? [] }) {
                guard let device = entry.device, steps[device].map({ $0 == step }) ?? true,
                    enrol(device, by: entry)
                else { continue }
                enrolled.insert(device)
                steps[device] = step
            }
            for device in enrolled {
                grants[device]?.sort { $0.enrolment < $1.enrolment }
                for entry in revocations[device] ?? [] {
                    revoke(device, by: entry, chain: chains[device] ?? DeviceChain())
                }
            }
            issuers = enrolled
            step += 1
        }
    }

    /// Gives `device` a grant if the writer of the enrolment may; returns whether it may.
    private mutating func enrol(_ device: DeviceID, by entry: GoverningEntry) -> Bool {
        guard let grant = Grant(entry.claim) else { return false }
        let writer = entry.statement.device
        guard roots.contains(writer)
            || authorising(entry.statement, entry.kind, right: .enrol)
                .contains(where: { grant.lies(inside: $0) })
        else { return false }
        fates[entry.statement.digest] = .effective
        grants[device, default: []].append(
            HeldGrant(enrolment: entry.statement.digest, issuer: writer, grant: grant))
        return true
    }

    private mutating func revoke(
        _ device: DeviceID, by entry: GoverningEntry, chain: DeviceChain
    ) {
        guard let revocation = Revocation(entry.claim),
            let index = grants[device]?.firstIndex(where: { $0.enrolment == revocation.enrolment }),
            let held = grants[device]?[index],
            let authorisers = authorisers(of: entry, against: held, of: device)
        else { return }
        fates[entry.statement.digest] = .effective
        grants[device]?[index].revocations.append(
            ValidRevocation(
                writer: entry.statement.device, authorising: authorisers,
                kept: chain.covered(by: revocation.through)))
    }

    /// The grants by which `entry` may revoke `held`, none for a root; `nil` when it may not.
    private func authorisers(
        of entry: GoverningEntry, against held: HeldGrant, of device: DeviceID
    ) -> [Grant]? {
        let writer = entry.statement.device
        if roots.contains(writer) { return [] }
        guard let writerStep = steps[writer], let step = steps[device], writerStep < step else {
            return nil
        }
        let grants = authorising(entry.statement, entry.kind, right: .enrol)
        if writer == held.issuer { return grants.isEmpty ? nil : grants }
        let above = grants.filter { $0.isAbove(held.grant) }
        return above.isEmpty ? nil : above
    }

    /// The writer's grants that let it write this governing entry.
    private func authorising(
        _ statement: Statement, _ kind: RecordKind, right: Grant.Right
    ) -> [Grant] {
        let minute = statement.stamp.milliseconds / 60_000
        return (grants[statement.device] ?? []).filter { held in
            let grant = held.grant
            return grant.rights.contains(right) && minute < grant.until ?? .max
                && grant.givesOwn(statement.inspector, statement.rank)
                && grant.allows(kind, statement.register) && !held.isCutOff(statement.digest)
        }.map(\.grant)
    }
}

// MARK: - Layer 2

extension Authority {
    private struct Act {
        let entry: GoverningEntry
        let authorising: [Grant]

        /// Whether this takes `other` back: it names it, in the same record, for the same office
        /// or one above.
        func cancels(_ other: Act) -> Bool {
            entry.statement.bases.contains(other.entry.statement.digest)
                && authorising.contains { mine in
                    other.authorising.contains { $0.office == mine.office || mine.isAbove($0) }
                }
        }
    }

    private mutating func judgeActs(
        _ entries: [GoverningEntry], _ chains: [DeviceID: DeviceChain]
    ) {
        var acts: [Act] = []
        for entry in entries {
            let authorising = authorising(entry)
            if authorising.isEmpty {
                fates[entry.statement.digest] = .withoutAuthority
            } else {
                acts.append(Act(entry: entry, authorising: authorising))
            }
        }
        acts.sort { one, other in
            (one.entry.statement.stamp, one.entry.statement.digest)
                > (other.entry.statement.stamp, other.entry.statement.digest)
        }
        var cancellers: [String: [Act]] = [:]
        for act in acts {
            let record = act.entry.statement.record
            if (cancellers[record] ?? []).contains(where: { $0.cancels(act) }) {
                fates[act.entry.statement.digest] = .cancelled
            } else {
                fates[act.entry.statement.digest] = .effective
                cancellers[record, default: []].append(act)
                if act.entry.claim["withdrawn"]?.bool != true { take(act, chains) }
            }
        }
    }

    private func authorising(_ entry: GoverningEntry) -> [Grant] {
        switch entry.kind {
        case .release: return authorising(entry.statement, entry.kind, right: .release)
        case .address: return authorising(entry.statement, entry.kind, right: .address)
        default:
            let subjects = entry.device.flatMap { grants[$0] } ?? []
            guard !subjects.isEmpty else { return [] }
            let right: Grant.Right = entry.kind == .attestation ? .attest : .erase
            return authorising(entry.statement, entry.kind, right: right).filter { grant in
                subjects.allSatisfy { grant.isAbove($0.grant) }
            }
        }
    }

    private mutating func take(_ act: Act, _ chains: [DeviceID: DeviceChain]) {
        let statement = act.entry.statement
        switch act.entry.kind {
        case .release:
            guard let release = Release(act.entry.claim), let entry = Digest(hex: act.entry.subject)
            else { return }
            releases[entry, default: []].append(
                EffectiveRelease(
                    writer: statement.device, reasons: release.reasons,
                    authorising: act.authorising))
        case .attestation:
            guard let attestation = Attestation(act.entry.claim), let device = act.entry.device
            else { return }
            attestations[device, default: []].append(
                EffectiveAttestation(
                    covered: chains[device]?.covered(by: attestation.chain) ?? [],
                    received: attestation.received, written: statement.stamp.milliseconds))
        case .address:
            guard let address = Address(act.entry.claim), let device = act.entry.device
            else { return }
            let through = chains[device]?.covered(by: address.through) ?? []
            let after = chains[device]?.covered(by: address.after) ?? []
            addresses[device, default: []].append(
                EffectiveAddress(
                    digest: statement.digest, stamp: statement.stamp, address: address,
                    covered: through.subtracting(after), authorising: act.authorising))
        case .erasure:
            guard let erasure = Erasure(act.entry.claim), let device = act.entry.device
            else { return }
            switch erasure {
            case .entry(let digest): erasedEntries[device, default: []].insert(digest)
            case .photo(let digest): erasedPhotos.insert(digest)
            }
        default: return
        }
    }
}

// MARK: - Differences

extension Authority {
    /// The devices some of whose entries can be judged differently by `other`.
    package func devicesJudgedDifferently(in other: Authority) -> Set<DeviceID> {
        differences(grants, other.grants)
            .union(differences(attestations, other.attestations))
            .union(differences(addresses, other.addresses))
            .union(differences(erasedEntries, other.erasedEntries))
            .union(differences(steps, other.steps))
    }

    /// The governing entries whose fate is another in `other`.
    package func fatesChanged(in other: Authority) -> Set<Digest> {
        differences(fates, other.fates)
    }

    /// The entries whose releases are others in `other`.
    package func releasesChanged(in other: Authority) -> Set<Digest> {
        differences(releases, other.releases)
    }

    package var devicesWithAddresses: [DeviceID] { Array(addresses.keys) }
    package var releasedEntries: Set<Digest> { Set(releases.keys) }

    private func differences<Key, Value: Equatable>(
        _ one: [Key: Value], _ other: [Key: Value]
    ) -> Set<Key> {
        var keys = Set<Key>()
        for (key, value) in one where other[key] != value { keys.insert(key) }
        for key in other.keys where one[key] == nil { keys.insert(key) }
        return keys
    }
}
