import CentralLedger
import Inspection
import Journaling
import Reports

/// Watch record forms 实地点位值守记录表, one document each.
struct WatchFormPaper: Paper {
    /// A form with what a ledger says besides.
    struct Item {
        let form: WatchForm
        let code: FormCode
        let photos: [Digest: FormPhoto]
    }

    let date: WorkDate
    let items: [Item]
    let known: DutyBooks

    var documents: [Document] {
        items.map { WatchFormDocument($0, known).document }
    }

    /// A line for each indicator of each form.
    var csv: (headings: [String], rows: [[TableCell]]) {
        let rows = items.flatMap { item in
            item.form.lines.map { line -> [TableCell] in
                [
                    .id(item.form.date.text), .id(item.form.station), .id(item.form.slot ?? ""),
                    .id(item.form.person),
                    .text(known.personName(item.form.person, on: date) ?? ""),
                    .id(line.indicator),
                    .text(known.indicatorName(line.indicator, on: date) ?? ""),
                    .number(line.looks), .number(line.passed), .number(line.found),
                    .number(line.settled), .number(line.left), .number(line.numerator),
                    .number(line.denominator),
                    .text(line.others.map { ClaimPhrase($0)() }.joined(separator: " ")),
                ]
            }
        }
        let headings = [
            DutyPhrase.day, .station, .slot, .person,
        ].map { $0() }
        return (
            headings
                + [
                    PeoplePhrase.personName(), TallyPhrase.indicator(), FormPhrase.indicatorName(),
                    FormPhrase.looks(), ClosePhrase.passed(), TallyPhrase.found(),
                    TallyPhrase.settled(), TallyPhrase.left(), FormPhrase.numerator(),
                    FormPhrase.denominator(), FormPhrase.otherAnswers(),
                ],
            rows
        )
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "forms": .list(items.map(json)),
        ]
    }

    private func json(_ item: Item) -> JSONValue {
        let form = item.form
        var members: [String: JSONValue] = [
            "record": .text(form.record), "station": .text(form.station),
            "person": .text(form.person), "code": .text(item.code.text),
            "lines": .list(form.lines.map(json)),
            "not_looked_at": .list(form.notLookedAt.map(JSONValue.text)),
            "problems": .list(form.problems.map { json($0) }),
            "partners": .list(form.partners.map(JSONValue.text)),
            "visits": .list(
                form.visits.map { visit in
                    var members: [String: JSONValue] = [
                        "by": .text(visit.word.person), "at": .text(iso(visit.word.minute)),
                        "present": .bool(visit.visit.isPresent),
                    ]
                    members["effort"] = visit.visit.effort.map(JSONValue.text)
                    return .object(members)
                }
            ),
            "entries": .list(
                form.entries.map {
                    [
                        "device": .text($0.device.hex), "seq": .integer($0.seq),
                        "digest": .text($0.digest.hex),
                    ]
                }
            ),
        ]
        members["slot"] = form.slot.map(JSONValue.text)
        if let watch = form.watch {
            members["state"] = .text(watch.verdict.state.rawValue)
            members["arrival"] = watch.verdict.arrival.map { .text(iso($0)) }
            members["departure"] = watch.verdict.departure.map { .text(iso($0)) }
            members["late_minutes"] = .integer(watch.verdict.lateMinutes)
            members["early_minutes"] = .integer(watch.verdict.earlyMinutes)
            members["planned"] = .bool(watch.isPlanned)
        }
        if let handover = form.handover {
            members["handed_to"] = handover.to.map(JSONValue.text)
            members["left_over"] = .list(handover.left.map { .text($0.hex) })
        }
        return .object(members)
    }

    private func json(_ line: WatchForm.Line) -> JSONValue {
        [
            "indicator": .text(line.indicator), "looks": .integer(line.looks),
            "passed": .integer(line.passed), "found": .integer(line.found),
            "settled": .integer(line.settled), "left": .integer(line.left),
            "numerator": .integer(line.numerator), "denominator": .integer(line.denominator),
            "others": .list(line.others.map { .text($0.rawValue) }),
        ]
    }

    private func json(_ answer: WatchForm.Answer) -> JSONValue {
        var members: [String: JSONValue] = [
            "record": .text(answer.word.record), "at": .text(iso(answer.word.minute)),
            "indicator": .text(answer.indicator),
            "claim": answer.word.claim ?? .null, "typed": .bool(answer.word.isTyped),
            "photos": .list(answer.word.statement.attachments.map { .text($0.digest.hex) }),
        ]
        members["doubt"] = answer.word.doubt.map { .text($0.rawValue) }
        members["note"] = answer.about["note"]?.text.map(JSONValue.text)
        return .object(members)
    }

    private func iso(_ minute: Int64) -> String {
        let zone = known.books.reference.settings(on: date).zoneMinutes
        return Moment(milliseconds: minute * 60_000).iso8601(zone: zone)
    }
}

/// A photo that a form refers to.
enum FormPhoto {
    case here([UInt8])
    /// 已按规定删除.
    case erased
    /// Nobody has handed it in yet.
    case missing
}

extension DutyBooks {
    func indicatorName(_ code: String, on date: WorkDate) -> String? {
        books.standards.judging(code, on: date)?.indicator
            .name(inChinese: Language.current == .chinese)
    }
}
