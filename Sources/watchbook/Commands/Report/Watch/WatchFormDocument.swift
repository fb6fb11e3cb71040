import CentralLedger
import Inspection
import Journaling
import Reports

/// One watch record form in words.
///
/// Source of the fields: the form of the town plan is not public; they are inferred from the tasks
/// that it has to serve (Documentation/reports.md).
struct WatchFormDocument {
    private let item: WatchFormPaper.Item
    private let known: DutyBooks
    private var form: WatchForm { item.form }
    private var date: WorkDate { form.date }
    private let point: Point?
    private let names: TallyNames

    init(_ item: WatchFormPaper.Item, _ known: DutyBooks) {
        self.item = item
        self.known = known
        names = TallyNames(known.books, on: item.form.date...item.form.date)
        point = known.books.gazetteer.point(ofStation: item.form.station, on: item.form.date)
    }

    var document: Document {
        var document = Document(
            FormPhrase.title(),
            subtitle: subtitle,
            language: .current
        )
        document.blocks = [.facts(head, columns: 2), .table(lines)] + rest + problems
        document.blocks += [.facts(foot, columns: 1)]
        document.blocks.append(
            .signatures([
                FormPhrase.watcherSigns(), FormPhrase.cadreSigns(), FormPhrase.supervisorSigns(),
            ])
        )
        document.source = entries
        document.code = item.code.text
        return document
    }

    private var subtitle: String {
        let office = point.map { $0.office } ?? Names.parent(of: form.person)
        return [names.name(of: office, .office) ?? office, date.text].joined(separator: " · ")
    }

    // MARK: Place, people, times

    private var head: [Document.Fact] {
        let gazetteer = known.books.gazetteer
        let person = gazetteer.person(form.person, on: date)
        let unit = person?.unit.flatMap { gazetteer.unitID($0, on: date) ?? $0 }
        let slot = form.slot.flatMap { gazetteer.slot($0, on: date) }
        var facts: [Document.Fact] = []
        func add(_ label: FormPhrase, _ value: String) {
            facts.append(Document.Fact(label(), value.isEmpty ? "—" : value))
        }
        add(.point, [point?.id, point?.name].compactMap { $0 }.joined(separator: " "))
        add(
            .station,
            [form.station, point?.station(form.station)?.name].compactMap { $0 }
                .joined(separator: " ")
        )
        add(
            .landmark,
            [
                point?.street.map { names.name(of: $0, .street) ?? $0 }, point?.landmark,
            ].compactMap { $0 }.joined(separator: " ")
        )
        add(.area, point?.area ?? "")
        add(.slot, [form.slot, slot?.name].compactMap { $0 }.joined(separator: " "))
        add(.kind, kind)
        add(.person, known.person(form.person, on: date))
        add(.partners, people(form.partners))
        add(.personUnit, unit.map { names.name(of: $0, .unit) ?? $0 } ?? "")
        add(.personKind, person?.kind.map { PersonKindPhrase($0)() } ?? "")
        add(.leader, people(point?.leaders ?? []))
        add(.cadre, people(point?.cadres ?? []))
        add(.planned, span(form.watch?.start, form.watch?.end))
        add(.stood, span(form.watch?.verdict.arrival, form.watch?.verdict.departure))
        add(.state, state)
        add(.written, written)
        return facts
    }

    private var kind: String {
        guard let watch = form.watch else { return FormPhrase.outside() }
        let marks = [
            watch.kind, watch.isPlanned ? nil : DutyPhrase.adHoc(),
            watch.isPeak ? DutyPhrase.peak() : nil,
        ]
        return marks.compactMap { $0 }.joined(separator: DutyPhrase.comma())
    }

    private var state: String {
        guard let watch = form.watch else { return "" }
        return ([DutyPhrase(watch.verdict.state)()] + DutyListSheet.remarks(watch, held: []))
            .joined(separator: DutyPhrase.comma())
    }

    /// When it was written down: the first and the last entry by the clocks that wrote them.
    private var written: String {
        let times = form.entries.map { $0.stamp.milliseconds / 60_000 }
        guard let first = times.min(), let last = times.max() else { return "" }
        return span(first, last)
    }

