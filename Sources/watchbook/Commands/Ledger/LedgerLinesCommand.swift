import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook ledger lines`: the registers with their entries in force, for other programs.
struct LedgerLinesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lines",
            abstract: LedgerPhrase.linesAbstract(),
            discussion: LedgerPhrase.linesDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @OptionGroup var language: LanguageOption

    func run() throws {
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        for kind in RecordKind.allCases where kind.layer > 2 {
            try ledger.forEachResolution(of: kind) { resolution in
                guard let member = resolution.inForce,
                    resolution.register != PersonalData.register
                else { return }
                let inForce = member.statement
                let answered = resolution.answered.map { member -> JSONValue in
                    [
                        "inspector": .text(member.standing.placing.inspector),
                        "stamp_ms": .integer(member.statement.stamp.milliseconds),
                        "observed": .integer(member.statement.observed),
                        "digest": .text(member.statement.digest.hex),
                        "claim": JSONValue(member.statement.claim) ?? .null,
                    ]
                }
                let line: JSONValue = [
                    "record": .text(resolution.record), "register": .text(resolution.register),
                    "inspector": .text(member.standing.placing.inspector),
                    "stamp_ms": .integer(inForce.stamp.milliseconds),
                    "observed": .integer(inForce.observed),
                    "conflict": .bool(resolution.isConflict),
                    "decision": .bool(member.standing.voice == .decision),
                    "answered": .list(answered),
                    "digest": .text(inForce.digest.hex), "device": .text(inForce.device.hex),
                    "claim": JSONValue(inForce.claim) ?? .null,
                ]
                print(line.canonicalText)
            }
        }
    }
}
