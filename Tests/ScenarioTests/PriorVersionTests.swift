import Foundation
import Journaling
import Testing

/// Files of every format there ever was: read today, they come to the digests they always had.
@Suite struct PriorVersionTests {
    @Test func `there is a folder for format 1 with its files`() throws {
        let first = try #require(PriorVersion.all.first)

        #expect(first.folder.lastPathComponent == "1")
        #expect(try first.files.count == 5)
    }

    @Test(arguments: PriorVersion.File.all)
    func `a file alone comes to its digests`(file: PriorVersion.File) throws {
        let ledger = try ScenarioLedger(trusting: file.version.path("root.pub"))

        try ledger.merge([file.version.path(file.name)])

        let expected = try #require(file.version.digests["files"]?[file.name])
        try expect(ledger, expected)
    }

    @Test(arguments: PriorVersion.all)
    func `all files come to their content and digests`(version: PriorVersion) throws {
        let ledger = try ScenarioLedger(trusting: version.path("root.pub"))

        let report = try ledger.merge(version.files.map(version.path))

        #expect(report["missing_photos"]?.integer == 0)
        let content = try #require(
            FileManager.default.contents(atPath: version.path("expected.content"))
        )
        try ledger.expectContent(content)
        try expect(ledger, #require(version.digests["all"]))
    }

    private func expect(_ ledger: ScenarioLedger, _ digests: JSONValue) throws {
        let content = try ledger.content

        #expect(try ledger.digest(ofEntries: true) == digests["entries"]?.text)
        #expect(try ledger.digest() == digests["ledger"]?.text)
        #expect(Chain.sha256(Array(content)).hex == digests["content"]?.text)
    }

    @Test(arguments: PriorVersion.all)
    func `the journal is sound and shows its entries`(version: PriorVersion) throws {
        let journal = version.path("phone.journal")
        let digests = try #require(version.digests["journal"])

        let verified = try Watchbook.run(["journal", "verify", journal, "--json"])
        let shown = try Watchbook.run(["journal", "show", journal, "--json"])

        let report = JSONValue(Array(verified.stdout.dropLast()))
        #expect(report?["sound"]?.bool == true)
        #expect(report?["device"]?.text == digests["device"]?.text)
        let entries = shown.text.split(separator: "\n").compactMap { JSONValue(Array($0.utf8)) }
        #expect(entries.map { $0["digest"]?.text } == digests["entries"]?.texts)
    }

    @Test(arguments: PriorVersion.all)
    func `the receipt is valid and covers its runs`(version: PriorVersion) throws {
        let line = try version.text("receipt.txt")
        let digests = try #require(version.digests["receipt"])

        let read = try Watchbook.run(["receipt", "read", "--line", line, "--json"])

        let receipt = try #require(JSONValue(Array(read.stdout.dropLast())))
        #expect(read.status == 0)
        #expect(receipt["office_device"]?.text == digests["office"]?.text)
        #expect(receipt["runs"] == digests["runs"])
        #expect(receipt["written"] == digests["written"])
    }

    @Test(arguments: PriorVersion.all)
    func `the journal is written on`(version: PriorVersion) throws {
        let folder = try TemporaryFolder()
        for name in ["phone.journal", "phone.key"] {
            let copy = folder.path(name)
            try FileManager.default.copyItem(atPath: version.path(name), toPath: copy)
        }
        let journal = folder.path("phone.journal")
        let table = folder.path("counts.csv")
        let rows = """
            station,date,slot,indicator,found,settled,inspector
            P01.1,2026-05-13,am,TRF-05,3,3,S01.0007

            """
        try Data(rows.utf8).write(to: URL(fileURLWithPath: table))

        let written = try Watchbook.run([
            "import", "counts", table, "--journal", journal, "--inspector", "S01.0007",
            "--now", "2026-05-13T12:00:00+08:00",
        ])

        #expect(written.status == 0, "\(written.stderr)")
        let shown = try Watchbook.run(["journal", "show", journal, "--json"])
        let entries = shown.text.split(separator: "\n").compactMap { JSONValue(Array($0.utf8)) }
        let before = try #require(version.digests["journal"]?["entries"]?.texts)
        #expect(entries.count == before.count + 1)
        #expect(entries.dropLast().map { $0["digest"]?.text } == before)
    }
}
