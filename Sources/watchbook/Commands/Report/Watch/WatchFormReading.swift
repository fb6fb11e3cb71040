import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// Reads watch record forms out of a ledger.
struct WatchFormReading {
    let ledger: SQLiteLedger
    let known: DutyBooks

    /// The forms of some stations' day, in the order of stations, slots and people.
    ///
    /// `stations`: those of the watches and points of the date that it lets through.
    func forms(on date: WorkDate, stations admits: (String) -> Bool) throws -> [WatchForm] {
        let list = try known.list(date...date, [:])
        let watches = Dictionary(grouping: list.lines, by: \.station)
        let stations = Set(known.stations(on: date)).union(watches.keys).filter(admits)
        let days = try stations.sorted().map { station in
            WatchForms(
                station: station,
                date: date,
                words: try ledger.ownWords(at: station, on: date),
                watches: watches[station] ?? [],
                due: due(at: station, on: date)
            )
        }
        let written = try ledger.written(days.flatMap(\.statements))
        return days.flatMap { day in
            day.forms { written[$0].flatMap { JSONValue($0.payload) }?["about"] }
        }
    }

    private func due(at station: String, on date: WorkDate) -> [String] {
        guard let point = known.books.gazetteer.point(ofStation: station, on: date) else {
            return []
        }
        return known.books.standards.due(
            at: point,
            on: date
        ).filter(\.isAsked).map(\.indicator.code).sorted()
    }

    /// The seal under which the last entry of a form stands; `nil` for a form without entries.
    func seal(of form: WatchForm) throws -> FormCode.Seal? {
        guard let last = form.entries.max(by: { $0.stamp < $1.stamp }) else { return nil }
        let segments = try ledger.segments(showing: [last])
        guard let segment = segments.first else { return nil }
        return FormCode.Seal(
            device: segment.device,
            through: segment.through,
            chain: segment.last
        )
    }
}
