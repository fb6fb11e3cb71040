import Inspection
import Journaling
import Testing

struct CaseFileTests {
    @Test func `A case goes from the report to closing, and every step says whose turn it is`() {
        var builder = CaseBuilder()
        func expect(_ state: CaseState, _ stage: CaseStage?) {
            #expect(builder.file().state == state)
            #expect(builder.file().stage == stage)
        }
        builder.say("report", CaseReport(station: "P01.1", indicator: "CLN-01").claim)
        expect(.reported, .filing)
        builder.say("filing", CaseFiling(isFiled: true).claim)
        expect(.filed, .dispatch)
        builder.say("dispatch.1", CaseDispatch(main: "U-CEB").claim)
        expect(.dispatched, .handling)
        builder.say("receipt.1", CaseReceipt(unit: "U-CEB").claim, by: "U01.0001")
        expect(.received, .handling)
        builder.say("rectification.1", CaseRectification(text: "清理").claim, by: "U01.0001")
        expect(.rectified, .verification)
        builder.say("verification.1", CaseVerification(isPassed: true).claim, by: "S01.0007")
        expect(.verified, .closing)
        builder.say("closing", CaseClosing().claim)
        expect(.closed, nil)
        #expect(builder.file().irregularities.isEmpty)
        #expect(builder.file().moments.ended == builder.minute)
    }

    @Test func `A declined case is over, and declining without a reason is irregular`() {
        var builder = CaseBuilder()
        builder.say("report", CaseReport(station: "P01.1").claim)
        builder.say("filing", CaseFiling(isFiled: false, reason: "not ours").claim)
        #expect(builder.file().state == .declined)
        #expect(!builder.file().isOpen)
        #expect(builder.file().irregularities.isEmpty)
        let digest = builder.say("filing", CaseFiling(isFiled: false).claim)
        #expect(builder.file().irregularities == [CaseIrregularity(.noReason, digest)])
    }

    @Test func `A failed verification asks for another round, and the first one stays`() {
        var builder = CaseBuilder.dispatched()
        builder.say("rectification.1", CaseRectification().claim, by: "U01.0001")
        builder.say("verification.1", CaseVerification(isPassed: false).claim, by: "S01.0007")
        #expect(builder.file().state == .rework)
        builder.say("dispatch.2", CaseDispatch(main: "U-CEB").claim)
        let file = builder.file()
        #expect(file.state == .dispatched)
        #expect(file.reworks == 1)
        #expect(file.rounds.map(\.number) == [1, 2])
    }

    @Test func `Units are those of the latest dispatch that was not returned`() {
        var builder = CaseBuilder.dispatched()
        #expect(builder.file().units == [.authority: ["U-CEB"], .point: ["U-S01"]])
        builder.say("return.1", CaseReturn(reason: "not our road").claim, by: "U01.0001")
        var file = builder.file()
        #expect(file.state == .returned)
        #expect(file.units.isEmpty)
        #expect(file.mainUnit == nil)
        builder.say("refusal.1", CaseRefusal(reason: "it is").claim)
        file = builder.file()
        #expect(file.state == .dispatched)
        #expect(file.mainUnit == "U-CEB")
        builder.say("refusal.1", ["withdrawn": true])
        builder.say("dispatch.2", CaseDispatch(main: "U-HC").claim)
        file = builder.file()
        #expect(file.units == [.point: ["U-HC"]])
        #expect(file.returns == 1)
    }

    @Test func `A unit named for good cannot return a case`() {
        var builder = CaseBuilder.dispatched()
        builder.say("dispatch.2", CaseDispatch(main: "U-HC", isFinal: true).claim)
        let digest = builder.say("return.2", CaseReturn(reason: "no").claim, by: "U02.0001")
        let file = builder.file()
        #expect(file.state == .dispatched)
        #expect(file.mainUnit == "U-HC")
        #expect(file.irregularities == [CaseIrregularity(.finalReturned, digest)])
    }

