import ArgumentParser

/// Options of commands that print and use the clock: `--now`, `--json`, `--language`.
///
/// No group of groups: without optimisation the parser checks a group several times for each level
/// that it lies deep.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp(CommonPhrase.nowHelp, value: CommonPhrase.nowValue))
    var now: Moment?

    @Flag(help: ArgumentHelp(CommonPhrase.jsonHelp))
    var json = false

    /// As in ``LanguageOption``.
    @Option(help: ArgumentHelp(CommonPhrase.languageHelp, value: CommonPhrase.languageValue))
    var language: Language?

    /// The time to work with; ask once a command, so that all it writes has one time.
    func moment() -> Moment { now ?? Moment.wallClock() }
}
