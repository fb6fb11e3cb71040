import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// What a bulletin on one topic says: places by what was found of it.
struct TopicBulletin {
    /// A photo of a finding at one of the worst places.
    struct Shot {
        let point: String
        let indicator: String
        let date: WorkDate
        let digest: Digest
        let photo: FormPhoto
    }

    let scope: BulletinScope
    let filters: [TallyFilter]
    /// The worst first.
    let places: FindingSums
    let offices: FindingSums
    let indicators: FindingSums
    /// By the units that answer: a finding counts at each of them.
    let units: FindingSums
    let shots: [Shot]
    let setting: BulletinSetting
    private let title: String?

    /// How many of the worst places are shown in photos, and how many photos of each.
    private static let shown = (places: 3, photos: 3)

    init(
        _ scope: BulletinScope,
        _ filters: [TallyFilter],
        title: String?,
        isWithPhotos: Bool
    ) throws {
        self.scope = scope
        self.title = title
        self.filters = filters
        var wanted = TallyFilter.merged(filters)
        if !scope.offices.isEmpty {
            wanted[.office] = wanted[.office]?.intersection(scope.offices) ?? scope.offices
        }
        let places = try scope.findings(by: .point, wanted)
        self.places = places
        offices = try scope.findings(by: .office, wanted)
        indicators = try scope.findings(by: .indicator, wanted)
        units = try scope.findings(by: .unit, wanted)
        setting =
            scope.known.books.gazetteer.setting(
                BulletinSetting.self,
                on: scope.dates.upperBound
            ) ?? .standard
        let worst = isWithPhotos ? places.greatest(TopicBulletin.shown.places) : []
        shots = try TopicBulletin.shots(of: worst.map(\.value), scope, wanted)
    }

    /// Refuses a topic that is not there, and one whose title would be a code.
    ///
    /// - Throws: `Problem`: `indicatorUnknown`; `valueUnusable` for any other value that is neither
    ///   known nor found; `usage` for a value without a name where there is no title. What reading
    ///   the ledger throws.
    static func check(
        _ filters: [TallyFilter],
        title: String?,
        _ scope: BulletinScope
    ) throws {
        let standards = scope.known.books.standards.versions
        let there = TallyValues(books: scope.known.books, dates: scope.dates) { dimension in
            Set(try scope.tally([dimension]).rows.flatMap(\.values))
        }
        for filter in filters {
            for value in filter.values {
                if filter.dimension == .indicator {
                    guard standards.contains(where: { $0.indicators[value] != nil }) else {
                        throw Problem(.indicatorUnknown, value)
                    }
                } else {
                    try there.check(value, of: filter.dimension)
                }
                guard title != nil || scope.names.name(of: value, filter.dimension) != nil else {
                    throw Problem(
                        .usage,
                        BulletinPhrase.titleNeeded("\(filter.dimension.rawValue)=\(value)")
                    )
                }
            }
        }
    }

    /// The latest photos of failed checks at some points.
    private static func shots(
        of points: [String],
        _ scope: BulletinScope,
        _ filters: [TallyDimension: Set<String>]
    ) throws -> [Shot] {
        let ledger = scope.known.ledger
        return try points.flatMap { point -> [Shot] in
            var filters = filters
            filters[.point] = [point]
            let lines = try ledger.explain(scope.question([], filters), scope.known.books).lines
            var found: [(TallyExplanation.Line, Digest)] = []
            for line in lines where line.measures.failed > 0 {
                for entry in line.entries where entry.register == "finding" {
                    found += entry.statement.attachments.map { (line, $0.digest) }
                }
            }
            let last = Array(found.suffix(TopicBulletin.shown.photos))
            let photos = try ledger.photos(last.map(\.1))
            return last.compactMap { line, digest -> Shot? in
                guard let date = RecordName(line.record).workDate else { return nil }
                return Shot(
                    point: point,
                    indicator: line.indicator,
                    date: date,
                    digest: digest,
                    photo: photos[digest] ?? .missing
                )
            }
        }
    }

    /// The topic in words: as it was asked to be called, otherwise names of what was asked for.
    var topic: String {
        title
            ?? filters.map { filter in
                filter.values.map { value in
                    scope.names.name(of: value, filter.dimension) ?? value
                }.joined(separator: BulletinPhrase.enumeration())
            }.joined(separator: BulletinPhrase.enumeration())
    }

    /// Whether the units' sums are more than the total, because a finding counts at each of them.
    var isManifold: Bool {
        let made = units.rows.reduce(0) { $0 + $1.own.made + $1.others.made }
        return made > places.total.own.made + places.total.others.made
    }

    func pointName(_ id: String) -> String { scope.names.name(of: id, .point) ?? id }

    func office(of point: String) -> String {
        let office = scope.known.books.gazetteer.point(point, on: scope.dates.upperBound)?.office
        return office.map { scope.names.name(of: $0, .office) ?? $0 } ?? ""
    }

    func unitName(_ id: String) -> String { scope.names.name(of: id, .unit) ?? id }
    func indicatorName(_ code: String) -> String { scope.names.indicator(code) ?? code }
}

/// A bulletin on one topic in words.
struct TopicPaper: Paper {
    private let bulletin: TopicBulletin

    init(_ bulletin: TopicBulletin) {
        self.bulletin = bulletin
    }

