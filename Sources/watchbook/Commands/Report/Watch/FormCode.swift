import CentralLedger
import Journaling

/// What the square code of a watch record form says: which watch, what its entries were, and under
/// which seal they stand.
///
/// `watchbook-form-1 <record> <entries> <digest of the entries> <device> <seq> <chain digest>`,
/// with digests in hexadecimal. Source: Documentation/reports.md, "The code of a form".
struct FormCode: Equatable {
    /// The end of the writer's chain that a seal covers.
    struct Seal: Equatable {
        let device: DeviceID
        let through: Int64
        let chain: Digest
    }

    let record: String
    let entries: Int
    let digest: Digest
    /// `nil` for a form without entries.
    let seal: Seal?

    private static let mark = "watchbook-form-1"

    /// Whether a text is meant to be a code, readable or not.
    static func isMeant(by text: String) -> Bool { text.hasPrefix("watchbook-form-") }

    init(_ form: WatchForm, seal: Seal?) {
        record = form.record
        entries = form.entries.count
        digest = form.digest
        self.seal = seal
    }

    /// Reads a code; `nil` for any other text.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count == 4 || parts.count == 7, parts[0] == FormCode.mark,
            RecordName(parts[1]).kind == .watch, let entries = Int(parts[2]), entries >= 0,
            let digest = Digest(hex: parts[3])
        else { return nil }
        record = parts[1]
        self.entries = entries
        self.digest = digest
        guard parts.count == 7 else {
            seal = nil
            return
        }
        guard let device = DeviceID(hex: parts[4]), let through = Int64(parts[5]), through > 0,
            let chain = Digest(hex: parts[6])
        else { return nil }
        seal = Seal(device: device, through: through, chain: chain)
    }

    var text: String {
        let parts = [FormCode.mark, record, String(entries), digest.hex]
        let end = seal.map { [$0.device.hex, String($0.through), $0.chain.hex] } ?? []
        return (parts + end).joined(separator: " ")
    }
}
