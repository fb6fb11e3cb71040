import ArgumentParser
import CentralLedger
import Foundation
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// `watchbook receipt …`: what an office has signed for.
struct ReceiptCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "receipt",
            abstract: ReceiptPhrase.abstract(),
            subcommands: [ReceiptWriteCommand.self, ReceiptReadCommand.self]
        )
    }
}

/// Signs for what a ledger holds.
struct ReceiptWriter {
    private let ledger: SQLiteLedger
    private let key: PrivateKey

    init(_ ledger: SQLiteLedger, key: PrivateKey) {
        self.ledger = ledger
        self.key = key
    }

    /// A receipt for the entries of one device, or of all devices but the signing one.
    ///
    /// - Throws: `Problem` with ``Problem/Code/notAuthorised`` when the key is no enrolled
    ///   device's, so that nobody would believe the receipt.
    func receipt(for device: DeviceID?, at now: Moment) throws -> Receipt {
        guard try ledger.judge().authority.grants[key.device] != nil else {
            throw Problem(.notAuthorised, key.device.fingerprint)
        }
        let devices = try device.map { [$0] } ?? ledger.devices().filter { $0 != key.device }
        return try Receipt.signed(
            runs: devices.flatMap { try HeldRuns.runs(of: $0, in: ledger) },
            incarnation: ledger.charter.incarnation,
            written: now.milliseconds,
            by: key
        )
    }
}

/// `watchbook receipt write`.
struct ReceiptWriteCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "write",
            abstract: ReceiptPhrase.writeAbstract(),
            discussion: ReceiptPhrase.writeDiscussion()
        )
    }

    @Option(help: ArgumentHelp(DevicePhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(ReceiptPhrase.journalHelp, value: WriterPhrase.journalValue))
    var journal: String?

    @Option(help: ArgumentHelp(ReceiptPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(ReceiptPhrase.forHelp, value: DevicePhrase.deviceValue)
    )
    var target: String?

    @Option(help: ArgumentHelp(EnrolmentPhrase.outHelp, value: EnrolmentPhrase.bundleValue))
    var out: String?

    @Flag(help: ArgumentHelp(ReceiptPhrase.lineFlagHelp))
    var line = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard journal != nil || key != nil else { throw ValidationError(ReceiptPhrase.keyNeeded()) }
        guard out != nil || line else { throw ValidationError(ReceiptPhrase.outMissing()) }
    }

    func run() throws {
        let now = common.moment()
        if let out { try OutputFile.check(out) }
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let key = try DeviceKey.load(from: key ?? JournalFiles(journal ?? "").key).key
        let device = try target.map { try ledger.device(named: $0) }
        let receipt = try ReceiptWriter(ledger, key: key).receipt(for: device, at: now)
        if let out {
            var bundle = OutgoingBundle(.office, exported: now.milliseconds)
            bundle.receipts = [receipt]
            try bundle.write(to: out)
        }
        if common.json {
            var members = receipt.json
            members["bundle"] = out.map { .text($0) }
            members["line"] = line ? .text(receipt.line) : nil
            print(JSONValue.object(members).canonicalText)
        } else if line {
            print(receipt.line)
        } else {
            print(ReceiptPhrase.written(receipt.entryCount, out ?? ""))
        }
    }
}

/// `watchbook receipt read`.
struct ReceiptReadCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "read",
            abstract: ReceiptPhrase.readAbstract(),
            discussion: ReceiptPhrase.readDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(ReceiptPhrase.filesHelp, value: EnrolmentPhrase.filesValue))
    var files: [String] = []

    @Option(help: ArgumentHelp(ReceiptPhrase.lineHelp, value: ReceiptPhrase.lineValue))
    var line: String?

    @Option(help: ArgumentHelp(ReceiptPhrase.deskHelp, value: JournalPhrase.deskValue))
    var desk: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !files.isEmpty || line != nil else {
            throw ValidationError(ReceiptPhrase.receiptMissing())
        }
    }

    func run() throws {
        let receipts = try receipts()
        guard !receipts.isEmpty, receipts.allSatisfy(\.isAuthentic) else {
            throw Problem(.receiptInvalid, files.first ?? "WBR1")
        }
        let ledger = try desk.map { try SQLiteLedger(opening: $0, .writing) }
        for receipt in receipts { try ledger?.keepReceipt(receipt) }
        let authority = try ledger?.judge().authority
        for receipt in receipts {
            let offices = (authority?.grants[receipt.office] ?? []).map(\.grant.office)
            show(receipt, office: offices.first, isJudged: authority != nil)
        }
    }

    private func receipts() throws -> [Receipt] {
        var receipts: [Receipt] = []
        if let line {
            guard let receipt = Receipt(line: line) else { throw Problem(.receiptInvalid, "WBR1") }
            receipts.append(receipt)
        }
        let inputs = try InputList(files)
        if let problem = inputs.refused.first { throw problem }
        for document in inputs.documents {
            let next = try MergeDocument(document).open()
            while let part = try next() {
                if case .receipt(let receipt) = part { receipts.append(receipt) }
                if case .refused(let problem) = part { throw problem }
            }
        }
        return receipts
    }

    private func show(_ receipt: Receipt, office: String?, isJudged: Bool) {
        if output.json {
            var members = receipt.json
            if isJudged { members["office"] = office.map { .text($0) } ?? .null }
            print(JSONValue.object(members).canonicalText)
            return
        }
        let time = Moment(milliseconds: receipt.written).local(zone: CitySettings().zoneMinutes)
        print(ReceiptPhrase.signed(receipt.office.fingerprint, time, receipt.entryCount))
        if isJudged { print(office.map { ReceiptPhrase.ofOffice($0) } ?? ReceiptPhrase.ofNobody()) }
        var table = TextTable([
            .init(ConflictPhrase.deviceHeading(), .id), .init(ReceiptPhrase.fromHeading(), .number),
            .init(ReceiptPhrase.throughHeading(), .number),
        ])
        for run in receipt.runs {
            table.add([run.device.fingerprint, String(run.first), String(run.through)])
        }
        guard !table.isEmpty else { return }
        for line in table.lines(width: Terminal.width) { print(line) }
    }
}

extension Receipt {
    /// How many entries it names, as text.
    fileprivate var entryCount: String {
        String(runs.reduce(0) { $0 + $1.through - $1.first + 1 })
    }

    fileprivate var json: [String: JSONValue] {
        [
            "office_device": .text(office.hex), "written": .integer(written),
            "incarnation": .text(Hex.text(incarnation)),
            "runs": .list(
                runs.map {
                    [
                        "device": .text($0.device.hex), "first": .integer($0.first),
                        "through": .integer($0.through), "last": .text($0.last.hex),
                    ]
                }
            ),
        ]
    }
}
