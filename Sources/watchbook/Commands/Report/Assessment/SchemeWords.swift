import CentralLedger
import Inspection
import Journaling

/// How a round is scored, in sentences made from its scheme.
struct SchemeWords {
    private let round: AssessmentRound
    private let assessment: Assessment
    private let names: TallyNames
    private var scheme: Scheme { assessment.scheme }

    init(_ assessment: Assessment, _ names: TallyNames) {
        round = assessment.round
        self.assessment = assessment
        self.names = names
    }

    var sentences: [String] {
        what + how + awards + limits + [
            scheme.exempt == .full ? SchemePhrase.exemptFull() : SchemePhrase.exemptOut(), absent,
        ] + shown
    }

    private func list(_ texts: [String]) -> String {
        texts.joined(separator: RoundPaperPhrase.comma())
    }

    // MARK: What counts

    private var what: [String] {
        let levels = assessment.levels.sorted().map { LevelPhrase($0)() }
        var sentences = [SchemePhrase.levels(list(levels))]
        if !assessment.levels.contains(.own) { sentences.append(SchemePhrase.ownAside()) }
        if !round.kinds.isEmpty {
            let kinds = round.kinds.map { names.name(of: $0.rawValue, .kind) ?? $0.rawValue }
            sentences.append(SchemePhrase.kinds(list(kinds)))
        }
        if !round.systems.isEmpty { sentences.append(SchemePhrase.systems(list(round.systems))) }
        if let within = round.within {
            sentences.append(SchemePhrase.within(names.name(of: within, .unit) ?? within))
        }
        let points: SchemePhrase =
            switch round.points {
            case .all: .allPoints
            case .declared: .declaredPoints
            case .drawn: .markedPoints
            case .draw: .drawnPoints
            case .declaredAndDraw: .declaredAndDrawn
            }
        sentences.append(points())
        if round.kind == .halfYear {
            sentences.append(SchemePhrase.halfYear(list(round.quarters)))
        }
        return sentences
    }

    // MARK: How it becomes a score

    private var how: [String] {
        var sentences: [String] = []
        switch scheme.method {
        case .share:
            sentences.append(SchemePhrase.share())
            if !scheme.parts.isEmpty {
                sentences.append(
                    SchemePhrase.parts(
                        list(scheme.parts.map { "\($0.name ?? $0.id) \(Self.short($0.weight))" })
                    )
                )
            }
        case .deduction:
            let violation: SchemePhrase =
                switch scheme.violation {
                case .problems: .byProblems
                case .checks: .byChecks
                case .found: .byFound
                }
            sentences.append(SchemePhrase.deduction(violation()))
            if scheme.isPerPoint { sentences.append(SchemePhrase.perPoint()) }
            let points = items { $0.way == .field }.map { item in
                let each = "\(name(item)) \(Self.short(item.points))"
                return item.cap.map { SchemePhrase.capped(each, Self.short($0)) } ?? each
            }
            if !points.isEmpty { sentences.append(SchemePhrase.pointsOff(list(points))) }
        }
        return sentences
    }

    private func items(_ admits: (SchemeItem) -> Bool) -> [SchemeItem] {
        scheme.items.filter(admits)
    }

    private func name(_ item: SchemeItem) -> String {
        assessment.name(ofItem: item.id, names) ?? item.id
    }

    private var awards: [String] {
        var sentences: [String] = []
        if scheme.method == .share {
            let all = items { $0.way == .field && $0.award == .all }.map(name)
            if !all.isEmpty { sentences.append(SchemePhrase.awardAll(list(all))) }
            let standard = items { $0.way == .field && $0.award == .standard }.map(name)
            if !standard.isEmpty { sentences.append(SchemePhrase.awardStandard(list(standard))) }
            for item in items({ $0.way == .field && $0.award == .thresholds }) {
                let steps = item.thresholds.map {
                    SchemePhrase.threshold(Self.short($0.from), Self.short($0.share))
                }
                sentences.append(SchemePhrase.awardThresholds(name(item), list(steps)))
            }
        }
        let others = items { $0.way != .field }.map {
            SchemePhrase.bracketed(name($0), AssessmentWord($0.way)())
        }
        if !others.isEmpty { sentences.append(SchemePhrase.byHand(list(others))) }
        if !scheme.bonus.isEmpty {
            let bonus = scheme.bonus.map {
                SchemePhrase.atMost($0.name ?? $0.id, Self.short($0.most))
            }
            sentences.append(SchemePhrase.bonus(list(bonus)))
        }
        return sentences
    }

