import CentralLedger
import Inspection

/// Texts of `watchbook account …`.
enum AccountPhrase: Localized {
    case abstract, discussion, dateHelp
    case showAbstract, showDiscussion, subjectHelp, idValue, showTitle, line, namedBy, assisting
    case byFinding, byCase, byTable, byPoint, leader, cadre, basisTitle
    case cardsAbstract, cardsDiscussion, proposedTitle, nothingProposed, noneGiven, givenTitle
    case giveAbstract, giveDiscussion, cardHelp, cardValue, toHelp, answerableValue, ruleHelp
    case basisHelp, given
    case liftAbstract, liftDiscussion, recordHelp, lifted
    case negativeAbstract, negativeDiscussion, negativeTitle, noEvents, sum
    case noteAbstract, noteDiscussion, itemHelp, textHelp, noted
    case signsAbstract, signsDiscussion, signsTitle, noSigns, accusesNobody
    case answering, id, card, answerable, name, rule, count, since, date, state, reason, record
    case proposed
    case holds, isLifted, item, points, consequence, event, sign, number

    init(_ source: Charge.Source) {
        switch source {
        case .finding: self = .byFinding
        case .case: self = .byCase
        case .decomposition: self = .byTable
        case .point: self = .byPoint
        }
    }

    /// What named a unit, in JSON.
    static func word(_ source: Charge.Source) -> String {
        switch source {
        case .finding: "finding"
        case .case: "case"
        case .decomposition: "decomposition"
        case .point: "point"
        }
    }

