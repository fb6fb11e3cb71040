import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// What a paper about a round is made from: the entries that its published result names, or as
/// long as there is none all entries of the ledger.
struct RoundBasis {
    /// A result that stands in the ledger.
    struct Published {
        let number: Int
        let result: PublishedResult
        /// Who published it and when.
        let saying: AssessmentShelf.Saying
        /// What comes out otherwise than was published; empty where all is the same.
        let differences: [PublishedResult.Difference]
    }

    let desk: AssessmentDesk
    let round: AssessmentRound
    /// The round as ranked.
    let assessment: Assessment
    /// Computed from these entries now.
    let result: PublishedResult
    /// `nil` for a preview.
    let published: Published?
    /// Keeps the file of the entries.
    private let pinned: PinnedLedger?

    /// `isCurrent`: from all entries, whatever was published.
    ///
    /// - Throws: `Problem`: `unknownRound`, `unknownScheme`, `schemeUnusable`; `manifestUnknown`
    ///   where entries of the published result are not here.
    init(
        _ whole: AssessmentDesk,
        _ name: String,
        by dimension: RankDimension,
        isCurrent: Bool
    ) throws {
        let known = try whole.round(name)
        let last = whole.shelf.results(of: known).last {
            !isCurrent && $0.saying.claim["by"]?.text == dimension.rawValue
        }
        let said = last.flatMap { last in
            PublishedResult(last.saying.claim).map { (last.number, $0, last.saying) }
        }
        if let (number, _, _) = said {
            let manifest = ResultManifest.bytes(whole.shelf, known, number)
            let pinned = try PinnedLedger(manifest, in: whole.ledger)
            desk = try AssessmentDesk(pinned.ledger, whole.path)
            round = try desk.round("\(known.scheme)/\(known.id)")
            self.pinned = pinned
        } else {
            desk = whole
            round = known
            pinned = nil
        }
        let assessment = try desk.assessment(of: round, by: dimension.dimension)
        let result = PublishedResult(
            assessment,
            schemeClaim: desk.schemeClaim(round.scheme, on: round.dates.upperBound),
            entries: Chain.sha256(try desk.ledger.manifest())
        )
        published = said.map { number, published, saying in
            Published(
                number: number,
                result: published,
                saying: saying,
                differences: published.differences(from: result)
            )
        }
        self.assessment = assessment
        self.result = result
    }

    private var zone: Int64 {
        desk.books.reference.settings(on: round.dates.upperBound).zoneMinutes
    }

    /// A moment by the city's clocks.
    func time(_ milliseconds: Int64) -> String {
        Moment(milliseconds: milliseconds).local(zone: zone)
    }

    func person(_ number: String) -> String {
        let name = desk.books.gazetteer.person(number, on: round.dates.upperBound)?.name
        return [number, name].compactMap { $0 }.joined(separator: " ")
    }

    /// `2026-Q2`, or what the office calls it.
    var roundName: String { round.name ?? round.id }

    /// The word over a page that is no published result.
    var mark: String? { published == nil ? RoundPaperPhrase.preview() : nil }

    /// Whether it was published, when and by whom.
    var state: String {
        guard let published else { return RoundPaperPhrase.previewState() }
        return RoundPaperPhrase.publishedState(
            String(published.number),
            time(published.saying.time),
            person(published.saying.inspector)
        )
    }

    /// What it was computed from.
    var source: [Document.Fact] {
        [
            Document.Fact(RoundPaperPhrase.result(), state),
            Document.Fact(RoundPaperPhrase.scored(), scoredFrom),
        ]
    }

    private var scoredFrom: String {
        RoundPaperPhrase.scoredFrom(
            result.standards.joined(separator: ", "),
            String(result.schemeDigest.hex.prefix(16)),
            String(result.entries.hex.prefix(16))
        )
    }

    /// Members that every paper about a round has for machines.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "round": .text(round.record), "kind": .text(round.kind.rawValue),
            "from": .text(round.dates.lowerBound.text), "to": .text(round.dates.upperBound.text),
            "state": published == nil ? "preview" : "published", "result": result.claim,
        ]
        if let published {
            members["published"] = [
                "number": .integer(Int64(published.number)),
                "by": .text(published.saying.inspector),
                "entry": .text(published.saying.digest.hex),
                "agrees": .bool(published.differences.isEmpty),
            ]
        }
        return members
    }
}
