import Inspection

/// Texts that `places`, `units`, `people`, `roster`, `decomposition` and `settings` share.
enum ReferencePhrase: Localized {
    case fromHelp, dateHelp, officeHelp, officeValue, holdsOn
    case id, name, office, from

    var text: Wording {
        switch self {
        case .fromHelp:
            (
                "The date from which it holds, for rows that do not say it.",
                "生效日期，用于表中没有写明的行。"
            )
        case .dateHelp: ("The date to ask about; otherwise today.", "查询的日期；不指定时为今天。")
        case .officeHelp:
            ("Only what belongs to this office and those under it.", "只列该单位及其下级的内容。")
        case .officeValue: ("office", "单位")
        case .holdsOn: ("On %1: %2", "%1 共 %2 项")
        case .id: ("Id", "编号")
        case .name: ("Name", "名称")
        case .office: ("Office", "单位")
        case .from: ("From", "生效日期")
        }
    }
}

/// What lacks, and the headings of the list.
enum GapPhrase: Localized {
    case none, answers, count, kindHeading, subjectHeading, detailHeading, proposalHeading

    var text: Wording {
        switch self {
        case .none: ("On %1 nothing is missing.", "%1 没有缺项。")
        case .answers:
            (
                "%1: %2 of %3 answers, by %4 {4|person|people}",
                "%1：%3 次中 %2 次，%4 人"
            )
        case .count: ("On %1 %2 {2|thing is|things are} missing.", "%1 共缺 %2 项。")
        case .kindHeading: ("Missing", "缺项")
        case .subjectHeading: ("About", "对象")
        case .detailHeading: ("Where", "所在")
        case .proposalHeading: ("Perhaps", "是否指")
        }
    }
}

extension Gap.Kind: Localized {
    var text: Wording {
        switch self {
        case .noOffice: ("no office", "无所属单位")
        case .noType: ("no type", "无点位类型")
        case .noLeader: ("no leader", "无责任领导")
        case .noCadre: ("no cadre", "无责任干部")
        case .noUnits: ("no unit for", "无责任单位")
        case .unknownStreet: ("unknown street", "街路不在册")
        case .unknownUnit: ("unknown unit", "单位不在册")
        case .ambiguousUnit: ("name of several units", "名称对应多个单位")
        case .unknownParent: ("unknown parent unit", "上级单位不在册")
        case .unknownPerson: ("unknown person", "人员不在册")
        case .severalNames: ("several names in one?", "疑为多人连写")
        case .notEnrolled: ("no enrolment", "无设备授权")
        case .noDuty: ("nobody on duty", "无人值守")
        case .slotUncovered: ("slot without duty", "班次无人排班")
        case .unknownStation: ("unknown station", "岗位不在册")
        case .unknownSlot: ("unknown slot", "班次不在册")
        case .noMainUnit: ("no main unit at", "无主要责任单位的点位数")
        case .unknownIndicator: ("unknown indicator", "指标不在标准内")
        case .answeredNotApplicable: ("answered not applicable", "多次填不适用，点位未登记")
        }
    }
}

/// The four lines of responsibility.
enum LinePhrase: Localized {
    case point, supervision, authority, lead

    init(_ line: ResponsibilityLine) {
        switch line {
        case .point: self = .point
        case .supervision: self = .supervision
        case .authority: self = .authority
        case .lead: self = .lead
        }
    }

    /// The lines of a list of their codes.
    static func list(_ codes: String) -> String {
        codes.split(separator: ",").map { code in
            ResponsibilityLine(rawValue: String(code)).map { LinePhrase($0)() } ?? String(code)
        }.joined(separator: Language.current == .chinese ? "、" : ", ")
    }

    var text: Wording {
        switch self {
        case .point: ("point", "点位责任")
        case .supervision: ("supervision", "监管责任")
        case .authority: ("authority", "主管责任")
        case .lead: ("lead", "牵头责任")
        }
    }
}

/// Kinds of inspector.
enum PersonKindPhrase: Localized {
    case cadre, village, bureau, volunteer, invited, supervisor, other

    init(_ kind: Person.Kind) {
        switch kind {
        case .cadre: self = .cadre
        case .village: self = .village
        case .bureau: self = .bureau
        case .volunteer: self = .volunteer
        case .invited: self = .invited
        case .supervisor: self = .supervisor
        case .other: self = .other
        }
    }

    var text: Wording {
        switch self {
        case .cadre: ("cadre", "干部")
        case .village: ("village cadre", "村居干部")
        case .bureau: ("bureau staff", "单位人员")
        case .volunteer: ("volunteer", "志愿者")
        case .invited: ("invited", "特邀人员")
        case .supervisor: ("supervisor", "督查人员")
        case .other: ("other", "其他")
        }
    }
}

/// Levels of inspection.
enum LevelPhrase: Localized {
    case own, town, county, city, province, nation

    init(_ level: InspectionLevel) {
        switch level {
        case .own: self = .own
        case .town: self = .town
        case .county: self = .county
        case .city: self = .city
        case .province: self = .province
        case .nation: self = .nation
        }
    }

    var text: Wording {
        switch self {
        case .own: ("self", "自查")
        case .town: ("town", "镇街")
        case .county: ("county", "县区")
        case .city: ("city", "市级")
        case .province: ("province", "省级")
        case .nation: ("nation", "国家级")
        }
    }
}