    private var limits: [String] {
        [
            SchemePhrase.met(Self.short(scheme.met)),
            SchemePhrase.minimum("\(scheme.minimumPoints)", "\(scheme.minimumChecks)"),
        ]
    }

    private var absent: String {
        switch scheme.absent {
        case .leaveOut: SchemePhrase.absentOut()
        case .mean: SchemePhrase.absentMean()
        case .full: SchemePhrase.absentFull()
        }
    }

    // MARK: How it is shown

    private var shown: [String] {
        var sentences: [String] = []
        if !scheme.classes.isEmpty {
            let classes = scheme.classes.sorted { $0.key < $1.key }.map { name, rows in
                SchemePhrase.bracketed(
                    name,
                    list(rows.map { names.name(of: $0, .office) ?? $0 })
                )
            }
            sentences.append(
                SchemePhrase.classes(classes.joined(separator: RoundPaperPhrase.semicolon()))
            )
        }
        sentences += [
            SchemePhrase.rounding("\(scheme.decimals)"), SchemePhrase.interval(),
            SchemePhrase.equalMix(),
        ]
        if let label = scheme.passLabel {
            let figure: RankPhrase =
                switch label {
                case .rate: .rate
                case .score: .score
                case .met: .metShare
                }
            sentences.append(SchemePhrase.passLabel(figure()))
        }
        sentences.append(SchemePhrase.standards(list(assessment.standards)))
        return sentences
    }

    /// Without a tail of zeros: `90`, `0.5`.
    static func short(_ marks: Marks) -> String {
        var text = marks.text(6)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}

/// Sentences about how a round is scored.
enum SchemePhrase: Localized {
    case levels, ownAside, kinds, systems, within
    case allPoints, declaredPoints, markedPoints, drawnPoints, declaredAndDrawn, halfYear
    case share, parts, deduction, byProblems, byChecks, byFound, perPoint, pointsOff, capped,
        bracketed
    case awardAll, awardStandard, awardThresholds, threshold, byHand, bonus, atMost
    case met, minimum, exemptFull, exemptOut, absentOut, absentMean, absentFull
    case classes, rounding, interval, equalMix, passLabel, standards

