import Foundation
import Journaling
import Testing

/// What devices hand in, merged by the built program, over every folder of SampleRecords/scenarios.
@Suite struct ScenarioTests {
    @Test func `there are scenarios`() {
        #expect(Scenario.all.count >= 16)
    }

    @Test(arguments: Scenario.all)
    func `each delivery comes to what is expected of it`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(scenario, isFilled: false)

        for (index, files) in try scenario.deliveries.enumerated() {
            try ledger.merge(files)
            try ledger.expectContent(scenario.content(after: index))
        }
    }

    @Test(arguments: Scenario.all)
    func `the reverse order comes to the same`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(scenario, isFilled: false)

        try ledger.merge(scenario.files.reversed())

        try ledger.expectContent(scenario.content)
    }

    @Test(arguments: Scenario.all)
    func `file by file in the reverse order comes to the same`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(scenario, isFilled: false)

        for file in try scenario.files.reversed() { try ledger.merge([file]) }

        try ledger.expectContent(scenario.content)
    }

    @Test(arguments: Scenario.all)
    func `merging again adds nothing`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(scenario)
        let digest = try ledger.digest()

        let again = try ledger.merge(scenario.files + scenario.files.reversed())

        #expect(again["total"]?["new"]?.integer == 0)
        #expect(try ledger.digest() == digest)
        try ledger.expectContent(scenario.content)
    }

    @Test(arguments: Scenario.all)
    func `a ledger merged from two ledgers is the same`(scenario: Scenario) throws {
        let files = try scenario.files
        let halves = try [0, 1].map { half in
            let ledger = try ScenarioLedger(scenario, isFilled: false)
            try ledger.merge(files.indices.filter { $0 % 2 == half }.map { files[$0] })
            return ledger
        }
        let ledger = try ScenarioLedger(scenario, isFilled: false)

        try ledger.merge(halves.map(\.path))

        try ledger.expectContent(scenario.content)
    }

    @Test(arguments: Scenario.all)
    func `a ledger of a scenario is sound`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(scenario)

        let report = JSONValue(
            Array(try ledger.output(["ledger", "verify", ledger.path, "--json"]).dropLast())
        )

        #expect(report?["sound"]?.bool == true)
    }

    @Test func `of the photos that nobody has, only those of what was not erased are missing`()
        throws
    {
        let scenario = try #require(Scenario.all.first { $0.name == "withheld-and-erased" })
        let ledger = try ScenarioLedger(scenario, isFilled: false)

        for files in try scenario.deliveries {
            #expect(try ledger.merge(files)["missing_photos"]?.integer == 1)
        }
        _ = try ledger.output(["ledger", "purge", ledger.path])
        let doctor = JSONValue(
            Array(try ledger.output(["doctor", ledger.path, "--json"]).dropLast())
        )
        #expect(doctor?["ledger"]?["missing_photos"]?.integer == 1)
    }

    @Test(arguments: Scenario.all)
    func `journals that are handed in are sound`(scenario: Scenario) throws {
        for file in try scenario.files where file.hasSuffix(".journal") {
            let verified = try Watchbook.run(["journal", "verify", file])

            #expect(verified.status == 0, "\(verified.text)\(verified.stderr)")
        }
    }

    @Test(arguments: Scenario.all.filter { $0.file("expected.tally.json") != nil })
    func `the tally is the one told`(scenario: Scenario) throws {
        let expected = try #require(
            scenario.file("expected.tally.json").flatMap { JSONValue(Array($0)) }
        )
        let ledger = try ScenarioLedger(scenario)

        let printed = try ledger.output([
            "tally", ledger.path, "--from", "2026-04-01", "--to", "2026-05-31",
            "--by", "day,station,indicator", "--json",
        ])

        let found = try #require(JSONValue(Array(printed.dropLast())))
        #expect(found["rows"]?.list?.count == expected["rows"]?.list?.count)
        for (told, row) in zip(expected["rows"]?.list ?? [], found["rows"]?.list ?? []) {
            #expect(told.isWithin(row), "\(told.canonicalText)\n\(row.canonicalText)")
        }
        let (told, total) = (try #require(expected["total"]), try #require(found["total"]))
        #expect(told.isWithin(total), "\(told.canonicalText)\n\(total.canonicalText)")
    }

    @Test(arguments: Scenario.all.filter { $0.file("expected-practice.content") != nil })
    func `a practice ledger counts what is practised`(scenario: Scenario) throws {
        let ledger = try ScenarioLedger(trusting: scenario.path("root.pub"), isPractice: true)

        try ledger.merge(scenario.files)

        try ledger.expectContent(#require(scenario.file("expected-practice.content")))
    }
}

extension JSONValue {
    /// Whether every member of this object is in another, with the same value.
    fileprivate func isWithin(_ other: JSONValue) -> Bool {
        guard case .object(let members) = self else { return false }
        return members.allSatisfy { other[$0.key] == $0.value }
    }
}

/// Moving a watch with the program: the same entry as the office's in the scenario.
@Suite struct ScenarioMoveTests {
    @Test func `moving the watch by the program writes the very entry of the scenario`() throws {
        let scenario = try #require(Scenario.all.first { $0.name == "wrong-date-moved" })
        let office = try Office(scenario)
        let ledger = try ScenarioLedger(scenario, isFilled: false)
        try ledger.merge(#require(scenario.deliveries.first))

        try office.move(in: ledger)

        try ledger.expectContent(scenario.content)
        let told = try ScenarioLedger(scenario)
        #expect(try ledger.digest() == told.digest())
        #expect(try told.merge([office.journal])["total"]?["new"]?.integer == 0)
    }

    @Test func `a dry run moves nothing`() throws {
        let scenario = try #require(Scenario.all.first { $0.name == "wrong-date-moved" })
        let office = try Office(scenario)
        let ledger = try ScenarioLedger(scenario, isFilled: false)
        try ledger.merge(#require(scenario.deliveries.first))

        try office.move(in: ledger, "--dry-run")

        try ledger.expectContent(scenario.content(after: 0))
    }

    /// The street office at its own journal, as it was before the move.
    private struct Office {
        let journal: String
        private let folder: TemporaryFolder
        private let device: String

        init(_ scenario: Scenario) throws {
            folder = try TemporaryFolder()
            journal = folder.path("S01.journal")
            try FileManager.default.copyItem(
                atPath: scenario.path("delivery-1/S01.journal"),
                toPath: journal
            )
            try FileManager.default.copyItem(
                atPath: scenario.path("S01.key"),
                toPath: folder.path("S01.key")
            )
            device = try Office.moved(in: scenario)
        }

        /// The device whose entries the office's address names.
        private static func moved(in scenario: Scenario) throws -> String {
            let lines = String(decoding: try scenario.content, as: UTF8.self).split(separator: "\n")
            let records = lines.compactMap { JSONValue(Array($0.utf8))?["record"]?.text }
            let address = try #require(records.first { $0.hasPrefix("address/") })
            return String(address.dropFirst("address/".count))
        }

        func move(in ledger: ScenarioLedger, _ more: String...) throws {
            _ = try ledger.output(
                [
                    "watch", "move", ledger.path, "--device", device, "--from-seq", "3",
                    "--to-seq", "8", "--date", "2026-05-12", "--station", "P01.2",
                    "--reason", "点错上周班次，实为今日二号岗", "--journal", journal,
                    "--inspector", "S01.0001", "--now", "2026-05-12T15:30:00+08:00",
                ] + more
            )
        }
    }
}
