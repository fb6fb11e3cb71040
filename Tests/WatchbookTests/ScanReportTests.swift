import Foundation
import Journaling
import Testing

/// Scans of papers that were signed and stamped.
@Suite struct ScanReportTests {
    private func attach(
        _ city: ExchangeCity,
        _ line: String,
        at time: String = "16T10:00"
    ) throws -> Program.Outcome {
        try city.run(
            """
            report attach street.ledger \(line) --journal street.journal --inspector S01.0001 \
            --json --now 2026-05-\(time):00+08:00
            """
        )
    }

    private func papers(_ city: ExchangeCity, _ line: String = "") throws -> [JSONValue] {
        try city.paper("scans \(line)", at: "17T10:00")["papers"]?.list ?? []
    }

    private func withScan() throws -> ExchangeCity {
        let city = try ExchangeCity.reported()
        try city.write("%PDF-1.4 a scan", to: "notice.pdf")
        return city
    }

    @Test func `a scan stands on its notice with who attached it, when and which file`() throws {
        let city = try withScan()
        let name = try city.caseName("CLN-01")
        let run = try attach(city, "\(name) --of notice.1 --scan notice.pdf --note 已盖章")
        #expect(run.status == 0, "\(run.stderr)")

        let digest = Chain.sha256(try city.bytes("notice.pdf")).hex
        let paper = try #require(try papers(city).first { $0["kind"]?.text == "notice" })
        let scan = try #require(paper["scans"]?.list?.first)
        #expect(scan["sha256"]?.text == digest && scan["erased"] == nil)
        let all = try city.paper("scans", at: "17T10:00")
        #expect(all["files_missing"]?.list?.isEmpty == true)
        #expect(scan["who"]?.text == "S01.0001" && scan["note"]?.text == "已盖章")
        #expect(scan["when"]?.text == "2026-05-16T10:00:00+08:00")
        let lines = try city.content("street.ledger")
        #expect(lines.contains { $0["register"]?.text?.hasPrefix("scan.") == true })
        // The case goes on as before.
        #expect(try city.state(name, at: "16T11:00") == "received")
        // Merged elsewhere it is there too, with its file.
        try city.done("ledger create other.ledger --trust root.pub")
        try city.done("merge --into other.ledger street.ledger --now 2026-05-17T09:00:00+08:00")
        let there = try city.json("report scans other.ledger --now 2026-05-17T10:00:00+08:00")
        let notice = there["papers"]?.list?.first { $0["kind"]?.text == "notice" }
        #expect(notice?["scans"]?.list?[0]["sha256"]?.text == digest)
    }

    @Test func `the same file again changes nothing, another one is another page`() throws {
        let city = try withScan()
        let name = try city.caseName("CLN-01")
        let line = "\(name) --of notice.1 --scan notice.pdf --scan before.png"
        #expect(try attach(city, line).status == 0)
        let again = try attach(city, line, at: "16T11:00")
        #expect(again.status == 0)
        let said = try #require(JSONValue(Array(again.stdout.utf8)))
        #expect(said["scans"]?.list?.map { $0["written"] } == [false, false])
        let paper = try papers(city).first { $0["kind"]?.text == "notice" }
        #expect(paper?["scans"]?.list?.count == 2)
    }

    @Test func `papers without a scan are a list`() throws {
        let city = try withScan()
        #expect(try papers(city, "--missing").map { $0["kind"]?.text } == ["notice", "escalation"])
        let name = try city.caseName("CLN-01")
        _ = try attach(city, "\(name) --of escalation.1 --scan notice.pdf")
        #expect(try papers(city, "--missing").map { $0["kind"]?.text } == ["notice"])
        #expect(try papers(city, "--since 2026-05-15").map { $0["kind"]?.text } == ["escalation"])
        #expect(try papers(city, "--office S02").isEmpty)
        let text = try city.done(
            "report scans street.ledger --missing --language zh --now 2026-05-17T10:00:00+08:00"
        )
        #expect(text.contains("缺扫描件文书清单") && text.contains("督办通知单 S01〔2026〕1号"))
    }

