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
    /// - Throws: `Problem`: `caseUnknown`, `caseAmbiguous`, `caseState` for a named one that does
    ///   not fit, `caseNone`.
    func chosen(_ options: CaseActOptions, fits: (CaseItem) -> Bool) throws -> [CaseItem] {
        guard options.cases.isEmpty else {
            return try options.cases.map { text in
                let item = try item(named: text, in: options.ledger)
                guard fits(item) else {
                    throw Problem(.caseState, CaseName.short(item.record), item.file.state())
                }
                return item
            }
        }
        guard !options.filter.isEmpty else { throw Problem(.caseNone) }
        let reading = CaseReading(
            ledger: act.ledger,
            books: books,
            now: minute,
            filter: try options.filter.filter(books, now: minute)
        )
        let found = try reading.admitted().items.filter(fits)
        guard !found.isEmpty else { throw Problem(.caseNone) }
        return found
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
    func perform() throws {
        let desk = try CaseDesk(options)
        let items = try desk.chosen(options, fits: fits)
        let drafts = try items.flatMap { try self.drafts(for: $0, desk) }
        CaseReceiptSheet(try desk.write(drafts), lookedAt: items.count, desk).show(options.common)
    }
}

/// What was said about cases, for people and programs.
struct CaseReceiptSheet {
    private let written: [CaseDraft]
    private let cases: Int
    private let desk: CaseDesk

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
