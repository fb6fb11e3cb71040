import Journaling
import TestSupport
import Testing

/// Enrolments and revocations, step by step.
///
/// Source: merge-law.md, 2.2.
@Suite struct EnrolmentLawTests {
    @Test func `a root enrols under any inspector, rank and clock`() {
        let scene = Scene(enrolled: false)
        let early = scene.enrol(scene.root, scene.city, .usual(), at: 0, as: ("no.body", 99))
        let late = scene.enrol(
            scene.root,
            scene.east,
            .usual(),
            at: Stamp.maximumMilliseconds,
            as: ("no.body", 0)
        )

        #expect(scene.judged.hasEffect(early))
        #expect(scene.judged.hasEffect(late))
    }

    @Test func `roots write nothing else, whoever enrols them`() {
        let scene = Scene()
        scene.enrol(scene.city, scene.root, .usual(level: 1, office: "city"))
        let note = scene.write(scene.root, "case/city-1", "note", as: ("city.1", 1))
        let street = scene.write(scene.root, "street/x/2026-01-01", "name", as: ("city.1", 1))
        let attestation = scene.attest(scene.root, scene.phone, received: Scene.start)

        let judged = scene.judged
        #expect(judged.reasons(note) == [.notEnrolled])
        #expect(judged.reasons(street) == [.notEnrolled])
        #expect(judged.reasons(attestation) == [.noAuthority])
    }

    @Test func `grants go down step by step`() {
        let scene = Scene()
        let finding = scene.find()

        let judged = scene.judged
        let steps = [scene.city, scene.east, scene.phone].map { author in
            judged.judge.authority.grants[author.device]?.map(\.step)
        }
        #expect(steps == [[1], [2], [3]])
        #expect(judged.heads() == [finding])
    }

    @Test func `a root that nobody trusts is nobody`() {
        let scene = Scene(enrolled: false)
        let own = scene.enrol(scene.stranger, scene.phone, .usual())
        let finding = scene.find()

        #expect(scene.judged.reasons(own) == [.noAuthority])
        #expect(scene.judged.reasons(finding)?.contains(.notEnrolled) == true)
        #expect(scene.judged(roots: []).reasons(own) == [.noAuthority])
        #expect(scene.judged(roots: [scene.stranger.device]).reasons(own) == [])
    }

    @Test func `enrolling a device again adds a grant and takes nothing away`() {
        let scene = Scene()
        let finding = scene.find()
        let empty = scene.enrol(scene.root, scene.phone, .usual([], places: []))

        let judged = scene.judged
        let grants = judged.judge.authority.grants[scene.phone.device] ?? []
        #expect(Set(grants.map(\.enrolment)) == [empty, scene.phoneGrant])
        #expect(Set(grants.map(\.step)) == [1, 3])
        #expect(judged.heads() == [finding])
    }

    @Test func `nobody steals a step by enrolling those above him`() {
        let scene = Scene()
        let phone = scene.enrol(
            scene.east,
            scene.stranger,
            Grant.east.with {
                $0.level = 2; $0.places = ["east"]
            }
        )
        let theft = scene.enrol(
            scene.stranger,
            scene.city,
            .usual(level: 3, [("east.2", 0)], places: ["east"]),
            as: ("east.2", 1)
        )
        let revocation = scene.revoke(
            scene.city,
            scene.stranger,
            phone,
            through: scene.stranger.chain
        )
        let finding = scene.find()

        let judged = scene.judged
        #expect(judged.reasons(theft) == [])
        #expect(judged.hasEffect(revocation))
        #expect(Set(judged.judge.authority.grants[scene.city.device]?.map(\.step) ?? []) == [1, 4])
        #expect(judged.heads() == [finding])
    }

    private static let narrow = Grant.usual(
        level: 2,
        [("east.2", 1)],
        places: ["east"],
        registers: ["check/finding"],
        rights: [],
        until: Scene.start / 60_000 + 600
    )

