import Inspection
import Journaling

/// Counting on a terminal: an indicator is chosen once, and every line adds to it.
struct CountRounds {
    private let options: RecordingOptions

    init(_ options: RecordingOptions) {
        self.options = options
    }

    /// Goes on until the input ends or somebody leaves; every number is on the disk before the next
    /// line.
    func run() throws {
        var isShown = false
        var chosen: Indicator?
        while true {
            let recorder = try options.recorder()
            guard let watch = recorder.watch else { throw Problem(.watchNone) }
            guard let due = try recorder.dueHere(at: watch.station, on: watch.date)?.due else {
                throw Problem(.dueUnknown, watch.station)
            }
            let counted = due.map(\.indicator).filter { $0.mode == .acts }
            guard !counted.isEmpty else { return print(CountPhrase.nothing()) }
            if !isShown { show(counted, watch, recorder) }
            isShown = true
            let title = chosen.map { $0.code + " " } ?? ""
            guard let line = Ask.line(title + CountPhrase.prompt()) else { return }
            var words = line.split(separator: " ").map(String.init)
            switch words[0].lowercased() {
            case "q": return
            case "l": isShown = false
            case "u": try undo(recorder)
            default:
                if let indicator = choice(words[0], counted) {
                    chosen = indicator
                    words.removeFirst()
                }
                guard let chosen else {
                    print(RoundsPhrase.notUnderstood(line))
                    continue
                }
                try count(chosen, words, recorder)
            }
        }
    }

    /// The indicator of a plain number in the list, or of a code.
    private func choice(_ word: String, _ counted: [Indicator]) -> Indicator? {
        if word.allSatisfy(\.isNumber), let number = Int(word) {
            return counted.indices.contains(number - 1) ? counted[number - 1] : nil
        }
        return counted.first { $0.code == word.uppercased() }
    }

    private func show(_ counted: [Indicator], _ watch: OpenWatch, _ recorder: Recorder) {
        print("\(watch.station) \(watch.slot)")
        for (index, indicator) in counted.enumerated() {
            let record = recorder.countRecord(indicator.code, on: watch)
            let register = "acts.\(recorder.writer.device.hex)"
            let total = recorder.own.said(record, register).map {
                ClaimText.text($0.claim.canonicalBytes, register: register)
            }
            let name = indicator.name(inChinese: Language.current == .chinese)
            print(Display.safe("  \(index + 1). \(indicator.code) \(name) \(total ?? "")"))
        }
        print(CountPhrase.keys())
    }

    private func undo(_ recorder: Recorder) throws {
        do {
            let item = try recorder.itemToUndo(nil)
            let recorded = try recorder.undo(item, reason: nil, isDryRun: options.dryRun)
            let said = ClaimText.text(item.claim.canonicalBytes, register: item.entry.register)
            print(UndoPhrase.undone(item.entry.record, said))
            for line in recorder.restored(recorded) { print(line) }
        } catch let problem as Problem {
            print(problem.line(in: .current))
        }
    }

    /// `+1`, `+`, `+3 !`, `19/20`; nothing at all only chooses.
    private func count(_ indicator: Indicator, _ words: [String], _ recorder: Recorder) throws {
        guard let word = words.first else { return }
        guard let amount = word == "+" ? Amount(number: 1, of: nil) : Amount(argument: word) else {
            return print(RoundsPhrase.notUnderstood(words.joined(separator: " ")))
        }
        let isSettled = words.contains("!") || words.contains("！")
        let more =
            amount.of.map { Acts(numerator: amount.number, denominator: $0) }
            ?? Acts(found: amount.number, settled: isSettled ? amount.number : 0)
        do {
            let (recorded, total) = try recorder.count(
                indicator.code,
                more,
                note: nil,
                place: nil,
                isDryRun: options.dryRun
            )
            for line in recorder.lines(about: recorded, total: total) { print(line) }
        } catch let problem as Problem {
            print(problem.line(in: .current))
        }
    }
}
