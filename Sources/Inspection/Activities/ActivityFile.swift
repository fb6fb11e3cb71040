package import Journaling

/// An activity as its registers in force tell it.
package struct ActivityFile: Sendable {
    /// One register with its entry in force.
    package struct Act: Hashable, Sendable {
        package let register: String
        package let claim: JSONValue
        package let digest: Digest
        package let inspector: String
        /// The time by which it counts, in minutes since 1970 UTC.
        package let minute: Int64
        package let isDisputed: Bool
        package let photos: [Attachment]

        package init(
            register: String,
            claim: JSONValue,
            digest: Digest,
            inspector: String,
            minute: Int64,
            isDisputed: Bool = false,
            photos: [Attachment] = []
        ) {
            self.register = register
            self.claim = claim
            self.digest = digest
            self.inspector = inspector
            self.minute = minute
            self.isDisputed = isDisputed
            self.photos = photos
        }

        /// The entry in force of a register put in order; `nil` when nothing counts in it.
        package init?(_ resolution: Resolution) {
            guard let member = resolution.inForce,
                let claim = JSONValue(member.statement.claim)
            else { return nil }
            self.init(
                register: resolution.register,
                claim: claim,
                digest: member.statement.digest,
                inspector: member.standing.placing.inspector,
                minute: Minute.containing(member.standing.effective),
                isDisputed: resolution.isConflict,
                photos: member.statement.attachments
            )
        }
    }

    package let name: ActivityName
    /// The filled form with the entry that says it.
    package let report: ActivityReport
    package let entry: Act
    /// Personal data, for those who may see it.
    package let personal: Act?
    /// Reviews by step, in the order of their numbers, whatever they are worth.
    package let reviews: [String: [(number: Int, act: Act)]]
    /// How often personal data was shown, by the numbers of the registers.
    package let disclosures: [Int: Act]

    /// Puts the registers of one activity together; `nil` when nobody says anything of it, or it
    /// was taken back.
    package init?(_ name: ActivityName, _ acts: [Act]) {
        guard let entry = acts.first(where: { $0.register == "entry" }),
            let report = ActivityReport(entry.claim)
        else { return nil }
        self.name = name
        self.entry = entry
        self.report = report
        var reviews: [String: [(number: Int, act: Act)]] = [:]
        for act in acts {
            guard let (step, number) = ActivityReview.place(of: act.register) else { continue }
            reviews[step, default: []].append((number, act))
        }
        self.reviews = reviews.mapValues { $0.sorted { $0.number < $1.number } }
        personal = acts.first { $0.register == "personal" }
        disclosures = Dictionary(
            acts.compactMap { act in
                ActivityFile.disclosure(act.register).map { ($0, act) }
            }
        ) { first, _ in first }
    }

    /// The number in a register `disclosure.<n>`.
    private static func disclosure(_ register: String) -> Int? {
        let prefix = "disclosure."
        return register.hasPrefix(prefix) ? Int(register.dropFirst(prefix.count)) : nil
    }

    /// From its first day to its last.
    package var dates: ClosedRange<WorkDate> {
        name.date...max(name.date, report.until ?? name.date)
    }

    /// Whether two people say different things in one of its registers.
    package var isDisputed: Bool {
        entry.isDisputed || reviews.values.joined().contains { $0.act.isDisputed }
    }

    /// The latest review in a step that was not taken back.
    package func review(in step: String) -> (review: ActivityReview, act: Act)? {
        for (_, act) in (reviews[step] ?? []).reversed() {
            if let review = ActivityReview(act.claim) { return (review, act) }
        }
        return nil
    }
}

extension [Attachment] {
    /// How many photos there are, each counted once however often it was attached.
    package var photoCount: Int { Set(map(\.digest)).count }
}

// MARK: - Review

/// Where an activity stands in its review.
package enum ActivityState: Hashable, Sendable {
    /// Its form has no review.
    case recorded
    /// The step that is next.
    case waiting(String)
    /// The step that returned it.
    case returned(String)
    case passed
}

/// Why a review does not count; it stays and is shown.
package enum ReviewFlaw: Hashable, Sendable {
    /// The one who wrote the entry reviewed it.
    case own(step: String)
    /// The one who passed an earlier step passed this one too.
    case sameReviewer(step: String)
    /// An earlier step was not passed.
    case early(step: String)
    /// The entry was changed after it.
    case stale(step: String)
}

extension ActivityFile {
    /// Where it stands by the steps of its form, and which reviews do not count.
    ///
    /// A step is passed when another person than the writer and the reviewers of the earlier steps
    /// passed the entry that is in force, and the earlier steps are passed.
    package func course(_ steps: [NamedChoice]) -> (state: ActivityState, flaws: [ReviewFlaw]) {
        let course = judged(steps)
        return (course.state, course.flaws)
    }

    /// Why reviews do not count, by their entries; also of those that another one of the same step
    /// followed.
    package func reasons(_ steps: [NamedChoice]) -> [Digest: ReviewFlaw] {
        judged(steps).reasons
    }

    private func judged(
        _ steps: [NamedChoice]
    ) -> (state: ActivityState, flaws: [ReviewFlaw], reasons: [Digest: ReviewFlaw]) {
        var flaws: [ReviewFlaw] = []
        var reasons: [Digest: ReviewFlaw] = [:]
        var people: Set<String> = [entry.inspector]
        var state: ActivityState?
        for step in steps {
            for (_, act) in reviews[step.id] ?? [] {
                reasons[act.digest] = flaw(
                    of: act,
                    in: step.id,
                    after: people,
                    isEarly: state != nil
                )
            }
            guard let (review, act) = review(in: step.id) else {
                state = state ?? .waiting(step.id)
                continue
            }
            if let flaw = reasons[act.digest] {
                flaws.append(flaw)
                state = state ?? .waiting(step.id)
            } else if review.verdict == .returned {
                state = .returned(step.id)
            } else {
                people.insert(act.inspector)
            }
        }
        return (state ?? (steps.isEmpty ? .recorded : .passed), flaws, reasons)
    }

    /// Why a review does not count; `nil` where it does, or was taken back.
    private func flaw(
        of act: Act,
        in step: String,
        after people: Set<String>,
        isEarly: Bool
    ) -> ReviewFlaw? {
        guard let review = ActivityReview(act.claim) else { return nil }
        if review.entry != entry.digest { return .stale(step: step) }
        if isEarly { return .early(step: step) }
        guard review.verdict == .passed, people.contains(act.inspector) else { return nil }
        return act.inspector == entry.inspector ? .own(step: step) : .sameReviewer(step: step)
    }
}
