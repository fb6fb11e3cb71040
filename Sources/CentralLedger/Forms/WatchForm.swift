package import Inspection
package import Journaling

/// 实地点位值守记录表: what one person wrote down on one watch, or outside of watches on one day at
/// one station.
///
/// It says what the person said. Where others say otherwise, the answer bears a mark.
package struct WatchForm: Sendable {
    /// One check or count.
    package struct Answer: Sendable {
        package enum Content: Sendable {
            case finding(Finding)
            case acts(Acts)
        }

        package let word: OwnWord
        package let indicator: String
        package let content: Content
        /// What stands beside the claim: note, place, who typed it from which sheet.
        package let about: JSONValue

        /// Whether it tells of something that was not in order.
        package var isProblem: Bool {
            switch content {
            case .finding(let finding): finding.answer == .fail
            case .acts: false
            }
        }

        package var circumstances: Circumstances {
            switch content {
            case .finding(let finding): finding.circumstances
            case .acts(let acts): acts.circumstances
            }
        }
    }

    /// What the answers of one indicator come to.
    package struct Line: Sendable, Hashable {
        package let indicator: String
        /// Looks that ended with a judgement, and of these without fault.
        package var looks: Int64 = 0
        package var passed: Int64 = 0
        package var found: Int64 = 0
        package var settled: Int64 = 0
        package var numerator: Int64 = 0
        package var denominator: Int64 = 0
        /// Other answers, each once, in the order of their words.
        package var others: [Inspection.Answer] = []

        package var left: Int64 { found - settled }
        /// Whether there is more to say than that all was in order.
        package var isTelling: Bool { looks > passed || found > 0 || denominator > 0 }
    }

    /// The watch; `nil` outside of watches.
    package let watch: DutyList.Line?
    package let station: String
    package let date: WorkDate
    /// The slot; `nil` outside of watches.
    package let slot: String?
    package let person: String
    /// In the order of time.
    package let answers: [Answer]
    /// By code.
    package let lines: [Line]
    /// Codes that were due at the station and that nobody answered on this form.
    package let notLookedAt: [String]
    /// Who stood there too, by their numbers.
    package let partners: [String]
    /// To whom it was handed over, and the findings left for them.
    package let handover: (to: String?, left: [Digest])?
    /// Visits of others, with what they remarked.
    package let visits: [(word: OwnWord, visit: AttendanceVisit)]
    /// Every entry that the form says, by device and seq.
    package let entries: [Statement]

    package var problems: [Answer] { answers.filter(\.isProblem) }

    /// Digest of what the form says: SHA-256 of the digests of its entries, ascending.
    package var digest: Digest {
        Chain.sha256(entries.map(\.digest).sorted().flatMap(\.bytes))
    }

    /// The record of the watch; outside of watches that of the day of the person at the station.
    package var record: String { "watch/\(station)/\(date.text)/\(slot ?? "-")/\(person)" }
}

