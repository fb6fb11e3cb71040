package import CentralLedger
package import Inspection
package import Journaling
import Synchronization

/// A ledger that keeps the set and nothing else, and judges it from scratch whenever it is asked:
/// slow, and right if the pure functions are.
package final class EvaluatedLedger: Ledger {
    private struct State {
        /// As they arrived.
        var segments: [Segment] = []
        /// The links of each device by their chain digests.
        var links: [DeviceID: [Digest: PlacedLink]] = [:]
        /// The elements whose bytes are here.
        var statements: [Place: Statement] = [:]
        var photos: Set<Digest> = []
        var receipts: Set<Receipt> = []
        var known: Evaluation?
    }

    package let charter: Charter
    private let state = Mutex(State())

    package init(_ charter: Charter) { self.charter = charter }

    package var evaluation: Evaluation {
        state.withLock { state in
            if let known = state.known { return known }
            let evaluation = Evaluation(
                roots: charter.roots,
                isPractice: charter.isPractice,
                statements: Array(state.statements.values),
                chains: Scene.chains(of: state.links.map { ($0, Array($1.values)) })
            )
            state.known = evaluation
            return evaluation
        }
    }

    package func together<Value>(_ work: () async throws -> Value) async throws -> Value {
        let before = state.withLock { $0 }
        do {
            return try await work()
        } catch {
            state.withLock { $0 = before }
            throw error
        }
    }

    package func absorb(_ segments: [VerifiedSegment]) throws -> Absorption {
        let before = evaluation
        var absorption = Absorption()
        var new: Set<Place> = []
        for segment in segments {
            let here = Set(state.withLock { $0.statements.keys })
            let arriving = Set(segment.statements.map(\.place))
            absorption.outcomes.append(
                Absorption.Outcome(
                    new: segment.statements.count { !here.contains($0.place) },
                    alreadyHeld: segment.statements.count { here.contains($0.place) }
                )
            )
            new.formUnion(arriving.subtracting(here))
            if try keep(segment) { absorption.forkedDevices.insert(segment.segment.device) }
        }
        tell(new, since: before, in: &absorption)
        return absorption
    }

    /// Takes a segment into the set; returns whether it has another entry at a place that is taken.
    private func keep(_ arriving: VerifiedSegment) throws -> Bool {
        let segment = arriving.segment
        var links: [PlacedLink] = []
        var before = segment.before
        try segment.forEachEntry(trusting: true) { seq, digest, chain, bytes in
            let link = bytes.map { Link(bytes: Array($0)) } ?? Link(withheld: digest)
            links.append(PlacedLink(seq: seq, before: before, chain: chain, link: link))
            before = chain
        }
        return state.withLock { state in
            var isFork = false
            let others = Dictionary(
                grouping: (state.links[segment.device] ?? [:]).values,
                by: \.seq
            )
            for link in links {
                if others[link.seq]?.contains(where: { $0.link.digest != link.link.digest }) == true
                {
                    isFork = true
                }
                state.links[segment.device, default: [:]][link.chain] = link
            }
            for statement in arriving.statements { state.statements[statement.place] = statement }
            state.segments.append(segment)
            state.known = nil
            return isFork
        }
    }

    /// Sums up, in the last outcome, what became of new entries and of conflicts.
    private func tell(
        _ new: Set<Place>,
        since before: Evaluation,
        in absorption: inout Absorption
    ) {
        let after = evaluation
        guard let last = absorption.outcomes.indices.last else { return }
        for statement in after.statements where new.contains(statement.place) {
            let reasons = after.reasons(of: statement) ?? []
            if !reasons.isEmpty { absorption.outcomes[last].heldEntries += 1 }
            for reason in reasons { absorption.outcomes[last].held[reason, default: 0] += 1 }
        }
        func conflicts(_ evaluation: Evaluation) -> Set<Evaluation.Key> {
            Set(evaluation.registers.filter { $0.value.isConflict }.keys)
        }
        absorption.conflictsClosed = conflicts(before).subtracting(conflicts(after)).count
    }

    package func holds(_ segments: [Segment]) throws -> [Bool] {
        state.withLock { state in
            segments.map { segment in
                state.segments.contains { stored in
                    stored.device == segment.device && stored.first == segment.first
                        && stored.count == segment.count && stored.last == segment.last
                        && (try? stored.links(trusting: true))?.allSatisfy { $0.bytes != nil }
                            == true
                }
            }
        }
    }

    package func keepPhoto(_ digest: Digest, _ bytes: [UInt8]) throws -> Bool {
        guard !evaluation.judge.authority.erasedPhotos.contains(digest) else { return false }
        return state.withLock { $0.photos.insert(digest).inserted }
    }

    package func keepReceipt(_ receipt: Receipt) throws {
        _ = state.withLock { $0.receipts.insert(receipt) }
    }

    package func missingPhotos() throws -> [Attachment] {
        let photos = state.withLock { $0.photos }
        var missing: [Digest: Attachment] = [:]
        let judge = evaluation.judge
        for attachment in evaluation.statements.filter({ !judge.isErased($0) })
            .flatMap(\.attachments)
        where !photos.union(judge.authority.erasedPhotos).contains(attachment.digest) {
            missing[attachment.digest] = attachment
        }
        return missing.values.sorted { $0.digest < $1.digest }
    }

    package func forEachSegment(
        after arrival: Int64,
        _ body: (Int64, Segment) throws -> Void
    ) throws {
        for (index, segment) in state.withLock({ $0.segments }).enumerated() where index >= arrival
        {
            try body(Int64(index) + 1, segment)
        }
    }
}