    @Test(
        arguments: [
            GrantChange("nothing", true) { _ in },
            GrantChange("no right to enrol", false) { $0.rights.remove(.enrol) },
            GrantChange("registers without enrolments", false) { $0.registers = ["check/*"] },
            GrantChange("registers with enrolments", true) {
                $0.registers = ["check/*", "enrolment/grant"]
            },
            GrantChange("another inspector", false) { $0.inspectors = [.init("east.2", 2)] },
            GrantChange("a rank below the writer's", false) {
                $0.inspectors = [.init("east.*", 1)]
            },
            GrantChange("the writer beside others", true) {
                $0.inspectors = [.init("east.1", 2), .init("east.2", 1)]
            },
            GrantChange("another place", false) { $0.places = ["west"] },
            GrantChange("an end before", false) { $0.until = Scene.start / 60_000 },
            GrantChange("an end before the enrolled one's", false) {
                $0.until = Scene.start / 60_000 + 599
            },
            GrantChange("the same end", true) { $0.until = Scene.start / 60_000 + 600 },
            GrantChange("a later beginning", false) { $0.from += 1 },
            GrantChange("practice", false) { $0.isPractice = true },
        ] as [GrantChange]
    )
    func `an enrolment needs a grant that authorises it`(change: GrantChange) {
        let scene = Scene(enrolled: false)
        scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", types: [("*", 3)]))
        scene.enrol(scene.city, scene.east, Grant.east.with(change.change))
        let enrolment = scene.enrol(scene.east, scene.phone, EnrolmentLawTests.narrow)

        #expect(scene.judged.reasons(enrolment) == (change.isGood ? [] : [.noAuthority]))
    }

    @Test func `the end of a grant is exclusive, by the minute of the stamp`() {
        let until = Scene.start / 60_000 + 600
        let scene = Scene(enrolled: false)
        scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", until: until))
        let last = scene.enrol(
            scene.city,
            scene.east,
            .usual([], until: until),
            at: until * 60_000 - 1
        )
        let after = scene.enrol(
            scene.city,
            scene.west,
            .usual([], until: until),
            at: until * 60_000
        )

        #expect(scene.judged.hasEffect(last))
        #expect(scene.judged.reasons(after) == [.noAuthority])
    }

    @Test func `a practice grant enrols for practice only`() {
        let scene = Scene(enrolled: false)
        scene.enrol(scene.root, scene.city, .usual(level: 0, office: "city", practice: true))
        let real = scene.enrol(scene.city, scene.east, .usual([]))
        let practice = scene.enrol(scene.city, scene.west, .usual([], practice: true))

        #expect(scene.judged.reasons(real) == [.noAuthority])
        #expect(scene.judged.reasons(practice) == [])
    }

    // MARK: - Revocations

    @Test func `a revocation cuts off what does not lie on the chain it names`() {
        let scene = Scene()
        let before = scene.find()
        let chain = scene.phone.chain
        let after = scene.find(["answer": "fail"])
        let revocation = scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: chain)

