import ArgumentParser
import CentralLedger
import JournalSQLite
import Journaling
import LedgerSQLite

/// `watchbook watch …`.
struct WatchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watch",
            abstract: WatchPhrase.abstract(),
            subcommands: [
                WatchStartCommand.self, WatchEndCommand.self, WatchHandoverCommand.self,
                WatchStatusCommand.self, WatchMoveCommand.self,
            ]
        )
    }
}

/// `watchbook watch move`: entries made under a wrong date, clock, place, slot or name are put
/// where they belong; the originals stay.
struct WatchMoveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "move",
            abstract: WatchPhrase.moveAbstract(),
            discussion: WatchPhrase.moveDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(WatchPhrase.deviceHelp, value: WatchPhrase.deviceValue))
    var device: String

    @Option(
        name: .customLong("from-seq"),
        help: ArgumentHelp(WatchPhrase.fromHelp, value: WatchPhrase.seqValue)
    )
    var first: Int64

    @Option(
        name: .customLong("to-seq"),
        help: ArgumentHelp(WatchPhrase.toHelp, value: WatchPhrase.seqValue)
    )
    var through: Int64

    @Option(help: ArgumentHelp(WatchPhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @Option(help: ArgumentHelp(WatchPhrase.offsetHelp, value: WatchPhrase.minutesValue))
    var offset: Int64?

    @Option(help: ArgumentHelp(WatchPhrase.stationHelp, value: WatchPhrase.stationValue))
    var station: String?

    @Option(help: ArgumentHelp(WatchPhrase.slotHelp, value: WatchPhrase.slotValue))
    var slot: String?

    @Option(
        name: .customLong("to-inspector"),
        help: ArgumentHelp(WatchPhrase.toInspectorHelp, value: WriterPhrase.inspectorValue)
    )
    var newInspector: String?

    @Option(help: ArgumentHelp(ConflictPhrase.reasonHelp, value: ConflictPhrase.reasonValue))
    var reason: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard first >= 1, through >= first else { throw ValidationError(WatchPhrase.badRange()) }
        guard date != nil || offset != nil || station != nil || slot != nil || newInspector != nil
        else { throw ValidationError(WatchPhrase.nothingToMove()) }
    }

    func run() throws {
        let act = try OfficeAct(ledger: ledger, writer, isDryRun: dryRun)
        let id = try deviceID(in: act.ledger)
        let address = try address(of: id, in: act.ledger)
        let draft = act.writer.draft(
            "address/\(id.hex)",
            "range",
            claim: address.claim,
            about: ["reason": .text(reason)]
        )
        let before = try placings(of: id, in: act.ledger)
        _ = try act.perform([draft], now: common.moment(), seen: nil)
        let after = try placings(of: id, in: act.ledger)
        show(before, after, try act.ledger.settings(on: nil).zoneMinutes)
    }

    private func deviceID(in ledger: SQLiteLedger) throws -> DeviceID {
        let found = try ledger.devices().filter { $0.hex.hasPrefix(device) }
        guard found.count == 1 else { throw Problem(.unknownDevice, device, self.ledger) }
        return found[0]
    }

    private func address(of id: DeviceID, in ledger: SQLiteLedger) throws -> Address {
        let links = try ledger.links(of: id)
        guard let after = links.chain(at: first - 1), let end = links.chain(at: through) else {
            throw Problem(.unknownSeqs, "\(first)–\(through)", String(id.hex.prefix(8)))
        }
        var day: WorkDate?
        if let date {
            guard let read = WorkDate(date) else { throw Problem(.badDate, date) }
            day = read
        }
        let address = Address(
            after: after,
            through: end,
            date: day,
            offset: offset,
            station: station,
            slot: slot,
            inspector: newInspector
        )
        guard Address(address.claim) != nil else {
            throw Problem(
                .badName,
                [station, slot, newInspector].compactMap { $0 }.joined(separator: " ")
            )
        }
        return address
    }

    /// Where each entry of the range belongs, by seq.
    private func placings(of id: DeviceID, in ledger: SQLiteLedger) throws -> [Int64: Placing] {
        let judge = try ledger.judge()
        var placings: [Int64: Placing] = [:]
        for segment in try ledger.segments(of: id)
        where segment.first <= through && segment.through >= first {
            for statement in try VerifiedSegment(verifying: segment).statements
            where (first...through).contains(statement.seq) {
                placings[statement.seq] = judge.placing(of: statement)
            }
        }
        return placings
    }

    private func show(_ before: [Int64: Placing], _ after: [Int64: Placing], _ zone: Int64) {
        let moved = before.keys.sorted().filter { before[$0] != after[$0] }
        if common.json {
            let lines = moved.map { seq -> JSONValue in
                [
                    "seq": .integer(seq), "from": .text(before[seq]?.record ?? ""),
                    "to": .text(after[seq]?.record ?? ""),
                    "inspector": .text(after[seq]?.inspector ?? ""),
                ]
            }
            print(
                JSONValue.object(["dry_run": .bool(dryRun), "moved": .list(lines)]).canonicalText
            )
            return
        }
        var table = TextTable([
            .init(HeldPhrase.seqHeading(), .number), .init(WatchPhrase.fromHeading()),
            .init(WatchPhrase.toHeading()),
        ])
        for seq in moved {
            table.add([String(seq), before[seq]?.record ?? "", after[seq]?.record ?? ""])
        }
        if !moved.isEmpty { for line in table.lines(width: Terminal.width) { print(line) } }
        print((dryRun ? WatchPhrase.wouldMove : WatchPhrase.moved)(String(moved.count)))
    }
}
