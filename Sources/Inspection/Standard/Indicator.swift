package import Journaling

/// One checkable clause of a standard: what is looked at, where, and by which limit.
///
/// Everything here is data of the standard's version; nothing is known by code alone.
/// Format: Documentation/standards.md.
package struct Indicator: Hashable, Sendable {
    /// What is measured.
    package enum Kind: String, CaseIterable, Sendable {
        /// Seen or not seen.
        case presence
        case count
        /// A part of a whole, in per cent.
        case ratio
        case area
        case length
        /// The distances between things along a street.
        case interval
        /// Days since something was done.
        case age
        /// How many of the listed things are there.
        case set
        /// A number in so many, as 8 in 10 000 people.
        case ratePer = "rate_per"
        /// A figure of a department.
        case value
    }

    /// Whether a state is judged or acts are counted.
    package enum Mode: String, CaseIterable, Sendable {
        /// One fact, whoever looks: a check.
        case state
        /// Acts of persons that add up: counts.
        case acts
    }

    /// Whether it is asked for where it fits the place.
    package enum Due: String, CaseIterable, Sendable {
        case yes
        /// Offered, but nothing is missing without it.
        case optional
        /// Not offered.
        case off
    }

    /// By which title of the city it is met of its own accord.
    package struct Exemption: Hashable, Sendable {
        package let title: String
        /// Whether the title suffices; otherwise the city must name the indicator as well.
        package let isCertain: Bool
    }

    package let code: String
    package let group: String
    package let nameChinese: String
    /// Empty where the standard gives none.
    package let nameEnglish: String
    /// Types of point for which it is asked; empty for all.
    package let pointTypes: Set<String>
    /// Types of point for which it is only offered.
    package let optionalAt: Set<String>
    package let kind: Kind
    /// `nil` where what is found is counted and never judged.
    package let comparator: Comparator?
    package let limit: ExactDecimal?
    package let unit: String
    package let fields: [FactField]
    package let mode: Mode
    package let due: Due
    package let exemption: Exemption?
    /// Fewer than this in the denominator are no rate.
    package let minimum: Int64?
    package let rule: Condition?
    package let reading: Reading
    /// The clause in short, for the one who judges; empty where the standard gives none.
    package let textChinese: String
    package let textEnglish: String
    package let source: String
    package let note: String
    /// What could not be understood; such an indicator judges nothing.
    package let faults: [IndicatorFault]
}

extension Indicator {
    /// Reads the claim of `indicator.<code>`.
    ///
    /// What cannot be understood is in ``faults``: a ledger holds what an office published.
    package init(code: String, claim: JSONValue) {
        var reader = IndicatorReader(claim)
        self.code = code
        group = reader.text(.group)
        nameChinese = reader.text(.nameChinese)
        nameEnglish = reader.text(.nameEnglish)
        let types = Set(reader.list(.pointTypes))
        pointTypes = types.contains(PointType.any) ? [] : types
        optionalAt = Set(reader.list(.optionalAt))
        unit = reader.text(.unit)
        textChinese = reader.text(.textChinese)
        textEnglish = reader.text(.textEnglish)
        source = reader.text(.source)
        note = reader.text(.note)
        let kind = reader.kind()
        self.kind = kind
        (comparator, limit) = reader.bound()
        rule = reader.rule()
        reading = reader.reading(kind)
        let rule = rule
        fields = reader.fields(kind, rule)
        mode = reader.mode(kind, isJudged: comparator != nil)
        due = reader.due()
        exemption = reader.exemption()
        minimum = reader.minimum(kind)
        faults = reader.faults
    }

    /// The name in the language that is asked for, or the other where it has none.
    package func name(inChinese: Bool) -> String {
        let wanted = inChinese ? nameChinese : nameEnglish
        return wanted.isEmpty ? (inChinese ? nameEnglish : nameChinese) : wanted
    }

    /// The clause in short in the language that is asked for; empty where there is none.
    package func text(inChinese: Bool) -> String {
        let wanted = inChinese ? textChinese : textEnglish
        return wanted.isEmpty ? (inChinese ? textEnglish : textChinese) : wanted
    }

    /// Whether passing needs figures, so that a look alone does not answer it.
    package var needsFigures: Bool {
        switch kind {
        case .ratio, .ratePer, .interval, .value: true
        case .presence, .count, .area, .length, .age, .set: false
        }
    }

    /// Whether "all in order for the rest" answers it: a state with a limit that a look can tell.
    package var isAnsweredBySweep: Bool {
        due == .yes && mode == .state && comparator != nil && !needsFigures
    }
}
