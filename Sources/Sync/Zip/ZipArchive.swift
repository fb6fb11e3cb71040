import CZip
import Foundation
import Journaling

/// A zip archive of unknown origin; nothing in it is ever unpacked by its name.
final class ZipArchive {
    private let handle: OpaquePointer
    private let name: String

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - name: what problems call it.
    /// - Throws: `Problem`: `zipBroken`, `zipTooLarge`, `fileUnreadable`.
    init(_ path: String, name: String) throws {
        try ZipArchive.checkCount(inTail: try FileBytes(path, name: name).end(65_557), name: name)
        var code: Int32 = 0
        guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
            let isUnreadable = code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_NOENT
            throw Problem(isUnreadable ? .fileUnreadable : .zipBroken, name)
        }
        handle = opened
        self.name = name
    }

    /// Opens an archive that is in memory.
    ///
    /// - Throws: `Problem`: `zipBroken`, `zipTooLarge`.
    init(_ bytes: [UInt8], name: String) throws {
        try ZipArchive.checkCount(inTail: bytes.suffix(65_557), name: name)
        // The library frees the copy together with the archive.
        let copy = malloc(max(bytes.count, 1))
        bytes.withUnsafeBytes { buffer in
            if let start = buffer.baseAddress {
                copy?.copyMemory(from: start, byteCount: buffer.count)
            }
        }
        var error = zip_error_t()
        zip_error_init(&error)
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw Problem(.zipBroken, name)
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw Problem(.zipBroken, name)
        }
        handle = opened
        self.name = name
    }

    deinit { zip_discard(handle) }

    /// The members in the order of the archive.
    ///
    /// - Throws: `Problem`: `zipTooLarge` when there are too many or they announce too much in all,
    ///   `zipBroken`.
    func members() throws -> [ZipMember] {
        let count = zip_get_num_entries(handle, 0)
        guard count <= ZipLimit.members else { throw Problem(.zipTooLarge, name) }
        let members = try (0..<UInt64(max(count, 0))).map(member)
        var total: Int64 = 0
        for member in members {
            let sum = total.addingReportingOverflow(member.byteCount)
            guard !sum.overflow, sum.partialValue <= ZipLimit.total else {
                throw Problem(.zipTooLarge, name)
            }
            total = sum.partialValue
        }
        return members
    }

    /// One member, by its place.
    func member(at index: UInt64) throws -> ZipMember {
        var status = zip_stat_t()
        zip_stat_init(&status)
        let raw = zip_get_name(handle, index, zip_flags_t(ZIP_FL_ENC_RAW))
        guard let raw, zip_stat_index(handle, index, 0, &status) == 0,
            status.valid & UInt64(ZIP_STAT_SIZE) != 0
        else { throw Problem(.zipBroken, name) }
        return ZipMember(
            index: index,
            rawName: UnsafeBufferPointer(start: raw, count: strlen(raw)).map(
                UInt8.init(bitPattern:)
            ),
            byteCount: Int64(clamping: status.size),
            isEncrypted: status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
                && status.encryption_method != UInt16(ZIP_EM_NONE)
        )
    }

    /// Opens a member for reading.
    ///
    /// - Throws: `Problem`: `zipEncrypted`, `zipTooLarge`, `zipBroken`.
    func open(_ member: ZipMember, name: String) throws -> ZipMemberBytes {
        guard !member.isEncrypted else { throw Problem(.zipEncrypted, name) }
        guard member.byteCount <= ZipLimit.member else { throw Problem(.zipTooLarge, name) }
        guard let file = zip_fopen_index(handle, member.index, 0) else {
            throw Problem(.zipBroken, name)
        }
        return ZipMemberBytes(file, of: self, announced: member.byteCount, name: name)
    }

    /// Looks at the announced number of members before the library makes room for them.
    ///
    /// Source: APPNOTE.TXT 6.3.9, 4.3.16: end of central directory, at most 65 557 bytes before the
    /// end; 65 535 members means that there is a larger record elsewhere.
    private static func checkCount(
        inTail tail: some RandomAccessCollection<UInt8>,
        name: String
    ) throws {
        let tail = Array(tail)
        for index in tail.indices.dropLast(21)
        where tail[index...].starts(with: [0x50, 0x4B, 5, 6]) {
            let count = Int(tail[index + 10]) | Int(tail[index + 11]) << 8
            guard count <= ZipLimit.members else { throw Problem(.zipTooLarge, name) }
        }
    }
}

/// The unpacked bytes of a member, as many as were announced and not one more.
final class ZipMemberBytes: ByteSource {
    private let file: OpaquePointer
    /// The member must be closed before its archive.
    private let archive: ZipArchive
    private var left: Int64
    private let name: String

    fileprivate init(_ file: OpaquePointer, of archive: ZipArchive, announced: Int64, name: String)
    {
        self.file = file
        self.archive = archive
        left = announced
        self.name = name
    }

    deinit { zip_fclose(file) }

    func read(_ count: Int) throws -> [UInt8] {
        // One byte more than is left shows a member that is larger than it says.
        let wanted = min(count, readingStep, Int(left) + 1)
        var got: Int64 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            got = zip_fread(file, buffer.baseAddress, UInt64(wanted))
            filled = Int(max(got, 0))
        }
        guard got >= 0, got <= left, got > 0 || left == 0 else { throw Problem(.zipBroken, name) }
        left -= got
        return bytes
    }
}
