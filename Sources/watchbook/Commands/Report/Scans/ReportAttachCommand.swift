import ArgumentParser
import CentralLedger
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook report attach`: the scan of a signed and stamped paper.
struct ReportAttachCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "attach",
            abstract: ScanPhrase.attachAbstract(),
            discussion: ScanPhrase.attachDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ScanPhrase.recordHelp, value: ScanPhrase.recordValue))
    var record: String

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(ScanPhrase.scanHelp, value: TallyPhrase.fileValue)
    )
    var scan: [String]

    @Option(
        name: .customLong("of"),
        help: ArgumentHelp(ScanPhrase.paperHelp, value: CaseHelp.wordValue)
    )
    var paper: String?

    @Option(help: ArgumentHelp(ScanPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    /// A file with what becomes of it.
    private struct Scan {
        let file: String
        let bytes: [UInt8]
        let attachment: Attachment
        /// `nil` for one that is attached already.
        var draft: Draft?
    }

    func run() throws {
        let now = common.moment()
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let place = try ScanPlace(
            record,
            paper: paper,
            in: act.ledger,
            now: now.milliseconds / 60_000
        )
        let scans = try read(for: place, act)
        let drafts = scans.compactMap(\.draft)
        if !drafts.isEmpty {
            if !dryRun { try keep(scans, act) }
            let seen = try act.ledger.statements(in: place.record).map(\.stamp).max()
            _ = try act.perform(drafts, now: now, seen: seen)
        }
        show(scans, place)
    }

    /// - Throws: `Problem`: `fileMissing`, `fileUnreadable`, `inputTooCostly`, `photoTooLarge`,
    ///   `scanUnreadable`.
    private func read(for place: ScanPlace, _ act: OfficeAct) throws -> [Scan] {
        let paper = PaperScan(of: place.paper, note: note)
        let claim = paper.claim
        var seen: Set<Digest> = []
        return try scan.compactMap { file -> Scan? in
            let bytes = try ImportSession.bytes(of: file)
            guard PaperScan.isScan(bytes) else { throw Problem(.scanUnreadable, file) }
            let attachment = Attachment(digest: Chain.sha256(bytes), length: Int64(bytes.count))
            guard seen.insert(attachment.digest).inserted else { return nil }
            let register = paper.register(of: attachment.digest)
            let heads =
                try act.ledger.resolution(record: place.record, register: register)?.heads ?? []
            var found = Scan(file: file, bytes: bytes, attachment: attachment)
            guard heads.first?.statement.claim != claim.canonicalBytes else { return found }
            found.draft = act.writer.draft(
                place.record,
                register,
                claim: claim,
                bases: heads.map(\.statement.digest),
                attachments: [attachment]
            )
            return found
        }
    }

    /// Keeps the files in journal and ledger.
    private func keep(_ scans: [Scan], _ act: OfficeAct) throws {
        let journal = try Journal.open(at: act.writer.journal, key: act.writer.key)
        for scan in scans {
            _ = try journal.addPhoto(scan.bytes)
            _ = try act.ledger.keepPhoto(scan.attachment.digest, scan.bytes)
        }
    }

    private func show(_ scans: [Scan], _ place: ScanPlace) {
        guard !common.json else {
            print(
                JSONValue.object([
                    "record": .text(place.record), "of": .text(place.paper),
                    "dry_run": .bool(dryRun),
                    "scans": .list(
                        scans.map { scan in
                            [
                                "file": .text(scan.file),
                                "sha256": .text(scan.attachment.digest.hex),
                                "length": .integer(scan.attachment.length),
                                "written": .bool(scan.draft != nil && !dryRun),
                            ]
                        }
                    ),
                ]).canonicalText
            )
            return
        }
        for scan in scans {
            if scan.draft == nil {
                print(ScanPhrase.attachedAlready(scan.file, place.record, place.paper))
            } else if dryRun {
                print(ScanPhrase.wouldAttach(scan.file, place.record, place.paper))
            } else {
                let digest = String(scan.attachment.digest.hex.prefix(10))
                print(ScanPhrase.attached(scan.file, place.record, place.paper, digest))
            }
        }
        if dryRun { print(MergePhrase.dryRun()) }
    }
}