// MARK: - Content

extension EvaluatedLedger {
    /// The entries of a device that are erased: named, and either without bytes or judged so.
    private func erased(_ device: DeviceID, _ links: some Collection<PlacedLink>) -> Set<Digest> {
        let evaluation = evaluation
        let here = state.withLock { $0.statements }
        let named = evaluation.judge.authority.entriesNamedForErasure(of: device)
        return Set(
            links.filter { link in
                guard named.contains(link.link.digest) else { return false }
                let place = Place(device: device, seq: link.seq, entry: link.link.digest)
                return here[place].map(evaluation.judge.isErased) ?? true
            }.map(\.link.digest)
        )
    }

    private func isPresent(_ device: DeviceID, _ link: PlacedLink) -> Bool {
        state.withLock {
            $0.statements[Place(device: device, seq: link.seq, entry: link.link.digest)] != nil
        }
    }

    private var devices: [(DeviceID, [PlacedLink])] {
        state.withLock { $0.links.map { ($0, Array($1.values)) }.sorted { $0.0 < $1.0 } }
    }

    package func deviceStates() throws -> [DeviceState] {
        devices.compactMap { device, links in
            var state = DeviceState(device: device)
            let bySeq = Dictionary(grouping: links, by: \.seq)
            state.forks = Set(bySeq.filter { Set($0.value.map(\.link.digest)).count > 1 }.keys)
            state.erased = erased(device, links)
            state.withheld = Set(
                links.filter { !isPresent(device, $0) }.map(\.link.digest)
            ).subtracting(state.erased)
            var missing: [Int64] = []
            for seq in 1..<(bySeq.keys.max() ?? 1) where bySeq[seq] == nil { missing.append(seq) }
            for seq in missing {
                if let last = state.gaps.last, last.upperBound == seq - 1 {
                    state.gaps[state.gaps.count - 1] = last.lowerBound...seq
                } else {
                    state.gaps.append(seq...seq)
                }
            }
            return state.isRemarkable ? state : nil
        }
    }

    package func manifest() throws -> [UInt8] {
        var bytes = Array("watchbook-set-1\0".utf8)
        for (device, links) in devices {
            let chains = Set(links.map(\.chain))
            let befores = Set(links.map(\.before))
            let erased = erased(device, links)
            bytes.append(device)
            for list in [
                chains.subtracting(befores),
                befores.subtracting(chains).subtracting([Chain.start(of: device)]),
                Set(links.filter { !isPresent(device, $0) }.map(\.link.digest)).union(erased),
            ] {
                bytes.append(leb: Int64(list.count))
                for digest in list.sorted() { bytes.append(digest) }
            }
        }
        return bytes
    }

    package func forEachContentLine(_ body: (ContentLine) throws -> Void) throws {
        let evaluation = evaluation
        for (key, resolution) in evaluation.registers {
            if let line = ContentLine.register(resolution) { try body(line) }
            for member in resolution.held {
                try body(
                    .held(
                        member.statement.digest,
                        reasons: member.standing.reasons,
                        record: key.record,
                        register: key.register
                    )
                )
            }
        }
        for statement in evaluation.statements {
            if let defect = statement.defect {
                guard !evaluation.judge.isErased(statement) else { continue }
                try body(
                    .held(
                        statement.digest,
                        reasons: [Reason(defect)],
                        record: statement.record,
                        register: statement.register
                    )
                )
            } else if let fate = evaluation.judge.authority.fates[statement.digest] {
                try body(
                    fate == .withoutAuthority
                        ? .held(
                            statement.digest,
                            reasons: [.noAuthority],
                            record: statement.record,
                            register: statement.register
                        )
                        : .governing(statement, isEffective: fate == .effective)
                )
            }
        }
        for state in try deviceStates() {
            if let line = ContentLine.device(state) { try body(line) }
        }
    }

