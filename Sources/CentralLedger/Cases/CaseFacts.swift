package import Inspection
package import Journaling

/// What questions about many cases need of one, worked out with the city's books.
///
/// A function of the case's registers and of the books; what depends on the time is asked with it.
/// A ledger keeps it, so that tens of thousands of cases are asked in a tenth of a second.
package struct CaseFacts: Hashable, Sendable {
    /// One stretch of the course with its time.
    package struct Stretch: Hashable, Sendable {
        package let stage: CaseStage
        /// The last minute in which it is in time; `nil` without a limit.
        package let due: Int64?
        /// `nil` while it goes on.
        package let end: Int64?
        /// Counts for nothing.
        package let isVoid: Bool

        package init(stage: CaseStage, due: Int64?, end: Int64?, isVoid: Bool) {
            self.stage = stage
            self.due = due
            self.end = end
            self.isVoid = isVoid
        }

        /// Over its time at a minute, or when it ended.
        package func isLate(at now: Int64) -> Bool {
            guard !isVoid, let due else { return false }
            return (end ?? now) > due
        }
    }

    /// By what a case can be passed over without reading the rest.
    package struct Outline: Hashable, Sendable {
        package var state: CaseState
        /// The work date of the report by the city's clocks; `nil` before it has come.
        package var reported: WorkDate?
        /// The date of the unit's deadline, when the case is due 应结.
        package var dueDate: WorkDate?
        /// The last minute in which whoever's turn it is is in time; `nil` without a limit, and for
        /// a case that is over.
        package var turnDue: Int64?
        /// Where and when, for those that may repeat another case or be repeated.
        package var spot: CaseSpot?

        /// By their numbers; all cases are asked for theirs.
        fileprivate static let states = CaseState.allCases

        /// False for a case that is not overdue at a minute; a suspended one may be late.
        package func isLate(at now: Int64) -> Bool { turnDue.map { now > $0 } ?? false }
    }

    package var outline: Outline
    package var isDisputed: Bool
    package var isIrregular: Bool
    /// 立案.
    package var isFiled: Bool
    /// 交办.
    package var isDispatched: Bool
    /// The unit's deadline.
    package var due: Int64?
    /// How often it was done again 返工, and returned 退单.
    package var reworks: Int64
    package var returns: Int64
    /// How it ended, or how the unit says it did.
    package var result: CaseResult?
    /// What the last person revisited said 回访.
    package var satisfaction: Satisfaction?
    /// 属地.
    package var office: String
    /// 主办单位, as its id where it is known.
    package var unit: String?
    /// The units charged or passed to, as their ids where they are known, and when; none where the
    /// case was returned.
    package var units: [String]
    package var dispatched: WorkDate?
    /// The minute of the report.
    package var minute: Int64?
    package var station: String?
    /// Where it is, as of ``CaseSighting``.
    package var position: Position?
    package var indicator: String?
    package var group: String?
    /// The class of the deadline.
    package var deadlineClass: String?
    package var source: FindingSource?
    package var level: InspectionLevel?
    package var kind: InspectionKind?
    package var line: SupervisionLine?
    package var finder: String?
    /// As a setting calls it; `nil` for an ordinary one.
    package var urgency: String?
    /// As of ``CaseSighting``.
    package var distinct: Set<String>
    package var first: String?
    package var ended: Int64?
    package var stretches: [Stretch]
    /// The spans in which its clocks stand still.
    package var pauses: [Range<Int64>]

    /// Works a case out.
    package init(_ item: CaseItem, _ books: CaseBooks) {
        let file = item.file
        let report = file.report?.claim
        outline = Outline(
            state: file.state,
            reported: file.report.map { books.date(at: $0.minute) },
            dueDate: item.timing.due.map { books.date(at: $0) },
            turnDue: item.timing.current.flatMap { $0.isVoid ? nil : $0.due }
        )
        isDisputed = file.isDisputed
        isIrregular = item.isIrregular
        isFiled = file.filing?.claim.isFiled == true || !file.rounds.isEmpty
        isDispatched = file.rounds.contains { $0.dispatch != nil }
        due = item.timing.due
        reworks = Int64(file.reworks)
        returns = Int64(file.returns)
        result = file.result
        satisfaction = file.revisits.keys.max().flatMap { file.revisits[$0]?.claim.satisfaction }
        office = item.office
        unit = CaseFacts.named(item.mainUnit(books))
        let dispatch = file.state == .returned ? nil : file.dispatch
        dispatched = dispatch.map { books.date(at: $0.minute) }
        units = dispatch.map { item.charged(by: $0, books) } ?? []
        minute = file.report?.minute
        station = CaseFacts.named(report?.station)
        position = file.report.flatMap { books.position(of: $0) }
        indicator = CaseFacts.named(report?.indicator)
        group = books.group(of: report?.indicator, at: file.report?.minute ?? item.now)
        deadlineClass = CaseFacts.named(item.deadlineClass)
        source = report?.source
        level = report?.level
        kind = item.kind
        line = report?.circumstances.line
        finder = CaseFacts.named(file.finder)
        urgency = CaseFacts.named(file.urgency)
        distinct = file.distinct
        first = CaseFacts.named(report?.first)
        ended = file.moments.ended
        stretches = item.timing.runs.map {
            Stretch(stage: $0.stage, due: $0.due, end: $0.end, isVoid: $0.isVoid)
        }
        pauses = file.pauses
        outline.spot = sighting(file.record).map(CaseSpot.init)
    }

    /// `nil` for the empty text: an indicator without a group has none.
    private static func named(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }
}

