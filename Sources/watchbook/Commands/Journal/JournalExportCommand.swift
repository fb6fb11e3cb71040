import ArgumentParser
import Foundation
import Journaling
import LedgerSQLite
import Sync

/// `watchbook journal export`: what is handed in.
struct JournalExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: JournalPhrase.exportAbstract(),
            discussion: JournalPhrase.exportDiscussion()
        )
    }

    @OptionGroup var journal: JournalOptions

    @Option(help: ArgumentHelp(EnrolmentPhrase.outHelp, value: EnrolmentPhrase.bundleValue))
    var out: String?

    @Option(help: ArgumentHelp(JournalPhrase.textHelp, value: JournalPhrase.textValue))
    var text: String?

    @Option(help: ArgumentHelp(JournalPhrase.fromSeqHelp, value: JournalPhrase.firstValue))
    var fromSeq: Int64?

    @Flag(help: ArgumentHelp(JournalPhrase.undeliveredHelp))
    var undelivered = false

    @Option(help: ArgumentHelp(JournalPhrase.deskHelp, value: JournalPhrase.deskValue))
    var desk: String?

    @Flag(help: ArgumentHelp(JournalPhrase.noPhotosHelp))
    var noPhotos = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(JournalPhrase.withHelp, value: EnrolmentPhrase.filesValue)
    )
    var with: [String] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard out != nil || text != nil else {
            throw ValidationError(JournalPhrase.outMissing())
        }
        guard fromSeq.map({ $0 >= 1 }) ?? true else {
            throw ValidationError(JournalPhrase.firstTooSmall())
        }
    }

    func run() throws {
        for path in [out, text].compactMap({ $0 }) { try OutputFile.check(path) }
        let source = try journal.open()
        let desk = try Desk(desk, beside: journal.journal, isNeeded: undelivered)
        let first = try fromSeq ?? (undelivered ? (desk?.delivery(of: source).through ?? 0) + 1 : 1)
        let own = try source.segments(from: first)
        var export = OutgoingBundle(
            try kind(of: own),
            exported: common.moment().milliseconds,
            segments: try proof(of: source.device, desk) + own
        )
        if !noPhotos { export.photos = try photos(of: own, in: source) }
        if !own.isEmpty {
            if let out { try export.write(to: out) { try source.photo($0) } }
            if let text { try export.writeText(to: text) { try source.photo($0) } }
        }
        report(own, export, source)
        if !source.faults.isEmpty { throw ExitCode.someRefused }
    }

    private func proof(of device: DeviceID, _ desk: Desk?) throws -> [Segment] {
        var law = KnownLaw()
        if let desk { try law.add(desk.ledger) }
        let inputs = try InputList(with)
        let problems = try inputs.refused + law.add(inputs.documents.map { MergeDocument($0) })
        if let problem = problems.first { throw problem }
        return try law.proof(of: device)
    }

    /// An office's where enrolments or reference records are inside, so that it is merged first.
    private func kind(of segments: [Segment]) throws -> BundleHeader.Kind {
        var isOffice = false
        for segment in segments {
            try segment.forEachStatement {
                isOffice = isOffice || (1...3).contains(RecordName($0.record).layer)
            }
        }
        return isOffice ? .office : .device
    }

    private func photos(of segments: [Segment], in source: JournalSource) throws -> [Digest] {
        let present = try source.photoDigests
        var wanted = Set<Digest>()
        for segment in segments {
            try segment.forEachStatement { wanted.formUnion($0.attachments.map(\.digest)) }
        }
        return wanted.intersection(present).sorted()
    }

    private func report(_ own: [Segment], _ export: OutgoingBundle, _ source: JournalSource) {
        let entries = own.reduce(0) { $0 + $1.count }
        for problem in source.faults { Terminal.warn(problem.line(in: .current)) }
        if common.json {
            print(
                JSONValue.object([
                    "device": .text(source.device.hex), "entries": .integer(entries),
                    "first": own.first.map { .integer($0.first) } ?? .null,
                    "through": own.last.map { .integer($0.through) } ?? .null,
                    "segments": .integer(Int64(own.count)),
                    "proof_segments": .integer(Int64(export.segments.count - own.count)),
                    "photos": .integer(Int64(export.photos.count)),
                    "bundle": own.isEmpty ? .null : out.map { .text($0) } ?? .null,
                    "text": own.isEmpty ? .null : text.map { .text($0) } ?? .null,
                    "problems": .list(source.faults.map(\.json)),
                ]).canonicalText
            )
        } else if own.isEmpty {
            print(JournalPhrase.nothingToExport())
        } else {
            let files = [out, text].compactMap { $0 }.joined(separator: ", ")
            print(
                JournalPhrase.exported(String(entries), String(export.photos.count), files)
            )
        }
    }
}

extension Segment {
    /// Calls `body` with each entry that has bytes; the segment was verified before.
    func forEachStatement(_ body: (Statement) -> Void) throws {
        try forEachEntry(trusting: true) { seq, digest, _, bytes in
            guard let bytes else { return }
            body(Statement(reading: bytes, digest: digest, device: device, seq: seq))
        }
    }
}

/// What a device knows from its office, read only.
struct Desk {
    let ledger: SQLiteLedger

    /// Opens a desk; `nil` when none was named and there is none.
    ///
    /// - Parameters:
    ///   - path: where it is; `nil` for the one beside the journal.
    ///   - journal: the journal it belongs to.
    ///   - isNeeded: whether it is an error that there is none beside the journal.
    /// - Throws: `Problem`, `fileMissing` above all.
    init?(_ path: String?, beside journal: String, isNeeded: Bool) throws {
        let beside = JournalFiles(journal).desk
        let isThere = FileManager.default.fileExists(atPath: path ?? beside)
        guard isThere || path != nil || isNeeded else { return nil }
        ledger = try SQLiteLedger(opening: path ?? beside, .reading)
    }

    /// How much of a journal is delivered, by the receipts that are here.
    func delivery(of source: JournalSource, and more: [Receipt] = []) throws -> Delivery {
        try Delivery(
            of: source.device,
            chain: source.chain(),
            receipts: ledger.receipts() + more,
            authority: ledger.judge().authority
        )
    }
}

/// `watchbook journal status`: what is delivered, and what is not yet.
struct JournalStatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: JournalPhrase.statusAbstract(),
            discussion: JournalPhrase.statusDiscussion()
        )
    }

    @OptionGroup var journal: JournalOptions

    @Option(help: ArgumentHelp(JournalPhrase.deskHelp, value: JournalPhrase.deskValue))
    var desk: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let source = try journal.open()
        let desk = try Desk(desk, beside: journal.journal, isNeeded: true)
        let delivery = try desk?.delivery(of: source)
        let count = Int64(try source.chain().count - 1)
        let delivered = delivery?.seqs.reduce(0) { $0 + Int64($1.count) } ?? 0
        if output.json {
            print(
                JSONValue.object([
                    "device": .text(source.device.hex), "entries": .integer(count),
                    "delivered": .integer(delivered),
                    "delivered_through": .integer(delivery?.through ?? 0),
                    "undelivered": .integer(count - delivered),
                    "receipt_written": delivery?.written.map { .integer($0) } ?? .null,
                ]).canonicalText
            )
            return
        }
        print(JournalPhrase.status(String(count), String(delivered), String(count - delivered)))
        guard let written = delivery?.written else { return print(JournalPhrase.noReceipt()) }
        let time = Moment(milliseconds: written).local(zone: CitySettings().zoneMinutes)
        print(JournalPhrase.deliveredThrough(String(delivery?.through ?? 0), time))
    }
}
