package import Journaling

/// How a city handles cases: section `cases` of its settings.
package struct CaseRules: CitySetting {
    package static let section = "cases"

    /// In which part of its time, in hundredths, a unit may return a case; then its clock is void.
    package var returnShare: Int64
    /// After how many returns only the naming offices dispatch it, for good.
    package var returns: Int
    /// The offices that name the unit then; empty where nobody is set, and nobody checks.
    package var namingOffices: Set<String>
    /// Whether a longer time may still be asked for when the time is over.
    package var lateExtensions: Bool
    /// Which line's unit sees to a case, in this order.
    package var mainLines: [ResponsibilityLine]
    package var duplicates: Duplicates

    /// When two cases may be one problem.
    package struct Duplicates: Hashable, Sendable {
        /// How far apart they may be.
        package var metres: Int64
        /// How long one may have been reported before the other.
        package var hours: Int64

        package init(metres: Int64, hours: Int64) {
            self.metres = metres
            self.hours = hours
        }
    }

    package static let standard = CaseRules(
        returnShare: 50,
        returns: 2,
        namingOffices: [],
        lateExtensions: false,
        mainLines: [.authority, .lead, .supervision, .point],
        duplicates: Duplicates(metres: 50, hours: 72)
    )

    private init(
        returnShare: Int64,
        returns: Int,
        namingOffices: Set<String>,
        lateExtensions: Bool,
        mainLines: [ResponsibilityLine],
        duplicates: Duplicates
    ) {
        self.returnShare = returnShare
        self.returns = returns
        self.namingOffices = namingOffices
        self.lateExtensions = lateExtensions
        self.mainLines = mainLines
        self.duplicates = duplicates
    }

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        self = .standard
        returnShare = try reader.integer("return_percent", in: 0...100) ?? returnShare
        returns = try reader.integer("returns", in: 1...100).map { Int($0) } ?? returns
        namingOffices = Set(try reader.texts("naming_offices"))
        lateExtensions = try reader.bool("late_extensions") ?? lateExtensions
        let lines = try reader.list("main_lines", CaseRules.line)
        if !lines.isEmpty { mainLines = lines }
        if var limits = try reader.object("duplicates") {
            duplicates.metres = try limits.integer("metres", in: 0...100_000) ?? duplicates.metres
            duplicates.hours = try limits.integer("hours", in: 0...87_600) ?? duplicates.hours
            try limits.finish()
        }
        try reader.finish()
    }

    private static func line(
        _ value: JSONValue,
        path: [String]
    ) throws(SettingFault) -> ResponsibilityLine {
        guard let line = value.text.flatMap(ResponsibilityLine.init(rawValue:)) else {
            let names = ResponsibilityLine.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingFault(path, .outside(names))
        }
        return line
    }
}

/// What the city's papers about cases are called: section `documents` of its settings.
///
/// The steps of escalation follow each other; 两书一函 and the like are names of steps.
package struct CaseDocuments: CitySetting {
    package static let section = "documents"

    /// One kind of paper.
    package struct Document: Hashable, Sendable {
        package var id: String
        package var nameChinese: String
        package var nameEnglish: String
        /// How long after the deadline, or after the paper before it, it is due; `nil` for never
        /// by itself.
        package var after: TimeLimit?
        /// How long the unit has to be done with it.
        package var limit: TimeLimit?
        /// How long it has to explain in writing; `nil` where nobody asks it to.
        package var explain: TimeLimit?

        package init(
            id: String,
            nameChinese: String,
            nameEnglish: String,
            after: TimeLimit? = nil,
            limit: TimeLimit? = nil,
            explain: TimeLimit? = nil
        ) {
            self.id = id
            self.nameChinese = nameChinese
            self.nameEnglish = nameEnglish
            self.after = after
            self.limit = limit
            self.explain = explain
        }

        package func name(inChinese: Bool) -> String { inChinese ? nameChinese : nameEnglish }
    }

    /// The supervision notice 督办通知单.
    package var notice: Document
    /// The steps of escalation, in their order.
    package var steps: [Document]

    package static let standard = CaseDocuments(
        notice: Document(
            id: "notice",
            nameChinese: "督办通知单",
            nameEnglish: "Supervision notice",
            limit: TimeLimit(3, .workingDays)
        ),
        steps: [
            Document(
                id: "reminder",
                nameChinese: "催办函",
                nameEnglish: "Reminder letter",
                after: TimeLimit(1, .workingDays),
                limit: TimeLimit(2, .workingDays)
            ),
            Document(
                id: "supervision",
                nameChinese: "督办书",
                nameEnglish: "Supervision paper",
                after: TimeLimit(3, .workingDays),
                limit: TimeLimit(2, .workingDays)
            ),
            Document(
                id: "rectification",
                nameChinese: "整改建议书",
                nameEnglish: "Rectification paper",
                after: TimeLimit(3, .workingDays),
                limit: TimeLimit(3, .workingDays),
                explain: TimeLimit(3, .workingDays)
            ),
        ]
    )

    private init(notice: Document, steps: [Document]) {
        self.notice = notice
        self.steps = steps
    }

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        self = .standard
        if let value = reader.take("notice") {
            notice = try CaseDocuments.document(value, path: ["notice"])
        }
        let steps = try reader.list("steps", CaseDocuments.document)
        if !steps.isEmpty { self.steps = steps }
        var ids: Set<String> = [notice.id]
        for (index, step) in self.steps.enumerated() where !ids.insert(step.id).inserted {
            throw SettingFault(["steps", String(index), "id"], .repeated)
        }
        try reader.finish()
    }

    private static func document(
        _ value: JSONValue,
        path: [String]
    ) throws(SettingFault) -> Document {
        var reader = try SettingReader(value, path: path)
        let chinese = try reader.needed(reader.text("name_zh"), "name_zh")
        let document = Document(
            id: try reader.text("id") ?? (path == ["notice"] ? "notice" : chinese),
            nameChinese: chinese,
            nameEnglish: try reader.text("name_en") ?? chinese,
            after: try reader.limit("after"),
            limit: try reader.limit("limit"),
            explain: try reader.limit("explain")
        )
        try reader.finish()
        return document
    }

    /// A paper by its id; `nil` for one that these settings do not know.
    package func document(_ id: String) -> Document? {
        id == notice.id ? notice : steps.first { $0.id == id }
    }
}
