package import Inspection
package import Journaling

/// What the roster of a day asks for and nobody answered.
package struct MissingChecks: Sendable {
    /// One round of a slot at a station, or the counts of the slot.
    package struct Line: Hashable, Sendable {
        package let station: String
        package let slot: String
        /// From 1; `nil` for the indicators whose acts are counted over the whole slot.
        package let round: Int?
        /// Numbers of those on the roster.
        package let people: [String]
        /// How many indicators were asked for.
        package let due: Int
        /// Codes without an answer, ascending; at least one.
        package let missing: [String]
    }

    /// A watch on the roster of which nothing came.
    package struct Watch: Hashable, Sendable {
        package let station: String
        package let slot: String
        package let person: String
    }

    /// By station, slot and round.
    package private(set) var lines: [Line] = []
    /// 未交: by station, slot and person.
    package private(set) var notHandedIn: [Watch] = []
    /// How many answers the roster asks for.
    package private(set) var due = 0
    private let date: WorkDate
    private let minute: Int64
    private let books: CityBooks
    private var asked: [DueKey: Asked] = [:]

    private struct DueKey: Hashable {
        let types: [String]
        let systems: [String]
        let without: Set<String>
    }

    private struct Asked {
        var states: [String] = []
        var acts: [String] = []
    }

    /// Nothing yet.
    ///
    /// `minute`: now, in minutes since 1970 in the city's time zone; rounds that are not over by
    /// then are not missing.
    package init(on date: WorkDate, asOf minute: Int64, _ books: CityBooks) {
        self.date = date
        self.minute = minute
        self.books = books
    }

    /// Answers of one station's day.
    private struct Answers {
        /// By slot, then round, then code.
        var rounds: [String: [String: Set<String>]] = [:]
        var counts: [String: Set<String>] = [:]
        /// Who wrote anything, by slot.
        var people: [String: Set<String>] = [:]

        mutating func add(_ entry: SheetEntry) {
            let parts = entry.record.split(separator: UInt8(ascii: "/"))
            guard parts.count >= 5 else { return }
            func text(_ part: Int) -> String { String(decoding: parts[part], as: UTF8.self) }
            switch entry.record.first {
            case UInt8(ascii: "w"): people[text(3), default: []].insert(text(4))
            case UInt8(ascii: "c") where parts[0].elementsEqual("count".utf8):
                guard parts.count == 6 else { return }
                people[text(3), default: []].insert(text(5))
                if entry.register.starts(with: "acts.".utf8), Acts(claim: entry.claim) != nil {
                    counts[text(3), default: []].insert(text(4))
                }
            case UInt8(ascii: "c"): addCheck(entry, occasion: text(3), code: text(4))
            default: return
            }
        }

        private mutating func addCheck(_ entry: SheetEntry, occasion: String, code: String) {
            let inspector = String(decoding: entry.inspector, as: UTF8.self)
            let facet = Facet(inspector: inspector, occasion: occasion)
            guard facet.kind == .watch else { return }
            let round = String(occasion.dropFirst(facet.slot.count + 1))
            people[facet.slot, default: []].insert(inspector)
            if entry.register.equals("finding") {
                guard let finding = Finding(claim: entry.claim), finding.answer != .notLookedAt
                else { return }
                rounds[facet.slot, default: [:]][round, default: []].insert(code)
            } else if entry.register.equals("sweep") {
                let swept = JSONValue(entry.claim).flatMap { Sweep($0) }?.indicators ?? []
                rounds[facet.slot, default: [:]][round, default: []].formUnion(swept)
            }
        }
    }

    /// Adds a station: its duties of the day, and the entries in force of its checks, counts and
    /// watches, each handed over once.
    package mutating func add(
        station: String,
        _ duties: [Duty],
        _ forEachEntry: ((SheetEntry) -> Void) throws -> Void
    ) rethrows {
        guard let point = books.gazetteer.point(ofStation: station, on: date), !point.isClosed
        else { return }
        var answers = Answers()
        try forEachEntry { answers.add($0) }
        let asked = asked(at: point)
        for duty in duties {
            guard let slot = books.gazetteer.slot(duty.slot, on: date) else { continue }
            for round in slot.rounds.indices
            where date.day * 1440 + slot.end(ofRound: round + 1) <= minute {
                let given = answers.rounds[duty.slot]?["\(round + 1)"] ?? []
                note(duty, round: round + 1, asked.states, given)
            }
            guard date.day * 1440 + slot.end <= minute else { continue }
            note(duty, round: nil, asked.acts, answers.counts[duty.slot] ?? [])
            let present = answers.people[duty.slot] ?? []
            for person in duty.people where !present.contains(person) {
                notHandedIn.append(Watch(station: station, slot: duty.slot, person: person))
            }
        }
    }

    private mutating func note(_ duty: Duty, round: Int?, _ codes: [String], _ given: Set<String>) {
        due += codes.count
        let missing = codes.filter { !given.contains($0) }
        guard !missing.isEmpty else { return }
        lines.append(
            Line(
                station: duty.station,
                slot: duty.slot,
                round: round,
                people: duty.people,
                due: codes.count,
                missing: missing
            )
        )
    }

    private mutating func asked(at point: Point) -> Asked {
        let key = DueKey(types: point.types, systems: point.systems, without: point.notApplicable)
        if let known = asked[key] { return known }
        var found = Asked()
        let due = books.standards.due(
            at: Set(point.types),
            on: date,
            systems: point.systems.isEmpty ? nil : point.systems,
            without: point.notApplicable
        )
        for item in due where item.isAsked {
            switch item.indicator.mode {
            case .state: found.states.append(item.indicator.code)
            case .acts: found.acts.append(item.indicator.code)
            }
        }
        found.states.sort()
        found.acts.sort()
        asked[key] = found
        return found
    }
}

extension Ledger {
    /// What the roster of a day asks for and nobody answered, at the stations that `admits` lets
    /// through.
    ///
    /// `minute`: as for ``MissingChecks``.
    ///
    /// - Complexity: O(*n*) in the entries of the rostered stations of that day.
    package func missingChecks(
        on date: WorkDate,
        asOf minute: Int64,
        _ books: CityBooks,
        admits: (String) -> Bool = { _ in true }
    ) throws -> MissingChecks {
        var missing = MissingChecks(on: date, asOf: minute, books)
        var duties: [String: [Duty]] = [:]
        for duty in books.gazetteer.duties(on: date) where admits(duty.station) {
            duties[duty.station, default: []].append(duty)
        }
        for (station, duties) in duties.sorted(by: { $0.key < $1.key }) {
            try missing.add(station: station, duties) { add in
                try forEachSheetEntry(at: station, in: date...date) { add($0) }
            }
        }
        return missing
    }
}
