import Foundation
import Inspection
import Journaling
import Testing

@testable import watchbook

/// Settings files: what is read, what is refused and where, and how they come into force.
@Suite struct SettingsFileTests {
    private static let head = "watchbook-settings: 1\nfrom: 2026-01-01\n"

    private func read(_ text: String) -> SettingsFile.Reading {
        SettingsFile.reading(Array(text.utf8))
    }

    private func sections(_ text: String) throws -> [SettingsFile.Section] {
        guard case .file(let file) = read(SettingsFileTests.head + text) else {
            Issue.record("faults: \(faults(text))")
            return []
        }
        return file.sections
    }

    /// `line:column path reason` of each fault behind the head.
    private func faults(_ text: String) -> [String] {
        guard case .faults(let faults) = read(SettingsFileTests.head + text) else { return [] }
        return faults.map { fault in
            let reason = fault.reason.json["reason"]?.text ?? ""
            return "\(fault.place.line):\(fault.place.column) \(fault.path) \(reason)"
        }
    }

    @Test func `a section is the claim of its register, and times of day stay texts`() throws {
        let text = """
            slots:
              - {id: am, start: 08:00, end: 12:00, peak: true}
              - {id: night, start: 22:00, end: 02:00, rounds: [22:00, 00:30]}
            calendar:
              holidays: [2026-05-01]
            systems: {order: ["007", county]}
            settings: {zone_minutes: -60}
            """

        #expect(
            try sections(text) == [
                SettingsFile.Section(
                    "slots",
                    [
                        "slots": [
                            ["id": "am", "start": 480, "end": 720, "peak": true],
                            ["id": "night", "start": 1320, "end": 120, "rounds": [1320, 30]],
                        ]
                    ]
                ),
                SettingsFile.Section("calendar", ["holidays": ["2026-05-01"]]),
                SettingsFile.Section("systems", ["order": ["007", "county"]]),
                SettingsFile.Section("settings", ["zone_minutes": -60]),
            ]
        )
    }

    @Test func `only plain digits are numbers, and only true and false are truth values`() throws {
        let yaml = SettingsYAML(
            Array(
                """
                a: [12:00, 2026-01-01, 97.5, yes, 007, 1_000, 0x1F, 1e3, +5, .5, "5", 'true']
                b: [0, 5, -5, true, false]
                """.utf8
            )
        )

        let texts = [
            "12:00", "2026-01-01", "97.5", "yes", "007", "1_000", "0x1F", "1e3", "+5", ".5", "5",
            "true",
        ]
        #expect(yaml.faults.isEmpty)
        #expect(
            yaml.root?.value == [
                "a": .list(texts.map(JSONValue.text)), "b": [0, 5, -5, true, false],
            ]
        )
    }

    @Test(arguments: [
        ("slot: []", ["3:1 slot unknown"]),
        ("slots: {id: am}", ["3:8 slots wrong-kind"]),
        ("calendar:\n  holyday: []", ["4:3 calendar.holyday unknown"]),
        ("calendar: {holidays: [2026-02-30]}", ["3:23 calendar.holidays[1] wrong-kind"]),
        ("settings: {date_days: 366}", ["3:23 settings.date_days outside"]),
        ("settings: {date_days: 1.5}", ["3:23 settings.date_days wrong-kind"]),
        (
            "settings: {zone_minutes: 9223372036854775808}",
            ["3:26 settings.zone_minutes outside"]
        ),
        ("settings: {date_days: }", ["3:23 settings.date_days nothing"]),
        (
            "slots:\n- {id: am, end: 1:00}",
            ["4:3 slots[1].start missing", "4:17 slots[1].end wrong-kind"]
        ),
        ("systems: {order: [a, b, a]}", ["3:25 systems.order[3] repeated"]),
        ("systems: {order: [a]}\nsystems: {order: [b]}", ["4:1 systems repeated"]),
        ("calendar:\n\tholidays: []", ["4:1  tab"]),
        ("systems: {order: [a}", ["3:20  syntax"]),
        ("systems: &a {order: [b]}", ["3:10 systems alias"]),
        (
            "systems: {order: [&b c, *b]}",
            ["3:19 systems.order[1] alias", "3:19 systems.order[2] alias"]
        ),
        ("systems: {order: [*nobody]}", ["3:19  alias"]),
        ("systems: !!map {order: [b]}", ["3:10 systems tag"]),
        ("systems: {? [a] : b}", ["3:13 systems bad-key"]),
        ("---\nsystems: {}", ["1:1  syntax"]),
        ("systems: {order: [\"a\\0\"]}", ["3:19 systems.order[1] wrong-kind"]),
    ])
    func `a fault is named with line, column and key`(text: String, expected: [String]) {
        let found = faults(text)
        // Where a second document begins depends on the reader of YAML.
        if text.hasPrefix("---") {
            #expect(found.count == 1 && found[0].hasSuffix("syntax"))
        } else {
            #expect(found == expected)
        }
    }

    @Test func `all faults of a file are named at once, in its order`() {
        let text = """
            slots:
              - {id: am, start: 8, end: 12:00}
              - {id: pm, start: 14:00, end: 25:00, peak: maybe, pek: 1}
            calendar: {holidays: x, workday: []}
            calendar: {holidays: []}
            nothing: here
            """

        #expect(
            faults(text) == [
                "4:21 slots[1].start wrong-kind", "5:33 slots[2].end wrong-kind",
                "5:46 slots[2].peak wrong-kind", "5:53 slots[2].pek unknown",
                "7:1 calendar repeated", "8:1 nothing unknown",
            ]
        )
    }

    @Test func `faults beside the first in one rule are named with it, and no list is missing`() {
        let cards = """
            cards:
              rules:
                - {id: a, card: yellow, of: unit, at_least: 3, days: 7}
                - {id: a, card: blue, of: unit, at_least: 0, days: 5000, x: 1}
            spacing:
              x:
                rules:
                  - {id: a, within_m: 200, at_least: 0}
            """
        #expect(
            faults(cards) == [
                "6:8 cards.rules[2].id repeated", "6:21 cards.rules[2].card outside",
                "6:47 cards.rules[2].at_least outside", "6:56 cards.rules[2].days outside",
                "6:62 cards.rules[2].x unknown", "10:42 spacing.x.rules[1].at_least outside",
            ]
        )
        let campaign = """
            campaign:
              c:
                name_zh: 整治
                stages:
                  - 5
            """
        #expect(faults(campaign) == ["7:9 campaign.c.stages[1] wrong-kind"])
        #expect(faults("spacing: {x: {rules: []}}") == ["3:22 spacing.x.rules missing"])
    }

    @Test func `contradictions of a scheme are named beside its other faults`() {
        let scheme = """
            scheme:
              q:
                method: fare
                parts:
                  - {id: a, weight: "-1"}
                  - {id: a, weight: 50}
                items:
                  - {id: one, part: nopart, mark: x}
                  - {id: one, part: a}
            """
        #expect(
            faults(scheme) == [
                "5:13 scheme.q.method outside", "7:25 scheme.q.parts[1].weight outside",
                "8:10 scheme.q.parts[2].id repeated", "10:25 scheme.q.items[1].part outside",
                "10:39 scheme.q.items[1].mark wrong-kind", "11:10 scheme.q.items[2].id repeated",
            ]
        )
    }

    @Test func `of two measures of a rule that exclude each other both are named`() {
        let text = """
            spacing:
              x:
                rules:
                  - {id: a, within_m: 200, share_percent: "30"}
            """
        guard case .faults(let faults) = read(SettingsFileTests.head + text) else {
            Issue.record("no faults")
            return
        }
        #expect(faults.map(\.path) == ["spacing.x.rules[1].share_percent"])
        #expect(faults.map(\.reason) == [.besides("within_m")])
        #expect(SettingFaultPhrase.besides.text(in: .english, ["a"]).contains("beside a"))
    }

    @Test func `an unknown key names the closest one`() {
        let closest = ["calender", "slot", "exemption", "xyz"].map { key -> String? in
            guard case .faults(let faults) = read(SettingsFileTests.head + "\(key): {}"),
                case .unknown(let closest) = faults.first?.reason
            else { return "none" }
            return closest
        }

        #expect(closest == ["calendar", "slots", "exemptions", nil])
    }

    @Test func `the head is needed`() {
        guard case .faults(let faults) = read("systems: {order: []}\n") else {
            Issue.record("no faults")
            return
        }
        #expect(faults.map(\.path) == ["watchbook-settings", "from"])
        #expect(faults.allSatisfy { $0.reason == .missing })
    }

    @Test func `what would take for ever, or too much, is refused at once`() {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        bomb += "? *a40\n: x\n"
        let deep = "systems: " + String(repeating: "[", count: 100_000)
        let nested =
            "systems: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        let large = "# " + String(repeating: "长", count: 100_000)

        #expect(faults(bomb).map { $0.split(separator: " ").last } == ["alias"])
        #expect(faults(deep).map { $0.split(separator: " ").last } == ["syntax"])
        #expect(faults(nested).contains { $0.hasSuffix("too-deep") })
        #expect(faults(large) == ["1:1  too-large"])
        #expect(
            SettingsYAML(Array("名: ".utf8) + [0xC9, 0xCF]).faults.map(\.reason) == [.notUTF8]
        )
        #expect(SettingsYAML([]).faults.map(\.reason) == [.nothing])
    }

    @Test func `what is written as YAML reads back to the same`() throws {
        let value: JSONValue = [
            "texts": [
                "plain", "12:00", "5", "true", "~", "null", "", " a", "a: b", "a #b", "*x", "&x",
                "[", "it's", "\"", "\\", "多行\n文字", "-", "- a", "值守:要", "周一、周五", "!", "%", "@", "x:",
                "2026-01-01", "007", "\u{7}", "😀", "\u{85}", "x\u{FEFF}", "a\u{2028}\u{7F}", "=",
                "<<", "? a",
            ],
            "nested": [["id": "a", "list": [[1, 2], [["b": true]]]], [:], []],
            "-5": -5, "true": false, "a b": 9_223_372_036_854_775_807, "多": ["键": ["x": []]],
        ]
        var writer = SettingsYAMLWriter()
        for name in try #require(value.members).keys.sorted() {
            writer.member(name, try #require(value[name]))
        }
        let yaml = SettingsYAML(Array(writer.text.utf8))

        #expect(yaml.faults.isEmpty, "\(writer.text)\n\(yaml.faults)")
        #expect(yaml.root?.value == value, "\(writer.text)")
    }
}

