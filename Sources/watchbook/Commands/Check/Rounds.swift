import Foundation
import Inspection
import Journaling

/// The simple loop on a terminal: what is due with numbers, and one answer a line.
struct Rounds {
    private let options: RecordingOptions

    init(_ options: RecordingOptions) {
        self.options = options
    }

    /// Goes on until the input ends or somebody leaves; every answer is on the disk before the
    /// next line.
    func run() throws {
        var shown = true
        while true {
            let recorder = try options.recorder()
            guard let watch = recorder.watch else { throw Problem(.watchNone) }
            guard let due = try recorder.dueHere(at: watch.station, on: watch.date)?.due else {
                throw Problem(.dueUnknown, watch.station)
            }
            if shown { show(due, try WatchState(watch, recorder), recorder) }
            shown = false
            print(RoundsPhrase.prompt(), terminator: " ")
            guard let line = readLine() else { return print() }
            let words = line.split(separator: " ").map(String.init)
            switch words.first?.lowercased() {
            case nil, "l": shown = true
            case "q": return
            default:
                do {
                    let said = try answer(words, due, recorder)
                    for line in said { print(line) }
                } catch let problem as Problem {
                    print(problem.line(in: .current))
                }
            }
        }
    }

    private func show(_ due: [DueIndicator], _ state: WatchState, _ recorder: Recorder) {
        let open = Set((state.open ?? []).map(\.indicator.code))
        print("\(state.watch.station) \(state.occasion.text)")
        for (index, due) in due.enumerated() {
            let indicator = due.indicator
            let mark = open.contains(indicator.code) ? " " : due.isAsked ? "✓" : "-"
            let name = indicator.name(inChinese: Language.current == .chinese)
            let limit = JudgementText.limit(of: indicator)
            print(Display.safe("\(mark) \(index + 1). \(indicator.code) \(name) \(limit)"))
        }
        if !state.notApplicable.isEmpty { print(RecordingPhrase.notAsked(state.notApplicable)) }
        for (index, problem) in state.problems.enumerated() {
            guard let line = recorder.lines(about: [problem]).dropFirst().first else { continue }
            print("#\(index + 1)" + line)
        }
        if !state.problems.isEmpty { print(RoundsPhrase.problemKeys()) }
        print(RoundsPhrase.keys())
    }

    private func answer(
        _ words: [String],
        _ due: [DueIndicator],
        _ recorder: Recorder
    ) throws -> [String] {
        switch words[0].lowercased() {
        case "s":
            return try recorder.sweep(
                station: nil,
                kind: nil,
                place: nil,
                isDryRun: options.dryRun
            ).lines
        case "u":
            let item = try recorder.itemToUndo(nil)
            let recorded = try recorder.undo(item, reason: nil, isDryRun: options.dryRun)
            let said = ClaimText.text(item.claim.canonicalBytes, register: item.entry.register)
            return [UndoPhrase.undone(item.entry.record, said)] + recorder.restored(recorded)
        default:
            if words[0].hasPrefix("#"), let watch = recorder.watch {
                let problems = try WatchState(watch, recorder).problems
                guard let number = Int(words[0].dropFirst()), problems.indices.contains(number - 1)
                else { return [RoundsPhrase.notUnderstood(words[0])] }
                return try ProblemRounds.answer(
                    Array(words.dropFirst()),
                    problems[number - 1],
                    recorder
                )
            }
            guard let indicator = try indicator(words[0], due, recorder) else {
                return [RoundsPhrase.notUnderstood(words[0])]
            }
            let rest = Array(words.dropFirst())
            return indicator.mode == .acts
                ? try count(indicator, rest, recorder) : try check(indicator, rest, recorder)
        }
    }

