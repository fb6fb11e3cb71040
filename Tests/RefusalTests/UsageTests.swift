import Foundation
import Testing

/// Commands called with the wrong things, in both languages.
@Suite struct UsageTests {
    @Test(arguments: ["en", "zh"])
    func `what is given in place of something else is named for what it is`(language: String) throws
    {
        let desk = try Desk()
        try desk.folder.write("hello.txt", "hello".utf8)
        let (ledger, text) = (desk.ledger, desk.folder("hello.txt"))
        for (arguments, status, code) in [
            (["journal", "show", ledger], 65, "journal-not-one"),
            (["journal", "show", text], 65, "not-sqlite"),
            (["journal", "show", desk.folder("none")], 64, "file-missing"),
            (
                ["ledger", "create", desk.folder("n.ledger"), "--trust", text], 65,
                "public-key-unreadable"
            ),
            (["tally", ledger, "--from", "2026-02-30"], 64, "bad-date"),
            (
                ["tally", ledger, "--from", "2026-03-05", "--to", "2026-03-01"], 64,
                "dates-reversed"
            ),
            (["conflicts", "show", ledger, "check/x"], 64, "unknown-register"),
            (
                [
                    "ledger", "recompute", ledger, "--manifest", text, "--out",
                    desk.folder("p.ledger"),
                ], 65, "manifest-unknown"
            ),
            (
                ["ledger", "manifest", ledger, "--out", desk.folder("no/such/file")], 75,
                "folder-not-writable"
            ),
            (["simulate", "--devices", "0", "--out", desk.folder("s")], 64, "bad-number"),
        ] as [([String], Int32, String)] {
            let run = try Program.run(arguments, language: language)
            #expect(run.status == status && run.codes == [code], "\(arguments): \(run.stderr)")
            #expect(run.stdout.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: desk.folder("n.ledger")))
        #expect(!FileManager.default.fileExists(atPath: desk.folder("p.ledger")))
    }

    @Test func `tables stay within eighty columns`() throws {
        let desk = try Desk()
        for occasion in 1...60 {
            desk.city.device.find(occasion, inspector: occasion % 2 == 0 ? "S01.0101" : "S01.0102")
        }
        let name = "一个名称很长的文件夹里名称很长的数据包" + String(repeating: "长", count: 40) + ".bundle"
        try desk.folder.write(name, desk.city.deviceBundle())
        let columns = ["COLUMNS": "80"]

        for language in ["en", "zh"] {
            for arguments in [
                ["merge", "--into", desk.ledger] + City.now + [desk.folder(name)],
                ["tally", desk.ledger, "--from", City.date], ["held", desk.ledger],
                ["conflicts", desk.ledger], ["help", "publish"], ["help", "merge"],
            ] {
                let run = try Program.run(arguments, language: language, environment: columns)
                #expect(run.status == 0)
                let table = run.stdout.split(separator: "\n").filter { !$0.hasPrefix("Error") }
                for line in table {
                    let width = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
                    #expect(width <= 80, "\(arguments.prefix(2)): \(line)")
                }
            }
        }
    }
}
