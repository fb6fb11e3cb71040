package import Journaling

/// The rows of a standard's file, and what contradicts itself in them.
package struct StandardTable: Sendable {
    /// One row as it stands.
    package struct Row: Sendable {
        /// The line of the file, from 1.
        package let line: Int
        package let code: String
        package let claim: JSONValue

        package init(line: Int, code: String, claim: JSONValue) {
            self.line = line
            self.code = code
            self.claim = claim
        }
    }

    /// Something that contradicts itself, with its line and column.
    package struct Issue: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case codeUnusable
            case codeTwice
            case nameMissing
            case fault(IndicatorFault.Reason)
            case typeUnknown
            /// The same name at the same place, and another limit.
            case limitsDiffer
            /// The same name at the same place.
            case sameTwice
            /// No limit, though the indicator is asked for as a state.
            case neverJudged
            /// Fewer than the minimum can miss none, and at the minimum none either.
            case minimumTooSmall
        }

        package let line: Int
        package let column: IndicatorColumn
        package let kind: Kind
        /// What stands there.
        package let text: String
        /// The line that says otherwise.
        package let otherLine: Int?
        /// Whether the file cannot be used like that; otherwise it is only to be looked at.
        package let isError: Bool
    }

    package private(set) var indicators: [Indicator] = []
    /// By line.
    package private(set) var issues: [Issue] = []
    private var lines: [String: Int] = [:]
    private let types: Set<String>?

    /// Reads the rows.
    ///
    /// - Parameters:
    ///   - rows: in the order of the file.
    ///   - types: the codes of the kinds of place; `nil` when there is no table of them.
    package init(_ rows: [Row], types: Set<String>? = nil) {
        self.types = types
        for row in rows { read(row) }
        compare()
        issues.sort { ($0.line, $0.column.order) < ($1.line, $1.column.order) }
    }

    package var hasErrors: Bool { issues.contains(where: \.isError) }

    private mutating func note(
        _ kind: Issue.Kind,
        _ line: Int,
        _ column: IndicatorColumn,
        _ text: String,
        against otherLine: Int? = nil,
        isError: Bool = true
    ) {
        issues.append(
            Issue(
                line: line,
                column: column,
                kind: kind,
                text: text,
                otherLine: otherLine,
                isError: isError
            )
        )
    }

    private mutating func read(_ row: Row) {
        let indicator = Indicator(code: row.code, claim: row.claim)
        guard row.code.utf8.count <= 50, Names.isID(row.code) else {
            note(.codeUnusable, row.line, .code, row.code)
            return
        }
        if let other = lines[row.code] {
            note(.codeTwice, row.line, .code, row.code, against: other)
            return
        }
        lines[row.code] = row.line
        indicators.append(indicator)
        if indicator.nameChinese.isEmpty { note(.nameMissing, row.line, .nameChinese, "") }
        for fault in indicator.faults {
            note(.fault(fault.reason), row.line, fault.column, fault.text)
        }
        checkTypes(of: row)
        checkLimit(of: indicator, row.line)
    }

    private mutating func checkTypes(of row: Row) {
        for column in [IndicatorColumn.pointTypes, .optionalAt] {
            for type in row.claim.texts(column.rawValue) where type != PointType.any {
                guard Names.isID(type), types?.contains(type) ?? true else {
                    note(.typeUnknown, row.line, column, type)
                    continue
                }
            }
        }
    }

    private mutating func checkLimit(of indicator: Indicator, _ line: Int) {
        let isAsked = indicator.due == .yes && indicator.mode == .state
        if indicator.comparator == nil, indicator.faults.isEmpty, isAsked {
            note(.neverJudged, line, .comparator, "", isError: false)
        }
        if let minimum = indicator.minimum, indicator.faults.isEmpty,
            indicator.judgement(numerator: minimum - 1, denominator: minimum) == .fail,
            indicator.judgement(numerator: minimum, denominator: minimum) == .pass
        {
            note(.minimumTooSmall, line, .minimum, String(minimum), isError: false)
        }
    }

    /// Finds rows that say two things about one.
    private mutating func compare() {
        var byName: [String: [Indicator]] = [:]
        for indicator in indicators where indicator.faults.isEmpty {
            byName[NameFolding.folded(indicator.nameChinese), default: []].append(indicator)
        }
        for alike in byName.values where alike.count > 1 {
            for (index, later) in alike.enumerated() {
                guard let earlier = alike[..<index].first(where: { $0.meets(later) }),
                    let line = lines[later.code], let other = lines[earlier.code]
                else { continue }
                let isSame =
                    earlier.comparator == later.comparator && earlier.limit == later.limit
                    && earlier.unit == later.unit && earlier.kind == later.kind
                note(
                    isSame ? .sameTwice : .limitsDiffer,
                    line,
                    isSame ? .nameChinese : .limit,
                    isSame ? later.nameChinese : later.limit?.text ?? "",
                    against: other,
                    isError: !isSame
                )
            }
        }
    }
}

extension Indicator {
    /// Whether both are asked for at some kind of place.
    fileprivate func meets(_ other: Indicator) -> Bool {
        pointTypes.isEmpty || other.pointTypes.isEmpty
            || !pointTypes.isDisjoint(with: other.pointTypes)
    }
}

extension IndicatorColumn {
    /// Its place among the columns.
    package var order: Int { IndicatorColumn.allCases.firstIndex(of: self) ?? 0 }
}
