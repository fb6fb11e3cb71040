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

    /// A watch on the roster of which nothing came, as ``DutyList`` says.
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

        /// How long the beginning of every record is, behind its kind: station and date.
        let placeLength: Int
        /// The occasion of the checks that come in, and what was answered in it so far.
        private var occasion: [UInt8] = []
        private var watch: (slot: String, round: String)?
        private var codes: Set<String> = []

        init(station: String) {
            placeLength = station.utf8.count + "/2026-05-12/".utf8.count
        }

        mutating func add(_ entry: SheetEntry) {
            let record = entry.record
            guard let kind = record.firstIndex(of: UInt8(ascii: "/")),
                record.count > kind + 1 + placeLength
            else { return }
            let rest = record[(kind + 1 + placeLength)...]
            guard !record[..<kind].elementsEqual("check".utf8) else {
                addCheck(entry, rest)
                return
            }
            let parts = rest.split(separator: UInt8(ascii: "/"))
                .map { String(decoding: $0, as: UTF8.self) }
            if parts.count == 3, entry.register.starts(with: "acts.".utf8),
                Acts(claim: entry.claim) != nil
            {
                counts[parts[0], default: []].insert(parts[1])
            }
        }

        private mutating func addCheck(
            _ entry: SheetEntry,
            _ rest: Slice<UnsafeRawBufferPointer>
        ) {
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return }
            if !rest[..<slash].elementsEqual(occasion) {
                finish()
                occasion = Array(rest[..<slash])
                let text = String(decoding: occasion, as: UTF8.self)
                let facet = Facet(inspector: "", occasion: text)
                watch =
                    facet.kind == .watch
                    ? (facet.slot, String(text.dropFirst(facet.slot.count + 1))) : nil
            }
            guard watch != nil else { return }
            if entry.register.equals("finding") {
                guard let finding = Finding(claim: entry.claim), finding.answer != .notLookedAt
                else { return }
                codes.insert(String(decoding: rest[(slash + 1)...], as: UTF8.self))
            } else if entry.register.equals("sweep") {
                codes.formUnion((JSONValue(entry.claim).flatMap { Sweep($0) }?.answers ?? [:]).keys)
            }
        }

        /// Notes the answers of the last occasion.
        mutating func finish() {
            if let watch {
                rounds[watch.slot, default: [:]][watch.round, default: []].formUnion(codes)
            }
            watch = nil
            occasion = []
            codes = []
        }
    }

    /// Adds a station: its duties of the day, and the entries in force of its checks and counts,
    /// each handed over once.
    package mutating func add(
        station: String,
        _ duties: [Duty],
        _ forEachEntry: ((SheetEntry) -> Void) throws -> Void
    ) rethrows {
        guard let point = books.gazetteer.point(ofStation: station, on: date), !point.isClosed
        else { return }
        var answers = Answers(station: station)
        try forEachEntry { answers.add($0) }
        answers.finish()
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
        }
    }

    /// Adds the watches of the day.
    package mutating func add(_ watches: DutyList) {
        for line in watches.lines where line.isPlanned && line.verdict.state == .notHandedIn {
            notHandedIn.append(Watch(station: line.station, slot: line.slot, person: line.person))
        }
        notHandedIn.sort {
            ($0.station, $0.slot, $0.person) < ($1.station, $1.slot, $1.person)
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
        let zone = books.reference.settings(on: date).zoneMinutes
        let (now, overflow) = minute.subtractingReportingOverflow(zone)
        missing.add(
            try dutyList(date...date, asOf: overflow ? .max : now, books) { station, _ in
                admits(station)
            }
        )
        return missing
    }
}
