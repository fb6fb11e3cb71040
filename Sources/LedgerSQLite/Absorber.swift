import CentralLedger
import Inspection
import Journaling

/// Takes verified segments into the tables, within a transaction that the caller opened.
///
/// Registers are changed in the order of their keys: keys that arrive in order are worth more than
/// short keys (Documentation/decisions/0003).
struct Absorber {
    private let tables: LedgerTables
    private(set) var law: LawState
    private(set) var absorption = Absorption()

    /// A register to be judged, with a statement that belongs in it.
    private struct Change {
        /// `nil` for the register in which the statement was written: nearly always.
        let key: RegisterKey?
        /// Index among ``statements``; `nil` when only what is there already is judged.
        let statement: Int?
        /// Whether this absorption brought the statement.
        var isNew = false
    }

    /// The runs of this absorption, to find the segment that brought an entry.
    private var runs: [(device: DeviceID, seqs: ClosedRange<Int64>)] = []
    private var changes: [Change] = []
    /// What ``changes`` speak of: they are sorted, and statements are large.
    private var statements: [Statement] = []
    /// On what the statement judged last counts; good for one state of the law.
    private var ground: CommonGround?
    private var days: [DayKey: DayState] = [:]
    /// The row that is written, to make room for it only once.
    private var row: [UInt8] = []
    /// What is being written: the checks or the counts of one day, in the order of their keys.
    private var openDay: DayKey?
    /// What the records of ``openDay`` begin with.
    private var dayStart: [UInt8] = []
    /// The case whose registers are being written.
    private var openCase: String?
    /// Whether something changed of what is looked up about places, people and standards.
    private var hasOtherBooks = false
    /// Adds ``openDay`` up unless that is done anew in the end anyway.
    private var dayBuilder: DaySheetBuilder?
    /// The resolution that ``judged(_:_:)`` made last.
    private var latest: Resolution?

    struct DayKey: Hashable, Comparable {
        let date: Int64
        let station: String

        static func < (one: DayKey, other: DayKey) -> Bool {
            (one.date, one.station) < (other.date, other.station)
        }
    }

    /// What is known of a day that this absorption touches.
    private enum DayState {
        /// It had no registers before; those written so far are in the builder.
        case new(DaySheetBuilder)
        /// The same while its registers are written.
        case open
        /// It has registers from before: it is added up anew in the end.
        case changed
    }

    init(tables: LedgerTables, law: LawState) {
        self.tables = tables
        self.law = law
    }

    /// Takes the segments in; ``law`` and ``absorption`` are what came of it.
    mutating func absorb(_ segments: [VerifiedSegment]) throws {
        var statements: [Statement] = []
        var touched = Set<DeviceID>()
        var longest = try tables.longestRun()
        for segment in segments {
            let arrival = try SegmentArrival(segment, tables: tables, longest: longest)
            absorption.outcomes.append(arrival.outcome)
            let run = segment.segment
            runs.append((run.device, run.first...run.through))
            if arrival.isFork { absorption.forkedDevices.insert(segment.segment.device) }
            guard arrival.isStored else { continue }
            if run.count > longest {
                longest = run.count
                try tables.setLongestRun(longest)
            }
            touched.insert(segment.segment.device)
            statements += arrival.newStatements
        }
        try judge(statements, touched: touched)
    }

    /// Judges statements that are in stored segments but not in any register yet.
    mutating func judge(_ statements: [Statement], touched: Set<DeviceID>) throws {
        self.statements = statements
        changes.reserveCapacity(statements.count)
        let hasGoverning = takeGoverning(statements)
        let touchesChains = law.chains.keys.contains(where: touched.contains)
        if hasGoverning || touchesChains { try refreshLaw(touched: touched) }
        for index in statements.indices { place(index) }
        try writeRegisters()
        try writeDays()
        for statement in statements where statement.hasAttachments {
            for attachment in statement.attachments { try tables.expectPhoto(attachment) }
        }
    }

    private mutating func takeGoverning(_ statements: [Statement]) -> Bool {
        var hasGoverning = false
        for statement in statements
        where statement.defect == nil && statement.layer < 4 {
            law.add(statement)
            hasGoverning = true
        }
        return hasGoverning
    }

