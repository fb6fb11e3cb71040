import CentralLedger
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// What arrives alone and changes how entries that are here already are judged.
struct LateArrival: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Writes everything; what the authors returned write last arrives last.
    let write: @Sendable (Scene) -> Author
    /// How many entries of that author arrive last.
    let late: Int

    init(_ name: String, late: Int = 1, _ write: @escaping @Sendable (Scene) -> Author) {
        testDescription = name
        self.late = late
        self.write = write
    }

    private static let other = "check/gate.s2/2026-03-01/r1.1/c1"

    /// Writes a finding that names its case, the case's report and a dispatch; returns the report.
    @discardableResult
    private static func dispatch(_ scene: Scene, reportedBy author: Author) -> Digest {
        scene.find(["answer": "fail", "found": 2, "case": "case/east-1"])
        let report = scene.write(
            author,
            "case/east-1",
            "report",
            ["check": .text(Scene.finding), "left": 1]
        )
        scene.write(scene.east, "case/east-1", "dispatch.1", ["main": "U7"])
        return report
    }

    static let all: [LateArrival] = [
        LateArrival("a report and the dispatch of a finding's case", late: 2) { scene in
            dispatch(scene, reportedBy: scene.east)
            return scene.east
        },
        LateArrival("a finding after the dispatch of its case", late: 2) { scene in
            dispatch(scene, reportedBy: scene.phone)
            return scene.phone
        },
        LateArrival("a return") { scene in
            dispatch(scene, reportedBy: scene.phone)
            scene.write(scene.east, "case/east-1", "return.1", ["reason": "not ours"])
            return scene.east
        },
        LateArrival("another report of a case") { scene in
            let report = dispatch(scene, reportedBy: scene.east)
            scene.find(["answer": "fail", "case": "case/east-1"], record: other)
            scene.write(
                scene.east,
                "case/east-1",
                "report",
                ["check": .text(other), "left": 1],
                bases: [report]
            )
            return scene.east
        },
        LateArrival("an erasure of a report") { scene in
            let report = dispatch(scene, reportedBy: scene.phone)
            scene.erase(scene.east, scene.phone, report)
            return scene.east
        },
        LateArrival("a grant") { scene in
            scene.find(on: scene.stranger)
            scene.enrol(scene.east, scene.stranger, .phone)
            return scene.east
        },
        LateArrival("a revocation") { scene in
            scene.find()
            scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.start)
            return scene.east
        },
        LateArrival("an attestation") { scene in
            // Its clock is ahead; the office's word, half an hour earlier, is in force afterwards.
            scene.find(["answer": "fail"], at: Scene.noon + Scene.hour)
            scene.find(on: scene.city, at: Scene.noon + Scene.hour / 2)
            scene.attest(scene.east, scene.phone, received: Scene.noon)
            return scene.east
        },
        LateArrival("a release") { scene in
            let held = scene.find(record: "check/gate.s1/2026-03-09/r1.1/c1")
            scene.release(scene.east, held, .date)
            return scene.east
        },
        LateArrival("an address") { scene in
            scene.find()
            scene.address(scene.east, scene.phone, slot: "r9")
            return scene.east
        },
        LateArrival("an address taken back") { scene in
            scene.find()
            let address = scene.address(scene.east, scene.phone, slot: "r9")
            scene.cancel(scene.east, address, in: "address/\(scene.phone.device.hex)", "range")
            return scene.east
        },
        LateArrival("an erasure") { scene in
            let finding = scene.find()
            scene.erase(scene.east, scene.phone, finding)
            return scene.east
        },
        LateArrival("a point") { scene in
            scene.find(on: scene.city, record: "check/mill.s1/2026-03-01/r1.1/c1")
            scene.publish(
                "point/mill/2026-01-01",
                "place",
                ["office": "east", "stations": ["s1"]]
            )
            return scene.city
        },
        LateArrival("a point that a held and released entry names") { scene in
            // The release needs the point's office: without it the grant admits no place.
            let held = scene.find(record: "check/mill.s1/2026-03-09/r1.1/c1")
            scene.release(scene.east, held, .date, .unknownPoint, .notEnrolled)
            scene.publish(
                "point/mill/2026-01-01",
                "place",
                ["office": "east", "stations": ["s1"]]
            )
            return scene.city
        },
        LateArrival("a point that lets another office release") { scene in
            // The north's beginning is the floor until the east, with an earlier one, releases too:
            // then the work date is too far away.
            let north = scene.author("north", key: 9, inspector: "city.2", rank: 2)
            let begin = (Scene.start + 2 * Scene.day) / 60_000
            scene.enrol(scene.root, north, .usual(level: 1, from: begin))
            let early = scene.find(
                on: scene.stranger,
                at: Scene.start - Scene.hour,
                record: "check/mill.s1/2026-03-03/r1.1/c1"
            )
            scene.release(north, early, .notEnrolled, .unknownPoint)
            scene.release(scene.east, early, .notEnrolled)
            scene.publish(
                "point/mill/2026-01-01",
                "place",
                ["office": "east", "stations": ["s1"]]
            )
            return scene.city
        },
        LateArrival("a point that an address moves to") { scene in
            scene.write(
                scene.phone,
                "watch/gate.s1/2026-03-01/r1/east.2",
                "arrival",
                at: Scene.noon
            )
            scene.address(scene.east, scene.phone, station: "mill.s1")
            scene.publish(
                "point/mill/2026-01-01",
                "place",
                ["office": "east", "stations": ["s1"]]
            )
            return scene.city
        },
        LateArrival("another office of a point") { scene in
            scene.find()
            scene.publish(
                "point/gate/2026-02-01",
                "place",
                ["office": "west", "stations": ["s1"]]
            )
            return scene.city
        },
        LateArrival("settings") { scene in
            scene.find(record: "check/gate.s1/2026-03-03/r1.1/c1")
            scene.find()
            scene.publish("settings/city/2026-03-03", "settings", ["date_days": 5])
            return scene.city
        },
        LateArrival("settings that hold what counted") { scene in
            scene.find(record: "check/gate.s1/2026-03-02/r1.1/c1")
            scene.publish("settings/city/2026-03-01", "settings", ["date_days": 0])
            return scene.city
        },
        LateArrival("the revocation of an office that released") { scene in
            let held = scene.find(record: "check/gate.s1/2026-03-09/r1.1/c1")
            let before = scene.east.chain
            scene.release(scene.east, held, .date)
            scene.revoke(scene.city, scene.east, scene.eastGrant, through: before)
            return scene.city
        },
        LateArrival("the grant of an office above") { scene in
            let north = scene.author("north", key: 9, inspector: "east.1", rank: 2)
            let tablet = scene.author("tablet", key: 10, inspector: "east.2", rank: 1)
            let finding = scene.find(on: tablet)
            scene.enrol(north, tablet, .phone)
            scene.release(north, finding, .date)
            scene.enrol(scene.city, north, .east)
            return scene.city
        },
        LateArrival("the entries that a revocation keeps") { scene in
            let tablet = scene.author("tablet", key: 10, inspector: "east.2", rank: 1)
            let grant = scene.enrol(scene.east, tablet, .phone)
            scene.find(on: tablet)
            scene.find(on: tablet, ["v": 2])
            scene.revoke(scene.east, tablet, grant, through: tablet.chain)
            return tablet
        },
    ]
}

