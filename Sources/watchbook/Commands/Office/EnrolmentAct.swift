import Foundation
import JournalSQLite
import Journaling
import Sync

/// One enrolment on its way: checked against the law, written, and put into a bundle that proves it.
struct EnrolmentAct {
    let writer: Writer
    let request: DeviceRequest
    private let options: GrantOptions
    private let now: Moment
    private let journal: Journal
    private var law: KnownLaw

    /// Reads what the enrolment is made of, and opens the issuer's journal.
    ///
    /// - Throws: `Problem`: `fileExists` when the bundle's name is taken, `requestDamaged`,
    ///   `practiceMismatch`, and what opening the journal throws.
    init(_ options: GrantOptions, by writer: Writer, knowing law: KnownLaw, now: Moment) throws {
        self.options = options
        self.writer = writer
        self.now = now
        guard !FileManager.default.fileExists(atPath: options.out) else {
            throw Problem(.fileExists, options.out)
        }
        guard let request = DeviceRequest(text: try TextFile.read(options.request)) else {
            throw Problem(.requestDamaged, options.request)
        }
        guard request.isPractice == options.practice else {
            throw Problem(.practiceMismatch, options.request)
        }
        self.request = request
        journal = try Journal.open(at: writer.journal, key: writer.key)
        self.law = law
        try journal.forEachEntry { seq, bytes in
            let statement = bytes.withUnsafeBytes {
                Statement(
                    reading: $0,
                    digest: Chain.identity(of: $0),
                    device: writer.device,
                    seq: seq
                )
            }
            self.law.add(own: statement)
        }
    }

    /// The issuer's own grant; `nil` for a root.
    func issuing() throws -> Grant? {
        try EnrolmentCheck(law, by: writer.device).issuing(
            inspector: writer.inspector,
            rank: writer.rank,
            at: now.milliseconds / 60_000
        )
    }

    /// What became of it.
    struct Outcome {
        let enrolment: Digest
        let seq: Int64
        let grant: Grant
        /// Whether the same enrolment was in the journal already.
        let isRepeated: Bool
    }

    /// Writes the enrolment and the bundle; only checks when it is a dry run.
    ///
    /// - Parameters:
    ///   - grant: what the device is to get.
    ///   - names: what people call the parts of a grant here.
    /// - Returns: the enrolment as it stands in the journal now.
    /// - Throws: `Problem`, and then nothing is written: `notAuthorised`, `enrolmentOutside`,
    ///   `enrolmentUnknown`.
    func perform(
        _ grant: Grant,
        naming names: [EnrolmentCheck.Excess: String]
    ) throws -> Outcome {
        let draft = writer.draft(
            "enrolment/\(request.device.hex)",
            "grant",
            claim: grant.claim,
            about: request.label.isEmpty ? [:] : ["label": .text(request.label)]
        )
        if let known = try repeated(draft) {
            try writeBundle(from: known.seq)
            return Outcome(
                enrolment: known.digest,
                seq: known.seq,
                grant: grant,
                isRepeated: true
            )
        }
        let proposed = Entry(
            device: writer.device,
            seq: try journal.count + 1,
            stamp: Stamp(milliseconds: now.milliseconds),
            inspector: draft.inspector,
            rank: draft.rank,
            record: draft.record,
            register: draft.register,
            payload: draft.payload
        )
        try EnrolmentCheck(law, by: writer.device).check(proposed, naming: names)
        var digest = Chain.identity(of: proposed.canonicalBytes)
        if !options.dryRun {
            let written = try journal.append([draft], now: now.milliseconds)
            digest = Chain.identity(of: written[0].canonicalBytes)
            try writeBundle(from: proposed.seq)
        }
        return Outcome(enrolment: digest, seq: proposed.seq, grant: grant, isRepeated: false)
    }

    /// The same enrolment where it was written before and stands.
    private func repeated(_ draft: Draft) throws -> (seq: Int64, digest: Digest)? {
        var found: (seq: Int64, digest: Digest)?
        try journal.forEachEntry { seq, bytes in
            guard let entry = Entry(reading: bytes), entry.record == draft.record,
                entry.inspector == draft.inspector, entry.rank == draft.rank,
                entry.payload == draft.payload
            else { return }
            found = (seq, Chain.identity(of: bytes))
        }
        guard let found else { return nil }
        let stands = law.authority().grants[request.device]?.contains {
            $0.enrolment == found.digest && $0.revocations.isEmpty
        }
        return stands == true ? found : nil
    }

    private func writeBundle(from seq: Int64) throws {
        guard !options.dryRun else { return }
        var segments = try law.proof(of: writer.device)
        // Sealed alone, so it travels alone.
        if let own = try journal.segments(from: seq, maximumCount: 1).first { segments.append(own) }
        var bundle = OutgoingBundle(
            .office,
            exported: now.milliseconds,
            segments: segments
        )
        bundle.remark = request.label
        try bundle.write(to: options.out)
    }
}

extension EnrolmentAct.Outcome {
    func json(_ request: DeviceRequest, bundle: String, isDryRun: Bool) -> JSONValue {
        [
            "device": .text(request.device.hex), "fingerprint": .text(request.device.fingerprint),
            "label": .text(request.label), "enrolment": .text(enrolment.hex),
            "seq": .integer(seq), "grant": grant.claim, "bundle": .text(bundle),
            "repeated": .bool(isRepeated), "dry_run": .bool(isDryRun),
        ]
    }

    /// Prints what was done, for people or programs.
    func report(_ request: DeviceRequest, _ options: GrantOptions, isJSON: Bool) {
        if isJSON {
            print(json(request, bundle: options.out, isDryRun: options.dryRun).canonicalText)
            return
        }
        let people = grant.inspectors.map { "\($0.pattern) (\($0.rank))" }.joined(separator: ", ")
        print(
            (options.dryRun ? EnrolmentPhrase.wouldEnrol : EnrolmentPhrase.enrolled)(
                request.device.fingerprint,
                request.label,
                people,
                grant.office,
                String(grant.level)
            )
        )
        if isRepeated { print(EnrolmentPhrase.repeated()) }
        if !options.dryRun { print(EnrolmentPhrase.bundle(options.out)) }
    }
}