// What is asked with the time.

extension CaseFacts {
    package var state: CaseState { outline.state }
    package var reported: WorkDate? { outline.reported }
    package var dueDate: WorkDate? { outline.dueDate }
    package var isOpen: Bool { state.isOpen }
    package var point: String? { station.map { Names.parent(of: $0) } }

    /// 挂起.
    package func isSuspended(at now: Int64) -> Bool {
        isOpen && pauses.contains { $0.contains(now) }
    }

    /// 超期: whoever's turn it is has no time left.
    package func isOverdue(at now: Int64) -> Bool {
        outline.isLate(at: now) && !isSuspended(at: now)
    }

    /// Whether each unit kept its time in each round, up to now.
    package func isHandledInTime(at now: Int64) -> Bool {
        !stretches.contains { $0.stage == .handling && $0.isLate(at: now) }
    }

    /// What tells whether it may be one problem with others, under its record.
    package func sighting(_ record: String) -> CaseSighting? {
        guard let indicator, let minute, let source, state.canRepeat else { return nil }
        return CaseSighting(
            record: record,
            indicator: indicator,
            minute: minute,
            station: station,
            position: position,
            finder: finder,
            source: source,
            distinct: distinct,
            first: first,
            ended: ended
        )
    }
}

extension CaseItem {
    /// 主办单位, as its id where it is known.
    package func mainUnit(_ books: CaseBooks) -> String? {
        file.mainUnit.map { unit in
            file.dispatch.flatMap { books.gazetteer.unitID(unit, on: books.date(at: $0.minute)) }
                ?? unit
        }
    }

    fileprivate func charged(by dispatch: CaseAct<CaseDispatch>, _ books: CaseBooks) -> [String] {
        let date = books.date(at: dispatch.minute)
        let passed = file.passings.values.map(\.claim.to)
        return Set((dispatch.claim.all + passed).map { books.gazetteer.unitID($0, on: date) ?? $0 })
            .sorted()
    }
}

// MARK: - Bytes

extension CaseFacts {
    /// Another one whenever the same registers come to something else: 3 since they keep all that
    /// lists and statistics ask, 4 since the outline tells who is late and who may repeat whom, 5
    /// since a handler is known by name.
    package static let format: UInt8 = 5

