import Foundation
import Journaling

/// The key file of a journal that is open: locked against a second writer, and its mark.
///
/// The lock goes with the process, so that nothing is left behind by one that was killed.
final class KeyLock: Sendable {
    private let file: Descriptor

    /// Locks the file of `key`.
    ///
    /// - Throws: ``Problem``: `journalBusy` when another has it; `keyMissing`; `keyOfOtherJournal`
    ///   when the file is another key's by now.
    init(_ key: DeviceKey) throws {
        do {
            file = try Descriptor(opening: key.path, O_RDWR | O_NONBLOCK)
        } catch let problem as Problem {
            throw Problem(problem.code == .fileMissing ? .keyMissing : .folderNotWritable, key.path)
        }
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            throw Problem(errno: errno, at: key.path)
        }
        guard try mark(of: key.device) != nil else { throw Problem(.keyOfOtherJournal, key.path) }
    }

    /// The mark as it stands in the file.
    ///
    /// - Returns: `nil` when the file is not the key of `device`.
    func mark(of device: DeviceID) throws -> DeviceKey.Mark? {
        guard lseek(file.number, 0, SEEK_SET) == 0 else {
            throw Problem(errno: errno, at: file.path)
        }
        let key = try DeviceKey.load(from: file)
        return key.device == device ? key.mark : nil
    }

    /// Writes `mark` in the place of the old one.
    ///
    /// Not synced, and a failure is passed over: the entries are on the disk already, and a mark
    /// that lags behind them is as good as one that was written before them. It only has to be
    /// there when the journal is put back to an earlier state.
    func move(to mark: DeviceKey.Mark) {
        let text = KeyText.text(mark)
        _ = text.withUnsafeBytes {
            pwrite(file.number, $0.baseAddress, $0.count, off_t(KeyText.markOffset))
        }
    }
}
