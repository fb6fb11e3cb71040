import CentralLedger
import Inspection
import Journaling
import Reports

/// A bulletin of supervision in words.
struct BulletinPaper: Paper {
    let bulletin: Bulletin

    init(_ bulletin: Bulletin) {
        self.bulletin = bulletin
    }

    private var scope: BulletinScope { bulletin.scope }
    private var known: DutyBooks { bulletin.known }

    var documents: [Document] {
        let isOneDay = scope.dates.count == 1
        var document = Document(
            (isOneDay ? BulletinPhrase.title : .titleSpan)(),
            subtitle: scope.text,
            language: .current,
            paper: BulletinPaper.sheet
        )
        document.blocks = [.list(BulletinText(bulletin).lines)] + attendance
        document.blocks.append(.table(watches))
        document.blocks += named
        document.blocks += findings
        let cases = isOneDay ? BulletinPhrase.cases : .casesSpan
        document.blocks.append(.table(bulletin.cases.table(cases())))
        document.blocks.append(BulletinPaper.signatures)
        return [document]
    }

    /// How its sheets lie: English headings are too long for as many columns on upright ones.
    static var sheet: Document.Paper { Language.current == .chinese ? .portrait : .landscape }

    /// Who issues a bulletin.
    static var signatures: Document.Block {
        .signatures([
            CaseReportPhrase.issues(), BulletinPhrase.seal(), BulletinPhrase.issuedOn(),
        ])
    }

    // MARK: Attendance

    private var attendance: [Document.Block] {
        [
            .table(
                table(
                    bulletin.attendance,
                    BulletinPhrase.attendance(),
                    bulletin.scope.office == nil ? TallyPhrase.office() : TallyPhrase.point(),
                    bulletin.placeName
                )
            ),
            .table(
                table(
                    bulletin.attendanceByUnit,
                    BulletinPhrase.attendanceByUnit(),
                    DutyPhrase.unit(),
                    bulletin.unitName
                )
            ),
        ]
    }

    /// The four states, then late, early and the rate, and of the rest what is not 0.
    private func figures(_ total: AttendanceCounts) -> [DutyFigure] {
        let all = DutyFigure.all
        let more = ["single", "efforts", "visits", "missed", "gaps", "unmanned"]
        return all.prefix(DutyFigure.leastCount)
            + all.filter { more.contains($0.key) && !$0.isZero(total) }
    }

    private func table(
        _ attendance: Attendance,
        _ caption: String,
        _ heading: String,
        _ name: (String) -> String
    ) -> DocumentTable {
        let isPersonal = attendance.question.dimensions.contains(where: \.isPersonal)
        let figures = figures(attendance.total).filter { !isPersonal || !$0.isOfDuties }
        let rows = attendance.rows.map { row in
            let cells = figures.map { $0.cell(row.counts) }
            return DocumentTable.Row([TableCell.text(name(row.values[0]))] + cells)
        }
        let total = DocumentTable.Row(
            [TableCell.text(TallyPhrase.total())] + figures.map { $0.cell(attendance.total) },
            isTotal: true
        )
        return DocumentTable(
            caption,
            [DocumentTable.Column(heading)]
                + figures.map { DocumentTable.Column($0.heading(), .number) },
            rows.isEmpty ? [] : rows + [total],
            nothing: DutyPhrase.nothing()
        )
    }

    private var watches: DocumentTable {
        let isOneDay = scope.dates.count == 1
        let columns: [DocumentTable.Column] = [
            .init(DutyPhrase.station()), .init(DutyPhrase.slot(), .id),
            .init(DutyPhrase.person()), .init(DutyPhrase.state(), .id),
            .init(DutyPhrase.plan(), .id), .init(DutyPhrase.presence(), .id),
            .init(DutyPhrase.remarks()),
        ]
        return DocumentTable(
            BulletinPhrase.watches(),
            isOneDay ? columns : [DocumentTable.Column(DutyPhrase.day(), .id)] + columns,
            bulletin.watches.map { line in
                let day: [TableCell] = isOneDay ? [] : [.id(line.date.text)]
                return DocumentTable.Row(day + row(line))
            },
            nothing: (bulletin.days.isObjectable ? BulletinPhrase.watchesLater : .noWatches)()
        )
    }

