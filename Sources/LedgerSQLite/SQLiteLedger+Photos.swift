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
        guard known != PhotoState.erased.rawValue else { return false }
        // A file that was lost or changed since is put right.
        if known == PhotoState.present.rawValue, try photo(digest) == bytes { return false }
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
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw Problem(.diskFull, folder)
        } catch {
            throw Problem(.folderNotWritable, folder)
        }
        do {
            try write(bytes, to: "\(file).part")
            guard rename("\(file).part", file) == 0 else { throw Problem(.diskFull, file) }
        } catch {
            unlink("\(file).part")
            throw error
        }
        // The new name must be on the disk before the ledger says that the photo is here.
        let opened = open(folder, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }

    private func write(_ bytes: [UInt8], to file: String) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SQLiteLedger.writing(file) }
        defer { close(descriptor) }
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw SQLiteLedger.writing(file) }
            offset += written
        }
        guard fsync(descriptor) == 0 else { throw SQLiteLedger.writing(file) }
    }

    /// What `errno` says after a write.
    private static func writing(_ file: String) -> Problem {
        Problem(
            [ENOSPC, EDQUOT, EFBIG, EIO].contains(errno) ? .diskFull : .folderNotWritable,
            file
        )
    }

    /// The bytes of a photo; `nil` when they are not here.
    package func photo(_ digest: Digest) throws -> [UInt8]? {
        PhotoFolder(ofLedger: path).bytes(digest)
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

    /// Expects photos no longer that erased entries alone refer to: without their bytes nobody
    /// knows afterwards which these were.
    private static func forgetOrphans(_ tables: LedgerTables, _ law: LawState) throws {
        let missing = try tables.missingPhotos().map(\.digest)
        let doubtful = try tables.photosOfErased(by: law).intersection(missing)
        guard !doubtful.isEmpty else { return }
        let known = try tables.photosOfRegisters(among: doubtful)
        try tables.forgetPhotos(doubtful.subtracting(known))
    }

    /// Removes the bytes of erased entries and photos for good; digests, chain and counts stay.
    ///
    /// - Returns: how many entries and photos lost their bytes.
    package func purge() throws -> (entries: Int, photos: Int) {
        let (entries, photos) = try change { tables, law in
            try SQLiteLedger.forgetOrphans(tables, law)
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
