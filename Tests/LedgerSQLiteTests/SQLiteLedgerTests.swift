import CentralLedger
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// The code of the problem that `body` throws; `nil` when it throws nothing.
private func refusal(_ body: () throws -> Void) throws -> Problem.Code? {
    do {
        try body()
        return nil
    } catch let problem as Problem {
        return problem.code
    }
}

private func filled(
    _ seed: UInt64,
    in scratch: Scratch,
    _ name: String = "a"
) throws -> (World, SQLiteLedger) {
    var draw = SplitMix64(seed: seed)
    let world = try World(seed: seed)
    let ledger = try SQLiteLedger(creating: scratch.path("\(name).ledger"), world.charter)
    try absorb(world.segments, into: ledger, &draw)
    return (world, ledger)
}

/// What the embedded ledger promises beyond ``Ledger``.
@Suite struct SQLiteLedgerTests {
    @Test(arguments: 500..<515 as Range<UInt64>)
    func `a rebuild, a reopening and a verification change nothing`(seed: UInt64) throws {
        let scratch = try Scratch()
        let before: LedgerContent
        do {
            let (_, ledger) = try filled(seed, in: scratch)
            before = try LedgerContent(ledger)
            try ledger.rebuild()
            #expect(try LedgerContent(ledger).difference(from: before) == nil)
            let found = try ledger.verify()
            #expect(found.isSound)
            #expect(found.entries > 0)
        }

        let again = try SQLiteLedger(opening: scratch.path("a.ledger"), .reading)
        let charter = try again.charter
        #expect(
            try refusal { _ = try SQLiteLedger(creating: scratch.path("a.ledger"), charter) }
                == .fileExists
        )

