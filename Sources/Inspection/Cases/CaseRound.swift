package import Journaling

/// One round of work on a case: from its dispatch to the verdict on what was done.
///
/// A case that fails verification, or that a unit returns, gets another round; nothing that failed
/// disappears.
package struct CaseRound: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package var dispatch: CaseAct<CaseDispatch>?
    package var receipt: CaseAct<CaseReceipt>?
    /// 签收 of units other than the main one, by unit as its register names it.
    package var otherReceipts: [String: CaseAct<CaseReceipt>] = [:]
    package var returned: CaseAct<CaseReturn>?
    package var refusal: CaseAct<CaseRefusal>?
    package var rectification: CaseAct<CaseRectification>?
    /// What the other units did, by unit as its register names it.
    package var otherRectifications: [String: CaseAct<CaseRectification>] = [:]
    package var verification: CaseAct<CaseVerification>?

    package init(number: Int) {
        self.number = number
    }

    /// Whether the unit gave it back and the office let it: a return stands until it is refused,
    /// and of a unit named for good it does nothing.
    package var isReturned: Bool {
        guard let returned, dispatch?.claim.isFinal != true else { return false }
        return refusal.map { $0.claim.returned ?? returned.digest } != returned.digest
    }
}

/// How far a case has come.
package enum CaseState: String, CaseIterable, Sendable {
    /// 待立案.
    case reported
    /// 不予立案.
    case declined
    /// 待交办.
    case filed
    /// 待签收.
    case dispatched
    /// 退单待改派.
    case returned
    /// 整改中.
    case received
    /// 待核查.
    case rectified
    /// 返工待交办.
    case rework
    /// 待结案.
    case verified
    /// 已结案.
    case closed
    /// 已并案.
    case joined
    /// 已作废.
    case void

    /// Whether somebody still has to act.
    package var isOpen: Bool {
        switch self {
        case .declined, .closed, .joined, .void: false
        default: true
        }
    }

    /// Whose turn it is; `nil` for nobody's.
    package var stage: CaseStage? {
        switch self {
        case .reported: .filing
        case .filed, .returned, .rework: .dispatch
        case .dispatched, .received: .handling
        case .rectified: .verification
        case .verified: .closing
        case .declined, .closed, .joined, .void: nil
        }
    }
}

/// 环节: a stretch of a case's course with a time of its own.
package enum CaseStage: String, CaseIterable, Sendable {
    /// From the report to filing: the office.
    case filing
    /// To the dispatch: the office.
    case dispatch
    /// From the dispatch to 签收: the unit. Part of the handling, with a limit of its own.
    case receipt
    /// From the dispatch to the unit's answer: the unit.
    case handling
    /// To the verdict: the finder.
    case verification
    /// To closing: the office.
    case closing
}

/// What is not as the rules of the work want it; the entry stands all the same.
package struct CaseIrregularity: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The verifier did the work.
        case verifierIsHandler = "verifier-is-handler"
        /// The verifier belongs to the unit that did it.
        case verifierOfUnit = "verifier-of-unit"
        /// Closed without a verdict, or against it, and without a reason.
        case closedUnverified = "closed-unverified"
        /// A unit returned what was given to it for good.
        case finalReturned = "final-returned"
        /// Returned after the time for that.
        case lateReturn = "late-return"
        /// An extension asked for when it was too late for that.
        case lateExtension = "late-extension"
        /// Dispatched after so many returns by an office that does not decide then.
        case notNamed = "not-named"
        /// Filing that declines, or a return, without a reason.
        case noReason = "no-reason"
        /// Joined with a case that is not there, or in a circle.
        case joinAstray = "join-astray"
        /// Another paper of the office has the same number.
        case numberTwice = "number-twice"
    }

    package let kind: Kind
    /// The entry that is meant.
    package let digest: Digest

    package init(_ kind: Kind, _ digest: Digest) {
        self.kind = kind
        self.digest = digest
    }
}
