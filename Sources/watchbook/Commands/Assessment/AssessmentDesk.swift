import ArgumentParser
import CentralLedger
import Inspection
import JournalSQLite
import Journaling
import LedgerSQLite

/// A ledger with what its commands of assessment look up.
struct AssessmentDesk {
    let ledger: SQLiteLedger
    let path: String
    let books: CityBooks
    let shelf: AssessmentShelf

    init(_ path: String) throws {
        try self.init(try SQLiteLedger(opening: path, .reading), path)
    }

    init(_ ledger: SQLiteLedger, _ path: String) throws {
        self.ledger = ledger
        self.path = path
        books = try ledger.books()
        shelf = try ledger.assessments()
    }

    /// The scheme that the program brings.
    static let standardScheme = "standard"

    /// A scheme that holds on a date.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownScheme`` or ``Problem/Code/schemeUnusable``.
    func scheme(_ id: String, on date: WorkDate) throws -> Scheme {
        guard let claim = schemeClaim(id, on: date) else {
            guard id == AssessmentDesk.standardScheme else {
                throw Problem(.unknownScheme, id, path)
            }
            return .standard
        }
        do {
            return try Scheme(claim)
        } catch {
            throw Problem(.schemeUnusable, id, error.place, error.reasonText)
        }
    }

    func schemeClaim(_ id: String, on date: WorkDate) -> JSONValue? {
        books.gazetteer.settingClaim("\(Scheme.section).\(id)", on: date)
    }

    /// Ids of the schemes that hold on a date, readable or not.
    func schemeIDs(on date: WorkDate) -> [String] {
        books.gazetteer.settingSections.filter { $0.hasPrefix(Scheme.section + ".") }
            .filter { books.gazetteer.settingClaim($0, on: date) != nil }
            .map { String($0.dropFirst(Scheme.section.count + 1)) }.sorted()
    }

    /// - Throws: `Problem` with ``Problem/Code/unknownRound``.
    func round(_ name: String) throws -> AssessmentRound {
        guard let round = shelf.round(name) else { throw Problem(.unknownRound, name, path) }
        return round
    }

    func assessment(
        of round: AssessmentRound,
        by dimension: TallyDimension? = .office
    ) throws -> Assessment {
        try ledger.assessment(
            of: round,
            by: dimension,
            try scheme(round.scheme, on: round.dates.upperBound),
            shelf,
            books
        )
    }

    /// The round before, where one is named or given.
    func previous(
        of round: AssessmentRound,
        named name: String? = nil,
        by dimension: TallyDimension? = .office
    ) throws -> Assessment? {
        if let name { return try assessment(of: try self.round(name), by: dimension) }
        guard let id = round.previous, let before = shelf.round("\(round.scheme)/\(id)") else {
            return nil
        }
        return try assessment(of: before, by: dimension)
    }

    /// The rows that a round can have, in the order of their ids: street offices with points, the
    /// rows of the scheme's classes, and units.
    func rows(of round: AssessmentRound, _ scheme: Scheme) -> [String] {
        let date = round.dates.upperBound
        let offices = Set(books.gazetteer.points(on: date).map(\.office))
        let named = Set(scheme.classes.values.flatMap { $0 }).subtracting(offices)
        let units = books.gazetteer.units(on: date).map(\.id).filter {
            !offices.contains($0) && !named.contains($0)
        }
        return offices.sorted() + named.sorted() + units
    }

    /// - Throws: `Problem` with ``Problem/Code/rowNone``. Where no rows are known anything goes.
    func require(
        row: String,
        of round: AssessmentRound,
        _ scheme: Scheme
    ) throws(Problem) {
        let known = rows(of: round, scheme)
        guard known.isEmpty || known.contains(row) else {
            throw Problem(.rowNone, row, among: known)
        }
    }

    func names(of round: AssessmentRound) -> TallyNames { TallyNames(books, on: round.dates) }
}

extension SettingFault {
    /// Where in a scheme, as `items.3.mark`.
    var place: String { path.joined(separator: ".") }

    var reasonText: String {
        switch reason {
        case .missing: SettingFaultPhrase.missing()
        case .unknown: SettingFaultPhrase.unknown()
        case .wrongKind("text"): SettingFaultPhrase.noText()
        case .wrongKind(let kind):
            SettingFaultPhrase.wrongKind(SettingKindPhrase(kind)?() ?? kind)
        case .outside(let allowed): SettingFaultPhrase.outside(allowed)
        case .repeated: SettingFaultPhrase.repeated()
        case .besides(let other): SettingFaultPhrase.besides(other)
        }
    }
}

/// Options of the questions about one round.
struct RoundOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(AssessmentPhrase.roundHelp, value: AssessmentPhrase.roundValue))
    var round: String
}

/// Options of the acts about a round.
struct RoundActOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Argument(help: ArgumentHelp(AssessmentPhrase.roundHelp, value: AssessmentPhrase.roundValue))
    var round: String

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false
}

/// One register that an office is about to say something in.
struct AssessmentStatement {
    let record: String
    let register: String
    let claim: JSONValue
}

extension OfficeAct {
    /// Says what is not said yet, each in answer to what stands in the register.
    ///
    /// - Returns: the digests of the entries written, one for each statement that was new.
    /// - Throws: as ``perform(_:now:seen:hasEffect:)``.
    @discardableResult
    func say(_ statements: [AssessmentStatement], now: Moment) throws -> [Digest] {
        var drafts: [Draft] = []
        var seen: Stamp?
        for statement in statements {
            let known = try ledger.resolution(
                record: statement.record,
                register: statement.register
            )
            let heads = known?.heads ?? []
            let inForce = known?.inForce.flatMap { JSONValue($0.statement.claim) }
            guard inForce != statement.claim else { continue }
            seen = (heads.map(\.statement.stamp) + [seen].compactMap { $0 }).max()
            drafts.append(
                writer.draft(
                    statement.record,
                    statement.register,
                    claim: statement.claim,
                    bases: heads.map(\.statement.digest)
                )
            )
        }
        guard !drafts.isEmpty else { return [] }
        return try perform(drafts, now: now, seen: seen).map {
            Chain.identity(of: $0.canonicalBytes)
        }
    }
}
