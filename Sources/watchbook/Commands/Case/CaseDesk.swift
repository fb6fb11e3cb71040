import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// Something to be said about a case.
struct CaseDraft {
    let record: String
    let register: CaseRegister
    let claim: JSONValue
    var photos: [Attachment] = []
    /// Shown beside it in a preview.
    var note: String?
}

/// An office, unit or finder at a ledger or desk with its cases.
struct CaseDesk {
    let act: OfficeAct
    let books: CaseBooks
    let now: Moment
    let isDryRun: Bool

    /// Minutes since 1970 UTC.
    var minute: Int64 { now.milliseconds / 60_000 }
    var today: WorkDate { books.date(at: minute) }
    var writer: Writer { act.writer }
    /// The office of the one who writes.
    var office: String { Names.parent(of: writer.inspector) }

    init(ledger: String, _ writer: WriterOptions, now: Moment, isDryRun: Bool) throws {
        act = try OfficeAct(ledger: ledger, writer, isDryRun: isDryRun)
        books = try act.ledger.caseBooks()
        self.now = now
        self.isDryRun = isDryRun
    }

    init(_ options: CaseActOptions) throws {
        try self.init(
            ledger: options.ledger,
            options.writer,
            now: options.common.moment(),
            isDryRun: options.dryRun
        )
    }

    /// Every case as it stands now.
    func wholeRoll() throws -> CaseRoll {
        CaseRoll(try act.ledger.cases(books), books, now: minute)
    }

    /// The cases whose names begin with a text, as they stand now.
    func items(named text: String) throws -> [CaseItem] {
        try act.ledger.cases(named: text, books, now: minute)
    }

    /// The cases that are named, or that a filter finds, of those that fit.
    ///
    /// - Throws: `Problem`: `caseUnknown`, `caseAmbiguous`, what `refusing` says of a named one that
    ///   does not fit, `caseNone`.
    func chosen(
        _ options: CaseActOptions,
        refusing: (CaseItem) -> Problem = CaseDesk.misfit,
        fits: (CaseItem) -> Bool
    ) throws -> [CaseItem] {
        guard options.cases.isEmpty else {
            return try options.cases.map { text in
                let item = try item(named: text, in: options.ledger)
                guard fits(item) else { throw refusing(item) }
                return item
            }
        }
        guard !options.isUnfiltered else { throw Problem(.caseNone) }
        let reading = CaseReading(
            ledger: act.ledger,
            books: books,
            now: minute,
            filter: try options.filter.filter(books, now: minute, dates: options.dates.span) {
                try wholeRoll().items
            }
        )
        let found = try reading.admitted().items.filter(fits)
        guard !found.isEmpty else { throw Problem(.caseNone) }
        return found
    }

    /// That something cannot be said about a case as it stands, and what can.
    static func misfit(_ item: CaseItem) -> Problem {
        let next = item.file.state.next + (item.isSuspended ? " / case resume" : "")
        return Problem(.caseState, CaseName.short(item.record), item.file.state(), next)
    }

    /// Refuses what would leave nobody to act on the cases that were joined into this one.
    ///
    /// - Throws: `Problem` with ``Problem/Code/caseJoinedInto``, and what reading the ledger throws.
    func checkNothingJoined(into item: CaseItem) throws {
        let joined = try CaseLinks.joined(into: item.record, in: act.ledger, books)
        guard joined.isEmpty else {
            throw Problem(
                .caseJoinedInto,
                CaseName.short(item.record),
                CaseLinks.text(joined)
            )
        }
    }

    /// A time that somebody sets for a case, unless it is not later than another one.
    ///
    /// - Throws: `Problem` with ``Problem/Code/deadlineEarlier``.
    func time(
        _ time: CaseTime,
        after bound: Int64,
        for item: CaseItem
    ) throws(Problem) -> Int64 {
        let minute = time.minute(books)
        try check(minute, isAfter: bound, for: item)
        return minute
    }

    /// Refuses a time that is not later than another one.
    ///
    /// - Throws: `Problem` with ``Problem/Code/deadlineEarlier``.
    func check(_ minute: Int64, isAfter bound: Int64, for item: CaseItem) throws(Problem) {
        guard minute > bound else {
            throw Problem(
                .deadlineEarlier,
                CaseName.short(item.record),
                books.clockText(minute),
                books.clockText(bound)
            )
        }
    }

