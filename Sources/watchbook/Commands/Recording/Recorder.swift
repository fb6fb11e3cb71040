import Foundation
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite
import Sync

/// One inspector at one device with what its desk knows: where all recording begins.
struct Recorder {
    let writer: Writer
    let now: Moment
    /// Today in the city.
    let today: WorkDate
    private(set) var own: OwnEntries
    /// What everybody else said on this device, which a pair of watchers shares.
    private(set) var others: [OwnEntries]
    /// `nil` without a desk: then nothing is judged.
    let desk: Desk?
    private let journal: Journal

    /// What the office gave to the device.
    struct Desk {
        let ledger: SQLiteLedger
        let judge: Judge
        let gazetteer: Gazetteer
        let standards: StandardShelf

        init(_ path: String) throws {
            ledger = try SQLiteLedger(opening: path, .reading)
            judge = try ledger.judge()
            gazetteer = try ledger.gazetteer()
            standards = try ledger.standards()
        }
    }

    /// Opens the journal, and the desk beside it where there is one.
    ///
    /// - Throws: `Problem`: `badTime`, and what opening a journal, its key and a desk throws.
    init(_ options: WriterOptions, now: Moment) throws {
        let path = JournalFiles(options.journal).desk
        desk = FileManager.default.fileExists(atPath: path) ? try Desk(path) : nil
        writer = try options.writer(knowing: desk?.judge)
        journal = try Journal.open(at: writer.journal, key: writer.key)
        self.now = now
        let settings = { [desk] (date: WorkDate?) in
            desk?.judge.reference.settings(on: date) ?? CitySettings()
        }
        let about = now.date(zone: settings(nil).zoneMinutes)
        guard let today = now.date(zone: settings(about).zoneMinutes) else {
            throw Problem(.badTime, String(now.milliseconds))
        }
        self.today = today
        let read = try Recorder.entries(of: writer.inspector, in: journal)
        own = read.own
        others = read.others
    }

    /// Takes in what was written since; the journal stays open, so that nobody comes in between.
    mutating func renew() throws {
        let read = try Recorder.entries(of: writer.inspector, in: journal)
        own = read.own
        others = read.others
    }

    private static func entries(
        of inspector: String,
        in journal: Journal
    ) throws -> (own: OwnEntries, others: [OwnEntries]) {
        var people = [inspector: OwnEntries(of: inspector)]
        try journal.forEachEntry { _, bytes in
            guard let entry = Entry(reading: bytes) else { return }
            people[entry.inspector, default: OwnEntries(of: entry.inspector)]
                .add(entry, digest: Chain.identity(of: bytes))
        }
        let own = people.removeValue(forKey: inspector) ?? OwnEntries(of: inspector)
        return (own, people.values.sorted { $0.inspector < $1.inspector })
    }

    /// What was said on this device, by whomever; the inspector's own first.
    var everyone: [OwnEntries] { [own] + others }

    /// Keeps photos, and returns what an entry refers to them by.
    func photos(_ files: [String], isDryRun: Bool) throws -> [Attachment] {
        guard files.count <= Entry.Limit.attachments else {
            throw Problem(.badNumber, String(files.count))
        }
        let photos = try files.map { try ImportSession.bytes(of: $0) }
        return try photos.map { bytes in
            guard !isDryRun else {
                return Attachment(digest: Chain.sha256(bytes), length: Int64(bytes.count))
            }
            return try journal.addPhoto(bytes)
        }
    }

    /// The end of the journal as it is now: what a review of the day covers.
    func journalEnd() throws -> ActivityReport.JournalEnd {
        ActivityReport.JournalEnd(
            device: writer.device,
            seq: try journal.count,
            chain: try journal.chainEnd
        )
    }

    /// Writes entries, all or none, and returns when they are on the disk.
    func write(_ drafts: [Draft], isDryRun: Bool) throws -> [Recorded] {
        let doubts = drafts.map { self.doubts(about: $0) }
        guard !isDryRun else {
            return zip(drafts, doubts).map { Recorded(draft: $0, digest: nil, doubts: $1) }
        }
        let entries = try journal.append(drafts, now: now.milliseconds)
        return zip(zip(drafts, doubts), entries).map { said, entry in
            Recorded(
                draft: said.0,
                digest: Chain.identity(of: entry.canonicalBytes),
                doubts: said.1
            )
        }
    }

    /// Why a ledger that knows what the desk knows would hold the entry.
    ///
    /// A practice device is there to be practised on.
    private func doubts(about draft: Draft) -> [Reason] {
        guard let judge = desk?.judge else { return [] }
        let entry = Entry(
            device: writer.device,
            seq: 1,
            stamp: Stamp(milliseconds: now.milliseconds),
            observed: draft.observed,
            inspector: draft.inspector,
            rank: draft.rank,
            record: draft.record,
            register: draft.register,
            bases: draft.bases,
            payload: draft.payload
        )
        let statement = Statement(of: entry)
        return judge.standing(of: statement, judge.placing(of: statement)).reasons
            .filter { $0 != .practice }
    }
}

/// An entry that was written, or would be.
struct Recorded {
    let draft: Draft
    /// `nil` in a dry run.
    let digest: Digest?
    /// Why it would be held as things are known here.
    let doubts: [Reason]

