package import CentralLedger
package import Journaling

/// Merges documents into a ledger: any mix, any order, again and again.
package struct Merge: Sendable {
    private let documents: [MergeDocument]
    private let ledger: any Ledger
    /// Milliseconds since 1970 UTC at which the files came.
    private let now: Int64

    package init(_ documents: [MergeDocument], into ledger: any Ledger, now: Int64) {
        // Offices first: entries judged under their enrolments need not be judged twice.
        self.documents =
            documents.filter(\.isFromOffice) + documents.filter { !$0.isFromOffice }
        self.ledger = ledger
        self.now = now
    }

    /// Merges.
    ///
    /// A few batches at a time are in the ledger entirely or not at all; after an error the same
    /// command again finishes the work.
    ///
    /// `progress`: called after each batch with the documents read and their number.
    ///
    /// - Throws: what the ledger throws, never what a document is to blame for: that is in the report.
    package func run(progress: (Int, Int) -> Void = { _, _ in }) async throws -> MergeReport {
        var report = MergeReport(names: documents.map(\.name))
        let ledger = ledger
        let reader = MergeReader(documents) { try ledger.holds($0) }
        var pending = Task { try await reader.next() }
        var isDone = false
        while !isDone {
            isDone = try await ledger.together {
                for _ in 0..<Merge.batchesTogether {
                    guard let batch = try await pending.value else { return true }
                    pending = Task { try await reader.next() }
                    do {
                        try take(batch, into: &report)
                    } catch {
                        // The batch being read is of no use any more.
                        _ = await pending.result
                        throw error
                    }
                    progress(batch.documentsRead, documents.count)
                }
                return false
            }
        }
        try ledger.settleMonths()
        report.missingPhotos = try ledger.missingPhotos().count
        report.devices = try ledger.deviceStates()
        return report
    }

    /// Waiting for the disk and writing a page that changes with every batch are worth doing once
    /// for several.
    private static let batchesTogether = 8

    private func take(_ batch: MergeBatch, into report: inout MergeReport) throws {
        let absorption = try ledger.absorb(batch.segments.map(\.segment))
        for (item, outcome) in zip(batch.segments, absorption.outcomes) {
            report.files[item.document].outcome += outcome
        }
        report.conflictsClosed += absorption.conflictsClosed
        report.forkedDevices.formUnion(absorption.forkedDevices)
        for (document, count) in batch.alreadyHeld {
            report.files[document].outcome.alreadyHeld += count
        }
        for (document, problem) in batch.refusals {
            report.files[document].refusals.append(problem)
        }
        for (document, moment) in batch.exported {
            report.files[document].isLate = now - moment > MergeReport.lateAfter
        }
        for (document, digest, bytes) in batch.photos {
            guard Chain.sha256(bytes) == digest else {
                report.files[document].refusals.append(
                    Problem(.photoChanged, documents[document].name, digest.hex)
                )
                continue
            }
            if try ledger.keepPhoto(digest, bytes) { report.files[document].photos += 1 }
        }
        for (document, receipt) in batch.receipts {
            if receipt.isAuthentic {
                try ledger.keepReceipt(receipt)
                report.files[document].receipts += 1
            } else {
                report.files[document].refusals.append(
                    Problem(.receiptInvalid, documents[document].name)
                )
            }
        }
    }
}

/// What a merge came to.
package struct MergeReport: Sendable {
    package struct File: Sendable {
        package let name: String
        package var outcome = Absorption.Outcome()
        /// Photos that were not here before.
        package var photos = 0
        package var receipts = 0
        /// What could not be used, and why.
        package var refusals: [Problem] = []
        /// Whether it was exported long before it came.
        package var isLate = false
    }

    /// In the order in which they were read.
    package var files: [File]
    package var conflictsClosed = 0
    /// Devices whose forks these files showed.
    package var forkedDevices: Set<DeviceID> = []
    /// Forks, gaps, withheld and erased entries of the whole ledger.
    package var devices: [DeviceState] = []
    /// Photos of the whole ledger that entries refer to and that are not here.
    package var missingPhotos = 0

    /// A file exported longer ago than this is late: 12 hours, in milliseconds.
    package static let lateAfter: Int64 = 12 * 3_600_000

    init(names: [String]) {
        files = names.map { File(name: $0) }
    }

    /// All files added up.
    package var total: Absorption.Outcome {
        files.reduce(into: Absorption.Outcome()) { $0 += $1.outcome }
    }

    package var hasRefusals: Bool { files.contains { !$0.refusals.isEmpty } }
}
