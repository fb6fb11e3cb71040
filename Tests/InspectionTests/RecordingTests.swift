import Inspection
import Journaling
import TestSupport
import Testing

private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

/// Minutes since 1970 by the city's clocks.
private func minute(_ day: String, _ hours: Int64, _ minutes: Int64 = 0) throws -> Int64 {
    try date(day).day * 1440 + hours * 60 + minutes
}

/// Which watch somebody begins.
@Suite struct WatchPlaceTests {
    private static func city() -> Gazetteer {
        var city = Gazetteer()
        city.add(
            record: "settings/city/2026-01-01",
            register: "slots",
            claim: [
                "slots": [
                    ["id": "am", "start": 480, "end": 720],
                    ["id": "pm", "start": 840, "end": 1080],
                    ["id": "night", "start": 1320, "end": 120],
                    ["id": "long", "start": 420, "end": 900],
                ]
            ]
        )
        city.add(
            record: "roster/S01/2026-01-01",
            register: "duty.P1.1.am",
            claim: ["people": ["S01.0007"]]
        )
        city.add(
            record: "roster/S01/2026-01-01",
            register: "duty.P1.1.night",
            claim: ["people": ["S01.0007"]]
        )
        return city
    }

    private func watch(
        _ day: String,
        _ hours: Int64,
        _ minutes: Int64 = 0,
        of inspector: String = "S01.0007"
    ) throws -> [String] {
        let watch = WatchPlaceTests.city().watch(
            at: "P1.1",
            of: inspector,
            minute: try minute(day, hours, minutes)
        )
        return [
            watch?.date.text ?? "", watch?.slot ?? "", watch?.isPlanned == true ? "roster" : "",
        ]
    }

    @Test func `the slot of the roster comes before another one that runs`() throws {
        #expect(try watch("2026-05-12", 9) == ["2026-05-12", "am", "roster"])
        #expect(try watch("2026-05-12", 7, 30) == ["2026-05-12", "am", "roster"])
        #expect(try watch("2026-05-12", 9, of: "S01.0008") == ["2026-05-12", "am", ""])
        #expect(try watch("2026-05-12", 12) == ["2026-05-12", "long", ""])
    }

    @Test func `who comes within an hour before a slot comes for it`() throws {
        #expect(try watch("2026-05-12", 5, 59)[1] == "adhoc-0559")
        #expect(try watch("2026-05-12", 6, 0, of: "S01.0008") == ["2026-05-12", "long", ""])
    }

    @Test func `a slot over midnight belongs to the date on which it began`() throws {
        #expect(try watch("2026-05-12", 23, 59) == ["2026-05-12", "night", "roster"])
        #expect(try watch("2026-05-13", 0, 0) == ["2026-05-12", "night", "roster"])
        #expect(try watch("2026-05-13", 1, 59) == ["2026-05-12", "night", "roster"])
        #expect(try watch("2026-05-13", 2, 0) == ["2026-05-13", "adhoc-0200", ""])
    }

    @Test func `without slots a watch is named after the time`() throws {
        let watch = Gazetteer().watch(
            at: "P1.1",
            of: "S01.0007",
            minute: try minute("2026-05-12", 7, 5)
        )
        #expect(watch?.record(of: "S01.0007") == "watch/P1.1/2026-05-12/adhoc-0705/S01.0007")
    }

    @Test func `the roster says where somebody is wanted now`() throws {
        let city = WatchPlaceTests.city()
        let planned = city.plannedWatches(of: "S01.0007", minute: try minute("2026-05-12", 9))
        #expect(planned.map(\.station) == ["P1.1"])
        #expect(city.plannedWatches(of: "S01.0008", minute: try minute("2026-05-12", 9)).isEmpty)
    }
}

/// On which occasion a check is made.
@Suite struct CheckOccasionTests {
    private func occasion(
        kind: InspectionKind? = nil,
        slot: (Int64, Int64)? = (480, 720),
        _ day: String,
        _ hours: Int64,
        _ minutes: Int64 = 0,
        earlier: [(occasion: CheckOccasion, minute: Int64)] = []
    ) throws -> String {
        CheckOccasion(
            kind: kind,
            slot: slot.flatMap { Slot(id: "am", start: $0.0, end: $0.1) },
            date: try date("2026-05-12"),
            minute: try minute(day, hours, minutes),
            inspector: "S01.0007",
            earlier: earlier
        ).text
    }

    @Test func `the round is that of the time`() throws {
        #expect(try occasion("2026-05-12", 8) == "am.1")
        #expect(try occasion("2026-05-12", 8, 59) == "am.1")
        #expect(try occasion("2026-05-12", 9) == "am.2")
        #expect(try occasion("2026-05-12", 11, 59) == "am.4")
    }

