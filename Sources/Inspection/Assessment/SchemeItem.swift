import Journaling

/// 项: what a scheme gives points for or takes points off for.
package struct SchemeItem: Hashable, Sendable {
    /// 测评方式: how it is tested.
    package enum Way: String, CaseIterable, Sendable {
        /// 实地考察: by the checks and counts of the period.
        case field
        /// 工作汇报.
        case report
        /// 材料自查.
        case material
        /// 问卷调查.
        case questionnaire
        /// 网络调查.
        case web
        /// 整体观察.
        case overall
        /// Figures of a department.
        case department
    }

    /// How the checks of an item become points.
    package enum Award: String, CaseIterable, Sendable {
        /// Full mark × pass rate.
        case rate
        /// Full mark where nothing failed, or else nothing.
        case all
        /// A share of the full mark by the pass rate.
        case thresholds
        /// Full mark where the summed counts meet the limit of the standard.
        case standard
    }

    /// From this pass rate on that share of the full mark, both in millionths of one per cent.
    package struct Threshold: Hashable, Sendable {
        package var from: Marks
        package var share: Marks

        package init(from: Marks, share: Marks) {
            self.from = from
            self.share = share
        }
    }

    package var id: String
    package var name: String?
    /// Codes that belong to it.
    package var indicators: [String] = []
    /// Groups whose other indicators belong to it; `*` for all that belong nowhere.
    package var groups: [String] = []
    package var way = Way.field
    /// 满分; used by shares.
    package var mark: Marks
    package var award = Award.rate
    /// Descending by rate.
    package var thresholds: [Threshold] = []
    /// Taken off for each violation; used by deductions.
    package var points = Marks.zero
    /// At most so much is taken off; `nil` for no bound.
    package var cap: Marks?
    /// The part of the scheme to which it belongs; `nil` for the first.
    package var part: String?

    package init(id: String, mark: Marks = Marks(millionths: Marks.one)) {
        self.id = id
        self.mark = mark
    }
}

extension SchemeItem {
    init(_ value: JSONValue, _ path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try reader.text("name")
        indicators = try reader.texts("indicators")
        groups = try reader.texts("groups")
        if indicators.contains("*") {
            // However people write it, all the rest are one group.
            indicators.removeAll { $0 == "*" }
            if !groups.contains("*") { groups.append("*") }
        }
        way = try reader.word("way", Way.self) ?? .field
        mark = try reader.marks("mark") ?? Marks(millionths: Marks.one)
        award = try reader.word("award", Award.self) ?? .rate
        thresholds = try reader.list("thresholds") { item, path throws(SettingFault) in
            var reader = try SettingReader(item, path: path)
            let threshold = Threshold(
                from: try reader.needed(try reader.marks("from", upTo: .hundred), "from"),
                share: try reader.needed(try reader.marks("share", upTo: .hundred), "share")
            )
            try reader.finish()
            return threshold
        }
        .sorted { $0.from > $1.from }
        points = try reader.marks("points") ?? .zero
        cap = try reader.marks("cap")
        part = try reader.text("part")
        try reader.finish()
        if award == .thresholds, thresholds.isEmpty {
            throw reader.fault("thresholds", .missing)
        }
    }
}

extension SettingReader {
    /// Points of 0 or more, written as a text or a whole number; `nil` where there are none.
    mutating func marks(
        _ name: String,
        upTo limit: Marks? = nil
    ) throws(SettingFault) -> Marks? {
        guard let decimal = try decimal(name) else { return nil }
        let most = limit ?? Marks(millionths: 10_000 * Marks.one)
        guard let marks = Marks(decimal), marks >= .zero, marks <= most else {
            throw fault(name, .outside("0–\(most.text(0))"))
        }
        return marks
    }
}
