import Journaling
import TestSupport
import Testing

/// What layer 4 takes from layer 3.
///
/// Source: merge-law.md, 2.6.
@Suite struct ReferenceLawTests {
    private func office(_ scene: Scene, _ date: String) -> String? {
        guard let date = WorkDate(date) else { return nil }
        return scene.judged.judge.reference.office(of: "gate", on: date)
    }

    @Test func `the version of the greatest date before counts, else the earliest`() {
        let scene = Scene()
        scene.publish("point/gate/2026-03-02", "place", ["office": "west", "stations": ["s1"]])
        scene.publish("point/gate/2026-03-05", "place", ["office": "city", "stations": ["s1"]])

        #expect(office(scene, "1970-01-01") == "east")
        #expect(office(scene, "2026-03-01") == "east")
        #expect(office(scene, "2026-03-02") == "west")
        #expect(office(scene, "2026-03-04") == "west")
        #expect(office(scene, "9999-12-31") == "city")
    }

    @Test func `a withdrawn version is none, but what it named stays known`() {
        let scene = Scene()
        let old = scene.publish(
            "point/gate/2026-03-02",
            "place",
            ["office": "west", "stations": ["s7"]]
        )
        scene.publish("point/gate/2026-03-02", "place", ["withdrawn": true], bases: [old])
        let finding = scene.find(on: scene.city, record: "check/gate.s7/2026-03-02/r1.1/c1")

        #expect(office(scene, "2026-03-02") == "east")
        #expect(scene.judged.reasons(finding) == [])
    }

    @Test func `a withdrawn version that says something makes stations known and no more`() {
        let scene = Scene()
        scene.publish(
            "point/gate/2026-03-01",
            "place",
            ["withdrawn": true, "office": "west", "stations": ["s7"]]
        )
        scene.publish("point/pond/2026-02-01", "place", ["withdrawn": true, "stations": ["s8"]])
        scene.publish(
            "settings/city/2026-03-01",
            "settings",
            ["withdrawn": true, "date_days": 300]
        )
        let seven = scene.find(on: scene.city, record: "check/gate.s7/2026-03-01/r1.1/c1")
        let eight = scene.find(on: scene.city, record: "check/pond.s8/2026-03-01/r1.1/c1")

        let judged = scene.judged
        #expect(office(scene, "2026-03-01") == "east")
        #expect(judged.judge.reference.settings(on: WorkDate("2026-03-01")) == CitySettings())
        #expect(judged.reasons(seven) == [])
        #expect(judged.reasons(eight) == [])
    }

    @Test(
        arguments: [
            ("point/gate/2026-03-01", "place", ["office": 5]),
            ("point/gate/2026-03-01", "place", ["stations": ["a.b"]]),
            ("settings/city/2026-03-01", "settings", ["zone_minutes": 1441]),
            ("settings/city/2026-03-01", "settings", ["date_days": "1"]),
        ] as [(String, String, [String: JSONValue])]
    )
    func `what a withdrawn version says must be of the right types`(
        record: String,
        register: String,
        members: [String: JSONValue]
    ) {
        let scene = Scene()
        var members = members
        members["withdrawn"] = true
        let version = scene.publish(record, register, .object(members))

        #expect(scene.judged.reasons(version) == [.malformed])
    }

