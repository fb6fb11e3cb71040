package import Journaling

/// 测评办法: how a round is scored and ranked, as the city sets it in `scheme.<id>`.
///
/// Format and defaults: Documentation/assessment.md.
package struct Scheme: CitySetting, Hashable {
    /// 计分方法.
    package enum Method: String, CaseIterable, Sendable {
        /// Share of the full mark 得分率.
        case share
        /// 100 less points for each violation 百分倒扣分.
        case deduction
    }

    /// What an exempt item 自动符合 does; it is in no pass rate.
    package enum Exempt: String, CaseIterable, Sendable {
        /// Full mark.
        case full
        /// Left out, and the rest rescaled.
        case leaveOut = "leave-out"
    }

    /// What is done about a kind of place that a street does not have.
    package enum Absent: String, CaseIterable, Sendable {
        /// Left out, and the rest rescaled.
        case leaveOut = "leave-out"
        /// The mean share of the others in its class.
        case mean
        case full
    }

    /// What is a violation to a deduction.
    package enum Violation: String, CaseIterable, Sendable {
        /// New problems: failed checks without those that name a first finding.
        case problems
        /// Failed checks.
        case checks
        /// The number found.
        case found
    }

    /// What the label 及格率 is put on.
    package enum PassLabel: String, CaseIterable, Sendable {
        case rate
        case score
        case met
    }

    /// A part with a weight, as minors or villages.
    package struct Part: Hashable, Sendable {
        package var id: String
        package var name: String?
        package var weight: Marks

        package init(id: String, name: String? = nil, weight: Marks) {
            self.id = id
            self.name = name
            self.weight = weight
        }
    }

    /// Points on top, as far as the values of a round give them.
    package struct Bonus: Hashable, Sendable {
        package var id: String
        package var name: String?
        /// At most so many.
        package var most: Marks

        package init(id: String, name: String? = nil, most: Marks) {
            self.id = id
            self.name = name
            self.most = most
        }
    }

    /// 八大环境、11方面: labels over items, to show sums by; they change no score.
    package struct Grouping: Hashable, Sendable {
        package struct Label: Hashable, Sendable {
            package var name: String
            /// Ids of items.
            package var items: [String]
        }

        package var id: String
        package var labels: [Label]
    }

    package var name: String?
    package var method = Method.share
    package var items: [SchemeItem] = []
    package var parts: [Part] = []
    package var bonus: [Bonus] = []
    package var groupings: [Grouping] = []
    /// Levels of inspection that count; those above a street by default.
    package var levels: [InspectionLevel] = [.county, .city, .province, .nation]
    package var exempt = Exempt.full
    package var absent = Absent.leaveOut
    package var violation = Violation.problems
    /// Whether a deduction is divided by the number of points looked at.
    package var isPerPoint = false
    /// Fewer points or judged checks are not ranked.
    package var minimumPoints: Int64 = 3
    package var minimumChecks: Int64 = 30
    /// Per cent of its mark from which an item is met 达标.
    package var met = Marks(millionths: 90 * Marks.one)
    package var passLabel: PassLabel?
    /// Rows by class; those named nowhere are one class more.
    package var classes: [String: [String]] = [:]
    /// The decimals that are shown, and by which rows are ranked.
    package var decimals = 2

    /// What counts where a city set nothing: every indicator with one point, by pass rate.
    package static let standard = Scheme()

    package init() {}
}

extension Scheme {
    package static let section = "scheme"

    package init(_ claim: JSONValue) throws(SettingFault) {
        self.init()
        var reader = try SettingReader(claim)
        name = try reader.text("name")
        method = try reader.word("method", Method.self) ?? .share
        exempt = try reader.word("exempt", Exempt.self) ?? .full
        absent = try reader.word("absent", Absent.self) ?? .leaveOut
        violation = try reader.word("violation", Violation.self) ?? .problems
        isPerPoint = try reader.bool("per_point") ?? false
        met = try reader.marks("met", upTo: .hundred) ?? Scheme.standard.met
        passLabel = try reader.word("pass_label", PassLabel.self)
        decimals = Int(try reader.integer("decimals", in: 0...4) ?? 2)
        if var minimum = try reader.object("minimum") {
            minimumPoints = try minimum.integer("points", in: 0...100_000) ?? 3
            minimumChecks = try minimum.integer("checks", in: 0...1_000_000) ?? 30
            try minimum.finish()
        }
        try readLevels(&reader)
        try readClasses(&reader)
        parts = try reader.list("parts", Scheme.part)
        items = try reader.list("items") { value, path throws(SettingFault) in
            try SchemeItem(value, path)
        }
        bonus = try reader.list("bonus", Scheme.bonus)
        groupings = try reader.list("groupings", Scheme.grouping)
        try reader.finish()
        try refuseContradictions()
    }

