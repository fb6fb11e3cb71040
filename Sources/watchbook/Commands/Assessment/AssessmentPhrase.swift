/// Texts of `watchbook assessment`.
enum AssessmentPhrase: Localized {
    case abstract
    case schemeAbstract, schemeDiscussion, schemeListAbstract, schemeShowAbstract,
        schemeCheckAbstract
    case schemeHelp, schemeValue, onHelp, noScheme, scheme, method, items, item, way, mark, points
    case unusable, everyIndicator, schemeTitle, schemesChecked
    case codeUnknown, groupUnknown, itemEmpty, noPoints, rowUnknown
    case roundAbstract, createAbstract, createDiscussion, drawAbstract, drawDiscussion
    case roundListAbstract, roundShowAbstract, roundHelp, newRoundHelp, roundValue
    case kindHelp, wordValue, fromHelp, toHelp, nameHelp, textValue, pointsHelp, systemHelp
    case levelHelp, inspectionHelp, withinHelp, unitValue, previousHelp, quarterHelp
    case countHelp, numberValue, seedHelp, ofHelp, officeHelp, officeValue, typeHelp, undeclaredHelp
    case halfYearOfQuarters
    case countTooSmall, wouldCreate, created, drawn, noRounds, round, kind, from, to
    case sameDraw, samePreview, sameResult
    case roundTitle, roundPoints, roundSystems, drawLine, appealLine, openAppeal, resultLine
    case valuesAbstract, valuesDiscussion, itemHelp, itemValue, scoreHelp, scoreValue, fileHelp
    case valuesOneWay, valuesSet
    case declareAbstract, declareDiscussion, rowHelp, declared
    case appealAbstract, appealDiscussion, appealOfficeHelp, pointHelp, pointValue, findingHelp
    case appealed
    case ruleAbstract, ruleDiscussion, appealHelp, appealValue, verdictHelp, checksHelp, ruled
    case previewAbstract, previewDiscussion, previewed, publishAbstract, publishDiscussion,
        published
    case verifyAbstract, verifyDiscussion, resultHelp, verified, notVerified, changedSince,
        drawDisagrees
    case compareAbstract, compareDiscussion, notComparable, otherScheme, changedScheme
    case incomparable, publishedOtherwise, beforePublished

