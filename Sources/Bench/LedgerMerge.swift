import CentralLedger
import Foundation
import Journaling
import LedgerSQLite
import Sync

/// A merge as `watchbook merge` does it, from the paths to the report.
struct LedgerMerge {
    private let path: String
    private let now: Int64

    struct Refused: Error {
        let problems: [Problem]
        let held: Int
    }

    init(_ path: String, now: Int64) {
        self.path = path
        self.now = now
    }

    /// - Throws: ``Refused`` when anything was refused or held: then it is no merge of the world.
    func run(_ files: [String]) async throws -> Measurement {
        let clock = ContinuousClock()
        let begin = clock.now
        let inputs = try InputList(files)
        let report = try await merge(inputs.documents.map { MergeDocument($0) })
        let time = (clock.now - begin) / .seconds(1)
        let problems = inputs.refused + report.files.flatMap(\.refusals)
        let total = report.total
        guard problems.isEmpty, total.heldEntries == 0 else {
            throw Refused(problems: Array(problems.prefix(3)), held: total.heldEntries)
        }
        try Database(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Measurement(
            seconds: time,
            count: total.new + total.alreadyHeld,
            bytes: fileSize(path)
        )
    }

    private func merge(_ documents: [MergeDocument]) async throws -> MergeReport {
        let ledger = try SQLiteLedger(opening: path)
        return try await Merge(documents, into: ledger, now: now).run()
    }
}

/// A tally by station and indicator over all that is in a ledger.
struct LedgerTally {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    func run() throws -> Measurement {
        let ledger = try SQLiteLedger(opening: path, .reading)
        guard let first = WorkDate(day: 0), let last = WorkDate("9999-12-31") else {
            throw CocoaError(.featureUnsupported)
        }
        var rows = 0
        let time = try seconds {
            let question = TallyQuestion(dates: first...last, dimensions: [.station, .indicator])
            rows = try ledger.tally(question, ledger.books()).rows.count
        }
        return Measurement(seconds: time, count: rows)
    }
}