    @Test func `a point all of whose versions are withdrawn is known and of no office`() {
        let scene = Scene()
        let only = scene.publish(
            "point/x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s1"]]
        )
        scene.publish("point/x/2026-01-01", "place", ["withdrawn": true], bases: [only])
        let city = scene.find(on: scene.city, record: "check/x.s1/2026-03-01/r1.1/c1")
        let phone = scene.find(record: "check/x.s1/2026-03-01/r1.1/c1")

        #expect(scene.judged.reasons(city) == [])
        #expect(scene.judged.reasons(phone) == [.notEnrolled])
    }

    @Test func `stations of superseded versions stay known`() {
        let scene = Scene()
        let old = scene.publish(
            "point/x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s1"]]
        )
        scene.publish(
            "point/x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s2"]],
            bases: [old]
        )
        let one = scene.find(record: "check/x.s1/2026-03-01/r1.1/c1")
        let two = scene.find(record: "check/x.s2/2026-03-01/r1.1/c1")

        #expect(scene.judged.reasons(one) == [])
        #expect(scene.judged.reasons(two) == [])
    }

    @Test func `only what counts makes known`() {
        let scene = Scene()
        scene.publish(
            "point/x/2026-01-01",
            "place",
            ["office": "east", "stations": ["s1"]],
            by: scene.phone
        )
        scene.publish("point/y/2026-01-01", "name", ["office": "east", "stations": ["s1"]])
        scene.publish("standard/a", "meta.c7", [:])
        for record in ["check/x.s1/2026-03-01/r1.1/c1", "check/y.s1/2026-03-01/r1.1/c1"] {
            let finding = scene.find(on: scene.city, record: record)
            #expect(scene.judged.reasons(finding) == [.unknownPoint])
        }
        let indicator = scene.find(record: "check/gate.s1/2026-03-01/r1.1/c7")

        #expect(scene.judged.reasons(indicator) == [.unknownIndicator])
    }

    @Test func `any register makes a street known, any standard an indicator`() {
        let scene = Scene()
        scene.publish("street/east.new/2030-01-01", "anything", ["withdrawn": true])
        scene.publish("standard/other@1", "indicator.c7", ["withdrawn": true])
        let walk = scene.write(
            scene.phone,
            "walk/east.new/2026-03-01/r1.1/east.2",
            "positions",
            at: Scene.noon
        )
        let finding = scene.find(record: "check/gate.s1/2026-03-01/r1.1/c7")

        #expect(scene.judged.reasons(walk) == [])
        #expect(scene.judged.reasons(finding) == [])
    }

    @Test func `a walk is admitted by the office of its street at the work date`() {
        let scene = Scene()
        scene.publish("street/pier/2026-01-01", "line", ["office": "east"])
        scene.publish("street/pier/2026-03-02", "line", ["office": "west"])
        scene.publish("street/quay/2026-01-01", "name", ["office": "east"])
        func reasons(_ street: String, _ date: String) -> [Reason]? {
            let walk = scene.write(
                scene.phone,
                "walk/\(street)/\(date)/r1.1/east.2",
                "positions",
                at: Scene.noon
            )
            return scene.judged.reasons(walk)
        }

        #expect(reasons("pier", "2026-03-01") == [])
        #expect(reasons("pier", "2026-03-02") == [.notEnrolled])
        #expect(reasons("quay", "2026-03-01") == [.notEnrolled])
    }

    @Test func `settings default member by member, by the version at the work date`() {
        let scene = Scene()
        scene.publish("settings/city/2026-03-02", "settings", ["zone_minutes": 0])
        scene.publish("settings/city/2026-03-05", "settings", ["date_days": 40])
        scene.publish("settings/east/2026-03-01", "settings", ["date_days": 300])
        let reference = scene.judged.judge.reference

        #expect(reference.settings(on: WorkDate("2026-03-02")).zoneMinutes == 0)
        #expect(reference.settings(on: WorkDate("2026-03-02")).dateDays == 1)
        #expect(reference.settings(on: WorkDate("2026-01-01")).zoneMinutes == 0)
        #expect(reference.settings(on: WorkDate("2026-03-09")).zoneMinutes == 480)
        #expect(reference.settings(on: WorkDate("2026-03-09")).dateDays == 40)
        #expect(Scene().judged.judge.reference.settings(on: nil) == CitySettings())
    }

    @Test(
        arguments: [
            (0, 0, 0, true), (0, 0, -1, false), (0, 0, Scene.day - 1, true),
            (0, 0, Scene.day, false),
            (480, 0, -8 * Scene.hour, true), (480, 0, -8 * Scene.hour - 1, false),
            (480, 0, 16 * Scene.hour, false), (480, 1, 16 * Scene.hour, true), (-720, 0, 0, false),
            (-720, 0, 12 * Scene.hour, true), (1440, 0, 0, false), (1440, 1, 0, true),
        ] as [(Int64, Int64, Int64, Bool)]
    )
    func `the date is that of the city's zone`(
        zone: Int64,
        days: Int64,
        offset: Int64,
        isGood: Bool
    ) {
        let scene = Scene()
        scene.publish(
            "settings/city/2026-01-01",
            "settings",
            ["zone_minutes": .integer(zone), "date_days": .integer(days)]
        )
        scene.enrol(scene.root, scene.phone, Grant.phone.with { $0.from = 0 })
        scene.revoke(scene.root, scene.phone, scene.phoneGrant, through: scene.phone.start)
        let finding = scene.find(at: Scene.start + offset)

        #expect(scene.judged.reasons(finding) == (isGood ? [] : [.date]))
    }
}
