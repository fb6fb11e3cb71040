import Inspection
import Journaling

/// The standards in force on a date, and what they ask.
struct StandardList {
    private struct Row {
        let standard: Standard
        let indicator: Indicator
        let due: Indicator.Due
        let isExempt: Bool
    }

    private let standards: [Standard]
    private let rows: [Row]
    private let types: Set<String>?
    private let date: WorkDate

    /// All indicators of all systems, or those that are due at a place of these types.
    init(_ shelf: StandardShelf, types: Set<String>?, date: WorkDate) {
        let standards = shelf.standards(on: date)
        self.standards = standards
        self.types = types
        self.date = date
        if let types {
            rows = shelf.due(at: types, on: date).compactMap { due in
                standards.first { $0.id == due.standard }.map {
                    Row(
                        standard: $0,
                        indicator: due.indicator,
                        due: due.isAsked ? .yes : .optional,
                        isExempt: due.isExempt
                    )
                }
            }
        } else {
            rows = standards.flatMap { standard in
                standard.codes.compactMap { code in
                    standard.indicators[code].map {
                        Row(
                            standard: standard,
                            indicator: $0,
                            due: $0.due,
                            isExempt: shelf.isExempt($0, on: date)
                        )
                    }
                }
            }
        }
    }

    func lines(width: Int) -> [String] {
        var table = TextTable([
            .init(StandardPhrase.codeHeading(), .id), .init(StandardPhrase.nameHeading()),
            .init(StandardPhrase.asksHeading(), .id), .init(StandardPhrase.dueHeading(), .id),
            .init(StandardPhrase.systemHeading(), .id),
        ])
        for row in rows {
            table.add([
                row.indicator.code, row.indicator.name(inChinese: Language.current == .chinese),
                row.indicator.requirement,
                row.isExempt ? StandardPhrase.exempt() : row.due.word, row.standard.system,
            ])
        }
        let heads = standards.map {
            StandardPhrase.inForce($0.id, $0.from?.text ?? "—", String($0.indicators.count))
        }
        let count = String(rows.count)
        let end =
            types.map {
                StandardPhrase.shownAt(count, $0.sorted().joined(separator: ","), date.text)
            }
            ?? StandardPhrase.shown(count, date.text)
        return heads + (table.isEmpty ? [] : [""] + table.lines(width: width)) + [end]
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "standards": .list(
                standards.map { standard in
                    var members: [String: JSONValue] = [
                        "id": .text(standard.id), "name": .text(standard.name),
                        "system": .text(standard.system),
                        "indicators": .integer(Int64(standard.indicators.count)),
                    ]
                    members["from"] = standard.from.map { .text($0.text) }
                    return .object(members)
                }
            ),
            "indicators": .list(
                rows.map { row in
                    [
                        "code": .text(row.indicator.code), "standard": .text(row.standard.id),
                        "due": .text(row.due.rawValue), "exempt": .bool(row.isExempt),
                        "sweep": .bool(row.due == .yes && row.indicator.isAnsweredBySweep),
                        "row": row.standard.claims[row.indicator.code] ?? .null,
                    ]
                }
            ),
        ]
    }
}

extension Indicator.Due {
    /// The word for people.
    var word: String {
        switch self {
        case .yes: StandardPhrase.asked()
        case .optional: StandardPhrase.offered()
        case .off: StandardPhrase.off()
        }
    }
}

extension Indicator {
    /// What passes, in short: `≤ 500 m`, `> 95 %`, none, present, counted only.
    var requirement: String {
        guard let comparator, let limit else { return StandardPhrase.counted() }
        if kind == .presence, comparator == .equal {
            return limit.mantissa == 0 ? StandardPhrase.none() : StandardPhrase.present()
        }
        let mark =
            switch comparator {
            case .less: "<"
            case .atMost: "≤"
            case .equal: "="
            case .atLeast: "≥"
            case .more: ">"
            }
        switch unit {
        case "days": return StandardPhrase.days("\(mark) \(limit.text)")
        case "%", "m", "cm", "mm", "km": return "\(mark) \(limit.text) \(unit)"
        case "m2", "cm2": return "\(mark) \(limit.text) \(unit.dropLast())²"
        default: return "\(mark) \(limit.text)"
        }
    }
}
