package import Inspection
package import Journaling

/// Signs of back-filled and rushed work.
///
/// They accuse nobody: each is worth a look.
/// Source: Documentation/measures.md, "Worth a look".
package struct WorkSigns: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// 补录: written long after the event.
        case backfilled
        /// 集中录入: many entries in one minute.
        case burst
        /// 日结后录入.
        case afterClose = "after-close"
        /// 连续无问题: days of work without a finding.
        case smooth
        /// 照片雷同: one photo in several records.
        case samePhoto = "same-photo"
    }

    package struct Sign: Hashable, Sendable {
        package let kind: Kind
        /// Who wrote; of a photo the first of them.
        package let inspector: String
        package let date: WorkDate
        /// Hours, entries, days or records, by kind; of entries behind a close how many.
        package let number: Int64
        /// The entries, ascending by record.
        package let citations: [Citation]
    }

    private let setting: SignSetting
    private let books: CityBooks
    /// When the day of an office was first closed, in milliseconds since 1970 UTC.
    private let closed: [OfficeDay: Int64]
    private var late: [PersonDay: [(citation: Citation, hours: Int64)]] = [:]
    private var behind: [PersonDay: [Citation]] = [:]
    private var written: [DeviceID: [(time: Int64, inspector: String, date: WorkDate, Citation)]] =
        [:]
    private var days: [String: [WorkDate: (hasFinding: Bool, citation: Citation)]] = [:]
    private var photos: [Digest: [(inspector: String, date: WorkDate, citation: Citation)]] = [:]

    package struct OfficeDay: Hashable, Sendable {
        let office: String
        let date: WorkDate

        package init(_ office: String, _ date: WorkDate) {
            self.office = office
            self.date = date
        }
    }

    private struct PersonDay: Hashable {
        let inspector: String
        let date: WorkDate
    }

    package init(_ setting: SignSetting, closed: [OfficeDay: Int64], _ books: CityBooks) {
        self.setting = setting
        self.closed = closed
        self.books = books
    }

    /// Adds an entry in force of a check, count or watch.
    package mutating func add(_ entry: EntryInForce) {
        let name = RecordName(entry.record)
        let statement = entry.statement
        guard let date = name.workDate, let claim = JSONValue(statement.claim),
            claim["withdrawn"]?.bool != true, !statement.decides
        else { return }
        let citation = Citation(record: entry.record, digest: statement.digest)
        let time = statement.stamp.milliseconds
        let key = PersonDay(inspector: statement.inspector, date: date)
        if setting.lateHours > 0 {
            let hours = (time - event(statement, date)) / 3_600_000
            if hours >= setting.lateHours { late[key, default: []].append((citation, hours)) }
        }
        if setting.burstEntries > 0, statement.observed == 0 {
            written[statement.device, default: []]
                .append((time, statement.inspector, date, citation))
        }
        if setting.afterClose, let office = office(of: name, on: date),
            let moment = closed[OfficeDay(office, date)], time > moment
        {
            behind[key, default: []].append(citation)
        }
        if setting.smoothDays > 0 { noteDay(entry, claim, statement.inspector, date, citation) }
        if setting.samePhotos > 0 {
            for photo in statement.attachments {
                photos[photo.digest, default: []].append((statement.inspector, date, citation))
            }
        }
    }

    /// When it happened as far as the entry says: observed, or at the end of the work date at last.
    private func event(_ statement: Statement, _ date: WorkDate) -> Int64 {
        guard statement.observed == 0 else { return statement.observed * 60_000 }
        let zone = books.reference.settings(on: date).zoneMinutes
        return min(statement.stamp.milliseconds, ((date.day + 1) * 1440 - zone) * 60_000)
    }

    private func office(of name: RecordName, on date: WorkDate) -> String? {
        name.station.flatMap { books.gazetteer.point(ofStation: $0, on: date) }?.office
    }

    private mutating func noteDay(
        _ entry: EntryInForce,
        _ claim: JSONValue,
        _ inspector: String,
        _ date: WorkDate,
        _ citation: Citation
    ) {
        let hasFinding: Bool
        switch entry.register {
        case "finding": hasFinding = claim["answer"]?.text == "fail"
        case "sweep": hasFinding = false
        case let register where register.hasPrefix("acts."):
            hasFinding = (claim["found"]?.integer ?? 0) > 0
        default: return
        }
        let known = days[inspector]?[date]
        days[inspector, default: [:]][date] = (
            hasFinding || known?.hasFinding == true, known?.citation ?? citation
        )
    }
}

