import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// A layer of the map with what fills it.
protocol MapLayerSource {
    var map: MapLayer { get }

    /// Calls `body` with every feature, in an order that follows from the ledger alone.
    func forEachFeature(of source: MapSource, _ body: (MapFeature) throws -> Void) throws
}

/// A ledger that a map is made of.
struct MapSource {
    let ledger: SQLiteLedger
    let books: CityBooks
    let dates: ClosedRange<WorkDate>
    let now: Moment
    let isShifted: Bool
    let places: EntryPlaces

    init(
        _ ledger: SQLiteLedger,
        _ dates: ClosedRange<WorkDate>,
        _ now: Moment,
        isShifted: Bool
    ) throws {
        self.ledger = ledger
        books = try ledger.books()
        self.dates = dates
        self.now = now
        self.isShifted = isShifted
        places = EntryPlaces(ledger)
    }

    var datum: MapHead.Datum { isShifted ? .gcj02 : .wgs84 }
    /// By which places, units and standards things are named.
    var date: WorkDate { dates.upperBound }
    var isChinese: Bool { Language.current == .chinese }

    func head() throws -> MapHead {
        MapHead(
            json: try ReportHead(ledger, on: date, asOf: now).json.canonicalText,
            datum: datum,
            note: isShifted ? MapPhrase.shiftedNote() : MapPhrase.trueNote(),
            asOf: now.universal
        )
    }

    /// A place as the map has it.
    func position(_ position: Position) -> MapPosition {
        let shown = isShifted ? GCJ02.shifted(position) : position
        return MapPosition(latitude: shown.latitude, longitude: shown.longitude)
    }

    func geometry(_ position: Position?) -> MapGeometry? {
        position.map { .point(self.position($0)) }
    }

    func unitName(_ id: String?, on date: WorkDate? = nil) -> String? {
        id.flatMap { books.gazetteer.unit($0, on: date ?? self.date)?.name }
    }

    func officeName(_ code: String?, on date: WorkDate? = nil) -> String? {
        code.flatMap { books.gazetteer.officeName($0, on: date ?? self.date) }
    }

    func indicatorName(_ code: String?, on date: WorkDate? = nil) -> String? {
        code.flatMap {
            books.standards.judging($0, on: date ?? self.date)?.indicator
                .name(inChinese: isChinese)
        }
    }

    /// A moment by the city's clocks.
    func time(_ milliseconds: Int64) -> String {
        let moment = Moment(milliseconds: milliseconds)
        let zone = books.reference.settings(on: moment.date(zone: 480)).zoneMinutes
        return moment.iso8601(zone: zone)
    }
}

/// Where something is, and how that is known.
struct FoundPlace {
    enum Basis: String, CaseIterable {
        /// Somebody wrote down where it is.
        case stated
        /// Where the device of the writer stood.
        case entry
        /// Only the point is known.
        case point
        case unknown
    }

    var position: Position?
    var basis = Basis.unknown
    /// In millimetres; only of a device that said so.
    var accuracy: Int64?

    /// Where somebody stood who wrote an entry, or else where the point lies.
    init(_ place: EntryPlace?, orAt point: Point?) {
        if let place {
            position = place.position
            accuracy = place.accuracy
            basis = .entry
        } else if let position = point?.position {
            self.position = position
            basis = .point
        }
    }

    init(stated position: Position) {
        self.position = position
        basis = .stated
    }

    /// For the fields `place_from` and `accuracy_m`.
    var values: [MapValue] {
        [.text(basis.rawValue), accuracy.map { .thousandths($0) } ?? .empty]
    }

    static let fields = [
        MapField("place_from", title: MapPhrase.placeFrom()),
        MapField("accuracy_m", .decimal, title: MapPhrase.accuracy()),
    ]
}

extension Moment {
    /// `2026-05-13T06:00:00.000Z`.
    var universal: String {
        let text = iso8601(zone: 0)
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        return text.replacing("+00:00", with: ".\(fraction)Z")
    }
}
