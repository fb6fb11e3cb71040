import CentralLedger
import Foundation
package import Journaling

#if canImport(Glibc)
    import Glibc
#endif

extension SQLiteLedger {
    package func keepPhoto(_ digest: Digest, _ bytes: [UInt8]) throws -> Bool {
        let known = try withTables { tables in
            try tables.statement("SELECT state FROM photo WHERE digest = ?").bind(1, digest.bytes)
                .firstRow { $0.integer(0) }
        }
        guard known == nil || known == PhotoState.missing.rawValue else { return false }
        let isErased = try withLaw { _, law in law.judge.authority.erasedPhotos.contains(digest) }
        guard !isErased else { return false }
        if !isRehearsal { try write(bytes, digest) }
        try change { tables, _ in
            try tables.statement(
                "INSERT INTO photo (digest, length, state) VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET state = 1"
            )
            .bind(1, digest.bytes).bind(2, Int64(bytes.count)).run()
        }
        return true
    }

    /// Writes the file under another name first, so that a photo is there whole or not at all.
    private func write(_ bytes: [UInt8], _ digest: Digest) throws {
        let place = PhotoFolder(ofLedger: path)
        let (folder, file) = (place.folder(digest), place.file(digest))
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let descriptor = open("\(file).part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw Problem(.folderNotWritable, folder) }
            defer { close(descriptor) }
            var offset = 0
            while offset < bytes.count {
                let written = bytes[offset...].withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                guard written > 0 else {
                    throw Problem(errno == ENOSPC ? .diskFull : .folderNotWritable, file)
                }
                offset += written
            }
            guard fsync(descriptor) == 0, rename("\(file).part", file) == 0 else {
                throw Problem(.diskFull, file)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.folderNotWritable, folder)
        }
    }

    /// The bytes of a photo; `nil` when they are not here.
    package func photo(_ digest: Digest) throws -> [UInt8]? {
        FileManager.default.contents(atPath: PhotoFolder(ofLedger: path).file(digest))
            .map { Array($0) }
    }

    package func keepReceipt(_ receipt: Receipt) throws {
        let bytes = receipt.bytes
        try change { tables, _ in
            try tables.statement(
                "INSERT INTO receipt (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING"
            )
            .bind(1, Chain.sha256(bytes).bytes).bind(2, bytes).run()
        }
    }

    /// All receipts that came here.
    package func receipts() throws -> [Receipt] {
        try withTables { tables in
            var receipts: [Receipt] = []
            try tables.statement("SELECT bytes FROM receipt ORDER BY digest").forEachRow { row in
                if let receipt = Receipt(reading: row.bytes(0)) { receipts.append(receipt) }
            }
            return receipts
        }
    }

    /// Removes the bytes of erased entries and photos for good; digests, chain and counts stay.
    ///
    /// - Returns: how many entries and photos lost their bytes.
    package func purge() throws -> (entries: Int, photos: Int) {
        let (entries, photos) = try change { tables, law in
            var entries = 0
            for device in law.judge.authority.devicesWithErasures {
                for (id, segment) in try tables.segments(of: device) {
                    let doomed = try segment.statements().filter(law.judge.isErased).map(\.digest)
                    guard !doomed.isEmpty else { continue }
                    try tables.replace(segment: id, with: try segment.withholding(Set(doomed)))
                    entries += doomed.count
                }
            }
            var photos: [Digest] = []
            for digest in law.judge.authority.erasedPhotos.sorted() {
                try tables.statement("UPDATE photo SET state = 2 WHERE digest = ? AND state <> 2")
                    .bind(1, digest.bytes).run()
                if try tables.statement("SELECT changes()").firstRow({ $0.integer(0) }) == 1 {
                    photos.append(digest)
                }
            }
            return (entries, photos)
        }
        if !isRehearsal {
            for digest in photos {
                unlink(PhotoFolder(ofLedger: path).file(digest))
            }
        }
        return (entries, photos.count)
    }
}