    /// The one case whose name begins so.
    ///
    /// - Throws: `Problem`: `caseUnknown`, `caseAmbiguous`.
    func item(named text: String, in ledger: String) throws -> CaseItem {
        try act.ledger.case(named: text, in: ledger, books, now: minute)
    }

    /// Keeps photos in journal and ledger, and returns what entries refer to them by.
    func photos(_ files: [String]) throws -> [Attachment] {
        guard files.count <= Entry.Limit.attachments else {
            throw Problem(.badNumber, String(files.count))
        }
        let photos = try files.map { try ImportSession.bytes(of: $0) }
        guard !isDryRun else {
            return photos.map { Attachment(digest: Chain.sha256($0), length: Int64($0.count)) }
        }
        let journal = try Journal.open(at: writer.journal, key: writer.key)
        return try photos.map { bytes in
            let photo = try journal.addPhoto(bytes)
            _ = try act.ledger.keepPhoto(photo.digest, bytes)
            return photo
        }
    }

    /// Writes what is new in the drafts; what stands there already in the same words is left.
    ///
    /// - Returns: the drafts that were written, or would be.
    func write(_ drafts: [CaseDraft]) throws -> [CaseDraft] {
        var written: [CaseDraft] = []
        var entries: [Draft] = []
        var seen: Stamp?
        for draft in drafts {
            let register = draft.register.text
            let heads =
                try act.ledger.resolution(record: draft.record, register: register)?.heads ?? []
            let isSaid =
                heads.first.map {
                    $0.statement.claim == draft.claim.canonicalBytes
                        && $0.statement.attachments == draft.photos
                        && $0.standing.placing.inspector == writer.inspector
                } ?? false
            guard !isSaid else { continue }
            let stamps = try act.ledger.statements(in: draft.record).map(\.stamp)
            seen = [seen, stamps.max()].compactMap { $0 }.max()
            written.append(draft)
            entries.append(
                writer.draft(
                    draft.record,
                    register,
                    claim: draft.claim,
                    about: ["zone": .integer(books.zone(at: minute))],
                    bases: heads.map(\.statement.digest),
                    attachments: draft.photos
                )
            )
        }
        guard !entries.isEmpty else { return [] }
        _ = try act.perform(entries, now: now, seen: seen)
        return written
    }
}

extension SQLiteLedger {
    /// The cases whose names begin with a text, as they stand at a minute.
    func cases(named text: String, _ books: CaseBooks, now: Int64) throws -> [CaseItem] {
        let whole = text.hasPrefix("case/") ? text : "case/" + text
        let files =
            try caseFile(whole, books).map { [$0] }
            ?? cases(books) { CaseRoll.isNamed($0, text) }
        return files.map { CaseItem($0, books, now: now) }
    }

    /// The one case whose name begins so.
    ///
    /// - Throws: `Problem`: `caseUnknown`, `caseAmbiguous`.
    func `case`(
        named text: String,
        in ledger: String,
        _ books: CaseBooks,
        now: Int64
    ) throws -> CaseItem {
        let found = text.isEmpty ? [] : try cases(named: text, books, now: now)
        guard let item = found.first else { throw Problem(.caseUnknown, text, ledger) }
        guard found.count == 1 else { throw Problem(.caseAmbiguous, text, String(found.count)) }
        return item
    }
}

/// How cases are called in tables.
enum CaseName {
    /// The office and the first eight digits.
    static func short(_ record: String) -> String {
        let name = record.hasPrefix("case/") ? record.dropFirst(5) : record[...]
        guard let hyphen = name.lastIndex(of: "-") else { return String(name) }
        return String(name[...hyphen] + name[hyphen...].dropFirst().prefix(8))
    }
}

/// A command that says something about cases.
protocol CaseActing: ParsableCommand {
    var options: CaseActOptions { get }

    /// Whether it can be said about a case as it stands.
    func fits(_ item: CaseItem) -> Bool

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft]
}

