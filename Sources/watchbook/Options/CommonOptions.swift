import ArgumentParser

/// `--now`, of every command that uses the clock.
struct ClockOption: ParsableArguments {
    @Option(help: ArgumentHelp(CommonPhrase.nowHelp, value: CommonPhrase.nowValue))
    var now: Moment?

    /// The time to work with; ask once a command, so that all it writes has one time.
    func moment() -> Moment { now ?? Moment.wallClock() }
}

/// Options of commands that print and use the clock: `--now`, `--json`, `--language`.
struct CommonOptions: ParsableArguments {
    @OptionGroup var clock: ClockOption
    @OptionGroup var output: OutputOptions

    var json: Bool { output.json }

    /// The time to work with; ask once a command, so that all it writes has one time.
    func moment() -> Moment { clock.moment() }
}
