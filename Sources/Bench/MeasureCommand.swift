import ArgumentParser
import Foundation

/// What a child process can measure.
enum Measure: String, CaseIterable, ExpressibleByArgument {
    /// Bare inserts of the rows of bundles.
    case limit
    /// A merge of bundles or journals.
    case merge
    /// Appends to a journal, one entry each.
    case append
    /// Transactions of one row with a journal's settings.
    case fsync
    /// A tally over a ledger.
    case tally
    /// Writes bundles' entries into journal files; not a measure.
    case journals
}

/// `bench measure`: one measure in this process; called by `bench merge`.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Do one measure.",
        shouldDisplay: false
    )

    @Argument var measure: Measure
    @Option var database: String
    @Option var now = 0
    @Option var count = 0
    @Option(help: "A file with the paths of the input, one a line.") var inputs: String?

    func run() async throws {
        let paths = try inputs.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
        let files = paths.split(separator: "\n").map(String.init)
        var result: Measurement
        switch measure {
        case .limit: result = try BareInserts(database).run(files)
        case .merge: result = try await LedgerMerge(database, now: Int64(now)).run(files)
        case .append: result = try DeviceWriting(database, now: Int64(now)).append(count)
        case .fsync: result = try DeviceWriting(database, now: Int64(now)).fsync(count)
        case .tally: result = try LedgerTally(database).run()
        case .journals: result = try JournalFiles(folder: database, now: Int64(now)).write(files)
        }
        result.peakBytes = MeasureCommand.peakBytes
        FileHandle.standardOutput.write(try JSONEncoder().encode(result))
    }

    private static var peakBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}

/// Seconds that `work` takes by a clock that never runs backwards.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let begin = clock.now
    try work()
    return (clock.now - begin) / .seconds(1)
}
