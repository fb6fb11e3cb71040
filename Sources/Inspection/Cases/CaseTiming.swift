import Journaling

/// One stretch of a case's course with its time.
package struct CaseRun: Hashable, Sendable {
    package let stage: CaseStage
    /// The round of work; 0 before the first dispatch.
    package let round: Int
    /// The unit whose turn it was; `nil` for offices and finders.
    package let unit: String?
    package let start: Int64
    /// The last minute in which it is in time; `nil` without a limit, and while the case is
    /// suspended without an end.
    package let due: Int64?
    /// `nil` while it goes on.
    package let end: Int64?
    /// Counts for nothing: the unit gave the case back in time, or the office took it away.
    package let isVoid: Bool

    /// Over its time at a minute, or when it ended.
    package func isLate(at now: Int64) -> Bool {
        guard !isVoid, let due else { return false }
        return (end ?? now) > due
    }

    /// 超期天数: days of 24 hours begun since the deadline, at a minute or until it ended; 0 where
    /// it is in time.
    package func daysOver(at now: Int64) -> Int64 {
        let until = min(end ?? now, now)
        guard let due, !isVoid, until > due else { return 0 }
        return (until - due + 1439) / 1440
    }
}

/// How a case stands with its deadlines.
///
/// A function of the case and the city's books; only what is asked of it depends on the time.
package struct CaseTiming: Hashable, Sendable {
    /// In the order of their rounds and stages.
    package private(set) var runs: [CaseRun] = []
    /// The irregularities of the case, and those that only the books show.
    package private(set) var irregularities: [CaseIrregularity]
    /// Not closed, declined, joined or void.
    private let isOpen: Bool

    package init(_ file: CaseFile, _ books: CaseBooks) {
        irregularities = file.irregularities
        isOpen = file.isOpen
        var maker = Maker(file: file, books: books)
        maker.make()
        runs = maker.runs
        irregularities += maker.irregularities
    }

    /// Whose turn it is, and until when; `nil` for a case that is over.
    package var current: CaseRun? {
        isOpen ? runs.last { $0.end == nil && $0.stage != .receipt } : nil
    }

    /// The handling that counts: the latest that is not void.
    package var handling: CaseRun? { runs.last { $0.stage == .handling && !$0.isVoid } }

    /// The deadline of the unit: when the case is due 应结.
    package var due: Int64? { handling?.due }

    /// 超期: whoever's turn it is has no time left.
    package func isOverdue(at now: Int64) -> Bool { current?.isLate(at: now) ?? false }

    /// Whether each unit kept its time in each round, up to now.
    package func isHandledInTime(at now: Int64) -> Bool {
        !runs.contains { $0.stage == .handling && $0.isLate(at: now) }
    }
}

extension CaseTiming {
    /// Goes through the course of a case.
    private struct Maker {
        let file: CaseFile
        let books: CaseBooks
        var runs: [CaseRun] = []
        var irregularities: [CaseIrregularity] = []
        private let pauses: [Range<Int64>]
        private let ended: Int64?

        init(file: CaseFile, books: CaseBooks) {
            self.file = file
            self.books = books
            pauses = file.pauses
            ended = file.isOpen ? nil : file.moments.ended
        }

        mutating func make() {
            let dispatched = file.rounds.lazy.compactMap { $0.dispatch?.minute }.first
            if let report = file.report {
                add(.filing, from: report.minute, to: file.filing?.minute ?? dispatched ?? ended)
            }
            if let filing = file.filing, filing.claim.isFiled {
                add(.dispatch, from: filing.minute, to: dispatched ?? ended)
            }
            var returns = 0
            for (index, round) in file.rounds.enumerated() {
                let later = file.rounds[(index + 1)...].lazy.compactMap(\.dispatch).first
                if let dispatch = round.dispatch {
                    name(dispatch, after: returns)
                    handle(round, dispatch, next: later?.minute)
                }
                if round.isReturned { returns += 1 }
                conclude(round, next: later?.minute)
            }
        }

        /// A step of an office or a finder.
        private mutating func add(
            _ stage: CaseStage,
            from start: Int64,
            to end: Int64?,
            round: Int = 0
        ) {
            let limit = books.deadlines(at: start).stages[stage]
            let due = limit.flatMap {
                books.clock(at: start).end(of: $0, from: start, pauses: pauses)
            }
            runs.append(
                CaseRun(
                    stage: stage,
                    round: round,
                    unit: nil,
                    start: start,
                    due: due,
                    end: end,
                    isVoid: false
                )
            )
        }

        /// After so many returns only certain offices say whose it is.
        private mutating func name(_ dispatch: CaseAct<CaseDispatch>, after returns: Int) {
            let rules = books.rules(at: dispatch.minute)
            guard returns >= rules.returns, !rules.namingOffices.isEmpty,
                !rules.namingOffices.contains(Names.parent(of: dispatch.inspector))
            else { return }
            irregularities.append(.init(.notNamed, dispatch.digest))
        }

