package import Inspection
package import Journaling

/// The entries behind the sums of a tally: every check and count that counts, with what it adds.
package struct TallyExplanation: Sendable {
    /// One check, or one count of one inspector.
    package struct Line: Sendable {
        /// The record of the check or count.
        package let record: String
        package let facet: Facet
        package let indicator: String
        /// What it adds to the tally.
        package let measures: Measures
        /// The entries in force that it follows from: finding, review and sweep, or the running
        /// totals; a sweep last, since it says least.
        package let entries: [EntryInForce]
    }

    /// In the order of stations, dates and records.
    package private(set) var lines: [Line] = []
    /// As a ``Tally`` of the same question has it.
    package private(set) var total = Measures()
    private let question: TallyQuestion
    private let books: CityBooks

    package init(_ question: TallyQuestion, _ books: CityBooks) {
        self.question = question
        self.books = books
    }

    /// Adds a day of a station.
    ///
    /// `entries`: those of its checks, counts and watches, in the order of the records.
    package mutating func add(station: String, date: WorkDate, _ entries: [EntryInForce]) {
        let zone = books.reference.settings(on: date).zoneMinutes
        let arrivals = entries.filter { $0.register == "arrival" }
        var sweeps: [String: EntryInForce] = [:]
        var groups: [String: [EntryInForce]] = [:]
        var order: [String] = []
        func add(_ entry: EntryInForce, to record: String) {
            if groups[record] == nil { order.append(record) }
            groups[record, default: []].append(entry)
        }
        for entry in entries {
            let name = RecordName(entry.record)
            guard let indicator = name.indicator else { continue }
            guard indicator == "*" else {
                if admits(indicator) { add(entry, to: entry.record) }
                continue
            }
            guard entry.register == "sweep", let claim = JSONValue(entry.statement.claim) else {
                continue
            }
            let prefix = String(entry.record.dropLast())
            sweeps[prefix] = entry
            for swept in (Sweep(claim)?.answers ?? [:]).keys.sorted() where admits(swept) {
                add(entry, to: prefix + swept)
            }
        }
        for record in order {
            explain(record, groups[record] ?? [], arrivals, station: station, date: date, zone)
        }
    }

    private func admits(_ indicator: String) -> Bool {
        question.filters[.indicator]?.contains(indicator) ?? true
    }

    private mutating func explain(
        _ record: String,
        _ entries: [EntryInForce],
        _ arrivals: [EntryInForce],
        station: String,
        date: WorkDate,
        _ zone: Int64
    ) {
        guard let indicator = RecordName(record).indicator else { return }
        var builder = DaySheetBuilder(date: date, zoneMinutes: zone)
        for entry in entries + arrivals {
            SheetEntry.with(
                entry.statement,
                credit: entry.credit,
                record: entry.record,
                register: entry.register,
                isDisputed: entry.isDisputed,
                ofCase: entry.ofCase
            ) { builder.add($0) }
        }
        let sheet = builder.finished()
        guard let number = sheet.indicators.firstIndex(of: indicator) else { return }
        let cells = sheet.cells.filter { $0.indicator == number }
        let told =
            entries.filter { $0.register != "sweep" } + entries.filter { $0.register == "sweep" }
        for cell in cells {
            let facet = sheet.facets[cell.facet]
            let part = sheet.only(indicator: cell.indicator, facet: cell.facet)
            var tally = Tally(question, books)
            part.bytes.withUnsafeBytes { bytes in
                _ = tally.add(LedgerSheet(station: station, dates: date...date, bytes: bytes))
            }
            guard tally.hasCells else { continue }
            total += tally.total
            lines.append(
                Line(
                    record: record,
                    facet: facet,
                    indicator: indicator,
                    measures: tally.total,
                    entries: cells.count == 1
                        ? told : told.filter { sheet.has($0, facet) }
                )
            )
        }
    }
}

extension TallyExplanation {
    /// What one check or count adds to a question.
    ///
    /// `entries`: those of its own registers, and the sweeps of its occasion. `arrivals`: those of
    /// the station's day.
    static func measures(
        of record: String,
        _ entries: [EntryInForce],
        _ arrivals: [EntryInForce],
        station: String,
        date: WorkDate,
        _ question: TallyQuestion,
        _ books: CityBooks
    ) -> Measures {
        var explanation = TallyExplanation(question, books)
        let zone = books.reference.settings(on: date).zoneMinutes
        explanation.explain(record, entries, arrivals, station: station, date: date, zone)
        return explanation.total
    }
}

extension DaySheet {
    /// Whether an entry can be the one behind a facet: that of several running totals of one
    /// count which says the same circumstances.
    fileprivate func has(_ entry: EntryInForce, _ facet: Facet) -> Bool {
        guard let acts = JSONValue(entry.statement.claim).flatMap({ Acts($0) }) else { return true }
        return acts.circumstances == facet.circumstances
    }
}

extension Ledger {
    /// The entries behind the sums that a question asks for.
    ///
    /// - Complexity: O(*n*) in the stations and months of the span, then in the entries of those
    ///   stations that have part in the sums.
    package func explain(_ question: TallyQuestion, _ books: CityBooks) throws -> TallyExplanation {
        var concerned: [String: ClosedRange<WorkDate>] = [:]
        try forEachSheet(
            in: question.dates,
            monthSum: { question.monthSum($1, station: $0, books) }
        ) { sheet in
            var tally = Tally(question, books)
            guard tally.add(sheet) else { throw DamagedSheet(station: sheet.station) }
            guard tally.hasCells else { return }
            let known = concerned[sheet.station]
            concerned[sheet.station] =
                min(
                    known?.lowerBound ?? sheet.dates.lowerBound,
                    sheet.dates.lowerBound
                )...max(
                    known?.upperBound ?? sheet.dates.upperBound,
                    sheet.dates.upperBound
                )
        }
        var explanation = TallyExplanation(question, books)
        for (station, dates) in concerned.sorted(by: { $0.key < $1.key }) {
            var days: [WorkDate: [EntryInForce]] = [:]
            try forEachEntry(at: station, in: dates) { entry in
                guard let date = RecordName(entry.record).workDate else { return }
                days[date, default: []].append(entry)
            }
            for (date, entries) in days.sorted(by: { $0.key < $1.key }) {
                explanation.add(station: station, date: date, entries)
            }
        }
        return explanation
    }
}
