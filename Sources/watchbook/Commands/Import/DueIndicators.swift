import Inspection
import Journaling
import LedgerSQLite

/// What "all in order for the rest" answers at a station, by its point and the standards that a
/// ledger knows.
struct DueIndicators {
    private let places: Gazetteer
    private let standards: StandardShelf

    init(_ ledger: SQLiteLedger) throws {
        places = try ledger.gazetteer()
        standards = try ledger.standards()
    }

    /// The codes, ascending; `nil` when it is not known of which types the point is.
    func indicators(at station: String, on date: WorkDate) -> [String]? {
        guard let point = places.point(ofStation: station, on: date), !point.types.isEmpty else {
            return nil
        }
        return standards.due(at: point, on: date).filter(\.isAnsweredBySweep)
            .map(\.indicator.code).sorted()
    }
}
