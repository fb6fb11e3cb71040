import Inspection
import Journaling

extension OpenProblem {
    /// The problem for programs.
    var json: JSONValue {
        [
            "first": first.map { .text($0.hex) } ?? .null,
            "case": caseRecord.map(JSONValue.text) ?? .null, "station": .text(station),
            "indicator": .text(indicator), "inspector": .text(inspector),
            "since": .integer(since), "left": .integer(left),
        ]
    }

    /// What names it in a command: its case, else the first digits of the first finding.
    var name: String { caseRecord ?? first.map { String($0.hex.prefix(10)) } ?? "" }
}

extension Recorder {
    /// Problems that are open, one line each, and what to say of them; none for none.
    func lines(about problems: [OpenProblem]) -> [String] {
        guard !problems.isEmpty else { return [] }
        let lines = problems.map { problem in
            let name = name(of: problem.indicator, at: problem.station, on: today)
            let number =
                problem.inspector.isEmpty ? "" : desk?.name(of: problem.inspector, on: today)
            return Display.safe(
                ProblemPhrase.line(
                    [problem.indicator, name].filter { !$0.isEmpty }.joined(separator: " "),
                    moment(problem.since),
                    number.flatMap { $0.isEmpty ? nil : $0 } ?? "—",
                    String(problem.left),
                    problem.name
                )
            )
        }
        return [ProblemPhrase.open(String(problems.count))] + lines + [ProblemPhrase.answer()]
    }

    /// Date and time by the city's clocks.
    func moment(_ minute: Int64) -> String {
        String(Moment(milliseconds: minute * 60_000).local(zone: zone(on: today)).prefix(16))
    }
}

extension Recorder.Desk {
    /// The name behind a number, where it is known.
    fileprivate func name(of number: String, on date: WorkDate) -> String {
        gazetteer.person(number, on: date).map { "\($0.name) \(number)" } ?? number
    }
}

/// Texts about problems that are open at a station.
enum ProblemPhrase: Localized {
    case open, line, answer, keys, photoWanted, stillThere, gone, worse

    var text: Wording {
        switch self {
        case .open: ("%1 {1|problem is|problems are} still open here:", "此处遗留问题 %1 个：")
        case .line: ("  %1, since %2, %3: %4 left [%5]", "  %1，%2 起，%3：遗留 %4〔%5〕")
        case .answer:
            (
                "Say of each: check INDICATOR --still-there, --gone or --worse --found N.",
                "请逐个填写：check 指标 --still-there（仍存在）、--gone（已消除）或 --worse --found 数（加重）。"
            )
        case .keys:
            (
                "t still there · g gone · w 5 worse, 5 now · Enter later:",
                "t 仍存在 · g 已消除 · w 5 加重，现有 5 · 直接回车：稍后再填 >"
            )
        case .photoWanted:
            (
                "A photo of the place as it is now would prove it: give it with --photo.",
                "最好拍一张现场照片作证：用 --photo 附上。"
            )
        case .stillThere: ("Still there since %1.", "仍存在，自 %1 起。")
        case .gone: ("Gone; it was seen first at %1.", "已消除；首次发现于 %1。")
        case .worse: ("Worse: %1 more than before.", "加重：比之前多 %1。")
        }
    }
}
