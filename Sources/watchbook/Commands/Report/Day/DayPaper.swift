import CentralLedger
import Inspection
import Journaling
import Reports

/// The daily sum sheet of an office.
struct DayPaper: Paper {
    let day: DayClose
    let summary: DaySummary
    /// What was signed; `nil` for the day as it stands now.
    let close: SignedClose?
    /// Whether it was computed from the entries that the close pins.
    let isPinned: Bool
    /// The records on which people disagree.
    let conflicts: [String]
    let known: DutyBooks
    let names: TallyNames

    private static let listed = 20

    var documents: [Document] {
        var document = Document(
            DayPhrase.title(),
            subtitle: [
                names.name(of: day.office, .office) ?? day.office, day.date.text,
                close.map { DayPhrase.version("\($0.version)") } ?? DayPhrase.unsigned(),
            ].joined(separator: " · "),
            language: .current
        )
        document.blocks = [
            .facts(head, columns: 2), .heading(DayPhrase.watchesTitle()),
            .facts(watches, columns: 3), .table(stations), .table(indicators), .table(units),
            .table(people), .heading(DayPhrase.openTitle()), .list(doubts),
        ]
        if let changes { document.blocks.append(.table(changes)) }
        document.blocks.append(
            .signatures([
                DayPhrase.firstReview(), DayPhrase.secondReview(), DayPhrase.sentUp(),
            ])
        )
        return [document]
    }

    // MARK: Head

    private var head: [Document.Fact] {
        let cutOff = CloseSheet.time(day.cutOff)
        let zone = known.books.reference.settings(on: day.date).zoneMinutes
        let signed = close.map { close in
            let at = Moment(milliseconds: close.statement.stamp.milliseconds).local(zone: zone)
            return "\(known.person(close.statement.inspector, on: day.date)) \(at)"
        }
        return [
            Document.Fact(DayPhrase.office(), day.office),
            Document.Fact(DayPhrase.cutOff(), cutOff),
            Document.Fact(DayPhrase.signed(), signed ?? "—"),
            Document.Fact(PaperPhrase.standards(), day.standards.joined(separator: ", ")),
            Document.Fact(TallyPhrase.made(), "\(summary.total.made)"),
            Document.Fact(TallyPhrase.failed(), "\(summary.total.failed)"),
            Document.Fact(TallyPhrase.found(), "\(summary.total.found)"),
            Document.Fact(TallyPhrase.settled(), "\(summary.total.settled)"),
            Document.Fact(TallyPhrase.left(), "\(summary.total.left)"),
            Document.Fact(TallyPhrase.rate(), TallyFigure.percent(summary.total.passRate)),
        ]
    }

    private var watches: [Document.Fact] {
        let sums = summary.watches
        return [
            (DutyPhrase.planned, sums.planned), (.stood, sums.stood),
            (.notHandedIn, sums.notHandedIn), (.absent, sums.absent), (.excused, sums.excused),
            (.unplanned, sums.unplanned), (.late, sums.late), (.early, sums.early),
            (.visits, sums.visits),
        ].map { Document.Fact($0.0(), "\($0.1)") }
    }

    // MARK: Tables

    private static var figures: [DocumentTable.Column] {
        [
            .init(TallyPhrase.made(), .number), .init(TallyPhrase.failed(), .number),
            .init(TallyPhrase.found(), .number), .init(TallyPhrase.settled(), .number),
            .init(TallyPhrase.left(), .number), .init(TallyPhrase.rate(), .number),
        ]
    }

    private func figures(_ measures: Measures) -> [TableCell] {
        let (passed, judged) = measures.passRate
        return [
            .number(measures.made), .number(measures.failed), .number(measures.found),
            .number(measures.settled), .number(measures.left), .rate(part: passed, whole: judged),
        ]
    }