        let judged = scene.judged
        #expect(judged.reasons(revocation) == [])
        #expect(judged.reasons(before) == [])
        #expect(judged.reasons(after) == [.revoked])
        #expect(judged.heads() == [before])
    }

    @Test(arguments: [true, false])
    func `through the beginning or a chain that is not here it cuts off everything`(isStart: Bool) {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(
            scene.east,
            scene.phone,
            scene.phoneGrant,
            through: isStart ? scene.phone.start : .named("missing")
        )

        #expect(scene.judged.reasons(finding) == [.revoked])
    }

    @Test func `through one branch of a fork it cuts off the other, but for the same bytes`() {
        let scene = Scene()
        let (first, kept, same) = (scene.find(), scene.find(["v": 2]), scene.find(["v": 3]))
        let chain = scene.phone.chain
        let bytes = scene.phone.path[2].link.bytes ?? []
        scene.phone.fork(after: 1)
        let other = scene.find(["v": 4])
        scene.phone.append(bytes)
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: chain)

        let judged = scene.judged
        #expect([first, kept, same, other].map { judged.reasons($0) } == [[], [], [], [.revoked]])
    }

    @Test(arguments: [
        ("root", true), ("city", true), ("east", true), ("west", false), ("phone", false),
    ])
    func `root, issuer and whoever is above may revoke`(name: String, isValid: Bool) throws {
        let scene = Scene()
        let finding = scene.find()
        let writer = try #require(scene.authors.first { $0.name == name })
        let revocation = scene.revoke(
            writer,
            scene.phone,
            scene.phoneGrant,
            through: scene.phone.start
        )

        #expect(scene.judged.reasons(revocation) == (isValid ? [] : [.noAuthority]))
        #expect(scene.judged.reasons(finding) == (isValid ? [.revoked] : []))
    }

    @Test func `whoever is above but no step before may not revoke`() {
        let scene = Scene()
        let deputy = scene.author("deputy", key: 7, inspector: "city.2", rank: 3)
        scene.enrol(scene.city, deputy, .usual(level: 0, office: "city"))
        let level = scene.revoke(deputy, scene.east, scene.eastGrant, through: scene.east.start)
        let below = scene.revoke(deputy, scene.phone, scene.phoneGrant, through: scene.phone.start)

        #expect(scene.judged.reasons(level) == [.noAuthority])
        #expect(scene.judged.reasons(below) == [])
    }

    @Test func `a revocation must name the device that the enrolment is of`() {
        let scene = Scene()
        let other = scene.revoke(scene.east, scene.stranger, scene.phoneGrant, through: .named("x"))
        let nothing = scene.revoke(scene.east, scene.phone, .named("nothing"), through: .named("x"))
        let outsider = scene.enrol(scene.stranger, scene.phone, .usual())
        let held = scene.revoke(scene.root, scene.phone, outsider, through: .named("x"))

        #expect(scene.judged.reasons(other) == [.noAuthority])
        #expect(scene.judged.reasons(nothing) == [.noAuthority])
        #expect(scene.judged.reasons(held) == [.noAuthority])
    }

    @Test func `the issuer may revoke only as it may write`() {
        let scene = Scene()
        scene.enrol(scene.city, scene.stranger, Grant.usual(level: 1, [("x.1", 0)], rights: []))
        let phone = scene.enrol(scene.east, scene.stranger, .phone)
        let wrongRank = scene.write(
            scene.east,
            "revocation/\(scene.stranger.device.hex)",
            "revocation",
            Revocation(enrolment: phone, through: .named("x")).claim,
            as: ("east.1", 3)
        )
        let right = scene.revoke(scene.east, scene.stranger, phone, through: .named("x"))

        #expect(scene.judged.reasons(wrongRank) == [.noAuthority])
        #expect(scene.judged.reasons(right) == [])
    }

    @Test func `a practice grant revokes nothing, except in a practice ledger`() {
        let scene = Scene()
        scene.enrol(
            scene.root,
            scene.stranger,
            .usual(level: 0, office: "x", rights: [.enrol], practice: true)
        )
        let revocation = scene.revoke(
            scene.stranger,
            scene.phone,
            scene.phoneGrant,
            through: scene.phone.start
        )

        #expect(scene.judged.reasons(revocation) == [.noAuthority])
        #expect(scene.judged(practice: true).reasons(revocation) == [])
    }

    @Test func `a revoked office enrols no more and its earlier devices stay`() {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(scene.city, scene.east, scene.eastGrant, through: scene.east.chain)
        let late = scene.enrol(scene.east, scene.stranger, .phone)

        #expect(scene.judged.reasons(late) == [.noAuthority])
        #expect(scene.judged.heads() == [finding])
    }

    @Test func `an office revoked from its beginning never enrolled anybody`() {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(scene.city, scene.east, scene.eastGrant, through: scene.east.start)

        #expect(scene.judged.reasons(scene.phoneGrant) == [.noAuthority])
        #expect(scene.judged.reasons(finding) == [.notEnrolled])
        #expect(scene.judged.judge.authority.grants[scene.east.device]?.count == 1)
    }

    @Test func `whoever is cut off revokes nothing`() {
        let scene = Scene()
        let finding = scene.find()
        scene.revoke(scene.city, scene.east, scene.eastGrant, through: scene.east.chain)
        let late = scene.revoke(
            scene.east,
            scene.phone,
            scene.phoneGrant,
            through: scene.phone.start
        )

        #expect(scene.judged.reasons(late) == [.noAuthority])
        #expect(scene.judged.reasons(finding) == [])
    }

    @Test func `several revocations cut off together`() {
        let scene = Scene()
        let first = scene.find()
        let one = scene.phone.chain
        let second = scene.find(["v": 2])
        scene.revoke(scene.city, scene.phone, scene.phoneGrant, through: scene.phone.chain)
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: one)

        #expect(scene.judged.reasons(first) == [])
        #expect(scene.judged.reasons(second) == [.revoked])
    }

    @Test func `a device revoked under one grant may hold another`() {
        let scene = Scene()
        scene.revoke(scene.east, scene.phone, scene.phoneGrant, through: scene.phone.chain)
        let between = scene.find()
        scene.enrol(scene.east, scene.phone, .phone)

        #expect(scene.judged.reasons(between) == [])
    }
}