extension WorkSigns {
    /// All signs, by kind, then the greatest numbers first.
    package var signs: [Sign] {
        (lateSigns + burstSigns + closeSigns + smoothSigns + photoSigns).sorted { one, other in
            let order = Kind.allCases
            let (mine, theirs) = (order.firstIndex(of: one.kind), order.firstIndex(of: other.kind))
            guard mine == theirs else { return (mine ?? 0) < (theirs ?? 0) }
            guard one.number == other.number else { return one.number > other.number }
            return (one.date, one.inspector) < (other.date, other.inspector)
        }
    }

    private var lateSigns: [Sign] {
        late.map { key, entries in
            Sign(
                kind: .backfilled,
                inspector: key.inspector,
                date: key.date,
                number: entries.map(\.hours).max() ?? 0,
                citations: entries.map(\.citation).sorted()
            )
        }
    }

    private var closeSigns: [Sign] {
        behind.map { key, entries in
            Sign(
                kind: .afterClose,
                inspector: key.inspector,
                date: key.date,
                number: Int64(entries.count),
                citations: entries.sorted()
            )
        }
    }

    private var burstSigns: [Sign] {
        let window = setting.burstMinutes * 60_000
        return written.values.flatMap { entries in
            let entries = entries.sorted { $0.time < $1.time }
            var signs: [Sign] = []
            var start = 0
            while start < entries.count {
                var end = start
                while end + 1 < entries.count, entries[end + 1].time - entries[start].time < window
                {
                    end += 1
                }
                guard Int64(end - start + 1) >= setting.burstEntries else {
                    start += 1
                    continue
                }
                signs.append(
                    Sign(
                        kind: .burst,
                        inspector: entries[start].inspector,
                        date: entries[start].date,
                        number: Int64(end - start + 1),
                        citations: entries[start...end].map(\.3).sorted()
                    )
                )
                start = end + 1
            }
            return signs
        }
    }

    private var smoothSigns: [Sign] {
        days.compactMap { inspector, days in
            var run: [(date: WorkDate, citation: Citation)] = []
            var longest = run
            for (date, day) in days.sorted(by: { $0.key < $1.key }) {
                run = day.hasFinding ? [] : run + [(date, day.citation)]
                if run.count > longest.count { longest = run }
            }
            guard let last = longest.last, Int64(longest.count) >= setting.smoothDays else {
                return nil
            }
            return Sign(
                kind: .smooth,
                inspector: inspector,
                date: last.date,
                number: Int64(longest.count),
                citations: longest.map(\.citation)
            )
        }
    }

    private var photoSigns: [Sign] {
        photos.values.compactMap { uses in
            let records = Set(uses.map(\.citation.record))
            guard Int64(records.count) >= max(setting.samePhotos, 2),
                let first = uses.min(by: { ($0.date, $0.citation) < ($1.date, $1.citation) })
            else { return nil }
            return Sign(
                kind: .samePhoto,
                inspector: first.inspector,
                date: first.date,
                number: Int64(records.count),
                citations: uses.map(\.citation).sorted()
            )
        }
    }
}

extension Ledger {
    /// Signs over a span of dates at the stations that `admits` lets through.
    ///
    /// - Complexity: O(*n* log *n*) in the entries of the span.
    package func workSigns(
        in dates: ClosedRange<WorkDate>,
        closed: [WorkSigns.OfficeDay: Int64],
        _ books: CityBooks,
        admits: (String) -> Bool = { _ in true }
    ) throws -> WorkSigns {
        let setting =
            books.gazetteer.setting(SignSetting.self, on: dates.upperBound) ?? .standard
        var signs = WorkSigns(setting, closed: closed, books)
        var stations: Set<String> = []
        try forEachSheet(in: dates, monthSum: { _, _ in nil }) { stations.insert($0.station) }
        for station in stations.sorted() where admits(station) {
            var entries: [EntryInForce] = []
            try forEachEntry(at: station, in: dates) { entries.append($0) }
            for entry in entries { signs.add(entry) }
        }
        return signs
    }
}
