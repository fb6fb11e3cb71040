import Inspection

extension Finding {
    /// What a watcher finds: a violation this many times in a thousand, nearly always in order.
    static func drawn(_ draw: inout SeededDraw, violationsPerThousand: Int) -> Finding {
        if draw.isHit(perThousand: violationsPerThousand) { return .violation(&draw) }
        switch draw.below(1000) {
        case 0..<20: return Finding(answer: .notApplicable)
        case 20..<30: return Finding(answer: .couldNotSee)
        case 30..<36: return Finding(answer: .notLookedAt)
        default: return Finding(answer: .pass)
        }
    }

    static func violation(_ draw: inout SeededDraw) -> Finding {
        let found = 1 + draw.below(4) * draw.below(2)
        return Finding(answer: .fail, found: Int64(found), settled: Int64(draw.below(found + 1)))
    }

    /// What a second look finds instead.
    func otherwise(_ draw: inout SeededDraw) -> Finding {
        guard answer == .fail else { return .violation(&draw) }
        return Finding(answer: .fail, found: found + 1 + Int64(draw.below(2)), settled: settled)
    }
}
