import Foundation
import Journaling
import Testing

/// The day of SampleRecords/town, merged from what was handed in, against what was derived by hand
/// from the paper: SampleRecords/town/expected-tally.md.
@Suite struct TownTests {
    private let town = Town.merged

    @Test(arguments: [("Stations", "station"), ("Indicators", "indicator")])
    func `every figure is as derived by hand`(heading: String, dimension: String) throws {
        let tally = try town.get().tally(by: dimension)
        let rows = try Town.table(heading)

        for row in rows {
            let name = try #require(row[dimension])
            let found = name == "total" ? tally.total : tally.rows[name]
            Town.compare(row, with: found, name)
        }
        #expect(Set(rows.compactMap { $0[dimension] }) == Set(tally.rows.keys).union(["total"]))
    }

    @Test func `the demo types, merges, decides, and ends with the same figures`() throws {
        let demo = try Town.afterDemo()
        let tally = try demo.tally(by: "station")

        for row in try Town.table("Stations") {
            let name = try #require(row["station"])
            Town.compare(row, with: name == "total" ? tally.total : tally.rows[name], name)
        }
        #expect(tally.total["disputed"] == 0)
        // The office chose after noon of the next day what S01.0011 had said in the morning.
        let doubts = ["decided", "reviewed", "typed", "late"].map { tally.total[$0]?.integer }
        #expect(doubts == [1, 1, 37, 5])
        let inspectors = try demo.tally(
            by: "inspector",
            "--where indicator=FIR-01 --where slot=am --where station=P01.1"
        )
        #expect(inspectors.rows["S01.0011"]?["decided"]?.integer == 1)
        #expect(inspectors.rows["S01.0001"] == nil)
    }

    @Test(arguments: ["point", "supervision", "authority", "lead"])
    func `every unit is charged on its line as derived by hand`(line: String) throws {
        let tally = try town.get().tally(by: "unit-\(line)")
        let rows = try Town.table("Units").filter { $0["line"] == line }

        for row in rows {
            let unit = try #require(row["unit"])
            Town.compare(row, with: tally.rows[unit], "\(line) \(unit)")
        }
        #expect(Set(rows.compactMap { $0["unit"] }) == Set(tally.rows.keys))
    }

    @Test func `units that assist are marked, and the table says why it exceeds the total`() throws
    {
        let town = try town.get()
        let tally = try town.json(
            "tally town.ledger --from 2026-05-12 --by unit-authority --assisting --json"
        )
        let rows = try #require(tally["rows"]?.list).filter {
            $0["unit-authority"] == "U-PSB-1"
        }
        let text = try town.done(
            "tally town.ledger --from 2026-05-12 --by unit-authority --assisting --language en"
        )

        #expect(rows.map { $0["unit-authority_role"] } == ["main", "assisting"])
        // CLN-05 of the whole town: the traffic police assist.
        #expect(rows.last?["found"]?.integer == 10)
        #expect(tally["total"]?["found"]?.integer == 101)
        #expect(text.contains("U-PSB-1 assists"))
        #expect(text.contains("a finding counts again for each assisting unit"))
    }

    @Test func `what nobody answers for is a row`() throws {
        let tally = try town.get().tally(by: "unit")
        let row = try #require(tally.rows[""])

        let figures = ["made", "failed", "found", "settled"].map { row[$0]?.integer }
        #expect(figures == [1, 1, 1, 1])
    }

    @Test func `rates of acts are judged on summed counts`() throws {
        for row in try Town.table("Rates") {
            let tally = try town.get().tally(
                by: "station",
                "--by indicator,station --where indicator=\(row["indicator"] ?? "")"
            )
            let found = tally.rows[row["station"] ?? ""]
            Town.compare(row, with: found, row["station"] ?? "")
            #expect(found?["verdict"]?.text == row["verdict"])
        }
    }

    @Test func `doubts are counted beside the figures`() throws {
        let total = try town.get().tally(by: "station").total
        let doubts = ["disputed", "reviewed", "typed", "late"].map { total[$0]?.integer }
        #expect(doubts == [1, 1, 37, 5])
    }

    @Test func `a phone a year behind is held, and two watchers disagree once`() throws {
        let town = try town.get()
        let held = try town.done("held list town.ledger --json").split(separator: "\n")
            .compactMap { JSONValue(Array($0.utf8)) }
        let conflicts = try town.json("conflicts list town.ledger --json").list ?? []

        let inspectors = held.compactMap { $0["inspector"]?.text }
        #expect(inspectors == [String](repeating: "S01.0020", count: 5))
        let records = conflicts.compactMap { $0["record"]?.text }
        #expect(records == ["check/P01.1/2026-05-12/am.1/FIR-01"])
    }

    @Test func `the tables give what the journals hold, and nothing else`() throws {
        let town = try town.get()
        for suffix in ["key", "journal"] {
            try town.copy("devices/C.0002.\(suffix)", to: "C.0002.\(suffix)")
        }
        let writer =
            "--journal C.0002.journal --inspector C.0002 --now 2026-05-01T10:00:00+08:00"
        for command in Town.imports { try town.done("\(command) \(writer)") }
        let merge = try town.json(
            "merge --dry-run --into town.ledger C.0002.journal --now 2026-05-13T14:00:00+08:00 --json"
        )
        #expect(merge["total"]?["new"]?.integer == 0)
    }
}