/// `watchbook settings check`, `apply`, `export` and `list`, as people run them.
@Suite struct SettingsCommandTests {
    private static let office = "--journal city.journal --inspector C.0001"

    private static let text = """
        watchbook-settings: 1
        from: 2026-05-01
        slots:
          - {id: am, name: 上午, start: 07:00, end: 11:00}
        calendar:
          holidays: [2026-05-01]
        exemptions: {titles: [national-sanitary-city]}

        """

    private func settings(_ city: ExchangeCity) throws -> [JSONValue] {
        try city.entries("city.journal").filter {
            $0["record"]?.text?.hasPrefix("settings/") == true
        }
    }

    @Test func `a file becomes one entry for each section that changed, in answer to what stands`()
        throws
    {
        let city = try ExchangeCity()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        let apply = "settings apply a.yaml \(SettingsCommandTests.office) --now @morning"

        let dry = try city.json(apply + " --dry-run")
        #expect(dry["written"]?.integer == 3)
        #expect(try settings(city).isEmpty)
        #expect(try city.json(apply)["written"]?.integer == 3)
        #expect(try city.json(apply)["unchanged"]?.integer == 3)

        let changed = SettingsCommandTests.text.replacing("[2026-05-01]", with: "[2026-05-02]")
        try city.write(changed, to: "a.yaml")
        let text = try city.done(apply.replacing("@morning", with: "@noon") + " --language en")
        #expect(text.contains("calendar    changed: holidays"), "\(text)")
        let entries = try settings(city)
        #expect(entries.count == 4)
        let first = entries.first { $0["register"]?.text == "calendar" }
        #expect(entries.last?["bases"]?.list == [first?["digest"] ?? .null])
        #expect(entries.last?["claim"] == ["holidays": ["2026-05-02"]])
    }

