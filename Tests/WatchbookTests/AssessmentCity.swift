import Foundation
import JournalSQLite
import Journaling
import Testing

extension ExchangeCity {
    /// A city with four street offices, a scheme of four items, and the county's inspections of the
    /// first quarter of 2026 in `city.ledger`; `S01` has a device of its own.
    static func assessed() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: inspected))
    }

    private static let inspected = Result {
        try made("assessment") { city in
            try city.furnishForAssessment()
        }
    }

    private func furnishForAssessment() throws {
        try write(ExchangeCity.assessedStandard, to: "rules.csv")
        try write(ExchangeCity.assessedPoints, to: "points.csv")
        try write(ExchangeCity.assessedUnits, to: "units.csv")
        try done("receive --desk city.desk city.bundle --now @morning")
        try done("receive --desk street.desk street.bundle --now @morning")
        let by = "--journal city.journal --inspector C.0001 --now @morning"
        try done("import standard rules.csv --name county-2026 --from 2026-01-01 \(by)")
        try done("units import units.csv --from 2026-01-01 \(by)")
        try done("places import points.csv \(by)")
        try write(ExchangeCity.schemes, to: "settings.yaml")
        try done("settings apply settings.yaml \(by)")
        try done("ledger create city.ledger --trust root.pub")
        try inspect("S01", [[9, 1], [10, 0], [6, 4]], mall: [4, 1])
        try inspect("S02", [[10, 0], [10, 0], [9, 1]], mall: [5, 0])
        try inspect("S03", [[10, 0]], mall: nil)
        // Its own people found more, and in no ranking.
        try check("S01.P1", "CLN-01", "am.1", passed: 0, failed: 1, level: nil, by: "C.0008")
        try mergeCity()
    }

    /// Puts into the ledger what the office's journal has.
    func mergeCity() throws {
        try done(
            "merge --into city.ledger city.journal city.bundle street.journal street.bundle --now @noon"
        )
    }

    /// Checks at the points of an office: of refuse at each, of order at each, and at its mall.
    private func inspect(_ office: String, _ points: [[Int]], mall: [Int]?) throws {
        for (index, counts) in points.enumerated() {
            let point = "\(office).P\(index + 1)"
            try check(point, "CLN-01", nil, passed: counts[0], failed: counts[1])
            try check(point, "ORD-06", nil, passed: 10, failed: 0)
        }
        if let mall {
            try check("\(office).M1", "MAL-01", nil, passed: mall[0], failed: mall[1])
        }
    }

    /// Checks by the county's inspector on as many days; the failed ones come first.
    ///
    /// `occasion`: a round of a watch; a covert inspection without it.
    func check(
        _ point: String,
        _ indicator: String,
        _ occasion: String?,
        passed: Int,
        failed: Int,
        level: String? = "county",
        by inspector: String = "C.0007",
        from date: String = "2026-01-05",
        at now: Int64 = ExchangeCity.noon
    ) throws {
        let first = try #require(WorkDate(date))
        let occasion = occasion ?? "covert-\(inspector)-800"
        var drafts: [Draft] = []
        for number in 0..<(passed + failed) {
            let day = try #require(WorkDate(day: first.day + Int64(number)))
            var claim: [String: JSONValue] = ["answer": .text(number < failed ? "fail" : "pass")]
            if number < failed {
                claim["found"] = .integer(1)
                claim["settled"] = .integer(0)
            }
            claim["level"] = level.map(JSONValue.text)
            drafts.append(
                Draft(
                    // Eight in the morning in China.
                    observed: day.day * 1440,
                    inspector: inspector,
                    rank: 5,
                    record: "check/\(point).1/\(day.text)/\(occasion)/\(indicator)",
                    register: "finding",
                    claim: .object(claim)
                )
            )
        }
        try append(drafts, now)
    }

    /// What the creation office says in one register.
    func office(
        _ record: String,
        _ register: String,
        _ claim: JSONValue,
        at now: Int64
    ) throws {
        let draft = Draft(
            inspector: "C.0001",
            rank: 9,
            record: record,
            register: register,
            claim: claim
        )
        try append([draft], now)
    }

    /// 12:00 of 12 May 2026 in China, as `@noon`: before that, the journal would be behind the acts.
    static let noon: Int64 = 1_778_558_400_000
    /// 10:00 of 15 May 2026.
    static let afterPublishing: Int64 = 1_778_810_400_000

    private func append(_ drafts: [Draft], _ now: Int64) throws {
        let key = try DeviceKey.load(from: file("city.key"))
        let journal = try Journal.open(at: file("city.journal"), key: key)
        _ = try journal.append(drafts, now: now)
    }

    /// The options of the creation office's acts.
    static let byOffice = "--journal city.journal --inspector C.0001 --now @noon"
    static let byStreet = "--journal street.journal --inspector S01.0001 --now @noon"

    /// Makes the round of the first quarter.
    func createQuarter() throws {
        try done(
            """
            assessment round create city.ledger 2026-Q1 --scheme quarter --kind quarter \
            --from 2026-01-01 --to 2026-03-31 \(ExchangeCity.byOffice)
            """
        )
    }

    private static let assessedStandard = """
        code,group,name_zh,name_en,point_types,kind,comparator,limit
        CLN-01,field.clean,积存垃圾,Refuse,ROAD,presence,==,0
        ORD-06,field.order,占道经营,Trading on the road,ROAD,presence,==,0
        MAL-01,field.mall,商场秩序,Mall order,MALL,presence,==,0

        """

    private static let assessedPoints = """
        编号,名称,单位,岗位,类型,生效日期,随机点位,主管单位
        S01.P1,东一路,S01,1,ROAD,2026/1/1,,城管局
        S01.P2,东二路,S01,1,ROAD,2026/1/1,是,城管局
        S01.P3,东三路,S01,1,ROAD,2026/1/1,是,城管局
        S01.M1,东商场,S01,1,MALL,2026/1/1,,商务局
        S02.P1,西一路,S02,1,ROAD,2026/1/1,,城管局
        S02.P2,西二路,S02,1,ROAD,2026/1/1,是,城管局
        S02.P3,西三路,S02,1,ROAD,2026/1/1,是,城管局
        S02.M1,西商场,S02,1,MALL,2026/1/1,,商务局
        S03.P1,南一路,S03,1,ROAD,2026/1/1,,城管局
        S04.P1,北一路,S04,1,ROAD,2026/1/1,,城管局

        """

    private static let assessedUnits = """
        编号,名称
        U1,城管局
        U2,商务局

        """

    private static let schemes = """
        watchbook-settings: 1
        from: 2026-01-01
        scheme:
          quarter:
            name: 季度测评
            levels: [county, city]
            parts:
              - {id: adults, weight: 80}
              - {id: minors, weight: 20}
            items:
              - {id: clean, name: 环境卫生, groups: [field.clean], mark: 10, part: adults}
              - {id: order, indicators: [ORD-06], mark: 5, part: adults}
              - {id: mall, groups: [field.mall], mark: 5, part: adults}
              - {id: school, way: material, mark: 20, part: minors}
            bonus:
              - {id: media, most: 2}
            groupings:
              - id: env
                labels:
                  - {name: 舒适便利的生活环境, items: [clean, order]}
                  - {name: 诚信守法的市场环境, items: [mall]}
              - id: aspects
                labels:
                  - {name: 宜居, items: [clean, order, mall]}
                  - {name: 道德, items: [school]}
          unit:
            name: 百分倒扣分
            method: deduction
            minimum: {points: 1, checks: 1}
            items:
              - {id: clean, indicators: [CLN-01], points: 2, cap: 8}
              - {id: mall, indicators: [MAL-01], points: 3}

        """
}