    private func people(_ numbers: [String]) -> String {
        numbers.map { known.person($0, on: date) }.joined(separator: DutyPhrase.comma())
    }

    private func span(_ start: Int64?, _ end: Int64?) -> String {
        guard start != nil || end != nil else { return "" }
        func text(_ minute: Int64?) -> String { minute.map { known.clock($0, on: date) } ?? "…" }
        return "\(text(start))–\(text(end))"
    }

    // MARK: What was found

    private var lines: DocumentTable {
        DocumentTable(
            FormPhrase.lines(),
            [
                .init(FormPhrase.code(), .id), .init(FormPhrase.indicatorName()),
                .init(FormPhrase.looks(), .number), .init(TallyPhrase.found(), .number),
                .init(TallyPhrase.settled(), .number), .init(TallyPhrase.left(), .number),
                .init(FormPhrase.ratio(), .number), .init(FormPhrase.others()),
            ],
            form.lines.filter(\.isTelling).map { line in
                .init([
                    .id(line.indicator),
                    .text(known.indicatorName(line.indicator, on: date) ?? ""),
                    .number(line.looks), .number(line.found), .number(line.settled),
                    .number(line.left), ratio(line),
                    .text(
                        line.others.map { ClaimPhrase($0)() }
                            .joined(separator: DutyPhrase.comma())
                    ),
                ])
            },
            nothing: FormPhrase.nothingFound()
        )
    }

    private func ratio(_ line: WatchForm.Line) -> TableCell {
        guard line.denominator > 0 else { return .empty }
        let percent = TableCell.percent(line.numerator, of: line.denominator)
        return .text("\(line.numerator)/\(line.denominator) = \(percent)")
    }

    /// What was in order, what was not looked at, and the other answers, as codes.
    private var rest: [Document.Block] {
        var texts: [String] = []
        func add(_ phrase: FormPhrase, _ codes: [String]) {
            guard !codes.isEmpty else { return }
            texts.append(phrase("\(codes.count)", codes.joined(separator: " ")))
        }
        add(.inOrder, form.lines.filter { !$0.isTelling && $0.looks > 0 }.map(\.indicator))
        for answer in Inspection.Answer.allCases where answer != .pass && answer != .fail {
            let codes = form.lines.filter { !$0.isTelling && $0.others.contains(answer) }
                .map(\.indicator)
            guard !codes.isEmpty else { continue }
            texts.append(
                FormPhrase.answered(
                    ClaimPhrase(answer)(),
                    "\(codes.count)",
                    codes.joined(separator: " ")
                )
            )
        }
        add(.notLookedAt, form.notLookedAt)
        return texts.isEmpty ? [] : [.list(texts)]
    }

    private var problems: [Document.Block] {
        let table = DocumentTable(
            FormPhrase.problems(),
            [
                .init(FormPhrase.number(), .number), .init(FormPhrase.time(), .id),
                .init(TallyPhrase.indicator()), .init(FormPhrase.what()),
                .init(FormPhrase.foundSettled(), .id), .init(FormPhrase.action()),
                .init(FormPhrase.units()), .init(FormPhrase.caseNumber(), .id),
                .init(FormPhrase.remark()),
            ],
            form.problems.enumerated().map { number, answer in
                .init(row(of: answer, number + 1))
            },
            nothing: FormPhrase.noProblems()
        )
        let photos = form.problems.enumerated().flatMap { number, answer in
            self.photos(of: answer, number + 1)
        }
        return [.table(table)] + (photos.isEmpty ? [] : [.photos(photos)])
    }

    private func row(of answer: WatchForm.Answer, _ number: Int) -> [TableCell] {
        guard case .finding(let finding) = answer.content else { return [] }
        let claim = answer.word.claim
        return [
            .number(Int64(number)), .id(known.clock(answer.word.minute, on: date)),
            .text(
                [answer.indicator, known.indicatorName(answer.indicator, on: date)]
                    .compactMap { $0 }.joined(separator: " ")
            ),
            .text(what(answer, finding)),
            .id("\(finding.found)/\(finding.settled)"),
            .text(
                finding.circumstances.action.map { names.name(of: $0.rawValue, .action) ?? "" }
                    ?? ""
            ),
            .text(
                finding.circumstances.units.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { names.name(of: $0.value, .unit) ?? $0.value }
                    .joined(separator: DutyPhrase.comma())
            ),
            .id(claim?["case"]?.text.map(CaseName.short) ?? ""),
            .text(remarks(answer, finding).joined(separator: DutyPhrase.comma())),
        ]
    }

