import CentralLedger
import Inspection
import Journaling

/// What a case is called, by the books of its ledger.
struct CaseTexts {
    let books: CaseBooks
    /// In minutes since 1970 UTC.
    let now: Int64
    private let duplicates: Set<String>

    init(_ roll: CaseRoll) {
        books = roll.books
        now = roll.now
        duplicates = Set(roll.duplicates().map(\.second))
    }

    /// Whose turn it is, as its id or number and its name: the unit, the finder, or the office
    /// after which the case is named, because no other may file, dispatch and close it.
    func turn(_ item: CaseItem) -> (id: String, name: String) {
        switch item.file.stage {
        case .handling:
            guard let unit = item.timing.current?.unit else { return ("", "") }
            return (books.unitID(unit, at: now), books.unitName(unit, at: now))
        case .verification:
            guard let person = item.file.verifier(books, at: now) else {
                return (item.file.office, "")
            }
            let name = books.gazetteer.person(person, on: books.date(at: now))?.name
            return (person, name ?? "")
        case .filing, .dispatch, .closing, .receipt: return (item.file.office, "")
        case nil: return ("", "")
        }
    }

    /// The same in one cell: a unit by its name, a person by number and name.
    func turnText(_ item: CaseItem) -> String {
        let turn = turn(item)
        if item.file.stage == .handling { return turn.name }
        return CaseClaimText.words(turn.id, turn.name)
    }

    /// 争 disputed, 异 irregular, 挂 suspended, 超 overdue, 重 possibly a duplicate.
    func marks(_ item: CaseItem) -> [CaseMark] {
        var marks: [CaseMark] = []
        if item.isOverdue { marks.append(.overdue) }
        if item.isSuspended { marks.append(.suspended) }
        if item.file.isDisputed { marks.append(.disputed) }
        if item.isIrregular { marks.append(.irregular) }
        if duplicates.contains(item.record) { marks.append(.duplicate) }
        return marks
    }

    func place(_ item: CaseItem) -> String {
        guard let report = item.file.report else { return "" }
        let station = report.claim.station ?? ""
        let date = books.date(at: report.minute)
        let name = report.claim.point.flatMap { books.gazetteer.point($0, on: date)?.name }
        return [station, report.claim.place ?? name ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    func indicator(_ item: CaseItem) -> String {
        guard let report = item.file.report else { return "" }
        return report.claim.indicator.map { books.indicatorName($0, at: report.minute) }
            ?? report.claim.text ?? ""
    }

    /// 联络员.
    func contacts(_ unit: String) -> String {
        let date = books.date(at: now)
        let id = books.gazetteer.unitID(unit, on: date)
        return (id.flatMap { books.gazetteer.unit($0, on: date)?.contacts } ?? [])
            .joined(separator: "、")
    }
}
