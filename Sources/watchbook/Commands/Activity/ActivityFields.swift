import Inspection
import Journaling

/// Turns what people type into the fields of a form.
struct ActivityFields {
    let form: ActivityForm
    /// What units and points are known; those are checked only where some are.
    let gazetteer: Gazetteer
    let date: WorkDate

    /// Puts a value into a report; false when it cannot be used.
    func set(_ text: String, of field: FormField, in report: inout ActivityReport) -> Bool {
        if field.isPersonal {
            report.personal[field.id] = NameFolding.tidied(text)
            return true
        }
        if field.kind == .quantity {
            guard let quantity = quantity(text, field) else { return false }
            report.quantities[field.id] = quantity
            return true
        }
        guard let value = value(text, field) else { return false }
        report.fields[field.id] = value
        return true
    }

    /// What may stand in a field, in the language of this run.
    func allowed(in field: FormField) -> String {
        switch field.kind {
        case .text: ActivityPhrase.anyText()
        case .integer: ActivityPhrase.anyInteger()
        case .date: ActivityPhrase.anyDate()
        case .truth: ActivityPhrase.anyTruth(ActivityPhrase.yes(), ActivityPhrase.no())
        case .choice: choices(field)
        case .choices: ActivityPhrase.anyChoices(choices(field))
        case .unit:
            ActivityPhrase.anyUnit(
                Problem.list(gazetteer.units(on: date).map { "\($0.id) \($0.name)" })
            )
        case .point: ActivityPhrase.anyPoint(Problem.list(gazetteer.points(on: date).map(\.id)))
        case .quantity: ActivityPhrase.anyQuantity(field.measure ?? "")
        }
    }

    /// Of a value that cannot be used, the part that is wrong.
    func wrongPart(of text: String, in field: FormField) -> String {
        guard field.kind == .choices else { return text }
        let wrong = ActivityFields.parts(of: text).filter { field.choice($0) == nil }
        return wrong.isEmpty ? text : wrong.joined(separator: ", ")
    }

    private static func parts(of text: String) -> [String] {
        text.split { "、，；;,/|\n".contains($0) }.map(String.init)
    }

    private func choices(_ field: FormField) -> String {
        Problem.list(
            field.choices.map { choice in
                choice.name.said == choice.id ? choice.id : "\(choice.id) (\(choice.name.said))"
            }
        )
    }

    private func value(_ text: String, _ field: FormField) -> JSONValue? {
        let plain = NameFolding.halfWidth(text)
        switch field.kind {
        case .text:
            let tidied = NameFolding.tidied(text)
            return tidied.isEmpty ? nil : .text(tidied)
        case .integer:
            return Int64(plain).flatMap { (0...1_000_000_000).contains($0) ? .integer($0) : nil }
        case .date: return SheetCells.date(plain).map { .text($0.text) }
        case .truth: return ReferenceCells.flag(plain).map(JSONValue.bool)
        case .choice: return field.choice(text).map(JSONValue.text)
        case .choices:
            let parts = ActivityFields.parts(of: text)
            let found = parts.compactMap(field.choice)
            guard !found.isEmpty, found.count == parts.count else { return nil }
            return .list(field.choices.map(\.id).filter(found.contains).map(JSONValue.text))
        case .unit: return unit(text)
        case .point: return point(plain)
        case .quantity: return nil
        }
    }

    /// The id of a unit; a text that leads nowhere only where no units are known.
    private func unit(_ text: String) -> JSONValue? {
        if let id = gazetteer.unitID(text, on: date) { return .text(id) }
        let tidied = NameFolding.tidied(text)
        guard gazetteer.units(on: date).isEmpty, !tidied.isEmpty else { return nil }
        return .text(tidied)
    }

    private func point(_ id: String) -> JSONValue? {
        guard Names.isName(id) else { return nil }
        let isKnown = gazetteer.point(id, on: date) != nil
        return isKnown || gazetteer.points(on: date).isEmpty ? .text(id) : nil
    }

    /// `3.5`, `3.5km`, `850 处`: in thousandths of the field's unit.
    private func quantity(_ text: String, _ field: FormField) -> ActivityReport.Quantity? {
        guard let unit = field.measure else { return nil }
        var plain = NameFolding.halfWidth(text)
        let suffix = NameFolding.halfWidth(unit)
        if plain.lowercased().hasSuffix(suffix.lowercased()) {
            plain = String(plain.dropLast(suffix.count))
        }
        guard let number = ExactDecimal(plain.filter { $0 != " " && $0 != "," }),
            number.mantissa >= 0, let milli = number.parts(of: 1000)
        else { return nil }
        return ActivityReport.Quantity(milli, unit: unit)
    }
}

