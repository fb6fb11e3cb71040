import CentralLedger
import Inspection
import Journaling
import Reports

/// Why a row of a round stands where it stands: one page for it, or one for leaders.
struct RankPaper: Paper {
    struct Photos {
        /// What the failed checks refer to.
        var all: Set<Digest> = []
        /// Those that the page shows, with what they are about.
        var shown: [(cause: GapSplit.Cause, bytes: [UInt8])] = []
    }

    /// A row of them fits on the page.
    static let mostPhotos = 4

    let basis: RoundBasis
    let sheet: ExplanationSheet
    let photos: Photos
    let isBrief: Bool

    var documents: [Document] {
        isBrief
            ? [RankBriefDocument(basis, sheet).document]
            : [RankPageDocument(basis, sheet, photos).document]
    }

    /// Leaders are spared digests and commands; these stand in the file beside the paper.
    var showsSource: Bool { !isBrief }

    var csv: (headings: [String], rows: [[TableCell]]) { sheet.csv }

    var json: JSONValue {
        let members = sheet.json.members ?? [:]
        return .object(members.merging(basis.members) { first, _ in first })
    }
}

/// What both pages say in the same words.
struct RankWords {
    let basis: RoundBasis
    let sheet: ExplanationSheet
    private let names: TallyNames

    init(_ basis: RoundBasis, _ sheet: ExplanationSheet) {
        self.basis = basis
        self.sheet = sheet
        names = basis.desk.names(of: basis.round)
    }

    var explanation: RankExplanation { sheet.explanation }
    private var dimension: TallyDimension { basis.assessment.dimension ?? .office }

    func text(_ marks: Marks) -> String { marks.text(sheet.decimals) }

    func signed(_ marks: Marks?) -> String { ExplanationSheet.signed(marks, sheet.decimals) }

    /// The name of a row, at most so many columns wide; `nil` where it has none.
    func name(of row: String, to width: Int = 40) -> String? {
        if row.isEmpty, dimension.isUnit { return TallyPhrase.nobody() }
        guard let name = names.name(of: row, dimension), !name.isEmpty else { return nil }
        return TextWidth.cut(Display.safe(name), to: width)
    }

    /// The name of a row; its code only where nobody entered a name.
    func anyName(of row: String) -> String { name(of: row) ?? row }

    /// The scores of its class, its own marked; `nil` where nobody is ranked.
    var chart: Chart? {
        let places = basis.assessment.ranks.ranked(in: sheet.row.group)
        guard !places.isEmpty else { return nil }
        return Chart(
            .bars,
            RankPaperPhrase.chart(),
            RankWords.shown(places.indices, around: places.firstIndex { $0.row.id == sheet.row.id })
                .map { places[$0] }.map { place in
                    Chart.Value(
                        (place.row.id == sheet.row.id ? "▶ " : "") + anyName(of: place.row.id),
                        Double(place.row.score.millionths) / Double(Marks.one),
                        text(place.row.score)
                    )
                }
        )
    }

    /// Of many places the first, the last and those around the row itself, as a page has room.
    static func shown(_ all: Range<Int>, around own: Int?) -> [Int] {
        guard all.count > 20 else { return Array(all) }
        let near = own.map { $0 - 3...$0 + 3 }
        return all.filter { $0 < 7 || $0 >= all.count - 5 || near?.contains($0) == true }
    }

    func item(_ id: String, to width: Int) -> String {
        TextWidth.cut(Display.safe(basis.assessment.name(ofItem: id, names) ?? id), to: width)
    }

    /// The name of a point; its id where it has none.
    func point(_ id: String, to width: Int) -> String {
        TextWidth.cut(Display.safe(names.name(of: id, .point) ?? id), to: width)
    }

    func units(_ cause: GapSplit.Cause, to width: Int) -> String {
        let text = sheet.answering(cause) { names.name(of: $0, .unit) ?? $0 }
        return TextWidth.cut(Display.safe(text), to: width)
    }

    /// Rank and how many have one, or why there is none.
    var rank: String {
        let place = explanation.place
        return place.rank.map { ExplainPhrase.ranked(String($0), String(sheet.others)) }
            ?? RankSheet.note(place)
    }

    /// What of the gap comes from another mix of points: against the next above, and the mean.
    var mix: (above: Marks, mean: Marks) {
        let lines = sheet.parts.filter { line in
            if case .mix = line.cause { true } else { false }
        }
        return (lines.compactMap(\.toAbove).sum, lines.compactMap(\.toMean).sum)
    }

    /// The items that changed most since the round before, and those that cannot be compared.
    func changes(_ before: RowScore, most: Int) -> String {
        let changed = sheet.itemChanges(before).filter {
            $0.change.rounded(to: sheet.decimals) != .zero
        }
        let incomparable = sheet.incomparableItems(before)
        guard !changed.isEmpty || !incomparable.isEmpty else {
            return RankPaperPhrase.noChange()
        }
        let texts = changed.prefix(most).map { change in
            "\(item(change.id, to: 20)) \(signed(change.change.rounded(to: sheet.decimals)))"
        }
        let others = incomparable.prefix(most).map {
            "\(item($0, to: 20)) \(AssessmentPhrase.incomparable())"
        }
        let more = incomparable.count > most ? ["…"] : []
        return (texts + others + more).joined(separator: RoundPaperPhrase.comma())
    }
}