    private func row(_ line: DutyList.Line) -> [TableCell] {
        let station = scope.names.name(of: line.station, .station)
        let remarks = DutyListSheet.remarks(line, held: [])
        return [
            .text(CaseClaimText.words(line.station, station)), .id(line.slot),
            .text(known.person(line.person, on: line.date)),
            .id(DutyPhrase(line.verdict.state)()), .id(span(line.start, line.end, line.date)),
            .id(span(line.verdict.arrival, line.verdict.departure, line.date)),
            .text(remarks.joined(separator: DutyPhrase.comma())),
        ]
    }

    private func span(_ start: Int64?, _ end: Int64?, _ date: WorkDate) -> String {
        guard start != nil || end != nil else { return "" }
        func text(_ minute: Int64?) -> String {
            minute.map { String(known.clock($0, on: date).suffix(5)) } ?? "…"
        }
        return "\(text(start))–\(text(end))"
    }

    // MARK: Commended and criticised

    private var named: [Document.Block] {
        var facts: [Document.Fact] = []
        func add(_ phrase: BulletinPhrase, _ texts: [String]) {
            guard !texts.isEmpty else { return }
            facts.append(.init(phrase(), texts.joined(separator: BulletinPhrase.semicolon())))
        }
        add(.commended, bulletin.commended.map(bulletin.placeName))
        add(.criticised, bulletin.criticised.map(bulletin.placeName))
        add(
            .cards,
            bulletin.cards.map { card in
                CaseClaimText.words(bulletin.cardText(card), card.claim.reason)
            }
        )
        return facts.isEmpty ? [] : [.facts(facts, columns: 1)]
    }

    // MARK: Findings

    private var findings: [Document.Block] {
        var blocks: [Document.Block] = [
            .table(
                table(
                    bulletin.findings,
                    bulletin.findings.rows,
                    BulletinPhrase.findings(),
                    bulletin.scope.office == nil ? TallyPhrase.office() : TallyPhrase.point(),
                    hasTotal: true
                ) { bulletin.placeName($0) }
            )
        ]
        if let chart = bulletin.chart { blocks.append(.chart(chart)) }
        blocks.append(
            .table(
                table(
                    bulletin.indicators,
                    bulletin.indicators.greatest(bulletin.setting.top),
                    BulletinPhrase.indicators(),
                    TallyPhrase.indicator(),
                    hasTotal: false
                ) { code in CaseClaimText.words(code, scope.names.indicator(code)) }
            )
        )
        return blocks
    }

    private func table(
        _ sums: FindingSums,
        _ rows: [FindingSums.Row],
        _ caption: String,
        _ heading: String,
        hasTotal: Bool,
        _ name: (String) -> String
    ) -> DocumentTable {
        let finders = sums.lookers
        var table = DocumentTable(
            caption,
            [DocumentTable.Column(heading)] + FindingSums.columns(finders),
            rows.map { row in
                let head = TableCell.text(name(row.value))
                return DocumentTable.Row([head] + FindingSums.cells(row, finders))
            },
            nothing: BulletinPhrase.noFindings()
        )
        if hasTotal, !rows.isEmpty {
            table.rows.append(
                DocumentTable.Row(
                    [TableCell.text(TallyPhrase.total())] + FindingSums.cells(sums.total, finders),
                    isTotal: true
                )
            )
        }
        return table
    }

    // MARK: Other readers

    /// By place: attendance, then what was found there.
    var csv: (headings: [String], rows: [[TableCell]]) {
        let figures = DutyFigure.all
        let heading = bulletin.scope.office == nil ? TallyPhrase.office() : TallyPhrase.point()
        let found = Dictionary(bulletin.findings.rows.map { ($0.value, $0) }) { $1 }
        let attended = Dictionary(bulletin.attendance.rows.map { ($0.values[0], $0) }) { $1 }
        let places = Set(found.keys).union(attended.keys).sorted()
        return (
            [heading, TallyPhrase.name(heading)] + figures.map { $0.heading() }
                + FindingSums.columns().map(\.heading),
            places.map { place -> [TableCell] in
                let counts = attended[place]?.counts ?? AttendanceCounts()
                let head: [TableCell] = [.id(place), .text(bulletin.placeName(place))]
                return head + figures.map { $0.cell(counts) }
                    + FindingSums.cells(found[place] ?? FindingSums.Row(value: place))
            }
        )
    }

