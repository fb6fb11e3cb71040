import CentralLedger
import Inspection
import Journaling
import Reports

/// One street in words and drawings.
struct WalkDocument {
    private let verdict: StreetVerdict
    private let books: CityBooks
    private let setting: WalkSetting
    private var walks: StreetWalks { verdict.walks }
    private var joined: JoinedWalk { verdict.walks.joined }
    private var street: Street { verdict.walks.street }
    private var date: WorkDate { verdict.walks.dates.upperBound }

    init(_ verdict: StreetVerdict, _ books: CityBooks, _ setting: WalkSetting) {
        self.verdict = verdict
        self.books = books
        self.setting = setting
    }

    var document: Document {
        var document = Document(
            WalkPaperPhrase.title(),
            subtitle: "\(street.id) \(street.name) · \(span)",
            language: .current
        )
        document.blocks = [.facts(head, columns: 2)]
        if joined.sources.isEmpty {
            document.blocks.append(.text(WalkPhrase.noWalks()))
        } else {
            document.blocks += drawings
        }
        let tables = StreetTables(verdicts: [verdict], namesStreets: false)
        document.blocks.append(.table(tables.rules))
        if !verdict.outcomes.isEmpty, !joined.sources.isEmpty {
            document.blocks.append(.table(tables.gaps))
        }
        document.blocks += tables.shares.map { [.table($0)] } ?? []
        document.blocks += [.table(things), .table(walked)]
        let notes = WalkStrays(walks, setting).lines
        if !notes.isEmpty { document.blocks.append(.list(notes)) }
        document.source = source
        return document
    }

    private var span: String {
        let (first, last) = (walks.dates.lowerBound.text, walks.dates.upperBound.text)
        return first == last ? first : WalkPaperPhrase.span(first, last)
    }

    // MARK: Head

    private var head: [Document.Fact] {
        let names = TallyNames(books, on: walks.dates)
        let verdicts = verdict.outcomes.map(\.outcome.verdict)
        func count(_ wanted: RuleOutcome.Verdict) -> String {
            String(verdicts.count { $0 == wanted })
        }
        return [
            fact(.street, "\(street.id) \(street.name)"),
            fact(.office, names.name(of: street.office, .office) ?? street.office),
            fact(.length, metres(street.lengthMillimetres)),
            fact(
                .walks,
                joined.sources.isEmpty
                    ? "0" : WalkPaperPhrase.walkCount(String(joined.sources.count), last)
            ),
            fact(.left, part(joined.left.length)), fact(.right, part(joined.right.length)),
            fact(.both, part(joined.walked(.together).length)),
            fact(
                .sum,
                verdicts.isEmpty
                    ? WalkPhrase.noRule()
                    : WalkPhrase.checkSum(count(.met), count(.notMet), count(.notWalkedEnough))
            ),
        ]
    }

    private func fact(_ label: WalkPaperPhrase, _ value: String) -> Document.Fact {
        Document.Fact(label(), value)
    }

    private func metres(_ millimetres: Int64) -> String {
        WalkPaperPhrase.metres(Stationing.metres(millimetres))
    }

    /// Metres, and of the street in per cent.
    private func part(_ millimetres: Int64) -> String {
        let percent = TableCell.percent(millimetres, of: street.lengthMillimetres)
        return "\(metres(millimetres)) (\(percent))"
    }

    private var last: String { joined.sources.map { time(of: $0.walk) }.max() ?? "—" }

    private func time(of walk: Walk) -> String {
        let zone = books.reference.settings(on: walk.date).zoneMinutes
        return Moment(milliseconds: walk.minute * 60_000).local(zone: zone)
    }

    private func person(_ number: String) -> String {
        [number, books.gazetteer.person(number, on: date)?.name].compactMap { $0 }
            .joined(separator: " ")
    }

    // MARK: Drawings

    private var drawings: [Document.Block] {
        var blocks: [Document.Block] = []
        let rules = verdict.outcomes.map { row(of: $0.outcome, WalkCheckSheet.name($0)) }
        if !rules.isEmpty {
            blocks.append(
                .line(
                    StreetDrawing(
                        WalkPaperPhrase.ruleDrawing(),
                        length: WalkDocument.metres(street.lengthMillimetres),
                        rows: rules,
                        legend: .init(
                            mark: WalkPaperPhrase.counted(),
                            gap: WalkPaperPhrase.gap()
                        )
                    )
                )
            )
        }
        blocks.append(
            .line(
                StreetDrawing(
                    WalkPaperPhrase.walkDrawing(),
                    length: WalkDocument.metres(street.lengthMillimetres),
                    rows: sides,
                    legend: .init(
                        mark: WalkPaperPhrase.seen(),
                        gap: WalkPaperPhrase.notWalked()
                    )
                )
            )
        )
        return blocks
    }

