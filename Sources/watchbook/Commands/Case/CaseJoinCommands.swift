import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook case join`: the same problem as another case.
struct CaseJoinCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "join",
            abstract: CaseHelp.joinAbstract(),
            discussion: CaseHelp.joinDiscussion()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.intoHelp, value: CaseHelp.caseValue))
    var into: String

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { item.file.isOpen || item.file.state == .joined }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let target = try desk.item(named: into, in: options.ledger)
        // Nobody acts on a case that is over without having been seen to.
        let isSeenTo = target.file.isOpen || target.file.state == .closed
        guard target.record != item.record, isSeenTo else { throw CaseDesk.misfit(target) }
        let claim = CaseJoin(into: target.record).claim
        return [CaseDraft(record: item.record, register: CaseRegister(.join), claim: claim)]
    }

    func run() throws { try perform() }
}

/// `watchbook case distinct`: two cases are two problems.
struct CaseDistinctCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "distinct",
            abstract: CaseHelp.distinctAbstract(),
            discussion: CaseExample.distinct()
        )
    }

    @Option(help: ArgumentHelp(CaseHelp.fromCaseHelp, value: CaseHelp.caseValue))
    var from: String

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool { true }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        let other = try desk.item(named: from, in: options.ledger)
        let register = CaseRegister(.distinct, suffix: String(other.record.dropFirst(5)))
        return [
            CaseDraft(
                record: item.record,
                register: register,
                claim: CaseReason(reason: "").claim
            )
        ]
    }

    func run() throws { try perform() }
}

/// `watchbook case duplicates`: what may be one problem.
struct CaseDuplicatesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "duplicates",
            abstract: CaseHelp.duplicatesAbstract(),
            discussion: CaseHelp.duplicatesDiscussion()
        )
    }

    @OptionGroup var question: CaseQuestion

    func run() throws {
        let reading = try question.reading()
        let (roll, filter) = (try reading.wholeRoll(), reading.filter)
        let byRecord = Dictionary(roll.items.map { ($0.record, $0) }) { $1 }
        let pairs = roll.duplicates().filter { pair in
            [pair.first, pair.second].contains {
                byRecord[$0].map { filter.admits($0, roll.books) } ?? false
            }
        }
        let astray = roll.joinsAstray().filter { join in
            byRecord[join.record].map { filter.admits($0, roll.books) } ?? false
        }
        try question.printer(of: reading).show(
            CasePairSheet(pairs: pairs, astray: astray, items: byRecord, books: roll.books)
        )
    }
}

/// Pairs of cases that may be one problem.
struct CasePairSheet: Printable {
    let pairs: [CasePair]
    /// Joins that lead nowhere.
    let astray: [(record: String, irregularity: CaseIrregularity)]
    let items: [String: CaseItem]
    let books: CaseBooks

    private func report(_ record: String) -> CaseReport? { items[record]?.file.report?.claim }

    private func place(_ record: String) -> String {
        report(record).map { $0.station ?? $0.place ?? "" } ?? ""
    }

    private func distance(_ pair: CasePair) -> String { pair.metres.map(String.init) ?? "—" }

    func lines(width: Int) -> [String] {
        let warnings = astray.map { join in
            CasePhrase.irregularIn(CaseName.short(join.record), join.irregularity.kind())
        }
        guard !pairs.isEmpty else { return [CasePhrase.noDuplicates()] + warnings }
        var table = TextTable([
            .init(CasePhrase.firstHeading(), .id), .init(CasePhrase.secondHeading(), .id),
            .init(TallyPhrase.indicator(), .id), .init(CasePhrase.placeHeading()),
            .init(CasePhrase.metresHeading(), .number), .init(CasePhrase.hoursHeading(), .number),
        ])
        for pair in pairs {
            table.add([
                CaseName.short(pair.first), CaseName.short(pair.second),
                report(pair.first)?.indicator ?? "", place(pair.first), distance(pair),
                String(pair.minutes / 60),
            ])
        }
        return table.lines(width: width) + [CasePhrase.decideDuplicates(String(pairs.count))]
            + warnings
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                CasePhrase.firstHeading(), CasePhrase.secondHeading(), TallyPhrase.indicator(),
                CasePhrase.placeHeading(), CasePhrase.metresHeading(), CasePhrase.hoursHeading(),
            ],
            pairs.map { pair in
                [
                    .id(pair.first), .id(pair.second), .id(report(pair.first)?.indicator ?? ""),
                    .text(place(pair.first)), pair.metres.map(TableCell.number) ?? .empty,
                    .number(pair.minutes / 60),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "pairs": .list(
                pairs.map { pair in
                    var members: [String: JSONValue] = [
                        "first": .text(pair.first), "second": .text(pair.second),
                        "minutes": .integer(pair.minutes),
                    ]
                    members["metres"] = pair.metres.map(JSONValue.integer)
                    members["indicator"] = report(pair.first)?.indicator.map(JSONValue.text)
                    members["entries"] = .list(
                        [pair.first, pair.second].compactMap {
                            items[$0]?.file.report.map { .text($0.digest.hex) }
                        }
                    )
                    return .object(members)
                }
            ),
            "joins_astray": .list(
                astray.map { join in
                    ["case": .text(join.record), "entry": .text(join.irregularity.digest.hex)]
                }
            ),
        ]
    }
}
