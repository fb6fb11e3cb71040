import Journaling

/// A case as its registers in force tell it.
///
/// A function of these alone; what depends on settings and the calendar, as deadlines, is asked
/// with books. Rules of the work never hold an entry: a case that breaks one is irregular.
package struct CaseFile: Hashable, Sendable {
    /// Its name: `case/<office>-<16 hex digits>`.
    package let record: String
    /// All registers that this version knows and that count, by name, withdrawn ones too.
    package let entries: [CaseEntry]
    package private(set) var report: CaseAct<CaseReport>?
    package private(set) var filing: CaseAct<CaseFiling>?
    /// In the order of their numbers; a number of which nothing is here is left out.
    package private(set) var rounds: [CaseRound] = []
    package private(set) var closing: CaseAct<CaseClosing>?
    package private(set) var void: CaseAct<CaseReason>?
    package private(set) var join: CaseAct<CaseJoin>?
    /// The cases that were found to be other ones.
    package private(set) var distinct: Set<String> = []
    // By their numbers in the case.
    package private(set) var extensions: [Int: CaseAct<CaseExtension>] = [:]
    package private(set) var grants: [Int: CaseAct<CaseGrant>] = [:]
    package private(set) var suspensions: [Int: CaseAct<CaseSuspension>] = [:]
    package private(set) var resumptions: [Int: CaseAct<CaseReason>] = [:]
    package private(set) var passings: [Int: CaseAct<CasePassing>] = [:]
    package private(set) var notices: [Int: CaseAct<CaseNotice>] = [:]
    package private(set) var escalations: [Int: CaseAct<CaseNotice>] = [:]
    package private(set) var explanations: [Int: CaseAct<CaseExplanation>] = [:]
    package private(set) var revisits: [Int: CaseAct<CaseRevisit>] = [:]
    package private(set) var disclosures: [Int: CaseAct<CaseReason>] = [:]
    /// In no list, print or export unless asked for by name.
    package private(set) var personal: CaseAct<CasePersonal>?
    /// In the order of the course.
    package private(set) var irregularities: [CaseIrregularity] = []
    package private(set) var state = CaseState.reported

    /// Puts the registers of one case together.
    ///
    /// - Parameters:
    ///   - record: the name of the case.
    ///   - entries: the registers in force, in any order; unknown ones are passed over.
    ///   - worksFor: whether an inspector belonged to a unit, named by id or name, or to a section
    ///     of it at a minute; without it only the same person is seen as both.
    ///   - isNamed: whether a text of a claim names an inspector at a minute; without it only a
    ///     number does.
    package init(
        record: String,
        entries: [CaseEntry],
        worksFor: (_ inspector: String, _ unit: String, _ minute: Int64) -> Bool = { _, _, _ in
            false
        },
        isNamed: (_ inspector: String, _ text: String, _ minute: Int64) -> Bool = {
            inspector,
            text,
            _ in
            inspector == text
        }
    ) {
        self.record = record
        let known = entries.compactMap { entry in
            CaseRegister(entry.register).map { (register: $0, entry: entry) }
        }
        self.entries = known.map(\.entry).sorted {
            $0.register.utf8.lexicographicallyPrecedes($1.register.utf8)
        }
        var rounds: [Int: CaseRound] = [:]
        for (register, entry) in known {
            if register.step.isOfRound {
                rounds[register.number, default: CaseRound(number: register.number)]
                    .take(entry, register)
            } else {
                take(entry, register)
            }
        }
        // A round all of whose entries were taken back is none.
        self.rounds = rounds.values.filter { !$0.isEmpty }.sorted { $0.number < $1.number }
        irregularities = irregularities(worksFor, isNamed)
        state = course
    }

    private mutating func take(_ entry: CaseEntry, _ register: CaseRegister) {
        let number = register.number
        switch register.step {
        case .report: report = CaseAct(entry)
        case .filing: filing = CaseAct(entry)
        case .closing: closing = CaseAct(entry)
        case .void: void = CaseAct(entry)
        case .join: join = CaseAct(entry)
        case .distinct:
            if let other = register.suffix, CaseAct<CaseReason>(entry) != nil {
                distinct.insert("case/\(other)")
            }
        case .extension: extensions[number] = CaseAct(entry)
        case .grant: grants[number] = CaseAct(entry)
        case .suspension: suspensions[number] = CaseAct(entry)
        case .resumption: resumptions[number] = CaseAct(entry)
        case .passing: passings[number] = CaseAct(entry)
        case .notice: notices[number] = CaseAct(entry)
        case .escalation: escalations[number] = CaseAct(entry)
        case .explanation: explanations[number] = CaseAct(entry)
        case .revisit: revisits[number] = CaseAct(entry)
        case .personal: personal = CaseAct(entry)
        case .disclosure: disclosures[number] = CaseAct(entry)
        case .dispatch, .receipt, .return, .refusal, .rectification, .verification: break
        }
    }
}

