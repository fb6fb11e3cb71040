import CentralLedger
import Inspection
import Journaling
import Reports

/// A ranking as table, CSV and JSON; the figures bear the names of Documentation/measures.md.
struct RankSheet {
    let assessment: Assessment
    private let names: TallyNames
    var digest: Digest?
    /// What was published otherwise.
    var published: PublishedChange?

    init(_ assessment: Assessment, names: TallyNames) {
        self.assessment = assessment
        self.names = names
    }

    private var dimension: TallyDimension { assessment.dimension ?? .office }
    private var places: [RankList.Place] { assessment.ranks.places }
    private var decimals: Int { assessment.scheme.decimals }
    var hasOwn: Bool { places.contains { $0.row.own.judged > 0 } }

    func name(_ id: String) -> String {
        if dimension == .unit || dimension.isManifold, id.isEmpty { return TallyPhrase.nobody() }
        return names.name(of: id, dimension) ?? ""
    }

    /// Millionths in per cent with one decimal.
    static func percent(_ millionths: Int64?) -> String {
        guard let millionths else { return "—" }
        return TallyFigure.percent((millionths, Marks.one))
    }

    static func interval(_ interval: Interval?) -> String {
        guard let interval else { return "—" }
        let texts = [interval.lower, interval.upper].map { percent($0).dropLast() }
        return texts.joined(separator: "–")
    }

    /// Why it is not ranked; empty where it is.
    static func note(_ place: RankList.Place) -> String {
        switch place.state {
        case .ranked: ""
        case .tooSmall: RankPhrase.tooSmall()
        case .notTested: RankPhrase.untested()
        case .nobody: TallyPhrase.nobody()
        }
    }

    private static func state(_ place: RankList.Place) -> String {
        switch place.state {
        case .ranked: "ranked"
        case .tooSmall: "too-small"
        case .notTested: "not-tested"
        case .nobody: "nobody"
        }
    }

    /// The heading of a figure on which the city puts the label 及格率.
    func heading(_ label: Scheme.PassLabel, _ phrase: RankPhrase) -> String {
        assessment.scheme.passLabel == label ? RankPhrase.passLabel() : phrase()
    }

    private var title: String {
        let round = assessment.round
        return RankPhrase.title(
            round.name ?? round.id,
            round.dates.lowerBound.text,
            round.dates.upperBound.text
        )
        .trimmingSpaces
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " })
    }
}

extension RankSheet: Printable {
    func lines(width: Int) -> [String] {
        let tested = places.filter { $0.state != .notTested }
        var lines = [title]
        guard !places.isEmpty else { return lines + [TallyPhrase.nothing()] }
        let groups = Set(places.map(\.row.group)).sorted()
        for group in groups {
            let members = tested.filter { $0.row.group == group }
            guard !members.isEmpty else { continue }
            if groups.count > 1 { lines += ["", RankPhrase.group(group.isEmpty ? "—" : group)] }
            let narrow = table(members, hasMix: false).lines(width: width)
            let wide = table(members, hasMix: true).lines(width: width)
            lines += wide.allSatisfy { TextWidth.of($0) <= width } ? wide : narrow
        }
        return lines + legend + [published?.line].compactMap { $0 }
    }

    private func table(_ places: [RankList.Place], hasMix: Bool) -> TextTable {
        var columns = [
            TextTable.Column(RankPhrase.rank(), .number),
            TextTable.Column(TallyPhrase(dimension)(), .id), TextTable.Column("", .text),
            TextTable.Column(heading(.score, .score), .number),
            TextTable.Column(RankPhrase.points(), .number),
            TextTable.Column(RankPhrase.judged(), .number),
            TextTable.Column(heading(.rate, .rate), .number),
            TextTable.Column(RankPhrase.interval(), .number),
        ]
        if hasMix { columns.append(TextTable.Column(RankPhrase.equalMix(), .number)) }
        if hasOwn { columns.append(TextTable.Column(RankPhrase.own(), .number)) }
        columns.append(TextTable.Column("", .id))
        var table = TextTable(columns)
        for place in places {
            let row = place.row
            var cells = [
                place.rank.map(String.init) ?? "—", row.id.isEmpty ? "—" : row.id, name(row.id),
                row.score.text(decimals), String(row.points), String(row.judged),
                TallyFigure.percent((row.passed, row.judged)), RankSheet.interval(place.interval),
            ]
            if hasMix { cells.append(RankSheet.percent(place.equalMix)) }
            if hasOwn { cells.append("\(row.own.failed)/\(row.own.judged)") }
            cells.append(place.isCloseToPrevious ? "~" : "")
            table.add(cells)
        }
        return table
    }

