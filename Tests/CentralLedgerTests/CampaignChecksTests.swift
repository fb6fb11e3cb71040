import CentralLedger
import Inspection
import Journaling
import Testing

/// Which checks belong to the stages of a campaign.
@Suite struct CampaignChecksTests {
    private static func campaign(
        _ checks: JSONValue?,
        stage: JSONValue? = nil,
        offices: [JSONValue] = []
    ) throws -> Campaign {
        var one: [String: JSONValue] = [
            "id": "one", "name_zh": "一", "from": "2026-05-01", "until": "2026-05-31",
        ]
        one["checks"] = stage
        var claim: [String: JSONValue] = [
            "name_zh": "行动", "stages": [.object(one)], "offices": .list(offices),
        ]
        claim["checks"] = checks
        return try Campaign(.object(claim))
    }

    private static func question(_ campaign: Campaign) throws -> TallyQuestion? {
        campaign.question(of: try #require(campaign.stages.first))
    }

    @Test func `a campaign that says nothing of checks has none, and one that says {} has all`()
        throws
    {
        let silent = try CampaignChecksTests.question(CampaignChecksTests.campaign(nil))
        let all = try CampaignChecksTests.question(CampaignChecksTests.campaign([:]))

        #expect(silent == nil)
        #expect(all?.filters.isEmpty == true)
        #expect(all?.dates.lowerBound.text == "2026-05-01")
        #expect(all?.dates.upperBound.text == "2026-05-31")
    }

    @Test func `every list narrows, and a stage's own list stands for that of the campaign`() throws
    {
        let campaign = try CampaignChecksTests.campaign(
            [
                "points": ["S01.P1"], "types": ["CROSS"], "groups": ["field.clean"],
                "indicators": ["CLN-01"], "kinds": ["watch"], "levels": ["self"],
            ],
            stage: ["groups": ["field.fire", "field.order"], "levels": ["county"]],
            offices: ["S01"]
        )

        #expect(
            try CampaignChecksTests.question(campaign)?.filters == [
                .office: ["S01"], .point: ["S01.P1"], .type: ["CROSS"],
                .group: ["field.fire", "field.order"], .indicator: ["CLN-01"], .kind: ["watch"],
                .level: ["county"],
            ]
        )
        let alone = try CampaignChecksTests.campaign(nil, stage: ["indicators": ["CLN-05"]])
        #expect(try CampaignChecksTests.question(alone)?.filters == [.indicator: ["CLN-05"]])
    }

    @Test(
        arguments: [
            (["kinds": ["round"]], "watch"), (["levels": ["world"]], "county"),
        ] as [(JSONValue, String)]
    )
    func `words that are none are refused with those that there are`(
        checks: JSONValue,
        known: String
    ) throws {
        let fault = #expect(throws: SettingFault.self) {
            try CampaignChecksTests.campaign(checks)
        }
        guard case .outside(let words)? = fault?.reason else {
            Issue.record("another fault: \(String(describing: fault))")
            return
        }
        #expect(words.contains(known))
    }
}
