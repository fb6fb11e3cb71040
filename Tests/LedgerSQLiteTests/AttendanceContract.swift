import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// What every ledger's attendance comes to: the roll-up equals the registers.
@Suite struct AttendanceContract {
    private static var dates: ClosedRange<WorkDate> {
        guard let first = WorkDate("2026-02-01"), let last = WorkDate("2026-03-31") else {
            preconditionFailure("These are dates.")
        }
        return first...last
    }

    /// Two stations with rosters over a change in mid-month.
    private static func books(_ ledger: EvaluatedLedger) -> CityBooks {
        var gazetteer = Gazetteer()
        func put(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
        }
        for point in ["gate", "pond"] {
            put(
                "point/\(point)/2026-01-01",
                "place",
                ["name": "P", "office": "east", "stations": ["s1", "s2"]]
            )
        }
        put(
            "settings/city/2026-01-01",
            "slots",
            ["slots": [["id": "r1", "start": 480, "end": 720, "peak": true]]]
        )
        for station in ["gate.s1", "gate.s2"] {
            put(
                "roster/east/2026-01-01",
                "duty.\(station).r1",
                ["people": ["east.2", "east.3"], "duty": "spot", "weekdays": [1, 2, 3, 4, 5]]
            )
            put("roster/east/2026-03-03", "duty.\(station).r1", ["people": ["club.7"]])
        }
        put("person/east.2/2026-01-01", "person", ["name": "A", "unit": "U1"])
        put("person/city.1/2026-01-01", "person", ["name": "C", "kind": "supervisor"])
        put("person/east.1/2026-03-05", "person", ["name": "E", "kind": "supervisor"])
        return CityBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: ledger.evaluation.judge.reference
        )
    }

    private struct City {
        let scratch: Scratch
        let evaluated: EvaluatedLedger
        let sqlite: SQLiteLedger
        let books: CityBooks

        init(seed: UInt64) throws {
            scratch = try Scratch()
            let world = try World(seed: seed)
            evaluated = EvaluatedLedger(world.charter)
            sqlite = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
            for ledger in [evaluated, sqlite] as [any Ledger] {
                _ = try ledger.absorb(world.segments)
            }
            books = AttendanceContract.books(evaluated)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `days and sums of months come to the same in every grouping`(seed: UInt64) throws {
        let city = try City(seed: seed)
        var draw = SplitMix64(seed: seed)
        let minute = Int64(29_700_000)
        let whole = try city.evaluated.attendance(
            AttendanceQuestion(dates: AttendanceContract.dates, asOf: minute),
            city.books
        ).total

        for round in 0..<12 {
            if round == 4 { try city.sqlite.settleMonths() }
            let dimensions = Array(
                AttendanceDimension.allCases.shuffled(using: &draw).prefix(draw.below(4))
            )
            let question = AttendanceQuestion(
                dates: AttendanceContract.dates,
                dimensions: dimensions,
                asOf: minute
            )
            let one = try city.evaluated.attendance(question, city.books)
            let other = try city.sqlite.attendance(question, city.books)

            #expect(one.rows == other.rows, "\(dimensions)")
            #expect(one.total == whole)
            #expect(other.total == whole)
            for counts in one.rows.map(\.counts) {
                #expect(
                    counts.planned
                        == counts.stood + counts.notHandedIn + counts.absent + counts.excused
                )
            }
            if !dimensions.contains(where: \.isPersonal) {
                let sum = one.rows.reduce(into: AttendanceCounts()) { $0 += $1.counts }
                #expect(sum == whole, "\(dimensions)")
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the roll-up equals the list, and both the registers`(seed: UInt64) throws {
        let city = try City(seed: seed)
        try city.sqlite.settleMonths()
        let minute = Int64(29_700_000)
        let total = try city.sqlite.attendance(
            AttendanceQuestion(dates: AttendanceContract.dates, asOf: minute),
            city.books
        ).total
        let list = try city.sqlite.dutyList(AttendanceContract.dates, asOf: minute, city.books)

        let planned = list.lines.filter(\.isPlanned)
        func count(_ state: AttendanceState) -> Int64 {
            Int64(planned.count { $0.verdict.state == state })
        }
        #expect(total.planned == Int64(planned.count))
        #expect(total.stood == count(.stood))
        #expect(total.notHandedIn == count(.notHandedIn))
        #expect(total.absent == count(.absent))
        #expect(total.excused == count(.excused))
        #expect(total.unplanned + total.standIns == Int64(list.lines.count - planned.count))
        #expect(total.late == Int64(list.lines.count { $0.verdict.lateMinutes > 0 }))
        #expect(total.gaps == Int64(list.posts.count { $0.gapMinutes > 0 }))
        let registers = city.evaluated.evaluation.registers
        for line in list.lines {
            let arrival = registers.first {
                $0.key.record == line.record && $0.key.register == "arrival"
            }?.value.inForce
            let isThere =
                arrival.map { member in
                    JSONValue(member.statement.claim)?["withdrawn"]?.bool != true
                        && (member.standing.placing.inspector == line.person
                            || member.standing.voice == .decision)
                } ?? false
            #expect((line.row?.marks.contains(.arrived) ?? false) == isThere, "\(line.record)")
            if let arrival, isThere {
                #expect(line.row?.arrival == Minute.containing(arrival.standing.effective))
                let isCorrected = arrival.standing.isClockCorrected
                if isCorrected, arrival.standing.voice != .decision {
                    #expect(line.row?.marks.contains(.arrivalDoubtful) == true)
                    #expect(line.row?.decidedArrival != nil || line.verdict.lateMinutes == 0)
                }
            }
        }
    }
}
