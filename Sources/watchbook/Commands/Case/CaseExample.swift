/// Examples in the help of those `watchbook case …` whose abstract says the rest.
enum CaseExample: Localized {
    case overdue, papers, decline, refuse, suspend, resume, void, distinct, revisit, receive, pass
    case extend, explain

    var text: Wording {
        let office = "--journal office.journal --inspector C.0001"
        let unit = "--journal U1.journal --inspector U1.0001"
        let (city, desk) = ("city.ledger S01-3f2a", "U1.desk S01-3f2a")
        let line: Wording =
            switch self {
            case .overdue: same("overdue city.ledger --office S01")
            case .papers: same("papers city.ledger --unexplained")
            case .decline:
                (
                    "decline \(city) --because \"no problem\" \(office)",
                    "decline \(city) --because \"不属于问题\" \(office)"
                )
            case .refuse:
                (
                    "refuse \(city) --because \"it is the unit's road\" \(office)",
                    "refuse \(city) --because \"属该单位路段\" \(office)"
                )
            case .suspend:
                (
                    "suspend \(city) --because \"road works\" --until 2026-06-30 \(office)",
                    "suspend \(city) --because \"道路施工\" --until 2026-06-30 \(office)"
                )
            case .resume: same("resume \(city) \(office)")
            case .void:
                (
                    "void \(city) --because \"entered by mistake\" \(office)",
                    "void \(city) --because \"误报\" \(office)"
                )
            case .distinct: same("distinct city.ledger S01-77aa --from S01-3f2a \(office)")
            case .revisit:
                same("revisit \(city) --satisfaction satisfied \(office)")
            case .receive: same("receive \(desk) \(unit)")
            case .pass: same("pass \(desk) --on-to U1-2 \(unit)")
            case .extend:
                (
                    "extend \(desk) --until 2026-05-20 --because rain \(unit)",
                    "extend \(desk) --until 2026-05-20 --because 连续降雨 \(unit)"
                )
            case .explain:
                (
                    "explain \(desk) --text \"Parts are on order\" --until 2026-05-20 \(unit)",
                    "explain \(desk) --text \"配件已订购\" --until 2026-05-20 \(unit)"
                )
            }
        return ("Example: watchbook case " + line.en, "示例：watchbook case " + line.zh)
    }

    private func same(_ line: String) -> Wording { (line, line) }
}
