import ArgumentParser
import Foundation

/// A language that everything users see exists in.
enum Language: String, CaseIterable, Sendable {
    case english = "en"
    /// Simplified Chinese.
    case chinese = "zh"

    /// The language of this run, chosen once before the parser builds its help.
    static let current = chosen(
        arguments: Array(ProcessInfo.processInfo.arguments.dropFirst()),
        environment: ProcessInfo.processInfo.environment
    )
}

extension Language {
    /// The option that names a language.
    static let option = "--language"

    /// `--language` anywhere, else WATCHBOOK_LANGUAGE, else the first of LC_ALL, LC_MESSAGES and
    /// LANG that is set; what is not Chinese is English.
    static func chosen(arguments: [String], environment: [String: String]) -> Language {
        if let named = taking(from: arguments).language { return named }
        if let wanted = environment["WATCHBOOK_LANGUAGE"].flatMap(Language.init(tag:)) {
            return wanted
        }
        let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        return locales.first { !$0.isEmpty }.flatMap(Language.init(tag:)) ?? .english
    }

    /// Takes `--language` with its value out, wherever it stands before `--`.
    ///
    /// A missing or unknown value stays in, for the parser to refuse; of several the last counts.
    static func taking(from arguments: [String]) -> (language: Language?, rest: [String]) {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        var language: Language?
        var rest: [String] = []
        var index = 0
        while index < end {
            let (value, width) = value(at: index, in: arguments[..<end])
            if let named = value.flatMap(Language.init(tag:)) {
                language = named
            } else {
                rest += arguments[index..<index + width]
            }
            index += width
        }
        return (language, rest + arguments[end...])
    }

    private static func value(
        at index: Int,
        in arguments: ArraySlice<String>
    ) -> (value: String?, width: Int) {
        let argument = arguments[index]
        if argument == option, index + 1 < arguments.endIndex { return (arguments[index + 1], 2) }
        if argument.hasPrefix(option + "=") {
            return (String(argument.dropFirst(option.count + 1)), 1)
        }
        return (nil, 1)
    }

    /// Reads `zh`, `zh-Hans`, `zh_CN.UTF-8`, `en`, `en-GB` …; `nil` for other languages.
    init?(tag: String) {
        let first = tag.lowercased().split { !$0.isLetter }.first
        switch first {
        case "zh": self = .chinese
        case "en": self = .english
        default: return nil
        }
    }
}

extension Language: ExpressibleByArgument {
    init?(argument: String) { self.init(tag: argument) }
}
