import ArgumentParser

/// Options of commands that print: `--language` and `--json`.
struct OutputOptions: ParsableArguments {
    @Flag(help: ArgumentHelp(CommonPhrase.jsonHelp))
    var json = false

    /// As in ``LanguageOption``.
    @Option(help: ArgumentHelp(CommonPhrase.languageHelp, value: CommonPhrase.languageValue))
    var language: Language?
}
