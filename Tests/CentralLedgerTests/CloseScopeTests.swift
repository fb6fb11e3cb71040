import CentralLedger
import Inspection
import Journaling
import Testing

/// Which slots and points a day's close covers.
@Suite struct CloseScopeTests {
    private static func books(_ close: JSONValue? = nil) -> CityBooks {
        var gazetteer = Gazetteer()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
        }
        for (point, office) in [("A", "S01"), ("B", "S01.V1"), ("C", "S011"), ("D", "S02")] {
            put(
                "point/\(point)/2026-01-01",
                "place",
                ["name": "x", "office": .text(office), "stations": ["1"], "types": ["X"]]
            )
        }
        put(
            "settings/city/2026-01-01",
            "slots",
            [
                "slots": [
                    ["id": "am", "start": 480, "end": 720],
                    ["id": "pm", "start": 840, "end": 1080],
                    ["id": "late", "start": 1080, "end": 1081],
                    ["id": "night", "start": 1320, "end": 120],
                ]
            ]
        )
        put("settings/city/2026-01-01", "close", [:])
        if let close { put("settings/city/2026-05-13", "close", close) }
        return CityBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
    }

    private func date(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

    private func covers(
        _ record: String,
        office: String = "S01",
        on day: String,
        cutOff: Int64 = 1080,
        _ books: CityBooks = CloseScopeTests.books()
    ) throws -> Bool {
        CloseScope(office: office, date: try date(day), cutOff: cutOff, books)
            .covers(RecordName(record), books)
    }

    @Test(
        arguments: [
            ("am.1", "2026-05-12"), ("pm.1", "2026-05-12"), ("late.1", "2026-05-13"),
            ("night.1", "2026-05-13"), ("patrol-S01.7-905", "2026-05-12"),
        ]
    )
    func `every slot belongs to exactly one close`(occasion: String, day: String) throws {
        for close in ["2026-05-11", "2026-05-12", "2026-05-13", "2026-05-14"] {
            let record = "check/A.1/2026-05-12/\(occasion)/c1"
            #expect(try covers(record, on: close) == (close == day), "\(close)")
        }
    }

    @Test func `a changed cut-off leaves no slot out and counts none twice`() throws {
        let books = CloseScopeTests.books(["cut_off": "20:00"])
        // The 12th still closed at 18:00, the 13th closes at 20:00.
        let record = "check/A.1/2026-05-12/late.1/c1"
        #expect(try !covers(record, on: "2026-05-12", books))
        #expect(try covers(record, on: "2026-05-13", cutOff: 1200, books))
        let next = "check/A.1/2026-05-13/late.1/c1"
        #expect(try covers(next, on: "2026-05-13", cutOff: 1200, books))
        #expect(try !covers(next, on: "2026-05-14", cutOff: 1200, books))
    }

    @Test(arguments: [("A", true), ("B", true), ("C", false), ("D", false)])
    func `an office closes its own points and those of the offices in it`(
        point: String,
        isCovered: Bool
    ) throws {
        let record = "check/\(point).1/2026-05-12/am.1/c1"

        #expect(try covers(record, on: "2026-05-12") == isCovered)
        // An office without points of its own closes for all.
        #expect(try covers(record, office: "C0", on: "2026-05-12"))
    }

    @Test func `counts and watches go by their slot, other records are not covered`() throws {
        #expect(try covers("count/A.1/2026-05-12/am/c1/S01.7", on: "2026-05-12"))
        #expect(try !covers("watch/A.1/2026-05-12/night/S01.7", on: "2026-05-12"))
        #expect(try covers("watch/A.1/2026-05-12/adhoc-905/S01.7", on: "2026-05-12"))
        #expect(try !covers("case/S01-0123456789abcdef", on: "2026-05-12"))
    }

    @Test func `the setting has hours, and refuses what is none`() throws {
        #expect(CloseSetting.standard.cutOff == 1080)
        #expect(try CloseSetting(["cut_off": "17:30"]).cutOff == 1050)
        #expect(throws: SettingFault(["cut_off"], .wrongKind("HH:MM"))) {
            try CloseSetting(["cut_off": "25:00"])
        }
        #expect(throws: SettingFault(["cutoff"], .unknown)) {
            try CloseSetting(["cutoff": "17:30"])
        }
    }
}
