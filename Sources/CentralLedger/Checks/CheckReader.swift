package import Inspection
package import Journaling

/// Puts the registers of checks together, one row a check, as they come from a ledger.
///
/// The registers are those of `check/…` with an entry in force, ordered by record and register, so
/// that a sweep comes before the findings of its occasion. The rows of an occasion are first the
/// checks that somebody spoke of, by indicator, then the swept ones.
package struct CheckReader: Sendable {
    private let books: CityBooks
    private var row = CheckRow()
    /// Whether anything was said of the record that is being read.
    private var hasFinding = false
    private var review: Review?
    private var reviewer: Said?
    private var sweep: Said?
    private var swept: [String: Answer] = [:]
    /// By which standards the place is judged, as a number.
    private var context = 0
    private var contexts: [Context: Int] = [:]
    private var clauses: [ClauseKey: CheckClause] = [:]
    /// The clauses in the order in which they were last asked for, by context: occasions mostly
    /// ask for the same ones in the same order.
    private var sequence: [CheckClause] = []
    private var next = 0

    private struct Context: Hashable {
        let systems: [String]
        let epoch: Int
    }

    private struct ClauseKey: Hashable {
        let context: Int
        let code: [UInt8]
    }

    /// Who said something when.
    private struct Said {
        let digest: Digest
        let inspector: [UInt8]
        let milliseconds: Int64
        let isTyped: Bool
        let isDisputed: Bool
        let decision: DecisionKind
        let statement: Statement?

        init(_ entry: SheetEntry, _ statement: Statement?) {
            digest = entry.digest
            inspector = Array(entry.inspector)
            milliseconds = entry.milliseconds
            isTyped = entry.isTyped
            isDisputed = entry.isDisputed
            decision = entry.decision
            self.statement = statement
        }
    }

    package init(_ books: CityBooks) {
        self.books = books
    }

    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")

    /// Adds a register, and calls `body` with the rows that are complete by then.
    package mutating func add(
        _ entry: SheetEntry,
        _ statement: Statement? = nil,
        _ body: (CheckRow) throws -> Void
    ) rethrows {
        let record = entry.record
        guard record.first(6).equals("check/"),
            let slash = record.lastIndex(of: CheckReader.slash)
        else { return }
        let prefix = UnsafeRawBufferPointer(rebasing: record[...slash])
        if !prefix.isSame(as: row.prefix) {
            try finish(body)
            begin(prefix)
        }
        let indicator = UnsafeRawBufferPointer(rebasing: record[(slash + 1)...])
        if !indicator.isSame(as: row.indicator) {
            try settle(body)
            row.indicator.removeAll(keepingCapacity: true)
            row.indicator.append(contentsOf: indicator)
        }
        if entry.register.equals("finding") {
            row.stated = Finding(claim: entry.claim)
            hasFinding = row.stated != nil
            guard hasFinding else { return }
            row.ofCase = entry.ofCase
            say(entry, statement)
        } else if entry.register.equals("review") {
            review = JSONValue(entry.claim).flatMap { Review($0) }
            if !hasFinding { reviewer = Said(entry, statement) }
        } else if entry.register.equals("sweep") {
            swept = JSONValue(entry.claim).flatMap { Sweep($0) }?.answers ?? [:]
            sweep = Said(entry, statement)
        }
    }

    /// Calls `body` with the rows that are left.
    package mutating func finish(_ body: (CheckRow) throws -> Void) rethrows {
        try settle(body)
        guard !swept.isEmpty, let sweep else { return }
        take(sweep)
        row.source = .sweep
        for code in swept.keys.sorted() {
            guard let answer = swept[code] else { continue }
            row.indicator.removeAll(keepingCapacity: true)
            row.indicator.append(contentsOf: code.utf8)
            row.stated = Finding(answer: answer)
            row.counted = row.stated
            row.clause = clause()
            try body(row)
        }
        clear()
        swept = [:]
        self.sweep = nil
        row.indicator.removeAll(keepingCapacity: true)
    }

    private mutating func say(_ entry: SheetEntry, _ statement: Statement?) {
        row.digest = entry.digest
        row.inspector.removeAll(keepingCapacity: true)
        row.inspector.append(contentsOf: entry.inspector)
        row.milliseconds = entry.milliseconds
        row.isTyped = entry.isTyped
        row.isDisputed = entry.isDisputed
        row.decision = entry.decision
        row.isLate = entry.milliseconds >= row.place.deadline && entry.decision != .own
        row.statement = statement
    }

    private mutating func take(_ said: Said) {
        row.digest = said.digest
        row.inspector = said.inspector
        row.milliseconds = said.milliseconds
        row.isTyped = said.isTyped
        row.isDisputed = said.isDisputed
        row.decision = said.decision
        row.isLate = said.milliseconds >= row.place.deadline && said.decision != .own
        row.statement = said.statement
    }

    private mutating func clear() {
        row.stated = nil
        row.counted = nil
        row.verdict = nil
        row.statement = nil
        if !row.ofCase.isEmpty { row.ofCase = [:] }
        hasFinding = false
        review = nil
        reviewer = nil
    }

    /// Gives the row of the record whose registers are all here.
    private mutating func settle(_ body: (CheckRow) throws -> Void) rethrows {
        guard hasFinding || review != nil else { return }
        defer { clear() }
        guard row.indicator.first != CheckReader.star else { return }
        row.source = hasFinding ? .finding : .review
        if !hasFinding, let reviewer { take(reviewer) }
        row.verdict = review?.verdict
        row.clause = clause()
        if hasFinding || review?.verdict == .replaced, !swept.isEmpty {
            swept[String(decoding: row.indicator, as: UTF8.self)] = nil
        }
        switch review?.verdict {
        case .replaced: row.counted = review?.judgement
        case .returned where !hasFinding: return
        case .returned:
            let isAboutThis = review?.findings.contains(row.digest) ?? false
            row.counted = isAboutThis ? nil : row.stated
        case .confirmed where !hasFinding: return
        case .confirmed, nil: row.counted = row.stated
        }
        if let date = row.place.date, let indicator = row.clause.indicator {
            row.counted = row.counted?.judged(by: indicator, on: date)
        }
        try body(row)
    }

    /// Notes place and date of an occasion.
    private mutating func begin(_ prefix: UnsafeRawBufferPointer) {
        let isSamePlace =
            !row.prefix.isEmpty
            && prefix.first(row.dateBytes.upperBound + 1)
                .isSame(as: Array(row.prefix[..<(row.dateBytes.upperBound + 1)]))
        row.prefix.removeAll(keepingCapacity: true)
        row.prefix.append(contentsOf: prefix)
        row.indicator.removeAll(keepingCapacity: true)
        var slashes: [Int] = []
        for (offset, byte) in row.prefix.enumerated() where byte == CheckReader.slash {
            slashes.append(offset)
        }
        guard slashes.count >= 4 else { return }
        row.stationBytes = slashes[0] + 1..<slashes[1]
        row.dateBytes = slashes[1] + 1..<slashes[2]
        row.occasionBytes = slashes[2] + 1..<slashes[3]
        next = 0
        guard !isSamePlace else { return }
        let station = row.station
        var place = CheckPlace()
        place.pointID = Names.parent(of: station)
        place.date = WorkDate(String(decoding: row.prefix[row.dateBytes], as: UTF8.self))
        if let date = place.date {
            place.point = books.gazetteer.point(place.pointID, on: date)
            place.zone = books.reference.settings(on: date).zoneMinutes
            // As for the sheet of a day.
            place.deadline = ((date.day + 1) * 1440 + 720 - place.zone) * 60_000
            let key = Context(
                systems: place.point?.systems ?? [],
                epoch: books.generalDates.count(upTo: date)
            )
            let number = contexts[key] ?? contexts.count
            contexts[key] = number
            if number != context { sequence = [] }
            context = number
        }
        row.place = place
    }

    /// What the standards say of the indicator of the row.
    private mutating func clause() -> CheckClause {
        if next < sequence.count, sequence[next].code == row.indicator {
            next += 1
            return sequence[next - 1]
        }
        let key = ClauseKey(context: context, code: row.indicator)
        let clause = clauses[key] ?? make(row.indicator)
        clauses[key] = clause
        sequence.removeSubrange(min(next, sequence.count)...)
        sequence.append(clause)
        next = sequence.count
        return clause
    }

    private func make(_ code: [UInt8]) -> CheckClause {
        var clause = CheckClause(code: code)
        let systems = row.place.point?.systems ?? []
        guard let date = row.place.date,
            let found = books.standards.judging(
                String(decoding: code, as: UTF8.self),
                on: date,
                systems: systems.isEmpty ? nil : systems
            )
        else { return clause }
        clause.indicator = found.indicator
        clause.standard = found.standard.id
        clause.isExempt = books.standards.isExempt(found.indicator, on: date)
        return clause
    }
}

extension Finding {
    /// As the standard in force judges what was measured; as it was stated where nothing was, or
    /// where it cannot be judged.
    func judged(by indicator: Indicator, on date: WorkDate) -> Finding {
        guard facts != nil, answer == .pass || answer == .fail,
            let facts = facts.flatMap({ Facts($0) })
        else { return self }
        return judged(by: indicator, facts, on: date)
    }

    /// As the standard judges these facts of it.
    func judged(by indicator: Indicator, _ facts: Facts, on date: WorkDate) -> Finding {
        guard let answer = indicator.judgement(of: facts, on: date).answer, answer != self.answer
        else { return self }
        var judged = self
        judged.answer = answer
        judged.found = answer == .fail ? max(found, 1) : 0
        judged.settled = answer == .fail ? settled : 0
        return judged
    }
}
