import Inspection
import Journaling
import Testing

/// Deadlines of cases by the city's working hours and calendar.
@Suite struct CaseTimingTests {
    /// Minutes since 1970 UTC of a time by clocks 480 minutes ahead.
    private func at(_ date: String, _ hour: Int64, _ minute: Int64 = 0) throws -> Int64 {
        try #require(WorkDate(date)).day * 1440 + hour * 60 + minute - 480
    }

    /// Friday 1 May 2026 to Tuesday 5 May off; Saturday 9 May is worked.
    private func gazetteer(_ deadlines: JSONValue? = nil, _ rules: JSONValue? = nil) -> Gazetteer {
        var gazetteer = Gazetteer()
        func add(_ register: String, _ claim: JSONValue) {
            gazetteer.add(record: "settings/city/2026-01-01", register: register, claim: claim)
        }
        add(
            "calendar",
            [
                "holidays": ["2026-05-01", "2026-05-04", "2026-05-05"],
                "workdays": ["2026-05-09"],
            ]
        )
        if let deadlines { add("deadlines", deadlines) }
        if let rules { add("cases", rules) }
        return gazetteer
    }

    private func books(_ deadlines: JSONValue? = nil, _ rules: JSONValue? = nil) -> CaseBooks {
        CaseBooks(
            gazetteer: gazetteer(deadlines, rules),
            standards: StandardShelf(),
            reference: Reference()
        )
    }

    private func end(
        _ text: String,
        from start: Int64,
        pauses: [Range<Int64>] = []
    ) throws -> Int64? {
        books().clock(at: start).end(of: try #require(TimeLimit(text)), from: start, pauses: pauses)
    }

    @Test(arguments: [
        ("30 minutes", Int64(30), TimeLimit.Unit.minutes), ("24小时", 24, .hours),
        ("4 working hours", 4, .workingHours), ("3天", 3, .days), ("5个工作日", 5, .workingDays),
        ("1 working day", 1, .workingDays),
    ])
    func `a limit reads as people write it`(text: String, amount: Int64, unit: TimeLimit.Unit) {
        #expect(TimeLimit(text) == TimeLimit(amount, unit))
    }

    @Test(arguments: ["", "0 days", "days", "3 weeks", "-1 day", "1.5 days", "99999999 minutes"])
    func `a limit that says nothing is none`(text: String) {
        #expect(TimeLimit(text) == nil)
    }

    @Test func `minutes and hours run through nights and holidays`() throws {
        let start = try at("2026-04-30", 17, 50)
        #expect(try end("30 minutes", from: start) == start + 30)
        #expect(try end("24 hours", from: start) == start + 1440)
    }

    @Test func `working hours stand still at noon, at night and on holidays`() throws {
        // 8:30–12:00 and 14:30–18:00.
        let start = try at("2026-04-30", 11)
        #expect(try end("1 working hour", from: start) == at("2026-04-30", 12))
        #expect(try end("2 working hours", from: start) == at("2026-04-30", 15, 30))
        // 1 + 3.5 hours left on the Thursday; the next working day is Wednesday the 6th.
        #expect(try end("5 working hours", from: start) == at("2026-05-06", 9))
        // Before work begins, and after it ended.
        #expect(try end("1 working hour", from: at("2026-05-06", 7)) == at("2026-05-06", 9, 30))
        #expect(try end("1 working hour", from: at("2026-05-06", 20)) == at("2026-05-07", 9, 30))
    }

    @Test func `days begin with the next one, and working days pass over holidays`() throws {
        let start = try at("2026-04-30", 9)
        #expect(try end("1 day", from: start) == at("2026-05-01", 24))
        #expect(try end("1 working day", from: start) == at("2026-05-06", 18))
        #expect(try end("2 working days", from: start) == at("2026-05-07", 18))
        // A worked Saturday counts.
        #expect(try end("1 working day", from: at("2026-05-08", 9)) == at("2026-05-09", 18))
    }

    @Test func `a pause moves the end by its own length`() throws {
        let start = try at("2026-05-06", 9)
        let pause = try at("2026-05-06", 10)..<at("2026-05-06", 11)
        #expect(try end("2 hours", from: start, pauses: [pause]) == at("2026-05-06", 12))
        #expect(
            try end("3 working hours", from: start, pauses: [pause]) == at("2026-05-06", 15, 30)
        )
        let days = try at("2026-05-06", 10)..<at("2026-05-08", 11)
        // Two days longer, and the Saturday is worked.
        #expect(try end("1 working day", from: start, pauses: [days]) == at("2026-05-09", 18))
        #expect(try end("1 hour", from: start, pauses: [start + 5..<Int64.max]) == nil)
        // A pause after the end changes nothing.
        #expect(try end("1 hour", from: start, pauses: [start + 60..<Int64.max]) == start + 60)
    }

