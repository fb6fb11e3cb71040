package import Journaling

/// A root, three offices, a phone and a stranger, with the usual grants, points and indicators:
/// tests write entries and ask for the ``judged`` ledger.
///
/// The city is at level 0, the offices east and west at 1, the phone at 2 under east. The point
/// `gate` belongs to east, `pond` to west. Stamps rise by a millisecond with each entry unless
/// they are given.
package final class Scene {
    /// 2026-03-01T00:00:00Z in milliseconds.
    package static let start: Int64 = 1_772_323_200_000
    package static let noon = start + 12 * hour
    package static let minute: Int64 = 60_000
    package static let hour: Int64 = 60 * minute
    package static let day: Int64 = 24 * hour
    package static let year: Int64 = 365 * day
    /// The register that ``find(on:_:at:bases:decides:observed:record:as:)`` writes in.
    package static let finding = "check/gate.s1/2026-03-01/r1.1/c1"

    package let root = Author("root", key: 1, inspector: "city.0", rank: 0)
    package let city = Author("city", key: 2, inspector: "city.1", rank: 3)
    package let east = Author("east", key: 3, inspector: "east.1", rank: 2)
    package let west = Author("west", key: 4, inspector: "west.1", rank: 2)
    package let phone = Author("phone", key: 5, inspector: "east.2", rank: 1)
    package let stranger = Author("stranger", key: 6, inspector: "east.2", rank: 1)
    package private(set) var authors: [Author]
    package var now = Scene.start
    package private(set) var cityGrant = Digest.named("none")
    package private(set) var eastGrant = Digest.named("none")
    package private(set) var westGrant = Digest.named("none")
    package private(set) var phoneGrant = Digest.named("none")

    package init(enrolled: Bool = true, published: Bool = true) {
        authors = [root, city, east, west, phone, stranger]
        if enrolled {
            cityGrant = enrol(root, city, Grant.usual(level: 0, office: "city", types: [("*", 3)]))
            eastGrant = enrol(city, east, .east)
            westGrant = enrol(city, west, .usual(office: "west", [("west.*", 2)], places: ["west"]))
            phoneGrant = enrol(east, phone, .phone)
        }
        if published { publish() }
    }

    private func publish() {
        publish("point/gate/2026-01-01", "place", ["office": "east", "stations": ["s1", "s2"]])
        publish("point/pond/2026-01-01", "place", ["office": "west", "stations": ["s1"]])
        publish("street/east.high/2026-01-01", "name", ["name": "High"])
        publish("standard/city", "indicator.c1", [:])
    }

    /// Adds a device; numbers from 7 are free.
    package func author(
        _ name: String,
        key number: Int,
        inspector: String,
        rank: Int64
    ) -> Author {
        let author = Author(name, key: number, inspector: inspector, rank: rank)
        authors.append(author)
        return author
    }
}

extension Grant {
    /// A grant of everything that its arguments do not narrow, from the scene's first minute.
    package static func usual(
        level: Int64 = 1,
        office: String = "east",
        _ inspectors: [(String, Int64)] = [("*", 3)],
        types: [(String, Int64)] = [],
        places: [String] = ["*"],
        registers: [String] = ["*"],
        rights: Set<Right> = Set(Right.allCases),
        from: Int64 = Scene.start / 60_000,
        until: Int64? = nil,
        practice: Bool = false
    ) -> Grant {
        Grant(
            from: from,
            until: until,
            level: level,
            office: office,
            inspectors: inspectors.map { Pair($0.0, $0.1) },
            types: types.map { Pair($0.0, $0.1) },
            places: places,
            registers: registers,
            rights: rights,
            isPractice: practice
        )
    }

    /// The grant of the scene's eastern office.
    package static let east = usual(
        office: "east",
        [("east.*", 2)],
        types: [("club.*", 1)],
        places: ["east"]
    )

    /// The grant of the scene's phone.
    package static let phone = usual(
        level: 2,
        office: "east",
        [("east.2", 1)],
        places: ["east"],
        rights: [.type]
    )

    /// A copy with changes.
    package func with(_ change: (inout Grant) -> Void) -> Grant {
        var copy = self
        change(&copy)
        return copy
    }
}

// MARK: - Writing

extension Scene {
    /// Writes an entry and returns its digest; `time` is milliseconds on the device's clock, a
    /// moment after the last entry when `nil`, and `person` is inspector and rank, the author's own
    /// when `nil`.
    @discardableResult
    package func write(
        _ author: Author,
        _ record: String,
        _ register: String,
        _ claim: JSONValue = [:],
        at time: Int64? = nil,
        bases: [Digest] = [],
        decides: Bool = false,
        observed: Int64? = nil,
        as person: (String, Int64)? = nil,
        attachments: [Attachment] = [],
        about: JSONValue? = nil
    ) -> Digest {
        if time == nil { now += 1 }
        let note: JSONValue = about ?? (decides ? ["decides": true] : [:])
        let entry = Entry(
            device: author.device,
            seq: author.seq + 1,
            stamp: Stamp(milliseconds: time ?? now),
            observed: observed,
            inspector: person?.0 ?? author.inspector,
            rank: person?.1 ?? author.rank,
            record: record,
            register: register,
            bases: bases,
            attachments: attachments,
            payload: JSONValue.object(["claim": claim, "about": note]).canonicalBytes
        )
        return author.append(entry.canonicalBytes)
    }

