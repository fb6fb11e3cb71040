import CentralLedger
import Journaling
import LedgerSQLite
import Sync

extension SQLiteLedger {
    /// The device whose id begins with `text`; spaces as in fingerprints are ignored.
    ///
    /// - Throws: `Problem`: `unknownDevice`, `deviceAmbiguous`.
    func device(named text: String) throws -> DeviceID {
        let prefix = text.lowercased().filter { !$0.isWhitespace }
        let known = try Set(devices()).union(judge().authority.grants.keys)
        let found = known.filter { $0.hex.hasPrefix(prefix) }
        guard let device = found.first, !prefix.isEmpty else {
            throw Problem(.unknownDevice, text, path)
        }
        guard found.count == 1 else { throw Problem(.deviceAmbiguous, text, path) }
        return device
    }

    /// The chain digests of each device that no entry here follows, ascending.
    ///
    /// - Complexity: O(*n*) in the stored segments; those of forked devices are opened.
    func chainEnds() throws -> [DeviceID: [Digest]] {
        let parts = try ManifestPart.parts(of: manifest()) ?? []
        return Dictionary(parts.map { ($0.0, $0.1.ends) }) { $0 + $1 }
    }

    /// The chain digest after the last entry of a device that is here; d(0) when nothing is here.
    ///
    /// - Throws: `Problem` with ``Problem/Code/chainForked`` when there are several.
    func chainEnd(of device: DeviceID) throws -> Digest {
        let ends = try chainEnds()[device] ?? []
        guard ends.count <= 1 else { throw Problem(.chainForked, device.fingerprint) }
        return ends.first ?? Chain.start(of: device)
    }
}
