import ArgumentParser
import Foundation
import Journaling
import LedgerSQLite
import Sync

/// A pattern of inspectors with a rank: `S01.*:9`, `S01.0007`.
struct PatternOption: ExpressibleByArgument {
    let pattern: String
    /// `nil` when it was not said.
    let rank: Int64?

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = parts.first, !first.isEmpty else {
            return nil
        }
        pattern = String(first)
        rank = parts.count == 2 ? Int64(parts[1]) : nil
        guard parts.count == 1 || rank.map({ $0 >= 0 }) ?? false else { return nil }
    }
}

/// The rights of an enrolment: `all`, or names with commas between them.
struct RightsOption: ExpressibleByArgument {
    let rights: Set<Grant.Right>

    init?(argument: String) {
        guard argument != "all" else {
            rights = Set(Grant.Right.allCases)
            return
        }
        guard argument != "none" else {
            rights = []
            return
        }
        let names = argument.split(separator: ",").map { Grant.Right(rawValue: String($0)) }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        rights = Set(names.compactMap { $0 })
    }
}

/// A moment, or a date that means its first minute by the city's clock.
struct StartOption: ExpressibleByArgument {
    private let moment: Moment?
    private let date: WorkDate?

    init?(argument: String) {
        date = WorkDate(argument)
        moment = date == nil ? Moment(argument) : nil
        guard date != nil || moment != nil else { return nil }
    }

    /// Minutes since 1970 UTC.
    func minute(zone: Int64) -> Int64 {
        if let date { return max(date.day * 1440 - zone, 0) }
        return (moment?.milliseconds ?? 0) / 60_000
    }
}

/// Options of commands that enrol a device.
struct GrantOptions: ParsableArguments {
    @Option(help: ArgumentHelp(EnrolmentPhrase.requestHelp, value: EnrolmentPhrase.requestValue))
    var request: String

    @Option(help: ArgumentHelp(EnrolmentPhrase.outHelp, value: EnrolmentPhrase.bundleValue))
    var out: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(EnrolmentPhrase.withHelp, value: EnrolmentPhrase.filesValue)
    )
    var with: [String] = []

    @Option(help: ArgumentHelp(EnrolmentPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(EnrolmentPhrase.placesHelp, value: EnrolmentPhrase.placeValue)
    )
    var places: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(EnrolmentPhrase.registersHelp, value: EnrolmentPhrase.patternValue)
    )
    var registers: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(EnrolmentPhrase.typesHelp, value: EnrolmentPhrase.personValue)
    )
    var types: [PatternOption] = []

    @Option(help: ArgumentHelp(EnrolmentPhrase.rightsHelp, value: EnrolmentPhrase.rightsValue))
    var rights: RightsOption?

    @Option(help: ArgumentHelp(EnrolmentPhrase.levelHelp, value: EnrolmentPhrase.levelValue))
    var level: Int64?

    @Option(help: ArgumentHelp(EnrolmentPhrase.fromHelp, value: EnrolmentPhrase.startValue))
    var from: StartOption?

    @Option(help: ArgumentHelp(EnrolmentPhrase.untilHelp, value: EnrolmentPhrase.startValue))
    var until: StartOption?

    @Flag(help: ArgumentHelp(EnrolmentPhrase.practiceHelp))
    var practice = false

    @Flag(help: ArgumentHelp(MergePhrase.dryRunHelp))
    var dryRun = false
}

extension GrantOptions {
    /// What is known about enrolments: the files and the ledger that are named, and the desk
    /// beside the journal.
    ///
    /// - Throws: `Problem` with the first thing that cannot be read.
    func law(beside journal: JournalFiles) throws -> KnownLaw {
        var law = KnownLaw()
        let desk = FileManager.default.fileExists(atPath: journal.desk) ? journal.desk : nil
        for path in [ledger, desk].compactMap({ $0 }) {
            try law.add(SQLiteLedger(opening: path, .reading))
        }
        let inputs = try InputList(with)
        let problems = try inputs.refused + law.add(inputs.documents.map { MergeDocument($0) })
        if let problem = problems.first { throw problem }
        return law
    }

    /// The grant with the defaults filled in.
    ///
    /// - Parameters:
    ///   - defaults: what stands where an option is missing.
    ///   - zone: minutes that the city's clocks are ahead of UTC.
    /// - Returns: the grant as it will be written.
    /// - Throws: `Problem`: `badName`, `badNumber` for what no enrolment can say.
    func grant(_ defaults: Grant, zone: Int64) throws -> Grant {
        var grant = defaults
        if !places.isEmpty { grant.places = places }
        if !registers.isEmpty { grant.registers = registers }
        if let rights { grant.rights = rights.rights }
        if !types.isEmpty {
            grant.types = types.map { Grant.Pair($0.pattern, $0.rank ?? 1) }
            grant.rights.insert(.type)
        }
        if let level {
            guard level >= 0 else { throw Problem(.badNumber, "\(level)") }
            grant.level = level
        }
        if let from { grant.from = from.minute(zone: zone) }
        grant.until = until.map { $0.minute(zone: zone) }
        grant.isPractice = practice
        try GrantOptions.check(grant)
        return grant
    }

    /// Finds the word that no enrolment can have.
    private static func check(_ grant: Grant) throws {
        let bare = Grant(from: 0, level: 0, office: "x", inspectors: [], places: [], registers: [])
        func isSound(_ change: (inout Grant) -> Void) -> Bool {
            var probe = bare
            change(&probe)
            return Grant(probe.claim) != nil
        }
        for pair in grant.inspectors + grant.types where !isSound({ $0.inspectors = [pair] }) {
            throw Problem(.badName, pair.pattern)
        }
        for place in grant.places where !isSound({ $0.places = [place] }) {
            throw Problem(.badName, place)
        }
        for register in grant.registers where !isSound({ $0.registers = [register] }) {
            throw Problem(.badName, register)
        }
        guard isSound({ $0.office = grant.office }) else { throw Problem(.badName, grant.office) }
    }
}
