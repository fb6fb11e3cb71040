import Inspection
import Journaling
import TestSupport
import Testing

private let date = "2026-05-12"
/// 8:00 in the city of that day, in minutes since 1970 UTC.
private let eight: Int64 = 20_585 * 1440

private func said(
    _ register: String,
    _ claim: JSONValue = [:],
    of person: String = "S01.1",
    by writer: String? = nil,
    at minute: Int64 = eight,
    observed: Int64 = 0,
    seq: Int64 = 1
) -> Statement {
    Statement(
        digest: .named("\(register) \(writer ?? person) \(seq)"),
        device: TestKey.number(1).device,
        seq: seq,
        stamp: Stamp(milliseconds: minute * 60_000),
        observed: observed,
        inspector: writer ?? person,
        rank: 1,
        record: "watch/P1.1/\(date)/am/\(person)",
        register: register,
        bases: [],
        claim: claim.canonicalBytes,
        decides: false,
        defect: nil
    )
}

private func table(_ registers: Resolution...) throws -> AttendanceTable {
    var builder = AttendanceBuilder(date: try #require(WorkDate(date)), zoneMinutes: 480)
    for register in registers { builder.add(register) }
    return builder.finished()
}

private func rows(_ registers: Resolution...) throws -> [AttendanceRow] {
    var builder = AttendanceBuilder(date: try #require(WorkDate(date)), zoneMinutes: 480)
    for register in registers { builder.add(register) }
    return builder.finished().rows
}

private func verdict(
    _ registers: Resolution...,
    isOver: Bool = true,
    isSupervisor: @escaping (String) -> Bool = { _ in true }
) throws -> AttendanceVerdict {
    var builder = AttendanceBuilder(date: try #require(WorkDate(date)), zoneMinutes: 480)
    for register in registers { builder.add(register) }
    let table = builder.finished()
    let rows = table.rows { person, _ in isSupervisor(person) }
    let row = rows.first { table.names[$0.person] == "S01.1" }
    return AttendanceVerdict(
        row,
        plan: (start: eight, end: eight + 240),
        .standard,
        isOver: isOver
    )
}

/// States and times of one watch.
///
/// Source: ruling 6; measures.md, Attendance.
@Suite struct AttendanceTests {
    @Test func `8 o'clock of the tests is that of the city`() throws {
        let day = try #require(WorkDate(date))
        #expect(day.day * 1440 + 480 - 480 == eight)
    }

    @Test func `nothing is not handed in, and before the end of the slot expected`() throws {
        #expect(try verdict().state == .notHandedIn)
        #expect(try verdict(isOver: false).state == .expected)
    }

    @Test(arguments: ["arrival", "departure", "handover"])
    func `any own record is a watch that stood`(register: String) throws {
        let verdict = try verdict(.alone(said(register)))

        #expect(verdict.state == .stood)
        #expect(verdict.evidence == .own)
    }

    @Test func `what is withdrawn says nothing`() throws {
        #expect(
            try verdict(.alone(said("arrival", ["withdrawn": true]))).state == .notHandedIn
        )
    }

    @Test func `an arrival by somebody else is a testimony without a time`() throws {
        let verdict = try verdict(.alone(said("arrival", by: "S01.2")))

        #expect(verdict.state == .stood && verdict.evidence == .testimony)
        #expect(verdict.arrival == nil)
    }

    @Test func `a partner who is named was there`() throws {
        let arrival = said("arrival", ["partners": ["S01.1", "S01.2", "x"]], of: "S01.2")
        let verdict = try verdict(.alone(arrival))

        #expect(verdict.state == .stood && verdict.evidence == .testimony)
    }

    @Test func `a supervisor's word makes stood and absent, a colleague's only stood`() throws {
        let missed = said("attendance", ["present": false], by: "S01.9")
        let seen = said("attendance", ["present": true], by: "S01.9")

        #expect(try verdict(.alone(missed)).state == .absent)
        #expect(try verdict(.alone(missed), isSupervisor: { _ in false }).state == .notHandedIn)
        #expect(try verdict(.alone(seen)).evidence == .visit)
        #expect(try verdict(.alone(seen), isSupervisor: { _ in false }).evidence == .testimony)
        // Nobody sees himself.
        let own = said("attendance", ["present": true])
        #expect(try verdict(.alone(own)).state == .notHandedIn)
    }

    @Test func `an own record outweighs a supervisor who looked at another moment`() throws {
        let missed = said("attendance", ["present": false], by: "S01.9")
        let verdict = try verdict(.alone(said("arrival")), .alone(missed))

        #expect(verdict.state == .stood)
    }

    @Test func `a partner's word does not outweigh a supervisor who found nobody`() throws {
        let partner = said("arrival", ["partners": ["S01.1"]], of: "S01.2")
        let missed = said("attendance", ["present": false], by: "S01.9")

        #expect(try verdict(.alone(partner), .alone(missed)).state == .absent)
    }

    @Test(
        arguments: [
            ("stood", .stood), ("absent", .absent), ("excused", .excused),
        ] as [(String, AttendanceState)]
    )
    func `an office's decision goes before everything`(
        word: String,
        state: AttendanceState
    ) throws {
        let decision = said("attendance", ["state": .text(word)], by: "S01.0")
        let decided = Resolution.alone(decision, voice: { _ in .decision })

        #expect(try verdict(.alone(said("arrival")), decided).state == state)
        // The same words without the right to decide are nothing.
        #expect(try verdict(.alone(decision)).state == .notHandedIn)
    }

    @Test(
        arguments: [
            (10, 0), (11, 11), (0, 0), (-30, 0),
        ] as [(Int64, Int64)]
    )
    func `late is beyond the tolerance, by the whole distance`(
        after: Int64,
        late: Int64
    ) throws {
        let arrival = said("arrival", at: eight + after)

        #expect(try verdict(.alone(arrival)).lateMinutes == late)
    }

    @Test(arguments: [(10, 0), (11, 11), (-5, 0)] as [(Int64, Int64)])
    func `early is beyond the tolerance, by the whole distance`(
        before: Int64,
        early: Int64
    ) throws {
        let departure = said("departure", at: eight + 240 - before)

        #expect(try verdict(.alone(departure)).earlyMinutes == early)
    }

    @Test func `a corrected clock is doubtful, never late`() throws {
        let arrival = said("arrival", at: eight + 60)
        let verdict = try verdict(.alone(arrival, isClockCorrected: true))

        #expect(verdict.isDoubtful && verdict.lateMinutes == 0 && verdict.state == .stood)
    }

    @Test func `a date far from the work date is doubtful`() throws {
        let arrival = said("arrival", at: eight + 3 * 1440)

        #expect(try verdict(.alone(arrival)).isDoubtful)
        #expect(try !verdict(.alone(said("arrival", at: eight + 1440))).isDoubtful)
    }

    @Test func `a remembered time counts only by a right to type or an office`() throws {
        let arrival = said("arrival", at: eight + 300, observed: eight + 30)
        let decided = said("attendance", ["arrival": .integer(eight + 20)], by: "S01.0")
        func judged(by voice: VoiceKind) throws -> AttendanceVerdict {
            try verdict(.alone(arrival, voice: { _ in voice }))
        }

        #expect(try judged(by: .own).isDoubtful)
        #expect(try judged(by: .own).lateMinutes == 0)
        #expect(try judged(by: .typed).lateMinutes == 30)
        #expect(try judged(by: .decision).lateMinutes == 30)
        let both = try verdict(
            .alone(arrival),
            .alone(decided, voice: { _ in .decision })
        )
        #expect(both.lateMinutes == 20 && !both.isDoubtful && both.state == .stood)
    }

    @Test func `visits of one supervisor add up`() throws {
        let table = try table(
            .alone(
                said("attendance", ["present": true, "effort": "idle"], by: "S01.9", seq: 2),
                said("attendance", ["present": true], by: "S01.9", seq: 1)
            )
        )
        let row = try #require(table.rows { _, _ in true }.first)

        #expect(row.found == 2 && row.efforts == 1 && row.missed == 0)
    }

    @Test func `an objection is open until a decision names it`() throws {
        let objection = said("attendance", ["objection": "no"])
        let open = try #require(try table(.alone(objection)).rows.first)
        #expect(open.marks.contains(.objected))
        let foreign = said("attendance", ["objection": "no"], by: "S01.2")
        #expect(try table(.alone(foreign)).rows.first?.marks.contains(.objected) != true)
    }

    @Test func `a table reads back from its bytes, and damaged ones are refused`() throws {
        let table = try table(
            .alone(
                said(
                    "arrival",
                    ["partners": ["S01.2"], "for": "S01.3", "duty": "spot"],
                    at: eight - 9
                )
            ),
            .alone(said("departure", at: eight + 200), isClockCorrected: true),
            .alone(said("handover")),
            .alone(
                said(
                    "attendance",
                    [
                        "state": "excused", "reason": "works", "stand_in": "S01.4",
                        "arrival": .integer(eight), "departure": .integer(eight + 1),
                    ],
                    by: "S01.0",
                    seq: 2
                ),
                said("attendance", ["present": false], by: "S01.9"),
                voice: { $0.inspector == "S01.0" ? .decision : .own }
            )
        )
        let bytes = table.bytes

        #expect(bytes.withUnsafeBytes { AttendanceTable($0) } == table)
        #expect(table.rows.count == 2 && table.visits.count == 1)
        for count in 1..<bytes.count {
            #expect(bytes.prefix(count).withUnsafeBytes { AttendanceTable($0) } == nil)
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x55
            _ = changed.withUnsafeBytes { AttendanceTable($0) }
        }
    }

    @Test func `pauses stand in the departure, also while the watch goes on`() throws {
        func pause(_ left: Int64, _ back: Int64) -> JSONValue {
            .list([.integer(eight + left), .integer(eight + back)])
        }
        let pauses = JSONValue.list([
            pause(90, 100), pause(20, 50), pause(40, 60), pause(0, 0), .text("x"),
        ])
        let joined: [ClosedRange<Int64>] = [
            (eight + 20)...(eight + 60), (eight + 90)...(eight + 100),
        ]
        let open = said("departure", ["withdrawn": true, "reason": "continued", "pauses": pauses])
        let ended = said("departure", ["pauses": pauses], at: eight + 240)
        let table = try table(.alone(said("arrival")), .alone(open))
        let row = try #require(table.rows.first)

        #expect(row.pauses == joined)
        #expect(row.pauseMinutes == 50 && !row.marks.contains(.left))
        #expect(table.bytes.withUnsafeBytes { AttendanceTable($0) } == table)
        for count in 1..<table.bytes.count {
            #expect(table.bytes.prefix(count).withUnsafeBytes { AttendanceTable($0) } == nil)
        }
        let whole = try #require(try rows(.alone(ended)).first)
        #expect(whole.pauseMinutes == 50 && whole.marks.contains(.left))
        // Neither a corrected clock nor somebody else holds a pause against anybody.
        #expect(try rows(.alone(ended, isClockCorrected: true)).first?.pauseMinutes == 0)
        let other = said("departure", ["pauses": pauses], by: "S01.2")
        #expect(try rows(.alone(other)).isEmpty)
        // An office that decides the times decides these too.
        let decision = said("attendance", ["departure": .integer(eight + 240)], by: "S01.0")
        let decided = try rows(.alone(ended), .alone(decision, voice: { _ in .decision }))
        #expect(decided.first?.pauseMinutes == 0)
    }

    @Test func `sums of tables do not depend on their order`() throws {
        let one = try table(.alone(said("arrival")))
        let other = try table(.alone(said("arrival", of: "A01.5")), .alone(said("departure")))
        var sum = AttendanceSum()
        var reversed = AttendanceSum()
        sum.add(one)
        sum.add(other)
        reversed.add(other)
        reversed.add(one)

        #expect(sum.table.names == reversed.table.names)
        #expect(sum.table.rows.count == 3)
    }
}
