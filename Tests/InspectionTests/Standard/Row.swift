import Inspection
import Journaling

/// An indicator from the cells of one row; lists with `;`.
func indicator(_ cells: [IndicatorColumn: String]) -> Indicator {
    Indicator(code: "X-1", claim: row(cells))
}

/// The claim that a row becomes.
func row(_ cells: [IndicatorColumn: String]) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for (column, text) in cells {
        members[column.rawValue] =
            column.isList
            ? .list(text.split(separator: ";").map { .text(String($0)) }) : .text(text)
    }
    return .object(members)
}
