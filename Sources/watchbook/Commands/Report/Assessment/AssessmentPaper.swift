import CentralLedger
import Inspection
import Journaling
import Reports

/// The report of a round of testing.
struct AssessmentPaper: Paper {
    private let reading: AssessmentReading
    private var basis: RoundBasis { reading.basis }

    init(_ reading: AssessmentReading) {
        self.reading = reading
    }

    var documents: [Document] {
        let annexes = AssessmentAnnexes(reading)
        return [
            document(AssessmentPaperPhrase.title(), .portrait, AssessmentSections(reading).report),
            document(AssessmentPaperPhrase.matrixTitle(), .landscape, annexes.matrix),
            document(AssessmentPaperPhrase.spacingTitle(), .landscape, annexes.spacing),
        ]
    }

    private func document(
        _ title: String,
        _ paper: Document.Paper,
        _ blocks: [Document.Block]
    ) -> Document {
        var document = Document(
            title,
            subtitle: [
                basis.roundName,
                RoundPaperPhrase.span(
                    basis.round.dates.lowerBound.text,
                    basis.round.dates.upperBound.text
                ),
            ].joined(separator: " · "),
            language: .current,
            paper: paper
        )
        document.mark = basis.mark
        document.blocks = blocks
        document.source = basis.source
        return document
    }

    /// The ranking of the street offices.
    var csv: (headings: [String], rows: [[TableCell]]) {
        RankSheet(reading.offices, names: reading.names).csv
    }

    var json: JSONValue {
        let names = reading.names
        var members = basis.members
        members["asked_by"] = reading.order.map { .text($0.inspector) }
        members["levels"] = .list(reading.offices.levels.sorted().map { .text($0.rawValue) })
        members["scheme"] = .text(reading.round.scheme)
        members["scheme_claim"] = basis.desk.schemeClaim(
            reading.round.scheme,
            on: reading.round.dates.upperBound
        )
        members["points"] = .list(
            reading.points.map { point in
                [
                    "id": .text(point.id), "office": .text(point.office),
                    "types": .list(point.types.map(JSONValue.text)),
                    "declared": .bool(!point.isDrawn),
                    "in_draw": .bool(reading.drawn.contains(point.id)),
                ]
            }
        )
        members["draws"] = .list(
            reading.draws.map { number, draw in
                ["number": .integer(Int64(number)), "draw": draw.claim]
            }
        )
        if let total = reading.total {
            members["items"] = ItemSheet(reading.all, total, names: names).json
        }
        members["offices"] = RankSheet(reading.offices, names: names).json
        members["units"] = RankSheet(reading.units, names: names).json
        members["matrix"] = MatrixSheet(reading.offices, names: names).json
        members["spacing"] = reading.walkSheet.json
        members["appeals"] = .list(
            reading.appeals.map { appeal in
                var members: [String: JSONValue] = [
                    "id": .text(appeal.id), "item": .text(appeal.appeal.item),
                    "point": .text(appeal.appeal.point),
                ]
                members["ruling"] = appeal.ruling.map { .text($0.verdict.rawValue) }
                return .object(members)
            }
        )
        return .object(members)
    }
}