    /// Writes a finding at noon of its date.
    @discardableResult
    package func find(
        on author: Author? = nil,
        _ claim: JSONValue = ["answer": "pass"],
        at time: Int64? = nil,
        bases: [Digest] = [],
        decides: Bool = false,
        observed: Int64? = nil,
        record: String = Scene.finding,
        as person: (String, Int64)? = nil
    ) -> Digest {
        write(
            author ?? phone,
            record,
            "finding",
            claim,
            at: time ?? Scene.noon,
            bases: bases,
            decides: decides,
            observed: observed,
            as: person
        )
    }

    @discardableResult
    package func enrol(
        _ writer: Author,
        _ author: Author,
        _ grant: Grant,
        at time: Int64? = nil,
        as person: (String, Int64)? = nil
    ) -> Digest {
        write(
            writer,
            "enrolment/\(author.device.hex)",
            "grant",
            grant.claim,
            at: time,
            as: person
        )
    }

    @discardableResult
    package func revoke(
        _ writer: Author,
        _ author: Author,
        _ enrolment: Digest,
        through: Digest,
        at time: Int64? = nil
    ) -> Digest {
        write(
            writer,
            "revocation/\(author.device.hex)",
            "revocation",
            Revocation(enrolment: enrolment, through: through).claim,
            at: time
        )
    }

    @discardableResult
    package func publish(
        _ record: String,
        _ register: String,
        _ claim: JSONValue,
        by author: Author? = nil,
        bases: [Digest] = []
    ) -> Digest {
        write(author ?? city, record, register, claim, bases: bases)
    }

    /// Attests the whole chain of a device.
    @discardableResult
    package func attest(
        _ writer: Author,
        _ author: Author,
        received: Int64,
        at time: Int64? = nil,
        bases: [Digest] = []
    ) -> Digest {
        write(
            writer,
            "attestation/\(author.device.hex)",
            "received",
            Attestation(chain: author.chain, received: received).claim,
            at: time,
            bases: bases
        )
    }

    @discardableResult
    package func release(
        _ writer: Author,
        _ entry: Digest,
        _ reasons: Reason...,
        bases: [Digest] = []
    ) -> Digest {
        write(
            writer,
            "release/\(entry.hex)",
            "release",
            Release(reasons: Set(reasons.map(\.rawValue))).claim,
            bases: bases
        )
    }

    /// Addresses what a device wrote after `after` (everything when `nil`) up to now.
    @discardableResult
    package func address(
        _ writer: Author,
        _ author: Author,
        after: Digest? = nil,
        through: Digest? = nil,
        date: String? = nil,
        offset: Int64? = nil,
        station: String? = nil,
        slot: String? = nil,
        inspector: String? = nil,
        at time: Int64? = nil,
        bases: [Digest] = []
    ) -> Digest {
        write(
            writer,
            "address/\(author.device.hex)",
            "range",
            Address(
                after: after ?? author.start,
                through: through ?? author.chain,
                date: date.flatMap { WorkDate($0) },
                offset: offset,
                station: station,
                slot: slot,
                inspector: inspector
            ).claim,
            at: time,
            bases: bases
        )
    }

    @discardableResult
    package func erase(
        _ writer: Author,
        _ author: Author,
        _ entry: Digest,
        bases: [Digest] = []
    ) -> Digest {
        write(
            writer,
            "erasure/\(author.device.hex)",
            "erasure",
            Erasure.entry(entry).claim,
            bases: bases
        )
    }

    /// Takes a statement of layer 2 back: writes in its record, naming it.
    @discardableResult
    package func cancel(
        _ writer: Author,
        _ entry: Digest,
        in record: String,
        _ register: String
    ) -> Digest {
        write(writer, record, register, ["withdrawn": true], bases: [entry])
    }
}

// MARK: - Judging

extension Scene {
    /// Everything written so far, as the law has it.
    package var judged: Evaluation { judged() }

    package func judged(practice: Bool = false, roots: Set<DeviceID>? = nil) -> Evaluation {
        let branches = authors.flatMap { author in author.branches.map { (author.device, $0) } }
        return Evaluation(
            roots: roots ?? [root.device],
            isPractice: practice,
            statements: statements,
            chains: Scene.chains(of: branches)
        )
    }

    /// Each element of the set once.
    package var statements: [Statement] {
        var seen = Set<Place>()
        var statements: [Statement] = []
        for author in authors {
            for placed in author.branches.joined() {
                let place = Place(device: author.device, seq: placed.seq, entry: placed.link.digest)
                guard let bytes = placed.link.bytes, seen.insert(place).inserted else { continue }
                statements.append(
                    Statement(
                        reading: bytes,
                        digest: place.entry,
                        device: place.device,
                        seq: place.seq
                    )
                )
            }
        }
        return statements
    }

    package static func chains(
        of branches: [(DeviceID, [PlacedLink])]
    ) -> [DeviceID: DeviceChain] {
        var chains: [DeviceID: DeviceChain] = [:]
        for (device, branch) in branches {
            for placed in branch {
                chains[device, default: DeviceChain()]
                    .add(before: placed.before, chain: placed.chain, entry: placed.link.digest)
            }
        }
        return chains
    }
}

/// One element of a set of entries.
package struct Place: Hashable, Sendable {
    package let device: DeviceID
    package let seq: Int64
    package let entry: Digest

    package init(device: DeviceID, seq: Int64, entry: Digest) {
        self.device = device
        self.seq = seq
        self.entry = entry
    }
}

extension Statement {
    package init(reading bytes: [UInt8], digest: Digest, device: DeviceID, seq: Int64) {
        self = bytes.withUnsafeBytes {
            Statement(reading: $0, digest: digest, device: device, seq: seq)
        }
    }

    package var place: Place { Place(device: device, seq: seq, entry: digest) }
}
