import Journaling
import TestSupport
import Testing

/// A root, an office and a device of it, with one point to check: everything by hand, so that any
/// part can be wrong.
final class City {
    /// Noon of 3 August 2026 UTC, in milliseconds.
    static let noon: Int64 = 1_785_758_400_000
    static let date = "2026-08-03"
    /// The same as the program takes it.
    static let now = ["--now", String(noon + 60_000)]

    let root = Author("root", key: 1, inspector: "CITY.0001", rank: 9)
    let office = Author("office", key: 2, inspector: "S01.0001", rank: 5)
    let device = Author("device", key: 3, inspector: "S01.0101", rank: 1)

    init(isPractice: Bool = false) {
        root.enrol(office, City.officeGrant)
        office.enrol(device, City.deviceGrant(isPractice: isPractice))
        office.write("settings/city/2026-01-01", "settings", ["date_days": 1, "zone_minutes": 480])
        office.write("standard/field-2026", "indicator.A1", ["name": "clean"])
        office.write(
            "point/P1/2026-01-01",
            "place",
            ["name": "First", "office": "S01", "stations": ["1"]]
        )
    }

    static let officeGrant = Grant(
        from: noon / 60_000 - 500_000,
        level: 0,
        office: "S01",
        inspectors: [Grant.Pair("*", 9)],
        places: ["*"],
        registers: ["*"],
        rights: Set(Grant.Right.allCases)
    )

    static func deviceGrant(until: Int64? = nil, isPractice: Bool = false) -> Grant {
        Grant(
            from: noon / 60_000 - 400_000,
            until: until,
            level: 1,
            office: "S01",
            inspectors: [Grant.Pair("S01.0101", 1)],
            places: ["S01"],
            registers: ["check/*"],
            isPractice: isPractice
        )
    }

    /// The office's bundle: enrolments, settings, standard, the point.
    func officeBundle() throws -> [UInt8] {
        try HandMade.bundle([root.segment(root.path), office.segment(office.path)], kind: .office)
    }

    /// All of the device's entries in one segment.
    func deviceBundle(photos: [[UInt8]] = []) throws -> [UInt8] {
        try HandMade.bundle([device.segment(device.path)], photos: photos)
    }
}

extension Author {
    func enrol(_ other: Author, _ grant: Grant) {
        write("enrolment/\(other.device.hex)", "grant", grant.claim)
    }

    /// Writes an entry, a second after the one before.
    @discardableResult
    func write(
        _ record: String,
        _ register: String,
        _ claim: JSONValue,
        about: JSONValue = [:],
        at milliseconds: Int64? = nil,
        observed: Int64? = nil,
        inspector: String? = nil,
        rank: Int64? = nil,
        bases: [Digest] = [],
        attachments: [Journaling.Attachment] = [],
        payload: [UInt8]? = nil
    ) -> Digest {
        let made =
            Array(#"{"claim":"#.utf8) + claim.canonicalBytes + Array(#","about":"#.utf8)
            + about.canonicalBytes + Array("}".utf8)
        let entry = Entry(
            device: device,
            seq: seq + 1,
            stamp: Stamp(milliseconds: milliseconds ?? City.noon - 3_600_000 + seq * 1000),
            observed: observed,
            inspector: inspector ?? self.inspector,
            rank: rank ?? self.rank,
            record: record,
            register: register,
            bases: bases,
            attachments: attachments,
            payload: payload ?? made
        )
        return append(entry.canonicalBytes)
    }

    /// Writes a finding about the city's point; `occasion` makes it another record.
    @discardableResult
    func find(
        _ occasion: Int = 1,
        note: String = "",
        at milliseconds: Int64? = nil,
        inspector: String? = nil,
        rank: Int64? = nil,
        attachments: [Journaling.Attachment] = [],
        payload: [UInt8]? = nil
    ) -> Digest {
        write(
            "check/P1.1/\(City.date)/A.\(occasion)/A1",
            "finding",
            ["answer": "pass"],
            about: note.isEmpty ? [:] : ["note": .text(note)],
            at: milliseconds,
            inspector: inspector,
            rank: rank,
            attachments: attachments,
            payload: payload
        )
    }
}

/// Bundles made of anything.
enum HandMade {
    static func bundle(
        _ segments: [Segment],
        kind: BundleHeader.Kind = .device,
        photos: [[UInt8]] = []
    ) throws -> [UInt8] {
        var writer = BundleWriter()
        var bytes = writer.begin(
            BundleHeader(
                exported: City.noon,
                kind: kind,
                segments: Int64(segments.count),
                entries: segments.reduce(0) { $0 + $1.count },
                photos: Int64(photos.count)
            )
        )
        for segment in segments { bytes += writer.segment(segment.bytes) }
        for photo in photos { bytes += writer.photo(Chain.sha256(photo), photo) }
        return bytes + writer.end()
    }
}

/// A city's ledger in a folder, merged by the built program.
final class Desk {
    let folder: Folder
    let city: City
    var ledger: String { folder("day.ledger") }

    /// Makes the ledger; `isMerged` says whether the office's bundle goes in at once.
    init(_ city: City = City(), isMerged: Bool = true, practice: Bool = false) throws {
        self.city = city
        folder = try Folder()
        try folder.write("root.pub", city.root.key.publicKey.text.utf8)
        try folder.write("office.bundle", city.officeBundle())
        let made = try Program.run(
            ["ledger", "create", ledger, "--trust", folder("root.pub")]
                + (practice ? ["--practice"] : [])
        )
        try #require(made.status == 0, "\(made.stderr)")
        if isMerged {
            let merged = try merge("office.bundle")
            try #require(merged.status == 0, "\(merged.stderr)")
        }
    }

    /// Merges files of the folder, for programs.
    func merge(_ names: String..., options: [String] = []) throws -> Outcome {
        try Program.run(
            ["merge", "--json", "--into", ledger] + City.now + options + names.map { folder($0) }
        )
    }

    /// Merges files of the folder, for people.
    func mergeForPeople(
        _ names: String...,
        language: String = "en",
        after shell: String? = nil
    ) throws -> Outcome {
        try Program.run(
            ["merge", "--into", ledger] + City.now + names.map { folder($0) },
            language: language,
            after: shell
        )
    }

    var digest: String {
        get throws {
            let run = try Program.run("ledger", "digest", ledger)
            try #require(run.status == 0, "\(run.stderr)")
            return run.stdout
        }
    }

    var content: String {
        get throws {
            let run = try Program.run("ledger", "content", ledger)
            try #require(run.status == 0, "\(run.stderr)")
            return run.stdout
        }
    }

    /// Expects `ledger verify` to find nothing wrong.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let run = try Program.run("ledger", "verify", ledger)
        #expect(run.status == 0, "\(run.stdout)\(run.stderr)", sourceLocation: sourceLocation)
    }
}
