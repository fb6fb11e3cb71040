import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook account show`: all four lines at once for one check, count or case.
struct AccountShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: AccountPhrase.showAbstract(),
            discussion: AccountPhrase.showDiscussion()
        )
    }

    @OptionGroup var options: AccountOptions

    @Argument(help: ArgumentHelp(AccountPhrase.subjectHelp, value: AccountPhrase.idValue))
    var subject: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try SQLiteLedger(opening: options.ledger, .reading)
        let books = try ledger.books()
        let record = try record(in: ledger)
        let four = try FourLines(record, ledger, books)
        let sheet = FourLinesSheet(four, names: TallyNames(books, on: four.date...four.date))
        try options.show(sheet, ledger, books, on: four.date, common)
    }

    /// The record that was named, or that an entry belongs to, or the case whose name begins so.
    private func record(in ledger: SQLiteLedger) throws -> String {
        let isCase = subject.hasPrefix("case/")
        if subject.contains("/"), !isCase { return subject }
        let found = isCase ? [] : try ledger.entries(digestPrefix: subject)
        if found.count == 1 { return found[0].record }
        let books = try ledger.caseBooks()
        let minute = common.moment().milliseconds / 60_000
        let cases = try ledger.cases(named: subject, books, now: minute)
        guard !cases.isEmpty || isCase else {
            throw Problem(.unknownDigest, subject, options.ledger)
        }
        return try ledger.case(named: subject, in: options.ledger, books, now: minute).record
    }
}

/// 四责: who answers on each line for one check, count or case, and who named them.
///
/// D17: point, supervision, authority and lead responsibility pursued at once.
struct FourLines {
    let record: String
    let indicator: String?
    let point: Point?
    let date: WorkDate
    let charge: Charge
    /// The entries in force of the record.
    let citations: [Citation]

    init(_ record: String, _ ledger: SQLiteLedger, _ books: CityBooks) throws {
        let entries = try FourLines.entries(of: record, ledger)
        let check = try FourLines.check(record, entries)
        let name = RecordName(check)
        let report = entries.first { $0.register == "report" }.flatMap {
            JSONValue($0.statement.claim)
        }
        let zone = books.reference.settings(on: nil).zoneMinutes
        guard
            let date = name.workDate
                ?? entries.compactMap({
                    Moment(milliseconds: $0.statement.stamp.milliseconds).date(zone: zone)
                }).min()
        else { throw Problem(.unknownRegister, record, ledger.path) }
        let station = name.station ?? report?["station"]?.text
        // A check that has not arrived says nothing about its case.
        let said = try check == record ? entries : FourLines.inForce(check, ledger)
        let finding = said.first { $0.register == "finding" || $0.register.hasPrefix("acts.") }
            .flatMap { JSONValue($0.statement.claim) }
        let caseRecord =
            RecordName(record).kind == .case ? record : finding?["case"]?.text
        self.record = record
        self.date = date
        indicator = name.indicator ?? report?["indicator"]?.text
        point = station.flatMap { books.gazetteer.point(ofStation: $0, on: date) }
        charge = books.gazetteer.charge(
            indicator: indicator ?? "",
            point: station.map { Names.parent(of: $0) },
            on: date,
            named: FourLines.units(finding?["units"]),
            ofCase: try caseRecord.map { try FourLines.units(ofCase: $0, ledger) } ?? [:]
        )
        citations = (entries + (check == record ? [] : said)).map {
            Citation(record: $0.record, digest: $0.statement.digest)
        }.sorted()
    }

    private typealias InForce = (record: String, register: String, statement: Statement)

    /// - Throws: `Problem` with ``Problem/Code/unknownRegister`` where nothing is in force.
    private static func entries(
        of record: String,
        _ ledger: SQLiteLedger
    ) throws -> [InForce] {
        let found = try inForce(record, ledger)
        guard !found.isEmpty else { throw Problem(.unknownRegister, record, ledger.path) }
        return found
    }

    private static func inForce(
        _ record: String,
        _ ledger: SQLiteLedger
    ) throws -> [InForce] {
        let registers = Set(try ledger.statements(in: record).map(\.register)).sorted()
        return try registers.compactMap { register in
            let inForce = try ledger.resolution(record: record, register: register)?.inForce
            return inForce.map { (record: record, register: register, statement: $0.statement) }
        }
    }

    /// The check that a case was opened for; the record itself for others.
    private static func check(_ record: String, _ entries: [InForce]) throws -> String {
        guard RecordName(record).kind == .case else { return record }
        let report = entries.first { $0.register == "report" }
        return report.flatMap { JSONValue($0.statement.claim)?["check"]?.text } ?? record
    }

    private static func units(_ value: JSONValue?) -> [ResponsibilityLine: [String]] {
        var units: [ResponsibilityLine: [String]] = [:]
        for (line, unit) in value?.members ?? [:] {
            guard let line = ResponsibilityLine(rawValue: line) else { continue }
            units[line] = unit.text.map { [$0] } ?? unit.texts ?? []
        }
        return units
    }

    private static func units(
        ofCase record: String,
        _ ledger: SQLiteLedger
    ) throws -> [ResponsibilityLine: [String]] {
        let registers = Set(try ledger.statements(in: record).map(\.register))
        let entries = try registers.compactMap { register in
            try ledger.resolution(record: record, register: register).flatMap { CaseEntry($0) }
        }
        return CaseFile(record: record, entries: entries).units
    }
}

/// The four lines as table, CSV and JSON.
struct FourLinesSheet: Printable {
    private let four: FourLines
    private let names: TallyNames

    init(_ four: FourLines, names: TallyNames) {
        self.four = four
        self.names = names
    }

    private func unit(_ id: String) -> String {
        names.name(of: id, .unit).map { "\(id) \($0)" } ?? id
    }

    private func row(_ line: ResponsibilityLine) -> [String] {
        let part = four.charge.parts[line]
        return [
            LinePhrase(line)(),
            part.map { $0.units.map(unit).joined(separator: ", ") } ?? TallyPhrase.nobody(),
            part.map { AccountPhrase($0.source)() } ?? "",
            (four.charge.assisting[line] ?? []).map(unit).joined(separator: ", "),
        ]
    }

    private var persons: [(AccountPhrase, [String])] {
        [(.leader, four.point?.leaders ?? []), (.cadre, four.point?.cadres ?? [])]
    }

    private static var headings: [String] {
        [
            AccountPhrase.line(), TallyPhrase.unit(), AccountPhrase.namedBy(),
            AccountPhrase.assisting(),
        ]
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(FourLinesSheet.headings[0], .id), .init(FourLinesSheet.headings[1]),
            .init(FourLinesSheet.headings[2], .id), .init(FourLinesSheet.headings[3]),
        ])
        for line in ResponsibilityLine.allCases { table.add(row(line)) }
        var lines = [
            AccountPhrase.showTitle(four.record),
            [four.indicator, four.point?.name].compactMap { $0 }.joined(separator: " "),
        ].filter { !$0.isEmpty }
        lines += table.lines(width: width)
        for (phrase, persons) in persons where !persons.isEmpty {
            let texts = persons.map { number in
                names.person(number).map { "\(number) \($0)" } ?? number
            }
            lines.append(AccountPhrase.answering(phrase(), texts.joined(separator: ", ")))
        }
        return lines + [AccountPhrase.basisTitle(four.citations.short)]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            FourLinesSheet.headings,
            ResponsibilityLine.allCases.map { row($0).map(TableCell.text) }
        )
    }

    var json: JSONValue {
        var lines: [String: JSONValue] = [:]
        for line in ResponsibilityLine.allCases {
            var members: [String: JSONValue] = [:]
            members["units"] = .list(
                (four.charge.parts[line]?.units ?? []).map(JSONValue.text)
            )
            members["named_by"] = four.charge.parts[line].map {
                .text(AccountPhrase.word($0.source))
            }
            members["assisting"] = four.charge.assisting[line].map {
                .list($0.map(JSONValue.text))
            }
            lines[line.rawValue] = .object(members)
        }
        var members: [String: JSONValue] = [
            "record": .text(four.record), "date": .text(four.date.text),
            "lines": .object(lines), "nobody": .bool(four.charge.isNobody),
            "leaders": .list((four.point?.leaders ?? []).map(JSONValue.text)),
            "cadres": .list((four.point?.cadres ?? []).map(JSONValue.text)),
            "entries": four.citations.json,
        ]
        members["indicator"] = four.indicator.map(JSONValue.text)
        members["point"] = four.point.map { .text($0.id) }
        return .object(members)
    }
}
