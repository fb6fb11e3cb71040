import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// A comparison made again from the two sets that its file names.
struct ComparisonRecount {
    static let command = "compare"

    /// As the file's own result, from the entries of both sets.
    let result: JSONValue

    /// - Parameters:
    ///   - report: the file of a comparison.
    ///   - whole: the ledger that has the entries of both sides.
    ///   - path: the ledger as it was named.
    ///   - manifest: a manifest that somebody keeps, of either side.
    /// - Throws: `Problem`: `reportUnreadable`; `manifestMissing` where nothing says what a side
    ///   was made of; `manifestUnknown` where entries of it are missing.
    init(
        _ report: ReportFile,
        in whole: SQLiteLedger,
        named path: String,
        manifest: [UInt8]?
    ) throws {
        let sides = try ["before", "after"].map { name -> (CompareSide, TallyScope) in
            guard let side = report.content[name], let title = side["name"]?.text,
                let set = side["set"]?.text.flatMap({ Digest(hex: $0) }),
                let scope = side["scope"].flatMap({ TallyScope($0) })
            else { throw Problem(.reportUnreadable, report.name) }
            let pinned = try ComparisonRecount.pinned(
                set,
                title,
                member: name == "before" ? "manifest_before" : "manifest",
                report,
                whole,
                path,
                manifest
            )
            guard let pinned else { throw Problem(.manifestMissing, set.hex, path) }
            return (CompareSide(title, pinned, scope), scope)
        }
        let (before, after) = (sides[0], sides[1])
        result =
            ComparisonSheet(
                try Comparison(from: before.0.compared(before.1), to: after.0.compared(after.1)),
                names: (before.0.name, after.0.name),
                sets: (try before.0.set(), try after.0.set()),
                scopes: (before.1, after.1),
                isExplained: false
            ).json
    }

    /// The ledger of one side; where no manifest is kept, a side that is a moment may still be
    /// what was written by then.
    private static func pinned(
        _ set: Digest,
        _ title: String,
        member: String,
        _ report: ReportFile,
        _ whole: SQLiteLedger,
        _ path: String,
        _ manifest: [UInt8]?
    ) throws -> PinnedLedger? {
        if let manifest, Chain.sha256(manifest) == set {
            return try PinnedLedger(manifest, in: whole)
        }
        if let pinned = try report.pinned(set, manifest: member, in: whole) { return pinned }
        guard let moment = try CompareOpener(whole, path: path).moment(title) else { return nil }
        let written = try PinnedLedger(writtenBy: moment, in: whole)
        return Chain.sha256(try written.ledger.manifest()) == set ? written : nil
    }
}
