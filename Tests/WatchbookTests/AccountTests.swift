import Foundation
import Inspection
import JournalSQLite
import Journaling
import Testing

/// Who answers, cards, the negative list, and what is worth a look.
@Suite struct AccountTests {
    private static let office = "--journal city.journal --inspector C.0001"

    /// A city with a point that has a leader and units, card rules, a negative list, and three
    /// problems that others found there.
    private func city() throws -> ExchangeCity {
        let city = try ExchangeCity.recording()
        try say(city, "person/S01.0090/2026-01-01", "person", ["name": "李一"])
        try say(
            city,
            "point/S01.P1/2026-02-01",
            "place",
            [
                "name": "人民路口", "office": "S01", "stations": ["1", "2"],
                "types": ["CROSS", "KEYPT"], "leaders": ["李一"], "cadres": ["S01.0007"],
                "units": [
                    "point": ["U1"], "supervision": ["U2"], "authority": ["U3"], "lead": ["U4"],
                ],
            ]
        )
        try say(
            city,
            "settings/city/2026-01-01",
            "cards",
            [
                "rules": [
                    [
                        "id": "litter", "card": "yellow", "of": "unit-point", "at_least": 3,
                        "days": 30, "indicators": ["CLN-05"],
                    ],
                    ["id": "leader", "card": "red", "of": "leader", "at_least": 4, "days": 30],
                ]
            ]
        )
        try say(
            city,
            "settings/city/2026-01-01",
            "negative",
            [
                "items": [
                    [
                        "id": "faking", "name": "弄虚作假", "points_milli": 2500,
                        "consequence": "取消资格",
                    ]
                ]
            ]
        )
        for (index, time) in ["9:10", "11:15", "13:20"].enumerated() {
            let run = try city.watcher(
                "mei",
                "S01.0008",
                does: """
                    check S01.P1.\(index % 2 + 1) CLN-05 --fail --found 1 --kind open --level city
                    """,
                at: time
            )
            try #require(run.status == 0, "\(run.stderr)")
        }
        try city.done(
            "merge --into street.ledger city.journal mei.journal --now 2026-05-12T18:00:00+08:00"
        )
        return city
    }

    private func say(
        _ city: ExchangeCity,
        _ record: String,
        _ register: String,
        _ claim: JSONValue
    ) throws {
        let key = try DeviceKey.load(from: city.file("city.key"))
        let journal = try Journal.open(at: city.file("city.journal"), key: key)
        let draft = Draft(
            inspector: "C.0001",
            rank: 9,
            record: record,
            register: register,
            claim: claim
        )
        _ = try journal.append([draft], now: 1_778_547_600_000)
    }

    private let cards = "account cards street.ledger --date 2026-05-12"

