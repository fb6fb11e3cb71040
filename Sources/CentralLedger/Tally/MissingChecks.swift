package import Inspection
package import Journaling

/// What the roster of a day asks for and nobody answered.
package struct MissingChecks: StationSumming {
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
    private let duties: [String: [Duty]]
    private var asked: [DueKey: Asked] = [:]
    /// Of the codes that are asked for.
    private var numbers: [String: Int] = [:]

    private struct DueKey: Hashable {
        let types: [String]
        let systems: [String]
        let without: Set<String>
    }

    /// A code and its number.
    private typealias Code = (text: String, number: Int)

    /// In the order of their codes.
    private struct Asked {
        var states: [Code] = []
        var acts: [Code] = []
    }

    /// Nothing yet.
    ///
    /// - Parameters:
    ///   - date: the day.
    ///   - minute: now, in minutes since 1970 in the city's time zone; rounds that are not over by
    ///     then are not missing.
    ///   - books: the city's books.
    ///   - admits: which stations are wanted.
    package init(
        on date: WorkDate,
        asOf minute: Int64,
        _ books: CityBooks,
        admits: (String) -> Bool = { _ in true }
    ) {
        self.date = date
        self.minute = minute
        self.books = books
        duties = Dictionary(grouping: books.gazetteer.duties(on: date), by: \.station)
            .filter { admits($0.key) }
    }

    /// The stations with duties of the day, ascending.
    package var stations: [String] { duties.keys.sorted() }

    /// Numbers of codes.
    private struct Codes {
        private var words: [UInt64] = []

        func contains(_ number: Int) -> Bool {
            number >> 6 < words.count && words[number >> 6] >> UInt64(number & 63) & 1 == 1
        }

        mutating func insert(_ number: Int) {
            while words.count <= number >> 6 { words.append(0) }
            words[number >> 6] |= 1 << UInt64(number & 63)
        }

        mutating func formUnion(_ other: Codes) {
            while words.count < other.words.count { words.append(0) }
            for index in other.words.indices { words[index] |= other.words[index] }
        }
    }

    /// Answers of one station's day, of the codes that have a number.
    private struct Answers {
        /// By slot, then round.
        var rounds: [String: [String: Codes]] = [:]
        var counts: [String: Codes] = [:]

        private let numbers: [String: Int]
        /// How long the beginning of every record is, behind its kind: station and date.
        let placeLength: Int
        /// The occasion of the checks that come in, and what was answered in it so far.
        private var occasion: [UInt8] = []
        private var watch: (slot: String, round: String)?
        private var codes = Codes()

        init(station: String, _ numbers: [String: Int]) {
            self.numbers = numbers
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
                let number = numbers[parts[1]], Acts(claim: entry.claim) != nil
            {
                counts[parts[0], default: Codes()].insert(number)
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
                guard let number = numbers[String(decoding: rest[(slash + 1)...], as: UTF8.self)],
                    let finding = Finding(claim: entry.claim), finding.answer != .notLookedAt
                else { return }
                codes.insert(number)
            } else if entry.register.equals("sweep") {
                let answers = JSONValue(entry.claim).flatMap { Sweep($0) }?.answers ?? [:]
                for number in answers.keys.compactMap({ numbers[$0] }) { codes.insert(number) }
            }
        }

        /// Notes the answers of the last occasion.
        mutating func finish() {
            if let watch {
                rounds[watch.slot, default: [:]][watch.round, default: Codes()].formUnion(codes)
            }
            watch = nil
            occasion = []
            codes = Codes()
        }
    }

    /// Adds a station with the entries in force of its checks and counts.
    package mutating func add(
        station: String,
        _ forEachEntry: ((SheetEntry) -> Void) throws -> Void
    ) rethrows {
        guard let point = books.gazetteer.point(ofStation: station, on: date), !point.isClosed
        else { return }
        let asked = asked(at: point)
        var answers = Answers(station: station, numbers)
        try forEachEntry { answers.add($0) }
        answers.finish()
        for duty in duties[station] ?? [] {
            guard let slot = books.gazetteer.slot(duty.slot, on: date) else { continue }
            for round in slot.rounds.indices
            where date.day * 1440 + slot.end(ofRound: round + 1) <= minute {
                let given = answers.rounds[duty.slot]?["\(round + 1)"] ?? Codes()
                note(duty, round: round + 1, asked.states, given)
            }
            guard date.day * 1440 + slot.end <= minute else { continue }
            note(duty, round: nil, asked.acts, answers.counts[duty.slot] ?? Codes())
        }
    }

    package mutating func merge(_ part: MissingChecks) {
        due += part.due
        lines += part.lines
        lines.sort {
            ($0.station, $0.slot, $0.round ?? .max) < ($1.station, $1.slot, $1.round ?? .max)
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

    private mutating func note(_ duty: Duty, round: Int?, _ codes: [Code], _ given: Codes) {
        due += codes.count
        let missing = codes.filter { !given.contains($0.number) }.map(\.text)
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
            let text = item.indicator.code
            let number = numbers[text] ?? numbers.count
            numbers[text] = number
            switch item.indicator.mode {
            case .state: found.states.append((text, number))
            case .acts: found.acts.append((text, number))
            }
        }
        found.states.sort { $0.text < $1.text }
        found.acts.sort { $0.text < $1.text }
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
        let start = MissingChecks(on: date, asOf: minute, books, admits: admits)
        var missing = try sum(start, at: start.stations, on: date)
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
