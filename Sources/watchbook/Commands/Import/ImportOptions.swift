import ArgumentParser
import Foundation
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// Options of every command that turns a table into entries.
struct ImportOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(ImportPhrase.fileHelp, value: ImportPhrase.fileValue))
    var file: String

    @Option(help: ArgumentHelp(ImportPhrase.againstHelp, value: LedgerPhrase.ledgerValue))
    var against: String?

    @Flag(help: ArgumentHelp(ImportPhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions
}

/// A table being imported: who types it in, when, and what is known to check it by.
struct ImportSession {
    let file: String
    let bytes: [UInt8]
    let writer: Writer
    let now: Moment
    /// The ledger or desk to check against; `nil` when there is none.
    let ledger: SQLiteLedger?
    let judge: Judge?

    /// The largest table that is read, in bytes.
    private static let limit = 64 << 20

    /// Reads the file and opens what it is checked against.
    ///
    /// - Throws: `Problem`: `fileMissing`, `fileUnreadable`, `inputTooCostly`, `enrolmentUnknown`
    ///   when a ledger is at hand that does not know the writing device.
    init(_ options: ImportOptions, now: Moment) throws {
        file = options.file
        self.now = now
        bytes = try ImportSession.bytes(of: file)
        let desk = JournalFiles(options.writer.journal).desk
        let isThere = FileManager.default.fileExists(atPath: desk)
        ledger = try (options.against ?? (isThere ? desk : nil)).map {
            try SQLiteLedger(opening: $0, .reading)
        }
        judge = try ledger?.judge()
        writer = try options.writer.writer(knowing: judge)
        if let judge, judge.authority.grants[writer.device] == nil {
            throw Problem(.enrolmentUnknown, writer.device.fingerprint)
        }
    }

    /// A whole table.
    ///
    /// - Throws: `Problem`: `fileMissing`, `fileUnreadable`, `inputTooCostly`.
    static func bytes(of file: String) throws(Problem) -> [UInt8] {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Problem(.fileMissing, file)
        }
        guard let handle = FileHandle(forReadingAtPath: file),
            let data = try? handle.read(upToCount: limit + 1) ?? Data()
        else { throw Problem(.fileUnreadable, file) }
        guard data.count <= limit else { throw Problem(.inputTooCostly, file) }
        return Array(data)
    }

    /// Minutes that the city's clocks are ahead of UTC on a date.
    func zone(on date: WorkDate) -> Int64 {
        (judge?.reference.settings(on: date) ?? CitySettings()).zoneMinutes
    }

    /// The rank with which the device may write what `inspector` said, or 1.
    func rank(of inspector: String) -> Int64 {
        guard inspector != writer.inspector else { return writer.rank }
        let grants = (judge?.authority.grants[writer.device] ?? []).map(\.grant)
        return grants.flatMap { $0.inspectors + $0.types }.filter { $0.matches(inspector) }
            .map(\.rank).max() ?? 1
    }

    /// What is known of how a paper entry came here.
    func circumstances(of row: CSVTable.Row) -> JSONValue {
        var members: [String: JSONValue] = ["typed_by": .text(writer.inspector)]
        members["sheet"] = row["sheet"].map { .text($0) }
        members["note"] = row["note"].map { .text($0) }
        return .object(members)
    }
}

/// A table of one kind, and what it comes to as a whole.
protocol ImportedTable {
    static var columns: [CSVColumn] { get }

    /// What is said of rows that say nothing; the number of them is put in.
    static var emptyPhrase: ImportPhrase { get }

    /// What the rows come to; rows that only add to an earlier one are left out.
    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome]

    /// The column that a reason for holding the entry points at.
    func column(for reason: Reason) -> String

    /// File, line, heading and text of the cell that a reason for holding an entry points at.
    ///
    /// `row`: `nil` for an entry of the table as a whole; those without a cell are not checked.
    func cell(for reason: Reason, _ row: CSVTable.Row?) -> [String]?

    /// Files with the photos that the entries of the table refer to.
    func photos(of table: CSVTable) throws(Problem) -> [String]

    /// Whether an earlier entry of this journal that the table says nothing about any more is taken
    /// back with it.
    func withdraws(_ entry: Entry) -> Bool

    /// Entries that stand for the table as a whole.
    ///
    /// - Parameters:
    ///   - session: the import.
    ///   - rows: how many rows the table has.
    ///   - known: the claim of this person in this journal, by record and register.
    /// - Returns: drafts that are written before those of the rows.
    func head(
        _ session: ImportSession,
        rows: Int,
        known: (_ record: String, _ register: String) -> JSONValue?
    ) -> [Draft]
}

/// A table each of whose rows becomes one entry.
protocol ImportedSheet: ImportedTable {
    /// The entry that a row stands for; `nil` for a row that says nothing.
    ///
    /// - Throws: `Problem` with the first cell that cannot be used.
    func draft(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Draft?
}

/// What a row of a table comes to.
struct RowOutcome {
    let row: CSVTable.Row
    /// The entry, `nil` where the row says nothing, or why it cannot be used.
    let result: Result<Draft?, Problem>

    init(_ row: CSVTable.Row, _ result: Result<Draft?, Problem>) {
        self.row = row
        self.result = result
    }

    /// What `read` comes to.
    init(_ row: CSVTable.Row, _ read: () throws(Problem) -> Draft?) {
        self.row = row
        result = Result(catching: read)
    }
}

extension ImportedSheet {
    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        table.rows.map { row in
            RowOutcome(row) { () throws(Problem) in try draft(row, session) }
        }
    }
}

extension ImportedTable {
    static var emptyPhrase: ImportPhrase { .empty }

    func cell(for reason: Reason, _ row: CSVTable.Row?) -> [String]? {
        row?.place(column(for: reason))
    }

    func photos(of table: CSVTable) throws(Problem) -> [String] { [] }

    func withdraws(_ entry: Entry) -> Bool { false }

    func head(
        _ session: ImportSession,
        rows: Int,
        known: (_ record: String, _ register: String) -> JSONValue?
    ) -> [Draft] { [] }
}

extension ImportOptions {
    /// Imports the table: all of it, or nothing when a row cannot be used.
    func perform(_ sheet: some ImportedTable, with session: ImportSession) throws {
        let table = try CSVTable(
            session.bytes,
            file: session.file,
            columns: type(of: sheet).columns
        )
        try perform(sheet, of: table, with: session)
    }

    /// Imports a table that was read: all of it, or nothing when a row cannot be used.
    func perform(
        _ sheet: some ImportedTable,
        of table: CSVTable,
        with session: ImportSession
    ) throws {
        table.tellUnknown()
        var plan = try ImportPlan(session)
        plan.read(table, as: sheet)
        let report = ImportReport(
            plan,
            table: table,
            emptyPhrase: type(of: sheet).emptyPhrase,
            isDryRun: dryRun,
            isChecked: session.judge != nil
        )
        guard plan.problems.isEmpty else {
            // Said once, where it is the same for every row.
            if plan.isForeignThroughout { throw Problem(.notAuthorised, session.writer.inspector) }
            report.showProblems()
            throw ExitCode.someRefused
        }
        if !dryRun { try plan.write(photos: sheet.photos(of: table)) }
        report.show(isJSON: common.json)
    }
}