    /// The bytes that a ledger keeps: the outline first, so that others are passed over quickly.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [CaseFacts.format, CaseFacts.number(of: state)]
        bytes.append(optional: reported?.day)
        bytes.append(optional: dueDate?.day)
        bytes.append(optional: outline.turnDue)
        bytes.append(outline.spot == nil ? 0 : 1)
        if let spot = outline.spot { bytes.append(spot) }
        let flags = [isDisputed, isIrregular, isFiled, isDispatched, group != nil]
        bytes.append(flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) })
        bytes.append(optional: due)
        bytes.append(leb: reworks)
        bytes.append(leb: returns)
        bytes.append(word: result)
        bytes.append(word: satisfaction)
        bytes.append(text: office)
        bytes.append(optional: dispatched?.day)
        bytes.append(texts: units)
        bytes.append(optional: minute)
        bytes.append(position)
        bytes.append(word: source)
        bytes.append(word: level)
        bytes.append(word: kind)
        bytes.append(word: line)
        for text in [unit, station, indicator, group, deadlineClass, finder, urgency, first] {
            bytes.append(text: text ?? "")
        }
        bytes.append(texts: distinct.sorted())
        bytes.append(optional: ended)
        bytes.append(leb: Int64(stretches.count))
        for stretch in stretches {
            bytes.append(CaseFacts.number(of: stretch.stage))
            bytes.append(stretch.isVoid ? 1 : 0)
            bytes.append(optional: stretch.due)
            bytes.append(optional: stretch.end)
        }
        bytes.append(leb: Int64(pauses.count))
        for pause in pauses {
            bytes.append(leb: max(pause.lowerBound, 0))
            bytes.append(leb: max(pause.upperBound, 0))
        }
        return bytes
    }

    /// Reads ``bytes``; `nil` when they do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        var reader = ByteReader(buffer)
        guard let outline = Outline(&reader), let flags = reader.byte(),
            let due = reader.optional(), let reworks = reader.integer(),
            let returns = reader.integer(), let result: CaseResult? = reader.word(),
            let satisfaction: Satisfaction? = reader.word(), let office = reader.text(),
            let dispatched = reader.optional(), let units = reader.texts(),
            let minute = reader.optional(), let position = reader.position()
        else { return nil }
        self.outline = outline
        isDisputed = flags & 1 != 0
        isIrregular = flags & 2 != 0
        isFiled = flags & 4 != 0
        isDispatched = flags & 8 != 0
        self.due = due
        self.reworks = reworks
        self.returns = returns
        self.result = result
        self.satisfaction = satisfaction
        self.office = office
        self.dispatched = dispatched.flatMap { WorkDate(day: $0) }
        self.units = units
        self.minute = minute
        self.position = position
        guard let source: FindingSource? = reader.word(),
            let level: InspectionLevel? = reader.word(),
            let kind: InspectionKind? = reader.word(), let line: SupervisionLine? = reader.word(),
            let unit = reader.text(), let station = reader.text(), let indicator = reader.text(),
            let group = reader.text(), let deadlineClass = reader.text(),
            let finder = reader.text(), let urgency = reader.text(), let first = reader.text(),
            let distinct = reader.texts(), let ended = reader.optional(),
            let count = reader.count(limit: buffer.count)
        else { return nil }
        self.source = source
        self.level = level
        self.kind = kind
        self.line = line
        self.unit = CaseFacts.named(unit)
        self.station = CaseFacts.named(station)
        self.indicator = CaseFacts.named(indicator)
        self.group = flags & 16 != 0 ? group : nil
        self.deadlineClass = CaseFacts.named(deadlineClass)
        self.finder = CaseFacts.named(finder)
        self.urgency = CaseFacts.named(urgency)
        self.first = CaseFacts.named(first)
        self.distinct = Set(distinct)
        self.ended = ended
        stretches = []
        stretches.reserveCapacity(count)
        for _ in 0..<count {
            guard let stage: CaseStage = reader.byte().flatMap(CaseFacts.word),
                let isVoid = reader.byte(), let due = reader.optional(),
                let end = reader.optional()
            else { return nil }
            stretches.append(Stretch(stage: stage, due: due, end: end, isVoid: isVoid != 0))
        }
        guard let pauseCount = reader.count(limit: buffer.count) else { return nil }
        pauses = []
        for _ in 0..<pauseCount {
            guard let start = reader.integer(), let end = reader.integer(), start < end else {
                return nil
            }
            pauses.append(start..<end)
        }
        guard reader.isAtEnd else { return nil }
    }

    fileprivate static func number<Word: CaseIterable & Equatable>(of word: Word) -> UInt8 {
        UInt8(Word.allCases.enumerated().first { $1 == word }?.offset ?? 0)
    }

    fileprivate static func word<Word: CaseIterable>(_ number: UInt8) -> Word?
    where Word.AllCases == [Word] {
        Word.allCases.indices.contains(Int(number)) ? Word.allCases[Int(number)] : nil
    }
}

