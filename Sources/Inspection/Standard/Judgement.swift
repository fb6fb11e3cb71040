/// What an indicator makes of facts.
package enum Judgement: Hashable, Sendable {
    case pass
    case fail
    case undecided(Doubt)

    /// Why neither.
    package enum Doubt: Hashable, Sendable {
        /// The standard states no limit: what is found is counted, never judged.
        case tallyOnly
        /// These facts would tell, by their recorded names.
        case missing([String])
        /// 样本不足: so few were observed that the rate says nothing.
        case sampleTooSmall(denominator: Int64, minimum: Int64)
        /// Nothing was observed: there is no rate.
        case noRate
        /// The fact cannot be, as a part that is larger than the whole.
        case impossible(String)
        /// The standard's row cannot be understood.
        case unreadable
    }

    /// Pass or fail.
    package var answer: Answer? {
        switch self {
        case .pass: .pass
        case .fail: .fail
        case .undecided: nil
        }
    }

    init(_ passes: Bool) { self = passes ? .pass : .fail }

    /// What several come to: a failure counts before a doubt, a doubt before passing.
    static func all(_ parts: [Judgement]) -> Judgement {
        if parts.contains(.fail) { return .fail }
        return parts.first { $0 != .pass } ?? .pass
    }
}
