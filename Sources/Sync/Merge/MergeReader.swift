import CentralLedger
import Journaling

/// Reads documents and verifies their segments, a batch at a time, while the ledger takes in the
/// batch before.
actor MergeReader {
    private let documents: [MergeDocument]
    /// Says which runs are in the ledger already; they are passed over without being verified.
    private let isHeld: @Sendable ([Segment]) throws -> [Bool]
    private var index = 0
    private var reading: MergeDocument.Reading?

    /// Entries that make a batch full.
    private static let entryLimit = 20_000
    /// Bytes of segments and photos that make a batch full.
    private static let byteLimit = 24 << 20

    init(
        _ documents: [MergeDocument],
        isHeld: @escaping @Sendable ([Segment]) throws -> [Bool]
    ) {
        self.documents = documents
        self.isHeld = isHeld
    }

    /// The next batch; `nil` when all documents are read.
    func next() throws -> MergeBatch? {
        var batch = MergeBatch()
        var entries = 0
        var bytes = 0
        while entries < MergeReader.entryLimit, bytes < MergeReader.byteLimit {
            guard let part = nextPart(&batch) else { break }
            switch part {
            case .exported(let moment): batch.exported[index] = moment
            case .segment(let segment):
                entries += Int(segment.count)
                bytes += segment.frames.count
                try take(segment, into: &batch)
            case .photo(let digest, let content):
                bytes += content.count
                batch.photos.append((index, digest, content))
            case .receipt(let receipt): batch.receipts.append((index, receipt))
            case .refused(let problem): batch.refusals.append((index, problem))
            }
        }
        batch.documentsRead = index
        return batch.isEmpty && index == documents.count ? nil : batch
    }

    /// The next part of the current document, opening the next one at its end.
    private func nextPart(_ batch: inout MergeBatch) -> MergePart? {
        while index < documents.count {
            do {
                if reading == nil { reading = try documents[index].open() }
                if let part = try reading?() { return part }
            } catch {
                batch.refusals.append((index, Problem(reading: error, documents[index].name)))
            }
            reading = nil
            index += 1
        }
        return nil
    }

    private func take(_ segment: Segment, into batch: inout MergeBatch) throws {
        if try isHeld([segment]).first == true {
            batch.alreadyHeld[index, default: 0] += Int(segment.count)
            return
        }
        do throws(Segment.Refusal) {
            batch.segments.append((index, try VerifiedSegment(verifying: segment)))
        } catch {
            batch.refusals.append((index, Problem(error, of: segment, in: documents[index].name)))
        }
    }
}

/// What was read and verified together, each with the index of its document.
struct MergeBatch: Sendable {
    var segments: [(document: Int, segment: VerifiedSegment)] = []
    var photos: [(document: Int, digest: Digest, bytes: [UInt8])] = []
    var receipts: [(document: Int, receipt: Receipt)] = []
    var refusals: [(document: Int, problem: Problem)] = []
    var exported: [Int: Int64] = [:]
    /// Entries of runs that were passed over.
    var alreadyHeld: [Int: Int] = [:]
    /// How many documents are read to their end.
    var documentsRead = 0

    var isEmpty: Bool {
        segments.isEmpty && photos.isEmpty && receipts.isEmpty && refusals.isEmpty
            && exported.isEmpty && alreadyHeld.isEmpty
    }
}

extension Problem {
    /// Whatever went wrong while a file was read.
    init(reading error: any Error, _ name: String) {
        self = error as? Problem ?? Problem(.fileUnreadable, name)
    }
}