        #expect(try LedgerContent(again).difference(from: before) == nil)
        #expect(
            try again.contentDigest()
                == Chain.sha256(before.lines.flatMap { Array("\($0)\n".utf8) })
        )
    }

    @Test(arguments: 600..<610 as Range<UInt64>)
    func `a rehearsal shows everything and keeps nothing`(seed: UInt64) throws {
        let scratch = try Scratch()
        let world = try World(seed: seed)
        let half = Array(world.segments.prefix(world.segments.count / 2))
        let path = scratch.path("a.ledger")
        let before: LedgerContent
        do {
            let ledger = try SQLiteLedger(creating: path, world.charter)
            _ = try ledger.absorb(half)
            before = try LedgerContent(ledger)
            let rehearsed = try ledger.rehearse { ledger in
                _ = try ledger.absorb(world.segments)
                return try LedgerContent(ledger)
            }
            #expect(try rehearsed.difference(from: LedgerContent(try reference(world))) == nil)
            #expect(try LedgerContent(ledger).difference(from: before) == nil)
            #expect(throws: Problem.self) {
                try ledger.rehearse { ledger in
                    _ = try ledger.absorb(world.segments)
                    throw Problem(.usage)
                }
            }
            #expect(try LedgerContent(ledger).difference(from: before) == nil)
        }
        do {
            let rehearsing = try SQLiteLedger(opening: path, .rehearsing)
            _ = try rehearsing.absorb(world.segments)
            let shown = try LedgerContent(rehearsing)
            #expect(try shown.difference(from: LedgerContent(try reference(world))) == nil)
        }

        let after = try SQLiteLedger(opening: path)

        #expect(try LedgerContent(after).difference(from: before) == nil)
        _ = try after.absorb(world.segments)
        #expect(
            try LedgerContent(after).difference(from: LedgerContent(try reference(world))) == nil
        )
    }

    @Test func `a second writer is told that the ledger is busy, a reader is let in`() throws {
        let scratch = try Scratch()
        let (_, ledger) = try filled(1, in: scratch)
        let path = scratch.path("a.ledger")

        #expect(try refusal { _ = try SQLiteLedger(opening: path) } == .ledgerBusy)
        #expect(try refusal { _ = try SQLiteLedger(opening: path, .rehearsing) } == .ledgerBusy)
        let reader = try SQLiteLedger(opening: path, .reading)
        #expect(try LedgerContent(reader) == LedgerContent(ledger))
        #expect(try refusal { _ = try SQLiteLedger(creating: path, ledger.charter) } == .ledgerBusy)
        #expect(
            try refusal { _ = try SQLiteLedger(opening: scratch.path("b.ledger")) } == .fileMissing
        )
    }

    @Test func `a ledger whose first writer was killed opens with all that was confirmed`() throws {
        let scratch = try Scratch()
        let (_, ledger) = try filled(1, in: scratch)
        // Before copying: closing any descriptor of a file drops SQLite's locks on it.
        let content = try LedgerContent(ledger)
        for suffix in ["", "-wal"] {
            try scratch.copy("a.ledger\(suffix)", to: "killed.ledger\(suffix)")
        }

        let left = try SQLiteLedger(opening: scratch.path("killed.ledger"))

        #expect(try LedgerContent(left) == content)
    }

    @Test func `bytes that only one of two overlapping runs has are in a pinned ledger`() throws {
        let scratch = try Scratch()
        let scene = Scene()
        for number in 0..<4 { scene.find(["v": .integer(Int64(number))]) }
        let ledger = try SQLiteLedger(
            creating: scratch.path("a.ledger"),
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16))
        )
        let path = scene.phone.path
        let runs = [Array(path[0...2]), [path[1].withheld, path[2].withheld, path[3]]]
        for run in runs {
            _ = try ledger.absorb([try VerifiedSegment(verifying: scene.phone.segment(run))])
        }

        let pinned = try ledger.pinned(ledger.manifest(), at: scratch.path("pinned.ledger"))

        #expect(try LedgerContent(pinned) == LedgerContent(ledger))
    }

    @Test(arguments: 700..<720 as Range<UInt64>)
    func `purging takes the bytes of erased entries and changes no content`(seed: UInt64) throws {
        let scratch = try Scratch()
        let (world, ledger) = try filled(seed, in: scratch)
        let before = try LedgerContent(ledger)
        let evaluation = try reference(world).evaluation
        let erased = Set(evaluation.statements.filter(evaluation.judge.isErased).map(\.place))

        let (entries, _) = try ledger.purge()

        #expect(entries >= erased.count)
        var bytes: Set<Place> = []
        try ledger.forEachSegment(after: 0) { _, segment in
            for (index, link) in try segment.links().enumerated() where link.bytes != nil {
                bytes.insert(
                    Place(
                        device: segment.device,
                        seq: segment.first + Int64(index),
                        entry: link.digest
                    )
                )
            }
        }
        #expect(
            bytes == Set(evaluation.statements.map(\.place)).subtracting(erased),
            "seed \(seed)"
        )
        let difference = try LedgerContent(ledger).difference(from: before)
        #expect(difference == nil, "seed \(seed)")
        try ledger.rebuild()
        #expect(try LedgerContent(ledger).difference(from: before) == nil)
        #expect(try ledger.purge().entries == 0)
    }

    @Test func `what an erasure can name is found, also withheld and erased, but no enrolment`()
        throws
    {
        let scratch = try Scratch()
        let scene = Scene()
        let photo = Attachment(digest: .named("photo"), length: 1)
        let first = scene.find(["v": 1])
        let second = scene.write(
            scene.phone,
            Scene.finding,
            "finding",
            ["v": 2],
            at: Scene.noon,
            attachments: [photo]
        )
        let malformed = scene.phone.append([1, 2, 3])
        scene.erase(scene.east, scene.phone, second)
        let ledger = try SQLiteLedger(
            creating: scratch.path("a.ledger"),
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16))
        )
        for author in scene.authors where author.seq > 0 {
            var path = author.path
            if author === scene.phone { path[0] = path[0].withheld }
            _ = try ledger.absorb([try VerifiedSegment(verifying: author.segment(path))])
        }
        func found(_ digest: Digest) throws -> [DeviceID] {
            try ledger.erasableEntries(String(digest.hex.prefix(20))).map(\.device)
        }

        for entry in [first, second, malformed] {
            #expect(try found(entry) == [scene.phone.device])
        }
        #expect(try found(scene.phoneGrant) == [])
        let targets = try [first, second, malformed].map { try ledger.erasableEntries($0.hex)[0] }
        #expect(targets.map { $0.statement == nil } == [true, false, false])
        #expect(try targets.map(ledger.isErased) == [false, true, false])
        let photos = try ledger.erasablePhotos(String(photo.digest.hex.prefix(8)))
        #expect(photos.map(\.device) == [scene.phone.device])
        #expect(try photos.map(\.erasure) == [.photo(photo.digest)] && !ledger.isErased(photos[0]))
    }

    @Test func `a photo that an erased entry alone refers to is not missing after a purge either`()
        throws
    {
        let scratch = try Scratch()
        let scene = Scene()
        let photo = Attachment(digest: .named("photo"), length: 1)
        let finding = scene.write(
            scene.phone,
            Scene.finding,
            "finding",
            at: Scene.noon,
            attachments: [photo]
        )
        scene.erase(scene.east, scene.phone, finding)
        let ledger = try SQLiteLedger(
            creating: scratch.path("a.ledger"),
            Charter(roots: [scene.root.device], isPractice: false, incarnation: Array(0..<16))
        )
        let segments = try scene.authors.filter { $0.seq > 0 }.map {
            try VerifiedSegment(verifying: $0.segment($0.path))
        }
        _ = try ledger.absorb(segments)
        #expect(try ledger.missingPhotos() == [])

        #expect(try ledger.purge().entries == 1)

        #expect(try ledger.missingPhotos() == [])
        _ = try ledger.absorb(segments)
        #expect(try ledger.missingPhotos() == [])
    }

    @Test(arguments: 700..<745 as Range<UInt64>)
    func `purging makes no photo missing, nor found`(seed: UInt64) throws {
        let scratch = try Scratch()
        let (world, ledger) = try filled(seed, in: scratch)
        let missing = try reference(world).missingPhotos()

        _ = try ledger.purge()

        #expect(try ledger.missingPhotos() == missing, "seed \(seed)")
        _ = try ledger.absorb(world.segments)
        #expect(try ledger.missingPhotos() == missing, "seed \(seed)")
    }

    @Test(arguments: 800..<820 as Range<UInt64>)
    func `a manifest gives the old content after more has arrived`(seed: UInt64) throws {
        let scratch = try Scratch()
        var draw = SplitMix64(seed: seed)
        let world = try World(seed: seed)
        let segments = world.segments.shuffled(using: &draw)
        let ledger = try SQLiteLedger(creating: scratch.path("a.ledger"), world.charter)
        _ = try ledger.absorb(Array(segments.prefix(segments.count / 2)))
        let before = try LedgerContent(ledger)
        _ = try ledger.absorb(segments)

        let pinned = try ledger.pinned(before.manifest, at: scratch.path("pinned.ledger"))

        #expect(try LedgerContent(pinned).difference(from: before) == nil, "seed \(seed)")
    }

    @Test func `a manifest of what is not here is refused`() throws {
        let scratch = try Scratch()
        let (world, ledger) = try filled(1, in: scratch)
        let small = try SQLiteLedger(creating: scratch.path("small.ledger"), world.charter)
        _ = try small.absorb(Array(world.segments.prefix(2)))

        #expect(
            try refusal { _ = try small.pinned(ledger.manifest(), at: scratch.path("x.ledger")) }
                == .manifestUnknown
        )
        #expect(
            try refusal { _ = try small.pinned([1, 2], at: scratch.path("y.ledger")) }
                == .manifestUnknown
        )
    }

    @Test func `adopted roots are those of the ledger`() throws {
        let scratch = try Scratch()
        let world = try World(seed: 2)
        let ledger = try SQLiteLedger(
            creating: scratch.path("a.ledger"),
            Charter(roots: [], isPractice: world.charter.isPractice, incarnation: Array(0..<16))
        )
        try ledger.adopt(world.charter.roots)
        _ = try ledger.absorb(world.segments)

        #expect(
            try LedgerContent(ledger).difference(from: LedgerContent(try reference(world))) == nil
        )
    }
}
