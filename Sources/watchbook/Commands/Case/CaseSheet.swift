import CentralLedger
import Inspection
import Journaling
import Reports

/// Cases as table, CSV and JSON.
struct CaseSheet {
    private let items: [CaseItem]
    private let roll: CaseRoll
    /// With empty columns for what a unit answers.
    private let hasAnswers: Bool
    private let texts: CaseTexts
    /// The step of escalation that is due, by case.
    var escalations: [String: CaseDocuments.Document] = [:]

    init(_ items: [CaseItem], _ roll: CaseRoll, order: CaseOrder, hasAnswers: Bool) {
        self.items = CaseSheet.sorted(items, order, roll)
        self.roll = roll
        self.hasAnswers = hasAnswers
        texts = CaseTexts(roll)
    }

    private var books: CaseBooks { roll.books }

    /// The cases in an order; those that stand alike in it by their records.
    static func sorted(_ items: [CaseItem], _ order: CaseOrder, _ roll: CaseRoll) -> [CaseItem] {
        items.map { (key: CaseSheet.key($0, order, roll), item: $0) }
            .sorted { ($0.key, $0.item.record) < ($1.key, $1.item.record) }
            .map(\.item)
    }

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
        case .unit: return (item.mainUnit(roll.books) ?? "~") + " " + time
        case .station: return (report?.claim.station ?? report?.claim.place ?? "~") + " " + time
        case .indicator: return (report?.claim.indicator ?? "~") + " " + time
        case .state:
            let index = CaseState.allCases.firstIndex(of: item.file.state) ?? 0
            return padded(Int64(index)) + " " + time
        }
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
        // What follows is what a list of overdue cases is for; the state can be asked elsewhere.
        let hasNext = !escalations.isEmpty
        var columns: [TextTable.Column] = [
            .init(CasePhrase.caseHeading(), .id),
            .init(CasePhrase.sinceHeading(), .id, importance: 0),
            .init(CasePhrase.placeHeading(), least: 10, importance: 5),
            .init(TallyPhrase.indicator(), .id, importance: 4),
            .init("", least: 10, importance: 2),
            .init(CasePhrase.stateHeading(), least: 12, importance: hasNext ? 3 : nil),
            .init(CasePhrase.turnHeading(), .id), .init("", least: 10, importance: 1),
            .init(CasePhrase.dueHeading(), .id), .init(CasePhrase.marksHeading(), .id),
        ]
        if hasNext { columns.append(.init(CasePhrase.nextHeading(), least: 10)) }
        var table = TextTable(columns)
        for item in items {
            let turn = texts.turn(item)
            let report = item.file.report
            let name = report?.claim.indicator.map { code in
                books.standards.judging(code, on: books.date(at: report?.minute ?? roll.now))?
                    .indicator.name(inChinese: Language.current == .chinese) ?? ""
            }
            table.add([
                CaseName.short(item.record),
                report.map { books.date(at: $0.minute).text } ?? "—", texts.place(item),
                report?.claim.indicator ?? "", name ?? report?.claim.text ?? "",
                item.file.state(), turn.id, turn.name == turn.id ? "" : turn.name,
                item.due.map { books.clockText($0, in: roll.now) } ?? "",
                texts.marks(item).map { $0() }.joined(separator: " "),
                escalations[item.record]?.name(inChinese: Language.current == .chinese) ?? "",
            ])
        }
        let overdue = items.count(where: \.isOverdue)
        return table.lines(width: width)
            + [CasePhrase.listed(String(items.count), String(overdue))]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        var headings = [
            CasePhrase.caseHeading(), CasePhrase.reportedHeading(), CasePhrase.officeHeading(),
            TallyPhrase.station(), CasePhrase.placeHeading(), CasePhrase.codeHeading(),
            TallyPhrase.indicator(), CasePhrase.leftHeading(), CasePhrase.textHeading(),
            CasePhrase.sourceHeading(), CasePhrase.levelHeading(), CasePhrase.stateHeading(),
            CasePhrase.turnHeading(), CasePhrase.mainHeading(), CasePhrase.contactsHeading(),
            CasePhrase.assistingHeading(), CasePhrase.dispatchedHeading(), CasePhrase.dueHeading(),
            CasePhrase.marksHeading(), CasePhrase.recheckHeading(),
        ]
        if hasAnswers { headings += CaseAnswerSheet.columns.map { CaseAnswerSheet.heading($0) } }
        return (headings, items.map { row($0) })
    }

    private func row(_ item: CaseItem) -> [TableCell] {
        let report = item.file.report?.claim
        let dispatch = item.file.dispatch
        let names = { (units: [String]) in
            units.map { books.unitName($0, at: roll.now) }.joined(separator: "、")
        }
        let time = { (minute: Int64?) -> TableCell in
            minute.map { .id(books.clockText($0)) } ?? .empty
        }
        var cells: [TableCell] = [
            .id(String(item.record.dropFirst(5))), time(item.file.report?.minute),
            .id(item.office), .id(report?.station ?? ""), .text(texts.place(item)),
            .id(report?.indicator ?? ""), .text(texts.indicator(item)), .number(report?.left ?? 0),
            .text(report?.text ?? ""),
            .text(report.flatMap { TallyWord(.source, $0.source.rawValue)?() } ?? ""),
            .text(report?.level.flatMap { TallyWord(.level, $0.rawValue)?() } ?? ""),
            .text(item.file.state()), .text(texts.turnText(item)),
            .text(item.file.mainUnit.map { names([$0]) } ?? ""),
            .text(item.file.mainUnit.map { texts.contacts($0) } ?? ""),
            .text(names(item.file.assisting)), time(dispatch?.minute), time(item.due),
            .text(texts.marks(item).map { $0() }.joined(separator: " ")),
            .id(report?.first.map { CaseName.short($0) } ?? ""),
        ]
        if hasAnswers {
            cells += Array(repeating: TableCell.empty, count: CaseAnswerSheet.columns.count)
        }
        return cells
    }

    var json: JSONValue {
        [
            "as_of": books.iso(roll.now), "count": .integer(Int64(items.count)),
            "cases": .list(
                items.map { item in
                    var members = CaseJSON(item, books).members
                    members["marks"] = .list(texts.marks(item).map { .text($0.rawValue) })
                    members["turn"] = .text(texts.turnText(item))
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
