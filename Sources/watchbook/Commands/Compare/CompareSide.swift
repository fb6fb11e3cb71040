import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// A set of entries that somebody named: now, a close, a manifest, an export, a moment, a ledger.
struct CompareSide {
    let name: String
    let ledger: SQLiteLedger
    let books: CityBooks
    /// What it covers by itself; `nil` where it covers everything.
    var scope: TallyScope?
    /// Keeps the file of the moment.
    private let pinned: PinnedLedger?

    init(_ name: String, _ ledger: SQLiteLedger, _ books: CityBooks) {
        self.name = name
        self.ledger = ledger
        self.books = books
        pinned = nil
    }

    init(_ name: String, _ pinned: PinnedLedger, _ scope: TallyScope?) {
        self.name = name
        ledger = pinned.ledger
        books = pinned.books
        self.scope = scope
        self.pinned = pinned
    }

    func compared(_ scope: TallyScope) throws -> ComparedSide {
        ComparedSide(ledger, books, scope, booksDigest: try ledger.booksDigest())
    }

    func set() throws -> Digest { Chain.sha256(try ledger.manifest()) }
}

/// Opens what an argument of `compare` names.
struct CompareOpener {
    private let whole: SQLiteLedger
    private let path: String
    private let books: CityBooks

    init(_ whole: SQLiteLedger, path: String) throws {
        self.whole = whole
        self.path = path
        books = try whole.books()
    }

    /// - Throws: `Problem`: `compareSide`, `closeUnknown`, `manifestMissing`, `manifestUnknown`.
    func open(_ text: String) throws -> CompareSide {
        if text == "now" { return CompareSide(ComparePhrase.now(), whole, books) }
        if let close = try close(text) {
            guard let pinned = try PinnedLedger(close, in: whole) else {
                throw Problem(.manifestMissing, close.set?.hex ?? "", path)
            }
            let name = "\(close.office) \(close.date.text) v\(close.version)"
            return CompareSide(name, pinned, pinned.scope(of: close).tallied)
        }
        if FileManager.default.fileExists(atPath: text) { return try file(text) }
        if let moment = moment(text) {
            return CompareSide(text, try PinnedLedger(writtenBy: moment, in: whole), nil)
        }
        throw Problem(.compareSide, text)
    }

    /// `S01/2026-05-12`, the same with `/2`, or the record of a close.
    private func close(_ text: String) throws -> SignedClose? {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.first == "close" { parts.removeFirst() }
        guard (2...3).contains(parts.count), Names.isName(parts[0]), let date = WorkDate(parts[1])
        else { return nil }
        var version: Int64?
        if parts.count == 3 {
            guard let number = Int64(parts[2]) else { return nil }
            version = number
        }
        let closes = try whole.closes { $0 == parts[0] && $1 == date }
        guard
            let close = version.map({ number in closes.last { $0.version == number } })
                ?? closes.last
        else { throw Problem(.closeUnknown, text, path) }
        return close
    }

    private func file(_ name: String) throws -> CompareSide {
        if name.hasSuffix(".ledger") {
            let ledger = try SQLiteLedger(opening: name, .reading)
            return CompareSide(name, ledger, try ledger.books())
        }
        guard let data = FileManager.default.contents(atPath: name) else {
            throw Problem(.fileUnreadable, name)
        }
        if data.starts(with: "watchbook-set-1\0".utf8) {
            return CompareSide(name, try PinnedLedger(Array(data), in: whole), nil)
        }
        let report = try ReportFile(name)
        guard let pinned = try report.pinned(in: whole) else {
            throw Problem(.manifestMissing, report.set?.hex ?? "", path)
        }
        return CompareSide(name, pinned, report.question.map { TallyScope($0) })
    }

    /// A moment, or the end of a date in the city.
    func moment(_ text: String) -> Moment? {
        guard let date = WorkDate(text) else { return Moment(text) }
        let zone = books.reference.settings(on: date).zoneMinutes
        return Moment(milliseconds: ((date.day + 1) * 1440 - zone) * 60_000 - 1)
    }
}
