import Inspection
import Journaling
import Testing

/// Several versions and systems side by side.
@Suite struct StandardShelfTests {
    private static let old = "national-2023@0123456789abcdef"
    private static let new = "national-2026@fedcba9876543210"
    private static let county = "county-2026@00112233445566aa"

    private func lit(_ limit: String, _ more: [IndicatorColumn: String] = [:]) -> JSONValue {
        row(
            [
                .nameChinese: "亮灯率", .kind: "ratio", .comparator: ">=", .limit: limit,
                .unit: "%", .evidenceFields: "numerator;denominator", .pointTypes: "STREET",
                .mode: "state",
            ].merging(more) { $1 }
        )
    }

    private func look(_ more: [IndicatorColumn: String] = [:]) -> JSONValue {
        row(
            [.nameChinese: "垃圾", .kind: "presence", .comparator: "==", .limit: "0"]
                .merging(more) { $1 }
        )
    }

    private func shelf(_ registers: (String, String, JSONValue)...) -> StandardShelf {
        registers.reduce(into: StandardShelf()) {
            $0.add(record: $1.0, register: $1.1, claim: $1.2)
        }
    }

    private func version(_ id: String, _ code: String, _ claim: JSONValue)
        -> (String, String, JSONValue)
    {
        ("standard/\(id)", "indicator.\(code)", claim)
    }

    private func meta(_ id: String, _ claim: JSONValue) -> (String, String, JSONValue) {
        ("standard/\(id)", "meta", claim)
    }

    private func day(_ text: String) throws -> WorkDate { try #require(WorkDate(text)) }

    private func limit(_ shelf: StandardShelf, _ date: String, _ systems: [String]? = nil) throws
        -> String?
    {
        shelf.judging("L-1", on: try day(date), systems: systems)?.indicator.limit?.text
    }

    @Test func `the version in force is the latest that has begun, the first one before all`()
        throws
    {
        let shelf = shelf(
            version(Self.new, "L-1", lit("95")),
            version(Self.old, "L-1", lit("90")),
            meta(Self.new, ["name": "national-2026", "from": "2026-07-01"]),
            meta(Self.old, ["name": "national-2023", "from": "2024-01-01"])
        )

        #expect(try limit(shelf, "2020-01-01") == "90")
        #expect(try limit(shelf, "2026-06-30") == "90")
        #expect(try limit(shelf, "2026-07-01") == "95")
    }

    @Test func `the order in which registers arrive does not matter`() throws {
        let registers = [
            version(Self.old, "L-1", lit("90")), version(Self.new, "L-1", lit("95")),
            meta(Self.old, ["from": "2026-03-01"]), meta(Self.new, ["from": "2026-02-01"]),
        ]
        let there = registers.reduce(into: StandardShelf()) {
            $0.add(record: $1.0, register: $1.1, claim: $1.2)
        }
        let back = registers.reversed().reduce(into: StandardShelf()) {
            $0.add(record: $1.0, register: $1.1, claim: $1.2)
        }

        for date in ["2026-01-01", "2026-02-15", "2026-03-01"] {
            #expect(try limit(there, date) == limit(back, date))
        }
        #expect(try limit(there, "2026-03-01") == "90")
    }

    @Test func `without a date a version holds from the first day of its year`() throws {
        let shelf = shelf(
            version(Self.old, "L-1", lit("90")),
            version(Self.new, "L-1", lit("95"))
        )

        #expect(try limit(shelf, "2025-12-31") == "90")
        #expect(try limit(shelf, "2026-01-01") == "95")
    }

    @Test func `a version that was taken back judges nothing`() throws {
        let shelf = shelf(
            version(Self.old, "L-1", lit("90")),
            version(Self.new, "L-1", lit("95")),
            meta(Self.new, ["withdrawn": true, "reason": "wrong file"])
        )

        #expect(try limit(shelf, "2026-05-12") == "90")
    }

    @Test func `of systems that know one code the first in the city's order judges`() throws {
        var shelf = shelf(
            version(Self.new, "L-1", lit("95")),
            version(Self.county, "L-1", lit("99"))
        )
        #expect(try limit(shelf, "2026-05-12") == "99", "by name where the city says nothing")

        shelf.add(
            record: "settings/city/2026-04-01",
            register: "systems",
            claim: ["order": ["national", "county"]]
        )
        shelf.add(
            record: "settings/city/2026-06-01",
            register: "systems",
            claim: ["order": ["county"]]
        )

        #expect(try limit(shelf, "2026-05-31") == "95")
        #expect(try limit(shelf, "2026-06-01") == "99")
    }

    @Test func `a point is judged by the systems that apply to it`() throws {
        let shelf = shelf(
            version(Self.new, "L-1", lit("95")),
            version(Self.county, "L-1", lit("99"))
        )

        #expect(try limit(shelf, "2026-05-12", ["national"]) == "95")
        #expect(try limit(shelf, "2026-05-12", ["county"]) == "99")
        #expect(try limit(shelf, "2026-05-12", ["villages"]) == nil)
    }

    @Test func `one code is due once, by the system that judges it`() throws {
        let shelf = shelf(
            version(Self.new, "L-1", lit("95", [.pointTypes: "ROAD"])),
            version(Self.new, "C-1", look([.pointTypes: "ROAD"])),
            version(Self.county, "L-1", lit("99", [.pointTypes: "ROAD"]))
        )

        let due = shelf.due(at: ["ROAD"], on: try day("2026-05-12"))

        #expect(due.map(\.indicator.code) == ["L-1", "C-1"])
        #expect(due.map(\.standard) == [Self.county, Self.new])
    }

    private func type(_ id: String, _ code: String, covers: [String]) -> (String, String, JSONValue)
    {
        ("standard/\(id)", "type.\(code)", ["covers": .list(covers.map(JSONValue.text))])
    }

    @Test func `a general kind of place covers others, step by step, and not the other way`() throws
    {
        let shelf = shelf(
            version(Self.new, "C-1", look([.pointTypes: "PUBLIC"])),
            version(Self.new, "C-2", look([.pointTypes: "MALL"])),
            version(Self.new, "C-3", look([.pointTypes: "ANY"])),
            version(Self.new, "C-4", look()),
            type(Self.new, "PUBLIC", covers: ["INDOOR", "PARK"]),
            type(Self.new, "INDOOR", covers: ["MALL", "PUBLIC"])
        )
        func codes(_ types: Set<String>) throws -> [String] {
            shelf.due(at: types, on: try day("2026-05-12")).map(\.indicator.code)
        }

        #expect(try codes(["MALL"]) == ["C-1", "C-2", "C-3", "C-4"])
        #expect(try codes(["PARK"]) == ["C-1", "C-3", "C-4"])
        #expect(try codes(["PUBLIC"]) == ["C-1", "C-3", "C-4"])
        #expect(try codes(["ROAD"]) == ["C-3", "C-4"])
        #expect(try codes(["ROAD", "MALL"]) == ["C-1", "C-2", "C-3", "C-4"])
    }

    @Test func `every place beside kinds of place is every place`() throws {
        let shelf = shelf(
            version(Self.new, "C-1", look([.pointTypes: "KEYPT;ANY"])),
            version(Self.new, "C-2", look([.pointTypes: "KEYPT"]))
        )

        #expect(
            shelf.due(at: ["MALL"], on: try day("2026-05-12")).map(\.indicator.code) == ["C-1"]
        )
    }

