package import Journaling

/// One line of a ledger's content.
///
/// Source: Documentation/merge-law.md, section 4.
package struct ContentLine: Hashable, Sendable {
    /// Canonical JSON without a newline.
    package let bytes: [UInt8]

    private init(_ value: JSONValue) {
        bytes = value.canonicalBytes
    }

    /// A register of layers 3–4; `nil` when nothing counts in it.
    package static func register(_ resolution: Resolution) -> ContentLine? {
        guard let inForce = resolution.inForce else { return nil }
        return ContentLine([
            "conflict": .bool(resolution.isConflict),
            "effective": .integer(inForce.standing.effective),
            "heads": .list(resolution.heads.map { .text($0.statement.digest.hex) }),
            "own": .bool(resolution.isOwn),
            "record": .text(resolution.record),
            "register": .text(resolution.register),
        ])
    }

    /// A held entry, by the record it belongs to after law 8.
    package static func held(
        _ digest: Digest,
        reasons: [Reason],
        record: String,
        register: String
    ) -> ContentLine {
        ContentLine([
            "held": .text(digest.hex),
            "reasons": .list(reasons.map { .text($0.rawValue) }),
            "record": .text(record),
            "register": .text(register),
        ])
    }

    /// An entry of layers 1 or 2 that is not held.
    package static func governing(_ statement: Statement, isEffective: Bool) -> ContentLine {
        ContentLine([
            "effect": .bool(isEffective),
            "governing": .text(statement.digest.hex),
            "record": .text(statement.record),
            "register": .text(statement.register),
        ])
    }

    /// A device with something to say; `nil` without.
    package static func device(_ state: DeviceState) -> ContentLine? {
        guard state.isRemarkable else { return nil }
        return ContentLine([
            "device": .text(state.device.hex),
            "erased": .list(state.erased.sorted().map { .text($0.hex) }),
            "forks": .list(state.forks.sorted().map(JSONValue.integer)),
            "gaps": .list(
                state.gaps.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) }
            ),
            "withheld": .list(state.withheld.sorted().map { .text($0.hex) }),
        ])
    }
}

/// What is remarkable about one device's entries in a set.
package struct DeviceState: Hashable, Sendable {
    package let device: DeviceID
    /// Entries whose bytes an office had removed.
    package var erased: Set<Digest> = []
    /// Seqs at which different entries are here: the device was cloned or restored.
    package var forks: Set<Int64> = []
    /// Runs of seqs below the greatest one at which nothing is here, ascending.
    package var gaps: [ClosedRange<Int64>] = []
    /// Entries of which only the digest is here.
    package var withheld: Set<Digest> = []

    package init(device: DeviceID) {
        self.device = device
    }

    package var isRemarkable: Bool {
        !erased.isEmpty || !forks.isEmpty || !gaps.isEmpty || !withheld.isEmpty
    }
}
