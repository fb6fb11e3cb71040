import Inspection
import Journaling
import Testing

private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

/// Rosters, slots, calendar.
@Suite struct DutyTests {
    private static func roster(_ versions: (String, JSONValue)...) -> Gazetteer {
        var gazetteer = Gazetteer()
        for (name, claim) in versions {
            gazetteer.add(record: "roster/\(name)", register: "duty.P1.1.am", claim: claim)
        }
        return gazetteer
    }

    private func people(_ gazetteer: Gazetteer, _ day: String) throws -> [String]? {
        gazetteer.duty(station: "P1.1", slot: "am", on: try date(day))?.people
    }

    @Test func `one day's exception leaves the rest of the plan alone`() throws {
        let gazetteer = DutyTests.roster(
            ("S01/2026-05-12", ["people": ["S01.0008"], "until": "2026-05-12"]),
            ("S01/2026-05-01", ["people": ["S01.0007"]])
        )

        #expect(try people(gazetteer, "2026-05-11") == ["S01.0007"])
        #expect(try people(gazetteer, "2026-05-12") == ["S01.0008"])
        #expect(try people(gazetteer, "2026-05-13") == ["S01.0007"])
        #expect(try people(gazetteer, "2026-04-30") == nil)
    }

    @Test func `weekdays pick the plan of the day`() throws {
        let gazetteer = DutyTests.roster(
            ("S01/2026-05-01", ["people": ["S01.0007"], "weekdays": [1, 2, 3, 4, 5]]),
            ("S01/2026-05-02", ["people": ["S01.0008"], "weekdays": [6]])
        )

        // 2026-05-15 is a Friday.
        #expect(try people(gazetteer, "2026-05-15") == ["S01.0007"])
        #expect(try people(gazetteer, "2026-05-16") == ["S01.0008"])
        #expect(try people(gazetteer, "2026-05-17") == nil)
    }

