import Inspection
import Journaling

/// The records of one station's day on two sides, and what each step from one to the other changes.
struct DayComparison {
    private let place: Comparison.Place
    private let before: ComparedSide
    private let after: ComparedSide
    private let steps: Comparison.Steps?
    private(set) var differences: [Comparison.Difference] = []

    init(
        _ place: Comparison.Place,
        _ before: ComparedSide,
        _ after: ComparedSide,
        _ steps: Comparison.Steps?
    ) {
        self.place = place
        self.before = before
        self.after = after
        self.steps = steps
    }

    mutating func compare() throws {
        let mine = try DayRecords(before.ledger, place)
        let theirs = try DayRecords(after.ledger, place)
        for record in Set(mine.groups.keys).union(theirs.groups.keys).sorted() {
            let (one, other) = (mine.groups[record] ?? [:], theirs.groups[record] ?? [:])
            let isSame = one.mapValues(Mark.init) == other.mapValues(Mark.init)
            let isAlike = mine.arrivals.mapValues(Mark.init) == theirs.arrivals.mapValues(Mark.init)
            guard steps != nil || !isSame || !isAlike else { continue }
            try compare(record, (one, mine.arrivals), (other, theirs.arrivals))
        }
    }

    /// What tells whether an entry in force is the same and as contested.
    private struct Mark: Equatable {
        let digest: Digest
        let credited: Digest?
        let inspector: String?
        let isDisputed: Bool
        let ofCase: [ResponsibilityLine: [String]]

        init(_ entry: EntryInForce) {
            digest = entry.statement.digest
            credited = entry.credit?.statement.digest
            inspector = entry.credit?.inspector
            isDisputed = entry.isDisputed
            ofCase = entry.ofCase
        }
    }

    private typealias Registers = [DayRecords.Register: EntryInForce]

    private mutating func compare(
        _ record: String,
        _ one: (said: Registers, arrivals: Registers),
        _ other: (said: Registers, arrivals: Registers)
    ) throws {
        var said = one.said
        var arrivals = one.arrivals
        var (scope, books) = (before.scope, before.books)
        let place = place
        func measures() -> Measures {
            guard scope.admits(RecordName(record)) else { return Measures() }
            return TallyExplanation.measures(
                of: record,
                DayRecords.ordered(said),
                DayRecords.ordered(arrivals),
                station: place.station,
                date: place.date,
                scope.question,
                books
            )
        }
        var sum = measures()
        /// Notes what came of a step.
        func step(_ cause: ChangeCause) -> Comparison.Difference? {
            let now = measures()
            guard now != sum else { return nil }
            defer { sum = now }
            return Comparison.Difference(
                record: record,
                register: nil,
                cause: cause,
                before: nil,
                after: nil,
                act: nil,
                change: now - sum
            )
        }
        for next in steps?.books ?? [] {
            books = next.books
            if let difference = step(next.cause) { differences.append(difference) }
        }
        scope = after.scope
        books = after.books
        if let difference = step(.scope) { differences.append(difference) }
        for register in Set(said.keys).union(other.said.keys).sorted() {
            let pair = (said[register], other.said[register])
            guard pair.0.map(Mark.init) != pair.1.map(Mark.init) else { continue }
            if let old = pair.0, let new = pair.1, old.ofCase != new.ofCase {
                said[register] = old.dispatched(as: new)
                if let difference = step(.dispatch) { differences.append(difference) }
            }
            said[register] = pair.1
            try note(register, pair, step)
        }
        for register in Set(arrivals.keys).union(other.arrivals.keys).sorted() {
            let pair = (arrivals[register], other.arrivals[register])
            guard pair.0.map(Mark.init) != pair.1.map(Mark.init) else { continue }
            arrivals[register] = pair.1
            try note(register, pair, step)
        }
    }

    /// Notes what another entry in force in a register changed.
    private mutating func note(
        _ register: DayRecords.Register,
        _ pair: (EntryInForce?, EntryInForce?),
        _ step: (ChangeCause) -> Comparison.Difference?
    ) throws {
        guard let difference = step(.late) else { return }
        let reason = try RegisterChange(register, before.ledger, after.ledger).reason
        differences.append(
            Comparison.Difference(
                record: difference.record,
                register: register.register,
                cause: reason.cause,
                before: pair.0?.statement.digest,
                after: pair.1?.statement.digest,
                act: reason.act,
                change: difference.change
            )
        )
    }
}

extension EntryInForce {
    /// The same entry with the units to which the case of another was dispatched.
    fileprivate func dispatched(as other: EntryInForce) -> EntryInForce {
        EntryInForce(
            record: record,
            register: register,
            statement: statement,
            credit: credit,
            isDisputed: isDisputed,
            ofCase: other.ofCase
        )
    }
}

/// The entries in force of a station's day by the checks and counts that they bear on.
struct DayRecords {
    struct Register: Hashable, Comparable {
        let record: String
        let register: String

        /// What was said before what was decided about it, and a sweep last.
        private var order: Int {
            switch register {
            case "sweep": 2
            case "review", "double": 1
            default: 0
            }
        }

        static func < (one: Register, other: Register) -> Bool {
            (one.order, one.record, one.register) < (other.order, other.record, other.register)
        }
    }

    private(set) var groups: [String: [Register: EntryInForce]] = [:]
    private(set) var arrivals: [Register: EntryInForce] = [:]

    init(_ ledger: any Ledger, _ place: Comparison.Place) throws {
        var found: [EntryInForce] = []
        try ledger.forEachEntry(at: place.station, in: place.date...place.date) {
            found.append($0)
        }
        for entry in found {
            let register = Register(record: entry.record, register: entry.register)
            if entry.register == "arrival" { arrivals[register] = entry }
            guard let indicator = RecordName(entry.record).indicator else { continue }
            guard indicator == "*" else {
                groups[entry.record, default: [:]][register] = entry
                continue
            }
            guard entry.register == "sweep",
                let sweep = JSONValue(entry.statement.claim).flatMap({ Sweep($0) })
            else { continue }
            let prefix = entry.record.dropLast()
            for code in sweep.answers.keys {
                groups[prefix + code, default: [:]][register] = entry
            }
        }
    }

    /// In the order in which a sheet is made.
    static func ordered(_ entries: [Register: EntryInForce]) -> [EntryInForce] {
        entries.values.sorted { ($0.record, $0.register) < ($1.record, $1.register) }
    }
}
