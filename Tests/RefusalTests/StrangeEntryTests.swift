import Foundation
import Journaling
import TestSupport
import Testing

/// Entries of enrolled and other devices that are wrong: kept, held with a reason, never refused,
/// and never a danger to the ledger.
@Suite struct StrangeEntryTests {
    /// Merges what `write` wrote with the city's device.
    private func merge(
        _ city: City = City(),
        practice: Bool = false,
        _ write: (City) throws -> Void
    ) throws -> (run: Outcome, desk: Desk) {
        try write(city)
        let desk = try Desk(city, practice: practice)
        try desk.folder.write("day.bundle", city.deviceBundle())
        let run = try desk.merge("day.bundle")
        #expect(run.status == 0, "\(run.stderr)")
        try desk.expectSound()
        return (run, desk)
    }

    @Test func `payloads that break the format are held as malformed`() throws {
        let claim = #"{"claim":{"answer":"pass"},"about":"#
        let payloads: [[UInt8]] = [
            [], [0], Array("[]".utf8), Array("{}".utf8),
            Array("\(claim){}} ".utf8) + [0],
            Array(#"\#(claim){"note":"\u0000"}}"#.utf8),
            Array(#"\#(claim){"note":"\ud800"}}"#.utf8),
            Array("\(claim){\"note\":\"".utf8) + [0xC3, 0x28] + Array("\"}}".utf8),
            Array(#"\#(claim){"note":1,"note":2}}"#.utf8),
            Array(#"{"claim":{"answer":"pass","answer":"fail"},"about":{}}"#.utf8),
            Array(#"{"claim":{"answer": "pass"},"about":{}}"#.utf8),
            Array(#"\#(claim){"n":1.5}}"#.utf8), Array(#"\#(claim){"n":1e3}}"#.utf8),
            Array(#"\#(claim){"n":9007199254740993}}"#.utf8),
            Array("\(claim)\(String(repeating: "[", count: 40_000))".utf8),
            Array("\u{FEFF}\(claim){}}".utf8),
            Array("\(claim){\"note\":\"\(String(repeating: "x", count: 65_536))\"}}".utf8),
        ]
        let (run, _) = try merge { city in
            for (index, payload) in payloads.enumerated() {
                city.device.find(index + 1, payload: payload)
            }
        }

        #expect(run.held("malformed") == Int64(payloads.count))
    }

    @Test func `fields that break the format are held as malformed`() throws {
        let many = (0..<65).map { Digest.named("\($0)") }
        let photos = many.map { Journaling.Attachment(digest: $0, length: .max) }
        let (run, desk) = try merge { city in
            let device = city.device
            device.write("check/P1.1/\(City.date)/A.1/A1", "finding", [:], bases: many)
            device.write("check/P1.1/\(City.date)/A.1/A1", "finding", [:], attachments: photos)
            device.write("check/P1.1/2026-02-30/A.1/A1", "finding", [:])
            device.write("check/P1.1/\(City.date)", "finding", [:])
            device.write("check/P1 1/\(City.date)/A.1/A1", "finding", [:])
            device.write("check/\u{202E}/\(City.date)/A.1/A1", "finding", [:])
            device.write(String(repeating: "a/", count: 60_000) + "a", "finding", [:])
            device.write("check/P1.1/\(City.date)/A.1/A1", String(repeating: "f", count: 65), [:])
            device.find(inspector: "S01")
            device.append([1])
            device.append([1] + device.device.bytes + [UInt8](repeating: 0xFF, count: 40))
            // Well formed, but the place of another seq.
            device.append(Array(device.path[0].link.bytes ?? []))
        }

        #expect(run.held("malformed") == 12, "\(run.stdout)")
        let held = try Program.run("held", desk.ledger)
        #expect(held.status == 0 && !held.stdout.contains("\u{202E}"))
    }

    @Test func `newer versions and kinds are held until the program is newer`() throws {
        let (run, _) = try merge { city in
            city.device.append([2] + Array("anything".utf8))
            city.device.append([UInt8](repeating: 0xFF, count: 131_072))
            city.device.find(
                payload: Array(#"{"about":{},"claim":{"answer":"pass"},"version":2}"#.utf8)
            )
            city.device.write("survey/P1.1/\(City.date)", "finding", [:])
            city.device.write("check/P1.1/\(City.date)/A.1/A1", "opinion", [:])
        }

        #expect(run.held("unknown-version") == 3 && run.held("unknown-kind") == 2)
    }

    @Test func `ranks, persons, places and times outside the enrolment`() throws {
        let city = City()
        let stranger = Author("stranger", key: 8, inspector: "S01.0101", rank: 1)
        let expired = Author("expired", key: 7, inspector: "S01.0101", rank: 1)
        city.office.enrol(expired, City.deviceGrant(until: City.noon / 60_000 - 600))
        stranger.find(20)
        expired.find(21)
        let (run, desk) = try merge(city) { city in
            city.device.find(1, inspector: "S01.0102")
            city.device.find(2, rank: 2)
            city.device.find(3, rank: .max)
            city.device.write("check/P9.1/\(City.date)/A.1/A1", "finding", ["answer": "pass"])
            city.device.write("check/P1.9/\(City.date)/A.1/A1", "finding", ["answer": "pass"])
            city.device.write("check/P1.1/\(City.date)/A.1/B7", "finding", ["answer": "pass"])
            city.device.write("walk/P1/\(City.date)/A.1/S01.0101", "positions", [:])
        }
        #expect(run.total("new") == 7 && run.total("held") == 7)
        #expect(run.held("unknown-point") == 1 && run.held("unknown-station") == 1)
        #expect(run.held("unknown-indicator") == 1 && run.held("unknown-street") == 1)

        for (name, author) in [("stranger", stranger), ("expired", expired)] {
            try desk.folder.write("\(name).bundle", HandMade.bundle([author.segment(author.path)]))
            let run = try desk.merge("\(name).bundle")
            #expect(run.status == 0 && run.held("not-enrolled") == 1, "\(name): \(run.stdout)")
        }
        try desk.expectSound()
    }

    @Test func `an enrolment beyond the issuer's own has no effect`() throws {
        let city = City()
        let other = Author("other", key: 8, inspector: "S02.0101", rank: 1)
        var grant = City.deviceGrant()
        grant.level = 0
        grant.rights = [.enrol]
        // The device was never given the right to enrol.
        city.device.enrol(other, grant)
        let (run, _) = try merge(city) { _ in }

        #expect(run.held("no-authority") == 1)
    }

    @Test func `clocks ten years ahead, in 1970, and at the end of all numbers`() throws {
        let year: Int64 = 365 * 86_400_000
        let (run, desk) = try merge { city in
            city.device.find(1, at: City.noon + 10 * year)
            city.device.find(2, at: 0)
            city.device.find(3, at: Int64.max >> 16)
            city.device.write(
                "check/P1.1/\(City.date)/A.4/A1",
                "finding",
                ["answer": "pass"],
                observed: .max
            )
        }

        // In 1970 it counts from the enrolment on, which is far from the work date.
        #expect(run.held("date") == 3, "\(run.stdout)")
        for command in [["held", desk.ledger], ["tally", desk.ledger], ["doctor", desk.ledger]] {
            #expect(try Program.run(command + City.nowIfTaken(command)).status == 0)
        }
    }

    @Test func `numbers that no sum can hold do not end the program`() throws {
        let most: Int64 = 9_007_199_254_740_991
        let (run, desk) = try merge { city in
            for occasion in 1...1100 {
                city.device.write(
                    "check/P1.1/\(City.date)/A.\(occasion)/A1",
                    "finding",
                    ["answer": "fail", "found": .integer(most), "settled": .integer(most)]
                )
            }
        }
        #expect(run.total("held") == 0)

        let tally = try Program.run(["tally", desk.ledger, "--from", City.date])
        #expect(tally.status == 0, "\(tally.stderr)")
    }

    @Test func `addresses and settings with extreme numbers`() throws {
        let city = City()
        let most: Int64 = 9_007_199_254_740_991
        city.device.find()
        let end = city.device.chain
        for offset in [most, -most, 5_000_000_000, 0] {
            city.office.write(
                "address/\(city.device.device.hex)",
                "range",
                [
                    "after": .text(city.device.start.hex), "through": .text(end.hex),
                    "offset": .integer(offset),
                ]
            )
        }
        for zone in [most, -1441, 1440] {
            city.office.write(
                "settings/city/2026-02-01",
                "settings",
                ["date_days": .integer(zone), "zone_minutes": .integer(zone)]
            )
        }
        _ = try merge(city) { _ in }
    }

    @Test func `marks that turn the text are never shown as they are`() throws {
        let note = "\u{202E}\u{1B}[31mred\u{7}\u{2066}"
        let (_, desk) = try merge { city in
            city.device.find(1, note: note)
            city.device.find(1, note: note)
            city.device.find(2, note: note, inspector: "S01.0102")
            city.device.write(
                "check/P1.1/\(City.date)/A.3/A1",
                "finding",
                ["answer": .text(note)]
            )
        }
        for command in ["held", "conflicts", "tally", "doctor"] {
            let run = try Program.run(command, desk.ledger)
            #expect(run.status == 0)
            let shown = run.stdout.unicodeScalars
            #expect(!shown.contains { "\u{202E}\u{1B}\u{7}\u{2066}".unicodeScalars.contains($0) })
        }
    }

    @Test func `practice never counts in a real ledger, and the other way round it does`() throws {
        let (real, _) = try merge(City(isPractice: true)) { $0.device.find() }
        #expect(real.held("practice") == 1)

        let (practice, _) = try merge(City(isPractice: true), practice: true) { $0.device.find() }
        #expect(practice.total("held") == 0)
    }

    @Test func `random entries under a good seal never damage a ledger`() throws {
        var draw = SplitMix64(seed: 11)
        let (_, desk) = try merge { city in
            city.device.find()
            let model = Array(city.device.path[0].link.bytes ?? [])
            for _ in 0..<300 {
                var bytes = model
                for _ in 0...draw.below(3) {
                    switch draw.below(3) {
                    case 0: bytes[draw.below(bytes.count)] = UInt8(draw.below(256))
                    case 1: bytes.remove(at: draw.below(bytes.count))
                    default: bytes.insert(UInt8(draw.below(256)), at: draw.below(bytes.count))
                    }
                }
                city.device.append(bytes)
            }
        }
        for command in ["held", "conflicts", "tally", "doctor"] {
            #expect(try Program.run(command, desk.ledger).status == 0)
        }
    }
}

extension City {
    /// `--now` for commands that have it.
    static func nowIfTaken(_ command: [String]) -> [String] {
        command[0] == "tally" ? now : []
    }
}
