import Inspection
import Journaling

/// What a simulated world is made of, counted while it is written.
struct WorldShares: Sendable {
    /// The kinds of entries that are told apart.
    enum Kind: String, CaseIterable {
        case finding, sweep, count, arrival, departure
    }

    private(set) var entries = 0
    var bundles = 0
    var bundleBytes = 0
    var photoBytes = 0
    private var kinds: [Kind: Int] = [:]
    private var violations = 0
    private var withPhoto = 0
    private var withBase = 0
    /// Registers in which two devices speak.
    private var contested = 0
    private var payloadBytes = 0
    private var entryBytes = 0

    /// Counts one entry.
    mutating func add(_ written: SimulatedDay.Written) {
        entries += 1
        kinds[written.kind, default: 0] += 1
        if written.finding?.answer == .fail { violations += 1 }
        if !written.entry.attachments.isEmpty { withPhoto += 1 }
        if !written.entry.bases.isEmpty { withBase += 1 }
        if written.isSecondLook { contested += 1 }
        payloadBytes += written.entry.payload.count
        entryBytes += written.size
    }

    static func += (sum: inout WorldShares, other: WorldShares) {
        sum.entries += other.entries
        sum.bundles += other.bundles
        sum.bundleBytes += other.bundleBytes
        sum.photoBytes += other.photoBytes
        sum.kinds.merge(other.kinds, uniquingKeysWith: +)
        sum.violations += other.violations
        sum.withPhoto += other.withPhoto
        sum.withBase += other.withBase
        sum.contested += other.contested
        sum.payloadBytes += other.payloadBytes
        sum.entryBytes += other.entryBytes
    }

    /// Neither a base nor a second look brings a register of its own.
    private var registers: Int { entries - withBase - contested }

    /// Shares in parts of ten thousand, sizes in hundredths of a byte: payloads have integers only.
    var json: JSONValue {
        [
            "bundles": .integer(Int64(bundles)),
            "bundle_bytes": .integer(Int64(bundleBytes)),
            "entries": .integer(Int64(entries)),
            "kinds": .object(
                Dictionary(
                    uniqueKeysWithValues: kinds.map { ($0.key.rawValue, .integer(Int64($0.value))) }
                )
            ),
            "per_entry_hundredths": [
                "bundle_bytes": part(bundleBytes - photoBytes, of: entries, 100),
                "canonical_bytes": part(entryBytes, of: entries, 100),
                "payload_bytes": part(payloadBytes, of: entries, 100),
            ],
            "registers": .integer(Int64(registers)),
            "shares_per_10000": [
                "contested_registers": part(contested, of: registers, 10_000),
                "violations": part(violations, of: entries, 10_000),
                "with_base": part(withBase, of: entries, 10_000),
                "with_photo": part(withPhoto, of: entries, 10_000),
            ],
        ]
    }

    private func part(_ part: Int, of all: Int, _ unit: Int) -> JSONValue {
        .integer(all == 0 ? 0 : Int64((part * unit + all / 2) / all))
    }
}
