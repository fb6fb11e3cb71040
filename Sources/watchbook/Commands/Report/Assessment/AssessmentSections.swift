import CentralLedger
import Inspection
import Journaling
import Reports

/// The parts of a round's report as blocks.
struct AssessmentSections {
    private let reading: AssessmentReading
    private let names: TallyNames
    private var basis: RoundBasis { reading.basis }
    private var round: AssessmentRound { reading.round }
    private var scheme: Scheme { reading.scheme }

    init(_ reading: AssessmentReading) {
        self.reading = reading
        names = reading.names
    }

    var report: [Document.Block] {
        let items = ItemSections(reading)
        let sections: [(AssessmentPaperPhrase, [Document.Block])] = [
            (.background, background), (.objects, objects), (.method, method),
            (.overall, items.overall), (.itemsRanked, items.itemsRanked), (.parts, items.parts),
            (.offices, offices), (.units, units), (.basis, computedFrom),
        ]
        return sections.enumerated().flatMap { number, section in
            [.heading(AssessmentPaperPhrase.heading(numeral(number), section.0()))] + section.1
        }
    }

    /// `1`, or 一 as headings of Chinese papers have it.
    private func numeral(_ index: Int) -> String {
        let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        guard Language.current == .chinese, chinese.indices.contains(index) else {
            return "\(index + 1)"
        }
        return chinese[index]
    }

    private func fact(_ label: AssessmentPaperPhrase, _ value: String) -> Document.Fact {
        Document.Fact(label(), value.isEmpty ? "—" : value)
    }

    // MARK: Background

    private var background: [Document.Block] {
        let dates = RoundPaperPhrase.span(
            round.dates.lowerBound.text,
            round.dates.upperBound.text
        )
        var facts = [
            fact(.round, [round.id, round.name].compactMap { $0 }.joined(separator: " ")),
            fact(.kind, AssessmentWord(round.kind)()),
            fact(.scheme, [round.scheme, scheme.name].compactMap { $0 }.joined(separator: " ")),
            fact(.dates, dates),
        ]
        if let order = reading.order {
            facts.append(fact(.askedBy, basis.person(order.inspector)))
            facts.append(fact(.askedAt, basis.time(order.time)))
        }
        facts.append(fact(.previous, round.previous ?? ""))
        facts.append(fact(.state, basis.state))
        return [.facts(facts, columns: 2)]
    }

    // MARK: Objects

    private var objects: [Document.Block] {
        let points = reading.points
        let declared = points.count { !$0.isDrawn }
        let inDraw = points.count { reading.drawn.contains($0.id) }
        var blocks: [Document.Block] = [
            .text(
                AssessmentPaperPhrase.tested(
                    "\(Set(points.map(\.office)).count)",
                    "\(points.count)",
                    "\(declared)",
                    "\(points.count - declared)",
                    "\(inDraw)"
                )
            ),
            .table(types),
        ]
        if !reading.draws.isEmpty { blocks.append(.table(draws)) }
        return blocks
    }

    private var types: DocumentTable {
        let all = Set(reading.points.flatMap(\.types)).sorted()
        var rows = all.map { type in
            let points = reading.points.filter { $0.types.contains(type) }
            return DocumentTable.Row(counts(of: points, type, names.name(of: type, .type) ?? ""))
        }
        let rest = reading.points.filter(\.types.isEmpty)
        if !rest.isEmpty {
            rows.append(.init(counts(of: rest, "—", AssessmentPaperPhrase.noType())))
        }
        return DocumentTable(
            AssessmentPaperPhrase.typesCaption(),
            [
                .init(TallyPhrase.type(), .id), .init(TallyPhrase.name(TallyPhrase.type())),
                .init(RankPhrase.points(), .number),
                .init(TallyWord.declared(), .number), .init(TallyWord.drawn(), .number),
                .init(AssessmentPaperPhrase.inDraw(), .number),
            ],
            rows,
            nothing: PaperPhrase.nothing()
        )
    }

    private func counts(of points: [Point], _ code: String, _ name: String) -> [TableCell] {
        [
            .id(code), .text(name), .number(Int64(points.count)),
            .number(Int64(points.count { !$0.isDrawn })),
            .number(Int64(points.count(where: \.isDrawn))),
            .number(Int64(points.count { reading.drawn.contains($0.id) })),
        ]
    }

    private var draws: DocumentTable {
        DocumentTable(
            AssessmentPaperPhrase.drawsCaption(RandomDraw.algorithm),
            [
                .init(AssessmentPaperPhrase.number(), .number),
                .init(AssessmentPaperPhrase.drawnFrom()),
                .init(AssessmentPaperPhrase.listCount(), .number),
                .init(AssessmentPaperPhrase.listDigest(), .text, importance: 1),
                .init(AssessmentPaperPhrase.seed()), .init(AssessmentPaperPhrase.drawnIDs()),
            ],
            reading.draws.map { number, draw in
                .init([
                    .number(Int64(number)), .text(AssessmentWord(draw.pool)()),
                    .number(draw.listCount), .text(draw.list.hex.prefix(16) + "…"),
                    .text(draw.seed), .text(draw.drawn.joined(separator: " ")),
                ])
            },
            nothing: PaperPhrase.nothing()
        )
    }

