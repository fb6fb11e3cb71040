import CentralLedger
import Inspection
import Journaling

/// Cases as table, CSV and JSON.
struct CaseSheet {
    private let items: [CaseItem]
    private let roll: CaseRoll
    /// With empty columns for what a unit answers.
    private let hasAnswers: Bool
    private let duplicates: Set<String>
    /// The step of escalation that is due, by case.
    var escalations: [String: CaseDocuments.Document] = [:]

    init(_ items: [CaseItem], _ roll: CaseRoll, order: CaseOrder, hasAnswers: Bool) {
        self.items = items.sorted { one, other in
            let keys = (CaseSheet.key(one, order, roll), CaseSheet.key(other, order, roll))
            return keys.0 == keys.1 ? one.record < other.record : keys.0 < keys.1
        }
        self.roll = roll
        self.hasAnswers = hasAnswers
        duplicates = Set(roll.duplicates().map(\.second))
    }

    private var books: CaseBooks { roll.books }

    private static func key(_ item: CaseItem, _ order: CaseOrder, _ roll: CaseRoll) -> String {
        func padded(_ minute: Int64?) -> String {
            let digits = String(minute ?? 99_999_999_999)
            return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        }
        let report = item.file.report
        let time = padded(report?.minute)
        switch order {
        case .reported: return time
        case .due: return padded(item.due)
        case .unit: return (item.value(of: .unit, roll.books) ?? "~") + " " + time
        case .station: return (report?.claim.station ?? report?.claim.place ?? "~") + " " + time
        case .indicator: return (report?.claim.indicator ?? "~") + " " + time
        case .state:
            let index = CaseState.allCases.firstIndex(of: item.file.state) ?? 0
            return padded(Int64(index)) + " " + time
        }
    }

    /// Whose turn it is: the unit, the finder or the office.
    private func turn(_ item: CaseItem) -> String {
        switch item.file.stage {
        case .handling:
            return item.timing.current?.unit.map { books.unitName($0, at: roll.now) } ?? ""
        case .verification:
            return item.file.verifier(books, at: roll.now)
                .map { books.personName($0, at: roll.now) } ?? item.office
        case .filing, .dispatch, .closing, .receipt: return item.office
        case nil: return ""
        }
    }

    /// 争 disputed, 异 irregular, 挂 suspended, 超 overdue, 重 possibly a duplicate.
    private func marks(_ item: CaseItem) -> [CaseMark] {
        var marks: [CaseMark] = []
        if item.isOverdue { marks.append(.overdue) }
        if item.isSuspended { marks.append(.suspended) }
        if item.file.isDisputed { marks.append(.disputed) }
        if item.isIrregular { marks.append(.irregular) }
        if duplicates.contains(item.record) { marks.append(.duplicate) }
        return marks
    }

