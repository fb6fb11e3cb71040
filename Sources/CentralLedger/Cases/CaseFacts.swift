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

    package var state: CaseState
    package var isDisputed: Bool
    package var isIrregular: Bool
    /// The work date of the report by the city's clocks; `nil` before it has come.
    package var reported: WorkDate?
    /// The unit's deadline, when the case is due 应结, and its date.
    package var due: Int64?
    package var dueDate: WorkDate?
    /// 属地.
    package var office: String
    /// 主办单位, as its id where it is known.
    package var unit: String?
    package var station: String?
    package var indicator: String?
    package var group: String?
    /// The class of the deadline.
    package var deadlineClass: String?
    package var stretches: [Stretch]
    /// The spans in which its clocks stand still.
    package var pauses: [Range<Int64>]

    /// Works a case out.
    package init(_ item: CaseItem, _ books: CaseBooks) {
        let file = item.file
        state = file.state
        isDisputed = file.isDisputed
        isIrregular = item.isIrregular
        reported = file.report.map { books.date(at: $0.minute) }
        due = item.timing.due
        dueDate = item.timing.due.map { books.date(at: $0) }
        office = item.office
        unit = CaseFacts.named(item.value(of: .unit, books))
        station = CaseFacts.named(file.report?.claim.station)
        indicator = CaseFacts.named(file.report?.claim.indicator)
        group = CaseFacts.named(item.value(of: .group, books))
        deadlineClass = CaseFacts.named(item.deadlineClass)
        stretches = item.timing.runs.map {
            Stretch(stage: $0.stage, due: $0.due, end: $0.end, isVoid: $0.isVoid)
        }
        pauses = file.pauses
    }

    /// `nil` for the empty text: an indicator without a group has none.
    private static func named(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }
}

// What is asked with the time.

extension CaseFacts {
    package var isOpen: Bool { state.isOpen }

    /// 挂起.
    package func isSuspended(at now: Int64) -> Bool {
        isOpen && pauses.contains { $0.contains(now) }
    }

    /// 超期: whoever's turn it is has no time left.
    package func isOverdue(at now: Int64) -> Bool {
        guard isOpen, !isSuspended(at: now) else { return false }
        return stretches.last { $0.end == nil && $0.stage != .receipt }?.isLate(at: now) ?? false
    }

    /// Whether each unit kept its time in each round, up to now.
    package func isHandledInTime(at now: Int64) -> Bool {
        !stretches.contains { $0.stage == .handling && $0.isLate(at: now) }
    }
}

// MARK: - Bytes

extension CaseFacts {
    /// Another one whenever the same registers come to something else: 2 since a grant never
    /// shortens the time.
    package static let format: UInt8 = 2

    /// The bytes that a ledger keeps: the state first, so that others are passed over quickly.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [CaseFacts.format, CaseFacts.number(of: state)]
        bytes.append((isDisputed ? 1 : 0) | (isIrregular ? 2 : 0))
        bytes.append(optional: reported?.day)
        bytes.append(optional: due)
        bytes.append(optional: dueDate?.day)
        bytes.append(text: office)
        for text in [unit, station, indicator, group, deadlineClass] {
            bytes.append(text: text ?? "")
        }
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
        guard reader.byte() == CaseFacts.format,
            let state: CaseState = reader.byte().flatMap(CaseFacts.word), let flags = reader.byte(),
            let reported = reader.optional(), let due = reader.optional(),
            let dueDay = reader.optional(), let office = reader.text(),
            let unit = reader.text(), let station = reader.text(), let indicator = reader.text(),
            let group = reader.text(), let deadlineClass = reader.text(),
            let count = reader.count(limit: buffer.count)
        else { return nil }
        self.state = state
        isDisputed = flags & 1 != 0
        isIrregular = flags & 2 != 0
        self.reported = reported.flatMap { WorkDate(day: $0) }
        self.due = due
        dueDate = dueDay.flatMap { WorkDate(day: $0) }
        self.office = office
        self.unit = CaseFacts.named(unit)
        self.station = CaseFacts.named(station)
        self.indicator = CaseFacts.named(indicator)
        self.group = CaseFacts.named(group)
        self.deadlineClass = CaseFacts.named(deadlineClass)
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

    /// Whether the case is open by its bytes; `nil` when they are none.
    package static func isOpen(_ buffer: UnsafeRawBufferPointer) -> Bool? {
        guard buffer.count > 1, buffer[0] == format else { return nil }
        let state: CaseState? = word(buffer[1])
        return state?.isOpen
    }

    private static func number<Word: CaseIterable & Equatable>(of word: Word) -> UInt8 {
        UInt8(Word.allCases.enumerated().first { $1 == word }?.offset ?? 0)
    }

    private static func word<Word: CaseIterable>(_ number: UInt8) -> Word?
    where Word.AllCases == [Word] {
        Word.allCases.indices.contains(Int(number)) ? Word.allCases[Int(number)] : nil
    }
}

extension [UInt8] {
    /// 0 for nothing, otherwise one more than the number, which must not be negative.
    fileprivate mutating func append(optional value: Int64?) {
        append(leb: value.map { Swift.max($0, 0) + 1 } ?? 0)
    }
}

extension ByteReader {
    /// `nil` when the bytes do not fit.
    fileprivate mutating func optional() -> Int64?? {
        integer().map { $0 == 0 ? nil : $0 - 1 }
    }
}
