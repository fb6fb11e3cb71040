import Inspection

/// What one device writes on one day, move by move.
///
/// A function of the world's seed, the device and the day, so that a neighbour who sees the same
/// things can follow it without anything being kept.
struct DayPlan: IteratorProtocol {
    /// One entry to be written.
    enum Move {
        case arrival
        case departure
        case finding(Observation)
        /// All in order for the rest of a round.
        case sweep(round: Int)
        case count(indicator: Int)
        /// An own earlier finding is put right.
        case correction
        /// A finding of the neighbour is stated again.
        case secondLook
    }

    /// A finding with its place in the world.
    struct Observation {
        /// 1 or 2: the station of the day's point.
        let station: Int
        /// From 1 within the day.
        let round: Int
        /// Index into ``WorldStandard/checks``.
        let indicator: Int
        let finding: Finding
    }

    let point: Int
    let slot: String
    private let quota: Int
    private let hasNeighbour: Bool
    private var draw: SeededDraw
    private var index = 0
    /// Moves of the round so far.
    private var place = 0
    /// From 1.
    private(set) var round = 1

    /// Checks before the sweep that ends a round.
    static let checksInRound = 23
    /// Corrections, and second looks, in a thousand entries: 5 % each of entries and registers.
    private static let correctionShare = 51
    private static let secondLookShare = 49
    /// With the violations of corrections and second looks, 20 % of all entries.
    private static let violationShare = 177

    init(_ world: WorldPlan, device: Int, day: Int) {
        let post = world.post(of: device, on: day)
        point = post.point
        slot = post.slot
        quota = world.quota(of: device, on: day)
        hasNeighbour = world.neighbour(of: device) != nil
        draw = SeededDraw(world.seed, 1, device, day)
    }

    /// 1 for the first half of the day, 2 for the second.
    var station: Int { index <= quota / 2 ? 1 : 2 }

    mutating func next() -> Move? {
        guard index < quota else { return nil }
        defer { index += 1 }
        if isShort { return finding() }
        switch index {
        case 0, quota / 2 + 1: return .arrival
        case quota / 2, quota - 1: return .departure
        default: break
        }
        switch draw.below(1000) {
        case ..<DayPlan.correctionShare where index > 4: return .correction
        case DayPlan.correctionShare..<DayPlan.correctionShare + DayPlan.secondLookShare
        where hasNeighbour:
            return .secondLook
        default: return step()
        }
    }

    /// A day of so few entries that nobody walks from station to station.
    private var isShort: Bool { quota < 20 }

    /// The next move of the round.
    private mutating func step() -> Move {
        if place > DayPlan.checksInRound {
            place = 0
            round += 1
        }
        if place == DayPlan.checksInRound {
            place += 1
            return .sweep(round: round)
        }
        if place == DayPlan.checksInRound - 1, round.isMultiple(of: 2),
            round / 2 <= WorldStandard.acts.count
        {
            place += 1
            return .count(indicator: round / 2 - 1)
        }
        return finding()
    }

    private mutating func finding() -> Move {
        let indicator = (point * 7 + place) % WorldStandard.checks.count
        place += 1
        return .finding(
            Observation(
                station: isShort ? 1 : station,
                round: round,
                indicator: indicator,
                finding: .drawn(&draw, violationsPerThousand: DayPlan.violationShare)
            )
        )
    }

    /// The indicators that are due at the end of a round and were not looked at one by one.
    var swept: [String] {
        let all = WorldStandard.checks.count
        return (0..<8).map {
            WorldStandard.checks[(point * 7 + DayPlan.checksInRound + $0) % all].code
        }
    }
}

extension DayPlan {
    /// The neighbour's findings that a device states again: about one of thirteen, so that they
    /// last for the day.
    struct SecondLooks: IteratorProtocol {
        private var plan: DayPlan
        private let stride = 13

        init(_ plan: DayPlan) {
            self.plan = plan
        }

        mutating func next() -> Observation? {
            var seen = 0
            while let move = plan.next() {
                guard case .finding(let observation) = move else { continue }
                seen += 1
                if seen == stride { return observation }
            }
            return nil
        }
    }
}