extension ActivityForm {
    /// The field that an id or a name means.
    func field(named text: String) -> FormField? {
        let folded = NameFolding.folded(text)
        return field(text)
            ?? fields.first { field in
                [field.id, field.name.chinese, field.name.english].contains {
                    NameFolding.folded($0) == folded
                }
            }
    }

    /// The first required field that is missing, or the first number that is beyond another one:
    /// nothing is recorded then.
    func contradiction(in report: ActivityReport) -> Problem? {
        for field in fields where field.isRequired && !report.has(field.id) {
            return Problem(.fieldMissing, field.said)
        }
        for case .beyond(let id, let number, let other, let limit) in lacks(of: report, photos: 0) {
            return Problem(.fieldBeyond, said(id), "\(number)", said(other), "\(limit)")
        }
        return nil
    }

    /// The name of a field in the language of this run.
    func said(_ field: String) -> String { self.field(field)?.said ?? field }

    /// The name of a step in the language of this run.
    func step(_ id: String) -> String { steps.first { $0.id == id }?.name.said ?? id }
}

extension FormField {
    /// Its name in the language of this run.
    var said: String { name.said }

    /// A value as people read it.
    func text(of report: ActivityReport) -> String {
        if let quantity = report.quantities[id] {
            return "\(ActivityFigure.milli(quantity.milli)) \(quantity.unit)"
        }
        switch report.fields[id] {
        case .text(let text): return choices.first { $0.id == text }?.name.said ?? text
        case .integer(let number): return String(number)
        case .bool(let bool): return bool ? ActivityPhrase.yes() : ActivityPhrase.no()
        case .list(let values):
            return values.compactMap(\.text).map { id in
                choices.first { $0.id == id }?.name.said ?? id
            }.joined(separator: Language.current == .chinese ? "、" : ", ")
        default: return ""
        }
    }
}

extension BilingualName {
    /// In the language of this run.
    var said: String { text(inChinese: Language.current == .chinese) }
}

/// Figures of activities as people read them.
enum ActivityFigure {
    /// Thousandths as a decimal number without needless digits.
    static func milli(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        var fraction = String(padded.suffix(3))
        while fraction.last == "0" { fraction.removeLast() }
        let whole = String(padded.dropLast(3))
        return (value < 0 ? "-" : "") + (fraction.isEmpty ? whole : "\(whole).\(fraction)")
    }

    /// A rate of sums in percent with two digits, rounded half up; a dash where nothing was asked.
    static func rate(_ parts: (numerator: Int64, denominator: Int64)) -> String {
        guard parts.denominator > 0 else { return "—" }
        let scaled = Int128(parts.numerator) * 20_000 + Int128(parts.denominator)
        let hundredths = Int64(scaled / (Int128(parts.denominator) * 2))
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
    }
}

extension ActivityLack {
    /// In the language of this run.
    func said(_ form: ActivityForm) -> String {
        switch self {
        case .field(let id): ActivityPhrase.lackField(form.said(id))
        case .tooFew(let id, let number, let least):
            ActivityPhrase.lackNumber(form.said(id), "\(number)", "\(least)")
        case .beyond(let id, let number, let other, let limit):
            ActivityPhrase.lackBeyond(form.said(id), "\(number)", form.said(other), "\(limit)")
        case .photos(let number, let least):
            ActivityPhrase.lackPhotos("\(number)", "\(least)")
        }
    }

    var json: JSONValue {
        switch self {
        case .field(let id): ["lack": "field", "field": .text(id)]
        case .tooFew(let id, let number, let least):
            [
                "lack": "too-few", "field": .text(id), "number": .integer(number),
                "least": .integer(least),
            ]
        case .beyond(let id, let number, let other, let limit):
            [
                "lack": "beyond", "field": .text(id), "number": .integer(number),
                "other": .text(other), "limit": .integer(limit),
            ]
        case .photos(let number, let least):
            ["lack": "photos", "number": .integer(number), "least": .integer(least)]
        }
    }
}
