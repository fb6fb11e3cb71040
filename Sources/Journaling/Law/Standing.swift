/// Whose an entry is, as what: two statements of one voice never conflict.
package enum VoiceKind: UInt8, Sendable {
    /// Said by the inspector.
    case own = 0
    /// Typed for the inspector under a right to do so.
    case typed = 1
    /// A decision.
    case decision = 2
}

/// Where an entry belongs after law 8, and the time it counts by.
package struct Placing: Sendable, Equatable {
    package let record: String
    package let inspector: String
    /// Milliseconds since 1970 UTC by the device's clock plus the offset of an address.
    package let time: Int64
    /// Digest of the address that moved it; `nil` for an entry that stands where it was written.
    package let address: Digest?
}

/// What the law makes of one entry.
package struct Standing: Sendable, Equatable {
    package let placing: Placing
    /// Why it is held, ascending; empty when it counts.
    package let reasons: [Reason]
    /// Milliseconds since 1970 UTC.
    package let effective: Int64
    /// Whether floor or cap changed the time that counts.
    package let isClockCorrected: Bool
    package let voice: VoiceKind
    /// Level of the deciding grant; 0 for all but decisions.
    package let level: Int64

    package var counts: Bool { reasons.isEmpty }

    /// 0 clock-corrected, 1 ordinary, 2 decision.
    package var rankingClass: Int {
        voice == .decision ? 2 : isClockCorrected ? 0 : 1
    }
}