    @Test func `a plan leaves out days by the city's calendar`() throws {
        func plan(_ except: String) -> Gazetteer {
            var gazetteer = DutyTests.roster(
                ("S01/2026-05-01", ["people": ["S01.0007"], "except": .text(except)])
            )
            gazetteer.add(
                record: "settings/city/2026-01-01",
                register: "calendar",
                claim: ["holidays": ["2026-06-19"], "workdays": ["2026-06-14"]]
            )
            return gazetteer
        }
        // A Friday that is off, the Thursday before, a Saturday, and a Sunday that is worked.
        let days = ["2026-06-19", "2026-06-18", "2026-06-20", "2026-06-14"]

        #expect(
            try days.map { try people(plan("days-off"), $0) != nil } == [false, true, false, true]
        )
        #expect(
            try days.map { try people(plan("holidays"), $0) != nil } == [false, true, true, true]
        )
        #expect(try people(plan("a word of later versions"), "2026-06-19") != nil)
        let duty = plan("holidays").duty(station: "P1.1", slot: "am", on: try date("2026-06-18"))
        #expect(duty?.claim["except"]?.text == "holidays")
    }

    @Test func `a plan that nobody stands is no duty`() throws {
        let gazetteer = DutyTests.roster(
            ("S01/2026-05-01", ["people": ["S01.0007"]]),
            ("S01/2026-05-03", ["people": [], "planned": 0, "until": "2026-05-03"])
        )
        let day = try date("2026-05-03")

        #expect(gazetteer.duty(station: "P1.1", slot: "am", on: day)?.wanted == 0)
        #expect(gazetteer.duties(on: day).isEmpty)
        #expect(gazetteer.duties(on: try date("2026-05-04")).map(\.people) == [["S01.0007"]])
    }

    @Test func `of two offices' plans from one date the greater code counts`() throws {
        let gazetteer = DutyTests.roster(
            ("S01/2026-05-01", ["people": ["S01.0007"]]),
            ("C/2026-05-01", ["people": ["C.0001"]])
        )

        #expect(try people(gazetteer, "2026-05-01") == ["S01.0007"])
    }

    @Test func `a withdrawn plan and one with an end nobody can read cover nothing`() throws {
        let gazetteer = DutyTests.roster(
            ("S01/2026-05-01", ["people": ["S01.0007"], "until": "May"]),
            ("S01/2026-05-02", ["people": ["S01.0008"], "withdrawn": true])
        )

        #expect(try people(gazetteer, "2026-05-03") == nil)
    }

    @Test func `a slot over midnight goes on into the next day`() throws {
        let slot = try #require(Slot(id: "night", start: 22 * 60, end: 2 * 60))

        #expect(slot.end == 26 * 60)
        #expect(slot.rounds == [1320, 1380, 1440, 1500])
        #expect(slot.round(at: 22 * 60) == 1)
        #expect(slot.round(at: 24 * 60 + 30) == 3)
        #expect(slot.round(at: 26 * 60 - 1) == 4)
        #expect(slot.round(at: 26 * 60) == nil)
        #expect(slot.round(at: 30) == nil)
    }

    @Test func `rounds are the full hours of the slot, or those that the city sets`() throws {
        let hours = try #require(Slot(id: "am", start: 510, end: 700))
        let set = try #require(Slot(id: "night", start: 1320, end: 120, rounds: [30, 1380, 600]))

        #expect(hours.rounds == [510, 570, 630, 690])
        #expect(hours.round(at: 569) == 1 && hours.round(at: 570) == 2)
        #expect(hours.end(ofRound: 1) == 570 && hours.end(ofRound: 4) == 700)
        #expect(set.rounds == [1380, 1470])
        #expect(set.round(at: 1330) == nil && set.round(at: 1470) == 2)
    }

    @Test(arguments: [(-1, 10), (1440, 10), (0, 1441), (10, -1)])
    func `times beyond the day make no slot`(start: Int64, end: Int64) {
        #expect(Slot(id: "am", start: start, end: end) == nil)
    }

    @Test func `a moment after midnight belongs to the date the slot began on`() throws {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "slots",
            claim: [
                "slots": [
                    ["id": "night", "start": 1320, "end": 120],
                    ["id": "early", "start": 60, "end": 480],
                ]
            ]
        )
        let day = try date("2026-05-12")
        let found = gazetteer.slots(at: day.day * 1440 + 90)

        #expect(found.map(\.slot.id) == ["early", "night"])
        #expect(found.map(\.date.text) == ["2026-05-12", "2026-05-11"])
        #expect(gazetteer.slots(at: day.day * 1440 + 600).isEmpty)
        #expect(gazetteer.slot("night", on: day)?.start == 1320)
    }

    @Test func `slots change by the date they hold from`() throws {
        var gazetteer = Gazetteer()
        for (from, start) in [("2026-01-01", 480), ("2026-06-01", 420)] as [(String, Int64)] {
            gazetteer.add(
                record: "settings/city/\(from)",
                register: "slots",
                claim: ["slots": [["id": "am", "start": .integer(start), "end": 720]]]
            )
        }

        #expect(gazetteer.slot("am", on: try date("2026-05-31"))?.start == 480)
        #expect(gazetteer.slot("am", on: try date("2026-06-01"))?.start == 420)
    }

    @Test func `working days leave out weekends and holidays, and take worked weekends in`() throws
    {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "calendar",
            claim: ["holidays": ["2026-05-01", "2026-05-04"], "workdays": ["2026-05-09"]]
        )

        #expect(try date("2026-05-01").weekday == 5)
        #expect(gazetteer.isHoliday(try date("2026-05-01")))
        #expect(gazetteer.isHoliday(try date("2026-05-02")))
        #expect(!gazetteer.isHoliday(try date("2026-05-09")))
        #expect(gazetteer.isHoliday(try date("2026-05-10")))
        #expect(gazetteer.workingDay(1, after: try date("2026-04-30"))?.text == "2026-05-05")
        #expect(gazetteer.workingDay(5, after: try date("2026-05-05"))?.text == "2026-05-11")
    }

    @Test func `titles exempt what a standard exempts under them`() throws {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-06-01",
            register: "exemptions",
            claim: ["titles": ["sanitary"], "also": ["CLN-01"], "except": ["SMK-03"]]
        )
        let titles = gazetteer.titles(on: try date("2026-06-01"))

        #expect(titles.exempts("SMK-01", under: "sanitary"))
        #expect(!titles.exempts("SMK-01", under: "forest"))
        #expect(!titles.exempts("SMK-03", under: "sanitary"))
        #expect(titles.exempts("CLN-01", under: nil))
    }
}