    private var stations: DocumentTable {
        DocumentTable(
            DayPhrase.byStation(),
            [
                .init(TallyPhrase.station(), .id), .init(DayPhrase.name(), importance: 0),
                .init(DutyPhrase.planned(), .number), .init(DutyPhrase.stood(), .number),
                .init(DutyPhrase.unplanned(), .number),
            ] + DayPaper.figures,
            summary.stations.map { station in
                .init(
                    [
                        .id(station.id), .text(names.name(of: station.id, .station) ?? ""),
                        .number(station.watches.planned), .number(station.watches.stood),
                        .number(station.watches.unplanned),
                    ] + figures(station.measures)
                )
            } + [
                .init(
                    [
                        .text(TallyPhrase.total()), .empty, .number(summary.watches.planned),
                        .number(summary.watches.stood), .number(summary.watches.unplanned),
                    ] + figures(summary.total),
                    isTotal: true
                )
            ],
            nothing: PaperPhrase.nothing()
        )
    }

    private var indicators: DocumentTable {
        DocumentTable(
            DayPhrase.byIndicator(),
            [.init(FormPhrase.code(), .id), .init(TallyPhrase.indicator())] + DayPaper.figures
                + [.init(FormPhrase.ratio(), .number)],
            summary.indicators.map { code, measures in
                let ratio: TableCell =
                    measures.denominator > 0
                    ? .rate(part: measures.numerator, whole: measures.denominator) : .empty
                return .init(
                    [.id(code), .text(names.indicator(code) ?? "")] + figures(measures) + [ratio]
                )
            },
            nothing: PaperPhrase.nothing()
        )
    }

    /// Those with something found; each unit counts once on each of its lines.
    private var units: DocumentTable {
        DocumentTable(
            DayPhrase.byUnit(),
            [
                .init(DayPhrase.unit(), .id), .init(DayPhrase.name()),
                .init(TallyPhrase.failed(), .number), .init(TallyPhrase.found(), .number),
                .init(TallyPhrase.settled(), .number), .init(TallyPhrase.left(), .number),
            ],
            summary.units.filter { $0.measures.failed + $0.measures.found > 0 }
                .map { unit, measures in
                    .init([
                        .id(unit), .text(names.name(of: unit, .unit) ?? ""),
                        .number(measures.failed), .number(measures.found),
                        .number(measures.settled), .number(measures.left),
                    ])
                },
            nothing: PaperPhrase.nothing()
        )
    }

    private var people: DocumentTable {
        DocumentTable(
            DayPhrase.byPerson(),
            [
                .init(PeoplePhrase.number(), .id), .init(PeoplePhrase.personName()),
                .init(DutyPhrase.planned(), .number), .init(DutyPhrase.stood(), .number),
                .init(DutyPhrase.notHandedIn(), .number), .init(DutyPhrase.absent(), .number),
                .init(DutyPhrase.excused(), .number), .init(DutyPhrase.unplanned(), .number),
                .init(DutyPhrase.late(), .number), .init(DutyPhrase.early(), .number),
                .init(DutyPhrase.efforts(), .number),
            ],
            summary.people.map { number, watches in
                .init([
                    .id(number), .text(names.person(number) ?? ""), .number(watches.planned),
                    .number(watches.stood), .number(watches.notHandedIn),
                    .number(watches.absent), .number(watches.excused),
                    .number(watches.unplanned), .number(watches.late), .number(watches.early),
                    .number(watches.efforts),
                ])
            },
            nothing: PaperPhrase.nothing()
        )
    }

    // MARK: What is open