    package func settleMonths() {}

    package func judge() -> Judge { evaluation.judge }

    package func resolution(record: String, register: String) -> Resolution? {
        evaluation.registers[Evaluation.Key(record: record, register: register)]
    }

    package func statements(in record: String) -> [Statement] {
        let evaluation = evaluation
        var found: [Digest: Statement] = [:]
        for statement in evaluation.statements where statement.defect == nil {
            if statement.record == record
                || evaluation.judge.placing(of: statement).record == record
            {
                found[statement.digest] = statement
            }
        }
        return found.values.sorted { $0.digest < $1.digest }
    }

    package func disputes(own: Bool) -> [Resolution] {
        evaluation.registers.sorted { $0.key < $1.key }.map(\.value)
            .filter { own ? $0.isOwn : $0.isConflict }
    }

    package func forEachHeld(_ body: (FoundEntry) throws -> Void) throws {
        for (key, resolution) in evaluation.registers.sorted(by: { $0.key < $1.key }) {
            for member in resolution.held {
                try body(
                    FoundEntry(
                        statement: member.statement,
                        state: .held(member.standing.reasons),
                        record: key.record,
                        register: key.register
                    )
                )
            }
        }
    }

    package func forEachSheetEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (SheetEntry) throws -> Void
    ) throws {
        try forEachEntry(at: station, in: dates) { entry in
            let result = SheetEntry.with(
                entry.statement,
                credit: entry.credit,
                record: entry.record,
                register: entry.register,
                isDisputed: entry.isDisputed,
                ofCase: entry.ofCase
            ) { view in Result { try body(view) } }
            try result.get()
        }
    }

    package func forEachEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        let charges = charges
        for (key, resolution) in evaluation.registers.sorted(by: { $0.key < $1.key }) {
            let name = RecordName(key.record)
            guard name.station == station, let inForce = resolution.inForce,
                let date = name.workDate, dates.contains(date)
            else { continue }
            try body(
                EntryInForce(
                    record: key.record,
                    register: key.register,
                    statement: inForce.statement,
                    credit: resolution.credit,
                    isDisputed: resolution.isConflict,
                    ofCase: units(of: key, inForce.statement, charges)
                )
            )
        }
    }

    package func forEachEntry(
        from first: String,
        to end: String,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        let charges = charges
        for (key, resolution) in evaluation.registers.sorted(by: { $0.key < $1.key }) {
            guard let inForce = resolution.inForce, key.record >= first, key.record < end else {
                continue
            }
            try body(
                EntryInForce(
                    record: key.record,
                    register: key.register,
                    statement: inForce.statement,
                    credit: resolution.credit,
                    isDisputed: resolution.isConflict,
                    ofCase: units(of: key, inForce.statement, charges)
                )
            )
        }
    }

    /// The entries in force of the cases, by their records.
    private var caseEntries: [String: [CaseEntry]] {
        var entries: [String: [CaseEntry]] = [:]
        for (key, resolution) in evaluation.registers where RecordName(key.record).kind == .case {
            if let entry = CaseEntry(resolution) { entries[key.record, default: []].append(entry) }
        }
        return entries
    }

    /// Who has to act on the cases, by their records.
    private var charges: [String: CaseCharge] {
        caseEntries.compactMapValues { CaseCharge(CaseFile(record: "", entries: $0)) }
    }

    package func caseParts<Part: Sendable>(
        _ books: CaseBooks,
        _ start: Part,
        where isAsked: @escaping @Sendable (inout Part, String, CaseFacts.Outline) -> Bool,
        _ take: @escaping @Sendable (inout Part, String, CaseFacts) -> Void
    ) throws -> [Part] {
        var part = start
        for (record, facts) in caseFacts(books).sorted(by: { $0.key < $1.key })
        where isAsked(&part, record, facts.outline) {
            take(&part, record, facts)
        }
        return [part]
    }

    package func forEachCase(
        _ books: CaseBooks,
        of records: [String],
        _ body: (String, CaseFacts) throws -> Void
    ) throws {
        let facts = caseFacts(books)
        for record in records {
            if let facts = facts[record] { try body(record, facts) }
        }
    }

    private func caseFacts(_ books: CaseBooks) -> [String: CaseFacts] {
        var facts: [String: CaseFacts] = [:]
        for (record, entries) in caseEntries {
            let file = books.file(record: record, entries: entries)
            facts[record] = CaseFacts(CaseItem(file, books, now: 0), books)
        }
        return facts
    }

    private func units(
        of key: Evaluation.Key,
        _ statement: Statement,
        _ charges: [String: CaseCharge]
    ) -> [ResponsibilityLine: [String]] {
        guard key.register == "finding", let claim = JSONValue(statement.claim),
            let record = claim["case"]?.text, let charge = charges[record],
            charge.check == key.record
        else { return [:] }
        return charge.units
    }

    package func forEachSheet(
        in dates: ClosedRange<WorkDate>,
        monthSum: (String, Month) -> MonthSum?,
        _ body: (LedgerSheet) throws -> Void
    ) throws {
        struct Day: Hashable {
            let date: WorkDate
            let station: String
        }
        var days: [Day: DaySheetBuilder] = [:]
        let charges = charges
        for (key, resolution) in evaluation.registers.sorted(by: { $0.key < $1.key }) {
            let name = RecordName(key.record)
            guard let kind = name.kind, [.check, .count, .watch].contains(kind),
                let inForce = resolution.inForce, let date = name.workDate,
                let station = name.station, dates.contains(date)
            else { continue }
            let settings = evaluation.judge.reference.settings(on: date)
            let day = Day(date: date, station: station)
            var builder =
                days[day]
                ?? DaySheetBuilder(
                    date: date,
                    zoneMinutes: settings.zoneMinutes,
                    dateDays: settings.dateDays
                )
            if kind == .watch { builder.add(watch: resolution) }
            SheetEntry.with(
                inForce.statement,
                credit: resolution.credit,
                record: key.record,
                register: key.register,
                isDisputed: resolution.isConflict,
                ofCase: units(of: key, inForce.statement, charges)
            ) { builder.add($0) }
            days[day] = builder
        }
        for (day, builder) in days.sorted(by: {
            ($0.key.date, $0.key.station) < ($1.key.date, $1.key.station)
        }) {
            var builder = builder
            let sheet = builder.finished()
            guard !sheet.isEmpty else { continue }
            try sheet.bytes.withUnsafeBytes {
                try body(
                    LedgerSheet(station: day.station, dates: day.date...day.date, bytes: $0)
                )
            }
        }
    }
}

