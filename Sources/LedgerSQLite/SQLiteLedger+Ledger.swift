package import CentralLedger
package import Inspection
package import Journaling

extension SQLiteLedger: Ledger {
    package var charter: Charter {
        get throws { try withTables { try Charter(loading: $0) } }
    }

    /// Adds trusted roots to a ledger that has none yet.
    package func adopt(_ roots: Set<DeviceID>) throws {
        try change { tables, law in
            try tables.setMeta("roots", roots.sorted().flatMap(\.bytes))
            law = try LawState(loading: tables)
        }
    }

    package func absorb(_ segments: [VerifiedSegment]) throws -> Absorption {
        try change { tables, law in
            var absorber = Absorber(tables: tables, law: law)
            try absorber.absorb(segments)
            law = absorber.law
            return absorber.absorption
        }
    }

    /// Does `work` on this ledger and takes everything back that it changed.
    package func rehearse<Value>(_ work: (SQLiteLedger) throws -> Value) throws -> Value {
        try withRehearsal { try work(self) }
    }

    package func holds(_ segments: [Segment]) throws -> [Bool] {
        try look { tables in
            try segments.map { segment in
                SegmentArrival.isRepeated(
                    segment,
                    among: try tables.segments(of: segment.device, first: segment.first)
                )
            }
        }
    }

    package func manifest() throws -> [UInt8] {
        try withLaw { tables, law in
            var bytes = ManifestPart.prefix
            for device in try tables.devices() {
                let erased = law.judge.authority.entriesNamedForErasure(of: device)
                let outline = try tables.outline(of: device)
                if erased.isEmpty, let part = SimpleRuns(device: device, outline).manifestPart {
                    part.append(to: &bytes, device: device)
                } else {
                    let links = try tables.links(of: device)
                    links.appendManifest(
                        to: &bytes,
                        erased: try effectivelyErased(erased, links, tables, law)
                    )
                }
            }
            return bytes
        }
    }

    /// The entries of a device that count as erased: bytes of layers 1 and 2 never are; what is
    /// withheld at some place is, whatever its copies elsewhere are.
    private func effectivelyErased(
        _ named: Set<Digest>,
        _ links: DeviceLinks,
        _ tables: LedgerTables,
        _ law: LawState
    ) throws -> Set<Digest> {
        guard !named.isEmpty else { return [] }
        var kept = Set<Digest>()
        var erased = links.withheldEntries
        for (_, segment) in try tables.segments(of: links.device) {
            for statement in try segment.statements() where named.contains(statement.digest) {
                if law.judge.isErased(statement) {
                    erased.insert(statement.digest)
                } else {
                    kept.insert(statement.digest)
                }
            }
        }
        return named.subtracting(kept.subtracting(erased))
    }

    package func forEachContentLine(_ body: (ContentLine) throws -> Void) throws {
        try withLaw { tables, law in
            try tables.forEachRegister { key, row in
                for line in lines(key, row, law) { try body(line) }
            }
            for device in try tables.devices() {
                if let line = ContentLine.device(try state(of: device, tables, law)) {
                    try body(line)
                }
            }
        }
    }

    private func lines(_ key: RegisterKey, _ row: RegisterRow, _ law: LawState) -> [ContentLine] {
        if key.record.isEmpty {
            return row.statements.compactMap { statement in
                statement.defect.map {
                    ContentLine.held(
                        statement.digest,
                        reasons: [Reason($0)],
                        record: statement.record,
                        register: statement.register
                    )
                }
            }
        }
        if RecordKind.layer(of: key.record) < 3 {
            return row.statements.map { statement in
                switch law.judge.authority.fates[statement.digest] {
                case .effective: ContentLine.governing(statement, isEffective: true)
                case .cancelled: ContentLine.governing(statement, isEffective: false)
                case .withoutAuthority, nil:
                    ContentLine.held(
                        statement.digest,
                        reasons: [.noAuthority],
                        record: key.record,
                        register: key.register
                    )
                }
            }
        }
        let resolution = law.judge.resolution(
            record: key.record,
            register: key.register,
            of: row.statements
        )
        let held = resolution.held.map { member in
            ContentLine.held(
                member.statement.digest,
                reasons: member.standing.reasons,
                record: key.record,
                register: key.register
            )
        }
        return held + [ContentLine.register(resolution)].compactMap { $0 }
    }

    private func state(
        of device: DeviceID,
        _ tables: LedgerTables,
        _ law: LawState
    ) throws -> DeviceState {
        let outline = try tables.outline(of: device)
        let erased = law.judge.authority.entriesNamedForErasure(of: device)
        if erased.isEmpty, let gaps = SimpleRuns(device: device, outline).gaps {
            var state = DeviceState(device: device)
            state.gaps = gaps
            return state
        }
        let links = try tables.links(of: device)
        return links.state(erased: try effectivelyErased(erased, links, tables, law))
    }

