import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook walk check`: what the city's rules come to along its streets.
struct WalkCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: WalkPhrase.checkAbstract(),
            discussion: WalkPhrase.checkDiscussion()
        )
    }

    @OptionGroup var question: WalkQuestion

    @Option(help: ArgumentHelp(WalkPhrase.checkStreetHelp, value: WalkPhrase.streetValue))
    var street: [String] = []

    @Flag(help: ArgumentHelp(WalkPhrase.gapsHelp))
    var gaps = false

    func run() throws {
        let ledger = try SQLiteLedger(opening: question.ledger, .reading)
        let books = try ledger.books()
        let dates = try question.dates(ledger)
        for id in street where books.gazetteer.street(id, on: dates.upperBound) == nil {
            throw Problem(.streetUnknown, id)
        }
        let verdicts = try ledger.streetVerdicts(
            in: dates,
            streets: street.isEmpty ? nil : Set(street),
            books
        )
        let sheet = WalkCheckSheet(
            verdicts,
            dates: dates,
            setting: books.gazetteer.setting(WalkSetting.self, on: dates.upperBound) ?? .standard
        )
        if gaps {
            try question.printer(of: ledger, dates).show(WalkGapSheet(sheet))
        } else {
            try question.printer(of: ledger, dates).show(sheet)
        }
    }
}

/// The verdicts of rules, one row a rule and side.
struct WalkCheckSheet: Printable {
    let verdicts: [StreetVerdict]
    let dates: ClosedRange<WorkDate>
    private let setting: WalkSetting

    init(_ verdicts: [StreetVerdict], dates: ClosedRange<WorkDate>, setting: WalkSetting) {
        self.verdicts = verdicts
        self.dates = dates
        self.setting = setting
    }

    /// What the tables do not show: streets that nobody walked, and what counts nowhere.
    var notes: [String] {
        let unwalked = verdicts.filter { $0.walks.joined.sources.isEmpty }.map(\.walks.street.id)
        return (unwalked.isEmpty ? [] : [WalkPhrase.unwalked(unwalked.joined(separator: ", "))])
            + verdicts.flatMap { WalkStrays($0.walks, setting).lines }
    }

    static func name(_ outcome: StreetVerdict.Outcome) -> String {
        guard case .indicator(let code) = outcome.outcome.rule.measure else {
            return outcome.outcome.rule.name
        }
        let name = outcome.outcome.rule.name
        return name.contains(code) ? name : "\(code) \(name)"
    }

    /// Metres and percent of the street on which both sides were looked at.
    static func coverage(_ verdict: StreetVerdict) -> String {
        let length = verdict.walks.street.lengthMillimetres
        let both = verdict.walks.joined.walked(.together).length
        let percent = length > 0 ? both * 100 / length : 0
        return "\(Stationing.metres(both)) (\(percent) %)"
    }

    /// How many there are; of areas the share.
    static func there(_ outcome: RuleOutcome) -> String {
        guard let areas = outcome.areas, areas.total > 0 else { return String(outcome.there) }
        let tenths = Int128(areas.advert) * 1000 / Int128(areas.total)
        return "\(outcome.there) (\(tenths / 10).\(tenths % 10) %)"
    }

    static func longest(_ outcome: RuleOutcome) -> String {
        guard let gap = outcome.gaps.max(by: { $0.to - $0.from < $1.to - $1.from }) else {
            return ""
        }
        guard gap.to > gap.from else { return Stationing.text(gap.from) }
        return "\(Stationing.text(gap.from))–\(Stationing.text(gap.to))"
    }

    func lines(width: Int) -> [String] {
        var lines = [WalkPhrase.checkTitle(dates.lowerBound.text, dates.upperBound.text)]
        var table = TextTable([
            .init(WalkPhrase.street(), .id), .init(ReferencePhrase.name(), importance: 1),
            .init(WalkPhrase.walkedBoth(), .number), .init(WalkPhrase.rule(), .id),
            .init(ReferencePhrase.name(), importance: 2), .init(WalkPhrase.side(), .id),
            .init(WalkPhrase.verdict(), .id), .init(WalkPhrase.there(), .number),
            .init(WalkPhrase.gapsHeading(), .number),
            .init(WalkPhrase.longestGap(), .id, importance: 3),
        ])
        for verdict in verdicts {
            let street = verdict.walks.street
            let coverage = WalkCheckSheet.coverage(verdict)
            for outcome in verdict.outcomes {
                table.add([
                    street.id, street.name, coverage, outcome.outcome.rule.id,
                    WalkCheckSheet.name(outcome),
                    WalkSidePhrase(outcome.outcome.sides)(),
                    WalkVerdictPhrase(outcome.outcome.verdict)(),
                    WalkCheckSheet.there(outcome.outcome), String(outcome.outcome.gaps.count),
                    WalkCheckSheet.longest(outcome.outcome),
                ])
            }
            if verdict.outcomes.isEmpty {
                table.add([street.id, street.name, coverage, WalkPhrase.noRule(), ""])
            }
        }
        guard !table.isEmpty else { return lines + [WalkPhrase.noStreets()] }
        lines += table.lines(width: width)
        let all = verdicts.flatMap(\.outcomes).map(\.outcome.verdict)
        lines.append(
            WalkPhrase.checkSum(
                String(all.count { $0 == .met }),
                String(all.count { $0 == .notMet }),
                String(all.count { $0 == .notWalkedEnough })
            )
        )
        lines += notes
        if all.isEmpty { lines.append(WalkPhrase.howRules()) }
        return lines
    }

    var json: JSONValue {
        [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "streets": .list(verdicts.map(json)),
        ]
    }

    private func json(_ verdict: StreetVerdict) -> JSONValue {
        let street = verdict.walks.street
        return [
            "street": .text(street.id), "name": .text(street.name),
            "length_mm": .integer(street.lengthMillimetres), "walked": verdict.walks.walkedJSON,
            "walks": verdict.walks.walksJSON,
            "left_out": WalkStrays(verdict.walks, setting).json,
            "outcomes": .list(verdict.outcomes.map { WalkCheckSheet.json($0, verdict) }),
        ]
    }

    private static func json(
        _ outcome: StreetVerdict.Outcome,
        _ verdict: StreetVerdict
    ) -> JSONValue {
        let result = outcome.outcome
        var members: [String: JSONValue] = [
            "section": .text(outcome.section), "rule": .text(result.rule.id),
            "name": .text(result.rule.name), "sides": .text(result.sides.rawValue),
            "verdict": .text(result.verdict.rawValue), "there": .integer(Int64(result.there)),
            "gaps": .list(result.gaps.map { gap in json(gap, result, verdict) }),
        ]
        if case .indicator(let code) = result.rule.measure { members["indicator"] = .text(code) }
        members["standard"] = outcome.standard.map(JSONValue.text)
        members["advert_cm2"] = result.areas.map { .integer($0.advert) }
        members["total_cm2"] = result.areas.map { .integer($0.total) }
        return .object(members)
    }

    private static func json(
        _ gap: RuleOutcome.Gap,
        _ outcome: RuleOutcome,
        _ verdict: StreetVerdict
    ) -> JSONValue {
        var members: [String: JSONValue] = [
            "from_mm": .integer(gap.from), "to_mm": .integer(gap.to),
            "there": .integer(gap.there), "wanted": .integer(gap.wanted),
            "entries": .list(
                verdict.entries(behind: gap, of: outcome).map { .text($0.hex) }
            ),
        ]
        members["from"] = verdict.position(at: gap.from)?.json
        members["to"] = verdict.position(at: gap.to)?.json
        return .object(members)
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                WalkPhrase.street(), ReferencePhrase.name(), PlacesPhrase.length(),
                WalkPhrase.walkedBoth(), WalkPhrase.rule(), WalkPhrase.side(),
                WalkPhrase.verdict(), WalkPhrase.there(), WalkPhrase.gapsHeading(),
                WalkPhrase.longestGap(), WalkPhrase.indicator(), WalkPhrase.standard(),
            ],
            verdicts.flatMap { verdict in
                verdict.outcomes.map { outcome in
                    let street = verdict.walks.street
                    var code = ""
                    if case .indicator(let named) = outcome.outcome.rule.measure { code = named }
                    return [
                        .id(street.id), .text(street.name),
                        .text(Stationing.metres(street.lengthMillimetres)),
                        .text(Stationing.metres(verdict.walks.joined.walked(.together).length)),
                        .text(outcome.outcome.rule.name),
                        .text(WalkSidePhrase(outcome.outcome.sides)()),
                        .text(WalkVerdictPhrase(outcome.outcome.verdict)()),
                        .number(Int64(outcome.outcome.there)),
                        .number(Int64(outcome.outcome.gaps.count)),
                        .id(WalkCheckSheet.longest(outcome.outcome)), .id(code),
                        .id(outcome.standard ?? ""),
                    ]
                }
            }
        )
    }
}

/// Every gap, with its places: what somebody needs who goes there.
struct WalkGapSheet: Printable {
    private let sheet: WalkCheckSheet
    private let gaps: [(StreetVerdict, StreetVerdict.Outcome, RuleOutcome.Gap)]

    init(_ sheet: WalkCheckSheet) {
        self.sheet = sheet
        gaps = sheet.verdicts.flatMap { verdict in
            verdict.outcomes.flatMap { outcome in
                outcome.outcome.gaps.map { (verdict, outcome, $0) }
            }
        }
    }

    /// How many; of a hoarding the area in square metres.
    static func amount(_ number: Int64, _ outcome: RuleOutcome) -> String {
        outcome.areas == nil ? String(number) : JudgementText.decimal(number, over: 10_000) + " m²"
    }

    func lines(width: Int) -> [String] {
        let title = WalkPhrase.gapsTitle(sheet.dates.lowerBound.text, sheet.dates.upperBound.text)
        let isWalked = sheet.verdicts.contains { !$0.walks.joined.sources.isEmpty }
        guard !gaps.isEmpty else {
            return [title] + (isWalked ? [WalkPhrase.noGaps()] : []) + sheet.notes
        }
        var table = TextTable([
            .init(WalkPhrase.street(), .id), .init(WalkPhrase.rule(), .id),
            .init(ReferencePhrase.name(), importance: 1), .init(WalkPhrase.side(), .id),
            .init(WalkPhrase.fromHeading(), .id), .init(WalkPhrase.toHeading(), .id),
            .init(WalkPhrase.metresHeading(), .number), .init(WalkPhrase.there(), .number),
            .init(WalkPhrase.wanted(), .number),
            .init(WalkPhrase.placeHeading(), .id, importance: 2),
        ])
        for (verdict, outcome, gap) in gaps {
            table.add([
                verdict.walks.street.id, outcome.outcome.rule.id, WalkCheckSheet.name(outcome),
                WalkSidePhrase(outcome.outcome.sides)(), Stationing.text(gap.from),
                Stationing.text(gap.to), Stationing.metres(gap.to - gap.from),
                WalkGapSheet.amount(gap.there, outcome.outcome),
                WalkGapSheet.amount(gap.wanted, outcome.outcome),
                verdict.position(at: gap.from)?.text ?? "",
            ])
        }
        return [title] + table.lines(width: width) + sheet.notes
    }

    var json: JSONValue { sheet.json }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                WalkPhrase.street(), ReferencePhrase.name(), WalkPhrase.rule(), WalkPhrase.side(),
                WalkPhrase.fromHeading(), WalkPhrase.toHeading(), WalkPhrase.fromMetres(),
                WalkPhrase.toMetres(), WalkPhrase.there(), WalkPhrase.wanted(),
                WalkPhrase.fromLatitude(), WalkPhrase.fromLongitude(), WalkPhrase.toLatitude(),
                WalkPhrase.toLongitude(), WalkPhrase.entries(),
            ],
            gaps.map { verdict, outcome, gap in
                let places = [gap.from, gap.to].flatMap { at -> [TableCell] in
                    guard let place = verdict.position(at: at) else { return [.empty, .empty] }
                    return [
                        .text(Position.degrees(place.latitude)),
                        .text(Position.degrees(place.longitude)),
                    ]
                }
                let entries = verdict.entries(behind: gap, of: outcome.outcome).map(\.hex)
                return [
                    .id(verdict.walks.street.id), .text(verdict.walks.street.name),
                    .text(outcome.outcome.rule.name),
                    .text(WalkSidePhrase(outcome.outcome.sides)()), .id(Stationing.text(gap.from)),
                    .id(Stationing.text(gap.to)), .text(Stationing.metres(gap.from)),
                    .text(Stationing.metres(gap.to)),
                    .text(WalkGapSheet.amount(gap.there, outcome.outcome)),
                    .text(WalkGapSheet.amount(gap.wanted, outcome.outcome)),
                ] + places + [.id(entries.joined(separator: " "))]
            }
        )
    }
}