    @Test func `what is exported reads back to the same claims, and applying it changes nothing`()
        throws
    {
        let city = try ExchangeCity()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        try city.done("settings apply a.yaml \(SettingsCommandTests.office) --now @morning")
        try city.done(
            "settings set --from 2026-03-01 --systems county \(SettingsCommandTests.office)"
                + " --now @morning"
        )
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger city.journal city.bundle --now @noon")

        try city.done("settings export city.ledger --date 2026-05-12 --out out.yaml")
        let before = try city.json("settings export city.ledger --date 2026-05-12")
        let again = try city.json(
            "settings apply out.yaml --against city.ledger \(SettingsCommandTests.office) --now @noon"
        )
        #expect(before["sections"]?.list?.count == 4)
        #expect(again["written"]?.integer == 0 && again["unchanged"]?.integer == 4)
        let sections = SettingsFile.reading(try city.bytes("out.yaml"))
        guard case .file(let file) = sections else {
            Issue.record("\(sections)")
            return
        }
        #expect(
            Set(file.sections.map { "\($0.register) \($0.claim.canonicalText)" })
                == Set(
                    (before["sections"]?.list ?? []).map {
                        "\($0["register"]?.text ?? "") \($0["claim"]?.canonicalText ?? "")"
                    }
                )
        )
        #expect(try city.run("settings export city.ledger --out out.yaml").status == 64)
    }

    @Test func `sections that the file lacks stay, or are taken back as a whole`() throws {
        let city = try ExchangeCity()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        let apply = "settings apply a.yaml \(SettingsCommandTests.office) --now @morning"
        try city.done(apply)
        let shorter = SettingsCommandTests.text.split(separator: "\n").dropLast()
        try city.write(shorter.joined(separator: "\n"), to: "a.yaml")

        #expect(try city.json(apply)["written"]?.integer == 0)
        let whole = try city.json(apply + " --whole")
        #expect(whole["written"]?.integer == 1)
        #expect(whole["sections"]?.list?.last?["change"]?.text == "withdrawn")
        #expect(try settings(city).last?["claim"]?["withdrawn"]?.bool == true)
        #expect(try city.json(apply + " --whole")["written"]?.integer == 0)
    }

    @Test func `another clerk's settings are overruled by a decision`() throws {
        let city = try ExchangeCity()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        try city.done("settings apply a.yaml \(SettingsCommandTests.office) --now @morning")
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger city.journal city.bundle --now @noon")
        try city.write(
            SettingsCommandTests.text.replacing("07:00", with: "08:00"),
            to: "a.yaml"
        )

        try city.done(
            """
            settings apply a.yaml --against city.ledger --journal city.journal --inspector C.0002 \
            --now @noon
            """
        )
        try city.done("merge --into city.ledger city.journal --now @noon")

        #expect(try city.json("conflicts list city.ledger").list?.isEmpty == true)
        let listed = try city.json("settings list city.ledger --date 2026-05-12")
        #expect(listed["slots"]?.list?.first?["start"]?.integer == 480)
    }

    @Test func `a street may not set the city's settings`() throws {
        let city = try ExchangeCity.furnished()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        let before = try city.entries("street.journal").count
        let run = try city.run(
            """
            settings apply a.yaml --against street.ledger --journal street.journal \
            --inspector S01.0001 --now @noon
            """
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("not-authorised"), "\(run.stderr)")
        #expect(try city.entries("street.journal").count == before)
    }

    @Test(arguments: ["en", "zh"])
    func `faults are printed so that an editor can follow them`(language: String) throws {
        let city = try ExchangeCity()
        try city.write("watchbook-settings: 1\nfrom: 2026-01-01\nslot: []\n", to: "a.yaml")
        let run = try city.run("settings check a.yaml --language \(language)")

        #expect(run.status == 65)
        #expect(run.stderr.hasPrefix("a.yaml:3:1: slot"), "\(run.stderr)")
        #expect(run.stderr.contains("slots"))
        let json = try city.run("settings check a.yaml --json")
        #expect(json.status == 65)
        #expect(
            JSONValue(Array(json.stdout.utf8))?["faults"]?.list == [
                [
                    "line": 3, "column": 1, "path": "slot", "reason": "unknown",
                    "closest": "slots",
                ]
            ]
        )
    }

    @Test func `the list shows every section, and which ones nobody set`() throws {
        let city = try ExchangeCity()
        try city.write(SettingsCommandTests.text, to: "a.yaml")
        try city.done("settings apply a.yaml \(SettingsCommandTests.office) --now @morning")
        try city.done("ledger create city.ledger --trust root.pub")
        try city.done("merge --into city.ledger city.journal city.bundle --now @noon")

        let listed = try city.json("settings list city.ledger --date 2026-05-12")
        #expect(
            listed["sections"]?.list?.compactMap { $0["register"]?.text } == [
                "calendar", "exemptions", "slots",
            ]
        )
        #expect(listed["defaults"]?.texts?.contains("systems") == true)
        let text = try city.done("settings list city.ledger --date 2026-05-12 --language en")
        #expect(text.contains("Not set, so by default: settings, systems"), "\(text)")
    }

    @Test func `the town's file is without fault and says what its tables say`() throws {
        let path = Program.packageFolder.appendingPathComponent("SampleRecords/town/settings.yaml")
        let bytes = Array(try Data(contentsOf: path))

        guard case .file(let file) = SettingsFile.reading(bytes) else {
            Issue.record("\(SettingsFile.reading(bytes))")
            return
        }
        #expect(file.from == WorkDate("2026-05-01"))
        let city = try ExchangeCity()
        let journals = Program.packageFolder.appendingPathComponent("SampleRecords/town/journals")
        try city.done("ledger create town.ledger --trust \(journals.path)/root.pub")
        try city.done(
            "merge --into town.ledger \(journals.path)/offices.bundle"
                + " \(journals.path)/reference.bundle --now 2026-05-13T14:00:00+08:00"
        )
        let listed = try city.json("settings list town.ledger --date 2026-05-12")["sections"]?.list
        for register in ["slots", "calendar", "exemptions"] {
            let section = file.sections.first { $0.register == register }
            let stands = listed?.first { $0["register"]?.text == register }
            #expect(section != nil && section?.claim == stands?["claim"], "\(register)")
        }
    }
}
