import ArgumentParser
import CSQLiteGuard
import CentralLedger
import Foundation
import Journaling
import LedgerSQLite

/// `watchbook doctor`: versions in use, and what is odd about a ledger.
struct DoctorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: DoctorPhrase.abstract(),
            discussion: DoctorPhrase.discussion() + "\n\n" + ExamplePhrase.doctor()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let sqlite = String(cString: sqlite3_libversion())
        var members: [String: JSONValue] = [
            "version": .text(Watchbook.version), "sqlite": .text(sqlite),
            "rule_version": .integer(Charter.ruleVersion),
        ]
        var lines = [DoctorPhrase.versions(Watchbook.version, sqlite, String(Charter.ruleVersion))]
        // Before 3.51.3 two connections that write and checkpoint at once can corrupt a WAL file.
        // One process writes here, from one connection: the race cannot happen.
        if sqlite3_libversion_number() < 3_051_003 { lines.append(DoctorPhrase.walRace()) }
        if let ledger {
            let report = try LedgerHealth(ledger)
            members["ledger"] = report.json
            lines += report.lines
        }
        if output.json {
            print(JSONValue.object(members).canonicalText)
        } else {
            for line in lines { print(line) }
        }
    }
}

/// What `doctor` says about one ledger.
private struct LedgerHealth {
    private let path: String
    private let charter: Charter
    private let states: [DeviceState]
    private let missingPhotos: Int
    private let devices: Int

    init(_ path: String) throws {
        let ledger = try SQLiteLedger(opening: path, .reading)
        self.path = path
        charter = try ledger.charter
        states = try ledger.deviceStates()
        missingPhotos = try ledger.missingPhotos().count
        devices = try ledger.devices().count
    }

    var json: JSONValue {
        [
            "path": .text(path), "practice": .bool(charter.isPractice),
            "roots": .list(charter.roots.sorted().map { .text($0.hex) }),
            "devices": .integer(Int64(devices)),
            "missing_photos": .integer(Int64(missingPhotos)),
            "remarkable": .list(states.map(\.json)),
        ]
    }

    var lines: [String] {
        var lines = [DoctorPhrase.ledger(path, String(devices))]
        lines += charter.roots.sorted().map { DoctorPhrase.root($0.hex) }
        if charter.roots.isEmpty { lines.append(DoctorPhrase.noRoots()) }
        if charter.isPractice { lines.append(DoctorPhrase.practice()) }
        if missingPhotos > 0 { lines.append(DoctorPhrase.photosMissing(String(missingPhotos))) }
        for state in states { lines += state.lines }
        if states.isEmpty { lines.append(DoctorPhrase.whole()) }
        return lines
    }
}

extension DeviceState {
    /// The state for other programs.
    var json: JSONValue {
        [
            "device": .text(device.hex),
            "forks": .list(forks.sorted().map(JSONValue.integer)),
            "gaps": .list(gaps.map { [.integer($0.lowerBound), .integer($0.upperBound)] }),
            "withheld": .integer(Int64(withheld.count)),
            "erased": .integer(Int64(erased.count)),
        ]
    }

    /// The state for people, a line each.
    var lines: [String] {
        let name = String(device.hex.prefix(8))
        var lines: [String] = []
        if let first = forks.min() {
            lines.append(DoctorPhrase.fork(name, String(first), String(forks.count)))
        }
        for gap in gaps {
            lines.append(DoctorPhrase.gap(name, "\(gap.lowerBound)–\(gap.upperBound)"))
        }
        if !withheld.isEmpty { lines.append(DoctorPhrase.withheld(name, String(withheld.count))) }
        if !erased.isEmpty { lines.append(DoctorPhrase.erased(name, String(erased.count))) }
        return lines
    }
}