// MARK: - Comparing

/// Everything that a ledger comes to.
package struct LedgerContent: Equatable {
    /// Sorted as bytes, equal ones once.
    package let lines: [String]
    package let manifest: [UInt8]
    /// Date, station and sheet of each day.
    package let days: [String]

    package init(_ ledger: any Ledger) throws {
        var lines: Set<[UInt8]> = []
        try ledger.forEachContentLine { lines.insert($0.bytes) }
        self.lines = lines.sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(decoding: $0, as: UTF8.self) }
        manifest = try ledger.manifest()
        days = try ledger.allDays()
    }

    /// The first difference, in words; `nil` when there is none.
    package func difference(from other: LedgerContent) -> String? {
        let mine = Set(lines)
        let theirs = Set(other.lines)
        if mine != theirs {
            return "only here: \(mine.subtracting(theirs).sorted().prefix(3))\n"
                + "only there: \(theirs.subtracting(mine).sorted().prefix(3))"
        }
        if lines != other.lines { return "lines in another order" }
        if manifest != other.manifest { return "another manifest" }
        if days != other.days {
            return "days \(Set(days).symmetricDifference(other.days).sorted().prefix(4))"
        }
        return nil
    }
}

extension Ledger {
    /// Every day's sheet in words, in the order of dates and stations.
    package func allDays() throws -> [String] {
        guard let first = WorkDate(day: 0), let last = WorkDate("9999-12-31") else { return [] }
        var days: [String] = []
        try forEachSheet(in: first...last, monthSum: { _, _ in nil }) { sheet in
            let content = DaySheet(sheet.bytes).map { "\($0)" } ?? "damaged"
            days.append("\(sheet.dates.lowerBound) \(sheet.station) \(content)")
        }
        return days
    }
}