/// Makes the forms of one station's day.
package struct WatchForms {
    private let station: String
    private let date: WorkDate
    private let words: [OwnWord]
    private let watches: [DutyList.Line]
    private let due: [String]

    /// The forms of a station's day.
    ///
    /// `words`: all of that day. `watches`: those planned or stood there. `due`: codes of the
    /// indicators that are asked there.
    package init(
        station: String,
        date: WorkDate,
        words: [OwnWord],
        watches: [DutyList.Line],
        due: [String]
    ) {
        self.station = station
        self.date = date
        self.words = words
        self.watches = watches
        self.due = due
    }

    /// Every statement that a form may need more of than its claim.
    package var statements: [Statement] { words.map(\.statement) }

    /// One form for each watch that was stood or of which something was said, by slot and person,
    /// then those for what was said outside of watches.
    ///
    /// `about`: what stands beside the claim of an entry.
    package func forms(about: (Digest) -> JSONValue?) -> [WatchForm] {
        var slots: [Key: [OwnWord]] = [:]
        for word in words {
            guard let slot = slot(of: word) else { continue }
            slots[Key(slot: slot.text, person: word.person), default: []].append(word)
        }
        for watch in watches where watch.verdict.state == .stood {
            slots[Key(slot: watch.slot, person: watch.person)] =
                slots[Key(slot: watch.slot, person: watch.person)] ?? []
        }
        return slots.sorted { $0.key < $1.key }.map { form($0.key, $0.value, about) }
    }

    private struct Key: Hashable, Comparable {
        /// Empty outside of watches.
        let slot: String
        let person: String

        static func < (one: Key, other: Key) -> Bool {
            (one.slot.isEmpty ? 1 : 0, one.slot, one.person)
                < (other.slot.isEmpty ? 1 : 0, other.slot, other.person)
        }
    }

    private struct Slot {
        let text: String
    }

    /// The slot on whose form a word stands; `nil` for words about the watches of others.
    private func slot(of word: OwnWord) -> Slot? {
        let record = RecordName(word.record)
        switch record.kind {
        case .watch:
            guard ["arrival", "departure", "handover"].contains(word.register) else { return nil }
            return record.component(3).map { Slot(text: $0) }
        case .count: return record.component(3).map { Slot(text: $0) }
        case .check:
            guard word.register == "finding" || word.register == "sweep",
                let occasion = record.component(3)
            else { return nil }
            let facet = Facet(inspector: word.person, occasion: occasion)
            if facet.kind == .watch { return Slot(text: facet.slot) }
            // What somebody looked at besides, while standing there.
            let during = watches.first { watch in
                guard watch.person == word.person,
                    let from = watch.verdict.arrival ?? watch.start,
                    let until = watch.verdict.departure ?? watch.end
                else { return false }
                return (from...max(from, until)).contains(word.minute)
            }
            return Slot(text: during?.slot ?? "")
        default: return nil
        }
    }

    private func form(
        _ key: Key,
        _ words: [OwnWord],
        _ about: (Digest) -> JSONValue?
    ) -> WatchForm {
        let watch = watches.first { $0.slot == key.slot && $0.person == key.person }
        let answers = words.compactMap { answer($0, about) }
            .sorted { ($0.word.minute, $0.word.record) < ($1.word.minute, $1.word.record) }
        let sweeps = words.filter { $0.register == "sweep" }
        let lines = lines(answers, sweeps)
        let arrival = words.first { $0.register == "arrival" }
        let handover = words.first { $0.register == "handover" }?.claim
        let visits = visits(to: key.person, slot: key.slot)
        return WatchForm(
            watch: watch,
            station: station,
            date: date,
            slot: key.slot.isEmpty ? nil : key.slot,
            person: key.person,
            answers: answers,
            lines: lines,
            notLookedAt: key.slot.isEmpty
                ? [] : due.filter { code in !lines.contains { $0.indicator == code } },
            partners: arrival?.claim?["partners"]?.texts ?? [],
            handover: handover.map { claim in
                (
                    claim["to"]?.text,
                    (claim["left"]?.texts ?? []).compactMap { Digest(hex: $0) }
                )
            },
            visits: visits,
            entries: (words + visits.map(\.word)).map(\.statement)
                .sorted { ($0.device, $0.seq, $0.digest) < ($1.device, $1.seq, $1.digest) }
        )
    }

    private func answer(
        _ word: OwnWord,
        _ about: (Digest) -> JSONValue?
    ) -> WatchForm.Answer? {
        guard let claim = word.claim, let indicator = RecordName(word.record).indicator else {
            return nil
        }
        let content: WatchForm.Answer.Content
        if word.register == "finding", let finding = Finding(claim) {
            content = .finding(finding)
        } else if word.register.hasPrefix("acts."), let acts = Acts(claim) {
            content = .acts(acts)
        } else {
            return nil
        }
        return WatchForm.Answer(
            word: word,
            indicator: indicator,
            content: content,
            about: about(word.statement.digest) ?? [:]
        )
    }

    /// A visit of somebody else to this watch 督查到点.
    private func visits(
        to person: String,
        slot: String
    ) -> [(word: OwnWord, visit: AttendanceVisit)] {
        words.compactMap { word in
            let record = RecordName(word.record)
            guard record.kind == .watch, word.register == "attendance", word.person != person,
                record.component(3) == slot, record.component(4) == person,
                let visit = word.claim.flatMap({ AttendanceVisit($0) })
            else { return nil }
            return (word, visit)
        }
    }

    private func lines(_ answers: [WatchForm.Answer], _ sweeps: [OwnWord]) -> [WatchForm.Line] {
        var lines: [String: WatchForm.Line] = [:]
        func add(_ indicator: String, _ body: (inout WatchForm.Line) -> Void) {
            body(&lines[indicator, default: WatchForm.Line(indicator: indicator)])
        }
        for answer in answers {
            add(answer.indicator) { line in
                switch answer.content {
                case .finding(let finding): line.add(finding)
                case .acts(let acts): line.add(acts)
                }
            }
        }
        let looked = Set(answers.map(\.word.record))
        for sweep in sweeps {
            guard let claim = sweep.claim, let swept = Sweep(claim) else { continue }
            let prefix = sweep.record.dropLast()
            // A sweep answers only where the person said nothing else.
            for (code, answer) in swept.answers where !looked.contains("\(prefix)\(code)") {
                add(code) { $0.add(Finding(answer: answer)) }
            }
        }
        return lines.values.sorted { $0.indicator < $1.indicator }
    }
}

extension WatchForm.Line {
    mutating func add(_ finding: Finding) {
        switch finding.answer {
        case .pass:
            looks += 1
            passed += 1
        case .fail:
            looks += 1
            found += finding.found
            settled += finding.settled
        default:
            if !others.contains(finding.answer) {
                others = (others + [finding.answer]).sorted { $0.rawValue < $1.rawValue }
            }
        }
    }

    mutating func add(_ acts: Acts) {
        found += acts.found
        settled += acts.settled
        numerator += acts.numerator
        denominator += acts.denominator
    }
}
