import Journaling
import TestSupport
import Testing

/// What patterns and grants give, cover and lie above.
///
/// Source: merge-law.md, 2.1.
@Suite struct GrantTests {
    @Test(
        arguments: [
            ("east.1", 1, "east.1", 1, true), ("east.1", 1, "east.1", 0, false),
            ("east.1", 1, "east.1", 2, false), ("east.1", 1, "east.10", 1, false),
            ("east.1", 1, "EAST.1", 1, false), ("east.*", 1, "east.1", 0, true),
            ("east.*", 1, "east.1", 1, true), ("east.*", 1, "east.1", 2, false),
            ("east.*", 1, "east.c.1", 0, true), ("east.*", 1, "east", 0, false),
            ("east.*", 1, "eastern.1", 0, false), ("*", 3, "x.y", 3, true),
            ("*", 3, "x.y", 4, false),
        ] as [(String, Int64, String, Int64, Bool)]
    )
    func `a pair gives an inspector and a rank`(
        pattern: String,
        limit: Int64,
        inspector: String,
        rank: Int64,
        gives: Bool
    ) {
        #expect(Grant.Pair(pattern, limit).gives(inspector, rank) == gives)
        #expect(Grant.usual([(pattern, limit)]).givesOwn(inspector, rank) == gives)
    }

    @Test func `types give only with the right to type`() {
        let with = Grant.usual([], types: [("club.*", 1)], rights: [.type])
        let without = Grant.usual([], types: [("club.*", 1)], rights: [.decide])

        #expect(with.givesTyped("club.1", 1))
        #expect(with.names("club.1"))
        #expect(!without.givesTyped("club.1", 1))
        #expect(!without.names("club.1"))
        #expect(!with.givesOwn("club.1", 1))
    }

    @Test(arguments: [
        ("*", RecordKind.check, "finding", true), ("check/*", .check, "finding", true),
        ("check/*", .count, "acts.a", false), ("count/acts", .count, "acts.a.b", true),
        ("count/acts", .count, "acts", true), ("count/acts", .count, "actsx.a", false),
        ("count/acts.a", .count, "acts.a", false), ("check/finding", .check, "review", false),
        ("c/*", .check, "finding", false), ("checks/*", .check, "finding", false),
    ])
    func `a register pattern matches by the base of the register`(
        pattern: String,
        kind: RecordKind,
        register: String,
        matches: Bool
    ) {
        #expect(Grant.usual(registers: [pattern]).allows(kind, register) == matches)
    }

    @Test(arguments: [
        ("*", "anything", true), ("east", "east", true), ("east", "east.mill", true),
        ("east", "eastern", false), ("east.mill", "east", false), ("east", "*", false),
        ("east", "East", false), ("east.", "east.mill", false),
    ])
    func `a place covers itself and what is below it`(place: String, name: String, covers: Bool) {
        #expect(Grant.usual(places: [place]).covers(place: name) == covers)
    }

    private static let outer = Grant.usual(
        level: 1,
        office: "o",
        [("a.*", 2)],
        types: [("t.*", 1)],
        places: ["p"],
        registers: ["check/*", "count/acts"],
        rights: [.enrol],
        from: 10,
        until: 20
    )

    @Test(
        arguments: [
            GrantChange("itself", true) { _ in },
            GrantChange("an earlier beginning", false) { $0.from = 9 },
            GrantChange("a later beginning", true) { $0.from = 11 },
            GrantChange("a later end", false) { $0.until = 21 },
            GrantChange("an earlier end", true) { $0.until = 19 },
            GrantChange("no end", false) { $0.until = nil },
            GrantChange("a smaller level", false) { $0.level = 0 },
            GrantChange("a larger level", true) { $0.level = 5 },
            GrantChange("another office", true) { $0.office = "x" },
            GrantChange("one of the inspectors", true) { $0.inspectors = [.init("a.b", 2)] },
            GrantChange("a narrower pattern", true) { $0.inspectors = [.init("a.b.*", 1)] },
            GrantChange("a higher rank", false) { $0.inspectors = [.init("a.b", 3)] },
            GrantChange("all inspectors", false) { $0.inspectors = [.init("*", 0)] },
            GrantChange("the name before the pattern's dot", false) {
                $0.inspectors = [.init("a", 0)]
            },
            GrantChange("another inspector", false) { $0.inspectors = [.init("ab.c", 0)] },
            GrantChange("inspectors out of types", false) { $0.inspectors = [.init("t.x", 1)] },
            GrantChange("types out of inspectors", true) { $0.types = [.init("a.x", 2)] },
            GrantChange("other types", false) { $0.types = [.init("b.x", 0)] },
            GrantChange("types with a higher rank", false) { $0.types = [.init("t.x", 2)] },
            GrantChange("no inspectors", true) { $0.inspectors = [] },
            GrantChange("a place below", true) { $0.places = ["p.q"] },
            GrantChange("all places", false) { $0.places = ["*"] },
            GrantChange("no place", true) { $0.places = [] },
            GrantChange("another place", false) { $0.places = ["p", "pq"] },
            GrantChange("a narrower register", true) { $0.registers = ["check/review"] },
            GrantChange("all registers", false) { $0.registers = ["*"] },
            GrantChange("a wider register", false) { $0.registers = ["count/*"] },
            GrantChange("a register of another kind", false) { $0.registers = ["checks/a"] },
            GrantChange("a further right", false) { $0.rights = [.enrol, .type] },
            GrantChange("fewer rights", true) { $0.rights = [] },
            GrantChange("practice", true) { $0.isPractice = true },
        ] as [GrantChange]
    )
    func `a grant lies inside another`(change: GrantChange) {
        let inner = GrantTests.outer.with(change.change)

        #expect(inner.lies(inside: GrantTests.outer) == change.isGood)
    }

