import Journaling

/// Reads the claim of an indicator member by member, noting what cannot be understood.
struct IndicatorReader {
    private let claim: JSONValue
    private(set) var faults: [IndicatorFault] = []

    init(_ claim: JSONValue) {
        self.claim = claim
    }

    func text(_ column: IndicatorColumn) -> String { claim[column.rawValue]?.text ?? "" }

    func list(_ column: IndicatorColumn) -> [String] { claim[column.rawValue]?.texts ?? [] }

    private mutating func fault(
        _ reason: IndicatorFault.Reason,
        _ column: IndicatorColumn,
        _ text: String? = nil
    ) {
        faults.append(IndicatorFault(reason, column, text ?? self.text(column)))
    }

    mutating func kind() -> Indicator.Kind {
        if let kind = Indicator.Kind(rawValue: text(.kind)) { return kind }
        fault(.kindUnknown, .kind)
        return .presence
    }

    /// Comparator and limit, both or neither; `none` stands for neither.
    mutating func bound() -> (Comparator?, ExactDecimal?) {
        let words = (comparator: text(.comparator), limit: text(.limit))
        let limit = ExactDecimal(words.limit)
        if !words.limit.isEmpty, limit == nil { fault(.limitNotNumber, .limit) }
        guard !["", "none", "无"].contains(words.comparator) else {
            if !words.limit.isEmpty { fault(.limitWithoutComparator, .limit) }
            return (nil, nil)
        }
        guard let comparator = Comparator(cell: words.comparator) else {
            fault(.comparatorUnknown, .comparator)
            return (nil, nil)
        }
        guard let limit else {
            if words.limit.isEmpty { fault(.comparatorWithoutLimit, .limit) }
            return (nil, nil)
        }
        checkUnit(of: kindOrPresence)
        return (comparator, limit)
    }

    private var kindOrPresence: Indicator.Kind {
        Indicator.Kind(rawValue: text(.kind)) ?? .presence
    }

    private mutating func checkUnit(of kind: Indicator.Kind) {
        let isFit =
            switch kind {
            case .presence, .count, .set, .value: true
            case .ratio: text(.unit) == "%"
            case .area: MeasureUnit(area: text(.unit)) != nil
            case .length, .interval: MeasureUnit(length: text(.unit)) != nil
            case .age: text(.unit) == "days"
            case .ratePer: MeasureUnit(rate: text(.unit)) != nil
            }
        if !isFit { fault(.unitUnfit, .unit) }
    }

    mutating func rule() -> Condition? {
        guard !text(.rule).isEmpty else { return nil }
        let rule = Condition(text(.rule))
        if rule == nil { fault(.ruleUnreadable, .rule) }
        return rule
    }

    mutating func reading(_ kind: Indicator.Kind) -> Reading {
        do throws(IndicatorFault) {
            return try Reading(text(.reading), kind: kind)
        } catch {
            faults.append(error)
            return Reading()
        }
    }

    /// The evidence fields, with what the kind and the rule need of them.
    mutating func fields(_ kind: Indicator.Kind, _ rule: Condition?) -> [FactField] {
        let labels = list(.evidenceFields)
        let conditions = rule?.conditions ?? []
        let isSet = kind == .set
        for label in labels where label.wholeMatch(of: /[a-z0-9][a-z0-9_]{0,49}/) == nil {
            fault(.fieldName, .evidenceFields, label)
        }
        let fields = labels.map { FactField($0, isCondition: isSet || conditions.contains($0)) }
        for name in rule?.facts ?? [] where !labels.contains(name) {
            fault(.ruleUnfit, .rule, name)
        }
        for (key, label) in namedFields(kind) where !labels.contains(label) {
            fault(.readingUnknown, .reading, "\(key)=\(label)")
        }
        if text(.comparator) != "", text(.comparator) != "none" { checkFields(fields, kind) }
        return fields
    }

    /// The parameters of the reading that name a field.
    private func namedFields(_ kind: Indicator.Kind) -> [(key: String, label: String)] {
        let reading = (try? Reading(text(.reading), kind: kind)) ?? Reading()
        return reading.parameters.filter { $0.key.values == nil }
            .map { (key: $0.key.rawValue, label: $0.value) }.sorted { $0.key < $1.key }
    }

    private mutating func checkFields(_ fields: [FactField], _ kind: Indicator.Kind) {
        let reading = (try? Reading(text(.reading), kind: kind)) ?? Reading()
        func has(_ label: String) -> Bool { fields.contains { $0.label == label } }
        switch kind {
        case .ratio, .ratePer:
            let isPair =
                has(reading[.numerator] ?? "numerator")
                && has(reading[.denominator] ?? "denominator")
            let isValue = kind == .ratio && fields.contains { $0.kind == .thousandths }
            if !isPair, !isValue { fault(.ratioWithoutFields, .evidenceFields) }
        case .area:
            if !fields.contains(where: { $0.kind == .area }) {
                fault(.fieldMissing, .evidenceFields, "…_m2")
            }
        case .length, .interval:
            if !fields.contains(where: { $0.kind == .length }) {
                fault(.fieldMissing, .evidenceFields, "…_m")
            }
        case .age:
            if !fields.contains(where: { $0.kind == .date }) {
                fault(.fieldMissing, .evidenceFields, "…_date")
            }
        case .set:
            if fields.isEmpty { fault(.fieldMissing, .evidenceFields, "") }
        case .value:
            if !fields.contains(where: { $0.kind == .thousandths }) {
                fault(.fieldMissing, .evidenceFields, "value")
            }
        case .presence, .count: return
        }
    }

    /// Without the column: acts where a limit is missing or a rate is counted, otherwise a state.
    mutating func mode(_ kind: Indicator.Kind, isJudged: Bool) -> Indicator.Mode {
        let text = text(.mode)
        if let mode = Indicator.Mode(rawValue: text) { return mode }
        if !text.isEmpty { fault(.modeUnknown, .mode) }
        return kind == .ratio || kind == .count && !isJudged ? .acts : .state
    }

    /// Without the column: yes, but what is ordered nowhere is only offered.
    mutating func due() -> Indicator.Due {
        let text = text(.due)
        if let due = Indicator.Due(rawValue: text) { return due }
        if !text.isEmpty { fault(.dueUnknown, .due) }
        return self.text(.force) == "weakness" ? .optional : .yes
    }

    /// A title, with `?` behind it where it is not certain that it suffices.
    mutating func exemption() -> Indicator.Exemption? {
        var title = text(.exemption)
        guard !title.isEmpty else { return nil }
        let isCertain = title.last != "?"
        if !isCertain { title.removeLast() }
        guard Names.isID(title) else {
            fault(.exemptionUnreadable, .exemption)
            return nil
        }
        return Indicator.Exemption(title: title, isCertain: isCertain)
    }

    mutating func minimum(_ kind: Indicator.Kind) -> Int64? {
        let text = text(.minimum)
        guard !text.isEmpty else { return nil }
        guard let minimum = Int64(HalfWidth.folded(text)), minimum > 0 else {
            fault(.minimumNotNumber, .minimum)
            return nil
        }
        guard kind == .ratio || kind == .ratePer else {
            fault(.minimumWithoutRatio, .minimum)
            return nil
        }
        return minimum
    }
}
