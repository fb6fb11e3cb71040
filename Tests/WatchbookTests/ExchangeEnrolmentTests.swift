import Foundation
import Journaling
import Testing

/// What the commands that enrol, revoke and attest refuse, and what they do to a ledger.
@Suite struct ExchangeEnrolmentTests {
    @Test(arguments: [
        ("--person S02.0001", "--person"),
        ("--person S01.0007:10", "--person"),
        ("--person S01.0007 --places S02", "--places"),
        ("--person S01.0007 --places *", "--places"),
        ("--person S01.0007 --types *:1", "--types"),
        ("--person S01.0007 --from 2026-05-01", "--from"),
        ("--person S01.0007 --level 0", "--level"),
    ])
    func `nothing is enrolled beyond what the issuer holds`(
        options: String,
        named: String
    ) throws {
        let city = try ExchangeCity()
        try city.request("lan")

        let run = try city.enrol("lan", "--with street.bundle \(options)")

        #expect(run.status == 65)
        #expect(run.stderr.contains("[enrolment-outside]"))
        #expect(run.stderr.contains(named))
        #expect(try city.entries("street.journal").isEmpty)
        #expect(!city.exists("lan.bundle"))
    }

    @Test func `an office whose own enrolment is not at hand enrols nobody, also not again`() throws
    {
        let city = try ExchangeCity()
        try city.request("lan")

        let without = try city.enrol("lan", "--person S01.0007")
        #expect(without.status == 65)
        #expect(without.stderr.contains("[enrolment-unknown]"))

        // Its own enrolments of others do not make it a root.
        _ = try city.enrol("lan", "--person S01.0007 --with street.bundle")
        try city.request("mei")
        let again = try city.enrol("mei", "--person S01.0008")
        #expect(again.stderr.contains("[enrolment-unknown]"))
        let own = try city.enrol("mei", "--person S01.0008 --with street.journal")
        #expect(own.stderr.contains("[enrolment-unknown]"))
        #expect(try city.entries("street.journal").count == 1)
    }

    @Test func `a request that was changed on the way is noticed`() throws {
        let city = try ExchangeCity()
        try city.request("lan")
        let request = try city.text("lan.request")
        let changed = [
            request.replacing("label lan", with: "label boss"),
            request.replacing("practice no", with: "practice yes"),
            String(request.dropLast(20)),
            request.replacing("watchbook-request-1", with: "watchbook-request-2"),
            "",
        ]
        for text in changed {
            try city.write(text, to: "lan.request")
            let run = try city.enrol("lan", "--person S01.0007 --with street.bundle")
            #expect(run.status == 65)
            #expect(run.stderr.contains("[request-damaged]"))
        }
        // What messengers do to a text is no change.
        try city.write("\u{FEFF}\r\n" + request.replacing("\n", with: "\r\n"), to: "lan.request")
        let run = try city.enrol("lan", "--person S01.0007 --with street.bundle")
        #expect(run.status == 0, "\(run.stderr)")
    }

    @Test func `a wrong key, a taken name and a mixed practice write nothing`() throws {
        let city = try ExchangeCity()
        try city.request("lan")
        let good = "--person S01.0007 --with street.bundle"

        let key = try city.enrol("lan", good + " --key city.key")
        #expect(key.status == 65)
        #expect(key.stderr.contains("[key-of-other-journal]") || key.stderr.contains("[enrolment"))
        let practice = try city.enrol("lan", good + " --practice")
        #expect(practice.stderr.contains("[practice-mismatch]"))
        try city.write("mine", to: "lan.bundle")
        let taken = try city.enrol("lan", good)
        #expect(taken.status == 64)
        #expect(taken.stderr.contains("[file-exists]"))
        #expect(try city.text("lan.bundle") == "mine")
        #expect(try city.entries("street.journal").isEmpty)
    }

    @Test func `the same enrolment again only writes the bundle`() throws {
        let city = try ExchangeCity()
        try city.watcher("lan", "S01.0007")
        let first = try city.bytes("lan.bundle")
        try city.remove("lan.bundle")

        let run = try city.enrol("lan", "--person S01.0007 --with street.bundle")

        #expect(run.status == 0)
        #expect(try city.bytes("lan.bundle") == first)
        #expect(try city.entries("street.journal").count == 1)
    }

    @Test func `a dry run writes neither entry nor file`() throws {
        let city = try ExchangeCity()
        try city.request("lan")

        let run = try city.enrol("lan", "--person S01.0007 --with street.bundle --dry-run")

        #expect(run.status == 0)
        #expect(!city.exists("lan.bundle"))
        #expect(try city.entries("street.journal").isEmpty)
    }

