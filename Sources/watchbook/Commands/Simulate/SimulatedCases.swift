import Inspection
import Journaling

/// The cases of a simulated world: who said what when about each.
///
/// Most are closed in the end; one in twenty is left lying, and of the others one in eight was done
/// again once.
struct SimulatedCases: Sendable {
    /// One entry of a case.
    struct Act: Sendable {
        /// Milliseconds since 1970 UTC.
        let time: Int64
        let record: String
        let register: String
        let claim: JSONValue
    }

    let world: WorldPlan

    /// How many units the world has.
    static let units = 40

    /// The acts of an office in the order of their times.
    func acts(of office: Int) -> [Act] {
        var acts: [Act] = []
        for number in stride(from: office, to: world.cases, by: world.offices) {
            acts += self.acts(ofCase: number, office: office)
        }
        return acts.sorted { ($0.time, $0.record) < ($1.time, $1.record) }
    }

    private func acts(ofCase number: Int, office: Int) -> [Act] {
        var draw = SeededDraw(world.seed, 7, number)
        let day = number * world.days / max(world.cases, 1)
        var time = WorldPlan.midnight(dayCount: day) + (480 + Int64(draw.below(480))) * 60_000
        let record =
            "case/\(world.officeCode(office))-\(Hex.text(number.bigEndianBytes))"
        let point = office + draw.below(max(world.pointCount(of: office), 1)) * world.offices
        var acts: [Act] = []
        func say(_ register: String, _ claim: JSONValue, after hours: Int) {
            time += (Int64(hours) * 60 + Int64(draw.below(90))) * 60_000
            acts.append(Act(time: time, record: record, register: register, claim: claim))
        }
        let code = WorldStandard.checks[draw.below(WorldStandard.checks.count)].code
        let station = "\(world.pointName(point)).\(draw.below(WorldPlan.stations) + 1)"
        let date = WorldPlan.date(day)
        let report = CaseReport(
            check: "check/\(station)/\(date)/A.\(draw.below(4) + 1)/\(code)",
            station: station,
            indicator: code,
            left: Int64(draw.below(3) + 1)
        )
        say("report", report.claim, after: 0)
        say("filing", ["filed": true], after: 1)
        let isOpen = draw.below(20) == 0
        let isTwice = draw.below(8) == 0
        for round in 1...(isTwice ? 2 : 1) {
            let unit = "U\(draw.below(SimulatedCases.units))"
            say("dispatch.\(round)", CaseDispatch(main: unit).claim, after: 2)
            say("receipt.\(round)", ["unit": .text(unit)], after: 4)
            if isOpen { return acts }
            let work = CaseRectification(unit: unit, text: "已整改", handler: "\(unit) 经办人")
            time += Int64(10 + draw.below(40)) * 3_600_000
            // The office writes down what came to it, so that it may verify.
            var claim = work.claim.members ?? [:]
            claim["arrived"] = .integer(time / 60_000)
            say("rectification.\(round)", .object(claim), after: 0)
            let isPassed = round == 2 || !isTwice
            say("verification.\(round)", ["passed": .bool(isPassed)], after: 6)
        }
        say("closing", ["result": "settled"], after: 2)
        return acts
    }
}

extension Int {
    fileprivate var bigEndianBytes: [UInt8] {
        withUnsafeBytes(of: UInt64(self).bigEndian) { Array($0) }
    }
}