    private func place(_ item: CaseItem) -> String {
        guard let report = item.file.report else { return "" }
        let station = report.claim.station ?? ""
        let date = books.date(at: report.minute)
        let name = report.claim.point.flatMap { books.gazetteer.point($0, on: date)?.name }
        return [station, report.claim.place ?? name ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private func indicator(_ item: CaseItem) -> String {
        guard let report = item.file.report else { return "" }
        return report.claim.indicator.map { books.indicatorName($0, at: report.minute) }
            ?? report.claim.text ?? ""
    }
}

/// The marks behind a case in a list.
enum CaseMark: String {
    case overdue, suspended, disputed, irregular, duplicate
}

extension CaseMark: Localized {
    var text: Wording {
        switch self {
        case .overdue: ("late", "超")
        case .suspended: ("susp", "挂")
        case .disputed: ("disp", "争")
        case .irregular: ("irreg", "异")
        case .duplicate: ("dup?", "重")
        }
    }
}

extension CaseSheet: Printable {
    func lines(width: Int) -> [String] {
        guard !items.isEmpty else { return [CasePhrase.nothing()] }
        var columns: [TextTable.Column] = [
            .init(CasePhrase.caseHeading(), .id), .init(CasePhrase.sinceHeading(), .id),
            .init(CasePhrase.placeHeading()), .init(TallyPhrase.indicator()),
            .init(CasePhrase.stateHeading()), .init(CasePhrase.turnHeading()),
            .init(CasePhrase.dueHeading(), .id), .init(CasePhrase.marksHeading(), .id),
        ]
        if !escalations.isEmpty { columns.append(.init(CasePhrase.nextHeading())) }
        var table = TextTable(columns)
        for item in items {
            table.add([
                CaseName.short(item.record),
                item.file.report.map { books.date(at: $0.minute).text } ?? "—", place(item),
                indicator(item), item.file.state(), turn(item),
                item.due.map { String(books.clockText($0).dropFirst(5)) } ?? "",
                marks(item).map { $0() }.joined(separator: " "),
                escalations[item.record]?.name(inChinese: Language.current == .chinese) ?? "",
            ])
        }
        let overdue = items.count(where: \.isOverdue)
        return table.lines(width: width)
            + [CasePhrase.listed(String(items.count), String(overdue))]
    }

    var csv: (headings: [String], rows: [[CSVWriter.Cell]]) {
        var headings = [
            CasePhrase.caseHeading(), CasePhrase.reportedHeading(), CasePhrase.officeHeading(),
            TallyPhrase.station(), CasePhrase.placeHeading(), CasePhrase.codeHeading(),
            TallyPhrase.indicator(), CasePhrase.leftHeading(), CasePhrase.textHeading(),
            CasePhrase.sourceHeading(), CasePhrase.levelHeading(), CasePhrase.stateHeading(),
            CasePhrase.turnHeading(), CasePhrase.mainHeading(), CasePhrase.contactsHeading(),
            CasePhrase.assistingHeading(), CasePhrase.dispatchedHeading(), CasePhrase.dueHeading(),
            CasePhrase.marksHeading(),
        ]
        if hasAnswers { headings += CaseAnswerSheet.columns.map { CaseAnswerSheet.heading($0) } }
        return (headings, items.map { row($0) })
    }

    /// 联络员.
    private func contacts(_ unit: String) -> String {
        let date = books.date(at: roll.now)
        let id = books.gazetteer.unitID(unit, on: date)
        return (id.flatMap { books.gazetteer.unit($0, on: date)?.contacts } ?? [])
            .joined(separator: "、")
    }

    private func row(_ item: CaseItem) -> [CSVWriter.Cell] {
        let report = item.file.report?.claim
        let dispatch = item.file.dispatch
        let names = { (units: [String]) in
            units.map { books.unitName($0, at: roll.now) }.joined(separator: "、")
        }
        let time = { (minute: Int64?) -> CSVWriter.Cell in
            minute.map { .id(books.clockText($0)) } ?? .empty
        }
        var cells: [CSVWriter.Cell] = [
            .id(String(item.record.dropFirst(5))), time(item.file.report?.minute),
            .id(item.office), .id(report?.station ?? ""), .text(place(item)),
            .id(report?.indicator ?? ""), .text(indicator(item)), .number(report?.left ?? 0),
            .text(report?.text ?? ""),
            .text(report.flatMap { TallyWord(.source, $0.source.rawValue)?() } ?? ""),
            .text(report?.level.flatMap { TallyWord(.level, $0.rawValue)?() } ?? ""),
            .text(item.file.state()), .text(turn(item)),
            .text(item.file.mainUnit.map { names([$0]) } ?? ""),
            .text(item.file.mainUnit.map { contacts($0) } ?? ""),
            .text(names(item.file.assisting)), time(dispatch?.minute), time(item.due),
            .text(marks(item).map { $0() }.joined(separator: " ")),
        ]
        if hasAnswers {
            cells += Array(repeating: CSVWriter.Cell.empty, count: CaseAnswerSheet.columns.count)
        }
        return cells
    }

    var json: JSONValue {
        [
            "as_of": books.iso(roll.now), "count": .integer(Int64(items.count)),
            "cases": .list(
                items.map { item in
                    var members = CaseJSON(item, books).members
                    members["marks"] = .list(marks(item).map { .text($0.rawValue) })
                    members["turn"] = .text(turn(item))
                    members["next"] = escalations[item.record].map { .text($0.id) }
                    return .object(members)
                }
            ),
        ]
    }
}

/// A case for other programs.
struct CaseJSON {
    let members: [String: JSONValue]

    init(_ item: CaseItem, _ books: CaseBooks) {
        let file = item.file
        let report = file.report
        var members: [String: JSONValue] = [
            "case": .text(file.record), "state": .text(file.state.rawValue),
            "open": .bool(file.isOpen), "office": .text(item.office),
            "overdue": .bool(item.isOverdue), "suspended": .bool(item.isSuspended),
            "disputed": .bool(file.isDisputed), "reworks": .integer(Int64(file.reworks)),
            "returns": .integer(Int64(file.returns)),
            "assisting": .list(file.assisting.map(JSONValue.text)),
            "entries": .list(file.entries.map { .text($0.digest.hex) }),
            "irregularities": .list(
                item.timing.irregularities.map {
                    ["kind": .text($0.kind.rawValue), "entry": .text($0.digest.hex)]
                }
            ),
        ]
        members["report"] = report?.claim.claim
        members["finder"] = file.finder.map(JSONValue.text)
        members["reported"] = report.map { books.iso($0.minute) }
        members["stage"] = file.stage.map { .text($0.rawValue) }
        members["unit"] = file.mainUnit.map(JSONValue.text)
        members["units"] = ResponsibilityLine.claim(file.units)
        members["due"] = item.due.map { books.iso($0) }
        members["ended"] = file.moments.ended.map { books.iso($0) }
        members["result"] = file.result.map { .text($0.rawValue) }
        members["class"] = item.deadlineClass.map(JSONValue.text)
        members["urgency"] = file.urgency.map(JSONValue.text)
        members["verifier"] =
            file.stage == .verification
            ? file.verifier(books, at: item.now).map(JSONValue.text) : nil
        self.members = members
    }
}