    @Test func `practice entries are held in a real ledger and count in a practice ledger`() throws
    {
        let city = try ExchangeCity()
        try city.done("device request try --practice --now @morning")
        let run = try city.enrol("try", "--person S01.0007 --with street.bundle --practice")
        #expect(run.status == 0, "\(run.stderr)")
        try city.furnish()
        try city.done("receive --desk try.desk down.bundle --practice")
        let table =
            "station,date,slot,time,indicator,answer\nS01.P1.1,2026-05-12,am,8:10,CLN-01,合格\n"
        let typed = try city.checks(table, by: "try", "S01.0007")
        #expect(typed.status == 0, "\(typed.stderr)")
        try city.done("ledger create try.ledger --trust root.pub --practice")
        for ledger in ["street.ledger", "try.ledger"] {
            try city.done("merge --into \(ledger) down.bundle try.journal")
        }

        #expect(try city.held("street.ledger").map { $0["reasons"]?.texts } == [["practice"]])
        #expect(try city.held("try.ledger").isEmpty)
    }
}

// MARK: - Revoking and attesting

extension ExchangeEnrolmentTests {
    private func row(_ minute: Int) -> String {
        "S01.P1.1,2026-05-12,am,8:\(minute),CLN-0\(minute % 2 == 0 ? 1 : 5),pass\n"
    }

    @Test func `after a revocation only what is named still counts`() throws {
        let city = try ExchangeCity.furnished()
        let heading = "station,date,slot,time,indicator,answer\n"
        _ = try city.checks(heading + row(10) + row(11), by: "lan", "S01.0007")
        try city.done("merge --into street.ledger lan.journal")

        let device = try city.device("lan")
        let dry = try city.json(
            """
            device revoke \(device.prefix(8)) --ledger street.ledger --through 1 \
            --journal street.journal --inspector S01.0001 --now @noon --dry-run
            """
        )
        #expect(dry["enrolments"]?.list?.count == 1)
        #expect(try city.held("street.ledger").isEmpty)
        try city.done(
            """
            device revoke \(device.prefix(8)) --ledger street.ledger --through 1 \
            --journal street.journal --inspector S01.0001 --out revoked.bundle --now @noon
            """
        )
        #expect(try city.held("street.ledger").map { $0["reasons"]?.texts } == [["revoked"]])

        // The bundle carries it to others, who come to the same.
        try city.done("ledger create other.ledger --trust root.pub")
        try city.done("merge --into other.ledger revoked.bundle lan.journal down.bundle")
        #expect(try city.held("other.ledger").map { $0["reasons"]?.texts } == [["revoked"]])
    }

    @Test func `who has no power over a device revokes nothing`() throws {
        let city = try ExchangeCity.furnished()

        let run = try city.run(
            """
            device revoke \(city.device("lan")) --ledger street.ledger --journal mei.journal \
            --inspector S01.0008 --now @noon
            """
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("[not-authorised]"))
        #expect(try city.entries("mei.journal").isEmpty)
    }

    @Test func `a clock that runs ahead is attested, and wins nothing then`() throws {
        let city = try ExchangeCity.furnished()
        let heading = "station,date,slot,round,indicator,answer\n"
        let record = "check/S01.P1.1/2026-05-12/am.1/CLN-01"
        // Written without a time, by a clock that is four hours ahead.
        let later = "2026-05-12T16:00:00+08:00"
        try city.write(heading + "S01.P1.1,2026-05-12,am,1,CLN-01,pass\n", to: "lan.csv")
        try city.write(heading + "S01.P1.1,2026-05-12,am,1,CLN-01,fail\n", to: "mei.csv")
        try city.done(
            "import checks lan.csv --journal lan.journal --inspector S01.0007 --now \(later)"
        )
        try city.done(
            "import checks mei.csv --journal mei.journal --inspector S01.0008 --now @noon"
        )
        try city.done("merge --into street.ledger lan.journal mei.journal")
        func inForce() throws -> String? {
            try city.content("street.ledger").first { $0["record"]?.text == record }?["heads"]?
                .list?.first?.text
        }
        let ahead = try #require(try city.entries("lan.journal").first?["digest"]?.text)
        #expect(try inForce() == ahead)

        let attest = """
            device attest --ledger street.ledger --journal street.journal --inspector S01.0001 \
            --now @noon
            """
        let first = try city.json(attest)
        let again = try city.json(attest)

        #expect(first["attested"]?.list?.count == 1)
        #expect(again["attested"]?.list?.isEmpty == true)
        #expect(try inForce() != ahead)
    }
}
