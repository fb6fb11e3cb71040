import Foundation
import Journaling
import Testing

/// From the root key to an office's tally and back to the devices, all by file.
@Suite struct ExchangeTests {
    private static let heading = "station,date,slot,time,indicator,answer,found,settled\n"

    @Test func `three devices' papers reach the street's ledger, and nothing is held`() throws {
        let city = try ExchangeCity()
        let watchers = [("lan", "S01.0007"), ("mei", "S01.0008"), ("bo", "S01.0009")]
        for (name, inspector) in watchers { try city.watcher(name, inspector) }
        try city.furnish(desks: watchers.map(\.0))

        for (index, (name, inspector)) in watchers.enumerated() {
            let row = "S01.P1.1,2026-05-12,am,08:1\(index),CLN-01,fail,\(index + 1),\(index)\n"
            let run = try city.checks(ExchangeTests.heading + row, by: name, inspector)
            #expect(run.status == 0, "\(run.stderr)")
            try city.done(
                """
                journal export \(name).journal --out \(name)-1.bundle --text \(name)-1.txt \
                --now @noon
                """
            )
        }
        try city.done("merge --into street.ledger bo-1.txt mei-1.bundle lan.journal mei-1.txt")

        #expect(try city.held("street.ledger").isEmpty)
        let check = try city.content("street.ledger").filter {
            $0["record"]?.text == "check/S01.P1.1/2026-05-12/am.1/CLN-01"
        }
        #expect(check.count == 1)
        #expect(check.first?["heads"]?.list?.count == 3)
        #expect(check.first?["conflict"]?.bool == true)
    }

    @Test func `a bundle with its proof is judged by an office that never saw the device`() throws {
        let city = try ExchangeCity.furnished()
        let row = "S01.P1.1,2026-05-12,am,08:10,CLN-01,pass,,\n"
        _ = try city.checks(ExchangeTests.heading + row, by: "lan", "S01.0007")
        try city.done("journal export lan.journal --out lan-1.bundle --now @noon")

        try city.done("ledger create other.ledger --trust root.pub")
        try city.done("merge --into other.ledger lan-1.bundle")

        let reasons = try city.held("other.ledger").flatMap { $0["reasons"]?.texts ?? [] }
        #expect(Set(reasons) == ["unknown-indicator", "unknown-point"])
    }

    @Test func `what has a receipt is not exported again`() throws {
        let city = try ExchangeCity.furnished()
        let row = "S01.P1.1,2026-05-12,am,08:10,CLN-01,pass,,\n"
        _ = try city.checks(ExchangeTests.heading + row, by: "lan", "S01.0007")
        try city.done("merge --into street.ledger lan.journal")

        let before = try city.json("journal status lan.journal")
        #expect(before["undelivered"]?.integer == 1)
        let line = try city.done(
            """
            receipt write --ledger street.ledger --journal street.journal --for \
            \(city.device("lan").prefix(8)) --line --now @noon
            """
        )
        try city.done("receipt read --line \(line) --desk lan.desk")

        let after = try city.json("journal status lan.journal")
        #expect(after["undelivered"]?.integer == 0)
        #expect(after["delivered_through"]?.integer == 1)
        let export = try city.json("journal export lan.journal --undelivered --out rest.bundle")
        #expect(export["entries"]?.integer == 0)
        #expect(!city.exists("rest.bundle"))
    }

    @Test func `a receipt that nobody above the device signed delivers nothing`() throws {
        let city = try ExchangeCity.furnished()
        let row = "S01.P1.1,2026-05-12,am,08:10,CLN-01,pass,,\n"
        _ = try city.checks(ExchangeTests.heading + row, by: "lan", "S01.0007")
        try city.done("merge --into street.ledger lan.journal")

        // Another watcher signs with her own key.
        let line = try city.done("receipt write --ledger street.ledger --key mei.key --line")
        try city.done("receipt read --line \(line) --desk lan.desk")
        #expect(try city.json("journal status lan.journal")["undelivered"]?.integer == 1)

        let damaged = line.replacing(/^WBR1\...../, with: "WBR1.AAAA")
        let run = try city.run("receipt read --line \(damaged) --desk lan.desk")
        #expect(run.status == 65)
        #expect(run.stderr.contains("[receipt-invalid]"))
    }

    @Test func `a desk sees reviews of its own records, and of others only digests`() throws {
        let city = try ExchangeCity.furnished()
        let row = "S01.P1.1,2026-05-12,am,08:10,CLN-01,pass,,\n"
        _ = try city.checks(ExchangeTests.heading + row, by: "lan", "S01.0007")
        let other =
            "S01.P1.1,2026-05-12,am,08:20,CLN-01,fail,1,0\nS01.P1.2,2026-05-12,am,08:20,CLN-05,fail,1,0\n"
        _ = try city.checks(ExchangeTests.heading + other, by: "mei", "S01.0008")
        try city.done("merge --into street.ledger lan.journal mei.journal")
        let record = "check/S01.P1.1/2026-05-12/am.1/CLN-01"
        let finding = try #require(
            try city.entries("mei.journal").first { $0["record"]?.text == record }?["digest"]?.text
        )
        try city.done(
            """
            conflicts resolve street.ledger \(record) --choose \(finding.prefix(12)) \
            --reason seen --journal street.journal --inspector S01.0001 --now @noon
            """
        )

