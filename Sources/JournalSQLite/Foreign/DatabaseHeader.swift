import Foundation
import Journaling

/// The first 100 bytes of an SQLite file, read before SQLite sees it.
///
/// Source: https://www.sqlite.org/fileformat2.html, section 1.3
struct DatabaseHeader {
    let fileSize: Int64
    private let bytes: [UInt8]

    /// Reads the header of the file at `file`, which messages call `path`.
    init(of file: String, named path: String) throws {
        let descriptor = try Descriptor(opening: file, O_RDONLY)
        bytes = try descriptor.read(100)
        fileSize = Int64(try descriptor.status().st_size)
        guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw Problem(.notSQLite, path)
        }
    }

    private enum Offset {
        static let encoding = 56
        static let version = 60
        static let applicationID = 68
    }

    private static let utf8: UInt32 = 1
    /// "WBL1".
    private static let ledger: UInt32 = 0x5742_4C31

    /// Throws `otherProgramsDatabase`, `journalNotOne`, `schemaNewer` or `schemaUnexpected` for another format.
    func check(against format: DatabaseFormat, path: String) throws {
        guard word(Offset.applicationID) == format.applicationID else {
            let isLedger = word(Offset.applicationID) == DatabaseHeader.ledger
            throw Problem(isLedger ? .journalNotOne : .otherProgramsDatabase, path)
        }
        guard word(Offset.version) <= format.version else { throw Problem(.schemaNewer, path) }
        guard word(Offset.version) == format.version, word(Offset.encoding) == DatabaseHeader.utf8
        else { throw Problem(.schemaUnexpected, path) }
    }

    private func word(_ offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
