import Foundation
import Journaling
import Testing

@testable import watchbook

/// `watchbook standard …` and `import standard`, as people run them.
@Suite struct StandardCommandTests {
    private static func sample(_ name: String) -> String {
        Program.packageFolder.appendingPathComponent("SampleRecords/standards/\(name)").path
    }

    /// The demo's city with both samples in its street ledger.
    private func city() throws -> DemoCity {
        let city = try DemoCity()
        for (name, from) in [("national-2026", "2026-06-01"), ("county-2026", "2026-05-10")] {
            _ = try city.line(
                "import",
                "standard",
                StandardCommandTests.sample("\(name).csv"),
                "--name",
                name,
                "--types",
                StandardCommandTests.sample("point-types.csv"),
                "--from",
                from,
                "--journal",
                "city.journal",
                "--inspector",
                "C.0001",
                "--now",
                "2026-05-13T09:00:00+08:00"
            )
        }
        _ = try city.line(
            "merge",
            "--into",
            "street-1.ledger",
            "city.journal",
            "--now",
            "2026-05-13T10:00:00+08:00"
        )
        return city
    }

    @Test func `check names line and column, and ends with 65`() throws {
        let city = try DemoCity()
        try city.write(
            """
            代码,名称,种类,比较,限值,单位,取证项,最小样本,读法
            A-1,甲,presence,==,0,,count,,
            A-1,乙,presence,==,0,,count,,
            A-2,丙,ratio,>,95,%,numerator,21,
            A-3,丁,presence,==,无,,count,,
            A-4,甲,presence,==,1,,count,,

            """,
            to: "wrong.csv"
        )

        let english = try city.run("standard", "check", "wrong.csv")
        let chinese = try city.run("standard", "check", "wrong.csv", "--language", "zh")
        let json = try city.run("standard", "check", "wrong.csv", "--json")

        #expect(english.status == 65)
        let lines = english.stdout.split(separator: "\n").map(String.init)
        try #require(lines.count == 5)
        #expect(lines[0].hasPrefix("Error: line 3, column “代码”: the code A-1 stands in line 2"))
        #expect(lines[1].hasPrefix("Error: line 4, column “取证项”: a rate needs"))
        #expect(lines[2].hasPrefix("Error: line 5, column “限值”: the limit “无” is no number."))
        #expect(lines[3].hasPrefix("Error: line 6, column “限值”: the same name"))
        #expect(lines[4] == "4 indicators; 4 errors, 0 warnings.")
        #expect(chinese.stdout.hasPrefix("错误：第 3 行“代码”列：代码 A-1 已见于第 2 行。〔code-twice〕\n"))
        let issues = try #require(JSONValue(Array(json.stdout.utf8))?["issues"]?.list)
        #expect(
            issues.map { $0["code"]?.text } == [
                "code-twice", "ratio-without-fields", "limit-not-number", "limits-differ",
            ]
        )
        #expect(issues.first?["line"] == 3 && issues.first?["other_line"] == 2)
        #expect(json.status == 65)
    }

    @Test func `check of a good file ends with 0`() throws {
        let city = try DemoCity()
        let run = try city.run(
            "standard",
            "check",
            StandardCommandTests.sample("national-2026.csv")
        )

        #expect(run.status == 0)
        #expect(run.stdout == "187 indicators; nothing contradicts itself.\n")
    }

    @Test func `a standard that contradicts itself is not imported`() throws {
        let city = try DemoCity()
        try city.write("code,name_zh,kind,limit\nA-1,甲,presence,0\n", to: "wrong.csv")
        let before = try city.bytes("city.journal")

        let run = try city.run(
            "import",
            "standard",
            "wrong.csv",
            "--name",
            "wrong-2026",
            "--journal",
            "city.journal",
            "--inspector",
            "C.0001",
            "--now",
            "2026-05-13T09:00:00+08:00"
        )

        #expect(run.status == 65)
        #expect(run.stderr.contains("line 2, column “limit”"))
        #expect(try city.bytes("city.journal") == before)
    }

    @Test func `the same standard again on another day changes nothing`() throws {
        let city = try DemoCity()
        func written(_ day: String) throws -> JSONValue? {
            try city.json(
                "import",
                "standard",
                StandardCommandTests.sample("county-2026.csv"),
                "--name",
                "county-2026",
                "--journal",
                "city.journal",
                "--inspector",
                "C.0001",
                "--now",
                "\(day)T09:00:00+08:00"
            )["written"]
        }

        #expect(try written("2026-05-13") == 15)
        #expect(try written("2026-05-14") == 0)
    }

    @Test func `a date that is none is refused`() throws {
        let city = try DemoCity()
        let run = try city.run(
            "import",
            "standard",
            StandardCommandTests.sample("county-2026.csv"),
            "--name",
            "county-2026",
            "--from",
            "1.6.2026",
            "--journal",
            "city.journal",
            "--inspector",
            "C.0001"
        )

        #expect(run.status == 64)
        #expect(run.stderr.contains("[bad-date]"))
    }

    @Test func `show lists what is due at a place, each code once by the system that judges`()
        throws
    {
        let city = try city()
        let json = try city.json(
            "standard",
            "show",
            "street-1.ledger",
            "--types",
            "KEYPT,CROSS",
            "--date",
            "2026-07-01"
        )

        let rows = try #require(json["indicators"]?.list)
        let codes = rows.compactMap { $0["code"]?.text }
        #expect(Set(codes).count == codes.count)
        func row(_ code: String) -> JSONValue? { rows.first { $0["code"]?.text == code } }
        #expect(row("FAC-08")?["row"]?["limit"] == "99")
        #expect(row("FAC-08")?["standard"]?.text?.hasPrefix("county-2026@") == true)
        #expect(row("TRF-02")?["standard"]?.text?.hasPrefix("national-2026@") == true)
        #expect(row("ADV-14")?["due"] == "optional")
        #expect(row("FIR-04") == nil, "asked in compounds only")
        #expect(row("TRF-01")?["sweep"] == false)
        #expect(row("ADV-05")?["sweep"] == true)
        #expect(
            json["standards"]?.list?.compactMap { $0["from"]?.text } == [
                "2026-05-10", "2026-05-01", "2026-06-01",
            ]
        )
    }

    @Test(arguments: ["en", "zh"])
    func `tables fit 80 columns in both languages`(language: String) throws {
        let city = try city()
        let runs = [
            try city.run("standard", "show", "street-1.ledger", "--language", language),
            try city.run("standard", "show", "street-1.ledger", "PRK-01", "--language", language),
            try city.run(
                "standard",
                "compare",
                "county-2026",
                "national-2026",
                "--against",
                "street-1.ledger",
                "--language",
                language
            ),
        ]

        for run in runs {
            #expect(run.status == 0, "\(run.stderr)")
            for line in run.stdout.split(separator: "\n") {
                #expect(TextWidth.of(line) <= 80, "\(line)")
            }
        }
        #expect(runs[1].stdout.contains(language == "zh" ? "以此评判" : "judges"))
    }

    @Test func `one indicator is shown as each system says it, the judging one first`() throws {
        let city = try city()
        let json = try city.json("standard", "show", "street-1.ledger", "FAC-08")
        let rows = try #require(json["indicators"]?.list)

        #expect(rows.map { $0["judges"]?.bool } == [true, false])
        #expect(rows.map { $0["row"]?["limit"]?.text } == ["99", "95"])

        let unknown = try city.run("standard", "show", "street-1.ledger", "XYZ-1")
        #expect(unknown.status == 64)
        #expect(unknown.stderr.contains("[unknown-indicator]"))
    }

    @Test func `compare lists added, removed and each changed column`() throws {
        let city = try DemoCity()
        try city.write(
            "code,name_zh,kind,comparator,limit\nA-1,甲,count,<=,3\nA-2,乙,count,<=,3\n",
            to: "old.csv"
        )
        try city.write(
            "code,name_zh,kind,comparator,limit\nA-1,甲,count,<,3.0\nA-3,丙,count,<=,3\n",
            to: "new.csv"
        )

        let run = try city.run("standard", "compare", "old.csv", "new.csv")
        let json = try city.json("standard", "compare", "old.csv", "new.csv")

        #expect(
            run.stdout == """
                Code  Column      Old  New
                ----  ----------  ---  ---
                A-1   comparator  <=   <
                A-2   removed     乙
                A-3   added            丙
                1 added, 1 removed, 1 changed, 0 the same.

                """
        )
        #expect(json["added"]?.texts == ["A-3"])
        #expect(json["removed"]?.texts == ["A-2"])
        #expect(
            json["changed"]?.list == [
                ["code": "A-1", "column": "comparator", "old": "<=", "new": "<"]
            ]
        )
        let missing = try city.run("standard", "compare", "old.csv", "none.csv")
        #expect(missing.status == 64)
    }

    @Test func `versions in a ledger are compared by name or id`() throws {
        let city = try city()
        let json = try city.json(
            "standard",
            "compare",
            "national-2026",
            "county-2026",
            "--against",
            "street-1.ledger"
        )

        #expect(json["added"]?.texts == ["CTY-01"])
        let changed = json["changed"]?.list ?? []
        let lit = changed.first { $0["code"]?.text == "FAC-08" && $0["column"]?.text == "limit" }
        #expect(lit?["old"]?.text == "95" && lit?["new"]?.text == "99")
        let unknown = try city.run(
            "standard",
            "compare",
            "national-2026",
            "villages-2026",
            "--against",
            "street-1.ledger"
        )
        #expect(unknown.status == 64)
        #expect(unknown.stderr.contains("[unknown-standard]"))
    }
}
