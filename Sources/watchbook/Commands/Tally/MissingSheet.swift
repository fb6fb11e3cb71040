import CentralLedger
import Journaling
import Reports

/// The checks of a day that nobody made, as table, CSV and JSON.
struct MissingSheet {
    private let missing: MissingChecks
    private let date: WorkDate
    private let names: TallyNames
    /// What the question left out.
    var filters: [TallyFilter] = []

    init(_ missing: MissingChecks, date: WorkDate, names: TallyNames) {
        self.missing = missing
        self.date = date
        self.names = names
    }

    private var missingCount: Int { missing.lines.reduce(0) { $0 + $1.missing.count } }

    private static func round(_ line: MissingChecks.Line) -> String {
        line.round.map(String.init) ?? TallyPhrase.counts()
    }
}

extension MissingSheet: Printable {
    func lines(width: Int) -> [String] {
        let title = TallyPhrase.missingTitle(date.text)
        guard !missing.lines.isEmpty else { return [title, TallyPhrase.missingNothing()] }
        var table = TextTable([
            TextTable.Column(TallyPhrase.station(), .text),
            TextTable.Column(TallyPhrase.slot(), .id),
            TextTable.Column(TallyPhrase.round(), .number),
            TextTable.Column(TallyPhrase.people(), .text),
            TextTable.Column(TallyPhrase.due(), .number),
            TextTable.Column(TallyPhrase.gaps(), .number),
            TextTable.Column(TallyPhrase.indicator(), .text),
        ])
        for line in missing.lines {
            table.add([
                names.label(of: line.station, .station), line.slot, MissingSheet.round(line),
                line.people.joined(separator: " "), String(line.due), String(line.missing.count),
                line.missing.joined(separator: " "),
            ])
        }
        var lines = [title] + table.lines(width: width)
        lines.append(TallyPhrase.missingSum(String(missingCount), String(missing.due)))
        if !missing.notHandedIn.isEmpty {
            let watches = missing.notHandedIn.map { watch in
                let name = names.person(watch.person).map { " \($0)" } ?? ""
                return "\(watch.station) \(watch.slot) \(watch.person)\(name)"
            }
            lines.append(TallyPhrase.notHandedIn(watches.joined(separator: "; ")))
        }
        return lines
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                TallyPhrase.station(), TallyPhrase.slot(), TallyPhrase.round(),
                TallyPhrase.people(), TallyPhrase.indicator(),
                TallyPhrase.name(TallyPhrase.indicator()),
            ],
            missing.lines.flatMap { line in
                line.missing.map { code in
                    [
                        .id(line.station), .id(line.slot), .text(MissingSheet.round(line)),
                        .text(line.people.joined(separator: " ")), .id(code),
                        .text(names.indicator(code) ?? ""),
                    ]
                }
            }
        )
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "where": .object(
                TallyFilter.merged(filters).reduce(into: [:]) { members, filter in
                    members[filter.key.rawValue] = .list(filter.value.sorted().map(JSONValue.text))
                }
            ),
            "due": .integer(Int64(missing.due)),
            "missing": .integer(Int64(missingCount)),
            "rows": .list(
                missing.lines.map { line in
                    var members: [String: JSONValue] = [
                        "station": .text(line.station), "slot": .text(line.slot),
                        "people": .list(line.people.map(JSONValue.text)),
                        "due": .integer(Int64(line.due)),
                        "missing": .list(line.missing.map(JSONValue.text)),
                    ]
                    members["round"] = line.round.map { .integer(Int64($0)) }
                    return .object(members)
                }
            ),
            "not_handed_in": .list(
                missing.notHandedIn.map { watch in
                    [
                        "station": .text(watch.station), "slot": .text(watch.slot),
                        "person": .text(watch.person),
                    ]
                }
            ),
        ]
    }
}
