import Foundation
import Journaling
import Testing

@testable import watchbook

/// Duty and attendance by commands.
@Suite struct DutyTests {
    private static let lan = "am S01.P1.1 S01.0007"
    private static let mei = "am S01.P1.1 S01.0008"
    private static let ju = "am S01.P1.2 S01.0010"

    @Test func `B01 点位值守: a watch at a point shows who stood there, when and by what`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "7:58")
        try city.does("lan", "check CLN-01 --pass", at: "8:10")
        try city.does("lan", "watch end", at: "12:00")
        try city.merge("lan")

        let watch = try #require(try city.watches()[DutyTests.lan])
        #expect(watch["state"]?.text == "stood" && watch["evidence"]?.texts == ["own"])
        #expect(watch["arrival"]?.text == "2026-05-12T07:58:00+08:00")
        #expect(watch["departure"]?.text == "2026-05-12T12:00:00+08:00")
        #expect(watch["late_minutes"] == 0 && watch["early_minutes"] == 0)
        #expect(watch["entries"]?.list?.count == 2)
        let other = try city.watches()[DutyTests.mei]
        #expect(
            other?["state"]?.text == "not-handed-in" && other?["entries"]?.list?.isEmpty == true
        )
    }

    @Test func `B03 值守安排: who is planned where and when, and of whom nothing came`() throws {
        let city = try ExchangeCity.onDuty()

        let before = try city.json("duty today street.ledger --now 2026-05-12T07:30:00+08:00")
        #expect(before["expected"]?.list?.count == 5)
        let during = try city.json("duty today street.ledger --now 2026-05-12T08:11:00+08:00")
        #expect(during["overdue"]?.list?.count == 3 && during["expected"]?.list?.count == 2)
        let within = try city.json("duty today street.ledger --now 2026-05-12T08:10:00+08:00")
        #expect(within["overdue"]?.list?.isEmpty == true)
        let after = try city.json("duty today street.ledger --now 2026-05-12T12:00:00+08:00")
        #expect(after["missing"]?.list?.count == 3 && after["overdue"]?.list?.isEmpty == true)

        try city.does("lan", "watch start", at: "8:00")
        try city.merge("lan")
        let running = try city.json("duty today street.ledger --now 2026-05-12T09:00:00+08:00")
        #expect(running["running"]?.list?.first?["person"]?.text == "S01.0007")
        #expect(running["short"]?.list?.first?["stood"] == 1)
        #expect(running["short"]?.list?.first?["wanted"] == 2)
    }

    @Test func `a visit that was a slip is taken back, and the other visits stay`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("sun", "duty visit S01.P1.1 --present S01.0007", at: "9:00")
        try city.does("sun", "duty visit S01.P1.1 --absent S01.0007", at: "9:01")
        try city.does("sun", "undo", at: "9:02")
        try city.merge("sun")

        let watch = try city.watches()[DutyTests.lan]
        #expect(watch?["visits"] == 1 && watch?["missed"] == 0)
        #expect(watch?["state"]?.text == "stood")
    }

    @Test func `a night watch that still runs is told after midnight too`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start S01.P1.1", at: "22:00")
        try city.merge("lan")

        let night = try city.json("duty today street.ledger --now 2026-05-13T00:30:00+08:00")
        #expect(night["running"]?.list?.compactMap { $0["slot"]?.text } == ["night"])
        let morning = try city.json("duty today street.ledger --now 2026-05-13T02:00:00+08:00")
        #expect(morning["running"]?.list?.isEmpty == true)
    }

    @Test func `B04 临时安排: a watch on no roster counts as ad hoc`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("mei", "watch start S01.P1.2 --duty questionnaire", at: "8:30")
        try city.does("mei", "watch end", at: "9:30")
        try city.merge("mei")

        let watch = try #require(try city.watches()["am S01.P1.2 S01.0008"])
        #expect(watch["planned"] == false && watch["kind"]?.text == "questionnaire")
        #expect(watch["late_minutes"] == 0 && watch["early_minutes"] == 0)
        let stats = try city.json(
            "duty stats street.ledger --by kind --from 2026-05-12 --now 2026-05-12T20:00:00+08:00"
        )
        let row = stats["rows"]?.list?.first { $0["kind"]?.text == "questionnaire" }
        #expect(row?["unplanned"] == 1 && row?["planned"] == 0)
    }

    @Test func `B08 文明交通值守: kinds of duty are told apart`() throws {
        let city = try ExchangeCity.onDuty()
        let stats = try city.json(
            """
            duty stats street.ledger --by kind,slot --from 2026-05-12 --to 2026-05-12 --now \
            2026-05-12T20:00:00+08:00
            """
        )
        let rows = stats["rows"]?.list ?? []
        #expect(rows.first { $0["kind"]?.text == "文明交通值守" }?["planned"] == 1)
        #expect(rows.first { $0["kind"]?.text == "点位值守" }?["planned"] == 2)
    }

    @Test func `B09 三清一维护: a kind of shift by its name`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("mei", "watch start", at: "14:00")
        try city.does("mei", "watch end", at: "18:00")
        try city.merge("mei")
        let stats = try city.json(
            """
            duty stats street.ledger --where kind=三清一维护 --from 2026-05-12 --now \
            2026-05-12T20:00:00+08:00
            """
        )
        #expect(stats["total"]?["planned"] == 1 && stats["total"]?["stood"] == 1)
    }

    @Test func `a unit has the sums of its sections where they are asked for`() throws {
        let city = try ExchangeCity.onDuty()
        try city.write(
            "编号,名称,上级单位\nU-ST,街道办,\nU-VOL,义工队,街道办\n",
            to: "units.csv"
        )
        try city.done(
            """
            units import units.csv --from 2026-01-01 --journal city.journal --inspector C.0001 \
            --against street.ledger --now @morning
            """
        )
        try city.done("merge --into street.ledger city.journal --now @morning")
        func planned(_ options: String) throws -> [String: Int64] {
            let stats = try city.json(
                """
                duty stats street.ledger --from 2026-05-12 --now 2026-05-12T20:00:00+08:00 \
                \(options)
                """
            )
            var found = ["total": stats["total"]?["planned"]?.integer ?? -1]
            for row in stats["rows"]?.list ?? [] {
                found[row["unit"]?.text ?? row["slot"]?.text ?? ""] = row["planned"]?.integer
            }
            return found
        }

        #expect(try planned("--by unit") == ["U-ST": 2, "U-VOL": 2, "total": 4])
        #expect(try planned("--by unit --with-sections") == ["U-ST": 4, "U-VOL": 2, "total": 4])
        #expect(
            try planned("--by slot --where unit=U-ST --with-sections")
                == ["am": 3, "pm": 1, "total": 4]
        )
        #expect(try planned("--by slot --where unit=U-ST") == ["am": 2, "total": 2])
        let text = try city.done(
            "duty stats street.ledger --from 2026-05-12 --by unit --with-sections --language zh --now @noon"
        )
        #expect(text.contains("合计中只计一次"), "\(text)")
        #expect(try city.run("duty stats street.ledger --with-sections").status == 64)
    }

    @Test(
        arguments: [
            ("8:10", 0, "11:50", 0), ("8:11", 11, "11:49", 11), ("7:55", 0, "12:30", 0),
        ] as [(String, Int64, String, Int64)]
    )
    func `B11 迟到早退: against the plan, with the city's tolerance`(
        came: String,
        late: Int64,
        left: String,
        early: Int64
    ) throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: came)
        try city.does("lan", "watch end", at: left)
        try city.merge("lan")

        let watch = try city.watches()[DutyTests.lan]
        #expect(watch?["late_minutes"] == .integer(late))
        #expect(watch?["early_minutes"] == .integer(early))
        let stats = try city.json(
            "duty stats street.ledger --from 2026-05-12 --now 2026-05-12T20:00:00+08:00"
        )
        let row = stats["rows"]?.list?.first { $0["person"]?.text == "S01.0007" }
        #expect(row?["late"] == .integer(late > 0 ? 1 : 0))
        #expect(row?["early"] == .integer(early > 0 ? 1 : 0))
        #expect(row?["single"] == 1)
    }

    @Test func `who leaves and comes back leaves a gap in the middle of the watch`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:00")
        try city.does("lan", "watch end", at: "9:00")
        try city.does("lan", "watch start", at: "11:00")
        try city.does("lan", "watch end", at: "11:30")
        // Taken back, the end keeps that somebody had left before.
        try city.does("lan", "undo", at: "11:31")
        try city.does("lan", "watch end", at: "12:00")
        try city.merge("lan")

        let list = try city.json(
            "duty list street.ledger --date 2026-05-12 --now 2026-05-12T20:00:00+08:00"
        )
        let post = list["posts"]?.list?.first {
            $0["station"]?.text == "S01.P1.1" && $0["slot"]?.text == "am"
        }
        #expect(post?["gap_minutes"] == 120)
        let watch = try city.watches()[DutyTests.lan]
        #expect(watch?["pause_minutes"] == 120 && watch?["early_minutes"] == 0)
        #expect(watch?["departure"]?.text == "2026-05-12T12:00:00+08:00")
        let claims = try city.entries("lan.journal").compactMap { $0["claim"]?["pauses"] }
        #expect(claims.count == 4 && Set(claims).count == 1)
    }

    @Test func `B11 出工不出力: a supervisor remarks on effort in the city's words`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:00")
        let wrong = try city.watcher(
            "sun",
            "S01.0900",
            does: "duty visit S01.P1.1 --present S01.0007 --effort S01.0007=asleep",
            at: "9:00"
        )
        #expect(wrong.status == 64 && wrong.stderr.contains("出工不出力"))
        try city.does("sun", "duty visit S01.P1.1 --effort S01.0007", at: "9:00")
        try city.merge("lan", "sun")

        let watch = try city.watches()[DutyTests.lan]
        #expect(watch?["efforts"] == 1 && watch?["visits"] == 1 && watch?["disputed"] == false)
    }

    @Test func `D01 督查专班: spot checks say who is there, and only they and offices say absent`()
        throws
    {
        let city = try ExchangeCity.onDuty()
        try city.does(
            "sun",
            "duty visit S01.P1.1 --present S01.0007 --absent S01.0008 --note call",
            at: "9:00"
        )
        try city.does("sun", "duty visit S01.P1.1 --present S01.0007", at: "10:00")
        // A colleague is no supervisor: nobody is absent by such a word.
        try city.does("lan", "duty visit S01.P1.2 --absent S01.0010", at: "9:10")
        try city.merge("lan", "sun")

        let watches = try city.watches()
        #expect(watches[DutyTests.lan]?["state"]?.text == "stood")
        #expect(watches[DutyTests.lan]?["evidence"]?.texts == ["visit"])
        #expect(watches[DutyTests.lan]?["visits"] == 2)
        #expect(watches[DutyTests.mei]?["state"]?.text == "absent")
        #expect(watches[DutyTests.ju]?["state"]?.text == "not-handed-in")
        let stats = try city.json(
            "duty stats street.ledger --by station --from 2026-05-12 --now @noon"
        )
        let row = stats["rows"]?.list?.first { $0["station"]?.text == "S01.P1.1" }
        #expect(row?["visits"] == 3 && row?["missed"] == 1 && row?["absent"] == 1)
    }

    @Test func `a partner's word stands in for a phone, and not handed in is never absent`() throws
    {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start --partner S01.0008", at: "8:00")
        try city.does("lan", "watch end", at: "12:00")
        try city.merge("lan")

        let mei = try #require(try city.watches()[DutyTests.mei])
        #expect(mei["state"]?.text == "stood" && mei["evidence"]?.texts == ["testimony"])
        #expect(mei["entries"]?.list?.count == 1)
        let table = try city.done(
            "duty list street.ledger --date 2026-05-12 --language zh-Hans --now @noon"
        )
        #expect(table.contains("同班证明") && table.contains("未交"))
        #expect(!table.contains("缺岗"))
        let missing = try city.json("tally street.ledger --missing --from 2026-05-12 --now @noon")
        #expect(
            missing["not_handed_in"]?.list?.compactMap { $0["person"]?.text } == ["S01.0010"]
        )
    }

    @Test func `an office says absent only after the grace period`() throws {
        let city = try ExchangeCity.onDuty()
        let line = "--where person=S01.0008 --where slot=am --state absent --reason checked"

        let early = try city.decide(line, at: "2026-05-13T11:59:00+08:00")
        #expect(early.status == 64 && early.stderr.contains("2026-05-13 12:00"))
        let dry = try city.decide(line + " --dry-run")
        #expect(dry.status == 0, "\(dry.stderr)")
        #expect(try city.watches()[DutyTests.mei]?["state"]?.text == "not-handed-in")
        let done = try city.decide(line)
        #expect(done.status == 0, "\(done.stderr)")
        let mei = try city.watches()[DutyTests.mei]
        #expect(mei?["state"]?.text == "absent" && mei?["evidence"]?.texts == ["decision"])
    }

    @Test func `nobody with a record of the own is called absent in passing`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:05")
        try city.merge("lan")
        let line = "--where slot=am --state absent --reason checked"

        let all = try city.decide(line)
        #expect(all.status == 0, "\(all.stderr)")
        #expect(try city.watches()[DutyTests.lan]?["state"]?.text == "stood")
        #expect(try city.watches()[DutyTests.mei]?["state"]?.text == "absent")

        // The same again says nothing new.
        let before = try city.entries("street.journal").count
        let again = try city.decide(line)
        #expect(again.status == 0 && again.stdout.contains("Nothing was written"))
        #expect(try city.entries("street.journal").count == before)

        let named = try city.decide("\(line) --where person=S01.0007")
        #expect(named.status == 64 && named.stderr.contains("watch-unknown"))
        let stood = try city.decide("\(line) --in stood")
        #expect(stood.status == 0, "\(stood.stderr)")
        #expect(try city.watches()[DutyTests.lan]?["state"]?.text == "absent")
    }

    @Test func `people and stations that there are not are refused with the line`() throws {
        let city = try ExchangeCity.onDuty()
        try city.write(
            """
            日期,岗位,班次,值守人员,状态
            2026-05-12,S01.P1.1,am,S01.0007,在岗
            2026-05-12,S01.P1.1,am,S01.0099,在岗
            2026-05-12,S01.P9.1,am,S01.0007,在岗

            """,
            to: "bad.csv"
        )

        let table = try city.decide("--file bad.csv --reason list")
        let named = try city.decide(
            """
            --where station=S01.P1.1 --where slot=am --where person=S01.0099 --state stood \
            --reason x
            """
        )

        #expect(table.status == 65)
        #expect(table.stderr.contains("line 3") && table.stderr.contains("S01.0099"))
        #expect(table.stderr.contains("line 4") && table.stderr.contains("S01.P1.1, S01.P1.2"))
        #expect(named.status == 64 && named.stderr.contains("person-unknown"), "\(named.stderr)")
    }

    @Test func `nothing to decide is said with what was looked for`() throws {
        let city = try ExchangeCity.onDuty()
        let nothing = try city.decide(
            "--where slot=night --where person=S01.0010 --state absent --reason x --language en"
        )

        #expect(nothing.status == 64, "\(nothing.stderr)")
        #expect(nothing.stderr.contains("Not handed in."), "\(nothing.stderr)")
    }

    @Test func `rows by people have no gaps and unmanned posts of stations`() throws {
        let city = try ExchangeCity.onDuty()

        let people = try city.json("duty stats street.ledger --from 2026-05-12 --now @noon")
        let stations = try city.json(
            "duty stats street.ledger --by station --from 2026-05-12 --now @noon"
        )
        let table = try city.done("duty stats street.ledger --from 2026-05-12 --now @noon")

        #expect(people["rows"]?.list?.first?["unmanned"] == nil)
        #expect(people["total"]?["unmanned"] == 2)
        #expect(stations["rows"]?.list?.first?["unmanned"] == 1)
        #expect(!table.contains("Unmanned") && table.contains("--by station"))
        #expect(table.contains("Not handed in"))
    }

    @Test(arguments: ["en", "zh"])
    func `what has no column stands below the table within the terminal`(
        language: String
    ) throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:30")
        try city.does("lan", "watch handover --to S01.0008", at: "11:00")
        try city.does("lan", "watch end", at: "11:10")
        try city.does(
            "sun",
            "duty visit S01.P1.1 --present S01.0007 --effort S01.0007=出工不出力",
            at: "9:00"
        )
        try city.does("sun", "duty visit S01.P1.1 --absent S01.0008", at: "9:05")
        try city.merge("lan", "sun")

        let text = try city.done(
            """
            duty stats street.ledger --from 2026-05-12 --by station,slot,person,unit,office \
            --now 2026-05-12T20:00:00+08:00 --language \(language)
            """
        )
        let lines = text.split(separator: "\n")
        let besides = language == "en" ? "Besides: " : "另有："
        #expect(lines.contains { $0.hasPrefix(besides) }, "\(text)")
        for line in lines.drop(while: { !$0.hasPrefix(besides) }) {
            #expect(TextWidth.of(String(line)) <= 80, "\(line)")
        }
    }

    @Test func `weather excuses everybody of a slot at once, by filters or by a table`() throws {
        let city = try ExchangeCity.onDuty()
        let all = try city.decide(
            "--where office=S01 --where slot=am --in not-handed-in --excuse weather --reason storm"
        )
        #expect(all.status == 0, "\(all.stderr)")
        var stats = try city.json(
            "duty stats street.ledger --by office --from 2026-05-12 --now @noon"
        )
        #expect(stats["total"]?["excused"] == 3 && stats["total"]?["not_handed_in"] == 0)
        #expect(stats["total"]?["unmanned"] == 0)

        try city.write(
            """
            日期,岗位,班次,值守人员,状态,批准原因,到岗时间
            2026-05-12,S01.P1.1,am,S01.0007,在岗,,08:05
            2026-05-12,S01.P1.1,pm,S01.0008,,请假,

            """,
            to: "decisions.csv"
        )
        let table = try city.decide("--file decisions.csv --reason list")
        #expect(table.status == 0, "\(table.stderr)")
        let watches = try city.watches()
        #expect(watches[DutyTests.lan]?["state"]?.text == "stood")
        #expect(watches[DutyTests.lan]?["arrival"]?.text == "2026-05-12T08:05:00+08:00")
        #expect(watches["pm S01.P1.1 S01.0008"]?["reason"]?.text == "leave")
        stats = try city.json("duty stats street.ledger --from 2026-05-12 --now @noon")
        #expect(stats["total"]?["stood"] == 1)
        try city.write("日期,岗位,班次,值守人员,状态\n2026-05-12,S01.P1.1,am,x,在岗\n", to: "bad.csv")
        let bad = try city.decide("--file bad.csv --reason list")
        #expect(bad.status == 65 && bad.stderr.contains("line 2"))
    }

    @Test func `a stand-in covers the slot at once, and the office excuses the other`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("mei", "watch start --for S01.0010", at: "8:20")
        try city.merge("mei")

        var watches = try city.watches()
        #expect(watches["am S01.P1.2 S01.0008"]?["for"]?.text == "S01.0010")
        #expect(watches[DutyTests.ju]?["state"]?.text == "not-handed-in")
        #expect(watches[DutyTests.ju]?["stand_in"]?.text == "S01.0008")
        var stats = try city.json(
            "duty stats street.ledger --by station --from 2026-05-12 --now @noon"
        )
        var row = stats["rows"]?.list?.first { $0["station"]?.text == "S01.P1.2" }
        #expect(row?["stand_ins"] == 1 && row?["unmanned"] == 0 && row?["late"] == 0)

        let agreed = try city.decide("--where station=S01.P1.2 --agree --reason agreed")
        #expect(agreed.status == 0, "\(agreed.stderr)")
        watches = try city.watches()
        #expect(watches[DutyTests.ju]?["state"]?.text == "excused")
        #expect(watches[DutyTests.ju]?["reason"]?.text == "swap")
        stats = try city.json(
            "duty stats street.ledger --by station --from 2026-05-12 --now @noon"
        )
        row = stats["rows"]?.list?.first { $0["station"]?.text == "S01.P1.2" }
        #expect(row?["excused"] == 1 && row?["not_handed_in"] == 0)
    }

    @Test func `everyone sees the own attendance and objects, until the office answers`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("sun", "duty visit S01.P1.1 --absent S01.0008 --slot am", at: "9:00")
        try city.merge("sun")
        try city.give(to: ["mei"], at: "2026-05-12T13:00:00+08:00")
        let mine = try #require(
            JSONValue(Array(try city.does("mei", "duty mine --json", at: "13:10").utf8))
        )
        let watch = mine["watches"]?.list?.first { $0["slot"]?.text == "am" }
        #expect(watch?["state"]?.text == "absent" && watch?["visits"] == 1)

        try city.does(
            "mei",
            "duty object S01.P1.1 am --text I-was-inside",
            at: "13:20"
        )
        try city.merge("mei")
        #expect(try city.watches()[DutyTests.mei]?["objected"] == true)
        #expect(try city.done("conflicts list street.ledger").contains("attendance"))
        let decided = try city.decide(
            "--where person=S01.0008 --where slot=am --state stood --reason seen"
        )
        #expect(decided.status == 0, "\(decided.stderr)")
        let after = try city.watches()[DutyTests.mei]
        #expect(after?["state"]?.text == "stood" && after?["objected"] == false)
        #expect(after?["disputed"] == false && after?["visits"] == 1)

        let late = try city.watcher(
            "mei",
            "S01.0008",
            does: "duty object S01.P1.1 am --date 2026-05-12 --text late",
            at: "\(24 * 4 + 9):00"
        )
        #expect(late.status == 64 && late.stderr.contains("2026-05-15"))
    }

    @Test func `a time from paper without a right to type is doubtful, never late`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "9:30")
        try city.merge("lan")
        // Moved by the office: the clock of the entry proves nothing any more.
        try city.done(
            """
            watch move street.ledger --device \(city.device("lan")) --from-seq 1 --to-seq 1 \
            --offset=-30 --reason clock --journal street.journal --inspector S01.0001 --now @noon
            """
        )
        let watch = try city.watches()[DutyTests.lan]
        #expect(watch?["time_doubtful"] == true && watch?["late_minutes"] == 0)
        #expect(watch?["arrival"]?.text == "2026-05-12T09:00:00+08:00")

        let decided = try city.decide(
            "--where person=S01.0007 --where slot=am --arrived 8:30 --reason asked"
        )
        #expect(decided.status == 0, "\(decided.stderr)")
        let after = try city.watches()[DutyTests.lan]
        #expect(after?["time_doubtful"] == false && after?["late_minutes"] == 30)
    }

    @Test func `D19 量化评价: statistics by person, and final ones after the days for objections`()
        throws
    {
        let city = try ExchangeCity.onDuty()
        try city.does("lan", "watch start", at: "8:00")
        try city.does("lan", "watch handover --to S01.0008", at: "11:59")
        try city.does("lan", "watch end", at: "12:00")
        try city.merge("lan")
        let stats = try city.json(
            """
            duty stats street.ledger --by person --from 2026-05-12 --to 2026-05-12 --final --now \
            2026-05-16T08:00:00+08:00
            """
        )
        let row = stats["rows"]?.list?.first { $0["person"]?.text == "S01.0007" }
        #expect(row?["planned"] == 2 && row?["stood"] == 1 && row?["handovers"] == 1)
        #expect(row?["person_name"]?.text == "兰花")
        let tooEarly = try city.run(
            "duty stats street.ledger --from 2026-05-12 --final --now 2026-05-15T08:00:00+08:00"
        )
        #expect(tooEarly.status == 64)
        let csv = try city.done(
            """
            duty stats street.ledger --from 2026-05-12 --csv s.csv --language zh-Hans --now \
            2026-05-12T20:00:00+08:00
            """
        )
        #expect(csv.contains("未交不等于缺岗"))
        #expect(try city.text("s.csv").contains("应值"))
    }

    @Test func `B10 重点时段: peak slots are told apart`() throws {
        let city = try ExchangeCity.onDuty()
        let stats = try city.json(
            """
            duty stats street.ledger --by peak --from 2026-05-12 --to 2026-05-12 --now \
            2026-05-12T20:00:00+08:00
            """
        )
        let rows = stats["rows"]?.list ?? []
        #expect(rows.map { $0["peak"]?.text } == ["off-peak", "peak"])
        #expect(rows.map { $0["planned"] } == [3, 1])
    }

    @Test func `B12 不文明养犬常态化巡查: a kind of duty on the roster, with its finds as checks`()
        throws
    {
        let city = try ExchangeCity.onDuty()
        try city.write(
            "岗位,班次,值守人员,类别,日期\nS01.P1.2,am,S01.0007,不文明养犬巡查,2026-05-12\n",
            to: "dogs.csv"
        )
        try city.done(
            """
            roster import dogs.csv --journal city.journal --inspector C.0001 --against \
            street.ledger --now @morning
            """
        )
        try city.done("merge --into street.ledger city.journal --now @morning")
        try city.does("lan", "watch start S01.P1.2 --slot am", at: "8:00")
        try city.does("lan", "check CLN-01 --fail --found 2 --settled 2 --kind patrol", at: "8:30")
        try city.merge("lan")

        let stats = try city.json(
            "duty stats street.ledger --by kind --from 2026-05-12 --to 2026-05-12 --now @noon"
        )
        let row = stats["rows"]?.list?.first { $0["kind"]?.text == "不文明养犬巡查" }
        #expect(row?["planned"] == 1 && row?["stood"] == 1)
        let tally = try city.json("tally street.ledger --by kind --from 2026-05-12")
        #expect(tally["rows"]?.list?.first { $0["kind"]?.text == "patrol" }?["found"] == 2)
    }

    @Test func `B17 暗访: a covert visit is a kind of inspection and no watch`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does(
            "sun",
            "check CLN-01 S01.P1.1 --kind covert --fail --found 1",
            at: "10:00"
        )
        try city.merge("sun")

        let tally = try city.json("tally street.ledger --by kind --from 2026-05-12")
        #expect(tally["rows"]?.list?.first?["kind"]?.text == "covert")
        #expect(try city.watches().keys.contains { $0.hasSuffix("S01.0900") } == false)
    }

    private static func volunteers(_ city: ExchangeCity) throws -> JSONValue? {
        let stats = try city.json(
            """
            duty stats street.ledger --by inspector-kind --from 2026-05-12 --to 2026-05-12 --now \
            2026-05-12T20:00:00+08:00
            """
        )
        return stats["rows"]?.list?.first { $0["inspector-kind"]?.text == "volunteer" }
    }

    @Test func `B18 移动网格: everyone a moving watcher stands ad hoc, by the own kind`() throws {
        let city = try ExchangeCity.onDuty()
        try city.does("mei", "watch start S01.P1.2", at: "10:00")
        try city.merge("mei")

        #expect(try DutyTests.volunteers(city)?["unplanned"] == 1)
    }

    @Test func `G05 志愿服务队: volunteers are a kind of their own`() throws {
        let city = try ExchangeCity.onDuty()

        #expect(try DutyTests.volunteers(city)?["planned"] == 2)
    }
}
