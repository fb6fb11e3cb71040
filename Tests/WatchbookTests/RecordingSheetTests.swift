import Foundation
import Journaling
import Testing

/// Forms of one watch, typed in.
@Suite struct RecordingSheetTests {
    private static let form = """
        实地点位值守记录表,
        岗位,S01.P1.1
        日期,2026年5月11日
        班次,am
        值守人员,S01.0009
        实到时间,7:55
        实离时间,12:05
        表号,A-17
        天气,晴

        指标,名称,结果,发现,清除,礼让数,应礼让数,取证,现场处置,时间,备注
        CLN-01,积存垃圾,,3,2,,,,清除,,墙角
        CLN-05,小广告,,0,,,,,,,
        FAC-02,路面积水,,,,,,area=1.2m2,,9:20,
        PRK-01,机动车乱停放,,,,,,,,,
        TRF-01,机动车礼让率,,,,19,20,,,,
        TRF-06,乱穿马路,,0,,,,,,,

        """

    private func typed(_ text: String, _ more: String = "") throws -> (
        city: ExchangeCity, run: Program.Outcome
    ) {
        let city = try ExchangeCity.recording()
        return (city, try type(text, in: city, more))
    }

    private func type(
        _ text: String,
        in city: ExchangeCity,
        _ more: String = ""
    ) throws -> Program.Outcome {
        try city.write(text, to: "form.csv")
        return try city.lan("import sheet form.csv \(more)", at: "9:00")
    }

