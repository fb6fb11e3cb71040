import ArgumentParser

/// `--language`, for the help and for refusing unknown ones; a good one was taken out before.
struct LanguageOption: ParsableArguments {
    @Option(help: ArgumentHelp(CommonPhrase.languageHelp, value: CommonPhrase.languageValue))
    var language: Language?
}
