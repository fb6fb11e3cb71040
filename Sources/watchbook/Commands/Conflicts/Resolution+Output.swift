import Journaling

extension Resolution {
    /// The register for other programs: every entry of it with its place.
    var json: JSONValue {
        [
            "record": .text(record), "register": .text(register), "conflict": .bool(isConflict),
            "own": .bool(isOwn),
            "heads": .list(heads.map(\.json)),
            "superseded": .list(superseded.map(\.json)),
            "held": .list(held.map(\.json)),
        ]
    }

    /// Every entry with a word for its place: in force first.
    var membersWithStates: [(state: String, member: Member)] {
        heads.enumerated().map { index, member in
            (index == 0 ? ConflictPhrase.inForce() : ConflictPhrase.head(), member)
        }
            + superseded.map { (ConflictPhrase.superseded(), $0) }
            + held.map { member in
                (
                    ConflictPhrase.held(
                        member.standing.reasons.map { $0() }.joined(separator: ", ")
                    ), member
                )
            }
    }
}

extension Resolution.Member {
    /// What it says, in a few words.
    var claimText: String { ClaimText.text(statement.claim, register: statement.register) }

    /// The entry for other programs.
    var json: JSONValue {
        [
            "digest": .text(statement.digest.hex), "device": .text(statement.device.hex),
            "seq": .integer(statement.seq), "inspector": .text(standing.placing.inspector),
            "rank": .integer(statement.rank), "effective": .integer(standing.effective),
            "voice": .text("\(standing.voice)"), "claim": JSONValue(statement.claim) ?? .null,
            "clock_corrected": .bool(standing.isClockCorrected),
            "moved_by": standing.placing.address.map { .text($0.hex) } ?? .null,
            "reasons": .list(standing.reasons.map { .text($0.rawValue) }),
        ]
    }
}
