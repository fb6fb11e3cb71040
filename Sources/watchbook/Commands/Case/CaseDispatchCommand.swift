import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook case dispatch`: says which units have to act.
struct CaseDispatchCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "dispatch",
            abstract: CaseHelp.dispatchAbstract(),
            discussion: CaseHelp.dispatchDiscussion()
        )
    }

    @Option(
        name: .customLong("main"),
        help: ArgumentHelp(CaseHelp.mainHelp, value: CaseHelp.unitValue)
    )
    var mainUnit: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.assistHelp, value: CaseHelp.unitValue)
    )
    var assist: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.chargeHelp, value: RecordingPhrase.unitValue)
    )
    var charge: [NamedUnit] = []

    @Option(help: ArgumentHelp(CaseHelp.dueHelp, value: CaseHelp.timeValue))
    var due: CaseTime?

    @Option(help: ArgumentHelp(CaseHelp.setUrgencyHelp, value: CaseHelp.urgencyValue))
    var setUrgency: String?

    @Flag(help: ArgumentHelp(CaseHelp.againHelp))
    var again = false

    @OptionGroup var options: CaseActOptions

    func fits(_ item: CaseItem) -> Bool {
        switch item.file.state {
        case .reported, .filed, .returned, .rework: true
        case .dispatched, .received: again
        default: false
        }
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        try CaseVocabulary(desk.books, at: desk.minute).check(urgency: setUrgency)
        var drafts: [CaseDraft] = []
        if item.file.state == .reported, item.file.filing == nil {
            drafts.append(
                CaseDraft(
                    record: item.record,
                    register: CaseRegister(.filing),
                    claim: CaseFiling(isFiled: true).claim
                )
            )
        }
        let proposal = try CaseProposal(
            item,
            desk,
            main: try mainUnit.map { try desk.unit($0) },
            named: try named(desk)
        )
        guard let main = proposal.main else {
            throw Problem(.caseUnitMissing, CaseName.short(item.record))
        }
        let isFinal = try desk.isNamedForGood(item)
        let assisting = try assist.isEmpty ? proposal.assisting : assist.map { try desk.unit($0) }
        let claim = CaseDispatch(
            main: main,
            assisting: assisting.filter { $0 != main },
            units: proposal.units,
            due: try due.map { try desk.time($0, after: desk.minute, for: item) },
            urgency: setUrgency,
            isFinal: isFinal
        ).claim
        drafts.append(
            CaseDraft(
                record: item.record,
                register: CaseRegister(.dispatch, item.file.nextRound),
                claim: claim
            )
        )
        return drafts
    }

    private func named(_ desk: CaseDesk) throws -> [ResponsibilityLine: [String]] {
        try charge.reduce(into: [:]) { $0[$1.line, default: []].append(try desk.unit($1.unit)) }
    }

    func run() throws { try perform() }
}

extension CaseDesk {
    /// Whether the next dispatch of a case is for good 指定, because units returned it too often.
    ///
    /// - Throws: `Problem` with ``Problem/Code/caseToBeNamed`` where another office has to do that.
    func isNamedForGood(_ item: CaseItem) throws(Problem) -> Bool {
        let rules = books.rules(at: minute)
        let isFinal = item.file.returns >= rules.returns
        if isFinal, !rules.namingOffices.isEmpty, !rules.namingOffices.contains(office) {
            throw Problem(
                .caseToBeNamed,
                CaseName.short(item.record),
                rules.namingOffices.sorted().joined(separator: ", ")
            )
        }
        return isFinal
    }

    /// The id of a unit of today.
    func unit(_ text: String) throws(Problem) -> String {
        try books.unit(named: text, on: today)
    }
}

extension CaseFile {
    /// The number of the round that a dispatch begins.
    var nextRound: Int {
        guard let last = rounds.last else { return 1 }
        return last.dispatch == nil ? last.number : last.number + 1
    }
}

/// Which units a case should go to: what is said, then what the finding names, the decomposition
/// table and the point's own lines.
struct CaseProposal {
    let main: String?
    let assisting: [String]
    let units: [ResponsibilityLine: [String]]

    /// - Parameters:
    ///   - item: the case.
    ///   - desk: where the table and the finding are known.
    ///   - main: the unit that somebody chose.
    ///   - named: the units that somebody chose for a line.
    /// - Throws: what reading the finding throws.
    init(
        _ item: CaseItem,
        _ desk: CaseDesk,
        main: String?,
        named: [ResponsibilityLine: [String]]
    ) throws {
        let file = item.file
        let lines = desk.books.rules(at: desk.minute).mainLines
        let charge = desk.books.gazetteer.charge(
            indicator: file.report?.claim.indicator ?? "",
            point: file.report?.claim.point,
            on: desk.books.date(at: file.report?.minute ?? desk.minute),
            named: try CaseProposal.finding(of: file, desk)
        )
        var units = charge.units
        // Whoever gave it back is charged no more.
        let gone = Set(file.rounds.filter(\.isReturned).compactMap { $0.dispatch?.claim.main })
        var free: ResponsibilityLine?
        for line in ResponsibilityLine.allCases
        where units[line]?.contains(where: gone.contains) == true {
            free = free ?? line
            units[line] = units[line]?.filter { !gone.contains($0) }
            if units[line]?.isEmpty == true { units[line] = nil }
        }
        units.merge(named) { $1 }
        let proposed = file.state == .returned ? file.rounds.last?.returned?.claim.proposed : nil
        let known = proposed.flatMap { desk.books.gazetteer.unitID($0, on: desk.today) }
        // Done again by the one who did it before.
        let before = file.state == .rework ? file.dispatch?.claim.main : nil
        let chosen = main ?? known ?? before ?? lines.lazy.compactMap { units[$0]?.first }.first
        if let chosen, !units.values.contains(where: { $0.contains(chosen) }) {
            units[free ?? lines.first { units[$0] == nil } ?? .point] = [chosen]
        }
        self.main = chosen
        self.units = units
        assisting = ResponsibilityLine.allCases.flatMap { charge.assisting[$0] ?? [] }
            .reduce(into: []) { if !$0.contains($1), $1 != chosen { $0.append($1) } }
    }

    /// The units that the finder named.
    private static func finding(
        of file: CaseFile,
        _ desk: CaseDesk
    ) throws -> [ResponsibilityLine: [String]] {
        var units = file.report?.claim.circumstances.units.mapValues { [$0] } ?? [:]
        if let check = file.report?.claim.check,
            let claim = try desk.act.ledger.resolution(record: check, register: "finding")?
                .inForce?.statement.claim,
            let finding = JSONValue(claim).flatMap({ Finding($0) })
        {
            units.merge(finding.circumstances.units.mapValues { [$0] }) { $1 }
        }
        return units
    }
}
