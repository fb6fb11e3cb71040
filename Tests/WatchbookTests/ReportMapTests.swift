import Foundation
import Journaling
import Testing

/// `watchbook report map`, from the ledgers of the samples to what GDAL reads.
@Suite struct ReportMapTests {
    /// The town's day, as it is merged for all tests.
    private func townMap(_ name: String, _ more: String = "") throws -> JSONValue {
        try Town.merged.get().json(
            """
            report map town.ledger --from 2026-05-12 --to 2026-05-12 --out \(name) --json --now \
            2026-05-13T14:00:00+08:00 \(more)
            """
        )
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(Town.merged.get().path)/\(name)", encoding: .utf8)
    }

    private func ogrinfo(_ path: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ogrinfo")
        process.arguments = ["-ro", "-al", path]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: said, as: UTF8.self)
    }

    @Test func `the town's findings on a map are as they were`() throws {
        let said = try townMap("golden.geojson", "--layer findings,cases")

        #expect(said["layers"]?.list?.first?["features"] == 33)
        try Golden.expect(try text("golden.geojson"), matches: "town.findings.geojson")
    }

    @Test(arguments: ["geojson", "gpkg"])
    func `the same ledger and moment give the same map, byte for byte`(format: String) throws {
        _ = try townMap("one.\(format)")
        _ = try townMap("two.\(format)")
        let town = try Town.merged.get()
        let maps = try ["one", "two"].map {
            try Data(contentsOf: URL(fileURLWithPath: "\(town.path)/\($0).\(format)"))
        }

        #expect(maps[0] == maps[1])
        #expect(!maps[0].isEmpty)
    }

    @Test func `a map names no person`() throws {
        _ = try townMap("people.geojson")
        let text = try text("people.geojson")
        let people = try String(contentsOfFile: Town.folder + "/people.csv", encoding: .utf8)
        let names = people.split(separator: "\n").dropFirst()
            .compactMap { line in
                line.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first
            }.filter { $0.count > 1 }

        #expect(names.count > 20)
        #expect(names.filter { text.contains($0) } == [])
    }

    @Test func `GDAL reads the quarter's map with all its layers`() throws {
        let quarter = try SampleQuarter.written.get()
        let said = try quarter.json(
            """
            report map town.ledger --from 2026-04-01 --to 2026-06-30 --out q.gpkg --out q.geojson \
            \(SampleQuarter.end)
            """
        )
        let counts = said["layers"]?.list?.compactMap { $0["features"]?.integer } ?? []

        #expect(counts.count == 5 && counts.allSatisfy { $0 > 0 })
        for name in ["q.gpkg", "q.geojson"] {
            let read = try ogrinfo("\(quarter.path)/\(name)")
            #expect(!read.contains("ERROR") && !read.contains("Warning"), "\(read.prefix(500))")
            let features = read.components(separatedBy: "OGRFeature(").count - 1
            let styles = name == "q.gpkg" ? 5 : 0
            #expect(Int64(features) == counts.reduce(0, +) + Int64(styles))
            // The gap of the patrol along R01, along the bend of the street.
            #expect(read.contains("rule (String) = core-500"))
            #expect(read.contains("LINESTRING (104.2099593 30.1,104.21 30.1,"))
        }
    }

    @Test func `coordinates for maps sold in China are shifted, and say so`() throws {
        let quarter = try SampleQuarter.written.get()
        let dates = "--from 2026-04-01 --to 2026-06-30 --layer points,gaps \(SampleQuarter.end)"
        _ = try quarter.json("report map town.ledger --out shifted.gpkg --gcj02 \(dates)")
        let said = try quarter.json("report map town.ledger --out shifted.geojson --gcj02 \(dates)")
        let read = try ogrinfo("\(quarter.path)/shifted.gpkg")
        let text = try String(contentsOfFile: "\(quarter.path)/shifted.geojson", encoding: .utf8)

        #expect(said["datum"] == "GCJ-02")
        #expect(read.contains("GEOGCRS[\"GCJ-02, shifted\""))
        #expect(text.contains("\"datum\":\"GCJ-02\""))
        // P24 lies at 104.2058182, 30.1040000.
        #expect(!text.contains("104.2058182"))
        #expect(text.contains("\"coordinates\":[104.208"))
    }

    @Test
    func `a finding is where its finder stood, with the accuracy of the fix`() throws {
        let city = try ExchangeCity.cases()
        // Who is on no watch is not located.
        try city.done(
            "watch start S01.P1.1 --journal lan.journal --inspector S01.0007 --now @morning"
        )
        try city.done(
            """
            check S01.P1.1 CLN-01 --fail --found 1 --kind patrol --at 30.1234567,104.7654321 \
            --accuracy 12 --journal lan.journal --inspector S01.0007 --now 2026-05-12T10:00:00+08:00
            """
        )
        try city.done("merge --into street.ledger lan.journal lan.bundle --now @noon")
        let said = try city.run(
            "report map street.ledger --out m.geojson --from 2026-05-01 --to 2026-05-31 --now @noon"
        )
        try #require(said.status == 0, "\(said.stderr)")
        let text = try String(contentsOfFile: "\(city.path)/m.geojson", encoding: .utf8)
        let lines = text.split(separator: "\n").filter {
            $0.contains("\"coordinates\":[104.7654321,30.1234567]")
        }

        // The same patrol, so the same record, of which the case is that is open there.
        #expect(lines.map { $0.contains("\"layer\":\"findings\"") } == [true, false], "\(lines)")
        #expect(lines.first?.contains("\"place_from\":\"entry\",\"accuracy_m\":12,") == true)
    }

    @Test func `a map that cannot be written leaves nothing, and no file is replaced unasked`()
        throws
    {
        let town = try Town.merged.get()
        let map = "report map town.ledger --from 2026-05-12 --to 2026-05-12"
        func run(_ line: String) throws -> Program.Outcome {
            try Program.run(line.split(separator: " ").map(String.init), in: town.path)
        }
        for format in ["geojson", "gpkg"] {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(town.path)/there.\(format)"))
            let refused = try run("\(map) --out there.\(format)")
            #expect(refused.status == 64, "\(refused.stderr)")
            #expect(try text("there.\(format)") == "mine")
            #expect(try run("\(map) --out there.\(format) --force").status == 0)
            #expect(try run("\(map) --out nowhere/a.\(format)").status == 75)

            let full = Process()
            full.executableURL = URL(fileURLWithPath: "/bin/bash")
            full.arguments = [
                "-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \(map) --out full.\(format)",
                Program.executable.path,
            ]
            full.currentDirectoryURL = URL(fileURLWithPath: town.path)
            full.environment = ["PATH": "/usr/bin:/bin"]
            full.standardError = FileHandle.nullDevice
            full.standardOutput = FileHandle.nullDevice
            try full.run()
            full.waitUntilExit()
            #expect(full.terminationStatus == 75)
            let left = try FileManager.default.contentsOfDirectory(atPath: town.path)
            #expect(left.filter { $0.hasPrefix("full.") } == [])
        }
        #expect(try run("\(map) --out map.shp").status == 64)
    }
}
