// The claims of layers 1 and 2, as far as the law reads them. Members it does not name are free.
// Source: Documentation/merge-law.md, 2.2 and 2.3.

/// Up to where an enrolment was valid.
package struct Revocation: Hashable, Sendable {
    /// Digest of the enrolment.
    package let enrolment: Digest
    /// Chain digest of the last entry that keeps it; d(0) for none.
    package let through: Digest

    package init(enrolment: Digest, through: Digest) {
        self.enrolment = enrolment
        self.through = through
    }

    package init?(_ claim: JSONValue) {
        guard let enrolment = claim.digest("enrolment"), let through = claim.digest("through")
        else { return nil }
        self.init(enrolment: enrolment, through: through)
    }

    package var claim: JSONValue {
        ["enrolment": .text(enrolment.hex), "through": .text(through.hex)]
    }
}

/// When an office received a chain.
package struct Attestation: Hashable, Sendable {
    package let chain: Digest
    /// Milliseconds since 1970 UTC, 0 or more.
    package let received: Int64

    package init(chain: Digest, received: Int64) {
        self.chain = chain
        self.received = received
    }

    package init?(_ claim: JSONValue) {
        guard let chain = claim.digest("chain"), let received = claim["received"]?.integer,
            received >= 0
        else { return nil }
        self.init(chain: chain, received: received)
    }

    package var claim: JSONValue { ["chain": .text(chain.hex), "received": .integer(received)] }
}

/// Which reasons an office lifts from an entry.
package struct Release: Hashable, Sendable {
    package let reasons: Set<String>

    package init(reasons: Set<String>) {
        self.reasons = reasons
    }

    package init?(_ claim: JSONValue) {
        guard let reasons = claim["reasons"]?.texts else { return nil }
        self.init(reasons: Set(reasons))
    }

    package var claim: JSONValue { ["reasons": .list(reasons.sorted().map(JSONValue.text))] }
}

/// Where the entries of a range of a chain belong instead.
package struct Address: Hashable, Sendable {
    /// Chain digest before the first entry.
    package let after: Digest
    /// Chain digest of the last entry.
    package let through: Digest
    package var date: WorkDate?
    /// Minutes to add to the device's clock, at most ``largestOffset`` either way.
    package var offset: Int64?
    package var station: String?
    package var slot: String?
    package var inspector: String?

    /// A hundred years.
    package static let largestOffset: Int64 = 52_560_000

    package init(
        after: Digest,
        through: Digest,
        date: WorkDate? = nil,
        offset: Int64? = nil,
        station: String? = nil,
        slot: String? = nil,
        inspector: String? = nil
    ) {
        self.after = after
        self.through = through
        self.date = date
        self.offset = offset
        self.station = station
        self.slot = slot
        self.inspector = inspector
    }

    package init?(_ claim: JSONValue) {
        guard let after = claim.digest("after"), let through = claim.digest("through") else {
            return nil
        }
        self.init(after: after, through: through)
        if let value = claim["date"] {
            guard let date = value.text.flatMap({ WorkDate($0) }) else { return nil }
            self.date = date
        }
        if let value = claim["offset"] {
            guard let offset = value.integer, abs(offset) <= Address.largestOffset else {
                return nil
            }
            self.offset = offset
        }
        if let value = claim["station"] {
            guard let station = value.text, Names.isName(station, minimum: 2) else { return nil }
            self.station = station
        }
        if let value = claim["slot"] {
            guard let slot = value.text, Names.isID(slot) else { return nil }
            self.slot = slot
        }
        if let value = claim["inspector"] {
            guard let inspector = value.text, Names.isInspector(inspector) else { return nil }
            self.inspector = inspector
        }
        if date == nil, offset == nil, station == nil, slot == nil, inspector == nil { return nil }
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = [
            "after": .text(after.hex), "through": .text(through.hex),
        ]
        members["date"] = date.map { .text($0.text) }
        members["offset"] = offset.map { .integer($0) }
        members["station"] = station.map { .text($0) }
        members["slot"] = slot.map { .text($0) }
        members["inspector"] = inspector.map { .text($0) }
        return .object(members)
    }
}

/// An entry or a photo whose bytes an office had removed.
package enum Erasure: Hashable, Sendable {
    case entry(Digest)
    case photo(Digest)

    package init?(_ claim: JSONValue) {
        if let entry = claim.digest("entry") {
            self = .entry(entry)
        } else if let photo = claim.digest("photo") {
            self = .photo(photo)
        } else {
            return nil
        }
    }

    package var claim: JSONValue {
        switch self {
        case .entry(let digest): ["entry": .text(digest.hex)]
        case .photo(let digest): ["photo": .text(digest.hex)]
        }
    }
}

/// What layer 4 needs of a version of a point.
struct PointVersion: Hashable, Sendable {
    let office: String
    let stations: [String]

    init?(_ claim: JSONValue) {
        guard PointVersion.isPartOf(claim), let office = claim["office"]?.text,
            let stations = claim["stations"]?.texts
        else { return nil }
        self.office = office
        self.stations = stations
    }

    /// Whether the members of a version that the claim has are of their types; a withdrawn one
    /// need not have them all.
    static func isPartOf(_ claim: JSONValue) -> Bool {
        let isOffice = claim["office"].map { $0.text.map { Names.isName($0) } ?? false } ?? true
        let areStations = claim["stations"].map { value in
            value.texts.map { $0.allSatisfy { Names.isID($0) } } ?? false
        }
        return isOffice && areStations ?? true
    }
}

/// What layer 4 needs of the city's settings.
package struct CitySettings: Hashable, Sendable {
    /// The city's time zone: minutes ahead of UTC.
    ///
    /// A number, because tables of zones differ between machines.
    package var zoneMinutes: Int64 = 480
    /// By how many days work date and date of the effective time may differ.
    package var dateDays: Int64 = 1

    package init() {}

    package init?(_ claim: JSONValue) {
        if let value = claim["zone_minutes"] {
            guard let minutes = value.integer, (-1440...1440).contains(minutes) else { return nil }
            zoneMinutes = minutes
        }
        if let value = claim["date_days"] {
            guard let days = value.integer, (0...365).contains(days) else { return nil }
            dateDays = days
        }
    }

    /// Days since 1970-01-01 of the city's calendar at `milliseconds` since 1970 UTC.
    package func day(of milliseconds: Int64) -> Int64 {
        let shifted = milliseconds + zoneMinutes * 60_000
        return shifted >= 0 ? shifted / 86_400_000 : (shifted - 86_399_999) / 86_400_000
    }
}

extension JSONValue {
    /// A member that is a digest in hexadecimal.
    package func digest(_ name: String) -> Digest? {
        self[name]?.text.flatMap { Digest(hex: $0) }
    }
}
