import Inspection
import Journaling

/// A watch as it stands now: what was answered, what is still due in this round, what is left.
struct WatchState {
    let watch: OpenWatch
    let occasion: CheckOccasion
    /// Answers of the watch that stand, checks and counts.
    let answers: [OwnEntries.Item]
    /// What is asked for and has no answer in this round; `nil` where what is due is not known.
    let open: [DueIndicator]?
    /// Findings of the watch of which something stays.
    let left: [OwnEntries.Item]

    init(_ watch: OpenWatch, _ recorder: Recorder) {
        self.watch = watch
        let slot = recorder.desk?.gazetteer.slot(watch.slot, on: watch.date)
        let spot = Recorder.Spot(
            station: watch.station,
            date: watch.date,
            slot: slot,
            watch: watch
        )
        let occasion = recorder.occasion(nil, at: spot)
        self.occasion = occasion
        let all = recorder.own.answers(at: watch.station, on: watch.date)
        answers = all.filter { item in
            item.record.kind == .count
                ? item.record.component(3) == watch.slot : item.minute >= watch.since
        }
        left = answers.filter(\.leavesSomething)
        let here = all.filter {
            $0.record.kind == .count
                ? $0.record.component(3) == watch.slot : $0.record.component(3) == occasion.text
        }
        let answered = Set(here.compactMap(\.record.indicator))
        let swept = Set(here.compactMap { Sweep($0.claim)?.indicators }.joined())
        open = recorder.due(at: watch.station, on: watch.date)?.filter {
            $0.isAsked && !answered.contains($0.indicator.code)
                && !swept.contains($0.indicator.code)
        }
    }

    var json: JSONValue {
        [
            "station": .text(watch.station), "date": .text(watch.date.text),
            "slot": .text(watch.slot), "record": .text(watch.record),
            "occasion": .text(occasion.text), "answers": .integer(Int64(answers.count)),
            "due": open.map { .list($0.map { .text($0.indicator.code) }) } ?? .null,
            "left": .list(
                left.map { ["record": .text($0.entry.record), "digest": .text($0.digest.hex)] }
            ),
        ]
    }

    func lines(_ recorder: Recorder) -> [String] {
        var lines = [AttendancePhrase.answered(String(answers.count))]
        if let open {
            let codes = open.map(\.indicator.code).joined(separator: ", ")
            lines.append(
                open.isEmpty
                    ? AttendancePhrase.nothingDue(occasion.text)
                    : AttendancePhrase.stillDue(occasion.text, String(open.count), codes)
            )
        } else {
            lines.append(AttendancePhrase.dueUnknown())
        }
        for item in left {
            lines.append(
                AttendancePhrase.leftOver(
                    recorder.title(of: item),
                    ClaimText.text(item.claim.canonicalBytes, register: item.entry.register),
                    String(item.digest.hex.prefix(10))
                )
            )
        }
        return lines
    }
}

extension Recorder {
    /// Code and name of the indicator of an answer.
    func title(of item: OwnEntries.Item) -> String {
        let record = item.record
        guard let code = record.indicator, let station = record.station,
            let date = record.workDate
        else { return item.entry.record }
        if code == "*" { return SweepPhrase.abstract() }
        return [code, name(of: code, at: station, on: date)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
