import CentralLedger
import Inspection
import Journaling

/// What the values of dimensions are called, at the end of a span.
struct TallyNames {
    private let books: CityBooks
    private let date: WorkDate

    init(_ books: CityBooks, on span: ClosedRange<WorkDate>) {
        self.books = books
        date = span.upperBound
    }

    /// The name of a value, or what a word means; `nil` where the value says all.
    func name(of value: String, _ dimension: TallyDimension) -> String? {
        let gazetteer = books.gazetteer
        switch dimension {
        case .point: return gazetteer.point(value, on: date)?.name
        case .station: return station(value)
        case .street: return gazetteer.street(value, on: date)?.name
        case .unit, .pointUnit, .supervisionUnit, .authorityUnit, .leadUnit:
            return value.isEmpty ? TallyPhrase.nobody() : gazetteer.unit(value, on: date)?.name
        case .office: return gazetteer.officeName(value, on: date)
        case .inspector, .leader, .cadre: return gazetteer.person(value, on: date)?.name
        case .indicator: return indicator(value)
        case .type:
            let type = books.standards.types(on: date)[value]
            return Language.current == .chinese ? type?.nameChinese : type?.nameEnglish
        default: return TallyWord(dimension, value)?()
        }
    }

    func indicator(_ code: String) -> String? {
        books.standards.judging(code, on: date)?.indicator
            .name(inChinese: Language.current == .chinese)
    }

    func person(_ number: String) -> String? { gazetteerName(number) }

    private func gazetteerName(_ number: String) -> String? {
        books.gazetteer.person(number, on: date)?.name
    }

    private func station(_ value: String) -> String? {
        guard let point = books.gazetteer.point(ofStation: value, on: date) else { return nil }
        return [point.name, point.station(value)?.name].compactMap { $0 }.joined(separator: " ")
    }

    /// A code, or what a word means: for a table without names.
    func label(of value: String, _ dimension: TallyDimension) -> String {
        let name = name(of: value, dimension)
        guard TallyNames.hasCodes(dimension), !value.isEmpty else {
            return name ?? (value.isEmpty ? "—" : value)
        }
        return value
    }

    /// Whether the values of a dimension are codes beside which a name says more.
    static func hasCodes(_ dimension: TallyDimension) -> Bool {
        switch dimension {
        case .office, .point, .station, .street, .indicator, .type, .inspector: true
        default: dimension.isManifold
        }
    }

    /// Whether the values of a dimension have names of their own.
    static func areNamed(_ dimension: TallyDimension) -> Bool {
        switch dimension {
        case .day, .week, .month, .quarter, .slot, .group, .standard, .area, .duty: false
        default: true
        }
    }
}
