import Inspection
import Journaling
import Testing

/// Rules of accountability are the city's; nothing is one until a city says so.
@Suite struct AccountSettingTests {
    private func fault(_ claim: JSONValue) -> SettingFault? {
        do {
            _ = try CardSetting(claim)
            return nil
        } catch {
            return error
        }
    }

    @Test func `without settings there are no card rules and no negative list`() {
        #expect(CardSetting.standard.rules.isEmpty)
        #expect(NegativeSetting.standard.items.isEmpty)
    }

    @Test func `a rule needs an id, a card, whom it is about, a number and a period`() throws {
        let whole: [String: JSONValue] = [
            "id": "a", "card": "yellow", "of": "unit-point", "at_least": 3, "days": 30,
        ]
        let setting = try CardSetting(["rules": .list([.object(whole)])])
        #expect(setting.rules.map(\.matter) == [.findings])
        #expect(setting.rules.map(\.finder) == [.others])
        for name in whole.keys {
            var claim = whole
            claim[name] = nil
            #expect(
                fault(["rules": .list([.object(claim)])])
                    == SettingFault(["rules", "0", name], .missing)
            )
        }
    }

    @Test func `two rules of one id, unknown members and words are faults`() {
        let rule: JSONValue = [
            "id": "a", "card": "red", "of": "unit", "at_least": 1, "days": 1,
        ]
        #expect(
            fault(["rules": .list([rule, rule])])
                == SettingFault(["rules", "1", "id"], .repeated)
        )
        #expect(
            fault(["rules": [["id": "a", "card": "green", "of": "unit", "at_least": 1, "days": 1]]])
                == SettingFault(["rules", "0", "card"], .outside("yellow, red"))
        )
        #expect(fault(["rule": []]) == SettingFault(["rule"], .unknown))
    }

    @Test func `signs have thresholds, and 0 looks for none`() throws {
        let setting = try SignSetting(["late_hours": 0, "smooth_days": 3, "after_close": false])

        #expect(setting.lateHours == 0)
        #expect(setting.smoothDays == 3)
        #expect(!setting.afterClose)
        #expect(setting.burstEntries == SignSetting.standard.burstEntries)
    }

    @Test func `claims of cards and events read back to themselves`() throws {
        let date = try #require(WorkDate("2026-05-12"))
        let card = CardClaim(
            card: .red,
            answerable: Answerable(.pointUnit, "U01"),
            date: date,
            reason: "x",
            rule: "a",
            basis: [.init(hex: String(repeating: "ab", count: 32))].compactMap { $0 }
        )
        let event = NegativeClaim(
            item: "faking",
            answerable: Answerable(.office, "S01"),
            date: date,
            text: "y"
        )

        #expect(CardClaim(card.claim) == card)
        #expect(NegativeClaim(event.claim) == event)
        #expect(CardClaim(["withdrawn": true]) == nil)
        #expect(CardClaim(["card": "green", "of": "unit", "id": "a", "date": "2026-05-12"]) == nil)
    }
}