    /// The indicator of a number in the list, or of a code, also one that is not asked for.
    private func indicator(
        _ word: String,
        _ due: [DueIndicator],
        _ recorder: Recorder
    ) throws -> Indicator? {
        if let number = Int(word) {
            return due.indices.contains(number - 1) ? due[number - 1].indicator : nil
        }
        guard let watch = recorder.watch else { return nil }
        let all = recorder.due(at: watch.station, on: watch.date) ?? []
        return all.first { $0.indicator.code == word.uppercased() }?.indicator
    }

    private func count(
        _ indicator: Indicator,
        _ words: [String],
        _ recorder: Recorder
    ) throws -> [String] {
        guard let word = words.first, let amount = Amount(argument: word) else {
            return [RoundsPhrase.notUnderstood(words.joined(separator: " "))]
        }
        let isSettled = words.contains("!")
        let more =
            amount.of.map { Acts(numerator: amount.number, denominator: $0) }
            ?? Acts(found: amount.number, settled: isSettled ? amount.number : 0)
        let (recorded, total) = try recorder.count(
            indicator.code,
            more,
            note: nil,
            place: nil,
            isDryRun: options.dryRun
        )
        return recorder.lines(about: recorded, total: total)
    }

    /// `p`, `f 3 2 area=1.2m2 behind the wall`, `n`, `x gate locked`.
    private func check(
        _ indicator: Indicator,
        _ words: [String],
        _ recorder: Recorder
    ) throws -> [String] {
        var request = CheckRequest(station: nil, indicator: indicator.code)
        var rest = words[...]
        switch rest.first?.lowercased() {
        case "p": request.answer = .pass
        case "f": request.answer = .fail
        case "n": request.answer = .notApplicable
        case "x": request.answer = .couldNotSee
        default: break
        }
        if request.answer != nil { rest = rest.dropFirst() }
        if let found = rest.first.flatMap({ Int64($0) }) {
            request.found = found
            rest = rest.dropFirst()
            if let settled = rest.first.flatMap({ Int64($0) }) {
                request.settled = settled
                rest = rest.dropFirst()
            }
        }
        request.facts = rest.filter { $0.contains("=") || $0.contains("＝") }
        let note = rest.filter { !$0.contains("=") && !$0.contains("＝") }.joined(separator: " ")
        request.note = note.isEmpty ? nil : note
        if request.answer == .couldNotSee, note.isEmpty { return [RoundsPhrase.sayWhy()] }
        let outcome = try recorder.check(request, isDryRun: options.dryRun)
        return recorder.lines(about: outcome, isPlaced: false, wantsCase: false)
    }
}

/// Texts of the loop.
enum RoundsPhrase: Localized {
    case prompt, keys, problemKeys, notUnderstood, sayWhy

    var text: Wording {
        switch self {
        case .prompt: ("Answer:", "填写：")
        case .keys:
            (
                """
                Number and answer: 3 p (pass) · 3 f 2 1 note (2 found, 1 settled) · 3 n (not applicable) · \
                3 x why (could not see) · 3 area=0.8m2 · 5 +3 (count; ! settled) · 5 19/20. \
                s all in order for the rest · u undo · l list · q leave
                """,
                """
                序号加结果：3 p（合格）· 3 f 2 1 备注（发现 2，现场解决 1）· 3 n（不适用）· 3 x 原因（无法查看）· \
                3 area=0.8m2 · 5 +3（计数，! 为已解决）· 5 19/20。s 其余正常 · u 撤销 · l 列表 · q 退出
                """
            )
        case .problemKeys:
            (
                "Problems: #1 t (still there) · #1 g (gone) · #1 w 5 (worse, 5 now).",
                "遗留问题：#1 t（仍存在）· #1 g（已消除）· #1 w 5（加重，现有 5）。"
            )
        case .notUnderstood: ("“%1” was not understood; l shows the list.", "无法识别“%1”，输入 l 显示列表。")
        case .sayWhy: ("Say why it could not be seen: 3 x gate locked", "请写明无法查看的原因，如：3 x 门锁着")
        }
    }
}
