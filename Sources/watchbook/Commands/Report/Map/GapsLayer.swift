import CentralLedger
import Inspection
import Journaling
import Reports

/// The parts of streets that do not meet a rule.
struct GapsLayer: MapLayerSource {
    var map: MapLayer {
        MapLayer(
            name: "gaps",
            title: MapPhrase.gaps(),
            about: MapPhrase.gapsAbout(),
            shape: .lines,
            fields: [
                MapField("street", title: MapPhrase.street()),
                MapField("street_name", title: MapPhrase.streetName()),
                MapField("section", title: MapPhrase.section()),
                MapField("rule", title: WalkPhrase.rule()),
                MapField("rule_name", title: MapPhrase.ruleName()),
                MapField("indicator", title: WalkPhrase.indicator()),
                MapField("standard", title: WalkPhrase.standard()),
                MapField("sides", title: WalkPhrase.side()),
                MapField("verdict", title: WalkPhrase.verdict()),
                MapField("from_stationing", title: WalkPhrase.fromHeading()),
                MapField("to_stationing", title: WalkPhrase.toHeading()),
                MapField("from_m", .decimal, title: WalkPhrase.fromMetres()),
                MapField("to_m", .decimal, title: WalkPhrase.toMetres()),
                MapField("length_m", .decimal, title: MapPhrase.length()),
                MapField("there", .integer, title: WalkPhrase.there()),
                MapField("wanted", .integer, title: WalkPhrase.wanted()),
                MapField("unit", title: MapPhrase.countUnit()),
                MapField("entries", title: WalkPhrase.entries()),
            ],
            style: MapStyle(
                by: "verdict",
                [
                    .init(
                        RuleOutcome.Verdict.notMet.rawValue,
                        WalkVerdictPhrase.notMet(),
                        colour: "c92a2a",
                        size: 13
                    ),
                    .init(nil, MapPhrase.other(), colour: "e8a33d", size: 9),
                ]
            )
        )
    }

    /// A place has no length: it is shown as a line of one metre around it.
    private static let shortest: Int64 = 1000

    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws {
        for street in source.books.gazetteer.streets(on: source.date) {
            let verdicts = try source.ledger.streetVerdicts(
                in: source.dates,
                streets: [street.id],
                source.books
            )
            for verdict in verdicts {
                for outcome in verdict.outcomes {
                    for (number, gap) in outcome.outcome.gaps.enumerated() {
                        try body(feature(gap, number + 1, outcome, verdict, source))
                    }
                }
            }
        }
    }

    private func feature(
        _ gap: RuleOutcome.Gap,
        _ number: Int,
        _ outcome: StreetVerdict.Outcome,
        _ verdict: StreetVerdict,
        _ source: MapSource
    ) -> MapFeature {
        let street = verdict.walks.street
        let rule = outcome.outcome.rule
        let sides = outcome.outcome.sides.rawValue
        var code: String?
        if case .indicator(let named) = rule.measure { code = named }
        let entries = verdict.entries(behind: gap, of: outcome.outcome).map(\.hex)
        return MapFeature(
            id: "\(street.id)/\(outcome.section)/\(rule.id)/\(sides)/\(number)",
            geometry: verdict.line.map { line in
                .line(GapsLayer.path(gap, line).map(source.position))
            },
            values: [
                .text(street.id), .text(street.name), .text(outcome.section), .text(rule.id),
                .text(rule.name), .optional(code), .optional(outcome.standard), .text(sides),
                .text(outcome.outcome.verdict.rawValue), .text(Stationing.text(gap.from)),
                .text(Stationing.text(gap.to)), .thousandths(gap.from), .thousandths(gap.to),
                .thousandths(gap.to - gap.from), .integer(gap.there), .integer(gap.wanted),
                .text(outcome.outcome.areas == nil ? "things" : "cm2"),
                .text(entries.joined(separator: " ")),
            ]
        )
    }

    private static func path(_ gap: RuleOutcome.Gap, _ line: StreetLine) -> [Position] {
        let lack = max(0, shortest - (gap.to - gap.from))
        let from = max(0, gap.from - lack / 2)
        let to = min(max(line.lengthMillimetres, from + 1), max(gap.to, from + shortest))
        return line.path(from: from, to: to)
    }
}