    var text: Wording {
        switch self {
        case .abstract:
            (
                "Who answers, cards, the negative list, and what is worth a look.",
                "责任追究：四责、红黄牌、负面清单与待核实迹象。"
            )
        case .discussion:
            (
                """
                Rules are settings of the city (cards, negative, signs); every result names the entries it rests \
                on. Tallies by line and by person: watchbook tally day.ledger --by unit-point; --by leader,indicator
                """,
                """
                规则是本市设置（cards、negative、signs）；每项结果都列明所依据的记录。按责任线和责任人统计：\
                watchbook tally day.ledger --by unit-point；--by leader,indicator
                """
            )
        case .dateHelp: ("The date; otherwise today.", "日期；不指定时为今天。")
        case .showAbstract:
            ("Show who answers on all four lines for one finding or case.", "显示一条问题四条责任线上各由谁负责。")
        case .showDiscussion:
            (
                """
                Give the first digits of an entry's digest, a case as lists show it, or a record. Examples: \
                watchbook account show day.ledger 3f9ab2c4; watchbook account show day.ledger C-a62d
                """,
                """
                指定记录摘要值的前几位、列表所示案卷号，或记录名。示例：watchbook account show day.ledger 3f9ab2c4；\
                watchbook account show day.ledger C-a62d
                """
            )
        case .subjectHelp: ("A digest, case or record.", "摘要值、案卷号或记录名。")
        case .idValue: ("id", "编号")
        case .showTitle: ("Who answers for %1", "责任归属 %1")
        case .line: ("Line", "责任线")
        case .namedBy: ("Named by", "依据")
        case .assisting: ("Assisting", "协办")
        case .byFinding: ("finding", "检查人")
        case .byCase: ("case", "派单")
        case .byTable: ("table", "责任分解表")
        case .byPoint: ("point", "点位")
        case .leader: ("Leader", "责任领导")
        case .cadre: ("Cadre", "责任干部")
        case .basisTitle: ("Entries: %1", "依据记录：%1")
        case .cardsAbstract: ("List proposed and given cards.", "列出建议的和已发的红黄牌。")
        case .cardsDiscussion:
            (
                """
                The city's setting cards says what proposes a card; without it nothing does. A card is given by \
                people only. Example: watchbook account cards city.ledger --date 2026-06-30
                """,
                """
                何种情形建议发牌由本市设置 cards 规定，未设置则不建议。是否发牌由人决定。\
                示例：watchbook account cards city.ledger --date 2026-06-30
                """
            )
        case .proposedTitle: ("Proposed by the city's rules on %1", "按本市规则建议（%1）")
        case .nothingProposed: ("Nothing is proposed.", "没有建议。")
        case .noneGiven: ("No card was given.", "没有已发的牌。")
        case .givenTitle: ("Given", "已发")
        case .giveAbstract: ("Give a card.", "发红牌或黄牌。")
        case .giveDiscussion:
            (
                """
                With --rule the entries that the rule counts are cited by themselves. Example: watchbook account \
                give city.ledger --card yellow --to unit=U01 --rule littering --reason "Three in a month" \
                --journal city.journal --inspector C.0001
                """,
                """
                指定 --rule 时自动列入该规则所计的记录。示例：watchbook account give city.ledger --card yellow \
                --to unit=U01 --rule littering --reason "一月三次" --journal city.journal --inspector C.0001
                """
            )
        case .cardHelp: ("The card.", "牌别：yellow（黄牌）、red（红牌）。")
        case .cardValue: ("card", "牌别")
        case .toHelp: ("Whom it is about.", "对象。")
        case .answerableValue: ("kind=id", "类别=编号")
        case .ruleHelp: ("The rule of the city's that proposes it.", "所依据的本市规则。")
        case .basisHelp:
            (
                "First digits of the digest of an entry it rests on; may be repeated.",
                "所依据记录的摘要值前几位；可重复指定。"
            )
        case .given: ("%1 card given to %2: %3", "已发%1，对象 %2：%3")
        case .liftAbstract:
            ("Lift a card, or cancel an event of the negative list.", "撤销红黄牌或负面清单事项。")
        case .liftDiscussion:
            (
                """
                What was given stays in the history. Example: watchbook account lift city.ledger 3f9ab2c4 \
                --reason "Put right" --journal city.journal --inspector C.0001
                """,
                """
                原记录保留。示例：watchbook account lift city.ledger 3f9ab2c4 --reason "已整改" \
                --journal city.journal --inspector C.0001
                """
            )
        case .recordHelp:
            (
                "The id as lists show it, the record, or the first digits of its entry's digest.",
                "列表所示编号、记录名，或记录摘要值的前几位。"
            )
        case .lifted: ("Lifted: %1", "已撤销：%1")
        case .negativeAbstract: ("List the events of the negative list.", "列出负面清单事项。")
        case .negativeDiscussion:
            (
                """
                Points by the city's setting negative. Example: watchbook account negative city.ledger --from \
                2026-04-01 --to 2026-06-30
                """,
                """
                扣分按本市设置 negative。示例：watchbook account negative city.ledger --from 2026-04-01 --to 2026-06-30
                """
            )
        case .negativeTitle: ("Negative list %1 to %2", "负面清单 %1 至 %2")
        case .noEvents: ("There are no events.", "没有事项。")
        case .sum: ("%1: %2 {2|event|events}, %3 points off", "%1：%2 项，扣 %3 分")
        case .noteAbstract: ("Note an event of the negative list.", "登记一项负面清单事项。")
        case .noteDiscussion:
            (
                """
                Example: watchbook account note city.ledger --item faking --to office=S01 --text "Two records of \
                a watch that nobody stood" --basis 3f9ab2c4 --journal city.journal --inspector C.0001
                """,
                """
                示例：watchbook account note city.ledger --item faking --to office=S01 --text "两条值守记录与实际不符" \
                --basis 3f9ab2c4 --journal city.journal --inspector C.0001
                """
            )
        case .itemHelp: ("The item of the city's list.", "本市清单中的事项编号。")
        case .textHelp: ("What happened; no personal data of citizens.", "情况说明；不写市民个人信息。")
        case .noted: ("Noted for %1: %2", "已登记，对象 %1：%2")
        case .signsAbstract: ("List what is worth a look in the records.", "列出值得核实的记录迹象。")
        case .signsDiscussion:
            (
                """
                Written long after the event, many entries in one minute, behind the day's close, days of work \
                without a finding, one photo in several records: by the thresholds of the city's setting signs. \
                Example: watchbook account signs city.ledger --from 2026-05-01 --to 2026-05-31
                """,
                """
                事后很久才录入、一分钟内大量录入、日结后录入、连续多日无问题、多条记录同一照片：按本市设置 signs 的阈值。\
                示例：watchbook account signs city.ledger --from 2026-05-01 --to 2026-05-31
                """
            )
        case .signsTitle: ("Worth a look, %1 to %2", "值得核实 %1 至 %2")
        case .noSigns: ("Nothing is worth a look.", "没有需要核实的迹象。")
        case .accusesNobody:
            ("A sign accuses nobody: ask before you judge.", "迹象不等于结论，请先了解情况。")
        case .answering: ("%1: %2", "%1：%2")
        case .id: ("Id", "编号")
        case .card: ("Card", "牌别")
        case .answerable: ("Of", "对象")
        case .name: ("Name", "名称")
        case .rule: ("Rule", "规则")
        case .count: ("Count", "次数")
        case .since: ("Since", "起算日")
        case .date: ("Date", "日期")
        case .state: ("State", "状态")
        case .reason: ("Reason", "理由")
        case .record: ("Record", "记录")
        case .proposed: ("proposed", "建议")
        case .holds: ("holds", "有效")
        case .isLifted: ("lifted", "已撤销")
        case .item: ("Item", "事项")
        case .points: ("Points off", "扣分")
        case .consequence: ("Consequence", "后果")
        case .event: ("What happened", "情况")
        case .sign: ("Sign", "迹象")
        case .number: ("Number", "数值")
        }
    }
}

extension CardSetting.Card: Localized {
    var text: Wording {
        switch self {
        case .yellow: ("yellow", "黄牌")
        case .red: ("red", "红牌")
        }
    }
}

extension WorkSigns.Kind: Localized {
    var text: Wording {
        switch self {
        case .backfilled: ("written late (hours)", "事后补录(小时)")
        case .burst: ("many at once (entries)", "集中录入(条)")
        case .afterClose: ("after the close (entries)", "日结后录入(条)")
        case .smooth: ("no finding (days)", "连续无问题(天)")
        case .samePhoto: ("same photo (records)", "照片雷同(条)")
        }
    }
}
