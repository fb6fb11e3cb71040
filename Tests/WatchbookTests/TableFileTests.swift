import Foundation
import Testing

/// `--csv` of commands that show tables.
@Suite struct TableFileTests {
    @Test(arguments: ["csv", "xlsx"])
    func `a table replaces no file unless somebody wants it`(ending: String) throws {
        let town = try Town.merged.get()
        let path = "\(town.path)/mine.\(ending)"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        func tally(_ more: String) throws -> Program.Outcome {
            let line =
                "tally town.ledger --from 2026-05-12 --by station --csv mine.\(ending) \(more)"
            return try Program.run(line.split(separator: " ").map(String.init), in: town.path)
        }

        let refused = try tally("")
        #expect(refused.status == 64)
        #expect(refused.stderr.contains("file-in-the-way"))
        #expect(refused.stderr.contains("mine.\(ending)"))
        #expect(refused.stdout.isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(!FileManager.default.fileExists(atPath: "\(path).json"))

        let wanted = try tally("--force")
        #expect(wanted.status == 0, "\(wanted.stderr)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != Data("mine".utf8))
        #expect(FileManager.default.fileExists(atPath: "\(path).json"))
    }
}
