package import Inspection
import Journaling

/// Two rounds side by side.
package struct RoundComparison: Sendable {
    package struct Row: Sendable {
        package let id: String
        package let before: RankList.Place?
        package let now: RankList.Place?
    }

    package struct Item: Sendable {
        package let id: String
        /// Of the row, 得分率 in millionths; `nil` where it was not tested.
        package let before: Int64?
        package let now: Int64?
        /// Whether schemes and the clauses that judge it are the same in both.
        package let isComparable: Bool
    }

    /// Whether both rounds were scored by the same scheme: otherwise no score, rank or item is
    /// comparable.
    package let isSameScheme: Bool

    /// By id.
    package let rows: [Row]
    /// Items that cannot be compared, as their clauses changed.
    package let changedItems: Set<String>
    private let before: Assessment
    private let now: Assessment

    package init(_ now: Assessment, before: Assessment, _ books: CityBooks) {
        self.now = now
        self.before = before
        let ids = Set((now.sheet.rows + before.sheet.rows).map(\.id)).sorted()
        isSameScheme = now.isScored(as: before)
        rows = ids.map { id in
            Row(id: id, before: before.ranks.place(of: id), now: now.ranks.place(of: id))
        }
        var changed: Set<String> = []
        let codes = Set(now.itemOfCode.keys).union(before.itemOfCode.keys)
        for code in codes where RoundComparison.isChanged(code, now, before, books) {
            for assessment in [now, before] {
                if let item = assessment.itemOfCode[code] {
                    changed.insert(assessment.scheme.items[item].id)
                }
            }
        }
        changedItems = changed
    }

    /// Whether another clause judges a code: its row in the standard is not the same but for
    /// source and note.
    private static func isChanged(
        _ code: String,
        _ now: Assessment,
        _ before: Assessment,
        _ books: CityBooks
    ) -> Bool {
        func clause(_ assessment: Assessment) -> [String: JSONValue]? {
            let systems = assessment.round.systems
            let found = books.standards.judging(
                code,
                on: assessment.round.dates.upperBound,
                systems: systems.isEmpty ? nil : systems
            )
            return found?.standard.claims[code]?.members?
                .filter { !["source", "note", "force"].contains($0.key) }
        }
        return clause(now) != clause(before)
    }

    /// The schemes of the two rounds.
    package var schemes: (before: String, now: String) {
        (before.round.scheme, now.round.scheme)
    }

    /// Ids of all items that cannot be compared: every one where the schemes differ.
    package var incomparable: [String] {
        guard !isSameScheme else { return changedItems.sorted() }
        return Set((now.scheme.items + before.scheme.items).map(\.id)).sorted()
    }

    /// The items of a row in both rounds, in the order of the scheme.
    package func items(of id: String) -> [Item] {
        func rates(_ assessment: Assessment) -> [String: Int64] {
            let row = assessment.sheet.rows.first { $0.id == id }
            let counted = (row?.items ?? []).filter { $0.isMet != nil && $0.mark > .zero }
            return Dictionary(
                counted.map { item in
                    (
                        item.id,
                        Marks(millionths: Marks.one)
                            .share(item.earned.millionths, of: item.mark.millionths).millionths
                    )
                }
            ) { first, _ in first }
        }
        let (old, new) = (rates(before), rates(now))
        var ids = now.scheme.items.map(\.id)
        ids += before.scheme.items.map(\.id).filter { !ids.contains($0) }
        return ids.map {
            Item(
                id: $0,
                before: old[$0],
                now: new[$0],
                isComparable: isSameScheme && !changedItems.contains($0)
            )
        }
    }
}

extension Assessment {
    /// Whether another round was scored by the same scheme, but for what changes no score: names
    /// and labels.
    package func isScored(as other: Assessment) -> Bool {
        func scoring(_ assessment: Assessment) -> Scheme {
            var scheme = assessment.original
            scheme.name = nil
            scheme.groupings = []
            scheme.passLabel = nil
            return scheme
        }
        return round.scheme == other.round.scheme && scoring(self) == scoring(other)
    }
}
