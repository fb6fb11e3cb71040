import Inspection
import Journaling

extension CSVTable.Row {
    /// The cell with half-width letters, digits and marks.
    func plain(_ key: String) -> String? {
        let text = self[key].map { NameFolding.halfWidth($0) }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What `read` makes of the plain cell; `nil` when it is empty.
    func plainValue<Value>(_ key: String, _ read: (String) -> Value?) throws(Problem) -> Value? {
        guard let text = plain(key) else { return nil }
        guard let value = read(text) else { throw problem(key) }
        return value
    }

    /// A name such as `S01.P1`; `nil` when the cell is empty.
    func plainName(_ key: String) throws(Problem) -> String? {
        try plainValue(key) { Names.isName($0) ? $0 : nil }
    }

    /// A name that must be there.
    func neededName(_ key: String) throws(Problem) -> String {
        guard let name = try plainName(key) else { throw problem(key) }
        return name
    }

    /// A text as it is kept and shown; `nil` for one that says that there is none.
    func tidied(_ key: String) -> String? {
        self[key].flatMap { NameList.isBlank($0) ? nil : NameFolding.tidied($0) }
    }

    /// A text as it is kept and shown that must be there.
    func neededTidied(_ key: String) throws(Problem) -> String {
        guard let text = tidied(key) else { throw problem(key) }
        return text
    }

    /// Whether a cell says yes; `false` when it is empty.
    func flag(_ key: String) throws(Problem) -> Bool {
        try plainValue(key, ReferenceCells.flag) ?? false
    }

    /// Ids with any mark between them.
    func plainIDs(_ key: String) throws(Problem) -> [String]? {
        try plainValue(key, SheetCells.ids)
    }

    /// Names of persons or units, however they are separated.
    func names(_ key: String, of kind: NameList.Kind, _ known: KnownReference, on date: WorkDate)
        -> [String]
    {
        guard let cell = self[key] else { return [] }
        return NameList.names(in: cell, of: kind) { text in
            switch kind {
            case .persons: !known.gazetteer.persons(named: text, on: date).isEmpty
            case .units: !known.gazetteer.units(named: text, on: date).isEmpty
            }
        }
    }
}

/// Cells of reference tables as people fill them in.
enum ReferenceCells {
    static func flag(_ text: String) -> Bool? { flags[text.lowercased()] }

    private static let flags: [String: Bool] = [
        "是": true, "有": true, "√": true, "✓": true, "对": true, "yes": true, "true": true, "y": true,
        "1": true, "x": true, "关闭": true, "已关闭": true, "撤销": true, "停用": true, "closed": true,
        "离岗": true, "离任": true, "left": true, "否": false, "无": false, "×": false, "no": false,
        "false": false, "n": false, "0": false, "在用": false, "启用": false, "在岗": false,
        "open": false, "-": false,
    ]

    /// A decimal number as so many parts of one: `1.25` in thousandths is 1250.
    static func decimal(_ text: String, digits: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        let isNegative = whole.first == "-"
        let figures = whole.drop { $0 == "-" } + fraction
        guard (1...12).contains(figures.count), figures.allSatisfy({ ("0"..."9").contains($0) }),
            parts.count == 1 || !fraction.isEmpty
        else { return nil }
        let kept = fraction.prefix(digits)
        let padded =
            whole.drop { $0 == "-" } + kept + String(repeating: "0", count: digits - kept.count)
        return Int64(padded).map { isNegative ? -$0 : $0 }
    }

