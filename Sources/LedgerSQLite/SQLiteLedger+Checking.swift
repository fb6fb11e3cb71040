import CentralLedger
import Foundation
package import Journaling

/// What `ledger verify` looked at and found.
package struct LedgerVerification: Sendable {
    /// Segments and entries whose chains and seals were computed again.
    package var segments: Int64 = 0
    package var entries: Int64 = 0
    /// Segments that no longer prove themselves.
    package var damaged: [(segment: Int64, refusal: Segment.Refusal)] = []
    /// Whether the tables that follow from the segments are those that a rebuild makes.
    package var isDerivedSame = true
    /// Photos whose file is missing or changed.
    package var damagedPhotos: [Digest] = []

    package var isSound: Bool { damaged.isEmpty && isDerivedSame && damagedPhotos.isEmpty }
}

extension SQLiteLedger {
    /// Verifies every segment again, compares the content with a rebuild beside the ledger, and
    /// hashes every photo.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    package func verify(progress: (Int64) -> Void = { _ in }) throws -> LedgerVerification {
        var result = LedgerVerification()
        let scratch = try LedgerScratch()
        let copy = try SQLiteLedger(creating: scratch.path, try charter)
        var pending: [VerifiedSegment] = []
        var pendingEntries = 0
        func flush() throws {
            _ = try copy.absorb(pending)
            pending = []
            pendingEntries = 0
            progress(result.entries)
        }
        try forEachSegment(after: 0) { id, segment in
            result.segments += 1
            result.entries += segment.count
            do throws(Segment.Refusal) {
                pending.append(try VerifiedSegment(verifying: segment))
                pendingEntries += Int(segment.count)
            } catch {
                result.damaged.append((id, error))
            }
            if pendingEntries >= SQLiteLedger.batch { try flush() }
        }
        try flush()
        result.isDerivedSame =
            try contentDigest() == copy.contentDigest() && daysDigest() == copy.daysDigest()
            && chargesDigest() == copy.chargesDigest()
            && withTables { try $0.areMonthsSound() } && areCasesSound()
        for digest in try presentPhotos() {
            guard let bytes = try photo(digest), Chain.sha256(bytes) == digest else {
                result.damagedPhotos.append(digest)
                continue
            }
        }
        return result
    }

    /// The digest of the content.
    ///
    /// Source: merge-law.md, section 4.
    package func contentDigest() throws -> Digest {
        var lines: [[UInt8]] = []
        try forEachContentLine { lines.append($0.bytes) }
        lines = Set(lines).sorted { $0.lexicographicallyPrecedes($1) }
        var stream = DigestStream()
        for line in lines { stream.add(line + [UInt8(ascii: "\n")]) }
        return stream.digest
    }

    private func daysDigest() throws -> Digest {
        var stream = DigestStream()
        try withTables { tables in
            try tables.statement(
                "SELECT date, station, cells FROM day WHERE date >= 0 ORDER BY date, station"
            )
            .forEachRow { row in
                stream.add(Array("\(row.integer(0)) \(row.text(1)) ".utf8) + row.bytes(2))
            }
        }
        return stream.digest
    }

    /// Of the cases, who has to act.
    private func chargesDigest() throws -> Digest {
        var stream = DigestStream()
        try withTables { tables in
            try tables.statement("SELECT record, charge FROM file ORDER BY record").forEachRow {
                stream.add(Array("\($0.text(0)) ".utf8) + $0.bytes(1))
            }
        }
        return stream.digest
    }

    private func presentPhotos() throws -> [Digest] {
        try withTables { tables in
            var digests: [Digest] = []
            try tables.statement("SELECT digest FROM photo WHERE state = 1 ORDER BY digest")
                .forEachRow { row in
                    if let digest = Digest(row.buffer(0)) { digests.append(digest) }
                }
            return digests
        }
    }

    /// Makes a ledger at `path` with exactly the set that a manifest describes, out of the entries
    /// that are here: what was signed can be computed again after more has arrived.
    ///
    /// - Throws: `Problem` with ``Problem/Code/manifestUnknown`` when the manifest is none or names
    ///   entries that are not here.
    package func pinned(_ manifest: [UInt8], at path: String) throws -> SQLiteLedger {
        guard let parts = ManifestPart.parts(of: manifest) else {
            throw Problem(.manifestUnknown, self.path)
        }
        let pinned = try SQLiteLedger(creating: path, try charter)
        for (device, part) in parts {
            let links = try links(of: device)
            var bytes: [Digest: [UInt8]] = [:]
            var key: PublicKey?
            for segment in try segments(of: device) {
                key = segment.key
                for link in try segment.links(trusting: true) where link.bytes != nil {
                    bytes[link.digest] = link.bytes
                }
            }
            guard let key else { throw Problem(.manifestUnknown, self.path) }
            for run in links.runs(endingIn: part.ends, startingAt: Set(part.starts)) {
                let content = run.map { link in
                    part.absent.contains(link.entry)
                        ? Link(withheld: link.entry)
                        : bytes[link.entry].map { Link(bytes: $0) } ?? Link(withheld: link.entry)
                }
                _ = try pinned.absorb([VerifiedSegment(trusting: content, run, key: key)])
            }
        }
        guard try Chain.sha256(pinned.manifest()) == Chain.sha256(manifest) else {
            throw Problem(.manifestUnknown, self.path)
        }
        return pinned
    }
}

/// A folder for a ledger of the moment, gone when this is.
package final class LedgerScratch {
    private let folder: String
    package var path: String { "\(folder)/scratch.ledger" }

    package init() throws {
        folder = "\(NSTemporaryDirectory())/watchbook-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Problem(.folderNotWritable, folder)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
