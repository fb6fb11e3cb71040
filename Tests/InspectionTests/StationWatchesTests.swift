import Inspection
import Journaling
import TestSupport
import Testing

/// A station's duty of a day: gaps, single watches, stand-ins, how many are wanted.
///
/// Source: measures.md, Attendance.
@Suite struct StationWatchesTests {
    private static let date = "2026-05-12"
    /// 8:00 in the city, in minutes since 1970 UTC.
    private static let eight: Int64 = 20_585 * 1440

    private struct Outcome {
        var watches: [StationWatch] = []
        var duties: [StationDuty] = []

        func state(_ index: Int) -> AttendanceState { watches[index].verdict.state }
    }

    /// A slot from 8 to 12 with a roster; each person with minutes after 8:00 of coming and going.
    private static func outcome(
        _ duty: JSONValue,
        _ there: [(person: String, came: Int64?, left: Int64?, claim: JSONValue)],
        at minute: Int64 = 600
    ) throws -> Outcome {
        let day = try #require(WorkDate(date))
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "slots",
            claim: ["slots": [["id": "am", "start": 480, "end": 720]]]
        )
        gazetteer.add(record: "roster/S01/2026-01-01", register: "duty.P1.1.am", claim: duty)
        var builder = AttendanceBuilder(date: day, zoneMinutes: 480)
        for (person, came, left, claim) in there {
            for (register, minute) in [("arrival", came), ("departure", left)] {
                guard let minute else { continue }
                builder.add(
                    .alone(
                        Statement(
                            digest: .named("\(person) \(register)"),
                            device: TestKey.number(1).device,
                            seq: 1,
                            stamp: Stamp(milliseconds: (eight + minute) * 60_000),
                            observed: 0,
                            inspector: person,
                            rank: 1,
                            record: "watch/P1.1/\(date)/am/\(person)",
                            register: register,
                            bases: [],
                            claim: claim.canonicalBytes,
                            decides: false,
                            defect: nil
                        )
                    )
                )
            }
        }
        let plan = gazetteer.rosterPlan(for: day...day) { _ in 480 }
        var watches = StationWatches(
            plan.stations["P1.1"] ?? [],
            builder.finished(),
            asOf: eight + minute
        ) { _, _ in true }
        var outcome = Outcome()
        watches.visit(try #require(plan.day(day.day))) {
            outcome.watches.append($0)
        } duty: {
            outcome.duties.append($0)
        }
        return outcome
    }

    @Test(arguments: [(15, 0), (16, 16)] as [(Int64, Int64)])
    func `a gap is longer than the city allows`(pause: Int64, gap: Int64) throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1", "S01.2"]],
            [("S01.1", 0, 100, [:]), ("S01.2", 100 + pause, 240, [:])]
        )

        #expect(outcome.duties.first?.gapMinutes == gap)
        #expect(outcome.duties.first?.isSingle == false)
    }

    @Test func `a late start and an early end of the only one are gaps`() throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1"]],
            [("S01.1", 20, 200, [:])]
        )

        #expect(outcome.duties.first?.gapMinutes == 60)
    }

    @Test(arguments: [(15, 0), (16, 16)] as [(Int64, Int64)])
    func `a pause in a watch is a gap where nobody else was there`(
        pause: Int64,
        gap: Int64
    ) throws {
        let left = StationWatchesTests.eight + 60
        let stretch = JSONValue.list([.integer(left), .integer(left + pause)])
        let paused = JSONValue.object(["pauses": .list([stretch])])
        let alone = try StationWatchesTests.outcome(
            ["people": ["S01.1"]],
            [("S01.1", 0, 240, paused)]
        )
        let covered = try StationWatchesTests.outcome(
            ["people": ["S01.1", "S01.2"]],
            [("S01.1", 0, 240, paused), ("S01.2", 60, 100, [:])]
        )

        #expect(alone.duties.first?.gapMinutes == gap)
        #expect(covered.duties.first?.gapMinutes == 0)
        #expect(alone.watches.first?.verdict.earlyMinutes == 0)
    }

    @Test func `one where two are planned is single, and the slot is not unmanned`() throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1", "S01.2"]],
            [("S01.1", 0, 240, [:])]
        )

        #expect(outcome.watches.map(\.isAlone) == [true, false])
        #expect(outcome.duties.first?.isSingle == true)
        #expect(outcome.duties.first?.isUnmanned == false)
        let nobody = try StationWatchesTests.outcome(["people": ["S01.1"]], [])
        #expect(nobody.duties.first?.isUnmanned == true)
    }

    @Test func `a stand-in covers the slot, and the planned person stays not handed in`() throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1"]],
            [("S01.7", 0, 240, ["for": "S01.1"])]
        )

        #expect(outcome.state(0) == .notHandedIn && outcome.watches[0].standIn >= 0)
        #expect(outcome.watches[1].isStandIn && outcome.watches[1].planned == -1)
        #expect(outcome.duties.first?.isUnmanned == false)
    }

    @Test func `where fewer are wanted than named nobody beyond them is missed`() throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1", "S01.2", "S01.3"], "planned": 2],
            [("S01.3", 0, 240, [:])]
        )

        #expect(outcome.watches.map(\.verdict.state) == [.notHandedIn, .spare, .stood])
    }

    @Test func `nobody wanted means nobody missed, and who comes is ad hoc`() throws {
        let outcome = try StationWatchesTests.outcome(
            ["people": ["S01.1"], "planned": 0],
            [("S01.1", 0, 240, [:])]
        )

        #expect(outcome.watches.map(\.planned) == [-1])
        #expect(outcome.duties.isEmpty)
    }

    @Test(arguments: [
        ("2026-05-11", "holidays", false), ("2026-05-12", "holidays", true),
        ("2026-05-16", "holidays", true), ("2026-05-11", "days-off", false),
        ("2026-05-12", "days-off", true), ("2026-05-16", "days-off", false),
        ("2026-05-17", "days-off", true),
    ])
    func `the plan leaves out what the roster does by the calendar`(
        date: String,
        exception: String,
        isPlanned: Bool
    ) throws {
        let day = try #require(WorkDate(date))
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "settings/city/2026-01-01",
            register: "calendar",
            claim: ["holidays": ["2026-05-11"], "workdays": ["2026-05-17"]]
        )
        gazetteer.add(
            record: "roster/S01/2026-01-01",
            register: "duty.P1.1.am",
            claim: ["people": ["S01.1"], "except": .text(exception)]
        )
        let plan = gazetteer.rosterPlan(for: day...day) { _ in 480 }
        let slot = try #require(plan.stations["P1.1"]?.first)

        #expect((slot.span(on: try #require(plan.day(day.day))) != nil) == isPlanned)
        #expect(gazetteer.isPlanned("S01.1", at: "P1.1", in: "am", on: day) == isPlanned)
    }

    @Test(arguments: [(239, 0), (240, 1)] as [(Int64, Int)])
    func `a slot counts when it is over`(minute: Int64, watches: Int) throws {
        let outcome = try StationWatchesTests.outcome(["people": ["S01.1"]], [], at: minute)

        #expect(outcome.watches.count == watches)
    }
}
