import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// Every promise of ``Ledger``, held by each implementation against a judgement from scratch.
@Suite struct LedgerContract {
    @Test(arguments: Store.allCases, 0..<45 as Range<UInt64>)
    func `content, manifest and days are those of a judgement from scratch, after every portion`(
        store: Store,
        seed: UInt64
    ) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let expected = EvaluatedLedger(world.charter)
        let ledger = try store.make(world.charter, in: scratch)
        var rest = world.segments.shuffled(using: &draw)[...]
        while !rest.isEmpty {
            let portion = Array(rest.prefix(draw.pick([1, 4, 4, 15, 100])))
            rest = rest.dropFirst(portion.count)
            let told = try ledger.absorb(portion)
            let right = try expected.absorb(portion)
            expect(told, tells: right, "seed \(seed)")
            let difference = try LedgerContent(ledger).difference(from: LedgerContent(expected))
            #expect(difference == nil, "seed \(seed)")
            #expect(try ledger.missingPhotos() == expected.missingPhotos(), "seed \(seed)")
            if difference != nil { return }
        }
        #expect(try ledger.deviceStates() == expected.deviceStates())
    }

    private func expect(_ told: Absorption, tells right: Absorption, _ comment: Comment) {
        #expect(told.outcomes.map(\.new) == right.outcomes.map(\.new), comment)
        #expect(told.outcomes.map(\.alreadyHeld) == right.outcomes.map(\.alreadyHeld), comment)
        var (mine, theirs) = (Absorption.Outcome(), Absorption.Outcome())
        for outcome in told.outcomes { mine += outcome }
        for outcome in right.outcomes { theirs += outcome }
        #expect(mine.heldEntries == theirs.heldEntries, comment)
        #expect(mine.held == theirs.held, comment)
        #expect(told.conflictsClosed == right.conflictsClosed, comment)
        #expect(told.forkedDevices.isSubset(of: right.forkedDevices), comment)
    }

    @Test(arguments: Store.allCases, 100..<130 as Range<UInt64>)
    func `neither order nor splits nor repetition show`(store: Store, seed: UInt64) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let one = try store.make(world.charter, in: scratch, "one")
        let other = try store.make(world.charter, in: scratch, "other")
        try absorb(world.segments, into: one, &draw)
        try absorb(
            world.segments + world.segments.filter { _ in draw.chance(40) },
            into: other,
            &draw
        )

        let content = try LedgerContent(one)

        #expect(try content.difference(from: LedgerContent(other)) == nil, "seed \(seed)")
        let again = try other.absorb(world.segments)
        #expect(again.outcomes.allSatisfy { $0.new == 0 && $0.heldEntries == 0 })
        #expect(again.conflictsClosed == 0)
        #expect(try content.difference(from: LedgerContent(other)) == nil, "seed \(seed)")
    }

    @Test(arguments: Store.allCases, 150..<156 as Range<UInt64>)
    func `what is changed together stays as a whole or not at all`(
        store: Store,
        seed: UInt64
    ) async throws {
        struct Stop: Error {}
        let scratch = try Scratch()
        let world = try World(seed: seed)
        let ledger = try store.make(world.charter, in: scratch)
        let half = world.segments.count / 2
        let rest = Array(world.segments[half...])
        try await ledger.together {
            for segment in world.segments[..<half] { _ = try ledger.absorb([segment]) }
        }
        let kept = try LedgerContent(ledger)

        await #expect(throws: Stop.self) {
            try await ledger.together {
                for segment in rest { _ = try ledger.absorb([segment]) }
                throw Stop()
            }
        }

        #expect(try LedgerContent(ledger).difference(from: kept) == nil, "seed \(seed)")
        _ = try ledger.absorb(rest)
        let whole = try LedgerContent(reference(world))
        #expect(try LedgerContent(ledger).difference(from: whole) == nil, "seed \(seed)")
    }

    @Test(arguments: Store.allCases, 200..<220 as Range<UInt64>)
    func `nothing is lost and nothing is made up`(store: Store, seed: UInt64) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let ledger = try store.make(world.charter, in: scratch)
        try absorb(world.segments, into: ledger, &draw)
        let evaluation = try reference(world).evaluation

        var kept: [Digest: [UInt8]] = [:]
        try ledger.forEachSegment(after: 0) { _, segment in
            for link in try segment.links() where link.bytes != nil {
                kept[link.digest] = link.bytes
            }
        }
        var sent: [Digest: [UInt8]] = [:]
        for segment in world.segments {
            for link in try segment.segment.links() where link.bytes != nil {
                sent[link.digest] = link.bytes
            }
        }
        #expect(kept == sent)

        var text = ""
        var heads: Set<String> = []
        try ledger.forEachContentLine { line in
            text += String(decoding: line.bytes, as: UTF8.self) + "\n"
            for head in JSONValue(line.bytes)?["heads"]?.texts ?? [] { heads.insert(head) }
        }
        let superseded = Set(
            evaluation.registers.values.flatMap(\.superseded).map(\.statement.digest)
        )
        for digest in sent.keys where !superseded.contains(digest) {
            #expect(text.contains(digest.hex), "seed \(seed)")
        }
        #expect(heads.isSubset(of: Set(sent.keys.map(\.hex))))
    }

    @Test(arguments: Store.allCases, 300..<312 as Range<UInt64>)
    func `a flipped byte refuses its segment and changes nothing else`(
        store: Store,
        seed: UInt64
    ) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let victim = draw.below(world.segments.count)
        let segment = world.segments[victim].segment
        var bytes = segment.bytes
        bytes[draw.below(bytes.count)] ^= 1 << UInt8(draw.below(8))
        let links = try segment.links()
        // Only bits that deflate leaves unused say nothing.
        let changed = try? VerifiedSegment(verifying: Segment(reading: bytes))
        if let changed { #expect(try changed.segment.links() == links) }
        var others = world.segments
        others.remove(at: victim)
        let ledger = try store.make(world.charter, in: scratch)
        try absorb(others, into: ledger, &draw)

        let expected = try LedgerContent(try reference(world, others))

        #expect(try LedgerContent(ledger).difference(from: expected) == nil)
    }

    @Test(arguments: Store.allCases)
    func `what this version does not know comes back bit for bit`(store: Store) throws {
        let scratch = try Scratch()
        let scene = Scene()
        let future: [[UInt8]] = [[2, 9, 9, 9], [], [1], Array("\u{1}not an entry".utf8)].filter {
            !$0.isEmpty
        }
        for bytes in future { scene.phone.append(bytes) }
        let poem = scene.write(scene.phone, "poem/a", "verse.1", ["text": "床前明月光"])
        let ledger = try store.make(
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16)),
            in: scratch
        )
        let sent = try scene.phone.segment(scene.phone.path)
        _ = try ledger.absorb([try VerifiedSegment(verifying: sent)])

        var segments: [Segment] = []
        try ledger.forEachSegment(after: 0) { segments.append($1) }

        #expect(segments.map(\.bytes) == [sent.bytes])
        var lines: [String] = []
        try ledger.forEachContentLine { lines.append(String(decoding: $0.bytes, as: UTF8.self)) }
        #expect(lines.contains { $0.contains(poem.hex) && $0.contains("unknown-kind") })
        #expect(lines.contains { $0.contains("unknown-version") })
        #expect(lines.count { $0.contains("malformed") } == 2)
    }

    @Test(arguments: Store.allCases)
    func `a clock a year ahead wins nothing, whenever its arrival is told`(store: Store) throws {
        let scene = Scene()
        let tablet = scene.author("tablet", key: 7, inspector: "east.3", rank: 1)
        scene.enrol(scene.east, tablet, .usual(level: 2, [("east.3", 1)], places: ["east"]))
        scene.find(["answer": "fail", "found": 9], at: Scene.noon + Scene.year)
        scene.attest(scene.east, scene.phone, received: Scene.noon)
        let honest = scene.find(on: tablet, at: Scene.noon)
        scene.attest(scene.east, tablet, received: Scene.noon + Scene.hour)
        let segments = try scene.authors.filter { $0.seq > 0 }
            .map { try VerifiedSegment(verifying: $0.segment($0.path)) }
        for seed in 0..<6 as Range<UInt64> {
            let scratch = try Scratch()
            var draw = SplitMix64(seed: seed)
            let ledger = try store.make(
                Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16)),
                in: scratch
            )
            for segment in segments.shuffled(using: &draw) { _ = try ledger.absorb([segment]) }
            var first: String?
            try ledger.forEachContentLine { line in
                let value = JSONValue(line.bytes)
                if value?["record"]?.text == Scene.finding { first = value?["heads"]?.texts?.first }
            }
            #expect(first == honest.hex)
            let start = try #require(WorkDate(day: 0))
            let last = try #require(WorkDate("9999-12-31"))
            var failed: [Int64] = []
            try ledger.forEachSheet(in: start...last, monthSum: { _, _ in nil }) { sheet in
                failed += DaySheet(sheet.bytes)?.cells.map(\.measures.failed) ?? []
            }
            #expect(failed == [0])
        }
    }

    @Test(arguments: Store.allCases, 400..<410 as Range<UInt64>)
    func `a run is held when it came with all its bytes`(store: Store, seed: UInt64) throws {
        let scratch = try Scratch()
        let world = try World(seed: seed)
        let ledger = try store.make(world.charter, in: scratch)
        let half = Array(world.segments.prefix(world.segments.count / 2))
        var new: [Segment] = []
        for segment in half {
            let outcome = try ledger.absorb([segment]).outcomes[0]
            if outcome.new == Int(segment.segment.count) { new.append(segment.segment) }
        }
        let whole = half.filter { $0.withheldCount == 0 }.map(\.segment)

        let held = try ledger.holds(world.segments.map(\.segment))

        for (segment, isHeld) in zip(world.segments.map(\.segment), held) where isHeld {
            #expect(whole.contains { $0.last == segment.last && $0.first == segment.first })
        }
        #expect(try ledger.holds(new).allSatisfy { $0 })
    }

    @Test(arguments: Store.allCases)
    func `photos are missing until they come, and not kept once erased`(store: Store) throws {
        let scratch = try Scratch()
        let scene = Scene()
        let photos = (0..<3).map { [UInt8]("photo \($0)".utf8) }
        let attachments = photos.map {
            Attachment(digest: Chain.sha256($0), length: Int64($0.count))
        }
        scene.write(scene.phone, Scene.finding, "finding", at: Scene.noon, attachments: attachments)
        let ledger = try store.make(
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16)),
            in: scratch
        )
        func take() throws {
            for author in scene.authors where author.seq > 0 {
                _ = try ledger.absorb([try VerifiedSegment(verifying: author.segment(author.path))])
            }
        }
        try take()
        #expect(try ledger.missingPhotos() == attachments.sorted { $0.digest < $1.digest })
        #expect(try ledger.keepPhoto(attachments[0].digest, photos[0]))
        #expect(try !ledger.keepPhoto(attachments[0].digest, photos[0]))
        #expect(try ledger.missingPhotos().count == 2)
        scene.write(
            scene.east,
            "erasure/\(scene.phone.device.hex)",
            "erasure",
            Erasure.photo(attachments[1].digest).claim
        )
        try take()

        #expect(try ledger.missingPhotos() == [attachments[2]])
        #expect(try !ledger.keepPhoto(attachments[1].digest, photos[1]))
    }

    @Test(arguments: Store.allCases)
    func `the photo of an erased entry is missing only while another entry refers to it`(
        store: Store
    ) throws {
        let scratch = try Scratch()
        let scene = Scene()
        let (alone, shared) = (Digest.named("alone"), Digest.named("shared"))
        let attachments = [alone, shared].map { Attachment(digest: $0, length: 1) }
        let record = Scene.finding
        let first = scene.write(
            scene.phone,
            record,
            "finding",
            at: Scene.noon,
            attachments: attachments
        )
        let second = scene.write(
            scene.east,
            record,
            "finding",
            at: Scene.noon,
            attachments: [attachments[1]]
        )
        let ledger = try store.make(
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16)),
            in: scratch
        )
        func missing() throws -> Set<Digest> {
            for author in scene.authors where author.seq > 0 {
                _ = try ledger.absorb([try VerifiedSegment(verifying: author.segment(author.path))])
            }
            return Set(try ledger.missingPhotos().map(\.digest))
        }

        #expect(try missing() == [alone, shared])
        let erasure = scene.erase(scene.east, scene.phone, first)
        #expect(try missing() == [shared])
        scene.erase(scene.city, scene.east, second)
        #expect(try missing() == [])
        scene.cancel(scene.east, erasure, in: "erasure/\(scene.phone.device.hex)", "erasure")
        #expect(try missing() == [alone, shared])
    }

    @Test(arguments: Store.allCases)
    func `an empty ledger has the empty set's digest`(store: Store) throws {
        let scratch = try Scratch()
        let charter = Charter(roots: [], isPractice: true, incarnation: Array(0..<16))
        let ledger = try store.make(charter, in: scratch)

        #expect(
            try Chain.sha256(ledger.manifest()).hex == FormatVectors.format1.set.empty_set_digest
        )
        #expect(try ledger.charter == charter)
        #expect(try LedgerContent(ledger).lines == [])
        #expect(try ledger.absorb([]) == Absorption())
    }
}