    /// Adds the changes that a new statement makes.
    private mutating func place(_ index: Int) {
        let statement = statements[index]
        changes.append(Change(key: nil, statement: index, isNew: true))
        let judge = law.judge
        guard judge.mayMove(statement) else { return }
        let placing = judge.placing(of: statement)
        if placing.record != statement.record {
            changes.append(
                Change(
                    key: RegisterKey(record: placing.record, register: statement.register),
                    statement: index,
                    isNew: true
                )
            )
        }
    }

    /// Has a register judged again with a statement that is here already.
    private mutating func change(_ key: RegisterKey, with statement: Statement) {
        changes.append(Change(key: key, statement: statements.count))
        statements.append(statement)
    }
}

// MARK: - What a change of the smaller layers does to entries that are here already

extension Absorber {
    private mutating func refreshLaw(touched: Set<DeviceID>) throws {
        let before = law.judge
        for device in law.devicesWithChains
        where law.chains[device] == nil || touched.contains(device) {
            law.chains[device] = try tables.links(of: device).chain
        }
        law.refresh()
        let after = law.judge
        for device in before.authority.devicesJudgedDifferently(in: after.authority) {
            try rejudge(device, before: before)
        }
        for digest in before.authority.fatesChanged(in: after.authority) {
            guard let statement = law.governing[digest] else { continue }
            changes.append(Change(key: RegisterKey(of: statement), statement: nil))
        }
        try rejudgeReleased(before.authority.releasesChanged(in: after.authority))
        try rejudgePlaces(before: before.reference)
    }

    /// Judges every entry of a device again.
    private mutating func rejudge(_ device: DeviceID, before: Judge) throws {
        for (_, segment) in try tables.segments(of: device) {
            for statement in try segment.statements() { rejudge(statement, before: before) }
        }
    }

    private mutating func rejudge(_ statement: Statement, before: Judge) {
        guard statement.defect != nil || RecordKind.layer(of: statement.record) >= 3 else { return }
        // The row may have dropped it when it was erased.
        change(RegisterKey(of: statement), with: statement)
        guard statement.defect == nil else { return }
        for judge in [before, law.judge] {
            let placing = judge.placing(of: statement)
            guard placing.record != statement.record else { continue }
            change(
                RegisterKey(record: placing.record, register: statement.register),
                with: statement
            )
        }
    }

    private mutating func rejudgeReleased(_ digests: Set<Digest>) throws {
        guard !digests.isEmpty else { return }
        try tables.forEachRegister { key, row in
            if row.statements.contains(where: { digests.contains($0.digest) }) {
                changes.append(Change(key: key, statement: nil))
            }
        }
    }

    private mutating func rejudgePlaces(before: Reference) throws {
        let after = law.judge.reference
        guard before != after else { return }
        let earlier = Judge(authority: law.judge.authority, reference: before)
        if before.hasOtherSettings(than: after) {
            try rejudgeRegisters(from: "", to: "~", earlier)
            return
        }
        // What only became known can matter to held entries, and to moved or released ones.
        try tables.forEachRegister(flagged: .held) { key, _ in
            changes.append(Change(key: key, statement: nil))
        }
        for device in law.judge.authority.devicesWithAddresses {
            try rejudge(device, before: earlier)
        }
        try rejudgeReleased(law.judge.authority.releasedEntries)
        for point in before.knownPointsOtherwise(in: after) {
            for kind in ["check", "count", "watch"] {
                try rejudgeRegisters(from: "\(kind)/\(point).", to: "\(kind)/\(point)/", earlier)
            }
        }
        for street in before.knownStreetsOtherwise(in: after) {
            // "0" follows the stroke.
            try rejudgeRegisters(from: "walk/\(street)/", to: "walk/\(street)0", earlier)
        }
    }

    private mutating func rejudgeRegisters(
        from lower: String,
        to upper: String,
        _ earlier: Judge
    ) throws {
        try tables.forEachRegister(from: lower, to: upper) { key, row in
            guard RecordKind.layer(of: key.record) == 4 else { return }
            changes.append(Change(key: key, statement: nil))
            for statement in row.statements { rejudge(statement, before: earlier) }
        }
    }
}

// MARK: - Registers

