import Inspection
import Journaling
import Reports

/// A figure of Documentation/measures.md with its heading and how it is shown.
struct TallyFigure: Sendable {
    /// As in JSON.
    let key: String
    let heading: TallyPhrase
    let cell: @Sendable (Measures) -> TableCell

    init(_ key: String, _ heading: TallyPhrase, _ value: @escaping @Sendable (Measures) -> Int64) {
        self.key = key
        self.heading = heading
        cell = { .number(value($0)) }
    }

    private init(
        rate key: String,
        _ heading: TallyPhrase,
        _ value: @escaping @Sendable (Measures) -> (Int64, Int64)
    ) {
        self.key = key
        self.heading = heading
        cell = {
            let (part, whole) = value($0)
            return .rate(part: part, whole: whole)
        }
    }

    static let all = [
        TallyFigure("made", .made) { $0.made },
        TallyFigure("failed", .failed) { $0.failed },
        TallyFigure("new", .newProblems) { $0.newProblems },
        TallyFigure("found", .found) { $0.found },
        TallyFigure("settled", .settled) { $0.settled },
        TallyFigure("left", .left) { $0.left },
        TallyFigure(rate: "rate", .rate) { $0.passRate },
        TallyFigure(rate: "rate_after", .rateAfter) { $0.rateAfterSettling },
    ]

    /// Those that say something about a total: without repeats nothing is told from a failure,
    /// and without anything mended settling changes no rate.
    static func telling(_ total: Measures) -> [TallyFigure] {
        all.filter { figure in
            switch figure.key {
            case "new": total.repeated > 0
            case "rate_after": total.mended > 0
            default: true
            }
        }
    }

    /// Those that stand twice, for self-found and found by others.
    static let twofold = all.filter { ["made", "failed", "found", "rate"].contains($0.key) }

    /// In per cent with one decimal, rounded half up; a dash where nothing was judged.
    static func percent(_ pair: (Int64, Int64)) -> String {
        TableCell.percent(pair.0, of: pair.1)
    }

    func text(_ measures: Measures) -> String { cell(measures).text }
}

extension Measures {
    /// Every sum by its name in JSON.
    var json: [String: JSONValue] {
        let sums: [(String, Int64)] = [
            ("made", made), ("passed", passed), ("failed", failed), ("exempt", exempt),
            ("not_applicable", notApplicable), ("not_looked_at", notLookedAt),
            ("could_not_see", couldNotSee), ("found", found), ("settled", settled), ("left", left),
            ("new", newProblems), ("repeated", repeated), ("mended", mended), ("risk", risk),
            ("numerator", numerator), ("denominator", denominator), ("disputed", disputed),
            ("decided", decided), ("reviewed", reviewed), ("typed", typed), ("late", late),
        ]
        return Dictionary(uniqueKeysWithValues: sums.map { ($0, .integer($1)) })
    }

    /// Marks for a table: `d1 p4`.
    var doubtMarks: String {
        let isChinese = Language.current == .chinese
        return [
            (disputed, isChinese ? "争" : "d"), (decided, isChinese ? "裁" : "o"),
            (reviewed, isChinese ? "改" : "r"), (typed, isChinese ? "纸" : "p"),
            (late, isChinese ? "迟" : "l"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.1)\($0.0)" }.joined(separator: " ")
    }
}
