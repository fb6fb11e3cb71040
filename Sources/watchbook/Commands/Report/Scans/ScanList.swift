import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// A scan that somebody attached.
struct AttachedScan {
    enum State {
        case here
        /// 已按规定删除.
        case erased
        /// The entry is here, the file is not.
        case missing
    }

    let digest: Digest
    let length: Int64
    let entry: Digest
    let inspector: String
    /// When it was attached, in minutes since 1970 UTC.
    let minute: Int64
    let state: State
    let note: String?
}

/// A paper that is signed, with its scans.
struct ScannedPaper {
    enum Kind: String {
        case close, notice, escalation, result, watch, other
    }

    let kind: Kind
    let record: String
    /// As ``PaperScan/paper`` has it.
    let paper: String
    /// What people call it.
    let name: String
    /// To whom it went, or whose it is: code, and name.
    let about: (id: String, name: String)
    let office: String
    /// When it was made, in minutes since 1970 UTC.
    let minute: Int64
    let date: WorkDate
    var scans: [AttachedScan]
}

/// All papers of a ledger with their scans, in the order of their times.
struct ScanList {
    private(set) var papers: [ScannedPaper] = []
    private let ledger: SQLiteLedger
    private let books: CaseBooks
    private let known: DutyBooks
    /// By record, then paper.
    private var scans: [String: [String: [AttachedScan]]] = [:]

    /// Reads the papers of a ledger.
    ///
    /// `watches`: the dates of the watches whose forms are wanted; `nil` for none.
    ///
    /// - Throws: what reading a ledger throws.
    init(_ ledger: SQLiteLedger, watches: ClosedRange<WorkDate>?, now: Moment) throws {
        self.ledger = ledger
        books = try ledger.caseBooks()
        known = try DutyBooks(ledger, now: now)
        try readScans()
        try addCloses()
        try addNotices()
        try addResults()
        if let watches { try addWatches(watches) }
        addRest()
        papers.sort { ($0.date, $0.minute, $0.name) < ($1.date, $1.minute, $1.name) }
    }

    private mutating func readScans() throws {
        var found: [String: [String: [AttachedScan]]] = [:]
        var entries: [(String, PaperScan, Statement)] = []
        for kind in [RecordKind.case, .close, .assessment, .activity] {
            try ledger.forEachResolution(of: kind) { resolution in
                guard PaperScan.isRegister(resolution.register),
                    let entry = resolution.inForce?.statement,
                    let scan = JSONValue(entry.claim).flatMap({ PaperScan($0) })
                else { return }
                entries.append((resolution.record, scan, entry))
            }
        }
        let photos = try ledger.photoStates(
            entries.flatMap { $0.2.attachments.map(\.digest) }
        )
        for (record, scan, entry) in entries {
            for attachment in entry.attachments {
                found[record, default: [:]][scan.paper, default: []].append(
                    AttachedScan(
                        digest: attachment.digest,
                        length: attachment.length,
                        entry: entry.digest,
                        inspector: entry.inspector,
                        minute: entry.stamp.milliseconds / 60_000,
                        state: photos[attachment.digest] ?? .missing,
                        note: scan.note
                    )
                )
            }
        }
        scans = found
    }

    private mutating func take(_ record: String, _ paper: String) -> [AttachedScan] {
        let found = scans[record]?.removeValue(forKey: paper) ?? []
        return found.sorted { ($0.minute, $0.digest) < ($1.minute, $1.digest) }
    }

    // MARK: Papers

    private mutating func addCloses() throws {
        for close in try ledger.closes() {
            let record = SignedClose.record(office: close.office, date: close.date)
            let paper = "version.\(close.version)"
            let minute = close.statement.stamp.milliseconds / 60_000
            let found = take(record, paper)
            papers.append(
                ScannedPaper(
                    kind: .close,
                    record: record,
                    paper: paper,
                    name: ScanPhrase.closeName(close.date.text, "\(close.version)"),
                    about: (close.office, books.unitName(close.office, at: minute)),
                    office: close.office,
                    minute: minute,
                    date: close.date,
                    scans: found
                )
            )
        }
    }

