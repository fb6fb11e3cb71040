import ArgumentParser
import CentralLedger
import Foundation
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook publish`: what an office gives down to its devices.
struct PublishCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: PublishPhrase.abstract(),
            discussion: PublishPhrase.discussion()
        )
    }

    @Option(help: ArgumentHelp(DevicePhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(PublishPhrase.forHelp, value: PublishPhrase.forValue)
    )
    var target: String

    @Option(help: ArgumentHelp(EnrolmentPhrase.outHelp, value: EnrolmentPhrase.bundleValue))
    var out: String

    @Option(help: ArgumentHelp(PublishPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Flag(help: ArgumentHelp(JournalPhrase.noPhotosHelp))
    var noPhotos = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let now = common.moment()
        try OutputFile.check(out)
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let device = target == "all" ? nil : try ledger.device(named: target)
        let publication = Publication(of: ledger, for: device, at: now.milliseconds / 60_000)
        let shown = try publication.statements()
        var bundle = OutgoingBundle(
            .office,
            exported: now.milliseconds,
            segments: try ledger.segments(showing: shown)
        )
        bundle.receipts = try publication.receipts()
        if let key {
            let writer = ReceiptWriter(ledger, key: try DeviceKey.load(from: key).key)
            bundle.receipts.append(try writer.receipt(for: device, at: now))
        }
        if !noPhotos {
            let wanted = Set(shown.flatMap { $0.attachments.map(\.digest) }).sorted()
            bundle.photos = try wanted.filter { try ledger.photo($0) != nil }
        }
        try bundle.write(to: out) { try ledger.photo($0) }
        report(bundle, shown: shown.count, device)
    }

    private func report(_ bundle: OutgoingBundle, shown: Int, _ device: DeviceID?) {
        if common.json {
            print(
                JSONValue.object([
                    "bundle": .text(out), "for": .text(device?.hex ?? "all"),
                    "entries": .integer(Int64(shown)),
                    "withheld": .integer(bundle.entryCount - Int64(shown)),
                    "receipts": .integer(Int64(bundle.receipts.count)),
                    "photos": .integer(Int64(bundle.photos.count)),
                ]).canonicalText
            )
        } else {
            print(
                PublishPhrase.published(String(shown), String(bundle.receipts.count), out)
            )
        }
    }
}

/// `watchbook receive`: an office's bundles into a device's desk.
struct ReceiveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "receive",
            abstract: PublishPhrase.receiveAbstract(),
            discussion: PublishPhrase.receiveDiscussion()
        )
    }

    @Option(help: ArgumentHelp(PublishPhrase.deskHelp, value: JournalPhrase.deskValue))
    var desk: String

    @Argument(help: ArgumentHelp(PublishPhrase.filesHelp, value: MergePhrase.filesValue))
    var files: [String]

    @Option(help: ArgumentHelp(PublishPhrase.trustHelp, value: LedgerPhrase.trustValue))
    var trust: String?

    @Flag(help: ArgumentHelp(PublishPhrase.practiceHelp))
    var practice = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let now = common.moment()
        let inputs = try InputList(files)
        let documents = inputs.documents.map { MergeDocument($0) }
        let isNew = !FileManager.default.fileExists(atPath: desk)
        let ledger = isNew ? try create(from: documents) : try open()
        let report = try await Merge(documents, into: ledger, now: now.milliseconds).run()
        let receipts = report.files.reduce(0) { $0 + $1.receipts }
        let refusals = inputs.refused + report.files.flatMap(\.refusals)
        let roots = try ledger.charter.roots.sorted()
        if common.json {
            print(
                JSONValue.object([
                    "desk": .text(desk), "created": .bool(isNew),
                    "roots": .list(roots.map { .text($0.hex) }),
                    "new": .integer(Int64(report.total.new)),
                    "already_held": .integer(Int64(report.total.alreadyHeld)),
                    "receipts": .integer(Int64(receipts)),
                    "refusals": .list(refusals.map(\.json)),
                ]).canonicalText
            )
        } else {
            if isNew {
                let names = roots.map(\.fingerprint).joined(separator: ", ")
                print(PublishPhrase.created(desk, names))
            }
            print(PublishPhrase.received(String(report.total.new), String(receipts)))
            for problem in refusals { Terminal.warn(problem.line(in: .current)) }
        }
        if !refusals.isEmpty { throw ExitCode.someRefused }
    }

    /// Makes the desk, trusting the named root or the only one in the files.
    private func create(from documents: [MergeDocument]) throws -> SQLiteLedger {
        let root: DeviceID
        if let trust {
            root = try PublicKey(file: trust).device
        } else {
            var law = KnownLaw()
            // What cannot be read is refused when it is merged.
            _ = try law.add(documents)
            root = try law.onlyRoot(for: desk)
        }
        var incarnation = [UInt8](repeating: 0, count: 16)
        for index in incarnation.indices { incarnation[index] = .random(in: 0...255) }
        let charter = Charter(roots: [root], isPractice: practice, incarnation: incarnation)
        return try SQLiteLedger(creating: desk, charter)
    }

    private func open() throws -> SQLiteLedger {
        let ledger = try SQLiteLedger(opening: desk, .writing)
        let charter = try ledger.charter
        if let trust, try !charter.roots.contains(PublicKey(file: trust).device) {
            throw Problem(.rootsAmbiguous, desk)
        }
        if practice, !charter.isPractice { throw Problem(.practiceMismatch, desk) }
        return ledger
    }
}