    @Test func `D15 红黄牌: a rule proposes and cites, people give and lift`() throws {
        let city = try city()

        let before = try city.json(cards)
        let proposals = try #require(before["proposals"]?.list)
        #expect(proposals.map { $0["rule"]?.text } == ["litter"])
        #expect(proposals[0]["to"]?["id"]?.text == "U1")
        #expect(proposals[0]["count"]?.integer == 3)
        #expect(proposals[0]["entries"]?.list?.count == 3)
        #expect(before["cards"]?.list?.isEmpty == true)

        let given = try city.json(
            """
            account give street.ledger --card yellow --to unit-point=U1 --rule litter --reason \
            three --date 2026-05-12 \(AccountTests.office) --now 2026-05-12T19:00:00+08:00
            """
        )
        let held = try city.json(cards)["cards"]?.list?.first
        #expect(held?["holds"]?.bool == true)
        #expect(held?["claim"]?["basis"]?.list?.count == 3)
        // What was given is not proposed again, and not given twice.
        #expect(try city.json(cards)["proposals"]?.list?.isEmpty == true)
        let twice = try city.run(
            """
            account give street.ledger --card yellow --to unit-point=U1 --rule litter --reason \
            three --date 2026-05-12 \(AccountTests.office) --now 2026-05-12T19:30:00+08:00
            """
        )
        #expect(twice.status == 64 && twice.stderr.contains("card-rule-unknown"))
        let record = try #require(given["record"]?.text)
        #expect(record.hasPrefix("assessment/C/card/"))

        try city.done(
            """
            account lift street.ledger \(record) --reason mended --date 2026-05-12 \
            \(AccountTests.office) --now 2026-05-12T20:00:00+08:00
            """
        )
        #expect(try city.json(cards)["cards"]?.list?.first?["holds"]?.bool == false)
        // On the same entries it is no new one; with another finding it is.
        #expect(try city.json(cards)["proposals"]?.list?.isEmpty == true)
        let check = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-05 --fail --found 1 --kind open --level city",
            at: "14:20"
        )
        try #require(check.status == 0, "\(check.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T21:00:00+08:00")
        let anew = try city.json(cards)["proposals"]?.list?.filter { $0["rule"]?.text == "litter" }
        #expect(anew?.map { $0["count"]?.integer } == [4])
    }

    @Test func `what is lifted is called as lists call it, or by its entry`() throws {
        let city = try city()
        func give(_ card: String) throws -> JSONValue {
            try city.json(
                """
                account give street.ledger --card \(card) --to office=S01 --reason x --date \
                2026-05-12 \(AccountTests.office) --now 2026-05-12T19:00:00+08:00
                """
            )
        }
        func lift(_ id: Substring) throws -> Program.Outcome {
            try city.run(
                """
                account lift street.ledger \(id) --reason x --date 2026-05-12 \
                \(AccountTests.office) --now 2026-05-12T20:00:00+08:00
                """
            )
        }
        let yellow = try #require(try give("yellow")["record"]?.text)
        let red = try #require(try give("red")["entry"]?.text)
        let id = try #require(yellow.split(separator: "/").last).prefix(8)

        #expect(try city.done(cards).contains(id))
        #expect(try lift(id).status == 0)
        #expect(try lift(red.prefix(10)).status == 0)
        let none = try lift("0123456789abcdef")
        #expect(none.status == 64 && none.stderr.contains("lift-unknown"))
        let listed = try city.json(cards)["cards"]?.list ?? []
        #expect(listed.map { $0["holds"]?.bool } == [false, false])
    }

    @Test func `whoever is not there gets no card and no event`() throws {
        let city = try city()
        try say(city, "unit/U1/2026-01-01", "unit", ["name": "一局"])
        try city.done("merge --into street.ledger city.journal --now 2026-05-12T18:30:00+08:00")
        func refused(_ line: String) throws -> String {
            let run = try city.run(
                """
                account \(line) --date 2026-05-12 \(AccountTests.office) --now \
                2026-05-12T19:00:00+08:00
                """
            )
            #expect(run.status == 64)
            return run.stderr
        }

        let unit = try refused(
            "give street.ledger --card red --to unit=U-NONE --reason x"
        )
        #expect(unit.contains("unit=U-NONE") && unit.contains("U1"))
        let office = try refused(
            "note street.ledger --item faking --to office=S55 --text x"
        )
        #expect(office.contains("office=S55") && office.contains("S01"))
        #expect(try city.json(cards)["cards"]?.list?.isEmpty == true)
    }

    @Test func `a card by a rule that proposes none is refused`() throws {
        let city = try city()

        let run = try city.run(
            """
            account give street.ledger --card red --to leader=S01.0090 --rule leader --reason x \
            --date 2026-05-12 \(AccountTests.office) --now 2026-05-12T19:00:00+08:00
            """
        )

        #expect(run.status == 64)
        #expect(run.stderr.contains("card-rule-unknown"))
    }

    @Test
    func `D14 负面清单: events cost the points of the list in force, and are cancelled in the open`()
        throws
    {
        let city = try city()
        let note = "account note street.ledger --to office=S01 --text x --date 2026-05-12"
        #expect(
            try city.run(
                "\(note) --item other \(AccountTests.office) --now 2026-05-12T19:00:00+08:00"
            ).status == 64
        )
        let noted = try city.json(
            "\(note) --item faking \(AccountTests.office) --now 2026-05-12T19:00:00+08:00"
        )
        let list = "account negative street.ledger --from 2026-05-01 --to 2026-05-31"
        let before = try city.json(list)
        #expect(before["totals"]?.list?.first?["points_milli"]?.integer == 2500)
        #expect(before["events"]?.list?.first?["consequence"]?.text == "取消资格")
        #expect(try city.done(list).contains("2.5"))
        let chinese = try city.done("\(list) --language zh")
        #expect(chinese.contains("街道 S01") && !chinese.contains("office="), "\(chinese)")

        try city.done(
            """
            account lift street.ledger \(try #require(noted["record"]?.text)) --reason wrong \
            --date 2026-05-12 \(AccountTests.office) --now 2026-05-12T20:00:00+08:00
            """
        )
        let after = try city.json(list)
        #expect(after["totals"]?.list?.isEmpty == true)
        #expect(after["events"]?.list?.count == 1)
    }

    @Test func `D16 失分问责: problems are counted by point and by responsible person`() throws {
        let city = try city()

        let tally = try city.json(
            "tally street.ledger --from 2026-05-12 --by leader,cadre,point --where finder=others"
        )

        let row = try #require(tally["rows"]?.list?.first)
        #expect(row["leader"]?.text == "S01.0090")
        #expect(row["leader_name"]?.text == "李一")
        #expect(row["cadre"]?.text == "S01.0007")
        #expect(row["point"]?.text == "S01.P1")
        #expect(row["failed"]?.integer == 3)
    }

    @Test func `D17 四责同步追究: one finding shows its units on all four lines`() throws {
        let city = try city()
        let proposals = try city.json(cards)["proposals"]?.list
        let digest = try #require(proposals?[0]["entries"]?.list?.first?["digest"]?.text)

        let shown = try city.json("account show street.ledger \(digest.prefix(12))")

        let lines = try #require(shown["lines"]?.members)
        #expect(
            ["point", "supervision", "authority", "lead"].map { lines[$0]?["units"]?.texts }
                == [["U1"], ["U2"], ["U3"], ["U4"]]
        )
        #expect(lines["lead"]?["named_by"]?.text == "point")
        #expect(shown["leaders"]?.texts == ["李一"])
        #expect(shown["entries"]?.list?.isEmpty == false)
        for line in ["point", "supervision", "authority", "lead"] {
            let tally = try city.json(
                "tally street.ledger --from 2026-05-12 --by unit-\(line) --where finder=others"
            )
            #expect(tally["total"]?["failed"]?.integer == 3)
        }
        #expect(try city.run("account show street.ledger ffffffff").status == 64)
    }

    @Test func `a case without a check shows the units to which it was dispatched`() throws {
        let city = try ExchangeCity.cases()
        let opened = try #require(
            JSONValue(
                Array(
                    try city.officeDone(
                        "open --station S01.P1.1 --text x --json",
                        at: "13T09:00"
                    ).utf8
                )
            )
        )
        let record = try #require(opened["written"]?.list?.first?["case"]?.text)
        let short = record.dropFirst(5).prefix(12)
        try city.officeDone("file \(short)", at: "13T09:05")
        try city.officeDone("dispatch \(short) --main U-HC", at: "13T09:10")

        let shown = try city.json("account show street.ledger \(short)")

        #expect(shown["record"]?.text == record)
        let lines = try #require(shown["lines"]?.members).values
        let charged = lines.filter { $0["units"]?.texts == ["U-HC"] }
        #expect(charged.map { $0["named_by"] } == ["case"], "\(shown.canonicalText)")
    }

    @Test func `signs name entries behind the close and accuse nobody`() throws {
        let city = try city()
        try city.done(
            """
            close street.ledger S01 2026-05-12 --journal street.journal --inspector S01.0001 \
            --now 2026-05-12T18:30:00+08:00
            """
        )
        let run = try city.watcher(
            "mei",
            "S01.0008",
            does: "check S01.P1.2 CLN-01 --pass --kind patrol",
            at: "20:00"
        )
        try #require(run.status == 0, "\(run.stderr)")
        try city.done("merge --into street.ledger mei.journal --now 2026-05-12T20:30:00+08:00")

        let signs = "account signs street.ledger --from 2026-05-01 --to 2026-05-31"
        let found = try city.json(signs)["signs"]?.list
        #expect(found?.map { $0["sign"]?.text } == ["after-close"])
        #expect(found?.first?["inspector"]?.text == "S01.0008")
        #expect(try city.done(signs).contains("accuses nobody"))
    }

    @Test func `D03 内部督促检查制度: what a place's own people found stands apart from what others found`()
        throws
    {
        let city = try city()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check CLN-05 --fail --found 2", at: "8:05")
        try city.done("merge --into street.ledger lan.journal --now 2026-05-12T18:10:00+08:00")

        let tally = try city.json("tally street.ledger --from 2026-05-12 --by finder,unit-point")

        let failed = tally["rows"]?.list?.map { row in
            "\(row["finder"]?.text ?? "") \(row["failed"]?.integer ?? 0)"
        }
        #expect(failed == ["others 3", "self 1"])
        // Own findings count against nobody unless a rule says so.
        #expect(try city.json(cards)["proposals"]?.list?.first?["count"]?.integer == 3)
    }

    @Test func `H10 考核指标可操作: every indicator of the sample standard can be judged or is counted`()
        throws
    {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "SampleRecords/standards").path
        let city = try ExchangeCity()
        for file in ["county-2026.csv", "national-2026.csv"] {
            let run = try city.run(
                "standard check \(folder)/\(file) --types \(folder)/point-types.csv"
            )
            #expect(run.status == 0, "\(file): \(run.stdout)\(run.stderr)")
        }
    }
}