    @Test func `Whoever did the work cannot verify it: the case stays open, irregular`() {
        var builder = CaseBuilder.dispatched()
        builder.say("rectification.1", CaseRectification().claim, by: "U01.0001")
        let digest = builder.say(
            "verification.1",
            CaseVerification(isPassed: true).claim,
            by: "U01.0001"
        )
        let closing = builder.say("closing", CaseClosing(reason: "done").claim)
        var file = builder.file()
        #expect(file.isOpen)
        #expect(file.state == .rectified)
        #expect(
            file.irregularities == [
                CaseIrregularity(.verifierIsHandler, digest),
                CaseIrregularity(.closedUnverified, closing),
            ]
        )
        builder.say("verification.1", CaseVerification(isPassed: true).claim, by: "S01.0007")
        file = builder.file()
        #expect(file.state == .closed)
        #expect(file.irregularities.isEmpty)
    }

    @Test(arguments: [("U01.0001", true), ("甲", true), ("乙、 甲", true), ("乙", false)])
    func `A handler is known by number and by name, alone or among others`(
        handler: String,
        isCaught: Bool
    ) throws {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "person/U01.0001/2020-01-01",
            register: "person",
            claim: ["name": "甲"]
        )
        let books = CaseBooks(gazetteer: gazetteer, standards: .init(), reference: Reference())
        var builder = CaseBuilder.dispatched()
        builder.say(
            "rectification.1",
            ["result": "settled", "handler": .text(handler)],
            by: "S01.0101"
        )
        builder.say("verification.1", CaseVerification(isPassed: true).claim, by: "U01.0001")

        let file = books.file(record: builder.record, entries: builder.entries)

        #expect(file.irregularities.map(\.kind) == (isCaught ? [.verifierIsHandler] : []))
        #expect(file.state == (isCaught ? .rectified : .verified))
    }

    @Test func `Nobody of the unit that did the work can verify it`() {
        var builder = CaseBuilder.dispatched()
        builder.say("rectification.1", CaseRectification(unit: "U-CEB").claim, by: "U01.0001")
        let digest = builder.say(
            "verification.1",
            CaseVerification(isPassed: true).claim,
            by: "U01.0002"
        )
        let file = builder.file { inspector, unit, _ in inspector == "U01.0002" && unit == "U-CEB" }
        #expect(file.state == .rectified)
        #expect(file.irregularities == [CaseIrregularity(.verifierOfUnit, digest)])
        #expect(builder.file().state == .verified)
    }

    @Test func `An office that writes down a unit's answer did not do the work`() {
        var builder = CaseBuilder.dispatched()
        builder.say(
            "rectification.1",
            ["result": "settled", "arrived": .integer(29_000_002)],
            by: "S01.0001",
            at: 29_000_900
        )
        builder.say("verification.1", CaseVerification(isPassed: true).claim, by: "S01.0001")
        let file = builder.file()
        #expect(file.state == .verified)
        #expect(file.moments.rectified == 29_000_002)
    }

    @Test(arguments: [-9_007_199_254_740_991, -1, 9_007_199_254_740_991] as [Int64])
    func `A moment of arrival that is none counts for nothing`(arrived: Int64) {
        var builder = CaseBuilder.dispatched()
        builder.say(
            "rectification.1",
            ["result": "settled", "arrived": .integer(arrived)],
            by: "S01.0001",
            at: 29_000_900
        )
        #expect(builder.file().moments.rectified == 29_000_900)
    }

    @Test func `Closing without a verdict wants a reason`() {
        var builder = CaseBuilder.dispatched()
        builder.say("closing", CaseClosing().claim)
        #expect(builder.file().state == .dispatched)
        builder.say("closing", CaseClosing(result: .explained, reason: "by law").claim)
        #expect(builder.file().state == .closed)
        #expect(builder.file().result == .explained)
    }

    @Test func `Void and joined cases are over, and come back when that is withdrawn`() {
        var builder = CaseBuilder.dispatched()
        builder.say("join", CaseJoin(into: "case/S01-00000000000000bb").claim)
        #expect(builder.file().state == .joined)
        builder.say("void", CaseReason(reason: "mis-tap").claim)
        #expect(builder.file().state == .void)
        builder.say("void", ["withdrawn": true])
        builder.say("join", ["withdrawn": true])
        #expect(builder.file().state == .dispatched)
    }

    @Test func `A suspended case stands still until it is resumed or the time is over`() {
        var builder = CaseBuilder.dispatched()
        builder.say("suspension.1", CaseSuspension(reason: "frost", until: nil).claim, at: 100)
        #expect(builder.file().pauses == [100..<Int64.max])
        builder.say("suspension.1", CaseSuspension(reason: "frost", until: 300).claim, at: 100)
        #expect(builder.file().pauses == [100..<300])
        builder.say("resumption.1", CaseReason(reason: "").claim, at: 200)
        let file = builder.file()
        #expect(file.pauses == [100..<200])
        #expect(!file.isSuspended(at: 99))
        #expect(file.isSuspended(at: 100))
        #expect(file.isSuspended(at: 199))
        #expect(!file.isSuspended(at: 200))
    }

    @Test func `Registers and words of other programs leave a case as it is`() {
        var builder = CaseBuilder.dispatched()
        let before = builder.file()
        builder.say("mood", ["good": true])
        builder.say("dispatch.0", CaseDispatch(main: "X").claim)
        builder.say("dispatch.01", CaseDispatch(main: "X").claim)
        builder.say("dispatch.99999999999999999999", CaseDispatch(main: "X").claim)
        builder.say("dispatch.1.X", CaseDispatch(main: "X").claim)
        builder.say("verification.1", ["passed": "perhaps"])
        #expect(builder.file().state == before.state)
        #expect(builder.file().rounds == before.rounds)
    }

    @Test func `A dispute about a step is seen on the case, and the entry in force counts`() {
        var builder = CaseBuilder.dispatched()
        #expect(!builder.file().isDisputed)
        builder.say("dispatch.1", CaseDispatch(main: "U-HC").claim, disputed: true)
        #expect(builder.file().isDisputed)
        #expect(builder.file().mainUnit == "U-HC")
    }

    @Test(arguments: [
        "report", "dispatch.1", "receipt.12.U-HC", "distinct.S01-00000000000000bb", "void",
        "extension.3", "rectification.2",
    ])
    func `A register reads as it is written`(_ text: String) {
        #expect(CaseRegister(text)?.text == text)
    }
}