extension Absorber {
    private mutating func writeRegisters() throws {
        let (changes, statements) = (changes, statements)
        var order = RegisterOrder(capacity: changes.count)
        for (number, change) in changes.enumerated() {
            if let key = change.key {
                order.add(key, number)
            } else if let index = change.statement {
                order.add(statements[index], number)
            }
        }
        try order.forEachRegister { key, numbers in
            try openCase(of: key)
            try openDay(of: key)
            var isKnown = false
            if numbers.count == 1, let lone = changes[numbers[0]].statement {
                switch try writeLone(key, statements[lone]) {
                case .written: return
                case .known: isKnown = true
                case .unlike: break
                }
            }
            try write(key, numbers.map { changes[$0] }, isKnown: isKnown)
        }
        try closeCase()
        closeDay()
        if hasOtherBooks { try tables.unsettleCases() }
        self.changes = []
        self.statements = []
        ground = nil
    }

    private enum LoneOutcome {
        case written
        /// The register is here already.
        case known
        /// The entry does not simply count.
        case unlike
    }

    /// Writes a register that was not here before and has one entry, which counts: nearly all.
    private mutating func writeLone(
        _ key: KeyBytes,
        _ statement: Statement
    ) throws -> LoneOutcome {
        guard statement.defect == nil, statement.layer >= 3, !law.judge.isErased(statement),
            counts(statement, in: key)
        else { return .unlike }
        row.removeAll(keepingCapacity: true)
        RegisterRow.appendLone(statement, for: key, to: &row)
        guard try tables.insert(key, flags: [], state: row) else { return .known }
        try addToDay(key, statement, credit: nil, isDisputed: false)
        addLoneWatch(key, statement)
        return .written
    }

    /// Whether a statement belongs in a register and counts there when it is alone.
    private mutating func counts(_ statement: Statement, in key: KeyBytes) -> Bool {
        let judge = law.judge
        // What it covers stands where it was written.
        if let ground, ground.covers(statement, by: judge) {
            return statement.withBytes(of: .record) { $0.isSame(as: key.record) }
        }
        let placing = judge.placing(of: statement)
        // Another's word than the writer's is noted in the row.
        guard placing.record == key.key.record, placing.inspector == statement.inspector,
            !statement.decides
        else { return false }
        guard judge.standing(of: statement, placing).counts else { return false }
        ground = judge.commonGround(of: statement)
        return true
    }

    private mutating func write(
        _ key: KeyBytes,
        _ changes: [Change],
        isKnown: Bool
    ) throws {
        var incoming: [Statement] = []
        var new: [Statement] = []
        for change in changes {
            guard let statement = change.statement.map({ statements[$0] }) else { continue }
            if change.isNew { new.append(statement) }
            if !incoming.contains(where: { $0.element == statement.element }) {
                incoming.append(statement)
            }
        }
        try write(key, incoming, new: new, isKnown: isKnown)
    }

    private mutating func write(
        _ names: KeyBytes,
        _ incoming: [Statement],
        new: [Statement],
        isKnown: Bool
    ) throws {
        let key = names.key
        let layer = RecordKind.layer(of: key.record)
        if layer == 1 || layer == 2 {
            try writeGoverning(key, incoming, new: new)
            return
        }
        // Most registers are new: try that first.
        if !incoming.isEmpty, !isKnown {
            let (bytes, flags) = judged(key, incoming)
            if let bytes, try tables.insert(key, flags: flags, state: bytes) {
                if let latest, let inForce = latest.inForce {
                    try addToDay(
                        names,
                        inForce.statement,
                        credit: latest.credit,
                        isDisputed: flags.contains(.conflict)
                    )
                    addWatch(names, latest)
                }
                note(key, flags: flags, before: [], new)
                return
            }
        }
        guard let known = try tables.register(key) else { return }
        let elements = Set(known.row.statements.map(\.element))
        let all = known.row.statements + incoming.filter { !elements.contains($0.element) }
        let (bytes, flags) = judged(key, all)
        if let bytes {
            try tables.update(key, flags: flags, state: bytes)
        } else {
            try tables.delete(key)
        }
        note(key, flags: flags, before: known.flags, new)
    }

