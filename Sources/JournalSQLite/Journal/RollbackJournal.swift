import Foundation
import Journaling

/// The rollback journal that a killed writer left beside its file.
enum RollbackJournal {
    private static let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    /// Throws `databaseDamaged` when the journal beside `path` ends with the name of another file.
    ///
    /// SQLite writes such names only for transactions over several files, which no journal of ours
    /// has; playing one back would delete the file that is named.
    ///
    /// Source: https://www.sqlite.org/fileformat2.html, section 3
    static func refuseNames(beside path: String) throws {
        let name = path + "-journal"
        guard access(name, F_OK) == 0 else { return }
        let file = try Descriptor(opening: name, O_RDONLY | O_NONBLOCK)
        guard lseek(file.number, -off_t(magic.count), SEEK_END) >= 0 else { return }
        guard try file.read(magic.count) != magic else { throw Problem(.databaseDamaged, path) }
    }
}
