import Inspection
import Journaling

/// Turns the plan of one device's day into entries.
struct SimulatedDay {
    private let world: WorldPlan
    private let inspector: String
    private let typist: String
    private let date: String
    private let point: String
    private let begin: Int64
    /// Milliseconds between two moves, on average.
    private let pace: Int
    private let roundLength: Int64
    private var plan: DayPlan
    private var looks: DayPlan.SecondLooks?
    private let neighbourPost: (point: String, slot: String)
    private var patrols = 0
    /// Draws what is of no consequence for others: times, places, notes.
    private var draw: SeededDraw
    private var time: Int64 = 0
    private var fix = EntryText.Fix(latitude: 0, longitude: 0, accuracy: 0)
    private var fixedAt: Int64 = 0
    /// Own findings that can be put right, the latest statement of each register.
    private var recent: [Recent] = []

    private struct Recent {
        let record: String
        let digest: Digest
        let finding: Finding
    }

    /// One entry and what it is.
    struct Written {
        let entry: Entry
        let kind: WorldShares.Kind
        var finding: Finding?
        var isSecondLook = false
        /// Size of the canonical bytes.
        fileprivate(set) var size = 0
        /// Index among the recent findings of the one that it puts right.
        fileprivate var corrects: Int?
    }

    private static let memory = 32
    /// From 7:30 for fourteen hours at most.
    private static let opening: Int64 = 27_000_000
    private static let span: Int64 = 50_400_000

    init(_ world: WorldPlan, device: Int, day: Int) {
        self.world = world
        inspector = world.inspector(of: device)
        typist = world.officeCode(world.office(of: device)) + ".0001"
        date = WorldPlan.date(day)
        begin = WorldPlan.midnight(dayCount: day) + SimulatedDay.opening
        plan = DayPlan(world, device: device, day: day)
        point = world.pointName(plan.point)
        let quota = world.quota(of: device, on: day)
        pace = min(24_000, max(1, Int(SimulatedDay.span) / max(quota, 1) / 2))
        roundLength = min(3_600_000, SimulatedDay.span / Int64(quota / DayPlan.checksInRound + 2))
        draw = SeededDraw(world.seed, 2, device, day)
        if let neighbour = world.neighbour(of: device) {
            let plan = DayPlan(world, device: neighbour, day: day)
            looks = DayPlan.SecondLooks(plan)
            neighbourPost = (world.pointName(plan.point), plan.slot)
        } else {
            neighbourPost = ("", "")
        }
    }

    /// Writes the next entry into `device`; `nil` when the day is over.
    mutating func next(into device: inout SimulatedDevice) -> Written? {
        guard let move = plan.next() else { return nil }
        time = tick(after: device.clock)
        var written = self.written(move, &device)
        let (digest, size) = device.add(written.entry)
        written.size = size
        remember(written, digest)
        return written
    }

    private mutating func remember(_ written: Written, _ digest: Digest) {
        guard let finding = written.finding else { return }
        let item = Recent(record: written.entry.record, digest: digest, finding: finding)
        if let index = written.corrects {
            recent[index] = item
        } else if recent.count < SimulatedDay.memory {
            recent.append(item)
        } else {
            recent[draw.below(SimulatedDay.memory)] = item
        }
    }
}

// MARK: - Moves

extension SimulatedDay {
    private mutating func written(_ move: DayPlan.Move, _ device: inout SimulatedDevice) -> Written
    {
        switch move {
        case .arrival: return watch(.arrival, device)
        case .departure: return watch(.departure, device)
        case .sweep(let round):
            let record = "check/\(station)/\(date)/\(plan.slot).\(round)/*"
            return act(.sweep, record, "sweep", Sweep(indicators: plan.swept).claim, device)
        case .count(let indicator):
            return count(WorldStandard.acts[indicator].code, device)
        case .finding(let seen):
            return finding(seen.finding, record(of: seen, at: (point, plan.slot)), &device)
        case .correction: return correction(&device)
        case .secondLook: return secondLook(&device)
        }
    }

    private var station: String { "\(point).\(plan.station)" }

    private mutating func watch(_ kind: WorldShares.Kind, _ device: SimulatedDevice) -> Written {
        let record = "watch/\(station)/\(date)/\(plan.slot)/\(inspector)"
        return act(kind, record, kind.rawValue, [:], device)
    }

    private mutating func count(_ code: String, _ device: SimulatedDevice) -> Written {
        let record = "count/\(station)/\(date)/\(plan.slot)/\(code)/\(inspector)"
        let found = Int64(20 + draw.below(180))
        let acts = Acts(found: found, settled: found - Int64(draw.below(8)))
        return act(.count, record, "acts.\(device.device.hex)", acts.claim, device)
    }

