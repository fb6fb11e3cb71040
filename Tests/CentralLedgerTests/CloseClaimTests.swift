@testable import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// A close fits into an entry, however large the office is.
@Suite struct CloseClaimTests {
    private func measures(_ number: Int64) -> Measures {
        var measures = Measures()
        measures.passed = number
        measures.failed = number + 1
        measures.found = number + 2
        measures.settled = number
        measures.late = 1
        return measures
    }

    private func close(stations: Int) throws -> DayClose {
        let date = try #require(WorkDate("2026-05-12"))
        let sums = CloseSums(
            total: measures(10_000),
            stations: Dictionary(
                uniqueKeysWithValues: (0..<stations).map { ("S01.P\($0).1", measures(Int64($0))) }
            ),
            indicators: ["CLN-01": measures(1)]
        )
        return DayClose(
            office: "S01",
            date: date,
            cutOff: 1080,
            asOf: 1,
            set: .named("set"),
            ledger: .named("ledger"),
            rule: 1,
            roots: [],
            standards: [],
            open: [],
            carried: [],
            sums: sums,
            undecided: 0,
            held: [.date: 2],
            notHandedIn: [],
            absent: 0,
            excused: 0,
            missing: 0
        )
    }

    @Test(arguments: [(20, true), (5000, false)])
    func `sums by station stand in the claim as far as they fit, their digest always`(
        stations: Int,
        isWhole: Bool
    ) throws {
        let close = try close(stations: stations)
        let claim = close.claim

        #expect(claim.canonicalBytes.count < 64 << 10)
        #expect((claim["stations"] != nil) == isWhole)
        #expect(claim["indicators"]?["CLN-01"]?["found"]?.integer == 3)
        #expect(claim["sums"]?.text == close.sums.digest.hex)
        #expect(claim["held"]?["date"]?.integer == 2)
        #expect(claim["total"]?["failed"]?.integer == 10_001)
        #expect(claim["total"]?["exempt"] == nil)
    }
}