    /// What is remarkable about each device that has something.
    package func deviceStates() throws -> [DeviceState] {
        try withLaw { tables, law in
            try tables.devices().map { try state(of: $0, tables, law) }.filter(\.isRemarkable)
        }
    }

    package func forEachSegment(
        after arrival: Int64,
        _ body: (Int64, Segment) throws -> Void
    ) throws {
        try withTables { try $0.forEachSegment(after: arrival, body) }
    }

    package func forEachSheet(
        in dates: ClosedRange<WorkDate>,
        monthSum: (String, Month) -> MonthSum?,
        _ body: (LedgerSheet) throws -> Void
    ) throws {
        try withTables { try $0.forEachSheet(in: dates, monthSum: monthSum, body) }
    }

    package func sum<Sum: SheetSumming>(
        _ start: Sum,
        in dates: ClosedRange<WorkDate>,
        monthSum: (String, Month) -> MonthSum?
    ) throws -> Sum {
        try withTables { tables in
            try SharedSum.of(start) { body in
                try tables.forEachSheet(in: dates, monthSum: monthSum, body)
            }
        }
    }

    package func sum<Sum: StationSumming>(
        _ start: Sum,
        at stations: [String],
        on date: WorkDate
    ) throws -> Sum {
        try withTables { tables in
            try SharedSum.of(start, stations: stations) { station, body in
                try tables.forEachRegisterRow(at: station, in: date...date, body)
            }
        }
    }

    package func forEachEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        try withTables { try $0.forEachEntry(at: station, in: dates, body) }
    }

    package func forEachEntry(
        from first: String,
        to end: String,
        _ body: (EntryInForce) throws -> Void
    ) throws {
        try withTables { try $0.forEachEntry(from: first, to: end, body) }
    }

    package func forEachSheetEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (SheetEntry) throws -> Void
    ) throws {
        try withTables { try $0.forEachSheetEntry(at: station, in: dates, body) }
    }

    package func settleMonths() throws {
        try change { tables, _ in try tables.settleMonths() }
        try settleCases()
    }

    package func missingPhotos() throws -> [Attachment] {
        try withLaw { tables, law in
            let erased = law.judge.authority.erasedPhotos
            let missing = try tables.missingPhotos().filter { !erased.contains($0.digest) }
            guard !missing.isEmpty else { return [] }
            let doubtful = try tables.photosOfErased(by: law)
                .intersection(missing.map(\.digest))
            guard !doubtful.isEmpty else { return missing }
            let orphans = try doubtful.subtracting(tables.photosOfRegisters(among: doubtful))
            return missing.filter { !orphans.contains($0.digest) }
        }
    }

    /// Makes everything that follows from the segments anew.
    package func rebuild() throws {
        try change { tables, law in
            try tables.execute(
                """
                DELETE FROM register; DELETE FROM day; DELETE FROM file; \
                UPDATE photo SET state = state
                """
            )
            law = LawState(charter: law.charter)
            var statements: [Statement] = []
            var touched = Set<DeviceID>()
            func flush() throws {
                var absorber = Absorber(tables: tables, law: law)
                try absorber.judge(statements, touched: touched)
                law = absorber.law
                statements = []
                touched = []
            }
            try tables.forEachSegment(after: 0) { _, segment in
                statements += try segment.statements()
                touched.insert(segment.device)
                if statements.count >= SQLiteLedger.batch { try flush() }
            }
            try flush()
            try tables.settleMonths()
            try tables.setMeta("sheets", [DaySheet.format])
        }
        try settleCases()
    }

    /// How many entries are judged together.
    package static let batch = 20_000
}

/// A device whose stored runs neither overlap nor have withheld entries: nearly all of them.
///
/// Its part of the manifest needs no look into the segments.
private struct SimpleRuns {
    private let device: DeviceID
    private let segments: [LedgerTables.StoredSegment]
    private let isSimple: Bool

    init(device: DeviceID, _ segments: [LedgerTables.StoredSegment]) {
        self.device = device
        self.segments = segments
        var isSimple = segments.allSatisfy { $0.absent == 0 }
        for (one, next) in zip(segments, segments.dropFirst()) where next.first <= one.through {
            isSimple = false
        }
        self.isSimple = isSimple
    }

    var manifestPart: ManifestPart? {
        guard isSimple else { return nil }
        var ends: [Digest] = []
        var starts: [Digest] = []
        var last = Chain.start(of: device)
        for segment in segments {
            if segment.before != last {
                if last != Chain.start(of: device) { ends.append(last) }
                if segment.before != Chain.start(of: device) { starts.append(segment.before) }
            }
            last = segment.last
        }
        return ManifestPart(ends: ends + [last], starts: starts, absent: [])
    }

    var gaps: [ClosedRange<Int64>]? {
        guard isSimple else { return nil }
        var gaps: [ClosedRange<Int64>] = []
        var expected: Int64 = 1
        for segment in segments {
            if segment.first > expected { gaps.append(expected...(segment.first - 1)) }
            expected = segment.through + 1
        }
        return gaps
    }
}