    var text: Wording {
        switch self {
        case .levels: ("Inspections of these levels count: %1.", "计入以下层级的检查：%1。")
        case .ownAside:
            (
                "What the people of a street found themselves is its work: it stands beside the score and is in none.",
                "各街道自查发现的问题属于本级工作，另列，不计入得分。"
            )
        case .kinds: ("Kinds of inspection that count: %1.", "计入的检查类别：%1。")
        case .systems: ("Systems of indicators: %1.", "所测指标体系：%1。")
        case .within: ("Only what %1 and its sections answer for.", "只计 %1 及其科室负责的部分。")
        case .allPoints: ("All points count.", "全部点位计入。")
        case .declaredPoints: ("Declared points count.", "只计申报点位。")
        case .markedPoints: ("Points marked as random count.", "只计标为随机的点位。")
        case .drawnPoints: ("Points drawn in this round count.", "只计本轮抽取的点位。")
        case .declaredAndDrawn:
            ("Declared points and those drawn in this round count.", "计入申报点位和本轮抽取的点位。")
        case .halfYear:
            (
                "A half-year tests what was missed in its quarters (%1) and what is newly met.",
                "半年考核只测各季度（%1）未达标的和新达标的测评项。"
            )
        case .share:
            (
                "Share of the full mark: 100 points are spread over the items by their marks; an item earns its mark times its pass rate, unless said otherwise below.",
                "按得分率计分：100 分按满分分配到各测评项；除下述情形外，测评项得分＝满分×合格率。"
            )
        case .parts:
            (
                "Parts and their weights: %1. Within a part the points are spread by mark.",
                "分部及权重：%1；分部内按满分分配。"
            )
        case .deduction:
            (
                "Deduction: points are taken off from 100 for each violation; counted are %1.",
                "百分倒扣分：从 100 分起按问题扣分；扣分按%1计算。"
            )
        case .byProblems: ("new problems", "新问题数")
        case .byChecks: ("failed checks", "不合格项次")
        case .byFound: ("numbers found", "发现数")
        case .perPoint:
            ("Deductions are divided by the points looked at.", "扣分除以所查点位数。")
        case .pointsOff: ("Points off for each violation: %1.", "每处扣分：%1。")
        case .bracketed: ("%1 (%2)", "%1（%2）")
        case .capped: ("%1 (at most %2)", "%1（至多 %2）")
        case .awardAll:
            ("Full mark only where nothing failed: %1.", "全部合格才得分的测评项：%1。")
        case .awardStandard:
            (
                "Full mark only where the summed counts meet the limit of the standard: %1.",
                "合计计数达到测评标准限值才得分的测评项：%1。"
            )
        case .awardThresholds: ("%1 by steps: %2.", "%1按档计分：%2。")
        case .threshold: ("from %1 % a share of %2 %", "合格率 %1% 起得满分的 %2%")
        case .byHand:
            ("Not tested in the field, points entered by hand: %1.", "非实地考察、由测评单位评分的测评项：%1。")
        case .bonus: ("Bonus points: %1.", "加分：%1。")
        case .atMost: ("%1 at most %2", "%1至多 %2 分")
        case .met: ("An item is met from %1 % of its mark.", "测评项得分达到满分的 %1% 为达标。")
        case .minimum:
            (
                "Not ranked, sample too small: fewer than %1 {1|point|points} or %2 {2|check|checks}.",
                "样本不足不排名：少于 %1 个点位或 %2 项次。"
            )
        case .exemptFull:
            (
                "Exempt checks are in no pass rate; in the score they count as met.",
                "自动符合的不计入合格率；计分时视为符合，得满分。"
            )
        case .exemptOut:
            (
                "Exempt checks are in no pass rate; an item that is exempt throughout is left out and the rest is rescaled.",
                "自动符合的不计入合格率；整项自动符合的，该项不计，其余按比例折算。"
            )
        case .absentOut:
            (
                "A kind of place that a street does not have is left out and the rest is rescaled.",
                "本辖区没有的点位类型不计，其余按比例折算。"
            )
        case .absentMean:
            (
                "For a kind of place that a street does not have it gets the mean of the others in its class.",
                "本辖区没有的点位类型，按本组其他单位的平均得分率计。"
            )
        case .absentFull:
            (
                "For a kind of place that a street does not have it gets the full mark.",
                "本辖区没有的点位类型按满分计。"
            )
        case .classes: ("Ranked apart: %1.", "分组排名：%1。")
        case .rounding:
            (
                "Scores are rounded to %1 {1|decimal|decimals}, half away from zero, and ranked as shown; equal ones share a rank.",
                "得分四舍五入到 %1 位小数，按所示得分排名；得分相同的名次并列。"
            )
        case .interval:
            (
                "Pass rates stand with their 95 % interval (Wilson); neighbours whose intervals overlap show no clear difference.",
                "合格率附 95% 置信区间（Wilson 法）；相邻两行区间重叠的，差异不明显。"
            )
        case .equalMix:
            (
                "The rate at equal mix weights each cell of type and item by the checks of all ranked rows of the class.",
                "同口径合格率：按本组全部单位的点位类型与测评项构成加权，消除点位构成不同的影响。"
            )
        case .passLabel: ("The passing rate of this city is: %1.", "本市所称及格率指：%1。")
        case .standards: ("Standards: %1.", "测评标准：%1。")
        }
    }
}
