/// Layers 1 and 2: who may write what, and what offices said about clocks, held entries, misplaced
/// watches and erased bytes.
///
/// A function of the governing entries and the trusted roots.
///
/// Source: Documentation/merge-law.md, 2.2–2.4.
package struct Authority: Sendable {
    package let roots: Set<DeviceID>
    /// Whether practice grants count.
    package let isPractice: Bool
    /// The grants of each device, by the digest of the enrolment.
    package private(set) var grants: [DeviceID: [HeldGrant]] = [:]
    private(set) var attestations: [DeviceID: [EffectiveAttestation]] = [:]
    private(set) var releases: [Digest: [EffectiveRelease]] = [:]
    private(set) var addresses: [DeviceID: [EffectiveAddress]] = [:]
    /// The entries that erasures name, by device, each with the grants that authorise them.
    private(set) var erasures: [DeviceID: [Digest: [[Grant]]]] = [:]
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
        /// How many enrolments lead from a root to it, 1 or more.
        package let step: Int
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
        /// Digest of the attestation.
        let digest: Digest
        let authorising: [Grant]
        let covered: Set<Digest>
        let received: Int64
        let written: Int64
    }

    struct EffectiveRelease: Sendable, Hashable {
        let digest: Digest
        let writer: DeviceID
        let reasons: Set<String>
        let authorising: [Grant]
    }

    struct EffectiveAddress: Sendable, Hashable {
        let digest: Digest
        let writer: DeviceID
        let stamp: Stamp
        let address: Address
        let covered: Set<Digest>
        let authorising: [Grant]
    }

    /// Judges the governing entries.
    ///
    /// `statements`: all entries of layers 1 and 2 that are here, in any order; those with a
    /// defect are ignored.
    ///
    /// `chains`: the links of every device that a revocation, attestation or address names.
    package init(
        roots: Set<DeviceID>,
        isPractice: Bool,
        statements: [Statement],
        chains: [DeviceID: DeviceChain]
    ) {
        self.roots = roots
        self.isPractice = isPractice
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
        _ entries: [GoverningEntry],
        _ chains: [DeviceID: DeviceChain]
    ) {
        for entry in entries { fates[entry.statement.digest] = .withoutAuthority }
        var enrolments = Dictionary(grouping: entries.filter { $0.kind == .enrolment }) {
            $0.statement.device
        }
        let revocations = Dictionary(grouping: entries.filter { $0.kind == .revocation }) {
            $0.device
        }
        var writers = roots
        var step = 1
        while !writers.isEmpty {
            var enrolled = Set<DeviceID>()
            for writer in writers {
                var left: [GoverningEntry] = []
                for entry in enrolments[writer] ?? [] {
                    if let device = enrol(by: entry, step: step) {
                        enrolled.insert(device)
                    } else {
                        left.append(entry)
                    }
                }
                enrolments[writer] = left
            }
            for device in enrolled {
                grants[device]?.sort { $0.enrolment < $1.enrolment }
                for entry in revocations[device] ?? [] {
                    revoke(device, by: entry, step: step, chain: chains[device] ?? DeviceChain())
                }
            }
            writers = enrolled
            step += 1
        }
    }

    /// Makes the enrolment a grant of `step` if a grant of the step before authorises it; returns
    /// the enrolled device.
    private mutating func enrol(by entry: GoverningEntry, step: Int) -> DeviceID? {
        guard let grant = Grant(entry.claim), let device = entry.device else { return nil }
        let writer = entry.statement.device
        let isAuthorised =
            step == 1
            ? roots.contains(writer)
            : authorising(entry.statement, entry.kind, right: .enrol)
                .contains { $0.step == step - 1 && grant.lies(inside: $0.grant) }
        guard isAuthorised else { return nil }
        fates[entry.statement.digest] = .effective
        grants[device, default: []].append(
            HeldGrant(enrolment: entry.statement.digest, issuer: writer, grant: grant, step: step)
        )
        return device
    }

    /// Takes a revocation of a grant of `step`, if this is one.
    private mutating func revoke(
        _ device: DeviceID,
        by entry: GoverningEntry,
        step: Int,
        chain: DeviceChain
    ) {
        guard let revocation = Revocation(entry.claim),
            let index = grants[device]?.firstIndex(where: {
                $0.enrolment == revocation.enrolment && $0.step == step
            }),
            let held = grants[device]?[index],
            let authorisers = authorisers(of: entry, against: held)
        else { return }
        fates[entry.statement.digest] = .effective
        grants[device]?[index].revocations.append(
            ValidRevocation(
                writer: entry.statement.device,
                authorising: authorisers,
                kept: chain.covered(by: revocation.through)
            )
        )
    }

    /// The grants by which `entry` may revoke `held`, none for a root; `nil` when it may not.
    private func authorisers(of entry: GoverningEntry, against held: HeldGrant) -> [Grant]? {
        let writer = entry.statement.device
        if roots.contains(writer) { return [] }
        let grants = authorising(entry.statement, entry.kind, right: .enrol)
            .filter { $0.step < held.step && hasForce($0.grant) }.map(\.grant)
        let fit = writer == held.issuer ? grants : grants.filter { $0.isAbove(held.grant) }
        return fit.isEmpty ? nil : fit
    }

    /// Whether a grant does more here than enrol for practice.
    func hasForce(_ grant: Grant) -> Bool { !grant.isPractice || isPractice }

    /// The writer's grants that let it write this governing entry.
    private func authorising(
        _ statement: Statement,
        _ kind: RecordKind,
        right: Grant.Right
    ) -> [HeldGrant] {
        let minute = statement.stamp.milliseconds / 60_000
        return (grants[statement.device] ?? []).filter { held in
            let grant = held.grant
            return grant.rights.contains(right) && minute < grant.until ?? .max
                && grant.givesOwn(statement.inspector, statement.rank)
                && grant.allows(kind, statement.register) && !held.isCutOff(statement.digest)
        }
    }

    /// The grants of an entry's device that give its inspector and rank in its register, whatever
    /// the place and time: whoever wants power over the entry must be above these.
    ///
    /// Practice grants protect nothing real.
    ///
    /// Source: merge-law.md, 2.4.
    func naming(_ statement: Statement) -> [Grant] {
        guard statement.defect == nil, let kind = RecordName(statement.record).kind else {
            return []
        }
        return (grants[statement.device] ?? []).lazy.map(\.grant).filter { grant in
            hasForce(grant)
                && (grant.givesOwn(statement.inspector, statement.rank)
                    || grant.givesTyped(statement.inspector, statement.rank))
                && grant.allows(kind, statement.register)
        }
    }

    /// Whether one of `grants` is above all of `others`, or, when there are none, above some grant
    /// of `device`.
    func isAny(of grants: [Grant], above others: [Grant], of device: DeviceID) -> Bool {
        grants.contains { mine in
            others.isEmpty
                ? (self.grants[device] ?? []).contains { mine.isAbove($0.grant) }
                : others.allSatisfy(mine.isAbove)
        }
    }
}