    /// What the marks of the table mean, and who was not tested.
    var legend: [String] {
        var lines: [String] = []
        let scheme = assessment.scheme
        if places.contains(where: \.isCloseToPrevious) { lines.append(RankPhrase.closeLegend()) }
        if places.contains(where: { $0.state == .tooSmall }) {
            lines.append(
                RankPhrase.smallLegend(String(scheme.minimumPoints), String(scheme.minimumChecks))
            )
        }
        let untested = places.filter { $0.state == .notTested }.map { place in
            [place.row.id, name(place.row.id)].filter { !$0.isEmpty }.joined(separator: " ")
        }
        if !untested.isEmpty {
            lines.append(RankPhrase.notTested(untested.joined(separator: "; ")))
        }
        if hasOwn { lines.append(RankPhrase.ownLegend()) }
        if dimension.isManifold { lines.append(TallyPhrase.manifold()) }
        return lines
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let headings = [
            RankPhrase.rank(), TallyPhrase(dimension)(), TallyPhrase.name(TallyPhrase(dimension)()),
            RankPhrase.classHeading(), heading(.score, .score), RankPhrase.earned(),
            RankPhrase.fullMark(), RankPhrase.points(), RankPhrase.judged(), RankPhrase.passed(),
            heading(.rate, .rate), RankPhrase.lower(), RankPhrase.upper(), RankPhrase.equalMix(),
            RankPhrase.metItems(), RankPhrase.testedItems(), heading(.met, .metShare),
            RankPhrase.own(), RankPhrase.ownFailed(), RankPhrase.close(), RankPhrase.note(),
        ]
        return (headings, places.map(csvRow))
    }

    private func csvRow(_ place: RankList.Place) -> [TableCell] {
        let row = place.row
        let met = row.metItems
        return [
            place.rank.map { .number(Int64($0)) } ?? .empty, .id(row.id), .text(name(row.id)),
            .text(row.group), .text(row.isTested ? row.score.text(decimals) : ""),
            .text(row.earned.text()), .text(row.fullMark.text()), .number(Int64(row.points)),
            .number(row.judged), .number(row.passed),
            .text(TallyFigure.percent((row.passed, row.judged))),
            .text(RankSheet.percent(place.interval?.lower)),
            .text(RankSheet.percent(place.interval?.upper)),
            .text(RankSheet.percent(place.equalMix)), .number(Int64(met.met)),
            .number(Int64(met.tested)),
            .text(TallyFigure.percent((Int64(met.met), Int64(met.tested)))),
            .number(row.own.judged), .number(row.own.failed),
            .text(place.isCloseToPrevious ? RankPhrase.close() : ""),
            .text(RankSheet.note(place)),
        ]
    }

    var json: JSONValue {
        let round = assessment.round
        var members: [String: JSONValue] = [
            "from": .text(round.dates.lowerBound.text), "to": .text(round.dates.upperBound.text),
            "scheme": .text(round.scheme), "by": .text(dimension.rawValue),
            "levels": .list(assessment.levels.sorted().map { .text($0.rawValue) }),
            "standards": .list(assessment.standards.map(JSONValue.text)),
            "rows": .list(places.map(json)),
        ]
        if !round.id.isEmpty { members["round"] = .text(round.record) }
        members["digest"] = digest.map { .text($0.hex) }
        members["published_otherwise"] = published?.json
        return .object(members)
    }

    private func json(_ place: RankList.Place) -> JSONValue {
        let row = place.row
        let met = row.metItems
        var members: [String: JSONValue] = [
            "id": .text(row.id), "state": .text(RankSheet.state(place)),
            "points": .integer(Int64(row.points)), "judged": .integer(row.judged),
            "passed": .integer(row.passed), "earned": .text(row.earned.text()),
            "full_mark": .text(row.fullMark.text()), "met_items": .integer(Int64(met.met)),
            "tested_items": .integer(Int64(met.tested)),
            "own_judged": .integer(row.own.judged), "own_failed": .integer(row.own.failed),
            "close_to_previous": .bool(place.isCloseToPrevious),
        ]
        let name = name(row.id)
        if !name.isEmpty { members["name"] = .text(name) }
        if !row.group.isEmpty { members["class"] = .text(row.group) }
        members["rank"] = place.rank.map { .integer(Int64($0)) }
        if row.isTested {
            members["score"] = .text(row.score.text(decimals))
            members["score_millionths"] = .integer(row.score.millionths)
        }
        members["interval_millionths"] = place.interval.map {
            [.integer($0.lower), .integer($0.upper)]
        }
        members["equal_mix_millionths"] = place.equalMix.map(JSONValue.integer)
        return .object(members)
    }
}
