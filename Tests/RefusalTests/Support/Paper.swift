import Foundation
import JournalSQLite
import Journaling
import Testing

/// A device into whose journal sheet after sheet is typed, and what it must have kept.
final class Paper {
    /// Rows of a sheet: one, some, and more than one seal covers.
    static let sizes = [1, 3, 201]

    let folder: Folder
    private(set) var isLastConfirmed = false
    private var sheets = 0
    private var rows = 0
    /// The sheets that the journal holds, in their order, with the number of their rows.
    private var kept: [(sheet: Int, rows: Int)] = []

    init() throws {
        folder = try Folder()
        let made = try Program.run(["device", "request", folder("lan"), "--label", "lan"])
        #expect(made.status == 0, "\(made.stderr)")
    }

    /// Starts to type in a sheet of its own.
    func importing(_ rows: Int, environment: [String: String] = [:]) throws -> Running {
        sheets += 1
        self.rows = rows
        var table = "station,date,slot,round,indicator,answer\n"
        for row in 1...rows { table += "P1.1,\(City.date),am,1,T\(sheets)-\(row),pass\n" }
        try folder.write("sheet.csv", table.utf8)
        return try Program.start(
            [
                "import", "checks", folder("sheet.csv"), "--journal", folder("lan.journal"),
                "--inspector", "S01.0007", "--json",
            ] + City.now,
            environment: environment
        )
    }

    /// Opens the journal again: all confirmed sheets are whole in it, the last one whole or not at
    /// all, and the mark beside the key stands at an entry that is here.
    func expectKept(after outcome: Outcome) throws {
        isLastConfirmed = outcome.stdout.contains(#""written":\#(rows)}"#)
        #expect(outcome.status == -SIGKILL || isLastConfirmed, "\(outcome.stderr)")
        let key = try DeviceKey.load(from: folder("lan.key"))
        let journal = try Journal.open(at: folder("lan.journal"), key: key)
        #expect(try journal.verify().isEmpty)
        var indicators: [String] = []
        var chain = Chain.start(of: key.device)
        var marked: Digest? = key.mark.seq == 0 ? chain : nil
        try journal.forEachEntry { seq, bytes in
            let digest = Chain.identity(of: bytes)
            chain = Chain.next(after: chain, seq: seq, entry: digest)
            if seq == key.mark.seq { marked = chain }
            let entry = try #require(Entry(reading: Array(bytes)))
            indicators.append(String(entry.record.split(separator: "/").last ?? ""))
        }

        if isLastConfirmed || indicators.last?.hasPrefix("T\(sheets)-") == true {
            kept.append((sheets, rows))
        }
        #expect(
            indicators == kept.flatMap { kept in (1...kept.rows).map { "T\(kept.sheet)-\($0)" } },
            "sheet \(sheets) of \(rows)"
        )
        #expect(marked == key.mark.chain)
        if isLastConfirmed { #expect(key.mark.seq == Int64(indicators.count)) }
    }
}
