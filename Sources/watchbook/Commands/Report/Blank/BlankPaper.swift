import CentralLedger
import Inspection
import Journaling
import Reports

/// Empty watch record forms; as a workbook in the shape that `import sheet` reads.
struct BlankPaper: Paper {
    let date: WorkDate
    let forms: [BlankForm]
    let known: DutyBooks

    private var isChinese: Bool { Language.current == .chinese }
    /// Empty lines for problems.
    private static let problems = 5

    var documents: [Document] { forms.map(document) }

    private func document(_ form: BlankForm) -> Document {
        var document = Document(
            FormPhrase.title(),
            subtitle: BlankPhrase.sheet(form.sheet, date.text),
            language: .current
        )
        document.blocks = [
            .facts(facts(form), columns: 2), .table(lines(form)), .table(problems),
            .text(BlankPhrase.legend()),
            .signatures([
                FormPhrase.watcherSigns(), FormPhrase.cadreSigns(), FormPhrase.supervisorSigns(),
            ]),
        ]
        document.code =
            "watchbook-sheet-1 \(form.sheet) "
            + "watch/\(form.duty.station)/\(date.text)/\(form.duty.slot)/\(form.person)"
        return document
    }

    private func facts(_ form: BlankForm) -> [Document.Fact] {
        let point = known.books.gazetteer.point(ofStation: form.duty.station, on: date)
        let station = point?.station(form.duty.station)?.name
        return [
            (FormPhrase.point, [point?.id, point?.name]),
            (.station, [form.duty.station, station]),
            (.landmark, [point?.landmark]),
            (.slot, [form.duty.slot, form.slot?.name, form.slot.map(BlankPaper.times)]),
            (.person, [known.person(form.person, on: date)]),
            (.kind, [form.duty.kind ?? form.slot?.duty]),
            (.partners, form.duty.people.filter { $0 != form.person }),
            (.cadre, point?.cadres ?? []),
            (.stood, ["___:___ – ___:___"]), (.written, ["__________"]),
        ].map { phrase, words in
            Document.Fact(phrase(), words.compactMap { $0 }.joined(separator: " "))
        }
    }

    private static func times(_ slot: Slot) -> String {
        "\(CloseSheet.time(slot.start))–\(CloseSheet.time(slot.end % 1440))"
    }

    private func lines(_ form: BlankForm) -> DocumentTable {
        DocumentTable(
            BlankPhrase.lines(),
            [
                .init(FormPhrase.code(), .id), .init(FormPhrase.indicatorName()),
                .init(BlankPhrase.result()), .init(TallyPhrase.found()),
                .init(TallyPhrase.settled()), .init(BlankPhrase.ratio()),
                .init(FormPhrase.remark()),
            ],
            form.due.map { due in
                // That nothing may be found is what most ask; it need not be said.
                let limit = JudgementText.limit(of: due.indicator).replacing(/^= 0$/, with: "")
                let name = due.indicator.name(inChinese: isChinese)
                let mark = due.isExempt ? "（\(ClaimPhrase.exempt())）" : ""
                let isRatio = due.indicator.kind == .ratio
                return .init([
                    .id(due.indicator.code),
                    .text([name + mark, limit].filter { !$0.isEmpty }.joined(separator: " ")),
                    .empty, .empty, .empty, isRatio ? .text("      /      ") : .empty, .empty,
                ])
            },
            nothing: BlankPhrase.nothingAsked()
        )
    }

    private var problems: DocumentTable {
        DocumentTable(
            FormPhrase.problems(),
            [
                .init(FormPhrase.number(), .number), .init(FormPhrase.time()),
                .init(FormPhrase.code()), .init(FormPhrase.what()), .init(FormPhrase.action()),
                .init(FormPhrase.units()),
            ],
            (1...BlankPaper.problems).map { number in
                .init([.number(Int64(number)), .empty, .empty, .empty, .empty, .empty])
            },
            nothing: ""
        )
    }

    // MARK: As `import sheet` reads it

    /// Head and lines of one form, each row from its first column on.
    func rows(_ form: BlankForm) -> [[TableCell]] {
        func head(_ key: PaperHead.Key, _ text: String) -> [TableCell] {
            [.text(isChinese ? key.names[0] : key.rawValue), .id(text)]
        }
        let headings = PaperSheet.columns.map { column -> TableCell in
            .text(isChinese ? column.names[0] : column.key)
        }
        return [
            head(.station, form.duty.station), head(.date, date.text),
            head(.slot, form.duty.slot), head(.inspector, form.person), head(.arrival, ""),
            head(.departure, ""), head(.sheet, form.sheet),
            head(.duty, form.duty.kind ?? ""), head(.partners, ""), headings,
        ]
            + form.due.map { due in
                PaperSheet.columns.map { column -> TableCell in
                    switch column.key {
                    case "indicator": .id(due.indicator.code)
                    case "name": .text(due.indicator.name(inChinese: isChinese))
                    default: .empty
                    }
                }
            }
    }

    func writeWorkbook(_ documents: [Document], to path: String) throws {
        let book = try WorkbookWriter(
            path,
            title: FormPhrase.title(),
            created: DocumentWorkbook.epoch
        )
        var names = SheetNames()
        for form in forms {
            try book.addForm(named: names.unused(form.sheet), rows: rows(form)) {
                TextWidth.of($0)
            }
        }
        try book.finish()
    }

    /// The rows that a workbook has, one form under the other.
    var csv: (headings: [String], rows: [[TableCell]]) {
        (PaperSheet.columns.map { isChinese ? $0.names[0] : $0.key }, forms.flatMap(rows))
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "forms": .list(
                forms.map { form in
                    [
                        "sheet": .text(form.sheet), "station": .text(form.duty.station),
                        "slot": .text(form.duty.slot), "person": .text(form.person),
                        "indicators": .list(form.due.map { .text($0.indicator.code) }),
                    ]
                }
            ),
        ]
    }
}
