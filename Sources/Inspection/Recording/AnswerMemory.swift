import Journaling

/// 不适用 remembered: what was said last of each indicator at a point.
///
/// An answer of not applicable is not asked for again there until somebody answers otherwise. Not
/// looked at is no answer.
package struct AnswerMemory: Sendable {
    private var last: [String: (minute: Int64, answer: Answer)] = [:]

    package init() {}

    /// Takes in an answer; of two of one minute the one that comes in later counts.
    package mutating func add(_ answer: Answer, to indicator: String, at minute: Int64) {
        guard answer != .notLookedAt, last[indicator].map({ $0.minute <= minute }) ?? true else {
            return
        }
        last[indicator] = (minute, answer)
    }

    /// The codes of which not applicable was said last.
    package var notApplicable: Set<String> {
        Set(last.filter { $0.value.answer == .notApplicable }.keys)
    }
}

extension AnswerMemory {
    /// Takes in what somebody said on a device at the stations of a point.
    package mutating func add(_ own: OwnEntries, at point: String) {
        for item in own.said where item.entry.register == "finding" {
            let record = item.record
            guard let station = record.station, Names.parent(of: station) == point,
                let indicator = record.indicator, let finding = Finding(item.claim)
            else { continue }
            add(finding.answer, to: indicator, at: item.minute)
        }
    }
}