// MARK: - Layer 2

extension Authority {
    private struct Act {
        let entry: GoverningEntry
        let authorising: [Grant]

        /// Whether this takes `other` back when it has effect: it names it, for the same office
        /// or one above.
        private func mayCancel(_ other: Act) -> Bool {
            authorising.contains { mine in
                other.authorising.contains { $0.office == mine.office || mine.isAbove($0) }
            }
        }

        /// Which acts of one record are taken back by others of it.
        ///
        /// An act is judged when all that name it are; names are digests, so this ends.
        static func cancelled(_ acts: [Act]) -> [(act: Act, isCancelled: Bool)] {
            let places = Dictionary(
                uniqueKeysWithValues: acts.enumerated().map { ($1.entry.statement.digest, $0) }
            )
            func named(by index: Int) -> [Int] {
                acts[index].entry.statement.bases.compactMap { places[$0] }
            }
            var waiting = [Int](repeating: 0, count: acts.count)
            for index in acts.indices { for other in named(by: index) { waiting[other] += 1 } }
            var ready = acts.indices.filter { waiting[$0] == 0 }
            var isCancelled = [Bool](repeating: false, count: acts.count)
            while let index = ready.popLast() {
                for other in named(by: index) {
                    if !isCancelled[index], acts[index].mayCancel(acts[other]) {
                        isCancelled[other] = true
                    }
                    waiting[other] -= 1
                    if waiting[other] == 0 { ready.append(other) }
                }
            }
            return acts.indices.map { (acts[$0], isCancelled[$0]) }
        }
    }