extension CaseActing {
    /// Says it about the chosen cases, all or none, and shows what was said.
    ///
    /// A preview shows what would be said about some, and what stands in the way for the others.
    /// - Throws: `Problem` that names every case about which it cannot be said.
    func perform() throws {
        let desk = try CaseDesk(options)
        let items = try desk.chosen(options, fits: fits)
        var drafts: [CaseDraft] = []
        var blocked: [CaseBlock] = []
        for item in items {
            do {
                drafts += try self.drafts(for: item, desk)
            } catch let problem as Problem {
                blocked.append(CaseBlock(record: item.record, problem: problem))
            }
        }
        if let problem = CaseBlock.problem(of: blocked),
            !desk.isDryRun || blocked.count == items.count
        {
            throw problem
        }
        var sheet = CaseReceiptSheet(try desk.write(drafts), lookedAt: items.count, desk)
        sheet.blocked = blocked
        sheet.show(options.common)
        if !blocked.isEmpty { throw ExitCode(Problem.Remedy.usage.rawValue) }
    }
}

/// A case about which something cannot be said.
struct CaseBlock {
    let record: String
    let problem: Problem

    var text: String { problem.code.text(in: .current, problem.details) }

    /// Everything that stands in the way as one problem; `nil` for nothing.
    static func problem(of blocked: [CaseBlock]) -> Problem? {
        var found: [(problem: Problem, names: [String])] = []
        for block in blocked {
            let name = CaseName.short(block.record)
            // What is told of several cases alike is told once, with all their names.
            let isNamed = block.problem.details.first == name
            let rest = isNamed ? Array(block.problem.details.dropFirst()) : block.problem.details
            let alike = Problem(block.problem.code, details: rest)
            if let place = found.firstIndex(where: { $0.problem == alike }) {
                if isNamed { found[place].names.append(name) }
            } else {
                found.append((alike, isNamed ? [name] : []))
            }
        }
        let problems = found.map { alike, names in
            let named = names.isEmpty ? [] : [names.joined(separator: ", ")]
            return Problem(alike.code, details: named + alike.details)
        }
        guard problems.count > 1 else { return problems.first }
        let texts = problems.map { $0.code.text(in: .current, $0.details) }
        return Problem(.casesBlocked, texts.joined(separator: " "))
    }
}

/// What was said about cases, for people and programs.
struct CaseReceiptSheet {
    private let written: [CaseDraft]
    private let cases: Int
    private let desk: CaseDesk
    /// About which it cannot be said; only a preview has any.
    var blocked: [CaseBlock] = []

    /// More lines than this are only counted.
    private static let listed = 40

    init(_ written: [CaseDraft], lookedAt: Int, _ desk: CaseDesk) {
        self.written = written
        cases = lookedAt
        self.desk = desk
    }

    func show(_ common: CommonOptions) {
        if common.json {
            print(json.canonicalText)
            return
        }
        for draft in written.prefix(CaseReceiptSheet.listed) {
            let said = CaseClaimText.text(draft.register, draft.claim, desk.books, desk.minute)
            let note = draft.note.map { " (\($0))" } ?? ""
            print(
                CasePhrase.said(CaseName.short(draft.record), draft.register.step(), said + note)
            )
        }
        let rest = written.count - CaseReceiptSheet.listed
        if rest > 0 { print(CasePhrase.more(String(rest))) }
        for block in blocked { print(CasePhrase.cannot(CaseName.short(block.record), block.text)) }
        let count = Set(written.map(\.record)).count
        print(
            (desk.isDryRun ? CasePhrase.wouldWrite : CasePhrase.wrote)(
                String(written.count),
                String(count)
            )
        )
    }

    private var json: JSONValue {
        [
            "dry_run": .bool(desk.isDryRun), "looked_at": .integer(Int64(cases)),
            "blocked": .list(
                blocked.map { block in
                    [
                        "case": .text(block.record),
                        "problem": .text(block.problem.code.rawValue), "text": .text(block.text),
                    ]
                }
            ),
            "written": .list(
                written.map { draft in
                    [
                        "case": .text(draft.record), "register": .text(draft.register.text),
                        "claim": draft.claim,
                        "photos": .list(draft.photos.map { .text($0.digest.hex) }),
                    ]
                }
            ),
        ]
    }
}