/// Every arrival has the entries that it touches judged again, also when it comes alone.
@Suite struct LateArrivalTests {
    @Test(arguments: LateArrival.all)
    func `what comes last has what it touches judged again`(arrival: LateArrival) throws {
        let scratch = try Scratch()
        let scene = Scene()
        let author = arrival.write(scene)
        let charter = Charter(
            roots: [scene.root.device],
            isPractice: false,
            incarnation: Array(0..<16)
        )
        let ledger = try SQLiteLedger(creating: scratch.path("a.ledger"), charter)
        let expected = EvaluatedLedger(charter)
        let late = author.path.count - arrival.late
        for other in scene.authors where other.seq > 0 {
            let path = other === author ? Array(other.path[..<late]) : other.path
            guard !path.isEmpty else { continue }
            try take(try other.segment(path), ledger, expected)
        }
        let before = try LedgerContent(ledger)
        #expect(try before.difference(from: LedgerContent(expected)) == nil)

        try take(try author.segment(Array(author.path[late...])), ledger, expected)

        let after = try LedgerContent(ledger)
        #expect(try after.difference(from: LedgerContent(expected)) == nil)
        #expect(after.lines != before.lines)
        #expect(try held(ledger) == held(after))
    }

    private func take(_ segment: Segment, _ ledgers: any Ledger...) throws {
        for ledger in ledgers { _ = try ledger.absorb([try VerifiedSegment(verifying: segment)]) }
    }

    /// The digests that the list of held entries shows.
    private func held(_ ledger: SQLiteLedger) throws -> Set<String> {
        var held: Set<String> = []
        try ledger.forEachHeld { held.insert($0.statement.digest.hex) }
        return held
    }

    /// The digests that the content calls held.
    private func held(_ content: LedgerContent) -> Set<String> {
        Set(content.lines.compactMap { JSONValue(Array($0.utf8))?["held"]?.text })
    }
}