    private mutating func judgeActs(
        _ entries: [GoverningEntry],
        _ chains: [DeviceID: DeviceChain]
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
        for records in Dictionary(grouping: acts, by: \.entry.statement.record).values {
            for (act, isCancelled) in Act.cancelled(records) {
                fates[act.entry.statement.digest] = isCancelled ? .cancelled : .effective
                if !isCancelled, act.entry.claim["withdrawn"]?.bool != true { take(act, chains) }
            }
        }
        // The order of acts is that of arrival; what is kept of them must not show it.
        for device in attestations.keys { attestations[device]?.sort { $0.digest < $1.digest } }
        for device in addresses.keys { addresses[device]?.sort { $0.digest < $1.digest } }
        for entry in releases.keys { releases[entry]?.sort { $0.digest < $1.digest } }
    }

    private func authorising(_ entry: GoverningEntry) -> [Grant] {
        guard !roots.contains(entry.statement.device) else { return [] }
        switch entry.kind {
        case .release: return authorised(entry, .release)
        case .address: return authorised(entry, .address)
        default:
            let subjects = entry.device.flatMap { grants[$0] } ?? []
            return authorised(entry, entry.kind == .attestation ? .attest : .erase)
                .filter { grant in subjects.contains { grant.isAbove($0.grant) } }
        }
    }

    private func authorised(_ entry: GoverningEntry, _ right: Grant.Right) -> [Grant] {
        authorising(entry.statement, entry.kind, right: right).map(\.grant).filter(hasForce)
    }

    private mutating func take(_ act: Act, _ chains: [DeviceID: DeviceChain]) {
        let statement = act.entry.statement
        switch act.entry.kind {
        case .release:
            guard let release = Release(act.entry.claim), let entry = Digest(hex: act.entry.subject)
            else { return }
            releases[entry, default: []].append(
                EffectiveRelease(
                    digest: statement.digest,
                    writer: statement.device,
                    reasons: release.reasons,
                    authorising: act.authorising
                )
            )
        case .attestation:
            guard let attestation = Attestation(act.entry.claim), let device = act.entry.device
            else { return }
            attestations[device, default: []].append(
                EffectiveAttestation(
                    digest: statement.digest,
                    authorising: act.authorising,
                    covered: chains[device]?.covered(by: attestation.chain) ?? [],
                    received: attestation.received,
                    written: statement.stamp.milliseconds
                )
            )
        case .address:
            guard let address = Address(act.entry.claim), let device = act.entry.device
            else { return }
            let through = chains[device]?.covered(by: address.through) ?? []
            let after = chains[device]?.covered(by: address.after) ?? []
            addresses[device, default: []].append(
                EffectiveAddress(
                    digest: statement.digest,
                    writer: statement.device,
                    stamp: statement.stamp,
                    address: address,
                    covered: through.subtracting(after),
                    authorising: act.authorising
                )
            )
        case .erasure:
            guard let erasure = Erasure(act.entry.claim), let device = act.entry.device
            else { return }
            switch erasure {
            case .entry(let digest):
                erasures[device, default: [:]][digest, default: []].append(act.authorising)
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
            .union(differences(erasures, other.erasures))
    }

    /// The governing entries whose fate is another in `other`.
    package func fatesChanged(in other: Authority) -> Set<Digest> {
        differences(fates, other.fates)
    }

    /// The entries whose releases are others in `other`.
    package func releasesChanged(in other: Authority) -> Set<Digest> {
        differences(releases, other.releases)
    }

    /// The entries of a device that effective erasures name.
    package func entriesNamedForErasure(of device: DeviceID) -> Set<Digest> {
        erasures[device].map { Set($0.keys) } ?? []
    }

    package var devicesWithErasures: [DeviceID] { Array(erasures.keys) }
    package var devicesWithAddresses: [DeviceID] { Array(addresses.keys) }
    /// The effective releases of an entry.
    package func releases(of entry: Digest) -> Set<Digest> {
        Set((releases[entry] ?? []).map(\.digest))
    }

    package var releasedEntries: Set<Digest> { Set(releases.keys) }

    private func differences<Key, Value: Equatable>(
        _ one: [Key: Value],
        _ other: [Key: Value]
    ) -> Set<Key> {
        var keys = Set<Key>()
        for (key, value) in one where other[key] != value { keys.insert(key) }
        for key in other.keys where one[key] == nil { keys.insert(key) }
        return keys
    }
}
