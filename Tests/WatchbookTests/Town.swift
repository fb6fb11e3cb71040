import Foundation
import Journaling
import Testing

/// The town's day in a ledger of its own.
final class Town: Sendable {
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
    static func table(
        _ heading: String,
        in file: String = "\(folder)/expected-tally.md"
    ) throws -> [[String: String]] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
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