    private func row(of outcome: RuleOutcome, _ name: String) -> StreetDrawing.Row {
        let side = outcome.rule.sides == .together ? nil : WalkSidePhrase(outcome.sides)()
        return StreetDrawing.Row(
            [name, side].compactMap { $0 }.joined(separator: " "),
            marks: joined.seen(by: outcome.rule, outcome.sides).map(mark),
            gaps: outcome.gaps.map { WalkDocument.metres($0.from)...WalkDocument.metres($0.to) }
        )
    }

    /// What was seen on each side, and where nobody looked.
    private var sides: [StreetDrawing.Row] {
        func row(_ side: WalkSide, _ walked: Stretches?) -> StreetDrawing.Row {
            let gaps = walked?.complement(from: 0, to: street.lengthMillimetres).list ?? []
            return StreetDrawing.Row(
                WalkSidePhrase(side)(),
                marks: joined.items.map(\.item).filter { $0.side == side }.map(mark),
                gaps: gaps.map {
                    WalkDocument.metres($0.lowerBound)...WalkDocument.metres($0.upperBound)
                }
            )
        }
        let middle = row(.none, nil)
        return [row(.left, joined.left), row(.right, joined.right)]
            + (middle.marks.isEmpty ? [] : [middle])
    }

    private func mark(_ item: WalkItem) -> StreetDrawing.Mark {
        StreetDrawing.Mark(
            at: WalkDocument.metres(item.at),
            "\(Stationing.text(item.at)) \(category(item))"
        )
    }

    private func category(_ item: WalkItem) -> String {
        setting.name(of: item.category, inChinese: Language.current == .chinese)
    }

    private static func metres(_ millimetres: Int64) -> Double { Double(millimetres) / 1000 }

    // MARK: What was seen

    private var things: DocumentTable {
        let table = DocumentTable(
            WalkPaperPhrase.things(),
            [
                .init(WalkPhrase.station(), .id), .init(WalkPhrase.metresHeading(), .number),
                .init(WalkPhrase.side(), .id), .init(WalkPhrase.category()),
                .init(WalkPhrase.defect()), .init(WalkPhrase.indicator(), .id, importance: 2),
                .init(WalkPhrase.areas(), .number, importance: 3),
                .init(WalkPhrase.dateHeading(), .id, importance: 4),
                .init(WalkPhrase.who(), .text, importance: 1),
            ],
            joined.items.map { item, walk in
                .init([
                    .id(Stationing.text(item.at)), .text(Stationing.metres(item.at)),
                    .id(WalkSidePhrase(item.side)()), .text(category(item)),
                    .text(item.detail.defect.map { WalkCells.name(ofDefect: $0) } ?? ""),
                    .id(item.detail.indicator ?? ""),
                    .text(WalkShowSheet.areas(item.detail.advert, item.detail.total)),
                    .id(joined.sources[walk].walk.date.text),
                    .text(person(joined.sources[walk].walk.inspector)),
                ])
            },
            nothing: WalkPhrase.nothingSeen()
        )
        return table.withoutEmptyColumns(4..<7)
    }

    private var walked: DocumentTable {
        DocumentTable(
            WalkPaperPhrase.walks(),
            [
                .init(WalkPhrase.dateHeading(), .id), .init(WalkPhrase.who()),
                .init(WalkPhrase.latestLeft()), .init(WalkPhrase.latestRight()),
                .init(WalkPhrase.itemsHeading(), .number), .init(WalkPhrase.reviewHeading()),
            ],
            walks.walks.map { walk in
                let source = joined.sources.first { $0.walk.record == walk.record }
                return .init([
                    .id(time(of: walk)), .text(person(walk.inspector)),
                    .text((source?.left ?? Stretches()).text),
                    .text((source?.right ?? Stretches()).text),
                    .number(Int64(source?.items ?? 0)),
                    .text(
                        [
                            walk.review.map { WalkReviewPhrase($0)() },
                            walk.isDisputed ? WalkPhrase.disputed() : nil,
                        ].compactMap { $0 }.joined(separator: " ")
                    ),
                ])
            },
            nothing: WalkPhrase.noWalks()
        )
    }

    private var source: [Document.Fact] {
        guard !walks.walks.isEmpty else { return [] }
        return [
            fact(
                .entries,
                walks.walks.map { String($0.digest.hex.prefix(16)) + "…" }
                    .joined(separator: ", ")
            )
        ]
    }
}
