import Foundation
import Journaling
import LedgerSQLite

extension MergeDocument {
    package static func plain(_ path: String) throws -> MergeDocument {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(.fileMissing, path)
        }
        if data.starts(with: Array("SQLite format 3\0".utf8)) {
            return MergeDocument(name: path, isFromOffice: true) {
                let ledger = try SQLiteLedger(opening: path, .reading)
                var segments: [Segment] = []
                try ledger.forEachSegment(after: 0) { segments.append($1) }
                var iterator = segments.makeIterator()
                return { iterator.next().map(MergePart.segment) }
            }
        }
        return MergeDocument(name: path, isFromOffice: false) {
            MergeDocument.reading(BundleReader(Array(data)), name: path)
        }
    }
}