    @Test func `a case is in time in its last minute and late in the next`() throws {
        let start = try at("2026-05-06", 9)
        var builder = CaseBuilder.dispatched(at: start)
        let due = try at("2026-05-09", 18)
        let books = books()
        var timing = CaseTiming(builder.file(), books)
        #expect(timing.due == due)
        #expect(!timing.isOverdue(at: due))
        #expect(timing.isOverdue(at: due + 1))
        #expect(timing.isHandledInTime(at: due))
        builder.say("rectification.1", CaseRectification().claim, by: "U01.0001", at: due)
        timing = CaseTiming(builder.file(), books)
        #expect(timing.isHandledInTime(at: due + 5000))
        builder.say("rectification.1", CaseRectification().claim, by: "U01.0001", at: due + 1)
        timing = CaseTiming(builder.file(), books)
        #expect(!timing.isHandledInTime(at: due + 5000))
        // Now it is the finder's turn.
        #expect(timing.current?.stage == .verification)
        #expect(timing.runs.first { $0.stage == .handling }?.isLate(at: 0) == true)
    }

    @Test func `days over are days begun, until the unit answers`() throws {
        var builder = CaseBuilder.dispatched(at: try at("2026-05-06", 9))
        let due = try at("2026-05-09", 18)
        let books = books()
        func days(at now: Int64) -> Int64? {
            CaseTiming(builder.file(), books).handling?.daysOver(at: now)
        }
        #expect(days(at: due) == 0)
        #expect(days(at: due + 1) == 1)
        #expect(days(at: due + 1440) == 1)
        #expect(days(at: due + 1441) == 2)
        builder.say("rectification.1", CaseRectification().claim, by: "U01.0001", at: due + 1441)
        #expect(days(at: due + 100_000) == 2)
        // As it stood before.
        #expect(days(at: due + 1440) == 1)
        #expect(days(at: due - 1) == 0)
        #expect(days(at: due - 10_000) == 0)
    }

    @Test func `class and urgency decide how long a unit has`() throws {
        let books = books([
            "limits": ["ordinary": "5 working days", "urgent": "2 hours"],
            "classes": [
                [
                    "id": "refuse", "indicators": ["CLN-01"],
                    "limits": ["ordinary": "1 working day", "top": "30 minutes"],
                ]
            ],
        ])
        let deadlines = books.deadlines(at: 0)
        func limit(_ code: String, _ urgency: String?) -> String? {
            deadlines.limit(indicator: code, group: nil, urgency: urgency)?.text
        }
        #expect(limit("CLN-01", nil) == "1 working day")
        #expect(limit("CLN-01", "top") == "30 minutes")
        #expect(limit("CLN-01", "urgent") == "2 hours")
        #expect(limit("CLN-02", nil) == "5 working days")
        #expect(limit("CLN-02", "top") == "5 working days")
        #expect(deadlines.class(indicator: "CLN-01", group: nil)?.id == "refuse")
    }

    @Test(arguments: [
        ("dispatch", nil as Int64?, Int64(0)), ("receipt", 30, 30), ("receipt", nil, 60),
        ("receipt", 90, 60), ("next-morning", nil, 1440 - 30),
    ])
    func `the clock starts as the settings say`(
        start: String,
        received: Int64?,
        expected: Int64
    ) throws {
        let dispatched = try at("2026-05-06", 9)
        let books = books([
            "start": .text(start), "receipt": "1 hour", "limits": ["ordinary": "2 hours"],
        ])
        var builder = CaseBuilder.dispatched(at: dispatched)
        if let received {
            builder.say("receipt.1", CaseReceipt().claim, by: "U01.0001", at: dispatched + received)
        }
        let run = CaseTiming(builder.file(), books).handling
        #expect(run?.start == dispatched + expected)
        #expect(run?.due == dispatched + expected + 120)
    }