    private mutating func correction(_ device: inout SimulatedDevice) -> Written {
        guard !recent.isEmpty else { return patrol(&device) }
        let index = draw.below(recent.count)
        let item = recent[index]
        let isMore = item.finding.answer == .fail || draw.isHit(perThousand: 400)
        let other = isMore ? item.finding.otherwise(&draw) : Finding(answer: .notApplicable)
        var written = finding(other, item.record, &device, bases: [item.digest])
        written.corrects = index
        return written
    }

    private mutating func secondLook(_ device: inout SimulatedDevice) -> Written {
        guard let seen = looks?.next() else { return patrol(&device) }
        let agrees = draw.isHit(perThousand: 500)
        var written = finding(
            agrees ? seen.finding : seen.finding.otherwise(&draw),
            record(of: seen, at: neighbourPost),
            &device
        )
        written.isSecondLook = true
        return written
    }

    /// An unplanned check, where there is nothing to put right or to see again.
    private mutating func patrol(_ device: inout SimulatedDevice) -> Written {
        patrols += 1
        let code = WorldStandard.checks[draw.below(WorldStandard.checks.count)].code
        let record = "check/\(station)/\(date)/patrol-\(inspector)-\(patrols)/\(code)"
        return finding(.drawn(&draw, violationsPerThousand: 177), record, &device)
    }

    private func record(
        of seen: DayPlan.Observation,
        at post: (point: String, slot: String)
    ) -> String {
        let code = WorldStandard.checks[seen.indicator].code
        return "check/\(post.point).\(seen.station)/\(date)/\(post.slot).\(seen.round)/\(code)"
    }
}

// MARK: - Entries

extension SimulatedDay {
    private mutating func finding(
        _ finding: Finding,
        _ record: String,
        _ device: inout SimulatedDevice,
        bases: [Digest] = []
    ) -> Written {
        let isViolation = finding.answer == .fail
        let hasPhoto = draw.isHit(perThousand: isViolation ? 400 : 28)
        var text = EntryText(finding)
        end(&text, hasPhoto: hasPhoto, isViolation: isViolation)
        let entry = Entry(
            device: device.device,
            seq: device.next,
            stamp: Stamp(milliseconds: time),
            inspector: inspector,
            rank: 1,
            record: record,
            register: "finding",
            bases: bases,
            attachments: hasPhoto ? [device.photo(&draw)] : [],
            payload: text.bytes
        )
        return Written(entry: entry, kind: .finding, finding: finding)
    }

    private mutating func act(
        _ kind: WorldShares.Kind,
        _ record: String,
        _ register: String,
        _ claim: JSONValue,
        _ device: SimulatedDevice
    ) -> Written {
        var text = EntryText(claim: claim)
        end(&text, hasPhoto: false, isViolation: false)
        let entry = Entry(
            device: device.device,
            seq: device.next,
            stamp: Stamp(milliseconds: time),
            inspector: inspector,
            rank: 1,
            record: record,
            register: register,
            payload: text.bytes
        )
        return Written(entry: entry, kind: kind)
    }

    /// When the next move is made: rounds begin at full hours, where there is time for it.
    private mutating func tick(after last: Int64) -> Int64 {
        let round = begin + Int64(plan.round - 1) * roundLength
        return max(
            last + 1,
            round,
            min(last, begin + SimulatedDay.span) + 1 + Int64(draw.below(2 * pace))
        )
    }

    private mutating func end(
        _ text: inout EntryText,
        hasPhoto: Bool,
        isViolation: Bool
    ) {
        // A phone gives the same place again for a while.
        if time - fixedAt > 15_000 {
            fixedAt = time
            fix = world.place(of: plan.point).seen(&draw)
        }
        let notes = WorldStandard.notes
        let note =
            draw.isHit(perThousand: isViolation ? 500 : 20) ? notes[draw.below(notes.count)] : nil
        text.end(
            fix,
            hasPhoto: hasPhoto,
            note: note,
            typist: draw.isHit(perThousand: 2) ? typist : nil
        )
    }
}

extension WorldPlan {
    /// Where a point lies, somewhere in a city of 20 by 20 kilometres.
    func place(of point: Int) -> EntryText.Fix {
        var draw = SeededDraw(seed, 3, point)
        return EntryText.Fix(
            latitude: 311_500_000 + draw.below(1_800_000),
            longitude: 1_213_800_000 + draw.below(2_100_000),
            accuracy: 0
        )
    }
}

extension EntryText.Fix {
    /// The place as a phone sees it: some metres off.
    func seen(_ draw: inout SeededDraw) -> EntryText.Fix {
        EntryText.Fix(
            latitude: latitude + draw.below(900) - 450,
            longitude: longitude + draw.below(1000) - 500,
            accuracy: 3000 + 500 * draw.below(24)
        )
    }
}
