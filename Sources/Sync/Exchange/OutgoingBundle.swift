import JournalSQLite
package import Journaling

/// A bundle on its way out: what it holds, and writing it so that it is there whole or not at all.
package struct OutgoingBundle {
    package var kind: BundleHeader.Kind
    /// Milliseconds since 1970 UTC by the writer's clock.
    package var exported: Int64
    package var remark = ""
    package var segments: [Segment] = []
    package var receipts: [Receipt] = []
    /// Photos that are at hand; ``write(to:photo:)`` asks for their bytes one at a time.
    package var photos: [Digest] = []

    package init(_ kind: BundleHeader.Kind, exported: Int64, segments: [Segment] = []) {
        self.kind = kind
        self.exported = exported
        self.segments = segments
    }

    /// The number of entries, withheld ones too.
    package var entryCount: Int64 { segments.reduce(0) { $0 + $1.count } }

    package typealias PhotoSource = (Digest) throws -> [UInt8]?

    /// Writes the bundle under a temporary name, syncs it, and gives it its name.
    ///
    /// - Throws: `Problem`: `fileExists` for a name that is taken, `diskFull`,
    ///   `folderNotWritable`; no file is left then.
    package func write(to path: String, photo: PhotoSource = { _ in nil }) throws {
        let file = try JournalSQLite.FreshFile(for: path, mode: 0o644)
        try forEachPiece(photo) { try file.append($0) }
        try file.publish()
    }

    /// Writes it as text that survives messengers.
    ///
    /// - Throws: as ``write(to:photo:)``.
    package func writeText(to path: String, photo: PhotoSource = { _ in nil }) throws {
        let file = try JournalSQLite.FreshFile(for: path, mode: 0o644)
        var bytes: [UInt8] = []
        try forEachPiece(photo) { bytes += $0 }
        try file.append(Array(Armour.text(bytes).utf8))
        try file.publish()
    }

    private func forEachPiece(_ photo: PhotoSource, _ body: ([UInt8]) throws -> Void) throws {
        var writer = BundleWriter()
        let header = BundleHeader(
            exported: exported,
            kind: kind,
            segments: Int64(segments.count),
            entries: entryCount,
            photos: Int64(photos.count),
            remark: remark
        )
        try body(writer.begin(header))
        for segment in segments { try body(writer.segment(segment.bytes)) }
        for receipt in receipts { try body(writer.receipt(receipt)) }
        for digest in photos {
            guard let bytes = try photo(digest) else { continue }
            try body(writer.photo(digest, bytes))
        }
        try body(writer.end())
    }
}
