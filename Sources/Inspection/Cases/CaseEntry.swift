package import Journaling

/// One register of a case with its entry in force.
///
/// A class of constants: a case has several by their steps, and is passed on without copying them.
package final class CaseEntry: Sendable {
    package let register: String
    package let claim: JSONValue
    package let digest: Digest
    /// Who said it, after law 8.
    package let inspector: String
    /// The time by which it counts in the order, in minutes since 1970 UTC.
    package let effective: Int64
    /// The time by which deadlines judge it, in minutes since 1970 UTC.
    ///
    /// A stated time of observation only where the law lets it count, otherwise the time of
    /// writing. Source: Documentation/merge-law.md.
    package let moment: Int64
    /// Two voices say different things here.
    package let isDisputed: Bool
    package let photos: [Attachment]

    package init(
        register: String,
        claim: JSONValue,
        digest: Digest,
        inspector: String,
        effective: Int64,
        moment: Int64,
        isDisputed: Bool = false,
        photos: [Attachment] = []
    ) {
        self.register = register
        self.claim = claim
        self.digest = digest
        self.inspector = inspector
        self.effective = effective
        self.moment = moment
        self.isDisputed = isDisputed
        self.photos = photos
    }

    /// The entry in force of a register put in order; `nil` when nothing counts in it.
    package convenience init?(_ resolution: Resolution) {
        guard let member = resolution.inForce else { return nil }
        self.init(member, in: resolution)
    }

    /// Any entry of a register put in order, in force or not; `nil` when its claim is unreadable.
    package convenience init?(_ member: Resolution.Member, in resolution: Resolution) {
        guard let claim = JSONValue(member.statement.claim) else { return nil }
        let standing = member.standing
        let effective = Minute.containing(standing.effective)
        let isOwnWord = standing.voice == .own && !standing.isClockCorrected
        self.init(
            register: resolution.register,
            claim: claim,
            digest: member.statement.digest,
            inspector: standing.placing.inspector,
            effective: effective,
            moment: isOwnWord
                ? Minute.containing(member.statement.stamp.milliseconds) : effective,
            isDisputed: resolution.isConflict,
            photos: member.statement.attachments
        )
    }
}

extension CaseEntry: Hashable {
    package static func == (one: CaseEntry, other: CaseEntry) -> Bool {
        one === other
            || one.digest == other.digest && one.register == other.register
                && one.claim == other.claim && one.inspector == other.inspector
                && one.effective == other.effective && one.moment == other.moment
                && one.isDisputed == other.isDisputed && one.photos == other.photos
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// What a register of a case claims, in the terms of the work.
package protocol CaseClaim: Hashable, Sendable {
    /// Reads a claim; `nil` when it is withdrawn or something else.
    init?(_ claim: JSONValue)
    var claim: JSONValue { get }
}

/// A claim with who said it and when.
package struct CaseAct<Claim: CaseClaim>: Hashable, Sendable {
    package let entry: CaseEntry
    package let claim: Claim
    /// The minute that deadlines count by, in minutes since 1970 UTC.
    ///
    /// Where an office writes down what came to it on paper or by telephone, the minute at which it
    /// came (`arrived`), unless that is later than the writing.
    package let minute: Int64

    package init?(_ entry: CaseEntry) {
        guard let claim = Claim(entry.claim) else { return nil }
        self.entry = entry
        self.claim = claim
        minute = min(entry.claim.minute("arrived") ?? entry.moment, entry.moment)
    }

    package var digest: Digest { entry.digest }
    package var inspector: String { entry.inspector }
}