    /// A paper about several cases has the scans that were attached to any of them.
    private mutating func addNotices() throws {
        let roll = CaseRoll(try ledger.cases(books), books, now: known.minute)
        let files = Dictionary(roll.items.map { ($0.record, $0.file) }) { $1 }
        for paper in roll.papers() {
            var registers: [(record: String, register: String)] = []
            for entry in paper.cases {
                let register = files[entry.record]?.entries.first { $0.digest == entry.digest }
                if let register { registers.append((entry.record, register.register)) }
            }
            guard let first = registers.first else { continue }
            var found: [AttachedScan] = []
            for (record, register) in registers { found += take(record, register) }
            let unit = paper.notice.unit
            papers.append(
                ScannedPaper(
                    kind: first.register.hasPrefix("notice.") ? .notice : .escalation,
                    record: first.record,
                    paper: first.register,
                    name: "\(books.documentName(of: paper)) \(paper.numberText)",
                    about: (
                        books.unitID(unit, at: paper.minute),
                        books.unitName(unit, at: paper.minute)
                    ),
                    office: paper.office,
                    minute: paper.minute,
                    date: books.date(at: paper.minute),
                    scans: found
                )
            )
        }
    }

    private mutating func addResults() throws {
        let shelf = try ledger.assessments()
        for round in shelf.rounds {
            let record = "assessment/\(round.scheme)/\(round.id)"
            for (rest, saying) in shelf.sayings(record, "result") {
                let minute = saying.time / 60_000
                let found = take(record, "result.\(rest)")
                papers.append(
                    ScannedPaper(
                        kind: .result,
                        record: record,
                        paper: "result.\(rest)",
                        name: "\(ScanPhrase.resultKind()) \(round.scheme) \(round.id) \(rest)",
                        about: (round.scheme, round.scheme),
                        office: Names.parent(of: saying.inspector),
                        minute: minute,
                        date: books.date(at: minute),
                        scans: found
                    )
                )
            }
        }
    }

    private mutating func addWatches(_ dates: ClosedRange<WorkDate>) throws {
        for line in try known.list(dates, [:]).lines where line.verdict.state == .stood {
            let point = known.books.gazetteer.point(ofStation: line.station, on: line.date)
            let office = point?.office ?? Names.parent(of: line.person)
            let close = SignedClose.record(office: office, date: line.date)
            let zone = known.books.reference.settings(on: line.date).zoneMinutes
            let found = take(close, line.record)
            papers.append(
                ScannedPaper(
                    kind: .watch,
                    record: close,
                    paper: line.record,
                    name: CaseClaimText.words(
                        ScanPhrase.watchKind(),
                        line.date.text,
                        line.slot,
                        line.station
                    ),
                    about: (line.person, known.personName(line.person, on: line.date) ?? ""),
                    office: office,
                    minute: line.end ?? line.date.day * 1440 - zone,
                    date: line.date,
                    scans: found
                )
            )
        }
    }

    /// Scans of papers that are in no list: of rectification notices, hand-over lists, activities.
    private mutating func addRest() {
        for (record, papers) in scans.sorted(by: { $0.key < $1.key }) {
            for paper in papers.keys.sorted() {
                let found = take(record, paper)
                guard let first = found.first else { continue }
                let name =
                    switch paper {
                    case "rectification": ScanPhrase.rectification()
                    case "handover": ScanPhrase.handover()
                    default: paper
                    }
                self.papers.append(
                    ScannedPaper(
                        kind: RecordName(paper).kind == .watch ? .watch : .other,
                        record: record,
                        paper: paper,
                        name: CaseClaimText.words(
                            name,
                            record.hasPrefix("case/") ? CaseName.short(record) : record
                        ),
                        about: ("", ""),
                        office: Names.parent(of: first.inspector),
                        minute: first.minute,
                        date: RecordName(record).workDate ?? books.date(at: first.minute),
                        scans: found
                    )
                )
            }
        }
    }

    /// Keeps the papers that `isKept` wants.
    mutating func keep(_ isKept: (ScannedPaper) -> Bool) { papers.removeAll { !isKept($0) } }

    func clock(_ minute: Int64) -> String { books.clockText(minute) }
    func iso(_ minute: Int64) -> JSONValue { books.iso(minute) }

    func unitName(_ unit: String, at minute: Int64) -> String {
        books.unitName(unit, at: minute)
    }
}

extension SQLiteLedger {
    /// Whether files are here, without reading more of them than has to be.
    fileprivate func photoStates(_ digests: [Digest]) throws -> [Digest: AttachedScan.State] {
        guard !digests.isEmpty else { return [:] }
        let missing = Set(try missingPhotos().map(\.digest))
        let erased = try judge().authority.erasedPhotos
        return Dictionary(
            digests.map { digest -> (Digest, AttachedScan.State) in
                if erased.contains(digest) { return (digest, .erased) }
                return (digest, missing.contains(digest) ? .missing : .here)
            }
        ) { $1 }
    }
}