extension CaseRound {
    fileprivate mutating func take(_ entry: CaseEntry, _ register: CaseRegister) {
        switch (register.step, register.suffix) {
        case (.dispatch, _): dispatch = CaseAct(entry)
        case (.receipt, let unit?): otherReceipts[unit] = CaseAct(entry)
        case (.receipt, nil): receipt = CaseAct(entry)
        case (.return, _): returned = CaseAct(entry)
        case (.refusal, _): refusal = CaseAct(entry)
        case (.rectification, let unit?): otherRectifications[unit] = CaseAct(entry)
        case (.rectification, nil): rectification = CaseAct(entry)
        case (.verification, _): verification = CaseAct(entry)
        default: break
        }
    }

    fileprivate var isEmpty: Bool {
        dispatch == nil && receipt == nil && otherReceipts.isEmpty && returned == nil
            && refusal == nil && rectification == nil && otherRectifications.isEmpty
            && verification == nil
    }
}

// What follows from the registers.

extension CaseFile {
    /// The office after which it is named; that of the finder, or that opened it.
    package var office: String { RecordName(record).place ?? "" }

    package var isOpen: Bool { state.isOpen }
    package var stage: CaseStage? { state.stage }

    /// Somebody disagrees about a step.
    package var isDisputed: Bool { entries.contains(where: \.isDisputed) }

    /// Whoever found it, and follows it up; `nil` before the report has come.
    package var finder: String? { report.map { $0.claim.finder ?? $0.inspector } }

    /// The latest dispatch that the unit did not return.
    package var dispatch: CaseAct<CaseDispatch>? {
        rounds.last { $0.dispatch != nil && !$0.isReturned }?.dispatch
    }

    /// Who has to act, by line: what the finding names stands before it, the decomposition table
    /// behind it.
    package var units: [ResponsibilityLine: [String]] { dispatch?.claim.charged ?? [:] }

    /// 主办单位 now; `nil` before a dispatch and after a return.
    package var mainUnit: String? { rounds.last?.isReturned == true ? nil : dispatch?.claim.main }

    /// 协办单位 now.
    package var assisting: [String] { dispatch?.claim.assisting ?? [] }

    /// How often units returned it.
    package var returns: Int { rounds.count(where: \.isReturned) }

    /// How often it was to be done again.
    package var reworks: Int {
        rounds.count { $0.verification?.claim.isPassed == false }
    }

    /// How pressing it is in the word of the latest step that says so.
    package var urgency: String? {
        dispatch?.claim.urgency ?? filing?.claim.urgency ?? report?.claim.urgency
    }

    /// How it ended, or how the unit says it did.
    package var result: CaseResult? {
        closing?.claim.result ?? rounds.last?.rectification?.claim.result
    }

    /// The spans in which its clocks stand still; an open end is `Int64.max`.
    package var pauses: [Range<Int64>] {
        suspensions.keys.sorted().compactMap { number in
            guard let suspension = suspensions[number] else { return nil }
            let start = suspension.minute
            let end = min(
                resumptions[number]?.minute ?? .max,
                suspension.claim.until ?? .max
            )
            return start < end ? start..<end : nil
        }
    }

    /// 挂起 at a minute.
    package func isSuspended(at minute: Int64) -> Bool {
        isOpen && pauses.contains { $0.contains(minute) }
    }

    /// The minutes at which it came from one step to the next; `nil` for steps that it never took.
    package struct Moments: Hashable, Sendable {
        package var reported: Int64?
        package var filed: Int64?
        /// For the first time.
        package var dispatched: Int64?
        /// The latest round's.
        package var received: Int64?
        package var rectified: Int64?
        package var verified: Int64?
        /// Closed, declined, joined or void.
        package var ended: Int64?
    }

