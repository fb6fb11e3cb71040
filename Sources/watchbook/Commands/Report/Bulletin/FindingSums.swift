import CentralLedger
import Inspection
import Journaling
import Reports

/// Sums of checks by one dimension, with what people found at their own places beside what others
/// found there: these are never added.
struct FindingSums {
    struct Row {
        let value: String
        var own = Measures()
        var others = Measures()
    }

    private(set) var rows: [Row]
    private(set) var total = Row(value: "")

    /// - Parameter tally: by the dimension and by finder.
    init(_ tally: Tally) {
        var sums: [String: Row] = [:]
        for row in tally.rows {
            let value = row.values[0]
            var sum = sums[value] ?? Row(value: value)
            if row.values[1] == TallyWord.own.rawValue {
                sum.own += row.measures
            } else {
                sum.others += row.measures
            }
            sums[value] = sum
        }
        // What others found ranks them, then what their own people found.
        rows = sums.values.sorted { one, other in
            (other.others.found, other.own.found, one.value)
                < (one.others.found, one.own.found, other.value)
        }
    }

    /// Takes the sums over everything from a tally by finder alone, in which each finding is once.
    mutating func addTotal(_ tally: Tally) {
        for row in tally.rows {
            if row.values[0] == TallyWord.own.rawValue {
                total.own += row.measures
            } else {
                total.others += row.measures
            }
        }
    }

    /// Whether others looked anywhere: then what they found is compared.
    var isByOthers: Bool { total.others.made > 0 }

    /// The rows in which anything was found, the most first.
    func greatest(_ count: Int) -> [Row] {
        Array(rows.filter { isByOthers ? $0.others.found > 0 : $0.own.found > 0 }.prefix(count))
    }

    func found(_ row: Row) -> Int64 { isByOthers ? row.others.found : row.own.found }

    /// Who found what is compared.
    var finder: String { (isByOthers ? TallyWord.others : .own)() }

    /// Bars of the greatest; `nil` where nothing was found.
    func chart(_ count: Int, _ name: (String) -> String) -> Chart? {
        let rows = greatest(count)
        guard !rows.isEmpty else { return nil }
        return Chart(
            .bars,
            BulletinPhrase.chart(finder),
            rows.map { Chart.Value(name($0.value), Double(found($0)), "\(found($0))") }
        )
    }

    /// The three greatest with their numbers; empty where there are fewer than `least`.
    func worst(atLeast least: Int = 1, _ name: (String) -> String) -> String {
        let rows = greatest(3)
        guard rows.count >= least else { return "" }
        return rows.map { BulletinPhrase.part(name($0.value), "\(found($0))") }
            .joined(separator: DutyPhrase.comma())
    }

    // MARK: Words

    /// The finders that paper has room for: those who looked anywhere.
    var lookers: [TallyWord] {
        let looked = FindingSums.finders.filter { FindingSums.sums(total, $0).made > 0 }
        return looked.isEmpty ? FindingSums.finders : looked
    }

    /// Between whose figure it is and the figure.
    private static var joint: String { Language.current == .chinese ? "" : ": " }

    static let finders: [TallyWord] = [.others, .own]

    private static func sums(_ row: Row, _ finder: TallyWord) -> Measures {
        finder == .own ? row.own : row.others
    }

    static func columns(_ finders: [TallyWord] = finders) -> [DocumentTable.Column] {
        finders.flatMap { word in
            [BulletinPhrase.checks, .failed, .found, .left, .rate].map { figure in
                DocumentTable.Column(
                    [word(), figure()].joined(separator: FindingSums.joint),
                    .number,
                    importance: word == .own ? 1 : 2
                )
            }
        }
    }

    static func cells(_ row: Row, _ finders: [TallyWord] = finders) -> [TableCell] {
        finders.map { FindingSums.sums(row, $0) }.flatMap { sums -> [TableCell] in
            let (part, whole) = sums.passRate
            return [
                .number(sums.made), .number(sums.failed), .number(sums.found), .number(sums.left),
                .rate(part: part, whole: whole),
            ]
        }
    }

    static func json(_ row: Row) -> [String: JSONValue] {
        ["self": .object(row.own.json), "others": .object(row.others.json)]
    }

    /// One line of words for each kind of finder.
    var lines: [String] {
        [(TallyWord.others, total.others), (.own, total.own)].map { word, sums in
            guard sums.made > 0 else { return BulletinPhrase.sumNothing(word()) }
            return BulletinPhrase.sumFindings(
                word(),
                "\(sums.made)",
                "\(sums.failed)",
                "\(sums.found)",
                "\(sums.settled)",
                "\(sums.left)"
            )
        }
    }
}
