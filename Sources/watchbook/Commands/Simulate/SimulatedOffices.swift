import JournalSQLite
import Journaling

/// The journals of the root and the offices of a simulated world: who may write, and what there is
/// to be checked.
struct SimulatedOffices: Sendable {
    let root: PrivateKey
    /// Root, creation office and its enrolments of street offices, then the reference records.
    let segments: [Segment]
    /// The cases that the street offices follow.
    let caseSegments: [Segment]
    /// What proves each device: the segments from the root down to its own enrolment.
    let proofs: [[Segment]]

    /// 9 in the creation office, 5 in street offices, 1 on devices.
    enum Rank {
        static let top: Int64 = 9
        static let street: Int64 = 5
        static let watcher: Int64 = 1
    }

    static let creationOffice = "CCB"

    init(_ world: WorldPlan) throws {
        let keys = WorldKeys(seed: world.seed)
        var root = OfficeWriter(key: keys.key(of: "root"), inspector: "CITY.0001", rank: Rank.top)
        var top = OfficeWriter(
            key: keys.key(of: "creation office"),
            inspector: "\(SimulatedOffices.creationOffice).0001",
            rank: Rank.top
        )
        let first = try root.enrol(top.device.device, Grant.creationOffice)
        var segments = [first]
        var caseSegments: [Segment] = []
        let cases = SimulatedCases(world: world)
        var proofs = [[Segment]](repeating: [], count: world.devices)
        for office in 0..<world.offices {
            let code = world.officeCode(office)
            var street = OfficeWriter(
                key: keys.key(of: "office \(code)"),
                inspector: "\(code).0001",
                rank: Rank.street
            )
            let second = try top.enrol(street.device.device, .streetOffice(code))
            segments.append(second)
            for device in stride(from: office, to: world.devices, by: world.offices) {
                let id = keys.key(of: "device \(device)").device
                let third = try street.enrol(id, .device(world.inspector(of: device), office: code))
                proofs[device] = [first, second, third]
                if world.cases > 0 { segments.append(third) }
            }
            for act in world.cases > 0 ? cases.acts(of: office) : [] {
                if let segment = try street.write(act) { caseSegments.append(segment) }
            }
            if let segment = try street.rest() { caseSegments.append(segment) }
        }
        try top.publish(world) { segments.append($0) }
        self.root = root.device.key
        self.segments = segments
        self.caseSegments = caseSegments
        self.proofs = proofs
    }
}

extension Grant {
    private static let from = WorldPlan.enrolled / 60_000

    fileprivate static var creationOffice: Grant {
        Grant(
            from: from,
            level: 0,
            office: SimulatedOffices.creationOffice,
            inspectors: [Pair("*", SimulatedOffices.Rank.top)],
            places: ["*"],
            registers: ["*"],
            rights: Set(Right.allCases)
        )
    }

    fileprivate static func streetOffice(_ code: String) -> Grant {
        let all = Pair("\(code).*", SimulatedOffices.Rank.street)
        return Grant(
            from: from,
            level: 1,
            office: code,
            inspectors: [all],
            types: [all],
            places: [code],
            registers: ["*"],
            rights: Set(Right.allCases)
        )
    }

    fileprivate static func device(_ inspector: String, office: String) -> Grant {
        Grant(
            from: from,
            level: 2,
            office: office,
            inspectors: [Pair(inspector, SimulatedOffices.Rank.watcher)],
            places: [office],
            registers: ["check/*", "count/*", "watch/*", "walk/*", "case/*"]
        )
    }
}

/// One office at its journal.
private struct OfficeWriter {
    private(set) var device: SimulatedDevice
    private let inspector: String
    private let rank: Int64

    init(key: PrivateKey, inspector: String, rank: Int64) {
        device = SimulatedDevice(key: key, photos: 0)
        self.inspector = inspector
        self.rank = rank
    }

    private mutating func write(
        _ record: String,
        _ register: String,
        _ claim: JSONValue,
        at wanted: Int64 = WorldPlan.enrolled + 32_400_000
    ) {
        let payload = Draft.payload(claim: claim, about: ["zone": .integer(WorldPlan.zone)])
        let time = max(device.clock + 1000, wanted)
        _ = device.add(
            Entry(
                device: device.device,
                seq: device.next,
                stamp: Stamp(milliseconds: time),
                inspector: inspector,
                rank: rank,
                record: record,
                register: register,
                payload: payload
            )
        )
    }

    /// Enrols a device in a segment of its own.
    mutating func enrol(_ id: DeviceID, _ grant: Grant) throws -> Segment {
        write("enrolment/\(id.hex)", "grant", grant.claim)
        return try device.seal().segment
    }

    /// Says something about a case; returns a segment when one is full.
    mutating func write(_ act: SimulatedCases.Act) throws -> Segment? {
        write(act.record, act.register, act.claim, at: act.time)
        return device.pending >= WorldPlan.segmentSize ? try device.seal().segment : nil
    }

    /// What is in no segment yet; `nil` for nothing.
    mutating func rest() throws -> Segment? {
        device.pending > 0 ? try device.seal().segment : nil
    }

    /// Writes settings, standard and points.
    mutating func publish(_ world: WorldPlan, _ take: (Segment) -> Void) throws {
        write(
            "settings/city/\(WorldPlan.referenceDate)",
            "settings",
            ["date_days": 1, "zone_minutes": .integer(WorldPlan.zone)]
        )
        for indicator in WorldStandard.checks + WorldStandard.acts {
            write(
                "standard/\(WorldStandard.name)",
                "indicator.\(indicator.code)",
                ["name": .text(indicator.name)]
            )
        }
        for point in 0..<world.points {
            let place = world.place(of: point)
            write(
                "point/\(world.pointName(point))/\(WorldPlan.referenceDate)",
                "place",
                [
                    "lat": .integer(Int64(place.latitude)), "lon": .integer(Int64(place.longitude)),
                    "name": .text("第\(point + 1)号点位"),
                    "office": .text(world.officeCode(point % world.offices)),
                    "stations": .list((1...WorldPlan.stations).map { .text(String($0)) }),
                ]
            )
            if device.pending >= WorldPlan.segmentSize { take(try device.seal().segment) }
        }
        if device.pending > 0 { take(try device.seal().segment) }
    }
}
