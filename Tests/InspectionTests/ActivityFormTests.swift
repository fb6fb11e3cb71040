import Inspection
import Journaling
import Testing

/// Forms, campaigns and periods as pure values.
@Suite struct ActivityFormTests {
    private func day(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

    @Test(arguments: [
        (ReportPeriod.day, "2026-05-12", "2026-05-12", "2026-05-12", "2026-05-12"),
        (.week, "2026-05-12", "2026-W20", "2026-05-11", "2026-05-17"),
        (.week, "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
        (.week, "2025-12-29", "2026-W01", "2025-12-29", "2026-01-04"),
        (.month, "2028-02-15", "2028-02", "2028-02-01", "2028-02-29"),
        (.quarter, "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
        (.quarter, "2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"),
        (.year, "2026-07-01", "2026", "2026-01-01", "2026-12-31"),
    ])
    func `a date lies in a period`(
        period: ReportPeriod,
        date: String,
        text: String,
        first: String,
        last: String
    ) throws {
        let span = try #require(period.span(of: try day(date)) { _ in false })

        #expect(span.text == text)
        #expect(span.dates == (try day(first))...(try day(last)))
    }

    @Test func `working days leave out days off, and the ends of the calendar end it`() throws {
        let range = try day("2026-05-08")...day("2026-05-12")
        let calendar = WorkCalendar(workdays: [try day("2026-05-09")])
        let spans = ReportPeriod.workday.spans(in: range, isHoliday: calendar.isHoliday)
        let end = try day("9999-12-30")...day("9999-12-31")

        #expect(spans.map(\.text) == ["2026-05-08", "2026-05-09", "2026-05-11", "2026-05-12"])
        #expect(ReportPeriod.day.spans(in: end) { _ in false }.count == 2)
        #expect(ReportPeriod.week.spans(in: end) { _ in false }.isEmpty)
    }

    private static let form: JSONValue = [
        "name_zh": "活动",
        "photos": 2,
        "fields": [
            ["id": "people", "name_zh": "人数", "type": "integer", "at_least": 10],
            ["id": "women", "name_zh": "女", "type": "integer", "within": "people"],
            ["id": "organiser", "name_zh": "组织者", "wanted": true],
        ],
    ]

    @Test(
        arguments: [
            (9, 0, 1, ["tooFew", "photos"]), (10, 10, 2, []), (11, 12, 3, ["beyond"]),
        ] as [(Int64, Int64, Int, [String])]
    )
    func `what is lacking is judged on both sides of each limit`(
        people: Int64,
        women: Int64,
        photos: Int,
        expected: [String]
    ) throws {
        let form = try ActivityForm(ActivityFormTests.form)
        var report = ActivityReport()
        report.fields = [
            "people": .integer(people), "women": .integer(women), "organiser": "张某",
        ]

        let words = form.lacks(of: report, photos: photos).map { lack in
            switch lack {
            case .field: "field"
            case .tooFew: "tooFew"
            case .beyond: "beyond"
            case .photos: "photos"
            }
        }
        #expect(words == expected)
        report.fields["organiser"] = nil
        #expect(form.lacks(of: report, photos: 9).contains(.field("organiser")))
    }

    @Test(
        arguments: [
            (
                ["name_zh": "x", "fields": [["id": "a", "name_zh": "a", "type": "quantity"]]],
                ["fields", "0", "unit"], SettingFault.Reason.missing
            ),
            (
                ["name_zh": "x", "fields": [["id": "a", "name_zh": "a", "type": "choice"]]],
                ["fields", "0", "choices"], .missing
            ),
            (
                [
                    "name_zh": "x",
                    "fields": [["id": "a", "name_zh": "a"], ["id": "a", "name_zh": "b"]],
                ],
                ["fields", "1", "id"], .repeated
            ),
            (["name_zh": "x", "reporter": "a"], ["reporter"], .outside("")),
            (["name_zh": "x", "key": ["a"]], ["key", "0"], .outside("")),
            (
                ["name_zh": "x", "period": "fortnight"], ["period"],
                .outside("day, workday, week, month, quarter, year")
            ),
            (["name_zh": "x", "months": [13]], ["months", "0"], .outside("1–12")),
            (
                ["name_zh": "x", "events": [["id": "e", "name_zh": "e", "from": "02-29"]]],
                ["events", "0", "from"], .wrongKind("MM-DD")
            ),
            (["fields": []], ["name_zh"], .missing),
            (["name_zh": "x", "photo": 2], ["photo"], .unknown),
            (
                ["name_zh": "x", "since": "2026-05-02", "until": "2026-05-01"], ["until"],
                .outside("≥ 2026-05-02")
            ),
        ] as [(JSONValue, [String], SettingFault.Reason)]
    )
    func `a form that cannot be used names the member`(
        claim: JSONValue,
        path: [String],
        reason: SettingFault.Reason
    ) {
        #expect(throws: SettingFault(path, reason)) { try ActivityForm(claim) }
    }

    @Test func `an event over the end of a year is one event`() throws {
        let form = try ActivityForm([
            "name_zh": "x",
            "events": [["id": "e", "name_zh": "e", "from": "12-25", "until": "01-05"]],
        ])

        #expect(form.events[0].dates(in: 2026) == (try day("2026-12-25"))...(try day("2027-01-05")))
    }

    @Test func `a record is named and read back, and others are not taken for one`() throws {
        let name = ActivityName(
            office: "S01",
            form: "visit",
            date: try day("2026-05-12"),
            key: ActivityName.key("S01.0007", "905")
        )

        #expect(name.record == "activity/S01/visit/2026-05-12-S01.0007-905")
        #expect(ActivityName(name.record) == name)
        #expect(RecordName(name.record).place == "S01")
        for other in [
            "activity/S01/visit", "activity/S01/visit/2026-05-12", "activity/S01/visit/2026-05-12-",
            "activity/S01/visit/2026-02-30-x", "activity/S01/visit/2026-05-12-x/y",
            "case/S01/visit/2026-05-12-x",
        ] { #expect(ActivityName(other) == nil, "\(other)") }
        #expect(ActivityName.key(of: ["Ａ-1"]) == ActivityName.key(of: ["A-1"]))
        #expect(ActivityName.key(of: ["a", "b"]) != ActivityName.key(of: ["ab", ""]))
    }

    @Test func `what is reported is read back from its claim`() throws {
        var report = ActivityReport()
        report.fields = ["a": "x", "b": 3, "c": ["p", "q"], "d": true]
        report.quantities = ["e": ActivityReport.Quantity(3500, unit: "km")]
        report.until = try day("2026-05-13")
        report.labels = ["l"]
        report.item = "a.b"

        #expect(ActivityReport(report.claim) == report)
        report.personal = ["f": "138"]
        #expect(!report.claim.canonicalText.contains("138"))
        #expect(ActivityReport.personal(try #require(report.personalClaim)) == ["f": "138"])
        #expect(ActivityReport(["withdrawn": true, "fields": [:]]) == nil)
        #expect(ActivityReport(["other": 1]) == nil)
    }
}
