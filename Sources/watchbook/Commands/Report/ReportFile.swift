import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// An exported result with its head, as JSON or as a table with what stands beside it.
struct ReportFile {
    let name: String
    /// The result with its head.
    let content: JSONValue
    /// Whether the table is the one that was exported; `nil` for JSON.
    let isSameTable: Bool?

    /// Reads a file.
    ///
    /// - Throws: `Problem`: `fileMissing`, `reportUnreadable`.
    init(_ path: String) throws {
        name = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(.fileMissing, path)
        }
        if let result = ReportFile.result(data) {
            content = result
            isSameTable = nil
            return
        }
        let beside = Sidecar.path(of: path)
        guard let sidecar = FileManager.default.contents(atPath: beside) else {
            throw Problem(.reportUnreadable, path)
        }
        guard let result = ReportFile.result(sidecar) else {
            throw Problem(.reportUnreadable, beside)
        }
        content = result
        isSameTable = result["table"]?["sha256"]?.text == Chain.sha256(Array(data)).hex
    }

    private static func result(_ data: Data) -> JSONValue? {
        guard let value = JSONValue(Array(data)), value["head"]?.members != nil else { return nil }
        return value
    }

    var head: JSONValue { content["head"] ?? .null }
    var asked: AskedCommand { AskedCommand(head["asked"]?.texts ?? []) }
    var set: Digest? { head["set"]?.text.flatMap { Digest(hex: $0) } }
    var asOf: Moment? { head["as_of"]?.text.flatMap { Moment($0) } }

    /// What was asked; `nil` where the file does not say it as a tally does.
    var question: TallyQuestion? {
        let day = content["date"]?.text
        guard let first = (content["from"]?.text ?? day).flatMap({ WorkDate($0) }),
            let last = (content["to"]?.text ?? day).flatMap({ WorkDate($0) }), first <= last
        else { return nil }
        var filters: [TallyDimension: Set<String>] = [:]
        for (name, values) in content["where"]?.members ?? [:] {
            guard let dimension = TallyDimension(rawValue: name), let texts = values.texts else {
                return nil
            }
            filters[dimension] = Set(texts)
        }
        let by = (content["by"]?.texts ?? []).compactMap(TallyDimension.init(rawValue:))
        guard by.count == content["by"]?.list?.count ?? 0 else { return nil }
        var question = TallyQuestion(dates: first...last, dimensions: by, filters: filters)
        question.includesAssisting = content["assisting"]?.bool ?? false
        return question
    }

    /// The ledger as it was when the file was written: from the manifest in the file, or from that
    /// of a close of the same set; `nil` where there is none.
    func pinned(in whole: SQLiteLedger) throws -> PinnedLedger? {
        try set.flatMap { try pinned($0, manifest: "manifest", in: whole) }
    }

    /// The same for a set whose manifest may stand in a member of the file.
    func pinned(
        _ set: Digest,
        manifest member: String,
        in whole: SQLiteLedger
    ) throws -> PinnedLedger? {
        let own = content[member]?.text.flatMap { Hex.bytes($0) }
        if let own, Chain.sha256(own) == set { return try PinnedLedger(own, in: whole) }
        if let kept = try whole.photo(set), Chain.sha256(kept) == set {
            return try PinnedLedger(kept, in: whole)
        }
        let now = try whole.manifest()
        return Chain.sha256(now) == set ? try PinnedLedger(now, in: whole) : nil
    }
}