    @Test func `a return in the first half makes the clock void, a later one does not`() throws {
        let start = try at("2026-05-06", 9)
        let books = books(["limits": ["ordinary": "2 hours"]])
        var builder = CaseBuilder.dispatched(at: start)
        builder.say("return.1", CaseReturn(reason: "no").claim, by: "U01.0001", at: start + 60)
        var timing = CaseTiming(builder.file(), books)
        #expect(timing.handling == nil)
        #expect(timing.irregularities.isEmpty)
        builder.say("dispatch.2", CaseDispatch(main: "U-HC").claim, at: start + 100)
        timing = CaseTiming(builder.file(), books)
        #expect(timing.due == start + 220)
        let late = builder.say(
            "return.1",
            CaseReturn(reason: "no").claim,
            by: "U01.0001",
            at: start + 61
        )
        timing = CaseTiming(builder.file(), books)
        #expect(timing.irregularities == [CaseIrregularity(.lateReturn, late)])
        let first = timing.runs.first { $0.stage == .handling }
        #expect(first?.isVoid == false)
        #expect(first?.end == start + 100)
    }

    @Test func `after two returns only the naming office dispatches`() throws {
        let books = books(nil, ["naming_offices": ["C"], "returns": 2])
        var builder = CaseBuilder.dispatched(at: try at("2026-05-06", 9))
        builder.say("return.1", CaseReturn(reason: "no").claim, by: "U01.0001")
        builder.say("dispatch.2", CaseDispatch(main: "U2").claim)
        builder.say("return.2", CaseReturn(reason: "no").claim, by: "U02.0001")
        let digest = builder.say("dispatch.3", CaseDispatch(main: "U3").claim)
        #expect(
            CaseTiming(builder.file(), books).irregularities == [
                CaseIrregularity(.notNamed, digest)
            ]
        )
        builder.say("dispatch.3", CaseDispatch(main: "U3", isFinal: true).claim, by: "C.0001")
        #expect(CaseTiming(builder.file(), books).irregularities.isEmpty)
    }

    @Test func `a longer time counts when it was asked for in time, or the city allows it`() throws
    {
        let start = try at("2026-05-06", 9)
        let late: JSONValue = ["limits": ["ordinary": "2 hours"]]
        var builder = CaseBuilder.dispatched(at: start)
        builder.say(
            "extension.1",
            CaseExtension(round: 1, reason: "rain", until: start + 500).claim,
            by: "U01.0001",
            at: start + 120
        )
        #expect(CaseTiming(builder.file(), books(late)).due == start + 120)
        builder.say("grant.1", CaseGrant(isGranted: true).claim, at: start + 130)
        #expect(CaseTiming(builder.file(), books(late)).due == start + 500)
        builder.say("grant.1", CaseGrant(isGranted: true, until: start + 400).claim)
        #expect(CaseTiming(builder.file(), books(late)).due == start + 400)
        builder.say("grant.1", CaseGrant(isGranted: false, reason: "no").claim)
        #expect(CaseTiming(builder.file(), books(late)).due == start + 120)
        builder.say("grant.1", CaseGrant(isGranted: true).claim)
        let asked = builder.say(
            "extension.1",
            CaseExtension(round: 1, reason: "rain", until: start + 500).claim,
            by: "U01.0001",
            at: start + 121
        )
        var timing = CaseTiming(builder.file(), books(late))
        #expect(timing.due == start + 120)
        #expect(timing.irregularities == [CaseIrregularity(.lateExtension, asked)])
        timing = CaseTiming(builder.file(), books(late, ["late_extensions": true]))
        #expect(timing.due == start + 500)
    }

    @Test func `a grant never shortens the time, and moves nothing while a case is suspended`()
        throws
    {
        let start = try at("2026-05-06", 9)
        var builder = CaseBuilder.dispatched(at: start)
        builder.say("dispatch.1", CaseDispatch(main: "U", due: start + 300).claim, at: start)
        builder.say(
            "extension.1",
            CaseExtension(round: 1, reason: "rain", until: start - 5000).claim,
            by: "U01.0001",
            at: start + 10
        )
        builder.say("grant.1", CaseGrant(isGranted: true).claim, at: start + 20)
        #expect(CaseTiming(builder.file(), books()).due == start + 300)
        // Granted unasked, and of two the longer one.
        builder.say("grant.2", CaseGrant(isGranted: true, until: start + 500).claim, at: start + 30)
        builder.say("grant.3", CaseGrant(isGranted: true, until: start + 400).claim, at: start + 40)
        #expect(CaseTiming(builder.file(), books()).due == start + 500)
        builder.say("suspension.1", CaseSuspension(reason: "x").claim, at: start + 50)
        #expect(CaseTiming(builder.file(), books()).due == nil)
        builder.say("grant.4", CaseGrant(isGranted: true, until: start + 600).claim, at: start + 60)
        #expect(CaseTiming(builder.file(), books()).due == nil)
        builder.say("resumption.1", CaseReason(reason: "").claim, at: start + 70)
        #expect(CaseTiming(builder.file(), books()).due == start + 600)
    }

    @Test func `the office's own deadline stands instead of the settings'`() throws {
        let start = try at("2026-05-06", 9)
        var builder = CaseBuilder.dispatched(at: start)
        builder.say("dispatch.1", CaseDispatch(main: "U", due: start + 77).claim, at: start)
        #expect(CaseTiming(builder.file(), books()).due == start + 77)
        builder.say("suspension.1", CaseSuspension(reason: "x").claim, at: start + 10)
        #expect(CaseTiming(builder.file(), books()).due == nil)
        builder.say("resumption.1", CaseReason(reason: "").claim, at: start + 30)
        #expect(CaseTiming(builder.file(), books()).due == start + 97)
    }

    @Test func `nobody of the unit, nor of its sections, verifies`() throws {
        var gazetteer = gazetteer()
        func add(_ record: String, _ register: String, _ claim: JSONValue) {
            gazetteer.add(record: record, register: register, claim: claim)
        }
        add("unit/U1/2026-01-01", "unit", ["name": "城管局"])
        add("unit/U1a/2026-01-01", "unit", ["name": "市容科", "parent": "U1"])
        add("person/U.1/2026-01-01", "person", ["name": "甲", "unit": "市容科"])
        add("person/U.2/2026-01-01", "person", ["name": "乙", "unit": "U2"])
        let books = CaseBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
        let minute = try at("2026-05-06", 9)
        #expect(books.works("U.1", for: "U1", at: minute))
        #expect(books.works("U.1", for: "城管局", at: minute))
        #expect(!books.works("U.2", for: "U1", at: minute))
        #expect(!books.works("U.9", for: "U1", at: minute))
    }

    /// Claims that do not fit, with the member that is named.
    private static let faults: [(claim: JSONValue, path: String)] = [
        (["hours": [["from": "09:00", "to": "08:00"]]], "hours.0.to"),
        (
            ["hours": [["from": "08:00", "to": "12:00"], ["from": "11:00", "to": "14:00"]]], "hours"
        ),
        (["start": "soon"], "start"), (["limits": ["ordinary": "soon"]], "limits.ordinary"),
        (["classes": [["indicators": ["X"]]]], "classes.0.id"),
        (["stages": ["handling": "1 day"]], "stages.handling"), (["deadline": "1 day"], "deadline"),
    ]

    @Test(arguments: CaseTimingTests.faults)
    func `a setting that does not fit is named`(fault: (claim: JSONValue, path: String)) {
        do throws(SettingFault) {
            _ = try CaseDeadlines(fault.claim)
            Issue.record("taken")
        } catch {
            #expect(error.path.joined(separator: ".") == fault.path)
        }
    }

    @Test func `papers have names and steps of the city's own`() throws {
        let documents = try CaseDocuments([
            "notice": ["name_zh": "督办单"],
            "steps": [
                ["id": "letter", "name_zh": "提醒函", "after": "1 working day"],
                ["id": "paper", "name_zh": "督办书", "name_en": "Paper", "explain": "3天"],
            ],
        ])
        #expect(documents.notice.id == "notice")
        #expect(documents.steps.map(\.id) == ["letter", "paper"])
        #expect(documents.document("letter")?.nameEnglish == "提醒函")
        #expect(documents.document("paper")?.explain == TimeLimit(3, .days))
        #expect(throws: SettingFault.self) {
            try CaseDocuments(["steps": [["id": "notice", "name_zh": "x"]]])
        }
    }
}

