import CentralLedger
import Inspection
import Journaling
import Reports

/// A close as table, CSV and JSON.
struct CloseSheet {
    let office: String
    let date: WorkDate
    let version: Int64
    let claim: JSONValue
    let names: TallyNames
    /// Who signed, and by which entry; `nil` before it is written.
    var signed: (inspector: String, at: String, digest: Digest)?

    private static let figures = ["failed", "found", "settled"]

    private func sum(_ claim: JSONValue?, _ name: String) -> Int64 {
        claim?[name]?.integer ?? 0
    }

    private func made(_ claim: JSONValue?) -> Int64 {
        ["passed", "failed", "exempt", "could_not_see"].reduce(0) { $0 + sum(claim, $1) }
    }

    private func figures(_ claim: JSONValue?) -> [String] {
        let (failed, passed) = (sum(claim, "failed"), sum(claim, "passed"))
        return [String(made(claim))] + CloseSheet.figures.map { String(sum(claim, $0)) }
            + [
                String(sum(claim, "found") - sum(claim, "settled")),
                TallyFigure.percent((passed, passed + failed)),
            ]
    }

    private static var headings: [String] {
        [
            TallyPhrase.made(), TallyPhrase.failed(), TallyPhrase.found(), TallyPhrase.settled(),
            TallyPhrase.left(), TallyPhrase.rate(),
        ]
    }

    private var stations: [(String, JSONValue)] {
        (claim["stations"]?.members ?? [:]).sorted { $0.key < $1.key }
    }

    static func time(_ minutes: Int64) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private func list(_ name: String) -> [String] { claim[name]?.texts ?? [] }

    /// What is said besides the sums: what is undecided, held, missing, skipped, not covered.
    private var notes: [String] {
        var lines: [String] = []
        let held = (claim["held"]?.members ?? [:]).sorted { $0.key < $1.key }.map { reason, count in
            "\(Reason(rawValue: reason)?() ?? reason) \(count.integer ?? 0)"
        }
        lines.append(
            ClosePhrase.doubts(
                String(claim["undecided"]?.integer ?? 0),
                held.isEmpty ? "0" : held.joined(separator: ", "),
                String(claim["not_handed_in"]?.integer ?? 0),
                String(claim["missing"]?.integer ?? 0),
                String(claim["absent"]?.integer ?? 0),
                String(claim["excused"]?.integer ?? 0)
            )
        )
        let missing = (claim["not_handed_in_first"]?.list ?? []).compactMap(\.texts)
        if !missing.isEmpty {
            lines.append(
                TallyPhrase.notHandedIn(
                    missing.map { $0.joined(separator: " ") }.joined(separator: "; ")
                )
            )
        }
        if !list("open").isEmpty {
            lines.append(ClosePhrase.open(list("open").joined(separator: ", ")))
        }
        if !list("carried").isEmpty {
            lines.append(ClosePhrase.carried(list("carried").joined(separator: ", ")))
        }
        if !list("skipped").isEmpty {
            lines.append(ClosePhrase.skipped(list("skipped").joined(separator: ", ")))
        }
        return lines
    }

    private func changes(width: Int) -> [String] {
        guard let changes = claim["changes"]?.list else { return [] }
        guard !changes.isEmpty else { return [ClosePhrase.sameSums()] }
        var table = TextTable([
            .init(ComparePhrase.cause()), .init(ComparePhrase.records(), .number),
            .init(TallyPhrase.made(), .number), .init(TallyPhrase.failed(), .number),
            .init(TallyPhrase.found(), .number), .init(TallyPhrase.settled(), .number),
        ])
        for change in changes {
            let word = change["cause"]?.text ?? ""
            let measures = change["change"]
            table.add(
                [
                    ChangeCause(rawValue: word)?() ?? word,
                    String(change["records"]?.integer ?? 0),
                    ComparisonSheet.signed(made(measures)),
                ]
                    + CloseSheet.figures.map { ComparisonSheet.signed(sum(measures, $0)) }
            )
        }
        return [ClosePhrase.changesTitle(String(version - 1))] + table.lines(width: width)
    }
}

extension CloseSheet: Printable {
    func lines(width: Int) -> [String] {
        var lines = [
            ClosePhrase.title(
                office,
                date.text,
                String(version),
                CloseSheet.time(claim["cut_off"]?.integer ?? 0)
            )
        ]
        if let signed { lines.append(ClosePhrase.by(signed.inspector, signed.at)) }
        func table(isNamed: Bool) -> [String] {
            var table = TextTable(
                [TextTable.Column(TallyPhrase.station(), .id)]
                    + (isNamed ? [TextTable.Column("", .text)] : [])
                    + CloseSheet.headings.map { TextTable.Column($0, .number) }
            )
            for (station, sums) in stations {
                table.add(
                    [station] + (isNamed ? [names.name(of: station, .station) ?? ""] : [])
                        + figures(sums)
                )
            }
            table.add([TallyPhrase.total()] + (isNamed ? [""] : []) + figures(claim["total"]))
            return table.lines(width: width)
        }
        let named = table(isNamed: true)
        lines +=
            named.allSatisfy { TextWidth.of($0) <= width } ? named : table(isNamed: false)
        return lines + notes + changes(width: width)
    }

    /// Every sum of the close: in total, by station and by indicator.
    var csv: (headings: [String], rows: [[TableCell]]) {
        func row(_ kind: String, _ id: String, _ name: String, _ sums: JSONValue?)
            -> [TableCell]
        {
            [.text(kind), .id(id), .text(name), .number(made(sums))]
                + CloseSheet.figures.map { .number(sum(sums, $0)) }
                + [.number(sum(sums, "found") - sum(sums, "settled"))]
                + [.number(sum(sums, "passed"))]
        }
        let indicators = (claim["indicators"]?.members ?? [:]).sorted { $0.key < $1.key }
        return (
            [
                ClosePhrase.row(), ClosePhrase.id(), ClosePhrase.name(), TallyPhrase.made(),
                TallyPhrase.failed(), TallyPhrase.found(), TallyPhrase.settled(),
                TallyPhrase.left(), ClosePhrase.passed(),
            ],
            [row(TallyPhrase.total(), "", "", claim["total"])]
                + stations.map {
                    row(TallyPhrase.station(), $0, names.name(of: $0, .station) ?? "", $1)
                }
                + indicators.map {
                    row(TallyPhrase.indicator(), $0.key, names.indicator($0.key) ?? "", $0.value)
                }
        )
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "office": .text(office), "date": .text(date.text), "version": .integer(version),
            "claim": claim,
        ]
        if let signed {
            members["signed_by"] = .text(signed.inspector)
            members["signed_at"] = .text(signed.at)
            members["close"] = .text(signed.digest.hex)
        }
        return .object(members)
    }
}
