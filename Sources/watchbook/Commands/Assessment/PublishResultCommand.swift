import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook assessment preview`: streets see the result before it is published.
struct PreviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "preview",
            abstract: AssessmentPhrase.previewAbstract(),
            discussion: AssessmentPhrase.previewDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        let result = try desk.result(of: round, by: by)
        let previews = desk.shelf.previews(of: round)
        let last = previews.last { $0.saying.claim["by"]?.text == by.rawValue }
        if let last, result.saysSame(as: last.saying.claim) {
            let shown = Moment(milliseconds: last.saying.time)
            report(last.number, result, desk.earliest(after: shown, round), isNew: false)
            return
        }
        let number = desk.shelf.nextNumber(round.record, "preview")
        try act.say(
            [
                AssessmentStatement(
                    record: round.record,
                    register: "preview.\(number)",
                    claim: result.claim
                )
            ],
            now: common.moment()
        )
        report(number, result, desk.earliest(after: common.moment(), round), isNew: true)
    }

    private func report(_ number: Int, _ result: PublishedResult, _ earliest: WorkDate, isNew: Bool)
    {
        if common.json {
            print(
                JSONValue.object([
                    "number": .integer(Int64(number)), "result": result.claim,
                    "publish_from": .text(earliest.text), "written": .bool(isNew),
                    "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else if isNew {
            print(AssessmentPhrase.previewed(String(number), earliest.text))
        } else {
            print(AssessmentPhrase.samePreview(String(number), earliest.text))
        }
    }
}

extension AssessmentDesk {
    /// The result of a round as it stands now.
    func result(of round: AssessmentRound, by: RankDimension) throws -> PublishedResult {
        PublishedResult(
            try assessment(of: round, by: by.dimension),
            schemeClaim: schemeClaim(round.scheme, on: round.dates.upperBound),
            entries: Chain.sha256(try ledger.manifest())
        )
    }

    /// The first date on which a result may be published that was shown at a moment.
    func earliest(after preview: Moment, _ round: AssessmentRound) -> WorkDate {
        let zone = books.reference.settings(on: round.dates.upperBound).zoneMinutes
        let date = preview.date(zone: zone) ?? round.dates.upperBound
        let setting = books.gazetteer.setting(AssessmentSetting.self, on: date) ?? .standard
        return setting.earliest(after: date) { books.gazetteer.isHoliday($0) }
    }
}

/// `watchbook assessment publish`: the result is pinned to what it was made from.
struct PublishResultCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: AssessmentPhrase.publishAbstract(),
            discussion: AssessmentPhrase.publishDiscussion()
        )
    }

    @OptionGroup var options: RoundActOptions

    @Option(help: ArgumentHelp(RankPhrase.byHelp, value: TallyPhrase.byValue))
    var by = RankDimension.office

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let act = try OfficeAct(ledger: options.ledger, writer, isDryRun: options.dryRun)
        let desk = try AssessmentDesk(act.ledger, options.ledger)
        let round = try desk.round(options.round)
        try requirePreview(desk, round)
        let result = try desk.result(of: round, by: by)
        let last = desk.shelf.results(of: round).last { $0.saying.claim["by"]?.text == by.rawValue }
        if let last, result.saysSame(as: last.saying.claim) {
            report(last.number, result, isNew: false)
            return
        }
        let number = desk.shelf.nextNumber(round.record, "result")
        let manifest = ResultManifest(try act.ledger.manifest())
        try act.say(
            [
                AssessmentStatement(
                    record: round.record,
                    register: "result.\(number)",
                    claim: result.claim
                )
            ] + manifest.statements(round, number),
            now: common.moment()
        )
        report(number, result, isNew: true)
    }

    private func report(_ number: Int, _ result: PublishedResult, isNew: Bool) {
        if common.json {
            print(
                JSONValue.object([
                    "number": .integer(Int64(number)), "result": result.claim,
                    "written": .bool(isNew), "dry_run": .bool(options.dryRun),
                ]).canonicalText
            )
        } else if !isNew {
            print(AssessmentPhrase.sameResult(String(number)))
        } else {
            print(
                AssessmentPhrase.published(
                    String(number),
                    String(result.entries.hex.prefix(16)),
                    result.standards.joined(separator: ", ")
                )
            )
        }
    }

    /// - Throws: `Problem` with ``Problem/Code/previewMissing`` or ``Problem/Code/previewTooNew``.
    private func requirePreview(_ desk: AssessmentDesk, _ round: AssessmentRound) throws {
        let zone = desk.books.reference.settings(on: round.dates.upperBound).zoneMinutes
        guard let today = common.moment().date(zone: zone) else { throw Problem(.badTime, "") }
        let setting = desk.books.gazetteer.setting(AssessmentSetting.self, on: today) ?? .standard
        guard setting.previewDays > 0 else { return }
        guard let last = desk.shelf.previews(of: round).last else {
            throw Problem(.previewMissing, round.record)
        }
        let shown = Moment(milliseconds: last.saying.time)
        let earliest = desk.earliest(after: shown, round)
        guard today >= earliest else {
            throw Problem(.previewTooNew, round.record, shown.local(zone: zone), earliest.text)
        }
    }
}

/// The manifest of the set that a result was made from, in pieces that fit into entries.
struct ResultManifest {
    private let bytes: [UInt8]
    /// Hexadecimal, so that an entry stays under 64 KiB.
    private static let piece = 30_000

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func statements(_ round: AssessmentRound, _ number: Int) -> [AssessmentStatement] {
        stride(from: 0, to: bytes.count, by: ResultManifest.piece).enumerated().map {
            index,
            start in
            let end = min(start + ResultManifest.piece, bytes.count)
            return AssessmentStatement(
                record: round.record,
                register: "manifest.\(number).\(index + 1)",
                claim: ["bytes": .text(Hex.text(Array(bytes[start..<end])))]
            )
        }
    }

    /// The bytes that were published with a result.
    static func bytes(_ shelf: AssessmentShelf, _ round: AssessmentRound, _ number: Int) -> [UInt8]
    {
        var bytes: [UInt8] = []
        var index = 1
        while let saying = shelf.saying(round.record, "manifest.\(number).\(index)"),
            let piece = saying.claim["bytes"]?.text.flatMap({ Hex.bytes($0) })
        {
            bytes += piece
            index += 1
        }
        return bytes
    }
}

/// `watchbook assessment verify`: a published result is computed again from the entries it names.
struct VerifyResultCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: AssessmentPhrase.verifyAbstract(),
            discussion: AssessmentPhrase.verifyDiscussion()
        )
    }

    @OptionGroup var options: RoundOptions

    @Option(help: ArgumentHelp(AssessmentPhrase.resultHelp, value: AssessmentPhrase.numberValue))
    var result: Int?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try AssessmentDesk(options.ledger)
        let round = try desk.round(options.round)
        let results = desk.shelf.results(of: round)
        let found = results.last { result == nil || $0.number == result }
        guard let found, let published = PublishedResult(found.saying.claim),
            let by = RankDimension(rawValue: published.by)
        else {
            guard let result, !results.isEmpty else { throw Problem(.resultNone, round.record) }
            throw Problem(.unknownResult, String(result), round.record)
        }
        let again = try recomputed(desk, round, found.number, by)
        let wrong = published.differences(from: again)
        let later =
            again.entries == published.entries
            ? published.differences(from: try desk.result(of: round, by: by)) : []
        let draws = desk.shelf.draws(of: round).filter { draw in
            draw.draw.ids.map { !draw.draw.agrees(with: $0) } ?? false
        }
        show(found.number, published, wrong, later, draws.map(\.number))
        if !wrong.isEmpty || !draws.isEmpty { throw ExitCode(Problem.Remedy.data.rawValue) }
    }

    /// The result of the ledger as it was when this one was published.
    private func recomputed(
        _ desk: AssessmentDesk,
        _ round: AssessmentRound,
        _ number: Int,
        _ by: RankDimension
    ) throws -> PublishedResult {
        let manifest = ResultManifest.bytes(desk.shelf, round, number)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("watchbook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("pinned.ledger").path
        let pinned = try desk.ledger.pinned(manifest, at: path)
        let then = try AssessmentDesk(pinned, path)
        return try then.result(of: try then.round("\(round.scheme)/\(round.id)"), by: by)
    }

    private func show(
        _ number: Int,
        _ published: PublishedResult,
        _ wrong: [PublishedResult.Difference],
        _ later: [PublishedResult.Difference],
        _ draws: [Int]
    ) {
        if output.json {
            print(
                JSONValue.object([
                    "number": .integer(Int64(number)), "entries": .text(published.entries.hex),
                    "agrees": .bool(wrong.isEmpty && draws.isEmpty),
                    "differences": .list(wrong.map { .text($0.word) }),
                    "changed_since": .list(later.map { .text($0.word) }),
                    "draws_that_disagree": .list(draws.map { .integer(Int64($0)) }),
                ]).canonicalText
            )
            return
        }
        if wrong.isEmpty {
            print(
                AssessmentPhrase.verified(String(number), String(published.entries.hex.prefix(16)))
            )
        } else {
            print(
                AssessmentPhrase.notVerified(
                    String(number),
                    wrong.map(\.word).joined(separator: ", ")
                )
            )
        }
        let changes = later.filter { $0 != .entries }
        if !changes.isEmpty {
            print(
                AssessmentPhrase.changedSince(changes.map(\.word).joined(separator: ", "))
            )
        }
        for draw in draws { print(AssessmentPhrase.drawDisagrees(String(draw))) }
    }
}

extension PublishedResult {
    /// Whether a claim has the same rows, items, scheme and standards: whatever entries came since
    /// changed nothing.
    fileprivate func saysSame(as claim: JSONValue) -> Bool {
        guard let earlier = PublishedResult(claim) else { return false }
        return differences(from: earlier).allSatisfy { $0 == .entries }
    }
}

extension PublishedResult.Difference {
    fileprivate var word: String {
        switch self {
        case .entries: "entries"
        case .scheme: "scheme"
        case .standards: "standards"
        case .ruleVersion: "rule-version"
        case .row(let id): id
        case .items: "items"
        }
    }
}