/// Cases that may be one problem.
@Suite struct CaseDuplicateTests {
    private func file(
        _ digit: String,
        by inspector: String,
        at minute: Int64,
        _ change: (inout CaseReport) -> Void = { _ in }
    ) -> CaseFile {
        var builder = CaseBuilder(record: "case/S01-000000000000000\(digit)")
        var report = CaseReport(station: "P1.1", indicator: "CLN-01")
        change(&report)
        builder.say("report", report.claim, by: inspector, at: minute)
        return builder.file()
    }

    private let books = CaseBooks(
        gazetteer: Gazetteer(),
        standards: StandardShelf(),
        reference: Reference()
    )

    private func count(_ files: CaseFile...) -> Int {
        CaseDuplicates.pairs(among: files, books).count
    }

    @Test func `the same indicator, near in place and time, by others, is proposed`() {
        let one = file("a", by: "S01.1", at: 10_000)
        #expect(count(one, file("b", by: "S01.2", at: 10_000 + 72 * 60)) == 1)
        #expect(count(one, file("b", by: "S01.2", at: 10_001 + 72 * 60)) == 0)
        #expect(count(one, file("b", by: "S01.1", at: 10_010)) == 0)
        #expect(count(one, file("b", by: "S01.2", at: 10_010) { $0.indicator = "CLN-02" }) == 0)
        #expect(count(one, file("b", by: "S01.2", at: 10_010) { $0.station = "P2.1" }) == 0)
        #expect(count(one, file("b", by: "S01.2", at: 10_010) { $0.station = "P1.2" }) == 1)
        #expect(count(one, file("b", by: "S01.2", at: 10_010) { $0.first = one.record }) == 0)
    }