    /// Metres, with or without the word, in millimetres.
    static func millimetres(_ text: String) -> Int64? {
        let number = text.lowercased().replacing("米", with: "").replacing("公尺", with: "")
        let plain = number.hasSuffix("m") ? String(number.dropLast()) : number
        let value = decimal(plain.filter { $0 != " " }, digits: 3)
        return value.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Degrees in 10⁻⁷ degrees.
    static func degrees(_ text: String) -> Int64? { decimal(text, digits: 7) }

    /// `30.1 104.2`, latitude first.
    static func position(_ text: String) -> Position? {
        let parts = text.split { $0 == "," || $0 == " " }.map(String.init)
        guard parts.count == 2, let latitude = degrees(parts[0]), let longitude = degrees(parts[1])
        else { return nil }
        return Position(latitude: latitude, longitude: longitude)
    }

    /// Stations: `1、2`, `①②`, `1=东门;2=西门`.
    static func stations(_ text: String) -> [Point.Station]? {
        var spaced = ""
        for character in text {
            if let number = character.wholeNumberValue, !character.isASCII, !character.isLetter {
                spaced += "、\(number)"
                continue
            }
            spaced.append(character)
        }
        var stations: [Point.Station] = []
        for part in spaced.split(whereSeparator: { "、，；;,/|\n".contains($0) }) {
            let words = NameFolding.halfWidth(String(part)).split(
                maxSplits: 1,
                whereSeparator: { "=: ".contains($0) }
            )
            guard let first = words.first else { continue }
            let id = first.prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0))
            }
            let named = [String(first.dropFirst(id.count))] + words.dropFirst().map(String.init)
            let name = named.joined(separator: " ").trimmingPrefix(" ")
            guard Names.isID(id), !stations.contains(where: { $0.id == id }) else { return nil }
            stations.append(
                Point.Station(id: String(id), name: name.isEmpty ? nil : String(name))
            )
        }
        return stations.isEmpty ? nil : stations
    }

    /// Days of the week: `1-5`, `周一至周五`, `一三五`, `周末`, `每天`; empty for all.
    static func weekdays(_ text: String) -> Set<Int>? {
        if let days = namedWeekdays[text] { return days }
        var days: Set<Int> = []
        var last: Int?
        var isRange = false
        for character in text.replacing("星期", with: "").replacing("礼拜", with: "") {
            if "-–~至到".contains(character) {
                guard last != nil else { return nil }
                isRange = true
            } else if let day = weekday(character) {
                if isRange, let first = last {
                    guard first <= day else { return nil }
                    days.formUnion(first...day)
                } else {
                    days.insert(day)
                }
                last = day
                isRange = false
            } else if !"周,、; ，；/".contains(character) {
                return nil
            }
        }
        return days.isEmpty || isRange ? nil : days
    }

    /// Days of the week with the days that are left out: `周一至周五（法定节假日除外）`, `节假日除外`.
    ///
    /// Working days `工作日` are those of the city's calendar, so no days of the week.
    static func dutyDays(_ text: String) -> (weekdays: Set<Int>, exception: Duty.Exception?)? {
        if let days = weekdays(text) { return (days, nil) }
        let folded = text.lowercased().filter { !"()[] ,;、".contains($0) }
        if workingDays.contains(folded) { return ([], .daysOff) }
        for (ending, exception) in exceptions {
            guard let range = folded.firstRange(of: ending) else { continue }
            let rest = String(folded[..<range.lowerBound] + folded[range.upperBound...])
            guard !rest.isEmpty else { return ([], exception) }
            // No working day is a day off.
            if workingDays.contains(rest) { return ([], .daysOff) }
            return weekdays(rest).map { ($0, exception) }
        }
        return nil
    }

    /// Days that are left out, alone.
    static func exception(_ text: String) -> Duty.Exception? {
        if let word = Duty.Exception(rawValue: text.lowercased()) { return word }
        return exceptions.first { $0.text == text.lowercased().filter { $0 != " " } }?.exception
            ?? ["节假日": .daysOff, "法定节假日": .holidays, "节日": .holidays][text]
    }

    /// Longer ones first: they end alike.
    private static let exceptions: [(text: String, exception: Duty.Exception)] = [
        ("法定节假日除外", .holidays), ("法定假日除外", .holidays), ("除法定节假日", .holidays),
        ("节假日除外", .daysOff), ("节日除外", .holidays), ("除节假日", .daysOff),
        ("exceptpublicholidays", .holidays), ("exceptholidays", .holidays),
        ("exceptdaysoff", .daysOff),
    ]

    private static func weekday(_ character: Character) -> Int? {
        let numerals: [Character: Int] = [
            "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "1": 1, "2": 2, "3": 3,
            "4": 4, "5": 5, "6": 6, "7": 7,
        ]
        return numerals[character]
    }

    private static let namedWeekdays: [String: Set<Int>] = [
        "每天": [], "每日": [], "天天": [], "all": [], "daily": [], "weekdays": [1, 2, 3, 4, 5],
        "周末": [6, 7], "双休日": [6, 7], "weekend": [6, 7],
    ]

    private static let workingDays: Set<String> = [
        "工作日", "每工作日", "每个工作日", "平日", "workday", "workdays", "workingday", "workingdays",
    ]

    /// A line of responsibility in either language.
    static func line(_ text: String) -> ResponsibilityLine? {
        let lines: [String: ResponsibilityLine] = [
            "点位": .point, "点位责任": .point, "属地": .point, "属地责任": .point, "属地管理": .point,
            "网格": .point, "监管": .supervision, "监管责任": .supervision, "行业监管": .supervision,
            "主管": .authority, "主管责任": .authority, "行业主管": .authority, "牵头": .lead,
            "牵头责任": .lead, "专项牵头": .lead, "专项工作牵头": .lead,
        ]
        return ResponsibilityLine(rawValue: text.lowercased()) ?? lines[NameFolding.folded(text)]
    }

    /// A kind of inspector in either language.
    static func personKind(_ text: String) -> Person.Kind? {
        let kinds: [String: Person.Kind] = [
            "干部": .cadre, "机关干部": .cadre, "镇街干部": .cadre, "村居干部": .village, "村干部": .village,
            "社区干部": .village, "单位人员": .bureau, "部门人员": .bureau, "局办人员": .bureau,
            "志愿者": .volunteer, "特邀": .invited, "特邀人员": .invited, "代表委员": .invited,
            "督查": .supervisor, "督查人员": .supervisor, "督导人员": .supervisor, "其他": .other,
        ]
        return Person.Kind(rawValue: text.lowercased()) ?? kinds[NameFolding.folded(text)]
    }

    /// A level of inspection in either language.
    static func level(_ text: String) -> InspectionLevel? {
        let levels: [String: InspectionLevel] = [
            "自查": .own, "镇街": .town, "乡镇": .town, "街道": .town, "乡镇(街道)": .town, "镇": .town,
            "县区": .county, "县": .county, "区": .county, "县级": .county, "区级": .county, "市": .city,
            "市级": .city, "省": .province, "省级": .province, "国家": .nation, "国家级": .nation,
        ]
        return InspectionLevel(rawValue: text.lowercased()) ?? levels[NameFolding.folded(text)]
    }
}
