import ArgumentParser
import Foundation

/// `bench merge`: how fast, how small and with how much memory bundles become a ledger.
struct MergeBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Measure merging against bare inserts of the same rows, in one run.",
        discussion: """
            Every measure runs in a process of its own, in turns, and the median of the turns \
            counts; ratios are taken within a turn. The files are in the page cache.
            """
    )

    @Flag(help: "100 000 entries instead of 1 000 000: under a minute.")
    var quick = false

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    @Option(help: "Entries of the first merge; as many are merged on top.")
    var entries: Int?

    @Option(help: "Turns.")
    var turns = 3

    @Option(help: "Folder for the work; removed at the end.")
    var folder = NSTemporaryDirectory()

    func validate() throws {
        guard turns > 0, (entries ?? 1000) >= 1000 else {
            throw ValidationError("At least one turn and 1000 entries.")
        }
    }

    func run() async throws {
        let scratch = try Scratch(in: folder)
        let count = entries ?? (quick ? 100_000 : 1_000_000)
        note("Writing a world of \(2 * count) entries …")
        let world = try World(entries: count, in: scratch)
        var figures = Figures(Figures.ofMerging)
        for turn in 1...turns {
            note("Turn \(turn) of \(turns) …")
            try MergeTurn(world: world, scratch: scratch).run(into: &figures)
        }
        note("Journals …")
        try JournalTurn(world: world, scratch: scratch, isQuick: quick).run(turns, into: &figures)
        print(json ? figures.json : figures.table)
    }
}

/// Says on standard error how far it is.
func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