    private var doubts: [String] {
        var lines: [String] = []
        let missing = summary.notHandedIn.map { line in
            "\(known.person(line.person, on: line.date)) \(line.station) \(line.slot)"
        }
        lines.append(DayPhrase.notHandedIn("\(missing.count)", DayPaper.list(missing)))
        lines.append(DayPhrase.conflicts("\(day.undecided)", DayPaper.list(conflicts)))
        let held = day.held.sorted { $0.key < $1.key }.map { "\($0.key()) \($0.value)" }
        lines.append(DayPhrase.held(held.isEmpty ? "0" : held.joined(separator: ", ")))
        lines.append(DayPhrase.missing("\(day.missing)"))
        if !day.open.isEmpty {
            lines.append(ClosePhrase.open(day.open.joined(separator: ", ")))
        }
        if !day.carried.isEmpty {
            lines.append(ClosePhrase.carried(day.carried.joined(separator: ", ")))
        }
        if let skipped = close?.claim["skipped"]?.texts, !skipped.isEmpty {
            lines.append(ClosePhrase.skipped(skipped.joined(separator: ", ")))
        }
        if close != nil, !isPinned { lines.append(DayPhrase.notPinned()) }
        return lines
    }

    private static func list(_ texts: [String]) -> String {
        guard !texts.isEmpty else { return "—" }
        let rest = texts.count - listed
        return texts.prefix(listed).joined(separator: "; ") + (rest > 0 ? " … +\(rest)" : "")
    }

    private var changes: DocumentTable? {
        guard let close, let changes = close.claim["changes"]?.list else { return nil }
        func sum(_ measures: JSONValue?, _ name: String) -> TableCell {
            .text(ComparisonSheet.signed(measures?[name]?.integer ?? 0))
        }
        return DocumentTable(
            ClosePhrase.changesTitle("\(close.version - 1)"),
            [
                .init(ComparePhrase.cause()), .init(ComparePhrase.records(), .number),
                .init(TallyPhrase.failed(), .number), .init(TallyPhrase.found(), .number),
                .init(TallyPhrase.settled(), .number),
            ],
            changes.map { change in
                let word = change["cause"]?.text ?? ""
                return .init([
                    .text(ChangeCause(rawValue: word)?() ?? word),
                    .number(change["records"]?.integer ?? 0),
                    sum(change["change"], "failed"), sum(change["change"], "found"),
                    sum(change["change"], "settled"),
                ])
            },
            nothing: ClosePhrase.sameSums()
        )
    }

    // MARK: For machines

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "office": .text(day.office), "date": .text(day.date.text),
            "cut_off": .integer(day.cutOff), "total": .object(summary.total.json),
            "watches": json(summary.watches),
            "stations": .list(
                summary.stations.map { station in
                    .object([
                        "station": .text(station.id), "watches": json(station.watches),
                        "sums": .object(station.measures.json),
                    ])
                }
            ),
            "indicators": .object(
                Dictionary(
                    uniqueKeysWithValues: summary.indicators.map {
                        ($0.code, .object($0.measures.json))
                    }
                )
            ),
            "units": .object(
                Dictionary(
                    uniqueKeysWithValues: summary.units.map {
                        ($0.unit, .object($0.measures.json))
                    }
                )
            ),
            "people": .object(
                Dictionary(
                    uniqueKeysWithValues: summary.people.map { ($0.number, json($0.watches)) }
                )
            ),
            "not_handed_in": .list(summary.notHandedIn.map { .text($0.record) }),
            "conflicts": .list(conflicts.map(JSONValue.text)),
            "held_by_reason": .object(
                day.held.reduce(into: [:]) { $0[$1.key.rawValue] = .integer($1.value) }
            ),
            "missing": .integer(day.missing),
        ]
        if let close {
            members["version"] = .integer(close.version)
            members["close"] = .text(close.statement.digest.hex)
            members["pinned"] = .bool(isPinned)
        }
        return .object(members)
    }

    private func json(_ watches: DaySummary.Watches) -> JSONValue {
        [
            "planned": .integer(watches.planned), "stood": .integer(watches.stood),
            "not_handed_in": .integer(watches.notHandedIn), "absent": .integer(watches.absent),
            "excused": .integer(watches.excused), "unplanned": .integer(watches.unplanned),
            "late": .integer(watches.late), "early": .integer(watches.early),
            "visits": .integer(watches.visits), "efforts": .integer(watches.efforts),
        ]
    }
}
