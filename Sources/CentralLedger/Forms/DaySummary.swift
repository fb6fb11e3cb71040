package import Inspection
import Journaling

/// 街道(乡镇)每日汇总表: a day of an office, added up by station, indicator, unit and person.
///
/// It covers what the day's close covers, and is computed from the same entries.
package struct DaySummary: Sendable {
    /// What became of watches.
    package struct Watches: Hashable, Sendable {
        package var planned: Int64 = 0
        package var stood: Int64 = 0
        package var notHandedIn: Int64 = 0
        package var absent: Int64 = 0
        package var excused: Int64 = 0
        /// Stood, though nobody planned it; not among ``stood``.
        package var unplanned: Int64 = 0
        package var late: Int64 = 0
        package var early: Int64 = 0
        /// How often supervisors came by, and remarked on effort.
        package var visits: Int64 = 0
        package var efforts: Int64 = 0

        package init() {}

        mutating func add(_ line: DutyList.Line) {
            let state = line.verdict.state
            if line.isPlanned {
                planned += state.isSettled ? 1 : 0
                stood += state == .stood ? 1 : 0
                notHandedIn += state == .notHandedIn ? 1 : 0
                absent += state == .absent ? 1 : 0
                excused += state == .excused ? 1 : 0
            } else if state == .stood {
                unplanned += 1
            }
            late += line.verdict.lateMinutes > 0 ? 1 : 0
            early += line.verdict.earlyMinutes > 0 ? 1 : 0
            visits += (line.row?.found ?? 0) + (line.row?.missed ?? 0)
            efforts += line.row?.efforts ?? 0
        }
    }

    package struct Station: Sendable {
        package let id: String
        package let watches: Watches
        package let measures: Measures
    }

    package let total: Measures
    package let watches: Watches
    /// By id; every one that was to be watched or of which anything was said.
    package let stations: [Station]
    /// By code.
    package let indicators: [(code: String, measures: Measures)]
    /// The units that answer, each on each of its lines once; empty for nobody.
    package let units: [(unit: String, measures: Measures)]
    /// By number.
    package let people: [(number: String, watches: Watches)]
    /// Those that nobody has handed in.
    package let notHandedIn: [DutyList.Line]
}

extension Ledger {
    /// The summary of what a close covers.
    ///
    /// - Throws: ``DamagedSheet``, and what reading a ledger throws.
    package func summary(of scope: CloseScope, _ books: CityBooks) throws -> DaySummary {
        let tallied = scope.tallied
        let zone = books.reference.settings(on: scope.date).zoneMinutes
        let list = try dutyList(
            tallied.question.dates,
            asOf: scope.date.day * 1440 + scope.cutOff - zone,
            books,
            admits: { tallied.question.admits(station: $0, on: $1, books) }
        )
        let lines = list.lines.filter { tallied.admits(slot: $0.slot, on: $0.date) }
        var watches = DaySummary.Watches()
        var atStations: [String: DaySummary.Watches] = [:]
        var ofPeople: [String: DaySummary.Watches] = [:]
        for line in lines {
            watches.add(line)
            atStations[line.station, default: .init()].add(line)
            ofPeople[line.person, default: .init()].add(line)
        }
        let sums = try sums(of: scope, books)
        let units = try rows(of: tallied, by: [.unit], books)
        let stations = Set(atStations.keys).union(sums.stations.keys).sorted()
        return DaySummary(
            total: sums.total,
            watches: watches,
            stations: stations.map {
                DaySummary.Station(
                    id: $0,
                    watches: atStations[$0] ?? .init(),
                    measures: sums.stations[$0] ?? Measures()
                )
            },
            indicators: sums.indicators.sorted { $0.key < $1.key }
                .map { (code: $0.key, measures: $0.value) },
            units: units.map { (unit: $0.values[0], measures: $0.measures) },
            people: ofPeople.sorted { $0.key < $1.key }
                .map { (number: $0.key, watches: $0.value) },
            notHandedIn: lines.filter { $0.isPlanned && $0.verdict.state == .notHandedIn }
        )
    }
}