    /// Note, measured facts and where it was.
    private func what(_ answer: WatchForm.Answer, _ finding: Finding) -> String {
        var words: [String] = []
        if let note = answer.about["note"]?.text { words.append(note) }
        if let indicator = known.books.standards.judging(answer.indicator, on: date)?.indicator,
            let facts = finding.facts.flatMap({ Facts($0) })
        {
            words.append(
                JudgementText.text(
                    indicator.judgement(of: facts, found: finding.found, on: date),
                    of: indicator,
                    facts: facts,
                    found: finding.found
                )
            )
        }
        if finding.isInZone { words.append(FormPhrase.inZone()) }
        return words.joined(separator: FormPhrase.semicolon())
    }

    private func remarks(_ answer: WatchForm.Answer, _ finding: Finding) -> [String] {
        var words: [String] = []
        if finding.repeats != nil { words.append(FormPhrase.stillThere()) }
        if answer.word.isTyped {
            let sheet = answer.about["sheet"]?.text
            words.append(sheet.map { FormPhrase.typedFrom($0) } ?? FormPhrase.typed())
        }
        if answer.word.isMoved { words.append(FormPhrase.moved()) }
        if answer.word.isClockCorrected { words.append(DutyPhrase.timeDoubtful()) }
        switch answer.word.doubt {
        case .disputed: words.append(FormPhrase.disputed())
        case .overruled: words.append(FormPhrase.overruled())
        case nil: break
        }
        return words
    }

    private func photos(of answer: WatchForm.Answer, _ number: Int) -> [DocumentPhoto] {
        let all = answer.word.statement.attachments
        return all.enumerated().map { index, attachment in
            let name = FormPhrase.photo("\(number)", "\(index + 1)")
            switch item.photos[attachment.digest] ?? .missing {
            case .here(let bytes): return DocumentPhoto(bytes, caption: name)
            case .erased:
                return DocumentPhoto(nil, caption: "\(name) \(FormPhrase.photoErased())")
            case .missing:
                return DocumentPhoto(nil, caption: "\(name) \(FormPhrase.photoMissing())")
            }
        }
    }

    // MARK: Foot

    private var foot: [Document.Fact] {
        var facts: [Document.Fact] = []
        let handed = form.handover.map { handover in
            [
                handover.to.map { known.person($0, on: date) },
                handover.left.isEmpty ? nil : FormPhrase.leftOver("\(handover.left.count)"),
            ].compactMap { $0 }.joined(separator: DutyPhrase.comma())
        }
        facts.append(Document.Fact(FormPhrase.handover(), handed ?? "—"))
        for (word, visit) in form.visits {
            let seen = visit.isPresent ? DutyActPhrase.found() : DutyActPhrase.notFound()
            facts.append(
                Document.Fact(
                    FormPhrase.visit(),
                    [
                        known.clock(word.minute, on: date), known.person(word.person, on: date),
                        seen, visit.effort ?? "",
                    ].filter { !$0.isEmpty }.joined(separator: " ")
                )
            )
        }
        return facts
    }

    /// `1a2b3c4d… 3–17, 19`: the entries by device and seq.
    private var entries: [Document.Fact] {
        let devices = Dictionary(grouping: form.entries, by: \.device)
        let texts = devices.sorted { $0.key < $1.key }.map { device, entries in
            "\(device.hex.prefix(8))… " + WatchFormDocument.ranges(entries.map(\.seq))
        }
        return [
            Document.Fact(
                FormPhrase.entries(),
                texts.isEmpty ? FormPhrase.noEntries() : texts.joined(separator: "; ")
            )
        ]
    }

    /// `3–17, 19` of ascending numbers.
    static func ranges(_ numbers: [Int64]) -> String {
        var ranges: [ClosedRange<Int64>] = []
        for number in numbers {
            if let last = ranges.last, number <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, number)
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { range in
            range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
        }.joined(separator: ", ")
    }
}