    @Test func `a standard without kinds of place uses those of the others`() throws {
        let shelf = shelf(
            version(Self.county, "C-1", look([.pointTypes: "STREET"])),
            version(Self.new, "C-2", look()),
            type(Self.new, "STREET", covers: ["ROAD"])
        )

        #expect(
            shelf.due(at: ["ROAD"], on: try day("2026-05-12")).map(\.indicator.code)
                == ["C-1", "C-2"]
        )
    }

    @Test func `what is optional, off or does not apply is not asked`() throws {
        let shelf = shelf(
            version(Self.new, "C-1", look([.due: "yes"])),
            version(Self.new, "C-2", look([.due: "optional"])),
            version(Self.new, "C-3", look([.due: "off"])),
            version(Self.new, "C-4", look([.force: "weakness"])),
            version(Self.new, "C-5", look([.pointTypes: "MALL", .optionalAt: "ROAD"])),
            version(Self.new, "C-6", look())
        )

        let due = shelf.due(at: ["ROAD"], on: try day("2026-05-12"), without: ["C-6"])

        #expect(due.map(\.indicator.code) == ["C-1", "C-2", "C-4", "C-5"])
        #expect(due.filter(\.isAsked).map(\.indicator.code) == ["C-1"])
    }

    @Test func `all in order answers states that a look can tell`() throws {
        let shelf = shelf(
            version(Self.new, "C-1", look()),
            version(Self.new, "C-2", look([.mode: "acts"])),
            version(Self.new, "C-3", look([.comparator: "none", .limit: ""])),
            version(Self.new, "C-4", look([.due: "optional"])),
            version(Self.new, "L-1", lit("95", [.pointTypes: "ANY"]))
        )

        let due = shelf.due(at: ["ROAD"], on: try day("2026-05-12"))

        #expect(due.count == 5)
        #expect(due.filter(\.isAnsweredBySweep).map(\.indicator.code) == ["C-1"])
    }

    @Test func `titles exempt for certain what the standard says, the city adds and takes out`()
        throws
    {
        var shelf = shelf(
            version(Self.new, "S-1", look([.exemption: "sanitary"])),
            version(Self.new, "S-2", look([.exemption: "sanitary?"])),
            version(Self.new, "S-3", look([.exemption: "forest"])),
            version(Self.new, "S-4", look())
        )
        func exempt(_ date: String) throws -> [String] {
            shelf.due(at: ["ROAD"], on: try day(date)).filter(\.isExempt).map(\.indicator.code)
        }
        #expect(try exempt("2026-05-12").isEmpty)

        shelf.add(
            record: "settings/city/2026-01-01",
            register: "exemptions",
            claim: ["titles": ["sanitary"]]
        )
        shelf.add(
            record: "settings/city/2026-06-01",
            register: "exemptions",
            claim: ["titles": ["sanitary"], "also": ["S-2", "S-4"], "except": ["S-1"]]
        )
        shelf.add(
            record: "settings/city/2026-09-01",
            register: "exemptions",
            claim: ["titles": []]
        )

        #expect(try exempt("2026-05-31") == ["S-1"])
        #expect(try exempt("2026-06-01") == ["S-2", "S-4"])
        #expect(try exempt("2026-09-01").isEmpty)
    }
}