extension CaseFacts.Outline {
    /// Reads the beginning of ``CaseFacts/bytes``; `nil` when they do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        var reader = ByteReader(buffer)
        self.init(&reader)
    }

    fileprivate init?(_ reader: inout ByteReader) {
        guard reader.byte() == CaseFacts.format,
            let number = reader.byte(), number < CaseFacts.Outline.states.count,
            let reported = reader.optional(), let dueDate = reader.optional(),
            let turnDue = reader.optional(), let hasSpot = reader.byte()
        else { return nil }
        state = CaseFacts.Outline.states[Int(number)]
        self.reported = reported.flatMap { WorkDate(day: $0) }
        self.dueDate = dueDate.flatMap { WorkDate(day: $0) }
        self.turnDue = turnDue
        guard hasSpot != 0 else { return }
        guard let minute = reader.integer(), let indicator = reader.integer(),
            let place = reader.optional(), let position = reader.position()
        else { return nil }
        spot = CaseSpot(
            minute: minute,
            indicator: UInt32(truncatingIfNeeded: indicator),
            place: place.map { UInt32(truncatingIfNeeded: $0) },
            position: position
        )
    }
}

extension [UInt8] {
    /// 0 for nothing, otherwise one more than the number, which must not be negative.
    fileprivate mutating func append(optional value: Int64?) {
        append(leb: value.map { Swift.max($0, 0) + 1 } ?? 0)
    }

    /// 0 for nothing, otherwise one more than the word's number.
    fileprivate mutating func append<Word: CaseIterable & Equatable>(word: Word?) {
        append(word.map { CaseFacts.number(of: $0) + 1 } ?? 0)
    }

    /// A byte that tells whether there is one, then latitude and longitude as positive numbers.
    fileprivate mutating func append(_ position: Position?) {
        append(position == nil ? 0 : 1)
        guard let position else { return }
        append(leb: position.latitude + Int64(Int32.max))
        append(leb: position.longitude + Int64(Int32.max))
    }

    fileprivate mutating func append(_ spot: CaseSpot) {
        append(leb: Swift.max(spot.minute, 0))
        append(leb: Int64(spot.indicator))
        append(optional: spot.place.map(Int64.init))
        append(spot.position)
    }

    fileprivate mutating func append(texts: [String]) {
        append(leb: Int64(texts.count))
        for text in texts { append(text: text) }
    }
}

extension ByteReader {
    /// `nil` when the bytes do not fit.
    fileprivate mutating func optional() -> Int64?? {
        integer().map { $0 == 0 ? nil : $0 - 1 }
    }

    /// `nil` when the bytes do not fit.
    fileprivate mutating func position() -> Position?? {
        guard let isThere = byte() else { return nil }
        guard isThere != 0 else { return .some(nil) }
        guard let latitude = integer(), let longitude = integer(),
            let position = Position(
                latitude: latitude - Int64(Int32.max),
                longitude: longitude - Int64(Int32.max)
            )
        else { return nil }
        return position
    }

    /// `nil` when the bytes do not fit.
    fileprivate mutating func word<Word: CaseIterable>() -> Word??
    where Word.AllCases == [Word] {
        guard let number = byte() else { return nil }
        guard number > 0 else { return .some(nil) }
        guard let word: Word = CaseFacts.word(number - 1) else { return nil }
        return word
    }

    /// `nil` when the bytes do not fit.
    fileprivate mutating func texts() -> [String]? {
        guard let count = count(limit: remaining) else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }
}
