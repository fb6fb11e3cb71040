import Journaling
import TestSupport
import Testing

/// What a register comes to, without its order.
private struct Outcome: Equatable {
    let heads: [Digest]
    let superseded: Set<Digest>
    let held: [Digest: [Reason]]
    let isConflict: Bool
    let isOwn: Bool

    init(_ resolution: Resolution) {
        heads = resolution.heads.map(\.statement.digest)
        superseded = Set(resolution.superseded.map(\.statement.digest))
        held = Dictionary(
            uniqueKeysWithValues: resolution.held.map { ($0.statement.digest, $0.standing.reasons) }
        )
        isConflict = resolution.isConflict
        isOwn = resolution.isOwn
    }
}

private func permutations<Value>(of values: [Value]) -> [[Value]] {
    if values.isEmpty { return [[]] }
    return values.indices.flatMap { index in
        var rest = values
        let value = rest.remove(at: index)
        return permutations(of: rest).map { [value] + $0 }
    }
}

/// A register in which several people say nearly the same at nearly the same time.
private func crowd(_ draw: inout SplitMix64, count: Int) -> Scene {
    let scene = Scene()
    let tablet = scene.author("tablet", key: 7, inspector: "east.2", rank: 1)
    scene.enrol(scene.east, tablet, .phone)
    var written: [Digest] = []
    for _ in 0..<count {
        let author = draw.pick([scene.phone, scene.phone, tablet, scene.east, scene.city])
        let bases = written.filter { _ in draw.chance(40) }
        let minute = Scene.noon / 60_000
        written.append(
            scene.find(
                on: author,
                ["v": .integer(Int64(draw.below(2)))],
                at: Scene.noon + draw.pick([0, 0, 1, 60_000, Scene.year]),
                bases: bases,
                decides: draw.chance(30),
                observed: draw.chance(30) ? minute : nil,
                as: author === scene.east && draw.chance(30) ? ("east.2", 1) : nil
            )
        )
        if draw.chance(20), author.seq > 0 { author.fork(after: author.seq - 1) }
    }
    if draw.chance(50) { scene.attest(scene.east, scene.phone, received: Scene.noon) }
    if draw.chance(30), let base = written.first { scene.erase(scene.city, scene.phone, base) }
    return scene
}

/// The law is a function of a set: no order of statements shows in it.
@Suite struct LawOrderTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a register comes to the same in every order of its statements`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        let scene = crowd(&draw, count: 5)
        let judge = scene.judged.judge
        let statements = scene.statements.filter { $0.record == Scene.finding }

        let outcomes = permutations(of: statements).map {
            Outcome(judge.resolution(record: Scene.finding, register: "finding", of: $0))
        }

        #expect(outcomes.allSatisfy { $0 == outcomes[0] }, "seed \(seed)")
        #expect(outcomes.count >= 24)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a whole ledger comes to the same in every order of its statements`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        let scene = crowd(&draw, count: 8)
        scene.address(scene.east, scene.phone, slot: "r9")
        scene.release(scene.city, scene.find(on: scene.stranger), .notEnrolled)
        scene.revoke(
            scene.city,
            scene.phone,
            scene.phoneGrant,
            through: scene.phone.path.first?.chain ?? scene.phone.start
        )
        let branches = scene.authors.flatMap { author in author.branches.map { (author.device, $0) }
        }
        func outcomes(_ statements: [Statement]) -> [Evaluation.Key: Outcome] {
            Evaluation(
                roots: [scene.root.device],
                isPractice: false,
                statements: statements,
                chains: Scene.chains(of: branches)
            ).registers.mapValues(Outcome.init)
        }

        let expected = outcomes(scene.statements)

        for _ in 0..<6 {
            #expect(outcomes(scene.statements.shuffled(using: &draw)) == expected, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what is superseded leads to a head, and no value is in force that nobody wrote`(
        seed: UInt64
    ) throws {
        var draw = SplitMix64(seed: seed)
        let scene = crowd(&draw, count: 8)
        let claims = Set(scene.statements.map(\.claim))

        for resolution in scene.judged.registers.values {
            let heads = Set(resolution.heads.map(\.statement.digest))
            #expect(heads.isEmpty == resolution.counting.isEmpty)
            for member in resolution.superseded {
                var seen: Set<Digest> = []
                var next: Set<Digest> = [member.statement.digest]
                while !next.isEmpty, next.isDisjoint(with: heads) {
                    seen.formUnion(next)
                    next = Set(
                        resolution.counting.filter { !next.isDisjoint(with: $0.statement.bases) }
                            .map(\.statement.digest)
                    ).subtracting(seen)
                }
                #expect(!next.isEmpty)
            }
            if let inForce = resolution.inForce {
                #expect(claims.contains(inForce.statement.claim))
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what stands on common ground counts, as a judgement of its own says`(seed: UInt64) throws
    {
        let world = try World(seed: seed, acts: 60)
        let evaluation = world.judged
        let judge = evaluation.judge
        let unmoved = evaluation.statements.filter { statement in
            statement.defect == nil && RecordName(statement.record).layer == 4
                && judge.placing(of: statement).address == nil
        }

        for statement in unmoved
        where judge.standing(of: statement, judge.placing(of: statement)).counts {
            guard let ground = judge.commonGround(of: statement) else { continue }
            for other in unmoved where ground.covers(other, by: judge) {
                #expect(judge.standing(of: other, judge.placing(of: other)).counts, "seed \(seed)")
            }
        }
    }
}
