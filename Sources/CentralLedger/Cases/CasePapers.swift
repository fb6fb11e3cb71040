package import Inspection
package import Journaling

/// A paper that an office sent about one or several cases.
package struct CasePaper: Hashable, Sendable {
    package let office: String
    package let notice: CaseNotice
    /// When it was written first.
    package let minute: Int64
    /// With the digest of the entry on each, ascending by record.
    package var cases: [(record: String, digest: Digest)]
    /// Whether the unit has explained since, on one of the cases, asked or not.
    package var isExplained: Bool

    /// What became of the written explanation 书面情况说明 that a paper asks for.
    package enum Explanation: String, CaseIterable, Sendable {
        case notAsked = "not-asked"
        /// It has come, in time or not.
        case explained
        /// It has not come, whether its time is over or not.
        case missing
    }

    package var explanation: Explanation {
        guard notice.explainBy != nil else { return .notAsked }
        return isExplained ? .explained : .missing
    }

    package static func == (one: CasePaper, other: CasePaper) -> Bool {
        one.notice == other.notice && one.office == other.office
            && one.cases.map(\.digest) == other.cases.map(\.digest)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(notice)
        hasher.combine(office)
    }
}

extension CaseRoll {
    private struct Key: Hashable, Comparable {
        let office: String
        let document: String
        let year: Int64
        let number: Int64

        static func < (one: Key, other: Key) -> Bool {
            (one.office, one.document, one.year, one.number)
                < (other.office, other.document, other.year, other.number)
        }
    }

    /// What tells papers of one number apart, which two devices wrote.
    private struct Addressee: Hashable, Comparable {
        let key: Key
        let unit: String
        let due: Int64

        static func < (one: Addressee, other: Addressee) -> Bool {
            (one.key, one.unit, one.due) < (other.key, other.unit, other.due)
        }
    }

    /// All papers, by office, document, year and number, then by unit and deadline.
    package func papers() -> [CasePaper] {
        var papers: [Addressee: CasePaper] = [:]
        for item in items {
            let acts = item.file.notices.values.map { $0 } + item.file.escalations.values
            for act in acts.sorted(by: { $0.minute < $1.minute }) {
                let key = addressee(of: act)
                let isExplained = item.file.explanations.values.contains {
                    $0.minute >= act.minute && isSameUnit($0.claim.unit, act.claim.unit, act.minute)
                }
                var paper =
                    papers[key]
                    ?? CasePaper(
                        office: key.key.office,
                        notice: act.claim,
                        minute: act.minute,
                        cases: [],
                        isExplained: false
                    )
                paper.cases.append((item.record, act.digest))
                paper.isExplained = paper.isExplained || isExplained
                papers[key] = paper
            }
        }
        return papers.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The next free number of an office's papers of one kind in a year: one more than the
    /// greatest here.
    ///
    /// Numbers carry the office's code in print, so that no two offices have the same one.
    package func nextNumber(office: String, document: String, year: Int64) -> Int64 {
        let numbers = items.lazy.flatMap { item in
            item.file.notices.values.map { $0 } + item.file.escalations.values
        }.filter {
            Names.parent(of: $0.inspector) == office && $0.claim.document == document
                && $0.claim.year == year
        }.map(\.claim.number)
        return (numbers.max() ?? 0) + 1
    }

    /// Papers of one office with one number that are not one paper: written by two devices that
    /// did not know of each other.
    package func numbersTwice() -> [CaseIrregularity] {
        var papers: [Key: Set<Addressee>] = [:]
        var digests: [Key: [Digest]] = [:]
        for item in items {
            for act in item.file.notices.values.map({ $0 }) + item.file.escalations.values {
                let addressee = addressee(of: act)
                papers[addressee.key, default: []].insert(addressee)
                digests[addressee.key, default: []].append(act.digest)
            }
        }
        return papers.filter { $0.value.count > 1 }.keys
            .flatMap { digests[$0] ?? [] }.sorted()
            .map { CaseIrregularity(.numberTwice, $0) }
    }

    private func addressee(of act: CaseAct<CaseNotice>) -> Addressee {
        let key = Key(
            office: Names.parent(of: act.inspector),
            document: act.claim.document,
            year: act.claim.year,
            number: act.claim.number
        )
        return Addressee(key: key, unit: act.claim.unit, due: act.claim.due ?? 0)
    }

    private func isSameUnit(_ one: String, _ other: String, _ minute: Int64) -> Bool {
        let date = books.date(at: minute)
        return (books.gazetteer.unitID(one, on: date) ?? one)
            == (books.gazetteer.unitID(other, on: date) ?? other)
    }
}

/// What a case asks for when its unit is over its time.
package struct CaseEscalation: Sendable {
    package let item: CaseItem
    /// The first step that was not taken yet.
    package let document: CaseDocuments.Document
    /// After which minute it is due; `nil` for a step without a time, or a case without a deadline.
    package let since: Int64?
}

extension CaseRoll {
    /// The cases whose unit is over its time and for which a step of escalation is due.
    package func escalationsDue() -> [CaseEscalation] {
        items.filter(\.isOverdue).compactMap { nextStep(of: $0) }
            .filter { $0.since.map { $0 < now } ?? false }
    }

    /// The step of escalation that comes next, due or not; `nil` when it is not a unit's turn, or
    /// all steps are taken in this round.
    package func nextStep(of item: CaseItem) -> CaseEscalation? {
        guard let run = item.timing.current, run.stage == .handling else { return nil }
        let taken = stepsTaken(of: item)
        let ids = Set(taken.map(\.claim.document))
        guard let step = books.documents(at: now).steps.first(where: { !ids.contains($0.id) })
        else { return nil }
        let from = run.due.map { taken.last?.minute ?? $0 }
        let since = from.flatMap { from in
            step.after.flatMap { books.clock(at: now).end(of: $0, from: from) }
        }
        return CaseEscalation(item: item, document: step, since: since)
    }

    /// The steps of escalation that were taken since it became the unit's turn, in their order.
    package func stepsTaken(of item: CaseItem) -> [CaseAct<CaseNotice>] {
        guard let run = item.timing.current, run.stage == .handling else { return [] }
        return item.file.escalations.values.filter { $0.minute >= run.start }
            .sorted { ($0.minute, $0.digest) < ($1.minute, $1.digest) }
    }

    /// The papers that asked for an explanation which has not come.
    package func explanationsMissing() -> [CasePaper] {
        papers().filter { $0.explanation == .missing }
    }
}