    private var method: [Document.Block] {
        [.list(SchemeWords(reading.offices, names).sentences)]
    }

    // MARK: Street offices and units

    private var offices: [Document.Block] {
        let sheet = RankSheet(reading.offices, names: names)
        var blocks = rankTables(sheet)
        let ranked = reading.offices.ranks.places.filter { $0.rank != nil }
        if !ranked.isEmpty {
            blocks.append(
                .chart(
                    Chart(
                        .bars,
                        AssessmentPaperPhrase.officeChart(),
                        ranked.map { place in
                            Chart.Value(
                                sheet.name(place.row.id).isEmpty
                                    ? place.row.id : sheet.name(place.row.id),
                                Double(place.row.score.millionths) / Double(Marks.one),
                                reading.score(place.row)
                            )
                        }
                    )
                )
            )
        }
        return blocks
    }

    private var units: [Document.Block] {
        rankTables(RankSheet(reading.units, names: names))
    }

    /// A table for each class, then what its marks mean and who was not tested.
    private func rankTables(_ sheet: RankSheet) -> [Document.Block] {
        let places = sheet.assessment.ranks.places
        let groups = Set(places.map(\.row.group)).sorted()
        let tables = groups.compactMap { group -> Document.Block? in
            let members = places.filter { $0.row.group == group && $0.state != .notTested }
            guard !members.isEmpty || groups.count == 1 else { return nil }
            let caption =
                groups.count > 1 ? RankPhrase.group(group.isEmpty ? "—" : group) : nil
            return .table(rankTable(sheet, members, caption))
        }
        return tables + (sheet.legend.isEmpty ? [] : [.list(sheet.legend)])
    }

    private func rankTable(
        _ sheet: RankSheet,
        _ places: [RankList.Place],
        _ caption: String?
    ) -> DocumentTable {
        let dimension = sheet.assessment.dimension ?? .office
        var columns: [DocumentTable.Column] = [
            .init(RankPhrase.rank(), .number), .init(TallyPhrase(dimension)(), .id),
            .init(TallyPhrase.name(TallyPhrase(dimension)())),
            .init(sheet.heading(.score, .score), .number),
            .init(RankPhrase.points(), .number, importance: 3),
            .init(RankPhrase.judged(), .number),
            .init(sheet.heading(.rate, .rate), .number),
            .init(RankPhrase.interval(), .number, importance: 4),
            .init(RankPhrase.equalMix(), .number, importance: 2),
        ]
        if sheet.hasOwn { columns.append(.init(RankPhrase.own(), .number, importance: 1)) }
        columns.append(.init(RankPhrase.note()))
        let table = DocumentTable(
            caption,
            columns,
            places.map { place in
                let row = place.row
                var cells: [TableCell] = [
                    place.rank.map { .number(Int64($0)) } ?? .text("—"),
                    .id(row.id.isEmpty ? "—" : row.id), .text(sheet.name(row.id)),
                    .text(reading.score(row)), .number(Int64(row.points)), .number(row.judged),
                    .rate(part: row.passed, whole: row.judged),
                    .text(RankSheet.interval(place.interval)),
                    .text(RankSheet.percent(place.equalMix)),
                ]
                if sheet.hasOwn { cells.append(.text("\(row.own.failed)/\(row.own.judged)")) }
                cells.append(.text(place.isCloseToPrevious ? "~" : RankSheet.note(place)))
                return .init(cells)
            },
            nothing: RankPhrase.untested()
        )
        // Where nobody entered names of the rows, there is no column of them.
        return table.withoutEmptyColumns(2..<3)
    }

    // MARK: What it comes from

    private var computedFrom: [Document.Block] {
        var facts = [
            fact(.state, basis.state),
            fact(.standards, basis.result.standards.joined(separator: ", ")),
            fact(.schemeDigest, basis.result.schemeDigest.hex),
            fact(.entries, basis.result.entries.hex),
            fact(.ruleVersion, "\(basis.result.ruleVersion)"),
            fact(.appeals, appeals),
        ]
        if let published = basis.published {
            let isSame = published.differences.isEmpty
            facts.append(
                fact(
                    .recomputed,
                    isSame ? AssessmentPaperPhrase.same() : AssessmentPaperPhrase.differs()
                )
            )
        }
        let command =
            basis.published == nil
            ? AssessmentPaperPhrase.howPreview() : AssessmentPaperPhrase.howPublished(round.id)
        return [.facts(facts, columns: 1), .text(command)]
    }

    private var appeals: String {
        let all = reading.appeals
        guard !all.isEmpty else { return AssessmentPaperPhrase.noAppeals() }
        let open = all.count { $0.ruling == nil }
        let granted = all.count { ($0.ruling?.verdict ?? .rejected) != .rejected }
        return AssessmentPaperPhrase.appealCount("\(all.count)", "\(granted)", "\(open)")
    }
}