    @Test func `orders that one clerk types in may be one problem`() {
        func order(_ digit: String, at minute: Int64, _ source: FindingSource) -> CaseFile {
            file(digit, by: "S01.9", at: minute) { $0.circumstances.source = source }
        }
        let one = order("a", at: 10_000, .hotline)
        #expect(count(one, order("b", at: 10_010, .hotline)) == 1)
        #expect(count(one, order("b", at: 10_010, .snapshot)) == 1)
        #expect(count(order("a", at: 10_000, .inspector), order("b", at: 10_010, .inspector)) == 0)
    }

    @Test func `fifty metres are near, and more are not`() {
        // 10⁻⁷ degrees of latitude: 0.0111 m.
        func near(_ units: Int64) -> Int {
            count(
                file("a", by: "S01.1", at: 10_000) {
                    $0.station = nil
                    $0.place = "x"
                    $0.position = Position(latitude: 300_000_000, longitude: 1_200_000_000)
                },
                file("b", by: "S01.2", at: 10_000) {
                    $0.station = nil
                    $0.place = "y"
                    $0.position = Position(latitude: 300_000_000 + units, longitude: 1_200_000_000)
                }
            )
        }
        #expect(near(4_500) == 1)
        #expect(near(4_550) == 0)
    }

    @Test func `what somebody decided is proposed no more`() {
        var builder = CaseBuilder(record: "case/S01-000000000000000b")
        let one = file("a", by: "S01.1", at: 10_000)
        builder.say(
            "report",
            CaseReport(station: "P1.1", indicator: "CLN-01").claim,
            by: "S01.2",
            at: 10_010
        )
        #expect(count(one, builder.file()) == 1)
        builder.say("distinct.S01-000000000000000a", [:])
        #expect(count(one, builder.file()) == 0)
        builder.say("distinct.S01-000000000000000a", ["withdrawn": true])
        builder.say("join", CaseJoin(into: one.record).claim)
        #expect(count(one, builder.file()) == 0)
    }

    @Test func `a distance is right within a thousandth`() throws {
        let one = try #require(Position(latitude: 300_000_000, longitude: 1_200_000_000))
        let north = try #require(Position(latitude: 300_090_000, longitude: 1_200_000_000))
        let east = try #require(Position(latitude: 300_000_000, longitude: 1_200_090_000))
        #expect(abs(one.metres(to: north) - 1001) <= 1)
        #expect(abs(one.metres(to: east) - 867) <= 1)
    }
}
