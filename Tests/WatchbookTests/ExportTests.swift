import Foundation
import Journaling
import Testing

/// `watchbook export`, from the sample town to what Python's readers read.
@Suite struct ExportTests {
    private static let moment = "--now 2026-05-13T14:00:00+08:00"

    private func run(_ line: String) throws -> Program.Outcome {
        try Program.run(
            line.split(separator: " ").map(String.init),
            in: try Town.merged.get().path
        )
    }

    /// Exports the town, and gives the manifest.
    private func export(_ dir: String, _ more: String = "") throws -> JSONValue {
        let done = try run("export town.ledger --dir \(dir) \(ExportTests.moment) \(more)")
        try #require(done.status == 0, "\(done.stderr)")
        return try #require(JSONValue(Array(try bytes("\(dir)/manifest.json").dropLast())))
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(Town.merged.get().path)/\(name)"))
    }

    /// The objects of a table of JSON Lines.
    private func rows(_ name: String) throws -> [JSONValue] {
        try bytes(name).split(separator: UInt8(ascii: "\n")).map {
            try #require(JSONValue(Array($0)))
        }
    }

    @Test func `the columns are those of the documentation, in its order`() throws {
        let manifest = try export("columns")
        let documentation = try String(
            contentsOf: Program.packageFolder.appendingPathComponent("Documentation/exports.md"),
            encoding: .utf8
        )
        let tables = try #require(manifest["tables"]?.list)
        #expect(tables.count == 16)
        for table in tables {
            let name = try #require(table["name"]?.text)
            let columns = try #require(table["columns"]?.texts)
            let part = try #require(ExportTests.section(of: name, in: documentation))
            // The words in code marks, in their order, have the columns in theirs.
            let words = part.components(separatedBy: "`").enumerated()
                .filter { $0.offset % 2 == 1 }.map(\.element)
            var rest = words[...]
            for column in columns {
                let place = rest.firstIndex(of: column)
                #expect(place != nil, "\(name).\(column) is missing or out of place")
                if let place { rest = rest[(place + 1)...] }
            }
            let heading = try bytes("columns/\(name).csv").split(separator: 10).first
            #expect(
                heading.map { String(decoding: $0, as: UTF8.self) }
                    == columns.joined(separator: ",")
            )
        }
    }

    private static func section(of table: String, in text: String) -> String? {
        let sections = text.components(separatedBy: "\n### ")
        let section = sections.first { section in
            section.prefix { $0 != "\n" }.components(separatedBy: ", ").contains(table)
        }
        guard let section else { return nil }
        let lines = section.components(separatedBy: "\n")
        return lines.first { $0.hasPrefix("- \(table):") || $0.hasPrefix("- \(table) and") }
            ?? lines.first { $0.hasPrefix("- ") && $0.contains(" and \(table):") } ?? section
    }

    @Test func `the rows come to the figures of the tally`() throws {
        let manifest = try export("sums", "--format jsonl --since 2026-05-12 --until 2026-05-12")
        let total = try Town.merged.get().tally(by: "station").total
        let checks = try rows("sums/checks.jsonl")
        func count(_ answer: String, exempt: Bool = false) -> Int64 {
            Int64(
                checks.count { $0["answer"]?.text == answer && $0["exempt"]?.bool == exempt }
            )
        }

        #expect(count("pass") == total["passed"]?.integer)
        #expect(count("fail") == total["failed"]?.integer)
        #expect(count("could-not-see") == total["could_not_see"]?.integer)
        #expect(count("not-applicable") == total["not_applicable"]?.integer)
        let counted = try rows("sums/counts.jsonl").filter { $0["double"] == false }
        let found =
            checks.filter { $0["answer"] == "fail" && $0["repeated"] == false }
            .compactMap { $0["found"]?.integer } + counted.compactMap { $0["found"]?.integer }
        #expect(found.reduce(0, +) == total["found"]?.integer)
        #expect(checks.contains { $0["source"] == "sweep" })
        let findings = try rows("sums/findings.jsonl")
        #expect(findings.count == checks.count { $0["answer"] == "fail" })
        // Held ones say a date of the year before.
        #expect(try rows("sums/held.jsonl").isEmpty)
        #expect(try rows("sums/conflicts.jsonl").count == 2)
        let rows = manifest["tables"]?.list?.first { $0["name"] == "checks" }?["rows"]?.integer
        #expect(rows == Int64(checks.count))
    }

    @Test func `what the folder was made from stands in it, and every file's digest`() throws {
        let manifest = try export("told", "--format csv,jsonl,xlsx")
        let digest = try Town.merged.get().done("ledger digest town.ledger")

        #expect(manifest["export"] == "watchbook")
        #expect(manifest["head"]?["as_of"] == "2026-05-13T14:00:00+08:00")
        #expect(manifest["head"]?["definitions"] == 1)
        #expect(digest.contains(manifest["head"]?["ledger"]?.text ?? "?"))
        #expect(manifest["head"]?["asked"]?.texts?.contains("told") == false)
        for table in manifest["tables"]?.list ?? [] {
            let files = try #require(table["files"]?.list)
            #expect(files.count == 3)
            for file in files {
                let bytes = try bytes("told/\(file["name"]?.text ?? "")")
                #expect(Chain.sha256(Array(bytes)).hex == file["sha256"]?.text)
            }
        }
    }

    @Test func `two exports are the same, byte for byte, and everything is in them`() throws {
        let one = try export("one", "--format csv,jsonl,xlsx")
        let two = try export("two", "--format csv,jsonl,xlsx")
        func rows(_ table: String) -> Int64? {
            one["tables"]?.list?.first { $0["name"]?.text == table }?["rows"]?.integer
        }

        #expect(one == two)
        // Of the 615 that were new.
        #expect(rows("entries") == 615)
        #expect(rows("held") == 5)
    }

    @Test func `both profiles of CSV say what the JSON Lines say`() throws {
        _ = try export("plain", "--format csv,jsonl --profile rfc4180")
        _ = try export("excel", "--profile excel")
        let script = """
            import csv, json, sys, glob, os
            def restored(text):
                if text.startswith('="') and text.endswith('"') and len(text) > 2:
                    return text[2:-1].replace('""', '"')
                rest = text.lstrip("'")
                if text.startswith("'") and rest and rest[0] in '=+-@\\t\\r\\n＝＋－＠':
                    return text[1:]
                return text
            def cell(value):
                return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            count = 0
            for path in sorted(glob.glob("plain/*.jsonl")):
                name = os.path.basename(path)[:-6]
                wanted = [[cell(v) for v in json.loads(l, parse_float=str, parse_int=str).values()] for l in open(path)]
                plain = list(csv.reader(open(f"plain/{name}.csv", newline="")))
                excel = list(csv.reader(open(f"excel/{name}.csv", newline="", encoding="utf-8-sig")))
                assert plain[1:] == wanted, name
                assert [[restored(c) for c in r] for r in excel[1:]] == wanted, name
                count += len(wanted)
            print(count)
            """
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: try Town.merged.get().path)
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()

        #expect(process.terminationStatus == 0)
        #expect((Int(said.dropLast()) ?? 0) > 1000)
    }

    @Test func `personal data stay in the ledger`() throws {
        let city = try ExchangeCity.cases()
        try city.done(
            """
            case open street.ledger --station S01.P1.1 --text 路灯不亮 --caller 匿名甲 --phone 13800001234 \
            --journal street.journal --inspector S01.0001 --now 2026-05-12T10:00:00+08:00
            """
        )
        let done = try city.run("export street.ledger --dir out --format csv,jsonl --now @noon")
        try #require(done.status == 0, "\(done.stderr)")
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/out") {
            let text = try String(contentsOfFile: "\(city.path)/out/\(name)", encoding: .utf8)
            #expect(!text.contains("13800001234") && !text.contains("匿名甲"), "\(name)")
        }
        let cases = try String(contentsOfFile: "\(city.path)/out/cases.csv", encoding: .utf8)
        #expect(cases.contains("路灯不亮"))
    }

    @Test func `an export that finds no room leaves no folder, and no folder is replaced unasked`()
        throws
    {
        let town = try Town.merged.get()
        _ = try export("kept", "--tables points")
        let refused = try run("export town.ledger --dir kept --tables units")
        #expect(refused.status == 64, "\(refused.stderr)")
        #expect(try run("export town.ledger --dir kept --tables units --force").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(town.path)/kept").count == 2)
        for format in ["csv", "jsonl", "xlsx"] {
            let full = Process()
            full.executableURL = URL(fileURLWithPath: "/bin/bash")
            full.arguments = [
                "-c",
                """
                trap '' XFSZ; ulimit -f 40; exec "$0" export town.ledger --dir full --format \(format)
                """,
                Program.executable.path,
            ]
            full.currentDirectoryURL = URL(fileURLWithPath: town.path)
            full.environment = ["PATH": "/usr/bin:/bin"]
            full.standardError = FileHandle.nullDevice
            full.standardOutput = FileHandle.nullDevice
            try full.run()
            full.waitUntilExit()
            #expect(full.terminationStatus == 75, "\(format)")
            let left = try FileManager.default.contentsOfDirectory(atPath: town.path)
            #expect(left.filter { $0.hasPrefix("full") } == [], "\(format)")
        }
    }
}