    var claim: JSONValue { JSONValue(draft.payload)?["claim"] ?? .null }

    var json: JSONValue {
        [
            "digest": digest.map { .text($0.hex) } ?? .null, "record": .text(draft.record),
            "register": .text(draft.register), "claim": claim,
            "doubts": .list(doubts.map { .text($0.rawValue) }),
        ]
    }

    /// Says on standard error why it would not count.
    func warn() {
        for reason in doubts { Terminal.warn(RecordingPhrase.doubtful(reason())) }
    }
}

// MARK: - When and where

extension Recorder {
    /// Minutes since 1970 UTC.
    var minute: Int64 { now.milliseconds / 60_000 }

    /// Minutes that the city's clocks are ahead of UTC on a date.
    func zone(on date: WorkDate?) -> Int64 {
        (desk?.judge.reference.settings(on: date) ?? CitySettings()).zoneMinutes
    }

    /// Minutes since 1970 by the city's clocks.
    var localMinute: Int64 { minute + zone(on: today) }

    /// `09:05` by the city's clocks; with the date where it is not today's.
    func clock(_ minute: Int64) -> String {
        let text = Moment(milliseconds: minute * 60_000).local(zone: zone(on: today))
        return text.hasPrefix(today.text) ? String(text.dropFirst(11)) : text
    }

    /// The watch that the inspector is on; `nil` for none.
    var watch: OpenWatch? { own.openWatches(at: minute).last }

    /// Where something is checked now.
    func spot(station: String?) throws(Problem) -> Spot {
        if let station, !Names.isName(station, minimum: 2) { throw Problem(.badName, station) }
        if let watch, station == nil || station == watch.station {
            let slot = desk?.gazetteer.slot(watch.slot, on: watch.date)
            return Spot(station: watch.station, date: watch.date, slot: slot, watch: watch)
        }
        guard let station else { throw Problem(.watchNone) }
        return Spot(station: station, date: today, slot: nil, watch: nil)
    }

    /// A station on a work date, and the watch there.
    struct Spot {
        let station: String
        let date: WorkDate
        /// The slot of the watch, where its times are known.
        let slot: Slot?
        let watch: OpenWatch?
    }

    /// The occasion of a check here and now, or at a minute since 1970 UTC.
    func occasion(
        _ kind: InspectionKind?,
        at spot: Spot,
        minute: Int64? = nil
    ) -> CheckOccasion {
        let zone = zone(on: spot.date)
        return CheckOccasion(
            kind: kind,
            slot: spot.slot,
            date: spot.date,
            minute: (minute ?? self.minute) + zone,
            inspector: writer.inspector,
            earlier: own.occasions(at: spot.station, on: spot.date)
                .map { ($0.occasion, $0.minute + zone) }
        )
    }

    /// What is known of the circumstances of an entry of now.
    func about(
        date: WorkDate,
        standard: String? = nil,
        note: String? = nil,
        place: JSONValue? = nil
    ) -> [String: JSONValue] {
        var members: [String: JSONValue] = ["zone": .integer(zone(on: date))]
        members["standard"] = standard.map(JSONValue.text)
        members["note"] = note.map(JSONValue.text)
        members["place"] = place
        return members
    }

    /// An entry that takes the place of what the inspector says in its register on this device, or
    /// of the entries that are named.
    func draft(
        _ record: String,
        _ register: String,
        claim: JSONValue,
        about: [String: JSONValue],
        bases: [Digest]? = nil,
        observed: Int64? = nil,
        attachments: [Attachment] = []
    ) -> Draft {
        writer.draft(
            record,
            register,
            claim: claim,
            about: .object(about),
            bases: bases ?? own.standing(record, register).map(\.digest),
            observed: observed,
            attachments: attachments
        )
    }
}

// MARK: - What is due

extension Recorder {
    /// What is asked for and offered at a station; `nil` where that is not known.
    func due(at station: String, on date: WorkDate) -> [DueIndicator]? {
        guard let desk, let point = desk.gazetteer.point(ofStation: station, on: date),
            !point.types.isEmpty, !desk.standards.standards(on: date).isEmpty
        else { return nil }
        return desk.standards.due(at: point, on: date)
    }

    /// The indicator that judges a code at a station, with its standard; `nil` where no standard
    /// is at hand.
    ///
    /// - Throws: `Problem` with ``Problem/Code/indicatorUnknown`` when none of those at hand has it.
    func judging(
        _ code: String,
        at station: String,
        on date: WorkDate
    ) throws(Problem) -> (standard: Standard, indicator: Indicator)? {
        guard Names.isID(code) else { throw Problem(.indicatorUnknown, code) }
        guard let desk, !desk.standards.standards(on: date).isEmpty else { return nil }
        let systems = desk.gazetteer.point(ofStation: station, on: date)?.systems ?? []
        let own = systems.isEmpty ? nil : systems
        guard
            let found = desk.standards.judging(code, on: date, systems: own)
                ?? desk.standards.judging(code, on: date)
        else { throw Problem(.indicatorUnknown, code) }
        return found
    }

    /// The name of an indicator in the language of this run; empty where none is known.
    func name(of code: String, at station: String, on date: WorkDate) -> String {
        let found = try? judging(code, at: station, on: date)
        return found?.indicator.name(inChinese: Language.current == .chinese) ?? ""
    }
}