    var json: JSONValue { BulletinJSON(bulletin).json }
}

/// A bulletin in a few lines.
struct BulletinText {
    private let bulletin: Bulletin

    init(_ bulletin: Bulletin) {
        self.bulletin = bulletin
    }

    /// At most ten, without ids.
    var lines: [String] {
        let total = bulletin.attendance.total
        let days = bulletin.days
        let rate = TallyFigure.percent((total.rate.stood, total.rate.due))
        var lines: [String] = []
        if days.isObjectable { lines.append(BulletinPhrase.objectable()) }
        if let out = days.leftOut {
            lines.append(BulletinPhrase.leftOut(out.lowerBound.text, out.upperBound.text))
        }
        lines.append(
            BulletinPhrase.sumAttendance(
                "\(total.planned)",
                "\(total.stood)",
                "\(total.notHandedIn)",
                "\(total.absent)",
                "\(total.excused)"
            ) + PaperPhrase.gap + BulletinPhrase.sumRate(rate)
        )
        lines.append(
            BulletinPhrase.sumLate("\(total.late)", "\(total.early)") + PaperPhrase.gap
                + BulletinPhrase.sumVisits("\(total.visits)", "\(total.missed)")
        )
        if total.notHandedIn > 0 { lines.append(BulletinPhrase.notHandedIn()) }
        if total.objected > 0 { lines.append(BulletinPhrase.sumObjected("\(total.objected)")) }
        lines += bulletin.findings.lines
        // The chart says much of what comes last, which a page for leaders leaves out first.
        lines.append(cases)
        return lines + worst
    }

    /// What is open at all, then what was reported on the days.
    private var cases: String {
        let (open, total) = (bulletin.openCases, bulletin.cases.statistics.total)
        let reported = bulletin.scope.dates.count == 1 ? BulletinPhrase.sumCases : .sumCasesSpan
        return BulletinPhrase.sumOpen("\(open.open)", "\(open.overdue)") + PaperPhrase.gap
            + reported("\(total.reported)", "\(total.closed)")
    }

    private var worst: [String] {
        var lines: [String] = []
        // Of one place alone nothing is told by its name.
        let places = bulletin.findings.worst(atLeast: 2, bulletin.placeName)
        if !places.isEmpty {
            lines.append(BulletinPhrase.sumWorst(places, bulletin.findings.finder))
        }
        let indicators = bulletin.indicators.worst(bulletin.indicatorName)
        if !indicators.isEmpty { lines.append(BulletinPhrase.sumIndicators(indicators)) }
        return lines
    }

    /// Whom it names, in one line each.
    var named: [String] {
        func joined(_ texts: [String]) -> String { texts.joined(separator: DutyPhrase.comma()) }
        var lines: [String] = []
        let commended = bulletin.commended.map(bulletin.placeName)
        if !commended.isEmpty { lines.append(BulletinPhrase.sumCommended(joined(commended))) }
        let criticised = bulletin.criticised.map(bulletin.placeName)
        if !criticised.isEmpty { lines.append(BulletinPhrase.sumCriticised(joined(criticised))) }
        if !bulletin.cards.isEmpty {
            lines.append(BulletinPhrase.sumCards(joined(bulletin.cards.map(bulletin.cardText))))
        }
        return lines
    }
}

/// One page for leaders: ten lines and one chart, without ids.
struct BriefPaper: Paper {
    private let bulletin: Bulletin

    init(_ bulletin: Bulletin) {
        self.bulletin = bulletin
    }

    /// The most lines that a leader's page has.
    private static let most = 10

    var documents: [Document] {
        let text = BulletinText(bulletin)
        var document = Document(
            BulletinPhrase.briefTitle(),
            subtitle: bulletin.scope.text,
            language: .current
        )
        // Whom it names stands before what can be read from the chart.
        let lines = text.lines
        let room = max(BriefPaper.most - text.named.count, 0)
        let shown = Array(lines.prefix(room)) + text.named
        document.blocks = [.list(Array(shown.prefix(BriefPaper.most)))]
        if let chart = bulletin.chart { document.blocks.append(.chart(chart)) }
        return [document]
    }

    var csv: (headings: [String], rows: [[TableCell]]) { BulletinPaper(bulletin).csv }
    var json: JSONValue { BulletinJSON(bulletin).json }
}
