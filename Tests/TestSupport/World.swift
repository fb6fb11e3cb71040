package import CentralLedger
import Inspection
import Journaling

/// A small seeded world in which offices and devices do right and wrong, made to collide.
///
/// It has few records, few moments, and every kind of statement. What was written comes in
/// segments that overlap, repeat, withhold and leave out.
package struct World {
    package let scene: Scene
    package let charter: Charter
    package private(set) var segments: [VerifiedSegment] = []

    private var draw: SplitMix64
    private var written: [Written] = []
    private var watches = 0
    private var enrolments: [(digest: Digest, author: Author, writer: Author)] = []

    private struct Written {
        let digest: Digest
        let author: Author
        let record: String
        let register: String
    }

    private static let dates = ["2026-03-01", "2026-03-01", "2026-03-02", "2026-03-09"]
    private static let stations = [
        "gate.s1", "gate.s1", "gate.s2", "pond.s1", "east.mill.s1", "gate.s9",
    ]

    /// The world of a seed, always the same but for the bytes of seals.
    package init(seed: UInt64, acts: Int = 40) throws {
        draw = SplitMix64(seed: seed &* 7919 &+ 17)
        let isPublished = draw.chance(80)
        scene = Scene(enrolled: true, published: isPublished)
        let deputy = scene.author("deputy", key: 7, inspector: "east.3", rank: 1)
        let club = scene.author("club", key: 8, inspector: "club.1", rank: 0)
        let second = scene.author("second root", key: 9, inspector: "city.0", rank: 0)
        let roots = draw.chance(20) ? [scene.root, second] : [scene.root]
        charter = Charter(
            roots: Set(roots.map(\.device)),
            isPractice: draw.chance(12),
            incarnation: [UInt8](repeating: 7, count: 16)
        )
        enrolments = [
            (scene.cityGrant, scene.city, scene.root), (scene.eastGrant, scene.east, scene.city),
            (scene.westGrant, scene.west, scene.city), (scene.phoneGrant, scene.phone, scene.east),
        ]
        enrol(scene.east, deputy, Grant.phone.with { $0.inspectors = [.init("east.*", 1)] })
        if draw.chance(70) {
            enrol(
                draw.pick([scene.city, second]),
                club,
                .usual(
                    level: draw.pick([1, 2]),
                    office: "club",
                    [("club.*", 1)],
                    places: ["east"],
                    practice: draw.chance(20)
                )
            )
        }
        scene.now = Scene.noon
        for _ in 0..<acts { act() }
        if !isPublished { for _ in 0..<4 { publish() } }
        try cut()
    }

    /// All that was written, as the law has it.
    package var judged: Evaluation {
        scene.judged(practice: charter.isPractice, roots: charter.roots)
    }

    private var workers: [Author] { scene.authors.filter { $0.name != "root" } }

    // MARK: - Acts

    private mutating func act() {
        if draw.chance(40) { scene.now += draw.pick([0, 60_000, Scene.hour]) }
        switch draw.below(100) {
        case 0..<52: work()
        case 52..<59: publish()
        case 59..<65: rubbish()
        case 65..<70: enrolAgain()
        case 70..<75: revoke()
        case 75..<81: attest()
        case 81..<87: address()
        case 87..<92: erase()
        case 92..<95: release()
        case 95..<98: cancel()
        default: fork()
        }
    }

    private mutating func time() -> Int64 {
        scene.now
            + draw.pick([
                0, 0, 0, 0, 1, 60_000, Scene.year, -Scene.year, -20 * Scene.day, 10 * 60_000,
            ])
    }

    private mutating func note(
        _ digest: Digest,
        _ author: Author,
        _ record: String,
        _ register: String
    ) {
        written.append(Written(digest: digest, author: author, record: record, register: register))
    }

    private mutating func bases(_ record: String, _ register: String) -> [Digest] {
        let same = written.filter { $0.record == record && $0.register == register }.map(\.digest)
        switch draw.below(10) {
        case 0..<5: return Array(Set(same.suffix(draw.below(3) + 1)))
        case 5: return written.isEmpty ? [] : [draw.pick(written).digest]
        default: return []
        }
    }

    private mutating func work() {
        let author = draw.pick(workers + [scene.phone, scene.east, scene.city])
        let person: (String, Int64)? =
            draw.chance(80)
            ? nil : draw.pick([("east.2", 1), ("club.1", 0), ("east.1", 2), ("west.1", 0)])
        let (record, register, claim) = place(person?.0 ?? author.inspector)
        let digest = scene.write(
            author,
            record,
            register,
            draw.chance(6) ? ["withdrawn": true] : claim,
            at: time(),
            bases: bases(record, register),
            decides: draw.chance(15),
            observed: draw.chance(20) ? scene.now / 60_000 + Int64(draw.below(20)) - 10 : nil,
            as: person,
            attachments: draw.chance(15) ? [Attachment(digest: photo(), length: 5)] : []
        )
        note(digest, author, record, register)
    }

    private mutating func place(_ inspector: String) -> (String, String, JSONValue) {
        if draw.chance(40), let old = written.last(where: { _ in draw.chance(30) }),
            old.record.hasPrefix("check") || old.record.hasPrefix("count")
        {
            return (old.record, old.register, claim(old.register))
        }
        let station = draw.pick(World.stations)
        let date = draw.pick(World.dates)
        let indicator = draw.pick(["c1", "c1", "c2"])
        let occasion = draw.pick(["r1.1", "r1.1", "spot-\(inspector)-1"])
        switch draw.below(12) {
        case 0..<5:
            return (
                "check/\(station)/\(date)/\(occasion)/\(indicator)", "finding", claim("finding")
            )
        case 5:
            return ("check/\(station)/\(date)/\(occasion)/\(indicator)", "review", claim("review"))
        case 6: return ("check/\(station)/\(date)/\(occasion)/*", "sweep", claim("sweep"))
        case 7:
            return (
                "count/\(station)/\(date)/r1/\(indicator)/\(inspector)", "acts.a", claim("acts.a")
            )
        case 8:
            return (
                "count/\(station)/\(date)/r1/\(indicator)/\(inspector)", "double", ["double": true]
            )
        case 9: return watch("watch/\(station)/\(date)/r1/\(inspector)")
        case 10:
            let street = draw.pick(["east.high", "pier"])
            return ("walk/\(street)/\(date)/r1.1/\(inspector)", "positions", ["v": 1])
        default:
            let register = draw.pick([
                "report", "report", "dispatch.1", "dispatch.1", "dispatch.2", "return.1", "note",
            ])
            return ("case/east-\(draw.below(2))", register, claim(register))
        }
    }

    private mutating func watch(_ record: String) -> (String, String, JSONValue) {
        // In turn, and without a draw of its own.
        watches += 1
        switch watches % 7 {
        case 0...1: return (record, "arrival", [:])
        case 2: return (record, "arrival", ["partners": ["east.3"]])
        case 3: return (record, "arrival", ["for": "east.2", "duty": "spot"])
        case 4: return (record, "departure", watches % 2 == 0 ? [:] : ["withdrawn": true])
        case 5: return (record, "handover", [:])
        default:
            let claims: [JSONValue] = [
                ["present": true], ["present": false], ["present": true, "effort": "idle"],
                ["objection": "I was there"], ["state": "absent"],
                ["state": "excused", "reason": "leave", "stand_in": "east.3"],
                ["arrival": 29_540_000, "departure": 29_540_240],
            ]
            return (record, "attendance", claims[written.count % claims.count])
        }
    }

    private mutating func claim(_ register: String) -> JSONValue {
        switch register {
        case "finding":
            return draw.pick([
                ["answer": "pass"],
                [
                    "answer": "fail", "found": 3, "settled": 1,
                    "case": .text("case/east-\(draw.below(2))"),
                ],
                ["answer": "fail", "found": 1, "case": "case/east-0", "units": ["lead": "U1"]],
                ["answer": "exempt"],
                ["answer": "could-not-see"], ["answer": "nonsense"],
            ])
        case "review":
            let findings = written.filter { $0.register == "finding" }.suffix(3).map(\.digest)
            return draw.pick([
                Review(verdict: .confirmed, findings: findings).claim,
                Review(verdict: .returned, findings: findings).claim,
                Review(verdict: .replaced, findings: [], judgement: .init(answer: .pass)).claim,
            ])
        case "report":
            let check = written.last { $0.register == "finding" && draw.chance(50) }?.record
            return [
                "check": .text(check ?? Scene.finding), "station": "gate.s1", "indicator": "c1",
                "left": 1,
            ]
        case "dispatch.1", "dispatch.2":
            return draw.pick([
                ["main": "U7"], ["main": "U8", "units": ["lead": ["U8"], "authority": ["U9"]]],
                ["withdrawn": true],
            ])
        case "return.1": return ["reason": "not ours"]
        case "note": return ["v": .integer(Int64(draw.below(2)))]
        case "sweep": return ["indicators": ["c1", "c2"]]
        case "acts.a": return ["found": .integer(Int64(draw.below(4))), "settled": 0]
        default: return ["double": .bool(draw.chance(70))]
        }
    }

    private mutating func publish() {
        let author = draw.pick([scene.city, scene.city, scene.city, scene.east])
        let date = draw.pick(["2026-01-01", "2026-01-01", "2026-03-02"])
        let office = draw.pick(["east", "east", "west"])
        let point: JSONValue = [
            "office": .text(office), "stations": draw.pick([["s1"], ["s1", "s2"]]),
        ]
        let (record, register, claim): (String, String, JSONValue) = draw.pick([
            ("point/gate/\(date)", "place", point), ("point/pond/\(date)", "place", point),
            ("point/east.mill/\(date)", "place", point),
            ("point/gate/\(date)", "place", ["withdrawn": true]),
            ("street/east.high/\(date)", "name", [:]), ("standard/city", "indicator.c1", [:]),
            ("street/east.high/\(date)", "line", ["office": .text(office)]),
            ("street/pier/\(date)", "line", ["office": draw.pick([.text(office), 5])]),
            ("street/pier/\(date)", "line", ["office": .text(office)]),
            ("standard/city", "indicator.c2", [:]),
            ("settings/city/\(date)", "settings", ["date_days": .integer(Int64(draw.below(10)))]),
            ("settings/city/\(date)", "settings", ["zone_minutes": draw.pick([0, -720])]),
            ("person/east.2/\(date)", "name", ["name": "a"]),
        ])
        let digest = scene.publish(
            record,
            register,
            claim,
            by: author,
            bases: bases(record, register)
        )
        note(digest, author, record, register)
    }

    private mutating func rubbish() {
        let author = draw.pick(scene.authors)
        switch draw.below(6) {
        case 0: author.append(draw.bytes(draw.below(40) + 1))
        case 1: author.append([1] + draw.bytes(60))
        case 2:
            let record = draw.pick(["poem/a", "check/x", "enrolment/x"])
            note(scene.write(author, record, "note"), author, record, "note")
        case 3:
            let other = draw.pick(scene.authors).path
            if !other.isEmpty, let bytes = draw.pick(other).link.bytes { author.append(bytes) }
        case 4:
            let plain = Entry(
                device: author.device,
                seq: author.seq + 1,
                stamp: Stamp(milliseconds: scene.now),
                inspector: author.inspector,
                rank: author.rank,
                record: "case/east-1",
                register: "note",
                payload: Array(#"{"about":{},"claim":{},"version":2}"#.utf8)
            )
            author.append(plain.canonicalBytes)
        default:
            scene.write(author, "attestation/\(scene.phone.device.hex)", "received", ["chain": 1])
        }
    }

    private mutating func enrol(_ writer: Author, _ author: Author, _ grant: Grant) {
        enrolments.append((scene.enrol(writer, author, grant), author, writer))
    }

    private mutating func enrolAgain() {
        let writer = draw.pick([scene.city, scene.east, scene.west, scene.root])
        let narrow = Grant.usual(
            level: 2,
            office: "east",
            [("east.*", 1)],
            places: [draw.pick(["east", "east.mill", "west"])],
            registers: draw.pick([["*"], ["check/*"]]),
            rights: draw.pick([[], [.decide], [.type, .address]])
        )
        enrol(
            writer,
            draw.pick(scene.authors),
            draw.pick([
                narrow, narrow.with { $0.isPractice = true },
                narrow.with { $0.until = Scene.noon / 60_000 + 60 },
                narrow.with { $0.level = 0 },
                .usual(level: 1, office: "west", [("west.*", 2)], places: ["west"]),
                narrow.with {
                    $0.types = [.init("club.*", 1)]; $0.rights = [.type]
                },
            ])
        )
    }

    private mutating func chain(of author: Author) -> Digest {
        switch draw.below(8) {
        case 0..<4: author.chain
        case 4..<6: author.path.isEmpty ? author.start : draw.pick(author.path).chain
        case 6: author.start
        default: .named("missing")
        }
    }

    private mutating func revoke() {
        let enrolment = draw.pick(enrolments)
        let writer = draw.pick([
            enrolment.writer, enrolment.writer, scene.city, scene.root, scene.east,
        ])
        enrolments.append(enrolment)
        scene.revoke(
            writer,
            enrolment.author,
            enrolment.digest,
            through: chain(of: enrolment.author)
        )
    }

    private mutating func attest() {
        let author = draw.pick([scene.phone, scene.phone, scene.east, draw.pick(workers)])
        let writer = draw.pick([scene.city, scene.city, scene.east])
        let record = "attestation/\(author.device.hex)"
        let digest = scene.write(
            writer,
            record,
            "received",
            Attestation(
                chain: chain(of: author),
                received: draw.pick([scene.now, scene.now, scene.now - 5 * Scene.day, 0])
            ).claim
        )
        note(digest, writer, record, "received")
    }

    private mutating func address() {
        let author = draw.pick([scene.phone, scene.phone, scene.east, draw.pick(workers)])
        let writer = draw.pick([scene.city, scene.east, scene.west, author])
        let after = draw.pick([author.start, author.start, chain(of: author)])
        let digest: Digest
        switch draw.below(5) {
        case 0: digest = scene.address(writer, author, after: after, date: draw.pick(World.dates))
        case 1:
            digest = scene.address(
                writer,
                author,
                after: after,
                offset: draw.pick([60, -60, 525_600])
            )
        case 2:
            digest = scene.address(writer, author, after: after, station: draw.pick(World.stations))
        case 3: digest = scene.address(writer, author, after: after, slot: draw.pick(["r1", "r2"]))
        default:
            digest = scene.address(
                writer,
                author,
                after: after,
                slot: "r2",
                inspector: draw.pick(["east.2", "east.3"])
            )
        }
        note(digest, writer, "address/\(author.device.hex)", "range")
    }

    /// One of few photos, so that several entries refer to one.
    private mutating func photo() -> Digest { .named("photo \(draw.below(3))") }

    private mutating func erase() {
        guard !written.isEmpty else { return }
        let victim = draw.pick(written)
        let writer = draw.pick([scene.city, scene.city, scene.east])
        let record = "erasure/\(victim.author.device.hex)"
        let digest =
            draw.chance(15)
            ? scene.write(writer, record, "erasure", Erasure.photo(photo()).claim)
            : scene.erase(writer, victim.author, victim.digest)
        note(digest, writer, record, "erasure")
    }

    private mutating func release() {
        guard !written.isEmpty else { return }
        let entry = draw.pick(written).digest
        let writer = draw.pick([scene.city, scene.city, scene.east])
        let digest = scene.release(
            writer,
            entry,
            .date,
            .notEnrolled,
            .revoked,
            .unknownPoint,
            .unknownStation,
            .moved
        )
        note(digest, writer, "release/\(entry.hex)", "release")
    }

    private mutating func cancel() {
        let acts = written.filter {
            ["received", "range", "erasure", "release"].contains($0.register)
        }
        guard !acts.isEmpty else { return }
        let act = draw.pick(acts)
        let writer = draw.pick([scene.city, act.author])
        note(
            scene.cancel(writer, act.digest, in: act.record, act.register),
            writer,
            act.record,
            act.register
        )
    }

    private mutating func fork() {
        let author = draw.pick(workers)
        guard author.seq > 0 else { return }
        author.fork(after: max(0, author.seq - Int64(draw.below(3)) - 1))
        work()
    }

    // MARK: - Segments

    private mutating func cut() throws {
        for author in scene.authors {
            for branch in author.branches { try cut(author, branch) }
        }
    }

    private mutating func cut(_ author: Author, _ branch: [PlacedLink]) throws {
        var start = 0
        while start < branch.count {
            let end = min(branch.count, start + draw.below(7) + 1)
            let piece = branch[start..<end]
            start = end
            switch draw.below(12) {
            case 0: continue
            case 1:
                try add(author, withheld(piece))
                if draw.chance(60) { try add(author, piece) }
            case 2:
                try add(author, piece)
                try add(author, withheld(piece))
            case 3:
                let from = draw.below(branch.count)
                try add(author, branch[from..<min(branch.count, from + draw.below(8) + 1)])
                try add(author, piece)
            case 4:
                try add(author, piece)
                segments.append(draw.pick(segments))
            default: try add(author, piece)
            }
        }
    }

    private mutating func withheld(_ piece: ArraySlice<PlacedLink>) -> [PlacedLink] {
        piece.map { draw.chance(50) ? $0.withheld : $0 }
    }

    private mutating func add(_ author: Author, _ piece: some Collection<PlacedLink>) throws {
        guard !piece.isEmpty else { return }
        segments.append(try VerifiedSegment(verifying: author.segment(piece)))
    }
}