        private mutating func handle(
            _ round: CaseRound,
            _ dispatch: CaseAct<CaseDispatch>,
            next: Int64?
        ) {
            let terms = Terms(file, round, dispatch, books, pauses)
            irregularities += terms.lateExtensions.map { .init(.lateExtension, $0) }
            var end = round.rectification?.minute
            var isVoid = false
            if round.isReturned, let returned = round.returned {
                if terms.isLate(return: returned.minute) {
                    irregularities.append(.init(.lateReturn, returned.digest))
                    end = next ?? ended
                } else {
                    end = returned.minute
                    isVoid = true
                }
            } else if end == nil {
                // Taken away without a word of the unit.
                isVoid = next != nil
                end = next ?? ended
            }
            let receipt = books.deadlines(at: dispatch.minute).receipt
            runs.append(
                CaseRun(
                    stage: .receipt,
                    round: round.number,
                    unit: dispatch.claim.main,
                    start: dispatch.minute,
                    due: receipt.flatMap { terms.end(of: $0) },
                    end: round.receipt?.minute ?? end,
                    isVoid: isVoid
                )
            )
            runs.append(
                CaseRun(
                    stage: .handling,
                    round: round.number,
                    unit: dispatch.claim.main,
                    start: terms.start,
                    due: terms.due,
                    end: end,
                    isVoid: isVoid
                )
            )
        }

        /// What follows a unit's answer or return.
        private mutating func conclude(_ round: CaseRound, next: Int64?) {
            if round.isReturned {
                if let returned = round.returned {
                    add(.dispatch, from: returned.minute, to: next ?? ended, round: round.number)
                }
                return
            }
            let verdict = file.verdict(on: round)
            let judged = verdict == nil ? nil : round.verification?.minute
            if let rectification = round.rectification {
                add(
                    .verification,
                    from: rectification.minute,
                    to: judged ?? next ?? ended,
                    round: round.number
                )
            }
            guard let verdict, let judged else { return }
            if !verdict.isPassed {
                add(.dispatch, from: judged, to: next ?? ended, round: round.number)
            } else if next == nil {
                add(.closing, from: judged, to: ended, round: round.number)
            }
        }
    }
}

/// How long a unit has for one round.
private struct Terms {
    let start: Int64
    private(set) var due: Int64?
    /// Requests for more time that came too late.
    private(set) var lateExtensions: [Digest] = []
    private let dispatched: Int64
    private let clock: CaseClock
    private let rules: CaseRules
    private let pauses: [Range<Int64>]
    private let isWorking: Bool

    init(
        _ file: CaseFile,
        _ round: CaseRound,
        _ dispatch: CaseAct<CaseDispatch>,
        _ books: CaseBooks,
        _ pauses: [Range<Int64>]
    ) {
        let deadlines = books.deadlines(at: dispatch.minute)
        dispatched = dispatch.minute
        clock = books.clock(at: dispatch.minute)
        rules = books.rules(at: dispatch.minute)
        self.pauses = pauses
        let indicator = file.report?.claim.indicator
        let limit = deadlines.limit(
            indicator: indicator,
            group: books.group(of: indicator, at: dispatch.minute),
            urgency: dispatch.claim.urgency ?? file.filing?.claim.urgency
                ?? file.report?.claim.urgency
        )
        start = Terms.start(of: round, dispatch.minute, limit, deadlines, clock)
        isWorking = limit?.unit != .minutes && limit?.unit != .hours && limit?.unit != .days
        if let set = dispatch.claim.due {
            due = shifted(set, from: dispatch.minute)
        } else {
            due = limit.flatMap { clock.end(of: $0, from: start, pauses: pauses) }
        }
        extend(file, round)
    }

    private static func start(
        of round: CaseRound,
        _ dispatched: Int64,
        _ limit: TimeLimit?,
        _ deadlines: CaseDeadlines,
        _ clock: CaseClock
    ) -> Int64 {
        switch deadlines.start {
        case .dispatch: return dispatched
        case .receipt:
            let latest = deadlines.receipt.flatMap { clock.end(of: $0, from: dispatched) }
            guard let received = round.receipt?.minute else { return latest ?? dispatched }
            return max(min(received, latest ?? received), dispatched)
        case .nextMorning:
            // Days begin to count with the next one anyway.
            if limit?.unit == .days || limit?.unit == .workingDays { return dispatched }
            return clock.nextMorning(after: dispatched) ?? dispatched
        }
    }

    func end(of limit: TimeLimit) -> Int64? {
        clock.end(of: limit, from: dispatched, pauses: pauses)
    }

    /// Whether a return comes after the time for that.
    func isLate(return minute: Int64) -> Bool {
        guard let due else { return false }
        let whole = clock.elapsed(from: start, to: due, pauses: pauses, isWorking: isWorking)
        let used = clock.elapsed(from: start, to: minute, pauses: pauses, isWorking: isWorking)
        return used * 100 > whole * rules.returnShare
    }

    /// A moment that an office set, moved on by the pauses that began since.
    private func shifted(_ moment: Int64, from start: Int64) -> Int64? {
        var end = moment
        for pause in pauses where pause.lowerBound >= start && pause.lowerBound < end {
            guard pause.upperBound != .max else { return nil }
            end += pause.upperBound - pause.lowerBound
        }
        return end
    }

    /// The longer times that were granted, one after the other; none shortens what there was.
    private mutating func extend(_ file: CaseFile, _ round: CaseRound) {
        for number in file.grants.keys.sorted() {
            guard let grant = file.grants[number], grant.claim.isGranted else { continue }
            let request = file.extensions[number]
            let meant =
                grant.claim.round ?? request?.claim.round
                ?? file.rounds.last { ($0.dispatch?.minute ?? .max) <= grant.minute }?.number
            guard meant == round.number, let until = grant.claim.until ?? request?.claim.until
            else { continue }
            if let request, let due, request.minute > due, !rules.lateExtensions {
                lateExtensions.append(request.digest)
            } else {
                let longer = shifted(until, from: grant.minute)
                // While it is suspended without an end there is no deadline to move.
                due = due.flatMap { due in longer.map { max(due, $0) } }
            }
        }
    }
}