        try city.done(
            """
            publish --ledger street.ledger --for \(city.device("lan")) --key street.key --out \
            lan-down.bundle --now @noon
            """
        )
        try city.done("receive --desk lan.desk lan-down.bundle --now @noon")

        let content = try city.content("lan.desk")
        let decision = content.filter { $0["record"]?.text == record }
        #expect(decision.count == 1)
        #expect(decision.first?["heads"]?.list?.count == 1)
        #expect(!content.contains { $0["record"]?.text?.hasSuffix("CLN-05") == true })
        #expect(try city.json("journal status lan.journal")["undelivered"]?.integer == 0)
    }

    @Test
    func `a desk shows what was decided for others only as digests, and signs for none of it`()
        throws
    {
        let city = try ExchangeCity.furnished()
        let rows = ["S01.P1.1,2026-05-12,am,08:10,CLN-01", "S01.P1.2,2026-05-12,am,08:10,CLN-01"]
        // On the first they disagree; on the second mei is alone with what was typed for S01.0009.
        _ = try city.checks(
            ExchangeTests.heading + rows[0] + ",pass,,\n",
            by: "lan",
            "S01.0007"
        )
        _ = try city.checks(
            ExchangeTests.heading + rows.map { $0 + ",fail,1,0\n" }.joined(),
            by: "mei",
            "S01.0008"
        )
        try city.done("merge --into street.ledger lan.journal mei.journal")
        let mine = try city.entries("mei.journal").compactMap { $0["digest"]?.text }
        for (record, digest) in zip(["S01.P1.1", "S01.P1.2"], mine) {
            try city.done(
                """
                conflicts resolve street.ledger check/\(record)/2026-05-12/am.1/CLN-01 \
                --choose \(digest.prefix(12)) --reason seen --journal street.journal \
                --inspector S01.0001 --now @noon
                """
            )
        }

        // Both decisions in one segment: only a whole journal brings them so.
        try city.done("ledger create whole.ledger --trust root.pub")
        try city.done(
            "merge --into whole.ledger street.bundle down.bundle lan.journal street.journal"
        )
        try city.done("publish --ledger whole.ledger --for \(city.device("lan")) --out mine.bundle")
        try city.done("receive --desk lan.desk mine.bundle")

        let content = try city.content("lan.desk")
        #expect(content.contains { $0["record"]?.text?.contains("S01.P1.1/") == true })
        #expect(!content.contains { $0["record"]?.text?.contains("S01.P1.2/") == true })
        #expect(content.contains { $0["withheld"]?.list?.count == 1 })
    }

    @Test func `a desk trusts the only root that the files bring, and no second one`() throws {
        let city = try ExchangeCity()
        try city.done("root create --out other --now @morning")
        try city.done(
            """
            office enrol --root other.key --request street.request --office S01 --level 0 --out \
            foreign.bundle --now @morning
            """
        )

        let two = try city.run("receive --desk lan.desk street.bundle foreign.bundle")
        #expect(two.status == 64)
        #expect(two.stderr.contains("[roots-ambiguous]"))
        #expect(!city.exists("lan.desk"))

        let one = try city.json("receive --desk lan.desk street.bundle")
        #expect(one["roots"]?.list?.count == 1)
        let wrong = try city.run("receive --desk lan.desk street.bundle --trust other.pub")
        #expect(wrong.status == 64)
    }

    @Test(arguments: [
        ["root", "create"], ["office", "enrol"], ["device", "request"], ["device", "enrol"],
        ["device", "revoke"], ["device", "attest"], ["journal", "show"], ["journal", "verify"],
        ["journal", "export"], ["journal", "status"], ["import", "checks"], ["import", "counts"],
        ["places", "import"], ["units", "import"], ["people", "import"],
        ["roster", "import"], ["decomposition", "import"], ["settings", "import"],
        ["settings", "set"], ["import", "standard"], ["publish"], ["receive"],
        ["receipt", "write"], ["receipt", "read"],
    ])
    func `help has an example in both languages`(command: [String]) throws {
        let english = try Program.run(command + ["--help"])
        let chinese = try Program.run(command + ["--help", "--language", "zh"])

        #expect(english.status == 0)
        #expect(english.stdout.contains("Example: watchbook \(command[0])"))
        #expect(chinese.stdout.contains("示例：watchbook \(command[0])"))
        #expect(!chinese.stdout.contains("OVERVIEW"))
    }
}
