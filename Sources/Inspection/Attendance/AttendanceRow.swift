import Journaling

/// What is known of one person's watch: one row of an ``AttendanceTable``.
///
/// Numbers alone, so that a quarter of a city is read in a moment; names are indexes into
/// ``AttendanceTable/names``, and -1 is none.
package struct AttendanceRow: Hashable, Sendable {
    /// What was said of the watch, each at most once.
    package struct Marks: OptionSet, Hashable, Sendable {
        package let rawValue: Int64

        package init(rawValue: Int64) { self.rawValue = rawValue }

        /// The person arrived, by the own word or an office's.
        package static let arrived = Marks(rawValue: 1 << 0)
        /// The clock of the arrival is not to be trusted.
        package static let arrivalDoubtful = Marks(rawValue: 1 << 1)
        package static let left = Marks(rawValue: 1 << 2)
        package static let departureDoubtful = Marks(rawValue: 1 << 3)
        package static let handedOver = Marks(rawValue: 1 << 4)
        /// The person made checks or counts in the slot.
        package static let answered = Marks(rawValue: 1 << 5)
        /// 同班证明: somebody else says that the person was there.
        package static let testified = Marks(rawValue: 1 << 6)
        /// The person objects, and no office has answered yet.
        package static let objected = Marks(rawValue: 1 << 7)
        /// People say different things about arrival, departure or attendance.
        package static let disputed = Marks(rawValue: 1 << 8)
        /// The arrival or departure was typed from paper.
        package static let typed = Marks(rawValue: 1 << 9)
    }

    /// Days since 1970 of the work date.
    package var day: Int64
    package var slot: Int
    package var person: Int
    package var marks: Marks = []
    /// Minutes since 1970 UTC; 0 without ``Marks/arrived``.
    package var arrival: Int64 = 0
    /// Minutes since 1970 UTC; 0 without ``Marks/left``.
    package var departure: Int64 = 0
    /// The kind of duty stated on arrival.
    package var duty = -1
    /// For whom the person stands 替班.
    package var standsFor = -1
    /// How often supervisors found the person there; known once ``AttendanceTable/visits`` were
    /// told from what others say.
    package var found: Int64 = 0
    /// How often they did not.
    package var missed: Int64 = 0
    /// How often they remarked on effort.
    package var efforts: Int64 = 0
    /// What an office decided.
    package var decision: AttendanceDecision.State?
    package var excuse: AttendanceDecision.Excuse?
    package var standIn = -1
    package var decidedArrival: Int64?
    package var decidedDeparture: Int64?
    /// When the person had left and then came back, in minutes since 1970 UTC; ascending and apart,
    /// none of them empty.
    package var pauses: [ClosedRange<Int64>] = []

    package init(day: Int64, slot: Int, person: Int) {
        self.day = day
        self.slot = slot
        self.person = person
    }

    /// Whether there is a record of the person's own.
    package var hasOwnRecord: Bool {
        !marks.isDisjoint(with: [.arrived, .left, .handedOver, .answered])
    }
}

extension AttendanceRow {
    /// Which of the members that are seldom there follow, above the marks.
    private enum Part {
        static let duty: Int64 = 1 << 16
        static let standsFor: Int64 = 1 << 17
        static let decision: Int64 = 1 << 18
        static let standIn: Int64 = 1 << 19
        static let decidedArrival: Int64 = 1 << 20
        static let decidedDeparture: Int64 = 1 << 21
        static let pauses: Int64 = 1 << 22
    }

    private var mask: Int64 {
        var mask = marks.rawValue
        if duty >= 0 { mask |= Part.duty }
        if standsFor >= 0 { mask |= Part.standsFor }
        if decision != nil { mask |= Part.decision }
        if standIn >= 0 { mask |= Part.standIn }
        if decidedArrival != nil { mask |= Part.decidedArrival }
        if decidedDeparture != nil { mask |= Part.decidedDeparture }
        if !pauses.isEmpty { mask |= Part.pauses }
        return mask
    }

