import Inspection
import Journaling
import Testing

@Suite struct SchemeTests {
    private func fault(_ text: String) throws -> SettingFault? {
        let claim = try #require(JSONValue(Array(text.utf8)))
        do {
            _ = try Scheme(claim)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["indicators", "groups"])
    func `a star means all that belongs nowhere else, wherever it stands`(key: String) throws {
        let scheme = try Scheme([
            "items": [
                ["id": "clean", "indicators": ["CLN-01"]], .object(["id": "rest", key: ["*"]]),
            ]
        ])

        #expect(scheme.itemIndex(of: "CLN-01", group: "field") == 0)
        #expect(scheme.itemIndex(of: "ORD-06", group: "field") == 1)
    }

    @Test func `a scheme is read with all its members`() throws {
        let scheme = try Scheme(
            text: """
                {"name":"季度","method":"deduction","levels":["city"],"exempt":"leave-out",\
                "absent":"mean","violation":"found","per_point":true,"met":"95",\
                "pass_label":"score","decimals":1,"minimum":{"points":5,"checks":50},\
                "classes":{"城区":["S01"],"乡镇":["T01"]},\
                "parts":[{"id":"main","weight":"80"},{"id":"minors","weight":20}],\
                "items":[{"id":"clean","indicators":["CLN-01"],"groups":["field.clean"],\
                "mark":"7.5","points":"0.5","cap":5,"part":"main"},{"id":"mat",\
                "way":"material","mark":20,"part":"minors","award":"thresholds","thresholds":\
                [{"from":"90","share":"60"},{"from":"95","share":"100"}]}],\
                "bonus":[{"id":"media","most":2}],\
                "groupings":[{"id":"env","labels":[{"name":"政务环境","items":["clean"]}]}]}
                """
        )

        #expect(scheme.method == .deduction)
        #expect(scheme.absent == .mean)
        #expect(scheme.minimumPoints == 5)
        #expect(scheme.minimumChecks == 50)
        #expect(scheme.items[0].mark.text() == "7.50")
        #expect(scheme.items[0].cap?.text(0) == "5")
        #expect(scheme.items[1].thresholds.map { $0.from.text(0) } == ["95", "90"])
        #expect(scheme.classOf("T01") == "乡镇")
        #expect(scheme.classOf("S09") == "")
        #expect(scheme.itemIndex(of: "CLN-09", group: "field.clean") == 0)
        #expect(scheme.itemIndex(of: "X", group: "field.order") == nil)
    }

    @Test func `a claim of nothing is the scheme that the program brings`() throws {
        #expect(try Scheme([:]) == .standard)
        #expect(Scheme.standard.minimumPoints == 3)
        #expect(Scheme.standard.minimumChecks == 30)
        #expect(!Scheme.standard.levels.contains(.own))
        #expect(!Scheme.standard.levels.contains(.town))
    }

    @Test(arguments: [
        (#"{"metod":"share"}"#, "metod"),
        (#"{"items":[{"id":"a","award":"best"}]}"#, "items.0.award"),
        (#"{"items":[{"name":"x"}]}"#, "items.0.id"),
        (#"{"items":[{"id":"a"},{"id":"a"}]}"#, "items.1.id"),
        (#"{"items":[{"id":"a","part":"x"}]}"#, "items.0.part"),
        (#"{"items":[{"id":"a","award":"thresholds"}]}"#, "items.0.thresholds"),
        (#"{"classes":{"a":["S1"],"b":["S1"]}}"#, "classes.b.S1"),
        (#"{"met":"101"}"#, "met"), (#"{"levels":["village"]}"#, "levels.0"),
        (
            #"{"groupings":[{"id":"g","labels":[{"name":"x","items":["no"]}]}]}"#,
            "groupings.0.no"
        ),
    ])
    func `faults name the member`(text: String, place: String) throws {
        let fault = try #require(try fault(text))

        #expect(fault.path.joined(separator: ".") == place)
    }

    @Test func `an indicator belongs to the item that names it, then its group, then the rest`()
        throws
    {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"rest","groups":["*"]},{"id":"field","groups":["field"]},\
                {"id":"clean","groups":["field.clean"]},{"id":"one","indicators":["CLN-01"]}]}
                """
        )
        func item(_ code: String, _ group: String) -> String? {
            scheme.itemIndex(of: code, group: group).map { scheme.items[$0].id }
        }

        #expect(item("CLN-01", "field.clean") == "one")
        #expect(item("CLN-02", "field.clean") == "clean")
        #expect(item("ADV-01", "field.advert") == "field")
        #expect(item("STA-01", "statistics") == "rest")
    }

    @Test func `two working days lie between preview and publication`() throws {
        let friday = try #require(WorkDate("2026-05-15"))
        let monday = try #require(WorkDate("2026-05-18"))
        let calendar = WorkCalendar(holidays: [monday])

        let earliest = AssessmentSetting.standard.earliest(after: friday) {
            calendar.isHoliday($0)
        }

        // Tuesday and Wednesday are whole working days; Monday is off.
        #expect(earliest == WorkDate("2026-05-21"))
        var none = AssessmentSetting.standard
        none.previewDays = 0
        #expect(none.earliest(after: friday) { _ in false } == friday)
    }
}
