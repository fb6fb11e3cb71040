import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook case show`: the full course of one case.
struct CaseShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: CaseHelp.showAbstract(),
            discussion: CaseHelp.showDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(CaseHelp.casesHelp, value: CaseHelp.caseValue))
    var `case`: String

    @Flag(help: ArgumentHelp(CaseHelp.withPersonalHelp))
    var withPersonal = false

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.becauseHelp, value: ConflictPhrase.reasonValue)
    )
    var because: String?

    @Option(help: ArgumentHelp(WriterPhrase.journalHelp, value: WriterPhrase.journalValue))
    var journal: String?

    @Option(help: ArgumentHelp(WriterPhrase.keyHelp, value: WriterPhrase.keyValue))
    var key: String?

    @Option(help: ArgumentHelp(WriterPhrase.inspectorHelp, value: WriterPhrase.inspectorValue))
    var inspector: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard !withPersonal || (because != nil && journal != nil && inspector != nil) else {
            throw ValidationError(CasePhrase.personalReason())
        }
    }

    func run() throws {
        let personal = withPersonal ? try disclosed() : nil
        let opened = try SQLiteLedger(opening: ledger, .reading)
        let books = try opened.caseBooks()
        let now = common.moment().milliseconds / 60_000
        let item = try opened.case(named: `case`, in: ledger, books, now: now)
        let registers = Set(try opened.statements(in: item.record).map(\.register)).sorted()
        let resolutions = try registers.compactMap {
            try opened.resolution(record: item.record, register: $0)
        }
        let links = try CaseLinks(to: item.record, in: opened, books)
        let course = CaseCourse(item, books, resolutions, links, personal: personal)
        if common.json {
            print(course.json.canonicalText)
        } else {
            for line in course.lines(width: Terminal.width) { print(line) }
        }
    }

    /// Writes down who looks at the personal data and why, and gives them.
    private func disclosed() throws -> CasePersonal? {
        var writer = WriterOptions()
        writer.journal = journal ?? ""
        writer.key = key
        writer.inspector = inspector ?? ""
        writer.rank = nil
        let desk = try CaseDesk(
            ledger: ledger,
            writer,
            now: common.moment(),
            isDryRun: false
        )
        let item = try desk.item(named: `case`, in: ledger)
        guard let personal = item.file.personal else { return nil }
        let number = (item.file.disclosures.keys.max() ?? 0) + 1
        _ = try desk.write([
            CaseDraft(
                record: item.record,
                register: CaseRegister(.disclosure, number),
                claim: CaseReason(reason: because ?? "").claim
            )
        ])
        return personal.claim
    }
}

/// Something that was said about a case, in force or not.
struct CaseStatement {
    enum Standing: String {
        case inForce = "in-force"
        /// Said beside the one in force, by another voice or from another device.
        case beside
        case replaced
        case held
    }

    let entry: CaseEntry
    let standing: Standing
    /// Why it is held.
    var reasons: [Reason] = []

    /// Everything that was said in a register.
    static func all(in resolution: Resolution) -> [CaseStatement] {
        let heads = resolution.heads.enumerated().compactMap { place, member in
            CaseEntry(member, in: resolution).map {
                CaseStatement(entry: $0, standing: place == 0 ? .inForce : .beside)
            }
        }
        let replaced = resolution.superseded.compactMap { member in
            CaseEntry(member, in: resolution).map {
                CaseStatement(entry: $0, standing: .replaced)
            }
        }
        let held = resolution.held.compactMap { member in
            CaseEntry(member, in: resolution).map {
                CaseStatement(entry: $0, standing: .held, reasons: member.standing.reasons)
            }
        }
        return heads + replaced + held
    }

    /// `[replaced]`; nothing for what is in force.
    var mark: String {
        guard standing != .inForce else { return "" }
        let why = reasons.map { $0() }.joined(separator: ", ")
        return CasePhrase.mark(CaseClaimText.words(standing(), why))
    }
}

extension CaseStatement.Standing: Localized {
    var text: Wording {
        switch self {
        case .inForce: ("in force", "有效")
        case .beside: ("not in force", "未采用")
        case .replaced: ("replaced", "已被取代")
        case .held: ("held", "存疑(不计入)")
        }
    }
}

/// One case with everything that was said about it.
struct CaseCourse {
    private let item: CaseItem
    private let books: CaseBooks
    private let resolutions: [Resolution]
    private let links: CaseLinks
    private let personal: CasePersonal?

    init(
        _ item: CaseItem,
        _ books: CaseBooks,
        _ resolutions: [Resolution],
        _ links: CaseLinks,
        personal: CasePersonal?
    ) {
        self.item = item
        self.books = books
        self.resolutions = resolutions
        self.links = links
        self.personal = personal
    }

    /// By their times, what no longer counts too; registers of other programs are left out.
    private var steps: [CaseStatement] {
        resolutions.filter { CaseRegister($0.register) != nil }
            .flatMap { CaseStatement.all(in: $0) }
            .sorted { one, other in
                let (one, other) = (one.entry, other.entry)
                return (one.moment, one.register, one.effective)
                    < (other.moment, other.register, other.effective)
            }
    }

    private func said(_ entry: CaseEntry) -> String {
        guard let register = CaseRegister(entry.register) else { return "" }
        return CaseClaimText.text(register, entry.claim, books, entry.moment)
    }

    func lines(width: Int) -> [String] {
        let file = item.file
        var lines = ["\(file.record)  \(file.state())"]
        if let due = item.due { lines.append(CasePhrase.dueAt(books.clockText(due))) }
        if item.isSuspended { lines.append(CasePhrase.isSuspended()) }
        if item.isOverdue { lines.append(CasePhrase.isOverdue()) }
        if file.stage == .verification {
            lines.append(
                file.verifier(books, at: item.now).map {
                    CasePhrase.verifierIs(books.personName($0, at: item.now))
                } ?? CasePhrase.verifierOther()
            )
        }
        lines += linkLines + courseLines(width) + timeLines(width) + faultLines + conflictLines
        for (name, text) in (personal?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
            lines.append("\(name): \(Display.safe(text))")
        }
        if personal == nil, file.personal != nil { lines.append(CasePhrase.personalHidden()) }
        return lines
    }

    private var linkLines: [String] {
        var lines: [String] = []
        if let first = item.file.report?.claim.first {
            lines.append(CasePhrase.recheckOf(CaseName.short(first)))
        }
        if !links.rechecks.isEmpty {
            lines.append(CasePhrase.rechecks(CaseLinks.text(links.rechecks)))
        }
        if !links.joined.isEmpty {
            lines.append(CasePhrase.joinedCases(CaseLinks.text(links.joined)))
        }
        return lines
    }

    private func courseLines(_ width: Int) -> [String] {
        var table = TextTable([
            .init(ConflictPhrase.whenHeading(), .id), .init(CasePhrase.stepHeading(), .id),
            .init(ConflictPhrase.whoHeading(), .id), .init(CasePhrase.textHeading(), least: 12),
            .init(ConflictPhrase.digestHeading(), .id, importance: 0),
        ])
        for step in steps {
            let entry = step.entry
            let register = CaseRegister(entry.register)
            let number = register.map { $0.number > 1 ? " \($0.number)" : "" } ?? ""
            let photos = entry.photos.isEmpty ? "" : CasePhrase.photos(String(entry.photos.count))
            table.add([
                books.clockText(entry.moment), (register?.step() ?? "") + number,
                entry.inspector,
                CaseClaimText.words(step.mark, said(entry), photos),
                String(entry.digest.hex.prefix(10)),
            ])
        }
        return table.lines(width: width, rest: .moreInJSON)
    }

    private func timeLines(_ width: Int) -> [String] {
        let runs = item.timing.runs.filter { $0.stage != .receipt || $0.due != nil }
        guard !runs.isEmpty else { return [] }
        var table = TextTable([
            .init(CasePhrase.stageHeading(), .id), .init(CasePhrase.roundHeading(), .number),
            .init(CasePhrase.turnHeading(), .id), .init("", least: 10, importance: 0),
            .init(CasePhrase.fromHeading(), .id, importance: 1),
            .init(CasePhrase.dueHeading(), .id), .init(CasePhrase.doneHeading(), .id),
            .init(CasePhrase.verdictHeading(), .id),
        ])
        for run in runs {
            let unit = run.unit.map { books.unitID($0, at: run.start) } ?? ""
            let name = run.unit.map { books.unitName($0, at: run.start) } ?? ""
            let time = { (minute: Int64?) in
                minute.map { books.clockText($0, in: item.now) } ?? ""
            }
            table.add([
                run.stage(), run.round > 0 ? String(run.round) : "", unit,
                name == unit ? "" : name, time(run.start), time(run.due), time(run.end),
                verdict(on: run),
            ])
        }
        return [""] + table.lines(width: width, rest: .moreInJSON)
    }

    /// How a stretch stands with its time; nothing where it has none.
    private func verdict(on run: CaseRun) -> String {
        if run.isVoid { return CasePhrase.clockVoid() }
        guard run.due != nil else { return "" }
        if run.isLate(at: item.now) { return CaseItem.Punctuality.late() }
        return run.end == nil
            ? CaseItem.Punctuality.running() : CaseItem.Punctuality.inTime()
    }

    private var faultLines: [String] {
        let faults = item.timing.irregularities.map { fault in
            CasePhrase.irregularity(fault.kind(), String(fault.digest.hex.prefix(10)))
        }
        return faults.isEmpty ? [] : [""] + faults
    }

    private var conflictLines: [String] {
        var lines: [String] = []
        for resolution in resolutions where resolution.isConflict {
            let register = CaseRegister(resolution.register)
            let number = register.map { $0.number > 1 ? " \($0.number)" : "" } ?? ""
            let step = (register?.step() ?? resolution.register) + number
            lines.append(CasePhrase.conflict(step, resolution.register))
            for head in resolution.heads {
                let claim = JSONValue(head.statement.claim) ?? .null
                let text =
                    register.map { CaseClaimText.text($0, claim, books, item.now) } ?? ""
                let digest = head.statement.digest.hex.prefix(10)
                lines.append(
                    "  \(head.standing.placing.inspector)  \(digest)  " + Display.safe(text)
                )
            }
        }
        return lines
    }

    var json: JSONValue {
        var members = CaseJSON(item, books).members
        members["course"] = .list(
            steps.map { step in
                let entry = step.entry
                var said: [String: JSONValue] = [
                    "register": .text(entry.register), "who": .text(entry.inspector),
                    "when": books.iso(entry.moment), "entry": .text(entry.digest.hex),
                    "disputed": .bool(entry.isDisputed), "standing": .text(step.standing.rawValue),
                    "photos": .list(entry.photos.map { .text($0.digest.hex) }),
                ]
                said["claim"] = entry.register == "personal" ? nil : entry.claim
                said["reasons"] =
                    step.standing == .held
                    ? .list(step.reasons.map { .text($0.rawValue) }) : nil
                return .object(said)
            }
        )
        members["rechecks"] = .list(links.rechecks.map(JSONValue.text))
        members["joined_cases"] = .list(links.joined.map(JSONValue.text))
        members["times"] = .list(item.timing.runs.map { time($0) })
        members["conflicts"] = .list(
            resolutions.filter(\.isConflict).map { resolution in
                [
                    "register": .text(resolution.register),
                    "entries": .list(
                        resolution.heads.map { .text($0.statement.digest.hex) }
                    ),
                ]
            }
        )
        members["passed_on"] = .list(
            item.file.passings.keys.sorted().compactMap { item.file.passings[$0]?.claim.claim }
        )
        members["personal"] = personal?.claim
        return .object(members)
    }

    private func time(_ run: CaseRun) -> JSONValue {
        var members: [String: JSONValue] = [
            "stage": .text(run.stage.rawValue), "round": .integer(Int64(run.round)),
            "start": books.iso(run.start), "void": .bool(run.isVoid),
            "late": .bool(run.isLate(at: item.now)),
        ]
        members["unit"] = run.unit.map(JSONValue.text)
        members["due"] = run.due.map { books.iso($0) }
        members["end"] = run.end.map { books.iso($0) }
        return .object(members)
    }
}
