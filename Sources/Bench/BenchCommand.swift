import ArgumentParser

/// Measures the promises of the design on this machine.
///
/// Not a product that users install.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure on this machine what the design promises.",
        subcommands: [
            MergeBenchCommand.self, TallyBenchCommand.self, ReportsBenchCommand.self,
            MeasureCommand.self,
        ]
    )
}