    private mutating func readLevels(_ reader: inout SettingReader) throws(SettingFault) {
        guard reader.has("levels") else { return }
        levels = []
        for (index, word) in try reader.texts("levels").enumerated() {
            guard let level = InspectionLevel(rawValue: word) else {
                let words = InspectionLevel.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingFault(["levels", String(index)], .outside(words))
            }
            levels.append(level)
        }
    }

    private mutating func readClasses(_ reader: inout SettingReader) throws(SettingFault) {
        guard var object = try reader.object("classes") else { return }
        var seen: Set<String> = []
        for name in object.names {
            classes[name] = try object.texts(name)
            for row in classes[name] ?? [] where !seen.insert(row).inserted {
                throw SettingFault(["classes", name, row], .repeated)
            }
        }
    }

    private static func part(_ value: JSONValue, _ path: [String]) throws(SettingFault) -> Part {
        var reader = try SettingReader(value, path: path)
        let part = Part(
            id: try reader.id("id"),
            name: try reader.text("name"),
            weight: try reader.needed(try reader.marks("weight"), "weight")
        )
        try reader.finish()
        return part
    }

    private static func bonus(_ value: JSONValue, _ path: [String]) throws(SettingFault) -> Bonus {
        var reader = try SettingReader(value, path: path)
        let bonus = Bonus(
            id: try reader.id("id"),
            name: try reader.text("name"),
            most: try reader.needed(try reader.marks("most"), "most")
        )
        try reader.finish()
        return bonus
    }

    private static func grouping(
        _ value: JSONValue,
        _ path: [String]
    ) throws(SettingFault) -> Grouping {
        var reader = try SettingReader(value, path: path)
        let id = try reader.id("id")
        let labels = try reader.list("labels") { value, path throws(SettingFault) in
            var reader = try SettingReader(value, path: path)
            let label = Grouping.Label(
                name: try reader.needed(try reader.text("name"), "name"),
                items: try reader.texts("items")
            )
            try reader.finish()
            return label
        }
        try reader.finish()
        return Grouping(id: id, labels: labels)
    }

    /// What members say against each other.
    private func refuseContradictions() throws(SettingFault) {
        var ids: Set<String> = []
        var codes: Set<String> = []
        for (index, item) in items.enumerated() {
            let path = ["items", String(index)]
            guard ids.insert(item.id).inserted else { throw SettingFault(path + ["id"], .repeated) }
            for code in item.indicators + item.groups where !codes.insert(code).inserted {
                throw SettingFault(path + ["indicators", code], .repeated)
            }
            if let part = item.part, !parts.contains(where: { $0.id == part }) {
                throw SettingFault(
                    path + ["part"],
                    .outside(parts.map(\.id).joined(separator: ", "))
                )
            }
        }
        for (index, bonus) in bonus.enumerated() where !ids.insert(bonus.id).inserted {
            throw SettingFault(["bonus", String(index), "id"], .repeated)
        }
        var known: Set<String> = []
        for (index, part) in parts.enumerated() where !known.insert(part.id).inserted {
            throw SettingFault(["parts", String(index), "id"], .repeated)
        }
        let wanted = Set(items.map(\.id))
        for (index, grouping) in groupings.enumerated() {
            for item in grouping.labels.flatMap(\.items) where !wanted.contains(item) {
                throw SettingFault(["groupings", String(index), item], .unknown)
            }
        }
    }
}

extension Scheme {
    /// The class of a row; empty for those that are named in none.
    package func classOf(_ row: String) -> String {
        classes.keys.sorted().first { classes[$0]?.contains(row) == true } ?? ""
    }

    /// The number of the item to which an indicator belongs; `nil` for none.
    ///
    /// The item that names it, or else the one that names its group, a longer name before the
    /// groups that contain it, or else the one for all the rest.
    package func itemIndex(of code: String, group: String) -> Int? {
        if let named = items.firstIndex(where: { $0.indicators.contains(code) }) { return named }
        var name = group
        while !name.isEmpty {
            if let found = items.firstIndex(where: { $0.groups.contains(name) }) { return found }
            name = Names.parent(of: name) == name ? "" : Names.parent(of: name)
        }
        return items.firstIndex { $0.groups.contains("*") }
    }

    /// The scheme with an item for each of the indicators, where it has no items of its own.
    package func filled(with codes: some Sequence<String>) -> Scheme {
        guard items.isEmpty else { return self }
        var filled = self
        filled.items = Set(codes).sorted().map { code in
            var item = SchemeItem(id: code)
            item.indicators = [code]
            item.points = Marks(millionths: Marks.one)
            return item
        }
        return filled
    }
}
