package import Journaling

/// Something that an erasure can name: an entry of a device, or a photo that one refers to.
package struct ErasureTarget: Sendable {
    /// The device in whose record the erasure is written.
    package let device: DeviceID
    package let erasure: Erasure
    /// The entry, or the one that refers to the photo; `nil` for a withheld entry.
    package let statement: Statement?
}

extension SQLiteLedger {
    /// The entries of layers 3 and 4, and the unreadable and withheld ones, whose digest begins
    /// with `prefix` in hexadecimal: one target for each device that has a copy.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    package func erasableEntries(_ prefix: String) throws -> [ErasureTarget] {
        var found: [Copy: ErasureTarget] = [:]
        try forEachSegment(after: 0) { _, segment in
            try segment.forEachEntry(trusting: true) { seq, digest, _, bytes in
                guard digest.hex.hasPrefix(prefix) else { return }
                let statement = bytes.map {
                    Statement(reading: $0, digest: digest, device: segment.device, seq: seq)
                }
                if let statement, statement.defect == nil,
                    RecordName(statement.record).layer < 3
                {
                    return
                }
                let copy = Copy(device: segment.device, digest: digest)
                guard statement != nil || found[copy] == nil else { return }
                found[copy] = ErasureTarget(
                    device: segment.device,
                    erasure: .entry(digest),
                    statement: statement
                )
            }
        }
        return SQLiteLedger.sorted(found)
    }

    /// The photos whose digest begins with `prefix` in hexadecimal: one target for each device
    /// an entry of which refers to the photo.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    package func erasablePhotos(_ prefix: String) throws -> [ErasureTarget] {
        var found: [Copy: ErasureTarget] = [:]
        try forEachSegment(after: 0) { _, segment in
            for statement in try segment.statements() {
                for photo in statement.attachments.map(\.digest) where photo.hex.hasPrefix(prefix) {
                    found[Copy(device: segment.device, digest: photo)] = ErasureTarget(
                        device: segment.device,
                        erasure: .photo(photo),
                        statement: statement
                    )
                }
            }
        }
        return SQLiteLedger.sorted(found)
    }

    /// Whether what the target names is erased.
    package func isErased(_ target: ErasureTarget) throws -> Bool {
        let judge = try judge()
        switch target.erasure {
        case .photo(let digest): return judge.authority.erasedPhotos.contains(digest)
        case .entry(let digest):
            guard let statement = target.statement else {
                return judge.authority.entriesNamedForErasure(of: target.device).contains(digest)
            }
            return judge.isErased(statement)
        }
    }

    private struct Copy: Hashable, Comparable {
        let device: DeviceID
        let digest: Digest

        static func < (one: Copy, other: Copy) -> Bool {
            (one.digest, one.device) < (other.digest, other.device)
        }
    }

    private static func sorted(_ found: [Copy: ErasureTarget]) -> [ErasureTarget] {
        found.sorted { $0.key < $1.key }.map(\.value)
    }
}
