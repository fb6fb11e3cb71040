import Foundation
import Journaling

/// `SampleRecords/vectors/format-1.json`: bytes that every implementation reproduces.
package struct FormatVectors: Decodable, Sendable {
    package let keys: [Key]
    package let entries: [EntryVector]
    package let chain: ChainVector
    package let segments: [SegmentVector]
    package let refused_segments: [RefusedSegment]
    package let receipt: ReceiptVector
    package let bundle: BundleVector
    package let set: SetVector
    package let payload_verdicts: [PayloadVerdict]
    package let entry_verdicts: [EntryVerdict]

    package struct Key: Decodable, Sendable {
        package let name, `private`, `public`, device, public_file: String
    }

    package struct EntryVector: Decodable, Sendable {
        package let name, key, canonical, h: String
        package let fields: Fields
    }

    package struct Fields: Decodable, Sendable {
        package let device, inspector, record, register, payload: String
        package let seq, stamp, observed, rank: Int64
        package let bases: [String]
        package let attachments: [AttachmentVector]
    }

    package struct AttachmentVector: Decodable, Sendable {
        package let digest: String
        package let length: Int64
    }

    package struct ChainVector: Decodable, Sendable {
        package let device: String
        package let d: [String]
    }

    package struct SegmentVector: Decodable, Sendable {
        package let name, device, before, frames, last, seal, bytes: String
        package let first, count: Int64
    }

    package struct RefusedSegment: Decodable, Sendable {
        package let name, bytes: String
    }

    package struct ReceiptVector: Decodable, Sendable {
        package let office, incarnation, signature, bytes, line: String
        package let written: Int64
        package let runs: [RunVector]
    }

    package struct RunVector: Decodable, Sendable {
        package let device, before, last_chain: String
        package let first, last: Int64
    }

    package struct BundleVector: Decodable, Sendable {
        package let header: HeaderVector
        package let photo, bytes, armoured: String
    }

    package struct HeaderVector: Decodable, Sendable {
        package let exported, kind, segments, entries, photos: Int64
        package let remark: String
    }

    package struct SetVector: Decodable, Sendable {
        package let manifest, set_digest, empty_set_digest: String
        package let ledgers: [LedgerVector]
    }

    package struct LedgerVector: Decodable, Sendable {
        package let practice: Bool
        package let roots: [String]
        package let digest: String
    }

    package struct PayloadVerdict: Decodable, Sendable {
        package let name, payload, verdict: String
    }

    package struct EntryVerdict: Decodable, Sendable {
        package let name, bytes, verdict: String
    }

    package static let format1: FormatVectors = {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("SampleRecords/vectors/format-1.json")
        do {
            return try JSONDecoder().decode(FormatVectors.self, from: Data(contentsOf: file))
        } catch {
            preconditionFailure("The vectors cannot be read: \(error)")
        }
    }()
}