    package var moments: Moments {
        let last = rounds.last
        return Moments(
            reported: report?.minute,
            filed: filing?.minute,
            dispatched: rounds.lazy.compactMap { $0.dispatch?.minute }.first,
            received: last?.receipt?.minute,
            rectified: last?.rectification?.minute,
            verified: last?.verification?.minute,
            ended: ended
        )
    }

    private var ended: Int64? {
        switch state {
        case .closed: closing?.minute
        case .declined: filing?.minute
        case .joined: join?.minute
        case .void: void?.minute
        default: nil
        }
    }

    /// The verdict on a round, unless whoever gave it should not have.
    package func verdict(on round: CaseRound) -> CaseVerification? {
        guard let verification = round.verification,
            !irregularities.contains(where: {
                $0.digest == verification.digest && $0.kind.voidsVerdict
            })
        else { return nil }
        return verification.claim
    }

    /// How far the registers take it.
    private var course: CaseState {
        if void != nil { return .void }
        if join != nil { return .joined }
        if let closing, !irregularities.contains(.init(.closedUnverified, closing.digest)) {
            return .closed
        }
        guard let round = rounds.last else {
            guard let filing else { return .reported }
            return filing.claim.isFiled ? .filed : .declined
        }
        if let verdict = verdict(on: round) { return verdict.isPassed ? .verified : .rework }
        if round.isReturned { return .returned }
        if round.rectification != nil { return .rectified }
        return round.receipt == nil ? .dispatched : .received
    }
}

extension CaseIrregularity.Kind {
    /// Whether a verification by such a person does not count.
    var voidsVerdict: Bool { self == .verifierIsHandler || self == .verifierOfUnit }
}

// The rules of the work.

extension CaseFile {
    private func irregularities(
        _ worksFor: (String, String, Int64) -> Bool,
        _ isNamed: (String, String, Int64) -> Bool
    ) -> [CaseIrregularity] {
        var found: [CaseIrregularity] = []
        if let filing, !filing.claim.isFiled, (filing.claim.reason ?? "").isEmpty {
            found.append(.init(.noReason, filing.digest))
        }
        var main: String?
        var isVerified = false
        var isDoubtful = false
        for round in rounds {
            main = round.dispatch?.claim.main ?? main
            found += returnFaults(of: round)
            let fault = verifierFault(of: round, main: main, worksFor, isNamed)
            if let fault, let verification = round.verification {
                found.append(.init(fault, verification.digest))
            }
            isDoubtful = fault != nil
            isVerified = fault == nil && round.verification?.claim.isPassed == true
        }
        if let closing, !isVerified, isDoubtful || (closing.claim.reason ?? "").isEmpty {
            found.append(.init(.closedUnverified, closing.digest))
        }
        return found
    }

    private func returnFaults(of round: CaseRound) -> [CaseIrregularity] {
        guard let returned = round.returned else { return [] }
        if round.dispatch?.claim.isFinal == true { return [.init(.finalReturned, returned.digest)] }
        return returned.claim.reason.isEmpty ? [.init(.noReason, returned.digest)] : []
    }

    /// Why the verifier of a round is the wrong one.
    private func verifierFault(
        of round: CaseRound,
        main: String?,
        _ worksFor: (String, String, Int64) -> Bool,
        _ isNamed: (String, String, Int64) -> Bool
    ) -> CaseIrregularity.Kind? {
        guard let verification = round.verification else { return nil }
        let work = [round.rectification].compactMap { $0 } + round.otherRectifications.values
        let isHandler = work.flatMap(\.handlers).contains {
            isNamed(verification.inspector, $0, verification.minute)
        }
        if isHandler { return .verifierIsHandler }
        let units = [main].compactMap { $0 } + work.compactMap(\.claim.unit)
        let isOfUnit = units.contains {
            worksFor(verification.inspector, $0, verification.minute)
        }
        return isOfUnit ? .verifierOfUnit : nil
    }
}

extension CaseAct where Claim == CaseRectification {
    /// Who did the work: the handler that is named, and whoever wrote it, unless an office wrote
    /// down what came to it from the unit.
    fileprivate var handlers: [String] {
        let writer = entry.claim["arrived"] == nil ? inspector : nil
        return [claim.handler, writer].compactMap { $0 }
    }
}
