import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// Which joins of cases leave nobody to act.
@Suite struct CaseJoinTests {
    private func file(_ name: String, _ registers: [(String, JSONValue)]) -> CaseFile {
        let all = [("report", ["text": "x"] as JSONValue)] + registers
        return CaseFile(
            record: "case/\(name)",
            entries: all.enumerated().map { minute, register in
                CaseEntry(
                    register: register.0,
                    claim: register.1,
                    digest: .named("\(name) \(register.0)"),
                    inspector: "S01.0001",
                    effective: 29_000_000 + Int64(minute),
                    moment: 29_000_000 + Int64(minute)
                )
            }
        )
    }

    private func join(_ name: String) -> (String, JSONValue) {
        ("join", ["into": .text("case/\(name)")])
    }

    private func astray(_ files: CaseFile...) -> [String] {
        let books = CaseBooks(gazetteer: Gazetteer(), standards: .init(), reference: Reference())
        return CaseRoll(files, books, now: 29_100_000).joinsAstray().map(\.record)
    }

    @Test func `a join into an open or a closed case leads somewhere`() {
        #expect(astray(file("S-a", [join("S-b")]), file("S-b", [])).isEmpty)
        let closed = file("S-b", [("closing", ["result": "settled", "reason": "done"])])
        #expect(closed.state == .closed)
        #expect(astray(file("S-a", [join("S-b")]), closed).isEmpty)
    }

    @Test func `a join into nothing, in a circle, into void or declined cases leads nowhere`() {
        #expect(astray(file("S-a", [join("S-b")])) == ["case/S-a"])
        #expect(
            astray(file("S-a", [join("S-b")]), file("S-b", [join("S-a")]))
                == ["case/S-a", "case/S-b"]
        )
        let declined = file("S-b", [("filing", ["filed": false, "reason": "none"])])
        #expect(astray(file("S-a", [join("S-b")]), declined) == ["case/S-a"])
        let void = file("S-c", [("void", ["reason": "typed wrongly"])])
        #expect(
            astray(file("S-a", [join("S-b")]), file("S-b", [join("S-c")]), void)
                == ["case/S-a", "case/S-b"]
        )
    }

    @Test func `a case that is void itself is nobody's loss`() {
        let void = file("S-a", [join("S-b"), ("void", ["reason": "typed wrongly"])])
        #expect(astray(void, file("S-b", [("void", ["reason": "x"])])).isEmpty)
    }
}
