import ArgumentParser
import Foundation
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// A command that imports places, units, people, rosters, tables or settings.
protocol ReferenceImport: ParsableCommand {
    /// The date from which rows hold that do not say it.
    var from: String? { get }
    var options: ImportOptions { get }
}

extension ReferenceImport {
    /// Imports what `sheet` makes of the table with what is known.
    func perform<Sheet: ImportedTable>(_ sheet: (KnownReference) -> Sheet) throws {
        let from = from.map { NameFolding.halfWidth($0) }
        let date = from.flatMap(SheetCells.date)
        if let from, date == nil { throw Problem(.badDate, from) }
        let session = try ImportSession(options, now: options.common.moment())
        let known = KnownReference(
            gazetteer: try session.gazetteer(),
            standards: try session.ledger?.standards() ?? StandardShelf(),
            from: date
        )
        try options.perform(sheet(known), with: session)
    }
}

/// What is known while reference records are typed in.
struct KnownReference {
    let gazetteer: Gazetteer
    /// What kinds of place there are.
    let standards: StandardShelf
    /// The date from which rows hold that do not say it.
    let from: WorkDate?

    /// The date of a row.
    func from(of row: CSVTable.Row) throws(Problem) -> WorkDate {
        guard let date = try row.value("from", SheetCells.date) ?? from else {
            throw row.problem("from")
        }
        return date
    }
}

extension KnownReference {
    /// Codes of kinds of place: as they stand, or by their names in either language.
    func types(_ text: String, on date: WorkDate) -> [String]? {
        let text = NameFolding.halfWidth(text)
        let known = standards.types(on: date).values
        func code(named name: String) -> String? {
            known.filter {
                NameFolding.isSame($0.nameChinese, name) || NameFolding.isSame($0.nameEnglish, name)
            }.map(\.code).min()
        }
        if let code = code(named: text) { return [code] }
        var codes: [String] = []
        for part in text.split(whereSeparator: { "、;,/|\n".contains($0) }) {
            let name = String(part)
            guard let found = code(named: name).map({ [$0] }) ?? SheetCells.ids(name) else {
                return nil
            }
            codes += found.filter { !codes.contains($0) }
        }
        return codes
    }
}

extension ImportSession {
    /// Places, units, people and settings: of the ledger or desk at hand, and what the journal that
    /// is written into says beyond it.
    func gazetteer() throws -> Gazetteer {
        var gazetteer = try ledger?.gazetteer() ?? Gazetteer()
        let journal = try Journal.open(at: writer.journal, key: writer.key)
        var unmerged: [Entry] = []
        try journal.forEachEntry { _, bytes in
            guard let entry = Entry(reading: bytes), RecordName(entry.record).layer == 3 else {
                return
            }
            let digest = Chain.identity(of: bytes)
            let there = try ledger?.resolution(record: entry.record, register: entry.register)
            let members = there.map { $0.counting + $0.held } ?? []
            if !members.contains(where: { $0.statement.digest == digest }) {
                unmerged.append(entry)
            }
        }
        for entry in unmerged {
            guard let claim = JSONValue(entry.payload)?["claim"] else { continue }
            gazetteer.add(record: entry.record, register: entry.register, claim: claim)
        }
        return gazetteer
    }
}

/// A ledger and a date to ask it about: the options of every `list` and `gaps`.
struct ReferenceQuestion: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(ReferencePhrase.dateHelp, value: WatchPhrase.dateValue))
    var date: String?

    @OptionGroup var common: CommonOptions
}

/// The office whose part of a list is wanted.
struct OfficeFilter: ParsableArguments {
    @Option(help: ArgumentHelp(ReferencePhrase.officeHelp, value: ReferencePhrase.officeValue))
    var office: String?

    /// Whether something of an office is wanted: of the one asked for, or one under it.
    func admits(_ other: String) -> Bool {
        guard let office else { return true }
        return other == office || other.hasPrefix(office + ".")
    }
}

/// What a ledger knows, and the date that is asked about.
struct KnownOnDate {
    let ledger: SQLiteLedger
    let gazetteer: Gazetteer
    let date: WorkDate

    /// - Throws: `Problem`: `badDate`, and what opening a ledger throws.
    init(_ question: ReferenceQuestion) throws {
        ledger = try SQLiteLedger(opening: question.ledger, .reading)
        gazetteer = try ledger.gazetteer()
        if let text = question.date {
            guard let date = SheetCells.date(text) else { throw Problem(.badDate, text) }
            self.date = date
        } else {
            let zone = try ledger.settings(on: nil).zoneMinutes
            guard let today = question.common.moment().date(zone: zone) else {
                throw Problem(.badTime, "")
            }
            date = today
        }
    }

    /// Prints a list: a table for people, one object for programs.
    func show(
        _ table: TextTable,
        count: Int,
        json: @autoclosure () -> [String: JSONValue],
        isJSON: Bool
    ) {
        guard !isJSON else {
            var members = json()
            members["date"] = .text(date.text)
            print(JSONValue.object(members).canonicalText)
            return
        }
        print(ReferencePhrase.holdsOn(date.text, String(count)))
        guard !table.isEmpty else { return }
        for line in table.lines(width: Terminal.width) { print(line) }
    }

    /// Prints what is missing.
    func show(_ gaps: [Gap], isJSON: Bool) {
        guard !isJSON else {
            let list = gaps.map { gap -> JSONValue in
                var members: [String: JSONValue] = [
                    "gap": .text(gap.kind.rawValue), "subject": .text(gap.subject),
                    "detail": .text(gap.detail),
                ]
                members["proposal"] = gap.proposal.map(JSONValue.text)
                if let answers = gap.answers {
                    members["indicator"] = .text(answers.indicator)
                    members["not_applicable"] = .integer(answers.notApplicable)
                    members["answers"] = .integer(answers.all)
                    members["people"] = .integer(Int64(answers.people))
                }
                return .object(members)
            }
            print(
                JSONValue.object(["date": .text(date.text), "gaps": .list(list)]).canonicalText
            )
            return
        }
        guard !gaps.isEmpty else {
            print(GapPhrase.none(date.text))
            return
        }
        var table = TextTable([
            .init(GapPhrase.kindHeading()), .init(GapPhrase.subjectHeading()),
            .init(GapPhrase.detailHeading()), .init(GapPhrase.proposalHeading()),
        ])
        for gap in gaps {
            let detail =
                gap.answers.map { answers in
                    GapPhrase.answers(
                        answers.indicator,
                        String(answers.notApplicable),
                        String(answers.all),
                        String(answers.people)
                    )
                } ?? (gap.kind == .noUnits ? LinePhrase.list(gap.detail) : gap.detail)
            table.add([gap.kind(), gap.subject, detail, gap.proposal ?? ""])
        }
        for line in table.lines(width: Terminal.width) { print(line) }
        print(GapPhrase.count(date.text, String(gaps.count)))
    }
}
