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
    /// Codes that are not asked for, because they do not apply here.
    let notApplicable: [String]
    /// Findings of the watch of which something stays.
    let left: [OwnEntries.Item]
    /// 遗留问题: problems of before the watch that were not spoken of on it.
    let problems: [OpenProblem]

    /// `end`: when the watch ends, in minutes since 1970 UTC, where it does; after its slot the last
    /// round is what counts.
    init(_ watch: OpenWatch, _ recorder: Recorder, end: Int64? = nil) throws {
        self.watch = watch
        let slot = recorder.desk?.gazetteer.slot(watch.slot, on: watch.date)
        let spot = Recorder.Spot(
            station: watch.station,
            date: watch.date,
            slot: slot,
            watch: watch
        )
        let occasion = recorder.occasion(at: spot, end: end)
        self.occasion = occasion
        let all = recorder.own.answers(at: watch.station, on: watch.date)
        answers = all.filter { item in
            item.record.kind == .count
                ? item.record.component(3) == watch.slot : item.minute >= watch.since
        }
        left = answers.filter(\.leavesSomething)
        let given = try recorder.answered(
            at: watch.station,
            on: watch.date,
            in: occasion,
            slot: watch.slot
        )
        let here = try recorder.dueHere(at: watch.station, on: watch.date)
        open = here?.due.filter {
            $0.isAsked && !given.all.contains($0.indicator.code)
        }
        notApplicable = here?.notApplicable ?? []
        problems = try recorder.problems(at: watch.station)
            .filter { $0.since < watch.since && $0.last < watch.since }
    }

    /// Whether nothing is due any more and no problem waits for a word.
    var isDone: Bool { open?.isEmpty != false && problems.isEmpty }

    var json: JSONValue {
        [
            "station": .text(watch.station), "date": .text(watch.date.text),
            "slot": .text(watch.slot), "record": .text(watch.record),
            "occasion": .text(occasion.text), "answers": .integer(Int64(answers.count)),
            "due": open.map { .list($0.map { .text($0.indicator.code) }) } ?? .null,
            "not_applicable": .list(notApplicable.map(JSONValue.text)),
            "problems": .list(problems.map(\.json)),
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
        if !notApplicable.isEmpty { lines.append(RecordingPhrase.notAsked(notApplicable)) }
        lines += recorder.lines(about: problems)
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
    /// The occasion of now, or of the end of a watch: its last round where its slot is over.
    func occasion(at spot: Spot, end: Int64?) -> CheckOccasion {
        let current = occasion(nil, at: spot, minute: end)
        if case .round = current { return current }
        guard let end, let slot = spot.slot, let last = slot.lastRound,
            end + zone(on: spot.date) - spot.date.day * 1440 >= slot.end
        else { return current }
        return .round(slot: slot.id, last)
    }

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
