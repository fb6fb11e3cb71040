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

/// The town's day in a ledger of its own.
private final class Town: Sendable {
    /// A tally's rows by their one dimension, and its total.
    struct Tally {
        let rows: [String: JSONValue]
        let total: JSONValue
    }

    let path: String
    private let ledger: String

    static let folder =
        Program.packageFolder.appendingPathComponent("SampleRecords/town").path

    /// All of it, merged once for all tests.
    static let merged = Result { try Town() }

    /// What types in the tables, in their order; the standard is left out, its texts may change.
    static let imports = [
        "settings import \(folder)/slots.csv", "settings import --calendar \(folder)/calendar.csv",
        "settings set --from 2026-05-01 --title national-sanitary-city --date-days 1",
        "units import \(folder)/units.csv", "people import \(folder)/people.csv",
        "places import --streets \(folder)/streets.csv", "places import \(folder)/points.csv",
        "roster import \(folder)/roster.csv", "decomposition import \(folder)/decomposition.csv",
    ]

    /// The folder in which `Scripts/demo` works, after it.
    static func afterDemo() throws -> Town {
        let demo = Town(path: NSTemporaryDirectory() + "demo-\(UUID().uuidString)", "city.ledger")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            Program.packageFolder.appendingPathComponent("Scripts/lib/demo").path,
            Program.executable.path, demo.path,
        ]
        process.environment = ["PATH": "/usr/bin:/bin", "WATCHBOOK_LANGUAGE": "en"]
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return demo
    }

    private init(path: String, _ ledger: String) {
        self.path = path
        self.ledger = ledger
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private convenience init() throws {
        self.init(path: NSTemporaryDirectory() + "town-\(UUID().uuidString)", "town.ledger")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        Town.remember(path)
        let journals = "\(Town.folder)/journals"
        try done("ledger create town.ledger --trust \(journals)/root.pub")
        try done("merge --into town.ledger \(journals) --now 2026-05-13T14:00:00+08:00")
    }

    /// Removes the folder when the run ends.
    private static func remember(_ path: String) {
        setenv("WATCHBOOK_TESTED_TOWN", path, 1)
        atexit {
            guard let path = getenv("WATCHBOOK_TESTED_TOWN") else { return }
            try? FileManager.default.removeItem(atPath: String(cString: path))
        }
    }

    @discardableResult
    func done(_ line: String) throws -> String {
        let words = line.split(separator: " ").map(String.init)
        let run = try Program.run(words, in: path)
        try #require(run.status == 0, "\(line): \(run.stderr)")
        return run.stdout
    }

    func json(_ line: String) throws -> JSONValue {
        try #require(JSONValue(Array(try done(line).utf8)))
    }

    func copy(_ name: String, to other: String) throws {
        let target = "\(path)/\(other)"
        try FileManager.default.copyItem(atPath: "\(Town.folder)/\(name)", toPath: target)
    }

    func tally(by dimension: String, _ more: String = "") throws -> Tally {
        let by = more.contains("--by") ? "" : "--by \(dimension)"
        let tally = try json("tally \(ledger) --from 2026-05-12 \(by) \(more) --json")
        let rows = try #require(tally["rows"]?.list)
        return Tally(
            rows: Dictionary(
                rows.map { ($0[dimension]?.text ?? "", $0) },
                uniquingKeysWith: { first, _ in first }
            ),
            total: try #require(tally["total"])
        )
    }

    /// The rows of the table under a heading, by its columns.
    static func table(_ heading: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: "\(folder)/expected-tally.md", encoding: .utf8)
        let sections = text.components(separatedBy: "\n## ")
        let section = try #require(sections.first { $0.hasPrefix(heading) })
        let lines = section.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
            line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let columns = try #require(lines.first)
        return lines.dropFirst(2).map { cells in
            Dictionary(zip(columns, cells)) { first, _ in first }
        }
    }

    /// Holds the numbers of a row of the hand against those of the program.
    static func compare(_ row: [String: String], with found: JSONValue?, _ name: String) {
        for (column, cell) in row {
            guard let number = Int64(cell) else { continue }
            #expect(found?[column]?.integer == number, "\(name), \(column)")
        }
    }
}
