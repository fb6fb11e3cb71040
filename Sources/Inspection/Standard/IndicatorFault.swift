/// What cannot be understood in a row of a standard.
package struct IndicatorFault: Error, Hashable, Sendable {
    package enum Reason: String, CaseIterable, Sendable {
        case kindUnknown = "kind-unknown"
        case comparatorUnknown = "comparator-unknown"
        case limitNotNumber = "limit-not-number"
        case limitWithoutComparator = "limit-without-comparator"
        case comparatorWithoutLimit = "comparator-without-limit"
        case unitUnfit = "unit-unfit"
        case ratioWithoutFields = "ratio-without-fields"
        case fieldMissing = "field-missing"
        case fieldName = "field-name"
        case modeUnknown = "mode-unknown"
        case dueUnknown = "due-unknown"
        case exemptionUnreadable = "exemption-unreadable"
        case minimumNotNumber = "minimum-not-number"
        case minimumWithoutRatio = "minimum-without-ratio"
        case ruleUnreadable = "rule-unreadable"
        case ruleUnfit = "rule-unfit"
        case readingUnknown = "reading-unknown"
    }

    package let reason: Reason
    package let column: IndicatorColumn
    /// The part of the cell that it is about.
    package let text: String

    package init(_ reason: Reason, _ column: IndicatorColumn, _ text: String) {
        self.reason = reason
        self.column = column
        self.text = text
    }
}
