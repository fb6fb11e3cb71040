import Inspection
import Journaling
import Testing

/// The units of a case, for the days of its check.
///
/// Source: Documentation/registers.md, "Who answers".
@Suite struct CaseChargeTests {
    private let check = "check/P01.1/2026-05-12/am.1/CLN-01"

    @Test func `the lines of the latest dispatch answer, and a returned one does not`() throws {
        var builder = CaseBuilder.dispatched()
        let first = try #require(CaseCharge(builder.file()))
        builder.say("return.1", CaseReturn(unit: "U-CEB", reason: "not ours").claim)
        let returned = CaseCharge(builder.file())
        builder.say("dispatch.2", CaseDispatch(main: "U-HC").claim)
        let second = try #require(CaseCharge(builder.file()))

        #expect(first.check == check)
        #expect(first.units == [.authority: ["U-CEB"], .point: ["U-S01"]])
        #expect(returned == nil)
        #expect(second.units == [.point: ["U-HC"]])
    }

    @Test func `without a check nobody's day is concerned`() {
        var builder = CaseBuilder.dispatched()
        builder.say("report", ["text": "a heap of rubble", "left": 1])

        #expect(CaseCharge(builder.file()) == nil)
    }

    @Test func `the bytes read back, whole or not at all`() throws {
        let charge = try #require(CaseCharge(CaseBuilder.dispatched().file()))

        #expect(charge.bytes.withUnsafeBytes { CaseCharge($0) } == charge)
        for length in 0..<charge.bytes.count {
            #expect(charge.bytes.prefix(length).withUnsafeBytes { CaseCharge($0) } == nil)
        }
    }

    @Test(
        arguments: [
            (#"{"answer":"fail","case":"case/S01-1","found":1}"#, "case/S01-1"),
            (#"{"answer":"fail","found":1}"#, nil),
            (#"{"answer":"fail","facts":{"case":"case/S01-1"}}"#, nil),
            (#"{"answer":"fail","note":"\"case\":\"case/S01-1\""}"#, nil),
            (#"{"case":"check/S01-1"}"#, nil), ("", nil),
        ] as [(String, String?)]
    )
    func `a finding names its case by one member`(claim: String, record: String?) {
        #expect(
            Array(claim.utf8).withUnsafeBytes { CaseCharge.record(namedIn: $0) } == record
        )
    }
}