    @Test func `inside an endless grant lies an ending one, inside practice only practice`() {
        let outer = GrantTests.outer

        #expect(outer.lies(inside: outer.with { $0.until = nil }))
        #expect(!outer.lies(inside: outer.with { $0.isPractice = true }))
        #expect(
            outer.with { $0.isPractice = true }.lies(inside: outer.with { $0.isPractice = true })
        )
    }

    @Test(
        arguments: [
            (0, ["*"], 1, ["east"], true), (1, ["*"], 1, ["east"], false),
            (2, ["*"], 1, ["east"], false),
            (0, ["east"], 1, ["east.mill"], true), (0, ["east"], 1, ["east", "west"], false),
            (0, ["east"], 1, ["*"], false), (0, ["*"], 1, ["*"], true), (0, [], 1, [], true),
            (0, [], 1, ["a"], false),
        ] as [(Int64, [String], Int64, [String], Bool)]
    )
    func `a grant is above another`(
        level: Int64,
        places: [String],
        lower: Int64,
        theirs: [String],
        isAbove: Bool
    ) {
        let one = Grant.usual(level: level, places: places)
        let other = Grant.usual(level: lower, places: theirs)

        #expect(one.isAbove(other) == isAbove)
    }

    @Test func `a grant reads back from its claim`() throws {
        for grant in [GrantTests.outer, .east, .phone, .usual(until: nil, practice: true)] {
            #expect(Grant(grant.claim) == grant)
            #expect(Grant(try #require(JSONValue(grant.claim.canonicalBytes))) == grant)
        }
    }

    @Test(
        arguments: [
            ("from", nil), ("from", -1), ("from", 10_000_000_001), ("from", "1"), ("until", "x"),
            ("until", -1), ("until", 10_000_000_001), ("level", nil), ("level", -1),
            ("office", nil),
            ("office", "a..b"), ("office", ""), ("inspectors", nil), ("inspectors", [["*"]]),
            ("inspectors", [["*", -1]]), ("inspectors", [["*", 1, 1]]),
            ("inspectors", [["a*", 1]]),
            ("inspectors", [["", 1]]), ("types", nil), ("types", [[".*", 1]]), ("places", nil),
            ("places", ["a.*"]), ("places", [1]), ("registers", nil), ("registers", ["check"]),
            ("registers", ["*/finding"]), ("registers", ["check/a.b"]),
            ("registers", ["check/a/b"]),
            ("rights", nil), ("rights", [1]), ("practice", 1), ("practice", "true"),
        ] as [(String, JSONValue?)]
    )
    func `a claim that is no grant is malformed`(member: String, value: JSONValue?) {
        guard case .object(var members) = GrantTests.outer.claim else { return }
        members[member] = value
        let scene = Scene()
        let digest = scene.write(
            scene.root,
            "enrolment/\(scene.phone.device.hex)",
            "grant",
            .object(members)
        )

        #expect(scene.judged.reasons(digest) == [.malformed])
    }

    @Test(
        arguments: [
            ("until", 10_000_000_000), ("from", 0), ("rights", ["fly", "enrol"]), ("more", ["x"]),
            ("practice", false), ("inspectors", []), ("registers", ["x-y/*", "a/b-1"]),
            ("level", 4_503_599_627_370_496),
        ] as [(String, JSONValue)]
    )
    func `a claim may say more than this program knows`(member: String, value: JSONValue) {
        guard case .object(var members) = GrantTests.outer.claim else { return }
        members[member] = value
        let scene = Scene()
        let digest = scene.write(
            scene.root,
            "enrolment/\(scene.phone.device.hex)",
            "grant",
            .object(members)
        )

        #expect(scene.judged.reasons(digest) == [])
    }
}
