import Foundation
import Journaling
import Testing

/// The systems of the creation work that places, standards, recording and tallies serve, each by
/// its id and wording in Documentation/systems.md, on the sample town.
@Suite struct SystemsTests {
    private func points() throws -> [JSONValue] {
        let town = try Town.merged.get()
        return try town.json("places list town.ledger --date 2026-05-12 --json")["points"]?.list
            ?? []
    }

    private func point(_ id: String) throws -> JSONValue {
        try #require(try points().first { $0["id"]?.text == id })
    }

    @Test func `A01 重点点位、实地点位: a point has a number, a place, a leader and a cadre`() throws {
        let first = try point("P01")

        #expect(first["landmark"]?.text == "澜石路与听雨路交叉口")
        #expect(first["leaders"]?.texts == ["钟越岭"] && first["cadres"]?.texts == ["苏念禾"])
        let keyPoints = try points().filter { $0["types"]?.texts?.contains("KEYPT") == true }
        #expect(keyPoints.count == 2)
    }

    @Test func `A02 点位内①②: the two key points have three stations in all`() throws {
        let stations = try ["P01", "P02"].flatMap { try point($0)["stations"]?.texts ?? [] }

        #expect(stations == ["1", "2", "1"])
        let tally = try Town.merged.get().tally(by: "station")
        #expect(tally.rows["P01.1"] != nil && tally.rows["P01.2"] != nil)
    }

    @Test func `A04 建设标准、附件1各项: a point names the items of the standard by number`() throws {
        let items = try ["P03", "P04", "P05", "P07"].map { try point($0)["items"]?.texts }

        #expect(
            items == [["13"], ["1", "2", "3", "7", "9"], ["6"], ["1", "3", "5", "8", "9", "10"]]
        )
    }

    @Test func `A12 挂点领导、挂点干部: leaders and cadres are bound to villages and communities`() throws {
        let places = try points()
        func attached(_ role: String, _ type: String) -> [[String]] {
            places.filter { $0["types"]?.texts?.contains(type) == true }
                .map { $0[role]?.texts ?? [] }
        }

        #expect(attached("leaders", "URBVIL").count == 6)
        #expect(Set(attached("leaders", "URBVIL").joined()).count == 7)
        for (type, count) in [("VILL", 11), ("CMTY", 9)] {
            #expect(attached("cadres", type).count == count)
            #expect(attached("cadres", type).allSatisfy { !$0.isEmpty })
        }
        // A village whose leader is left blank in the table is named.
        let gaps = try Town.merged.get()
            .json("places gaps town.ledger --date 2026-05-12 --json")["gaps"]?.list
        #expect(gaps?.contains { $0["gap"]?.text == "no-leader" } == true)
    }

    @Test func `A15 责任单位名册: many spellings lead to one unit`() throws {
        let town = try Town.merged.get()
        let units = try town.json("units list town.ledger --date 2026-05-12 --json")["units"]?.list
        let government = units?.first { $0["id"]?.text == "U-GOV" }
        let gaps = try town.json("units gaps town.ledger --date 2026-05-12 --json")["gaps"]?.list

        #expect(government?["aliases"]?.texts?.contains("镇政府") == true)
        // 镇政府, 青螺镇政府 and 青螺镇人民政府 stand at different points and charge one unit.
        let charged = try town.tally(by: "unit-point").rows["U-GOV"]
        #expect(charged?["made"]?.integer == 51)
        #expect(gaps?.allSatisfy { $0["subject"]?.text != "镇政府" } == true)
    }

    @Test func `B02 全国文明城市实地点位值守记录表: a form that is typed in is a watch with its checks`() throws {
        let town = try Town.merged.get()
        let tally = try town.tally(by: "inspector")

        // The market on paper, by S01.0016, typed in the evening by somebody else.
        let row = try #require(tally.rows["S01.0016"])
        #expect(row["made"]?.integer == 18 && row["typed"]?.integer == 19)
    }

    @Test func `B06 随时清除、纠正、制止、劝导: what was done on the spot is told and tallied`() throws {
        let rows = try Town.merged.get().tally(by: "action").rows

        for action in ["cleared", "corrected", "stopped", "persuaded", "passed-on"] {
            #expect((rows[action]?["found"]?.integer ?? 0) > 0, "\(action)")
        }
    }

    @Test func `B07 礼让率、遵守率: rates stand on summed counts, and few are no rate`() throws {
        let town = try Town.merged.get()
        let rows = try town.tally(
            by: "station",
            "--by indicator,station --where indicator=TRF-01"
        ).rows

        let yielded = ["P01.1", "P01.2", "P02.1"].map { rows[$0]?["verdict"]?.text }
        #expect(yielded == ["met", "sample-too-small", "met"])
        #expect(rows["P02.1"]?["numerator"]?.integer == 96)
    }

    @Test(arguments: ["VILL", "WATER"])
    func `B13 拉网式排查: villages and waters are asked for black-odour water`(type: String) throws {
        let shown = try Town.merged.get().json(
            "standard show town.ledger --types \(type) --date 2026-05-12 --json"
        ).canonicalText

        #expect(shown.contains("RUR-02"))
    }

    @Test func `D02 督查组: the city's group inspects without being of the town`() throws {
        let town = try Town.merged.get()
        let rows = try town.tally(by: "inspector", "--by inspector,level,finder").rows

        #expect(rows["C.0031"]?["level"]?.text == "city")
        #expect(rows["C.0031"]?["finder"]?.text == "others")
        #expect(rows["C.0031"]?["made"]?.integer == 6)
    }

    @Test func `D24 区检、市检、国检: every level of inspection is a row of its own`() throws {
        let rows = try Town.merged.get().tally(by: "level").rows

        #expect(rows["city"]?["made"]?.integer == 6)
        #expect(rows["self"]?["made"]?.integer == 85)
    }

    @Test func `D28 周例会、月点评、季总结: the same day stands in its week, month and quarter`() throws {
        let town = try Town.merged.get()
        let made = try [
            ("day", "2026-05-12"), ("week", "2026-W20"), ("month", "2026-05"),
            ("quarter", "2026-Q2"),
        ].map { dimension, value in
            try town.tally(by: dimension).rows[value]?["made"]?.integer
        }

        #expect(made == [91, 91, 91, 91])
    }

    @Test func `E03 问题照片: a finding keeps the hash and length of its photos`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start S01.P1.1", at: "8:00")
        try city.write("not really a picture", to: "before.jpg")
        try city.write("nor is this one", to: "after.jpg")
        try city.lanDone("check CLN-01 --fail --photo before.jpg --photo after.jpg", at: "8:05")

        let attachments = try city.entries("lan.journal").last?["attachments"]?.list
        #expect(attachments?.count == 2)
        #expect(attachments?.first != attachments?.last)
    }

    @Test func `G03 新时代文明实践所、站: one town, eleven village and nine community stations`() throws {
        let practice = try points().filter { $0["types"]?.texts?.contains("PRACT") == true }

        #expect(practice.count == 1 + 11 + 9)
    }

    @Test(arguments: [("en", "No heaps or refuse left lying"), ("zh", "没有成堆")])
    func `I06 测评体系培训: the clause is told where it is judged`(language: String, text: String) throws
    {
        let town = try Town.merged.get()
        let shown = try town.done(
            "standard show town.ledger CLN-01 --date 2026-05-12 --language \(language)"
        )

        #expect(shown.contains(text))
    }
}
