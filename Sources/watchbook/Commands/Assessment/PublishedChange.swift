import CentralLedger
import Inspection
import Journaling

/// A published result of a round from which the entries of now give something else.
struct PublishedChange {
    let round: AssessmentRound
    let number: Int
    /// Of the set that it was made from.
    let entries: Digest
    /// Rows that score or rank otherwise now, ascending.
    let rows: [String]
    /// Whether the numbers shown are those published, and not those of now.
    var isShown = false

    /// What stands under a table.
    var line: String {
        let texts = (
            String(number), round.name ?? round.id, String(entries.hex.prefix(16)),
            rows.isEmpty ? "—" : rows.joined(separator: ", ")
        )
        return isShown
            ? AssessmentPhrase.beforePublished(texts.0, texts.1, texts.2, texts.3)
            : AssessmentPhrase.publishedOtherwise(texts.0, texts.1, texts.2, texts.3)
    }

    var json: JSONValue {
        [
            "round": .text(round.record), "number": .integer(Int64(number)),
            "entries": .text(entries.hex), "rows": .list(rows.map(JSONValue.text)),
            "shown": .bool(isShown),
        ]
    }
}

extension AssessmentDesk {
    /// The last published result of a round by its dimension; `nil` where there is none, or where
    /// the same comes out now.
    func publishedChange(_ assessment: Assessment) -> PublishedChange? {
        let round = assessment.round
        let by = assessment.dimension?.rawValue ?? ""
        let last = shelf.results(of: round).last { $0.saying.claim["by"]?.text == by }
        guard let last, let published = PublishedResult(last.saying.claim) else { return nil }
        let now = PublishedResult(
            assessment,
            schemeClaim: schemeClaim(round.scheme, on: round.dates.upperBound),
            entries: published.entries
        )
        let differences = published.differences(from: now)
        guard !differences.isEmpty else { return nil }
        let rows = differences.compactMap { difference -> String? in
            guard case .row(let id) = difference else { return nil }
            return id
        }
        return PublishedChange(
            round: round,
            number: last.number,
            entries: published.entries,
            rows: rows
        )
    }

    /// A round as it was published, where the entries of now say otherwise; as it is now where not
    /// all entries of the published set are here, or where these do not give what was published.
    func asPublished(
        _ assessment: Assessment,
        by dimension: RankDimension
    ) throws -> (assessment: Assessment, change: PublishedChange?) {
        guard var change = publishedChange(assessment) else { return (assessment, nil) }
        let name = "\(assessment.round.scheme)/\(assessment.round.id)"
        do {
            let basis = try RoundBasis(self, name, by: dimension, isCurrent: false)
            guard let published = basis.published, published.differences.isEmpty else {
                return (assessment, change)
            }
            change.isShown = true
            return (basis.assessment, change)
        } catch let problem as Problem where problem.code == .manifestUnknown {
            return (assessment, change)
        }
    }
}