    @Test func `the rounds of a slot over midnight go on after it`() throws {
        #expect(try occasion(slot: (1320, 120), "2026-05-12", 23, 30) == "am.2")
        #expect(try occasion(slot: (1320, 120), "2026-05-13", 1, 30) == "am.4")
    }

    @Test func `outside of rounds and of other kinds the occasion has the time it began`() throws {
        #expect(try occasion("2026-05-12", 12) == "unplanned-S01.0007-1200")
        #expect(try occasion(kind: .patrol, "2026-05-12", 8, 5) == "patrol-S01.0007-805")
        #expect(try occasion(slot: nil, "2026-05-12", 8) == "unplanned-S01.0007-800")
    }

    @Test func `an occasion goes on until an hour passed without a word`() throws {
        let begun = CheckOccasion.other(.patrol, inspector: "S01.0007", number: 905)
        let last = try minute("2026-05-12", 9, 30)
        let earlier = [(occasion: begun, minute: last)]

        #expect(
            try occasion(kind: .patrol, "2026-05-12", 10, 30, earlier: earlier)
                == "patrol-S01.0007-905"
        )
        #expect(
            try occasion(kind: .patrol, "2026-05-12", 10, 31, earlier: earlier)
                == "patrol-S01.0007-1031"
        )
        #expect(
            try occasion(kind: .recheck, "2026-05-12", 10, earlier: earlier)
                == "recheck-S01.0007-1000"
        )
        #expect(CheckOccasion(other: "patrol-S01.0007-905", inspector: "S01.0007") == begun)
        #expect(CheckOccasion(other: "patrol-S01.0008-905", inspector: "S01.0007") == nil)
        #expect(CheckOccasion(other: "am.2", inspector: "S01.0007") == nil)
    }
}

/// Facts as they are typed.
@Suite struct FactTextTests {
    private let fields =
        ["area_m2", "width_m", "count", "last_date", "kind_seen", "value"]
        .map { FactField($0) } + [FactField("lines_drawn", isCondition: true)]

    private func value(_ text: String) -> Facts.Value? {
        FactText.read(text, fields: fields)?.value
    }

    @Test(arguments: [
        ("area=0.8m2", 8000), ("area_m2=0.8", 8000), ("area=0.8", 8000), ("area_cm2=80", 80),
        ("area=0.8㎡", 8000), ("area=80cm²", 80), ("area＝１．２", 12_000), ("area = 1.2 m2", 12_000),
        ("width=1.5m", 1500), ("width=150cm", 1500), ("width=1.5米", 1500), ("width_mm=90", 90),
        ("count=3", 3), ("value=1.25", 1250),
    ])
    func `a measure is kept as a whole number of its small unit`(text: String, whole: Int64) {
        #expect(value(text) == .integer(whole))
    }

    @Test func `several measures, conditions, dates and words are read`() throws {
        #expect(value("area=0.8m2,1.2m2") == .list([.integer(8000), .integer(12_000)]))
        #expect(value("lines_drawn=yes") == .condition(true))
        #expect(value("lines_drawn=否") == .condition(false))
        #expect(value("last_date=2026-05-01") == .date(try date("2026-05-01")))
        #expect(value("kind_seen=torn") == .text("torn"))
        #expect(FactText.read("area=1", fields: fields)?.name == "area_cm2")
    }

    @Test(arguments: [
        "area", "area=", "area=big", "area=-1", "area=0.00001m2", "area=1m", "width=1m2",
        "count=-1", "count=1.5", "lines_drawn=maybe", "last_date=2026-02-30", "height=1m",
    ])
    func `what is no value of a field is refused`(text: String) {
        #expect(value(text) == nil)
    }
}

/// Running totals.
@Suite struct ActsAddingTests {
    @Test func `numbers add up and the last circumstances stay`() {
        let stopped = Circumstances(action: .stopped, units: [.lead: "U1"])
        let before = Acts(found: 3, settled: 2, circumstances: stopped)
        let sum = before.adding(
            Acts(found: 2, settled: 2, circumstances: Circumstances(level: .town))
        )

        #expect(sum?.found == 5 && sum?.settled == 4)
        #expect(sum?.circumstances.action == .stopped)
        #expect(sum?.circumstances.level == .town)
        #expect(sum?.circumstances.units == [.lead: "U1"])
    }

    @Test func `a total that is too large is none`() {
        let most = Acts(found: Measures.limit)
        #expect(most.adding(Acts(found: 1)) == nil)
        #expect(most.adding(Acts(settled: 1))?.settled == 1)
    }
}
