import Testing

@testable import watchbook

@Suite struct LanguageTests {
    @Test func `the option wins, then the variable, then the first locale that is set`() {
        func chosen(_ arguments: [String], _ environment: [String: String]) -> Language {
            Language.chosen(arguments: arguments, environment: environment)
        }
        let chinese = ["LANG": "zh_CN.UTF-8"]
        #expect(chosen([], [:]) == .english)
        #expect(chosen([], chinese) == .chinese)
        #expect(chosen([], ["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"]) == .chinese)
        #expect(chosen([], ["LC_ALL": "de_DE", "LANG": "zh_CN"]) == .english)
        #expect(chosen([], ["WATCHBOOK_LANGUAGE": "zh", "LC_ALL": "en_GB"]) == .chinese)
        #expect(chosen([], ["WATCHBOOK_LANGUAGE": "?", "LC_ALL": "zh"]) == .chinese)
        #expect(chosen(["merge", "a", "--language", "en"], chinese) == .english)
        #expect(chosen(["merge", "--", "--language", "en"], chinese) == .chinese)
        #expect(chosen(["--language=en", "--language", "zh-Hans"], [:]) == .chinese)
    }

    @Test func `the option is taken out only with a language behind it`() {
        #expect(Language.taking(from: ["--language", "zh", "merge", "a"]).rest == ["merge", "a"])
        #expect(Language.taking(from: ["merge", "--language=en", "a"]).rest == ["merge", "a"])
        #expect(Language.taking(from: ["--language", "fr"]).rest == ["--language", "fr"])
        #expect(Language.taking(from: ["--language"]).rest == ["--language"])
        #expect(
            Language.taking(from: ["a", "--", "--language", "zh"]).rest
                == ["a", "--", "--language", "zh"]
        )
    }
}