    var text: Wording {
        switch self {
        case .abstract: ("Schemes, rounds, scores, results, appeals.", "测评办法、轮次、得分、结果与申诉。")
        case .schemeAbstract: ("Look at the city's schemes.", "查看本市测评办法。")
        case .schemeDiscussion:
            (
                """
                A scheme is a section of the city's settings: how checks become points, what a round counts and who is ranked with \
                whom. Example: watchbook assessment scheme check city.ledger
                """,
                """
                测评办法是城市设置中的一节：检查如何计分、哪些检查算数、谁和谁排名。\
                示例：watchbook assessment scheme check city.ledger
                """
            )
        case .schemeListAbstract: ("List the schemes.", "列出测评办法。")
        case .schemeShowAbstract: ("Show a scheme with its items.", "查看一个测评办法及其测评项。")
        case .schemeCheckAbstract:
            ("Name what does not fit the standards.", "检查测评办法与测评标准不符之处。")
        case .schemeHelp: ("Id of the scheme.", "测评办法编号。")
        case .schemeValue: ("scheme", "办法")
        case .onHelp: ("Date that is asked about; otherwise today.", "所问日期；不写时为今天。")
        case .noScheme:
            (
                "The city has set no scheme. Without one every indicator counts one point.",
                "本市尚未设置测评办法；没有办法时每项指标计 1 分。"
            )
        case .scheme: ("Scheme", "办法")
        case .method: ("Method", "计分方法")
        case .items: ("Items", "项数")
        case .item: ("Item", "测评项")
        case .way: ("Tested by", "测评方式")
        case .mark: ("Mark", "满分")
        case .points: ("Points off", "每项扣分")
        case .unusable: ("cannot be read", "无法读取")
        case .everyIndicator: ("Every indicator is an item with one point.", "每项指标为一个测评项，计 1 分。")
        case .schemeTitle:
            (
                "%1: %2; counts inspections of %3; ranked from %4 {4|point|points} and %5 {5|check|checks}; met from %6 %",
                "%1：%2；计入 %3 检查；%4 个点位、%5 项次起参加排名；得分率 %6% 起达标"
            )
        case .schemesChecked:
            ("%1 {1|scheme|schemes} checked, %2 {2|fault|faults}", "已检查 %1 个办法，发现 %2 处问题")
        case .codeUnknown: ("no standard in force has the indicator %1", "现行标准中没有指标 %1")
        case .groupUnknown: ("no standard in force has the group %1", "现行标准中没有指标组 %1")
        case .itemEmpty: ("has neither indicators nor groups", "没有列出指标或指标组")
        case .noPoints: ("takes off no points", "没有写每项扣分")
        case .rowUnknown: ("no points or unit belong to %1", "没有点位或单位属于 %1")
        case .roundAbstract: ("Make and look at rounds.", "建立和查看测评轮次。")
        case .createAbstract: ("Make a round.", "建立测评轮次。")
        case .createDiscussion:
            (
                """
                Kinds: self, quarter, half-year, year, mock, inspection. A half-year tests what was missed in its quarters and what \
                is newly met. The same id again changes the round. Example: watchbook assessment round create city.ledger 2026-Q2 \
                --kind quarter --scheme quarter --from 2026-04-01 --to 2026-06-30 --journal city.journal --inspector C.0001
                """,
                """
                种类：self（自测自评）、quarter（季度）、half-year（半年）、year（全年）、mock（模拟）、inspection（上级检查）。\
                半年考核只测各季度未达标的和新达标的测评项。编号相同则修改该轮次。示例：watchbook assessment round create city.ledger 2026-Q2 \
                --kind quarter --scheme quarter --from 2026-04-01 --to 2026-06-30 --journal city.journal --inspector C.0001
                """
            )
        case .drawAbstract: ("Draw points, offices, people or dates.", "随机抽取点位、街道、人员或日期。")
        case .drawDiscussion:
            (
                """
                Anyone repeats the draw from the published seed and list: the algorithm is in Documentation/assessment.md. \
                Example: watchbook assessment round draw city.ledger 2026-mock --count 12 --seed "lottery 26/131" \
                --journal city.journal --inspector C.0001
                """,
                """
                公布种子和名单后，任何人都能重做抽取，算法见 Documentation/assessment.md。\
                示例：watchbook assessment round draw city.ledger 2026-mock --count 12 --seed "lottery 26/131" \
                --journal city.journal --inspector C.0001
                """
            )
        case .roundListAbstract: ("List the rounds.", "列出测评轮次。")
        case .roundShowAbstract: ("Show a round, its draws and results.", "查看轮次及其抽取、申诉和结果。")
        case .roundHelp: ("Id of the round, or scheme/id.", "测评轮次编号，或“办法/编号”。")
        case .newRoundHelp: ("Id of the round, as 2026-Q2.", "测评轮次编号，如 2026-Q2。")
        case .roundValue: ("round", "轮次")
        case .kindHelp: ("Kind of the round.", "轮次种类。")
        case .wordValue: ("word", "词")
        case .fromHelp: ("First work date that counts.", "计入的第一个工作日期。")
        case .toHelp: ("Last work date that counts.", "计入的最后一个工作日期。")
        case .nameHelp: ("Name of the round.", "轮次名称。")
        case .textValue: ("text", "文字")
        case .pointsHelp:
            (
                "Points that count: all, declared, drawn (marked so), draw (drawn in the round), declared+draw.",
                "计入的点位：all（全部）、declared（申报）、drawn（标为随机）、draw（本轮抽取）、declared+draw（申报加本轮抽取）。"
            )
        case .systemHelp:
            ("A system of indicators that is tested; may be repeated.", "所测的指标体系；可重复使用。")
        case .levelHelp:
            (
                "A level of inspection that counts, instead of the scheme's; may be repeated.",
                "计入的检查层级，代替办法所定；可重复使用。"
            )
        case .inspectionHelp:
            (
                "A kind of inspection that counts, as mock or covert; may be repeated. A mock test counts mock otherwise.",
                "计入的检查类别，如 mock（模拟）或 covert（暗访）；可重复使用。模拟测评默认只计 mock。"
            )
        case .withinHelp: ("Only what this unit and its sections answer for.", "只计该单位及其科室负责的部分。")
        case .unitValue: ("unit", "单位")
        case .previousHelp: ("The round before.", "上一轮编号。")
        case .quarterHelp:
            ("A quarter on which a half-year builds; may be repeated.", "半年考核所依据的季度轮次；可重复使用。")
        case .countHelp: ("How many to draw.", "抽取个数。")
        case .numberValue: ("number", "数")
        case .seedHelp:
            ("Seed that is published, as the lottery numbers of a day.", "公布的种子，如当日彩票号码。")
        case .ofHelp:
            (
                "What to draw: points, offices, people, dates.",
                "抽取对象：points（点位）、offices（街道）、people（人员）、dates（日期）。"
            )
        case .officeHelp: ("Only of this street office; may be repeated.", "只在该街道中抽取；可重复使用。")
        case .officeValue: ("office", "街道")
        case .typeHelp: ("Only points of this type; may be repeated.", "只抽该类点位；可重复使用。")
        case .undeclaredHelp: ("Only points that were not declared.", "只抽未申报的点位。")
        case .halfYearOfQuarters:
            (
                "A half-year tests what its quarters missed: name each of them with --quarter.",
                "半年考核只测各季度未达标和新达标的测评项：请用 --quarter 写明所依据的季度轮次。"
            )
        case .countTooSmall: ("The number must be 1 or more.", "个数至少为 1。")
        case .wouldCreate: ("Would make %1, %2 to %3.", "将建立 %1，%2 至 %3。")
        case .created: ("Made %1, %2 to %3.", "已建立 %1，%2 至 %3。")
        case .drawn: ("Drew %1 of %2 with the seed “%3”; list %4", "以种子“%3”从 %2 个中抽取 %1 个；名单摘要 %4")
        case .sameDraw:
            (
                "This is draw %1 already. Nothing was written.",
                "与第 %1 次抽取相同，未写入。"
            )
        case .samePreview:
            (
                "Nothing has changed since preview %1, to be published from %2. Nothing was written.",
                "与第 %1 次预告相比没有变化（%2 起可发布），未写入。"
            )
        case .sameResult:
            (
                "Nothing has changed since result %1. Nothing was written.",
                "与第 %1 版结果相比没有变化，未写入。"
            )
        case .noRounds: ("There are no rounds yet.", "还没有测评轮次。")
        case .round: ("Round", "轮次")
        case .kind: ("Kind", "种类")
        case .from: ("From", "起")
        case .to: ("To", "止")
        case .roundTitle: ("%1 (%2), %3 to %4, scheme %5", "%1（%2），%3 至 %4，办法 %5")
        case .roundPoints:
            ("Points: %1, of these declared %2, random %3", "点位 %1 个，其中申报 %2 个，随机 %3 个")
        case .roundSystems: ("Systems: %1", "指标体系：%1")
        case .drawLine: ("Draw %1: %2, %3 of %4, seed “%5”", "第 %1 次抽取：%2，%4 个中抽 %3 个，种子“%5”")
        case .appealLine: ("Appeal %1: item %2 at %3: %4 (%5)", "申诉 %1：%3 的 %2：%4（%5）")
        case .openAppeal: ("open", "待裁定")
        case .resultLine: ("Result %1 by %2, entries %3", "第 %1 版结果，%2 发布，记录摘要 %3")
        case .valuesAbstract: ("Enter points not tested in the field.", "录入非实地测评项的得分。")
        case .valuesDiscussion:
            (
                """
                Materials, questionnaires, reports, figures of departments, bonuses. Rows are street offices or units; * is all of them. \
                Examples: watchbook assessment values city.ledger 2026-Q2 --item MAT --score S01=8.5 --score S02=9 --journal \
                city.journal --inspector C.0001; watchbook assessment values city.ledger 2026-Q2 --file values.csv \
                --journal city.journal --inspector C.0001
                """,
                """
                材料、问卷、汇报、部门数据、加分等。行为街道或单位，* 表示全部。\
                示例：watchbook assessment values city.ledger 2026-Q2 --item MAT --score S01=8.5 --score S02=9 --journal \
                city.journal --inspector C.0001；watchbook assessment values city.ledger 2026-Q2 --file values.csv \
                --journal city.journal --inspector C.0001
                """
            )
        case .itemHelp: ("Id of the item.", "测评项编号。")
        case .itemValue: ("item", "测评项")
        case .scoreHelp: ("Row and points; may be repeated.", "行与得分；可重复使用。")
        case .scoreValue: ("row=points", "行=得分")
        case .fileHelp: ("Table with the columns row, item and score.", "含“街道、测评项、得分”三列的表格。")
        case .valuesOneWay:
            ("Give --item with --score, or --file.", "请写 --item 与 --score，或写 --file。")
        case .valuesSet:
            ("%1 {1|value|values} given, %2 {2|entry|entries} written.", "收到 %1 个得分，写入 %2 条记录。")
        case .declareAbstract: ("Note the items a row says it meets.", "登记街道或单位申报已达标的测评项。")
        case .declareDiscussion:
            (
                """
                Only these are then tested for that row. Example: watchbook assessment declare city.ledger 2026-Q2 --row S01 \
                --item clean --item order --journal city.journal --inspector C.0001
                """,
                """
                该行只测申报的测评项。示例：watchbook assessment declare city.ledger 2026-Q2 --row S01 \
                --item clean --item order --journal city.journal --inspector C.0001
                """
            )
        case .rowHelp: ("The street office or unit.", "街道或单位编号。")
        case .declared: ("%1 is tested on %2 {2|item|items}.", "%1 本轮测评 %2 项。")
        case .appealAbstract: ("Object to points that were lost.", "对失分提出申诉。")
        case .appealDiscussion:
            (
                """
                An appeal is about one item at one point, as rank explain lists them; with --finding about some of its checks. \
                Example: watchbook assessment appeal street.ledger 2026-Q2 --office S01 --item clean --point S01.P1 \
                --reason "roadworks of the county" --journal street.journal --inspector S01.0001
                """,
                """
                一份申诉针对一个点位的一个测评项，见 rank explain 所列；用 --finding 可只针对其中几次检查。\
                示例：watchbook assessment appeal street.ledger 2026-Q2 --office S01 --item clean --point S01.P1 \
                --reason "roadworks of the county" --journal street.journal --inspector S01.0001
                """
            )
        case .appealOfficeHelp: ("Street office or unit that appeals.", "提出申诉的街道或责任单位。")
        case .pointHelp: ("Point where points were lost.", "失分的点位。")
        case .pointValue: ("point", "点位")
        case .findingHelp:
            ("Beginning of a finding's digest; may be repeated.", "检查记录摘要值的开头；可重复使用。")
        case .appealed: ("Appeal %1 about %2 at %3 is written.", "已提出申诉 %1：%3 的 %2。")
        case .ruleAbstract: ("Decide an appeal.", "裁定申诉。")
        case .ruleDiscussion:
            (
                """
                upheld: the failed checks count as passed; struck: they do not count; rejected: they stay. Example: watchbook \
                assessment rule city.ledger 2026-Q2 S01.1 --verdict upheld --reason "seen on the photo" --journal city.journal \
                --inspector C.0001
                """,
                """
                upheld（成立）：不合格项次按合格计；struck（剔除）：不计；rejected（不成立）：维持。示例：watchbook \
                assessment rule city.ledger 2026-Q2 S01.1 --verdict upheld --reason "seen on the photo" --journal city.journal \
                --inspector C.0001
                """
            )
        case .appealHelp: ("Id of the appeal, as S01.1.", "申诉编号，如 S01.1。")
        case .appealValue: ("appeal", "申诉")
        case .verdictHelp: ("upheld, struck or rejected.", "upheld（成立）、struck（剔除）或 rejected（不成立）。")
        case .checksHelp:
            (
                "How many failed checks it concerns; otherwise those named, or all.",
                "涉及的不合格项次数；不写时为申诉所列，或全部。"
            )
        case .ruled: ("Appeal %1: %2.", "申诉 %1：%2。")
        case .previewAbstract: ("Show streets the result beforehand.", "发布前向街道预告结果。")
        case .previewDiscussion:
            (
                """
                The city's settings say how many working days must pass before it is published (assessment.preview_days, 2 \
                otherwise). Example: watchbook assessment preview city.ledger 2026-Q2 --journal city.journal --inspector C.0001
                """,
                """
                城市设置规定预告后几个工作日才能发布（assessment.preview_days，默认 2 个）。\
                示例：watchbook assessment preview city.ledger 2026-Q2 --journal city.journal --inspector C.0001
                """
            )
        case .previewed:
            ("Preview %1 is written; it may be published from %2.", "已写入第 %1 次预告；%2 起可发布。")
        case .publishAbstract: ("Publish the result of a round.", "发布测评结果。")
        case .publishDiscussion:
            (
                """
                The result names standards, scheme and entries, so that anyone computes it again with assessment verify; what arrives \
                later changes nothing in it. Example: watchbook assessment publish city.ledger 2026-Q2 --journal city.journal \
                --inspector C.0001
                """,
                """
                结果写明标准、办法和记录摘要，任何人都可用 assessment verify 重算；以后到达的记录不改变已发布的结果。\
                示例：watchbook assessment publish city.ledger 2026-Q2 --journal city.journal --inspector C.0001
                """
            )
        case .published:
            ("Result %1 is published; entries %2, standards %3", "已发布第 %1 版结果；记录摘要 %2，标准 %3")
        case .verifyAbstract: ("Compute a published result again.", "重算已发布的结果。")
        case .verifyDiscussion:
            (
                """
                From the entries that the result names, whatever has arrived since; the draws of the round are repeated, too. Exit \
                code 65 when something differs. Example: watchbook assessment verify city.ledger 2026-Q2
                """,
                """
                按结果所列的记录重算，不受以后到达的记录影响；本轮抽取也一并重做。不一致时退出码为 65。\
                示例：watchbook assessment verify city.ledger 2026-Q2
                """
            )
        case .resultHelp: ("Number of the result; otherwise the last.", "结果版号；不写时为最后一版。")
        case .verified: ("Result %1 agrees with its entries %2.", "第 %1 版结果与其记录 %2 一致。")
        case .notVerified:
            ("Result %1 differs from what its entries give: %2", "第 %1 版结果与其记录重算不一致：%2")
        case .changedSince: ("What has arrived since changes: %1", "发布后到达的记录会改变：%1")
        case .drawDisagrees:
            ("Draw %1 does not follow from its seed and list.", "第 %1 次抽取与其种子和名单不符。")
        case .compareAbstract: ("Compare a round with the one before.", "与上一轮比较。")
        case .compareDiscussion:
            (
                """
                Items whose clause in the standard changed are not comparable, and nothing is where the schemes differ. Examples: watchbook assessment compare city.ledger \
                2026-Q2 2026-Q1; watchbook assessment compare city.ledger 2026-Q2 2026-Q1 --row S01
                """,
                """
                标准条文已改的测评项不可比；两轮办法不同则均不可比。示例：watchbook assessment compare city.ledger 2026-Q2 2026-Q1；\
                watchbook assessment compare city.ledger 2026-Q2 2026-Q1 --row S01
                """
            )
        case .notComparable: ("Not comparable, as the standard changed: %1", "标准已改、不可比：%1")
        case .otherScheme:
            (
                "Not comparable, as the schemes differ: %1 then, %2 now.",
                "两轮所用办法不同（上一轮 %1，本轮 %2），不可比。"
            )
        case .changedScheme:
            (
                "Not comparable, as the scheme %1 was changed in between.",
                "两轮之间办法 %1 已修改，不可比。"
            )
        case .incomparable: ("not comparable", "不可比")
        case .publishedOtherwise:
            (
                "Result %1 of %2 was published from entries %3 with other numbers (%4): see watchbook assessment verify.",
                "%2 第 %1 版结果（记录摘要 %3）发布时的数字与现在不同（%4），见 watchbook assessment verify。"
            )
        case .beforePublished:
            (
                "Before: result %1 of %2 as published from entries %3. What has arrived since changes: %4",
                "上一轮为 %2 第 %1 版结果发布时的数字（记录摘要 %3）。发布后到达的记录会改变：%4"
            )
        }
    }
}