    @Test func `a close and a watch have theirs on the close of the day`() throws {
        let city = try withScan()
        let closed = try city.run(
            """
            close sign street.ledger S01 2026-05-12 --journal street.journal --inspector S01.0001 \
            --now 2026-05-16T09:00:00+08:00
            """
        )
        #expect(closed.status == 0, "\(closed.stderr)")
        let close = "close/S01/2026-05-12"
        let run = try attach(city, "\(close) --scan notice.pdf")
        #expect(run.status == 0, "\(run.stderr)")
        try city.done(
            """
            watch start S01.P1.1 --journal lan.journal --inspector S01.0007 \
            --now 2026-05-14T10:00:00+08:00
            """
        )
        try city.done(
            "merge --into street.ledger lan.journal lan.bundle --now 2026-05-15T09:00:00+08:00"
        )
        let records = try city.content("street.ledger").compactMap { $0["record"]?.text }
        let watch = try #require(records.first { $0.hasPrefix("watch/S01.P1.1/2026-05-14/") })
        let form = try attach(city, "\(watch) --scan before.png")
        let said = try #require(JSONValue(Array(form.stdout.utf8)), "\(form.stderr)")
        #expect(said["record"]?.text == "close/S01/2026-05-14" && said["of"]?.text == watch)
        let listed = try papers(city)
        let kinds = listed.map { $0["kind"]?.text ?? "" }
        #expect(Set(kinds) == ["close", "watch", "notice", "escalation"])
        #expect(listed.first { $0["kind"]?.text == "close" }?["scans"]?.list?.count == 1)
        #expect(listed.first { $0["kind"]?.text == "watch" }?["of"]?.text == watch)
        // The close says the same as before.
        let verified = try city.run(
            "close verify street.ledger S01 2026-05-12"
        )
        #expect(verified.status == 0, "\(verified.stderr)")
    }

    @Test func `one file can be the scan of several papers`() throws {
        let city = try withScan()
        let name = try city.caseName("CLN-01")
        #expect(try attach(city, "\(name) --of notice.1 --scan notice.pdf").status == 0)
        #expect(try attach(city, "\(name) --of escalation.1 --scan notice.pdf").status == 0)

        let counts = try papers(city).map { $0["scans"]?.list?.count }
        #expect(counts == [1, 1])
    }

    @Test func `what is no scan, no record or no paper is refused, and nothing is written`() throws
    {
        let city = try withScan()
        try city.write("text", to: "text.pdf")
        let name = try city.caseName("CLN-01")
        let wrong = [
            ("\(name) --of notice.1 --scan text.pdf", "scan-unreadable"),
            ("\(name) --of notice.1 --scan none.pdf", "file-missing"),
            ("\(name) --of notice.9 --scan notice.pdf", "document-unknown"),
            ("\(name) --scan notice.pdf", "scan-paper-unclear"),
            ("S01-zzzz --of notice.1 --scan notice.pdf", "case-unknown"),
            ("close/S01/2026-05-11 --scan notice.pdf", "close-unknown"),
            ("watch/S09.P1.1/2026-05-12/am/S01.0007 --scan notice.pdf", "watch-unknown"),
            ("watch/S01.P1.1/2026-05-12/am/S01.9999 --scan notice.pdf", "watch-unknown"),
            ("point/S01.P1/2026-01-01 --scan notice.pdf", "scan-record-unknown"),
        ]
        for (line, code) in wrong {
            let run = try attach(city, line)
            #expect(run.status != 0 && run.stderr.contains(code), "\(line): \(run.stderr)")
        }
        let dry = try attach(city, "\(name) --of notice.1 --scan notice.pdf --dry-run")
        #expect(dry.status == 0, "\(dry.stderr)")
        #expect(try papers(city, "--missing").count == 2)
    }

    @Test func `a list of papers is computed again, whatever files have come since`() throws {
        let city = try withScan()
        let name = try city.caseName("CLN-01")
        _ = try attach(city, "\(name) --of notice.1 --scan notice.pdf")
        _ = try city.printed("scans", as: "scans.html", at: "17T10:00")
        let verified = try city.run("report verify scans.html --ledger street.ledger")
        #expect(verified.status == 0, "\(verified.stdout) \(verified.stderr)")
        let over = try city.run(
            "report scans street.ledger --out scans.html --now 2026-05-17T10:00:00+08:00"
        )
        #expect(over.status != 0 && over.stderr.contains("scans.html"))
        // The entry came without its file.
        try city.done("ledger create other.ledger --trust root.pub")
        try FileManager.default.removeItem(atPath: city.file("street.photos"))
        try city.done("merge --into other.ledger street.ledger --now 2026-05-17T09:00:00+08:00")
        let there = try city.json("report scans other.ledger --now 2026-05-17T10:00:00+08:00")
        let digest = Chain.sha256(try city.bytes("notice.pdf")).hex
        #expect(there["files_missing"]?.texts == [digest])
        let again = try city.run("report verify scans.html --ledger other.ledger")
        #expect(again.status == 0, "\(again.stdout) \(again.stderr)")
    }

    @Test func `an erased scan is listed as erased by rule`() throws {
        let city = try withScan()
        let name = try city.caseName("CLN-01")
        _ = try attach(city, "\(name) --of notice.1 --scan notice.pdf")
        let digest = Chain.sha256(try city.bytes("notice.pdf")).hex
        try city.done(
            """
            ledger erase street.ledger --photo \(digest) --reason 到期 --journal city.journal \
            --inspector C.0001 --now 2026-05-16T12:00:00+08:00
            """
        )
        let paper = try papers(city).first { $0["kind"]?.text == "notice" }
        #expect(paper?["scans"]?.list?[0]["erased"] == true)
    }
}
