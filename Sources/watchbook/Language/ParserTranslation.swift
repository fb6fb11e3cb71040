import Journaling

/// Help and errors of ArgumentParser in Chinese, made from the finished English text.
enum ParserTranslation {
    /// Translates line by line; lines that are already Chinese stay as they are.
    static func translated(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0)) }
            .joined(separator: "\n")
    }

    private static func line(_ english: String) -> String {
        let line = words(english)
        for phrase in ParserPhrase.allCases {
            guard let found = phrase.template(in: .english).match(line) else { continue }
            let values = (1...9).map { number in
                found[number].map { value(number, of: phrase, $0) } ?? ""
            }
            return phrase.text(in: .chinese, values)
        }
        return ending(line)
    }

    /// A value that has English words of its own.
    private static func value(_ number: Int, of phrase: ParserPhrase, _ text: String) -> String {
        switch phrase {
        case .error, .help, .invalidValueAlone: line(text)
        case .invalidValueOneOf where number == 3:
            text.replacing("' and '", with: "'、'").replacing("' or '", with: "'、'")
                .replacing("', '", with: "'、'")
        case .alreadySet: text.replacing(" in ", with: "，属于 ")
        default: text
        }
    }

    private static func words(_ line: String) -> String {
        let pairs = [
            ("<subcommand>", "<子命令>"), ("<subcommands>", "<子命令>"), ("[<options>]", "[<选项>]"),
            ("(values: ", "(可选："), ("(default: ", "(默认："), ("; default: ", "；默认："),
            ("(default as flag: ", "(不带值时："), ("; default as flag: ", "；不带值时："),
        ]
        return pairs.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }

    /// The descriptions of built-in options stand at the end of their lines.
    private static func ending(_ line: String) -> String {
        for phrase: ParserPhrase in [.showVersion, .showSubcommandHelp, .showHelp] {
            let english = phrase.text(in: .english)
            if line.hasSuffix(english) {
                return line.dropLast(english.count) + phrase.text(in: .chinese)
            }
        }
        return line
    }
}
