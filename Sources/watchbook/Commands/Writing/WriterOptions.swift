import ArgumentParser
import Foundation
import JournalSQLite
import Journaling
import LedgerSQLite

/// Who writes, and into which journal: the options of every command that writes entries.
struct WriterOptions: ParsableArguments {
    @Option(help: ArgumentHelp(WriterPhrase.journalHelp, value: WriterPhrase.journalValue))
    var journal: String

    @Option(help: ArgumentHelp(WriterPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Option(help: ArgumentHelp(WriterPhrase.inspectorHelp, value: WriterPhrase.inspectorValue))
    var inspector: String

    @Option(help: ArgumentHelp(WriterPhrase.rankHelp, value: WriterPhrase.rankValue))
    var rank: Int64?
}

extension WriterOptions {
    /// The writer, with the rank settled.
    ///
    /// `judge`: what is known about enrolments, as from a ledger that the command has
    /// open; `nil` for the desk beside the journal, if there is one.
    ///
    /// - Throws: `Problem`: `badName`, `badNumber`, `keyMissing`, `keyUnreadable`, and what opening
    ///   the desk throws.
    func writer(knowing judge: Judge? = nil) throws -> Writer {
        guard Names.isInspector(inspector) else { throw Problem(.badName, inspector) }
        if let rank, rank < 0 { throw Problem(.badNumber, "\(rank)") }
        let key = try DeviceKey.load(from: key ?? JournalFiles(journal).key)
        let known = try judge ?? desk().map { try $0.judge() }
        let ranks = (known?.authority.grants[key.device] ?? []).flatMap { held in
            (held.grant.inspectors + held.grant.types).filter { $0.matches(inspector) }.map(\.rank)
        }
        return Writer(
            journal: journal,
            key: key,
            inspector: inspector,
            rank: rank ?? ranks.max() ?? 1
        )
    }

    /// Writes entries and returns when they are on the disk; the journal is closed again.
    ///
    /// - Throws: `Problem`; nothing is written then.
    func append(_ drafts: [Draft], now: Moment) throws -> [Entry] {
        try writer().append(drafts, now: now)
    }

    private func desk() throws -> SQLiteLedger? {
        let path = JournalFiles(journal).desk
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try SQLiteLedger(opening: path, .reading)
    }
}

/// One inspector at one device's journal.
struct Writer {
    let journal: String
    let key: DeviceKey
    let inspector: String
    let rank: Int64

    var device: DeviceID { key.device }

    /// An entry of this writer that is not written yet.
    func draft(
        _ record: String,
        _ register: String,
        claim: JSONValue,
        about: JSONValue = [:],
        bases: [Digest] = [],
        observed: Int64? = nil,
        attachments: [Attachment] = []
    ) -> Draft {
        Draft(
            observed: observed,
            inspector: inspector,
            rank: rank,
            record: record,
            register: register,
            bases: bases,
            attachments: attachments,
            claim: claim,
            about: about
        )
    }

    /// Writes entries and returns when they are on the disk; the journal is closed again.
    ///
    /// `seen`: the greatest stamp among the entries that these answer.
    ///
    /// - Throws: `Problem`; nothing is written then.
    func append(_ drafts: [Draft], now: Moment, seen: Stamp? = nil) throws -> [Entry] {
        let opened = try Journal.open(at: journal, key: key)
        return try opened.append(drafts, now: now.milliseconds, seen: seen)
    }
}

/// The files that stand beside a journal.
struct JournalFiles {
    /// The path without its ending.
    let base: String

    /// The files of the journal, key or request at `path`.
    init(_ path: String) {
        let ending = [".journal", ".key", ".request"].first { path.hasSuffix($0) }
        base = String(path.dropLast(ending?.count ?? 0))
    }

    var journal: String { base + ".journal" }
    var publicKey: String { base + ".pub" }
    var request: String { base + ".request" }
    var key: String { base + ".key" }
    var desk: String { base + ".desk" }
}
