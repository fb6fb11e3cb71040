import ArgumentParser

/// Options of commands that print: `--language` and `--json`.
struct OutputOptions: ParsableArguments {
    @Flag(help: ArgumentHelp(CommonPhrase.jsonHelp))
    var json = false

    @OptionGroup var language: LanguageOption
}
