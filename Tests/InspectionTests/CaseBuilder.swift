import Inspection
import Journaling

/// Builds the entries of a case by register; each a minute after the one before.
struct CaseBuilder {
    var record = "case/S01-00000000000000aa"
    private(set) var entries: [CaseEntry] = []
    var minute: Int64 = 29_000_000

    /// Says something in a register, in place of what stood there.
    @discardableResult
    mutating func say(
        _ register: String,
        _ claim: JSONValue,
        by inspector: String = "S01.0001",
        at minute: Int64? = nil,
        disputed: Bool = false
    ) -> Digest {
        self.minute = minute ?? self.minute + 1
        let digest = Chain.sha256(Array("\(register) \(entries.count)".utf8))
        entries.removeAll { $0.register == register }
        entries.append(
            CaseEntry(
                register: register,
                claim: claim,
                digest: digest,
                inspector: inspector,
                effective: self.minute,
                moment: self.minute,
                isDisputed: disputed
            )
        )
        return digest
    }

    /// Reported by a finder, filed and dispatched.
    static func dispatched(at minute: Int64 = 29_000_000) -> CaseBuilder {
        var builder = CaseBuilder(minute: minute - 3)
        builder.say(
            "report",
            CaseReport(
                check: "check/P01.1/2026-05-12/am.1/CLN-01",
                station: "P01.1",
                indicator: "CLN-01",
                left: 2
            ).claim,
            by: "S01.0007"
        )
        builder.say("filing", CaseFiling(isFiled: true).claim)
        builder.say(
            "dispatch.1",
            CaseDispatch(main: "U-CEB", units: [.authority: ["U-CEB"], .point: ["U-S01"]]).claim
        )
        return builder
    }

    func file(
        worksFor: (String, String, Int64) -> Bool = { _, _, _ in false }
    ) -> CaseFile {
        CaseFile(record: record, entries: entries, worksFor: worksFor)
    }
}