    private mutating func judged(
        _ key: RegisterKey,
        _ statements: [Statement]
    ) -> ([UInt8]?, RegisterFlags) {
        let judge = law.judge
        latest = nil
        if key.record.isEmpty {
            let kept = statements.filter { !judge.isErased($0) }
            let row = RegisterRow(statements: kept, hasInForce: false)
            return (kept.isEmpty ? nil : row.encoded(for: key), .held)
        }
        let kept = statements.filter { statement in
            !judge.isErased(statement)
                && (statement.record == key.record
                    || judge.placing(of: statement).record == key.record)
        }
        guard !kept.isEmpty else { return (nil, []) }
        let resolution = judge.resolution(record: key.record, register: key.register, of: kept)
        let here = resolution.counting.count + resolution.held.count
        let elsewhere =
            here == kept.count ? [] : kept.filter { judge.placing(of: $0).record != key.record }
        latest = resolution
        return (
            RegisterRow(resolution, elsewhere: elsewhere).encoded(for: key),
            RegisterFlags(resolution)
        )
    }

    /// Counts what became of new entries and of conflicts.
    private mutating func note(
        _ key: RegisterKey,
        flags: RegisterFlags,
        before: RegisterFlags,
        _ incoming: [Statement]
    ) {
        if before.contains(.conflict) && !flags.contains(.conflict) {
            absorption.conflictsClosed += 1
        }
        if flags.contains(.conflict) && !before.contains(.conflict), let first = incoming.first {
            outcome(of: first) { $0.conflictsOpened += 1 }
        }
        guard flags.contains(.held), !incoming.isEmpty else { return }
        if key.record.isEmpty {
            for statement in incoming {
                guard let defect = statement.defect else { continue }
                noteHeld(statement, [Reason(defect)])
            }
        } else {
            let digests = Set(incoming.map(\.digest))
            for member in latest?.held ?? [] where digests.contains(member.statement.digest) {
                noteHeld(member.statement, member.standing.reasons)
            }
        }
    }

    private mutating func noteHeld(_ statement: Statement, _ reasons: [Reason]) {
        outcome(of: statement) { outcome in
            outcome.heldEntries += 1
            for reason in reasons { outcome.held[reason, default: 0] += 1 }
        }
    }

    /// Changes the outcome of the segment that brought a statement.
    private mutating func outcome(
        of statement: Statement,
        _ change: (inout Absorption.Outcome) -> Void
    ) {
        let index = runs.firstIndex {
            $0.device == statement.device && $0.seqs.contains(statement.seq)
        }
        if let index { change(&absorption.outcomes[index]) }
    }

    private mutating func writeGoverning(
        _ key: RegisterKey,
        _ incoming: [Statement],
        new: [Statement]
    ) throws {
        let known = try tables.register(key)
        let elements = Set(known?.row.statements.map(\.element) ?? [])
        let statements =
            (known?.row.statements ?? []) + incoming.filter { !elements.contains($0.element) }
        let fates = law.judge.authority.fates
        let isHeld = statements.contains { fates[$0.digest] == .withoutAuthority }
        let row = RegisterRow(statements: statements, hasInForce: false).encoded(for: key)
        let flags: RegisterFlags = isHeld ? .held : []
        if known == nil {
            _ = try tables.insert(key, flags: flags, state: row)
        } else {
            try tables.update(key, flags: flags, state: row)
        }
        for statement in new where fates[statement.digest] == .withoutAuthority {
            noteHeld(statement, [.noAuthority])
        }
    }
}

// MARK: - Cases

extension Absorber {
    /// Has the case of this register noted when the last of its registers is written.
    ///
    /// In the order of keys all cases come before all checks: whoever adds up the day of a check
    /// finds its case as it will be.
    private mutating func openCase(of key: KeyBytes) throws {
        if let openCase, openCase.withBytes({ key.record.isSame(as: UnsafeRawBufferPointer($0)) }) {
            return
        }
        try closeCase()
        guard key.record.first(5).equals("case/") else {
            hasOtherBooks =
                hasOtherBooks || Absorber.books.contains { key.record.starts(with: $0.utf8) }
            return
        }
        openCase = String(decoding: key.record, as: UTF8.self)
    }

    /// What the books are made of that cases are worked out with.
    private static let books = ["point/", "unit/", "person/", "settings/", "standard/"]

