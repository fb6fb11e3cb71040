import Inspection
import Journaling

/// One indicator with all that a standard says about it.
struct IndicatorSheet {
    let indicator: Indicator
    let standard: Standard
    /// Whether this system judges it; otherwise one before it does.
    let isJudging: Bool
    let isExempt: Bool

    private var isChinese: Bool { Language.current == .chinese }

    /// Name and contents, wrapped behind the names.
    func lines(width: Int) -> [String] {
        let pairs = contents.filter { !$0.1.isEmpty }
        let column = (pairs.map { TextWidth.of($0.0) }.max() ?? 0) + 2
        let head = "\(indicator.code)  \(Display.safe(indicator.name(inChinese: isChinese)))"
        return [head]
            + pairs.flatMap { name, text in
                let room = max(20, width - column)
                let lines = TextWrap.lines(of: Display.safe(text), first: room, rest: room)
                return lines.enumerated().map { index, line in
                    let label = index == 0 ? name : ""
                    let gap = String(repeating: " ", count: column - TextWidth.of(label))
                    return label + gap + line
                }
            }
    }

    private var contents: [(String, String)] {
        let row = standard.claims[indicator.code] ?? .null
        func cell(_ column: IndicatorColumn) -> String {
            column.isList
                ? (row[column.rawValue]?.texts ?? []).joined(separator: "; ")
                : row[column.rawValue]?.text ?? ""
        }
        let judging = (isJudging ? StandardPhrase.judges : .judgesNot)(standard.id)
        return [
            (StandardPhrase.standard(), judging), (StandardPhrase.group(), indicator.group),
            (StandardPhrase.text(), indicator.text(inChinese: isChinese)),
            (StandardPhrase.kind(), indicator.kind.rawValue),
            (StandardPhrase.requirement(), indicator.requirement),
            (StandardPhrase.minimum(), cell(.minimum)), (StandardPhrase.rule(), cell(.rule)),
            (StandardPhrase.reading(), cell(.reading)),
            (StandardPhrase.fields(), cell(.evidenceFields)),
            (StandardPhrase.types(), cell(.pointTypes)),
            (StandardPhrase.optionalAt(), cell(.optionalAt)),
            (
                StandardPhrase.mode(),
                indicator.mode == .state ? StandardPhrase.state() : StandardPhrase.acts()
            ), (StandardPhrase.due(), isExempt ? StandardPhrase.exempt() : indicator.due.word),
            (StandardPhrase.exemption(), exemption), (StandardPhrase.source(), cell(.source)),
            (StandardPhrase.note(), cell(.note)),
        ]
    }

    private var exemption: String {
        guard let exemption = indicator.exemption else { return "" }
        return (exemption.isCertain ? StandardPhrase.certainly : .uncertainly)(exemption.title)
    }

    var json: JSONValue {
        [
            "code": .text(indicator.code), "standard": .text(standard.id),
            "judges": .bool(isJudging), "exempt": .bool(isExempt),
            "facts": .list(
                indicator.fields.map {
                    [
                        "label": .text($0.label), "name": .text($0.name),
                        "kind": .text($0.kind.rawValue),
                    ]
                }
            ),
            "row": standard.claims[indicator.code] ?? .null,
        ]
    }
}