    private var scope: BulletinScope { bulletin.scope }

    var documents: [Document] {
        var document = Document(
            BulletinPhrase.topicTitle(bulletin.topic),
            subtitle: scope.text,
            language: .current,
            paper: BulletinPaper.sheet
        )
        document.blocks = [.list(lines), .table(places)]
        if bulletin.places.greatest(2).count > 1,
            let chart = bulletin.places.chart(bulletin.setting.top, bulletin.pointName)
        {
            document.blocks.append(.chart(chart))
        }
        document.blocks.append(.table(units))
        if bulletin.isManifold { document.blocks.append(.text(TallyPhrase.manifold())) }
        if !bulletin.shots.isEmpty {
            document.blocks += [
                .heading(BulletinPhrase.worstPhotos()), .photos(bulletin.shots.map(photo)),
            ]
        }
        document.blocks.append(BulletinPaper.signatures)
        return [document]
    }

    private var lines: [String] {
        var lines = bulletin.places.lines
        let worst = bulletin.places.worst(bulletin.pointName)
        if !worst.isEmpty {
            lines.append(BulletinPhrase.sumWorst(worst, bulletin.places.finder))
        }
        let indicators = bulletin.indicators.worst(bulletin.indicatorName)
        if !indicators.isEmpty { lines.append(BulletinPhrase.sumIndicators(indicators)) }
        return lines
    }

    private var places: DocumentTable {
        let finders = bulletin.places.lookers
        let rows = bulletin.places.rows.map { row in
            let head: [TableCell] = [
                .text(CaseClaimText.words(row.value, bulletin.pointName(row.value))),
                .text(bulletin.office(of: row.value)),
            ]
            return DocumentTable.Row(head + FindingSums.cells(row, finders))
        }
        let total = DocumentTable.Row(
            [.text(TallyPhrase.total()), .empty]
                + FindingSums.cells(bulletin.places.total, finders),
            isTotal: true
        )
        return DocumentTable(
            BulletinPhrase.places(),
            [
                DocumentTable.Column(BulletinPhrase.place()),
                DocumentTable.Column(TallyPhrase.office(), importance: 3),
            ] + FindingSums.columns(finders),
            rows.isEmpty ? [] : rows + [total],
            nothing: BulletinPhrase.noFindings()
        )
    }

    private var units: DocumentTable {
        let finders = bulletin.units.lookers
        let rows = bulletin.units.rows.filter { $0.others.failed > 0 || $0.own.failed > 0 }
        return DocumentTable(
            BulletinPhrase.units(),
            [DocumentTable.Column(TallyPhrase.unit())] + FindingSums.columns(finders),
            rows.map { row in
                let name = TableCell.text(bulletin.unitName(row.value))
                return DocumentTable.Row([name] + FindingSums.cells(row, finders))
            },
            nothing: BulletinPhrase.noFailures()
        )
    }

    private func photo(_ shot: TopicBulletin.Shot) -> DocumentPhoto {
        shot.photo.shown(
            as: BulletinPhrase.photoOf(
                CaseClaimText.words(
                    bulletin.pointName(shot.point),
                    bulletin.indicatorName(shot.indicator)
                ),
                shot.date.text
            )
        )
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [TallyPhrase.point(), TallyPhrase.name(TallyPhrase.point()), TallyPhrase.office()]
                + FindingSums.columns().map(\.heading),
            bulletin.places.rows.map { row -> [TableCell] in
                let head: [TableCell] = [
                    .id(row.value), .text(bulletin.pointName(row.value)),
                    .text(bulletin.office(of: row.value)),
                ]
                return head + FindingSums.cells(row)
            }
        )
    }

    var json: JSONValue {
        func rows(_ sums: FindingSums, _ name: (String) -> String) -> JSONValue {
            .list(
                sums.rows.map { row in
                    var members = FindingSums.json(row)
                    members["key"] = .text(row.value)
                    members["key_name"] = .text(name(row.value))
                    return .object(members)
                }
            )
        }
        var members: [String: JSONValue] = [
            "from": .text(scope.dates.lowerBound.text),
            "to": .text(scope.dates.upperBound.text),
            "topic": .list(bulletin.filters.map { .text($0.text) }),
            "topic_name": .text(bulletin.topic),
            "places": rows(bulletin.places, bulletin.pointName),
            "offices": rows(bulletin.offices) { scope.names.name(of: $0, .office) ?? $0 },
            "indicators": rows(bulletin.indicators, bulletin.indicatorName),
            "total": .object(FindingSums.json(bulletin.places.total)),
            "units": rows(bulletin.units, bulletin.unitName),
            "photos": .list(
                bulletin.shots.map { shot in
                    var members: [String: JSONValue] = [
                        "point": .text(shot.point),
                        "point_name": .text(bulletin.pointName(shot.point)),
                        "indicator": .text(shot.indicator),
                        "indicator_name": .text(bulletin.indicatorName(shot.indicator)),
                        "date": .text(shot.date.text), "photo": .text(shot.digest.hex),
                    ]
                    if case .erased = shot.photo { members["erased"] = true }
                    return .object(members)
                }
            ),
        ]
        members["office"] = scope.office.map(JSONValue.text)
        members["office_name"] = .text(scope.officeName)
        return .object(members)
    }
}