    @Test func `a form becomes the watch, its checks and its counts`() throws {
        let (city, run) = try typed(RecordingSheetTests.form)

        try #require(run.status == 0, "\(run.stderr)")
        #expect(run.stdout.contains("1 row left empty"))
        let entries = try city.entries("lan.journal")
        #expect(
            try city.records() == [
                "watch/S01.P1.1/2026-05-11/am/S01.0009", "watch/S01.P1.1/2026-05-11/am/S01.0009",
                "check/S01.P1.1/2026-05-11/am.1/CLN-01", "check/S01.P1.1/2026-05-11/am.1/CLN-05",
                "check/S01.P1.1/2026-05-11/am.2/FAC-02",
                "count/S01.P1.1/2026-05-11/am/TRF-01/S01.0009",
                "count/S01.P1.1/2026-05-11/am/TRF-06/S01.0009",
            ]
        )
        #expect(entries.allSatisfy { $0["inspector"]?.text == "S01.0009" })
        #expect(entries.allSatisfy { $0["about"]?["typed_by"]?.text == "S01.0007" })
        #expect(entries.allSatisfy { $0["about"]?["sheet"]?.text == "A-17" })
        #expect(entries[0]["observed"]?.text == "2026-05-11T07:55:00+08:00")
        #expect(entries[1]["observed"]?.text == "2026-05-11T12:05:00+08:00")
        #expect(entries[2]["observed"]?.text == "2026-05-11T08:00:00+08:00")
        #expect(
            entries[2]["claim"]
                == ["action": "cleared", "answer": "fail", "found": 3, "settled": 2]
        )
        #expect(entries[2]["about"]?["note"]?.text == "墙角")
        #expect(entries[3]["claim"] == ["answer": "pass"])
        #expect(
            entries[4]["claim"]
                == ["answer": "fail", "facts": ["area_cm2": 12_000], "found": 1, "settled": 0]
        )
        #expect(entries[5]["claim"] == ["numerator": 19, "denominator": 20])
        #expect(entries[5]["register"]?.text == "acts.A-17")
        #expect(entries[6]["claim"] == ["found": 0, "settled": 0])
        try city.done("merge --into street.ledger lan.journal")
        #expect(try city.held("street.ledger").isEmpty)
    }

    @Test func `the same form again writes nothing`() throws {
        let (city, _) = try typed(RecordingSheetTests.form)
        let before = try city.entries("lan.journal").count

        let again = try type(RecordingSheetTests.form, in: city)

        #expect(again.status == 0 && again.stdout.contains("Wrote 0 entries"))
        #expect(try city.entries("lan.journal").count == before)
    }

    @Test func `differing cells are corrections, and emptied lines are taken back`() throws {
        let (city, _) = try typed(RecordingSheetTests.form)
        let before = try city.entries("lan.journal")
        let form = RecordingSheetTests.form
            .replacing(",,3,2,,,,清除,,墙角", with: ",,4,2,,,,清除,,墙角")
            .replacing("CLN-05,小广告,,0", with: "CLN-05,小广告,,")

        let dry = try type(form, in: city, "--dry-run")
        let run = try type(form, in: city)
        let again = try type(form, in: city)

        #expect(dry.stdout.contains("\"found\":3") && dry.stdout.contains("\"found\":4"))
        #expect(run.stdout.contains("Wrote 2 entries, 2 of them corrections"))
        #expect(again.stdout.contains("Wrote 0 entries"))
        let new = try city.entries("lan.journal").dropFirst(before.count)
        #expect(new.first?["claim"]?["found"]?.integer == 4)
        #expect(new.first?["bases"]?.texts == [before[2]["digest"]?.text ?? ""])
        #expect(new.last?["claim"] == ["withdrawn": true, "reason": "corrected"])
        #expect(new.last?["bases"]?.texts == [before[3]["digest"]?.text ?? ""])
    }

    @Test func `a corrected arrival moves its lines and leaves none behind`() throws {
        let (city, _) = try typed(RecordingSheetTests.form)
        let form = RecordingSheetTests.form.replacing("实到时间,7:55", with: "实到时间,9:05")

        _ = try type(form, in: city)

        try city.done("merge --into street.ledger lan.journal")
        let heads = try city.content("street.ledger").filter {
            $0["record"]?.text?.hasSuffix("/CLN-01") == true
        }
        #expect(
            heads.compactMap { $0["record"]?.text } == [
                "check/S01.P1.1/2026-05-11/am.1/CLN-01", "check/S01.P1.1/2026-05-11/am.2/CLN-01",
            ]
        )
        let tally = try city.json(
            "tally street.ledger --from 2026-05-11 --to 2026-05-11 --by indicator"
        )
        let row = tally["rows"]?.list?.first { $0["indicator"]?.text == "CLN-01" }
        #expect(row?["found"]?.integer == 3, "\(tally.canonicalText)")
    }

    @Test(arguments: [
        ("岗位,S01.P1.1", "岗位,S01.P9.1", "line 2, column “岗位”"),
        ("日期,2026年5月11日", "日期,5月11日", "line 3, column “日期”"),
        ("班次,am", "班次,上午", "line 4, column “班次”"),
        ("值守人员,S01.0009", "值守人员,S01.0008", "line 5, column “值守人员”"),
        ("值守人员,S01.0009", "值守人员,王", "line 5, column “值守人员”"),
        ("实到时间,7:55", "实到时间,25:00", "line 6, column “实到时间”"),
        ("日期,2026年5月11日", "日期,2026-05-12", "line 7, column “实离时间”"),
        ("表号,A-17", "表号,", "line 8, column “表号”"),
        ("CLN-05,小广告", "CLN-99,小广告", "line 13, column “指标”"),
        (",,3,2,,,,清除", ",,2,3,,,,清除", "line 12, column “清除”"),
        ("area=1.2m2", "area=big", "line 14, column “取证”"),
        ("19,20", "21,20", "line 16, column “礼让数”"),
        (",,0,,,,,,,\n", ",自动符合,,,,,,,,\n", "line 13, column “结果”"),
        ("机动车乱停放,,,,,,,,,", "机动车乱停放,,,,,,,,,看不清", "line 15, column “备注”"),
    ])
    func `a cell that cannot be used is named, and nothing is written`(
        good: String,
        bad: String,
        place: String
    ) throws {
        let text = RecordingSheetTests.form
        let range = try #require(text.range(of: good))
        let (city, run) = try typed(text.replacingCharacters(in: range, with: bad))

        #expect(run.status == 65)
        #expect(run.stderr.contains(place), "\(run.stderr)")
        #expect(try city.entries("lan.journal").isEmpty)
    }

    @Test func `English headings and a slot by option do without a desk`() throws {
        let city = try ExchangeCity.recording()
        try city.write(
            """
            station,S01.P1.1
            date,2026-05-11
            slot,late
            arrival,23:10
            departure,01:30
            sheet,7
            indicator,answer,found,settled,numerator,denominator,time
            CLN-01,fail,,,,,00:20
            TRF-01,,,,19,20,

            """,
            to: "form.csv"
        )
        let run = try city.watcher(
            "bare",
            "S01.0010",
            does: "import sheet form.csv --slot late=22:00",
            at: "9:00"
        )

        #expect(run.status == 0, "\(run.stderr)")
        let entries = try city.entries("bare.journal")
        #expect(
            entries.map { $0["record"]?.text } == [
                "watch/S01.P1.1/2026-05-11/late/S01.0010",
                "watch/S01.P1.1/2026-05-11/late/S01.0010",
                "check/S01.P1.1/2026-05-11/late.3/CLN-01",
                "count/S01.P1.1/2026-05-11/late/TRF-01/S01.0010",
            ]
        )
        #expect(entries[1]["observed"]?.text == "2026-05-12T01:30:00+08:00")
        #expect(entries[2]["observed"]?.text == "2026-05-12T00:20:00+08:00")
    }
}