    /// Appends the row as it stands in a table whose first day is `base`.
    ///
    /// Source: Documentation/schema.md.
    func encode(into bytes: inout [UInt8], base: Int64) {
        func time(_ minute: Int64) -> Int64 {
            let distance = minute - day * 1440
            return distance < 0 ? -2 * distance - 1 : 2 * distance
        }
        bytes.append(leb: day - base)
        bytes.append(leb: Int64(slot))
        bytes.append(leb: Int64(person))
        bytes.append(leb: mask)
        if marks.contains(.arrived) { bytes.append(leb: time(arrival)) }
        if marks.contains(.left) { bytes.append(leb: time(departure)) }
        if duty >= 0 { bytes.append(leb: Int64(duty)) }
        if standsFor >= 0 { bytes.append(leb: Int64(standsFor)) }
        if let decision { bytes.append(AttendanceRow.number(decision, excuse)) }
        if standIn >= 0 { bytes.append(leb: Int64(standIn)) }
        if let decidedArrival { bytes.append(leb: time(decidedArrival)) }
        if let decidedDeparture { bytes.append(leb: time(decidedDeparture)) }
        if !pauses.isEmpty { bytes.append(leb: Int64(pauses.count)) }
        for pause in pauses {
            bytes.append(leb: time(pause.lowerBound))
            bytes.append(leb: pause.upperBound - pause.lowerBound)
        }
    }

    /// Reads what ``encode(into:base:)`` wrote; `nil` when it does not fit.
    @inline(__always)
    init?(decoding reader: inout ByteReader, base: Int64, names: Int) {
        guard let offset = reader.integer(), offset < 1 << 32,
            let slot = reader.count(limit: names - 1), let person = reader.count(limit: names - 1),
            let mask = reader.integer()
        else { return nil }
        self.init(day: base + offset, slot: slot, person: person)
        marks = Marks(rawValue: mask & 0xFFFF)
        let origin = day * 1440
        func time(_ reader: inout ByteReader) -> Int64? {
            reader.integer().map { origin + ($0 & 1 == 0 ? $0 >> 1 : -($0 >> 1) - 1) }
        }
        if marks.contains(.arrived) {
            guard let minute = time(&reader) else { return nil }
            arrival = minute
        }
        if marks.contains(.left) {
            guard let minute = time(&reader) else { return nil }
            departure = minute
        }
        guard mask >= Part.duty else { return }
        if mask & Part.duty != 0 {
            guard let name = reader.count(limit: names - 1) else { return nil }
            duty = name
        }
        if mask & Part.standsFor != 0 {
            guard let name = reader.count(limit: names - 1) else { return nil }
            standsFor = name
        }
        if mask & Part.decision != 0 {
            guard let byte = reader.byte(), let (state, excuse) = AttendanceRow.words(byte) else {
                return nil
            }
            (decision, self.excuse) = (state, excuse)
        }
        if mask & Part.standIn != 0 {
            guard let name = reader.count(limit: names - 1) else { return nil }
            standIn = name
        }
        if mask & Part.decidedArrival != 0 {
            guard let minute = time(&reader) else { return nil }
            decidedArrival = minute
        }
        if mask & Part.decidedDeparture != 0 {
            guard let minute = time(&reader) else { return nil }
            decidedDeparture = minute
        }
        if mask & Part.pauses != 0 {
            guard let count = reader.count(limit: reader.remaining) else { return nil }
            for _ in 0..<count {
                guard let left = time(&reader), let length = reader.integer(), length < 1 << 32
                else { return nil }
                pauses.append(left...(left + length))
            }
        }
    }

    /// 1 stood, 2 absent, 3 and above excused, by the reason.
    private static func number(
        _ state: AttendanceDecision.State,
        _ excuse: AttendanceDecision.Excuse?
    ) -> UInt8 {
        switch state {
        case .stood: return 1
        case .absent: return 2
        case .excused:
            let all = AttendanceDecision.Excuse.allCases
            return 3 + UInt8(all.firstIndex(of: excuse ?? .other) ?? 0)
        }
    }

    private static func words(
        _ number: UInt8
    ) -> (AttendanceDecision.State, AttendanceDecision.Excuse?)? {
        switch number {
        case 1: return (.stood, nil)
        case 2: return (.absent, nil)
        default:
            let index = Int(number) - 3
            let all = AttendanceDecision.Excuse.allCases
            return all.indices.contains(index) ? (.excused, all[index]) : nil
        }
    }
}
