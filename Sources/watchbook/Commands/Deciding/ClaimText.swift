import Inspection
import Journaling

/// What a statement says, in a few words; claims of other kinds as they were written.
enum ClaimText {
    static func text(_ claim: [UInt8], register: String) -> String {
        guard let value = JSONValue(claim) else { return "" }
        if value["withdrawn"]?.bool == true { return ClaimPhrase.withdrawn() }
        if register == "finding", let finding = Finding(value) { return text(finding) }
        if register.hasPrefix("acts."), let acts = Acts(value) {
            guard acts.denominator == 0 else {
                return ClaimPhrase.ratio("\(acts.numerator)", "\(acts.denominator)")
            }
            return ClaimPhrase.acts("\(acts.found)", "\(acts.settled)")
        }
        if register == "attendance", let text = attendance(value) { return text }
        if register == "positions", let positions = WalkPositions(value) {
            let walked = positions.left.union(positions.right).length
            return ClaimPhrase.walk("\(positions.items.count)", Stationing.metres(walked))
        }
        return value.canonicalText
    }

    private static func attendance(_ value: JSONValue) -> String? {
        if let objection = value["objection"]?.text { return DutyActPhrase.objection(objection) }
        if let visit = AttendanceVisit(value) {
            let seen = visit.isPresent ? DutyActPhrase.found() : DutyActPhrase.notFound()
            return [seen, visit.effort].compactMap { $0 }.joined(separator: DutyPhrase.comma())
        }
        guard let decision = AttendanceDecision(value), let state = decision.state else {
            return nil
        }
        let excuse = decision.excuse.map { DutyPhrase($0)() }
        return [DutyPhrase(state)(), excuse].compactMap { $0 }.joined(separator: DutyPhrase.comma())
    }

    private static func text(_ finding: Finding) -> String {
        let answer = ClaimPhrase(finding.answer)()
        guard finding.answer == .fail else { return answer }
        return ClaimPhrase.failed(answer, "\(finding.found)", "\(finding.settled)")
    }
}

/// Words for what statements say.
enum ClaimPhrase: Localized {
    case pass, fail, exempt, notApplicable, notLookedAt, couldNotSee
    case failed, acts, ratio, withdrawn, walk

    init(_ answer: Answer) {
        switch answer {
        case .pass: self = .pass
        case .fail: self = .fail
        case .exempt: self = .exempt
        case .notApplicable: self = .notApplicable
        case .notLookedAt: self = .notLookedAt
        case .couldNotSee: self = .couldNotSee
        }
    }

    var text: Wording {
        switch self {
        case .pass: ("pass", "合格")
        case .fail: ("fail", "不合格")
        case .exempt: ("exempt", "自动符合")
        case .notApplicable: ("not applicable", "不适用")
        case .notLookedAt: ("not looked at", "未查")
        case .couldNotSee: ("could not see", "无法查看")
        case .failed: ("%1: %2 found, %3 settled", "%1：发现 %2，现场解决 %3")
        case .acts: ("%1 found, %2 settled", "发现 %1，现场解决 %2")
        case .ratio: ("%1 of %2", "%2 中 %1")
        case .withdrawn: ("withdrawal", "作废")
        case .walk: ("%1 {1|thing|things} along %2 m", "沿路 %1 处，已走 %2 米")
        }
    }
}
