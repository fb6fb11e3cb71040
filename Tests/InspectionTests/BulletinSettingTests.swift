import Inspection
import Journaling
import Testing

/// Whom bulletins name is the city's; nobody is named until a city says so.
@Suite struct BulletinSettingTests {
    @Test func `without a setting nobody is commended or criticised`() {
        let setting = BulletinSetting.standard
        #expect(!setting.commends(stood: 10, due: 10, absent: 0, late: 0))
        #expect(!setting.criticises(absent: 100, late: 100))
        #expect(setting.top == 10)
    }

    @Test func `an office is commended from the rate on, with nobody absent and few late`() throws {
        let setting = try BulletinSetting(["commend": ["attendance_percent": 95, "late": 1]])
        #expect(setting.commends(stood: 95, due: 100, absent: 0, late: 1))
        #expect(!setting.commends(stood: 94, due: 100, absent: 0, late: 1))
        #expect(!setting.commends(stood: 95, due: 100, absent: 0, late: 2))
        #expect(!setting.commends(stood: 100, due: 100, absent: 1, late: 0))
        #expect(!setting.commends(stood: 0, due: 0, absent: 0, late: 0))
    }

    @Test func `an office is criticised from a number of absences or late ones on`() throws {
        let setting = try BulletinSetting(["criticise": ["absent": 2, "late": 5]])
        #expect(!setting.criticises(absent: 1, late: 4))
        #expect(setting.criticises(absent: 2, late: 0))
        #expect(setting.criticises(absent: 0, late: 5))
        #expect(!(try BulletinSetting(["criticise": ["absent": 2]])).criticises(absent: 0, late: 9))
    }

    @Test(
        arguments: [
            ["top": 0], ["top": 101], ["commend": ["attendance_percent": 101]],
            ["criticise": ["absent": 0]], ["praise": [:]], ["commend": ["rate": 1]],
        ] as [JSONValue]
    )
    func `what is outside of the bounds or unknown is a fault`(claim: JSONValue) {
        #expect(throws: SettingFault.self) { try BulletinSetting(claim) }
    }
}