    /// Has the days added up anew for whose checks other units answer now.
    private mutating func closeCase() throws {
        guard let record = openCase else { return }
        openCase = nil
        for check in try tables.write(case: record, law.judge) {
            let name = RecordName(check)
            guard name.kind == .check, let station = name.station, let date = name.workDate,
                try tables.hasDay(station: station, date: date)
            else { continue }
            days[DayKey(date: date.day, station: station)] = .changed
        }
    }
}

// MARK: - Days

extension Absorber {
    /// Has the registers that follow added to the day of this one.
    private mutating func openDay(of key: KeyBytes) throws {
        if openDay != nil, key.record.first(dayStart.count).isSame(as: dayStart) { return }
        closeDay()
        let name = RecordName(String(decoding: key.record, as: UTF8.self))
        guard let kind = name.kind, [.check, .count, .watch].contains(kind),
            let station = name.station, let date = name.workDate
        else { return }
        let day = DayKey(date: date.day, station: station)
        openDay = day
        dayStart = Array("\(kind.rawValue)/\(station)/\(date.text)/".utf8)
        switch days[day] {
        case .new(let builder):
            dayBuilder = builder
            // Only one of the two copies may change.
            days[day] = .open
        case .changed, .open: break
        case nil where try tables.hasDay(station: station, date: date):
            days[day] = .changed
        case nil:
            dayBuilder = DaySheetBuilder(date: date, law.judge.reference.settings(on: date))
            days[day] = .open
        }
    }

    /// Counts a statement that came into force in a register of the day that is open.
    private mutating func addToDay(
        _ key: KeyBytes,
        _ statement: Statement,
        credit: Resolution.Credit?,
        isDisputed: Bool
    ) throws {
        guard dayBuilder != nil else { return }
        let said = credit?.statement ?? statement
        func add(_ inspector: UnsafeRawBufferPointer) throws {
            try statement.withBytes(of: .claim) { claim in
                let ofCase = try tables.units(
                    ofCaseIn: claim,
                    register: key.register,
                    check: key.record
                )
                dayBuilder?.add(
                    SheetEntry(
                        record: key.record,
                        register: key.register,
                        digest: statement.digest,
                        inspector: inspector,
                        milliseconds: said.stamp.milliseconds,
                        isTyped: said.observed != 0,
                        decision: credit?.decision ?? .none,
                        isDisputed: isDisputed,
                        claim: claim,
                        ofCase: ofCase
                    )
                )
            }
        }
        if let credit {
            try credit.inspector.withBytes { try add(UnsafeRawBufferPointer($0)) }
        } else {
            try statement.withBytes(of: .inspector) { try add($0) }
        }
    }

    /// Notes who was there by a register of a watch.
    private mutating func addWatch(_ key: KeyBytes, _ resolution: Resolution) {
        guard dayBuilder != nil, key.record.starts(with: DaySheetBuilder.watchPrefix.utf8) else {
            return
        }
        dayBuilder?.add(watch: resolution)
    }

    private mutating func addLoneWatch(_ key: KeyBytes, _ statement: Statement) {
        guard dayBuilder != nil, key.record.starts(with: DaySheetBuilder.watchPrefix.utf8) else {
            return
        }
        let names = key.key
        dayBuilder?.add(
            watch: law.judge.resolution(
                record: names.record,
                register: names.register,
                of: [statement]
            )
        )
    }

    private mutating func closeDay() {
        if let openDay, let dayBuilder { days[openDay] = .new(dayBuilder) }
        openDay = nil
        dayBuilder = nil
    }

    private mutating func writeDays() throws {
        var lastMonth: (month: Month, stations: Set<String>)?
        for (day, state) in days.sorted(by: { $0.key < $1.key }) {
            guard let date = WorkDate(day: day.date) else { continue }
            let sheet: DaySheet
            if case .new(var builder) = state {
                sheet = builder.finished()
            } else {
                sheet = try tables.daySheet(
                    station: day.station,
                    date: date,
                    by: law.judge
                )
            }
            try tables.write(sheet, station: day.station, date: date)
            // Days come in order, so a month's are together.
            if lastMonth?.month != Month(date) { lastMonth = (Month(date), []) }
            if lastMonth?.stations.insert(day.station).inserted == true {
                try tables.unsettle(Month(date), station: day.station)
            }
        }
        days = [:]
    }
}
