import ArgumentParser
import CentralLedger
import Foundation
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook case import`: orders of a hotline, snapshots, decisions and units' answers from CSV.
struct CaseImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: CaseHelp.importAbstract(),
            discussion: CaseHelp.importDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(CaseHelp.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(ImportPhrase.fileHelp, value: ImportPhrase.fileValue))
    var file: String

    @Option(help: ArgumentHelp(CaseHelp.importSourceHelp, value: RecordingPhrase.sourceValue))
    var source: FindingSource?

    @Option(help: ArgumentHelp(CaseHelp.photosHelp, value: CaseHelp.folderValue))
    var photos: String?

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var writer: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let bytes = try ImportSession.bytes(of: file)
        let desk = try CaseDesk(ledger: ledger, writer, now: common.moment(), isDryRun: dryRun)
        var plan = CaseImportPlan(file: file, desk: desk, photos: photos)
        let table: CSVTable
        if let source {
            table = try CSVTable(bytes, file: file, columns: CaseOrderSheet.columns)
            plan.read(table) { row in
                try CaseOrderSheet.drafts(row, source: source, desk)
            }
        } else {
            table = try CSVTable(
                bytes,
                file: file,
                columns: CaseAnswerSheet.table,
                passing: CaseAnswerSheet.listed.flatMap { [$0.text.en, $0.text.zh] }
            )
            plan.read(table) { row in
                try CaseAnswerSheet.drafts(row, desk, photos: photos, ledger: ledger)
            }
        }
        table.tellUnknown()
        guard plan.problems.isEmpty else {
            ImportReport.show(plan.problems)
            throw ExitCode.someRefused
        }
        try plan.write(unknown: table.unknownColumns, isJSON: common.json)
    }
}

/// What a table of cases comes to.
struct CaseImportPlan {
    private let desk: CaseDesk
    private var drafts: [(line: Int, draft: CaseDraft)] = []
    private var seen: [String: (line: Int, draft: CaseDraft)] = [:]
    private(set) var problems: [Problem] = []
    private let file: String
    private let folder: String?

    init(file: String, desk: CaseDesk, photos: String?) {
        self.file = file
        self.desk = desk
        folder = photos
    }

    mutating func read(_ table: CSVTable, _ drafts: (CSVTable.Row) throws -> [CaseDraft]) {
        for row in table.rows {
            do {
                for draft in try drafts(row) { try add(draft, row) }
            } catch let problem as Problem {
                problems.append(problem)
            } catch {
                problems.append(Problem(.fileUnreadable, file))
            }
        }
    }

    private mutating func add(_ draft: CaseDraft, _ row: CSVTable.Row) throws {
        let place = "\(draft.record) \(draft.register.text)"
        if let other = seen[place] {
            // The same order stands in a table twice where two lists were put together.
            guard other.draft.claim == draft.claim, other.draft.photos == draft.photos else {
                throw Problem(.csvTwice, file, String(row.line), String(other.line))
            }
            return
        }
        seen[place] = (row.line, draft)
        drafts.append((row.line, draft))
    }

    /// Writes what is new, and shows what differs from what was said before.
    ///
    /// `unknown`: the columns that were not read, for programs.
    func write(unknown: JSONValue, isJSON: Bool) throws {
        let lines = Dictionary(
            drafts.map { ("\($0.draft.record) \($0.draft.register.text)", $0.line) }
        ) { $1 }
        var before: [String: CaseEntry] = [:]
        for (_, draft) in drafts {
            let resolution = try desk.act.ledger.resolution(
                record: draft.record,
                register: draft.register.text
            )
            before["\(draft.record) \(draft.register.text)"] = resolution.flatMap { CaseEntry($0) }
        }
        let written = try desk.write(drafts.map(\.draft))
        let corrections = written.compactMap { draft -> (Int, CaseDraft, CaseEntry)? in
            let place = "\(draft.record) \(draft.register.text)"
            return before[place].map { (lines[place] ?? 0, draft, $0) }
        }
        guard !isJSON else {
            print(json(written, corrections, unknown).canonicalText)
            return
        }
        for (line, draft, old) in corrections {
            let (was, becomes) = texts(old, draft)
            let name = "\(CaseName.short(draft.record)) \(draft.register.text)"
            print(ImportPhrase.correction(String(line), name, was, becomes))
        }
        print(
            (desk.isDryRun ? ImportPhrase.wouldWrite : ImportPhrase.wrote)(
                String(written.count),
                String(corrections.count),
                String(drafts.count - written.count)
            )
        )
    }

    /// What was said and what is said now; where that reads the same, with the times, or else the
    /// numbers of photos.
    private func texts(_ old: CaseEntry, _ draft: CaseDraft) -> (String, String) {
        let was = CaseClaimText.text(draft.register, old.claim, desk.books, desk.minute)
        let becomes = CaseClaimText.text(draft.register, draft.claim, desk.books, desk.minute)
        guard was == becomes else { return (was, becomes) }
        let times = [old.claim, draft.claim].map { $0["arrived"]?.integer }
        if times[0] != times[1] {
            let before = desk.books.clockText(times[0] ?? old.moment)
            let after = desk.books.clockText(times[1] ?? desk.minute)
            return (CaseClaimText.words(was, before), CaseClaimText.words(becomes, after))
        }
        let photos = [old.photos, draft.photos].map { CasePhrase.photos(String($0.count)) }
        return (CaseClaimText.words(was, photos[0]), CaseClaimText.words(becomes, photos[1]))
    }

    private func json(
        _ written: [CaseDraft],
        _ corrections: [(Int, CaseDraft, CaseEntry)],
        _ unknown: JSONValue
    ) -> JSONValue {
        [
            "file": .text(file), "dry_run": .bool(desk.isDryRun), "unknown_columns": unknown,
            "written": .list(
                written.map {
                    [
                        "case": .text($0.record), "register": .text($0.register.text),
                        "claim": $0.register.step == .personal ? .null : $0.claim,
                    ]
                }
            ),
            "unchanged": .integer(Int64(drafts.count - written.count)),
            "corrections": .list(
                corrections.filter { $0.1.register.step != .personal }.map { line, draft, old in
                    [
                        "line": .integer(Int64(line)), "case": .text(draft.record),
                        "register": .text(draft.register.text), "before": old.claim,
                        "after": draft.claim,
                    ]
                }
            ),
        ]
    }
}

/// Orders of a hotline and snapshots: one row, one case.
enum CaseOrderSheet {
    static let columns: [CSVColumn] = [
        CSVColumn("reference", "工单号", "工单编号", "编号", "order"),
        CSVColumn("received", "受理时间", "上报时间", "时间", required: false),
        CSVColumn("station", "岗位", "岗", "点位", required: false),
        CSVColumn("place", "地点", "地址", "位置", "address", required: false),
        CSVColumn("indicator", "指标", "指标代码", required: false),
        CSVColumn("text", "问题描述", "内容", "诉求内容", "description", required: false),
        CSVColumn("number", "数量", "处数", required: false),
        CSVColumn("urgency", "紧急程度", required: false),
        CSVColumn("level", "层级", required: false),
        CSVColumn("lat", "纬度", required: false), CSVColumn("lon", "经度", required: false),
        CSVColumn("caller", "来电人", "反映人", "姓名", required: false),
        CSVColumn("phone", "电话", "联系电话", required: false),
        CSVColumn("result", "办理结果", required: false),
        CSVColumn("answer", "答复内容", "办理情况", required: false),
        CSVColumn("satisfaction", "满意度", "回访结果", required: false),
    ]

    static func drafts(
        _ row: CSVTable.Row,
        source: FindingSource,
        _ desk: CaseDesk
    ) throws(Problem) -> [CaseDraft] {
        let reference = try row.text("reference")
        let record = CaseOpening.record(office: desk.office, source: source, reference: reference)
        var drafts = [
            CaseDraft(
                record: record,
                register: CaseRegister(.report),
                claim: try report(row, source: source, reference, desk)
            )
        ]
        var personal: [String: String] = [:]
        personal["caller"] = row["caller"]
        personal["phone"] = row["phone"]
        if !personal.isEmpty {
            drafts.append(
                CaseDraft(
                    record: record,
                    register: CaseRegister(.personal),
                    claim: CasePersonal(personal).claim
                )
            )
        }
        if let result = try row.value("result", CaseWord.result) {
            let reason = row["answer"] ?? CasePhrase.settledByOrder()
            drafts.append(
                CaseDraft(
                    record: record,
                    register: CaseRegister(.closing),
                    claim: CaseClosing(result: result, reason: reason).claim
                )
            )
        }
        if let satisfaction = try row.value("satisfaction", CaseWord.satisfaction) {
            drafts.append(
                CaseDraft(
                    record: record,
                    register: CaseRegister(.revisit, 1),
                    claim: CaseRevisit(satisfaction: satisfaction).claim
                )
            )
        }
        return drafts
    }

    private static func report(
        _ row: CSVTable.Row,
        source: FindingSource,
        _ reference: String,
        _ desk: CaseDesk
    ) throws(Problem) -> JSONValue {
        let known = CaseVocabulary(desk.books, at: desk.minute)
        let station = try row.value("station") { text in
            Names.isName(text, minimum: 2) && known.admits(station: text) ? text : nil
        }
        // The hotline has codes of its own.
        let indicator = try row.value("indicator") { Names.isID($0) ? $0 : nil }
        let left = try row.value("number") { text in
            Int64(text).flatMap { (1...Measures.limit).contains($0) ? $0 : nil }
        }
        var report = CaseReport(station: station, indicator: indicator, left: left ?? 1)
        report.place = row["place"]
        report.text = row["text"]
        guard station != nil || report.place != nil || report.text != nil else {
            throw row.problem("text")
        }
        report.reference = reference
        report.urgency = row["urgency"]
        report.circumstances = Circumstances(
            level: try row.value("level") { InspectionLevel(rawValue: $0) },
            source: source
        )
        let latitude = try row.value("lat", degrees)
        let longitude = try row.value("lon", degrees)
        if let latitude, let longitude {
            guard let position = Position(latitude: latitude, longitude: longitude) else {
                throw row.problem("lat")
            }
            report.position = position
        }
        guard var members = report.claim.members else { return report.claim }
        if let minute = try row.value("received", { CaseTime(argument: $0)?.minute(desk.books) }) {
            guard minute <= desk.minute else { throw row.problem("received") }
            members["arrived"] = .integer(minute)
        }
        return .object(members)
    }

    private static func degrees(_ text: String) -> Int64? {
        ExactDecimal(text)?.parts(of: 1_000_000_000).map { $0 / 100 }
    }
}

/// Words in the cells of tables, in either language.
enum CaseWord {
    static func result(_ text: String) -> CaseResult? {
        results[text] ?? CaseResult(rawValue: text.lowercased())
    }

    private static let results: [String: CaseResult] = [
        "已解决": .settled, "解决": .settled, "已整改": .settled, "办结": .settled, "已办结": .settled,
        "未解决": .unsettled, "未整改": .unsettled, "已解释": .explained, "解释": .explained,
        "已解释说明": .explained,
    ]

    static func satisfaction(_ text: String) -> Satisfaction? {
        satisfactions[text] ?? Satisfaction(rawValue: text.lowercased())
    }

    private static let satisfactions: [String: Satisfaction] = [
        "满意": .satisfied, "基本满意": .fair, "一般": .fair, "不满意": .dissatisfied,
        "未联系上": .unreached, "无法联系": .unreached,
    ]

    static func yes(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "是", "yes", "true", "1", "立案", "同意", "√": true
        case "否", "no", "false", "0", "不予立案", "不同意", "×": false
        default: nil
        }
    }
}

/// The hand-over list with its columns for answers filled in, or the office's decisions: one row,
/// one case.
enum CaseAnswerSheet {
    /// The columns that a hand-over list has empty.
    static let columns = [
        "received", "result", "answer", "done", "handler", "photos", "return_reason", "proposed",
        "until", "until_reason",
    ]

    /// What else stands in a hand-over list: the unit reads it and does not answer it.
    static let listed: [any Localized] = [
        CasePhrase.reportedHeading, CasePhrase.officeHeading, TallyPhrase.station,
        CasePhrase.placeHeading, CasePhrase.codeHeading, TallyPhrase.indicator,
        CasePhrase.leftHeading, CasePhrase.textHeading, CasePhrase.sourceHeading,
        CasePhrase.levelHeading, CasePhrase.stateHeading, CasePhrase.turnHeading,
        CasePhrase.mainHeading, CasePhrase.contactsHeading, CasePhrase.assistingHeading,
        CasePhrase.dueHeading, CasePhrase.marksHeading,
    ]

    static let table: [CSVColumn] = [
        CSVColumn("case", "案卷号", "案卷", "case", "问题编号"),
        CSVColumn("unit", "答复单位", "反馈单位", "answering unit", required: false),
        CSVColumn("dispatched", "交办时间", "dispatched", required: false),
        CSVColumn("received", "签收时间", "received at", required: false),
        CSVColumn("result", "处理结果", "办理结果", "result", required: false),
        CSVColumn("answer", "整改情况", "办理情况", "what was done", required: false),
        CSVColumn("done", "完成时间", "整改时间", "done at", required: false),
        CSVColumn("handler", "经办人", "handler", required: false),
        CSVColumn("photos", "照片", "整改照片", "photos", required: false),
        CSVColumn("return_reason", "退单原因", "return because", required: false),
        CSVColumn("proposed", "应属单位", "belongs to", required: false),
        CSVColumn("until", "申请延期至", "more time until", required: false),
        CSVColumn("until_reason", "延期理由", "延期原因", "more time because", required: false),
        // What offices decide.
        CSVColumn("filed", "是否立案", "filed", required: false),
        CSVColumn("filing_reason", "不予立案原因", "declined because", required: false),
        CSVColumn("main", "交办单位", "dispatch to", required: false),
        CSVColumn("assisting", "交办协办单位", "dispatch assisting", required: false),
        CSVColumn("dispatch_due", "交办期限", "dispatch until", required: false),
        CSVColumn("granted", "是否同意延期", "more time granted", required: false),
    ]

    /// The heading of a column in the language of this run.
    static func heading(_ key: String) -> String {
        guard let column = table.first(where: { $0.key == key }) else { return key }
        return Language.current == .chinese
            ? column.names.first ?? key : column.names.last ?? key
    }

    static func drafts(
        _ row: CSVTable.Row,
        _ desk: CaseDesk,
        photos: String?,
        ledger: String
    ) throws -> [CaseDraft] {
        let name = try row.text("case")
        let found = try desk.items(named: name)
        guard found.count == 1, let item = found.first else { throw row.problem("case") }
        return try decisions(row, item, desk) + answers(row, item, desk, photos: photos)
    }

    // MARK: - Answers

    private static func answers(
        _ row: CSVTable.Row,
        _ item: CaseItem,
        _ desk: CaseDesk,
        photos: String?
    ) throws -> [CaseDraft] {
        let file = item.file
        let keys = ["received", "result", "answer", "done", "return_reason", "until", "photos"]
        guard keys.contains(where: { row[$0] != nil }) else { return [] }
        guard let round = file.rounds.last, let dispatch = file.dispatch ?? round.dispatch else {
            throw row.problem("case")
        }
        // A list of an earlier round must not answer this one.
        let sent = try row.value("dispatched") { CaseTime(argument: $0)?.minute(desk.books) }
        guard sent == nil || sent == round.dispatch?.minute else {
            throw row.problem("dispatched")
        }
        let main = dispatch.claim.main
        let unit = try row.value("unit") { desk.books.gazetteer.unitID($0, on: desk.today) } ?? main
        let isMain = desk.books.gazetteer.unitID(main, on: desk.today) ?? main == unit
        let suffix = isMain ? nil : unit
        var drafts: [CaseDraft] = []
        func add(
            _ step: CaseStep,
            _ number: Int,
            _ claim: JSONValue,
            at minute: Int64,
            suffix: String? = nil,
            photos: [Attachment] = []
        ) {
            var members = claim.members ?? [:]
            members["arrived"] = .integer(minute)
            drafts.append(
                CaseDraft(
                    record: item.record,
                    register: CaseRegister(step, number, suffix: suffix),
                    claim: .object(members),
                    photos: photos
                )
            )
        }
        func time(_ key: String) throws(Problem) -> Int64? {
            let minute = try row.value(key) { CaseTime(argument: $0)?.minute(desk.books) }
            if let minute, minute > desk.minute { throw row.problem(key) }
            return minute
        }
        if let received = try time("received") {
            add(.receipt, round.number, CaseReceipt(unit: unit).claim, at: received, suffix: suffix)
        }
        if let reason = row["return_reason"] {
            let proposed = try row.value("proposed") {
                desk.books.gazetteer.unitID($0, on: desk.today)
            }
            add(
                .return,
                round.number,
                CaseReturn(unit: unit, reason: reason, proposed: proposed).claim,
                at: try time("done") ?? earlier(.return, round.number, file) ?? desk.minute
            )
        }
        if row["result"] != nil || row["answer"] != nil || row["done"] != nil {
            let result = try row.value("result", CaseWord.result) ?? .settled
            let claim = CaseRectification(
                unit: unit,
                text: row["answer"],
                result: result,
                handler: row["handler"]
            ).claim
            let files = try files(row, item, folder: photos)
            add(
                .rectification,
                round.number,
                claim,
                at: try time("done") ?? earlier(.rectification, round.number, file) ?? desk.minute,
                suffix: suffix,
                photos: try desk.photos(files)
            )
        }
        if let until = try row.value("until", { CaseTime(argument: $0)?.minute(desk.books) }) {
            let due = CaseTiming(file, desk.books).due
            let claim = CaseExtension(
                round: round.number,
                unit: unit,
                reason: row["until_reason"] ?? "",
                until: until
            )
            let said = file.extensions.first { $0.value.claim == claim }
            guard said != nil || until > max(desk.minute, due ?? 0) else {
                throw row.problem("until")
            }
            let number =
                said?.key
                ?? max(file.extensions.keys.max() ?? 0, file.grants.keys.max() ?? 0) + 1
            add(.extension, number, claim.claim, at: said?.value.minute ?? desk.minute)
        }
        return drafts
    }

    /// When something came that is in the ledger already: the same table again changes nothing.
    private static func earlier(_ step: CaseStep, _ number: Int, _ file: CaseFile) -> Int64? {
        let register = CaseRegister(step, number).text
        return file.entries.first { $0.register == register }?.claim["arrived"]?.integer
    }

    /// The photos of a row: those that it names, or else those in the folder whose names begin
    /// with the case's.
    private static func files(
        _ row: CSVTable.Row,
        _ item: CaseItem,
        folder: String?
    ) throws -> [String] {
        let named = (row["photos"] ?? "").split { "；;，,、\n".contains($0) }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard let folder else {
            guard named.isEmpty else { throw row.problem("photos") }
            return []
        }
        if !named.isEmpty {
            return try named.map { name in
                guard !name.contains("/"),
                    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
                else { throw row.problem("photos") }
                return "\(folder)/\(name)"
            }
        }
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let whole = String(item.record.dropFirst(5))
        let short = CaseName.short(item.record)
        return all.sorted().filter { $0.hasPrefix(whole) || $0.hasPrefix(short) }
            .map { "\(folder)/\($0)" }
    }

    // MARK: - Decisions

    /// The dispatch of a row with the number of its round; `nil` where the row names no unit.
    ///
    /// A row that says what the latest round says repeats it, unless the unit gave that one back or
    /// it was judged to be done again: then the row begins the next round, as ``CaseDispatchCommand``
    /// does.
    private static func dispatch(
        _ row: CSVTable.Row,
        _ item: CaseItem,
        _ desk: CaseDesk
    ) throws -> (number: Int, claim: JSONValue)? {
        let gazetteer = desk.books.gazetteer
        let due = try row.value("dispatch_due") { CaseTime(argument: $0)?.minute(desk.books) }
        guard let main = try row.value("main", { gazetteer.unitID($0, on: desk.today) })
        else { return nil }
        let assisting = try row.value("assisting") { text -> [String]? in
            let names = NameList.names(in: text, of: .units) {
                gazetteer.unitID($0, on: desk.today) != nil
            }
            let ids = names.compactMap { gazetteer.unitID($0, on: desk.today) }
            return ids.count == names.count ? ids : nil
        }
        let proposal = try CaseProposal(item, desk, main: main, named: [:])
        let claim = CaseDispatch(
            main: main,
            assisting: (assisting ?? proposal.assisting).filter { $0 != main },
            units: proposal.units,
            due: due
        )
        let isOver = item.file.state == .returned || item.file.state == .rework
        if !isOver, let last = item.file.rounds.last, let said = last.dispatch?.claim {
            var same = claim
            same.isFinal = said.isFinal
            if same.claim == said.claim { return (last.number, said.claim) }
        }
        switch item.file.state {
        case .reported, .declined, .filed, .dispatched, .received, .returned, .rework: break
        case .rectified, .verified, .closed, .joined, .void: throw CaseDesk.misfit(item)
        }
        // A list of an earlier round must not begin another one.
        let sent = try row.value("dispatched") { CaseTime(argument: $0)?.minute(desk.books) }
        guard sent == nil || sent == item.file.rounds.last?.dispatch?.minute else {
            throw row.problem("dispatched")
        }
        guard due.map({ $0 > desk.minute }) ?? true else { throw row.problem("dispatch_due") }
        var next = claim
        next.isFinal = try desk.isNamedForGood(item)
        return (item.file.nextRound, next.claim)
    }

    private static func decisions(
        _ row: CSVTable.Row,
        _ item: CaseItem,
        _ desk: CaseDesk
    ) throws -> [CaseDraft] {
        var drafts: [CaseDraft] = []
        func add(_ register: CaseRegister, _ claim: JSONValue) {
            drafts.append(CaseDraft(record: item.record, register: register, claim: claim))
        }
        if let isFiled = try row.value("filed", CaseWord.yes) {
            guard isFiled || row["filing_reason"] != nil else {
                throw row.problem("filing_reason")
            }
            add(
                CaseRegister(.filing),
                CaseFiling(isFiled: isFiled, reason: row["filing_reason"]).claim
            )
        }
        if let (number, claim) = try dispatch(row, item, desk) {
            add(CaseRegister(.dispatch, number), claim)
        }
        if let isGranted = try row.value("granted", CaseWord.yes) {
            let number = item.file.unanswered.first ?? item.file.grants.keys.max()
            guard let number else { throw row.problem("granted") }
            add(CaseRegister(.grant, number), CaseGrant(isGranted: isGranted).claim)
        }
        return drafts
    }
}
