import Foundation
import Testing

/// A command without further ones below it.
struct Leaf: Sendable, CustomTestStringConvertible {
    let words: [String]
    var testDescription: String { words.joined(separator: " ") }

    static let all = below([])

    private static func below(_ words: [String]) -> [Leaf] {
        guard let help = try? Program.run(words + ["--help", "--language", "en"]).stdout,
            let list = help.firstRange(of: "SUBCOMMANDS:")
        else { return [Leaf(words: words)] }
        let names = help[list.upperBound...].matches(of: /\n  ([a-z][a-z-]*)/).map { String($0.1) }
        return names.filter { $0 != "help" }.flatMap { below(words + [$0]) }
    }
}

@Suite struct ProgramTests {
    @Test(arguments: ["en", "zh"])
    func `help in both languages is as it was agreed`(language: String) throws {
        let run = try Program.run(["--help", "--language", language])

        #expect(run.status == 0)
        #expect(run.stderr.isEmpty)
        try Golden.expect(run.stdout, matches: "help.\(language).txt")
    }

    @Test(arguments: Leaf.all)
    func `every command shows an example in both languages, and Chinese names of values`(
        leaf: Leaf
    ) throws {
        for (language, word) in [("en", "Example"), ("zh", "示例")] {
            let help = try Program.run(leaf.words + ["--help", "--language", language])

            #expect(help.status == 0)
            // A line may break anywhere in Chinese.
            #expect(help.stdout.filter { !$0.isWhitespace }.contains(word), "\(leaf) \(language)")
            guard language == "zh" else { continue }
            #expect(help.stdout.matches(of: /<[A-Za-z][A-Za-z-]*>/).map { String($0.0) } == [])
        }
    }

    @Test func `without a command there is the help`() throws {
        let bare = try Program.run([])

        #expect(bare.status == 0)
        #expect(try bare.stdout == Program.run(["--help"]).stdout)
    }

    @Test func `the version is one line`() throws {
        let run = try Program.run(["--version"])

        #expect(run.status == 0)
        #expect(run.stdout.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test func `an unknown option is wrong use, with a proposal`() throws {
        let english = try Program.run(["--langage", "zh"])
        #expect(english.status == 64)
        #expect(english.stdout.isEmpty)
        #expect(
            english.stderr.hasPrefix(
                "Error: Unknown option '--langage'. Did you mean '--language'?\n"
            )
        )

        let chinese = try Program.run(["--langage", "zh"], environment: ["LANG": "zh_CN.UTF-8"])
        #expect(chinese.status == 64)
        #expect(chinese.stderr.hasPrefix("错误：没有选项“--langage”。是否要用“--language”？\n"))
    }

    @Test func `an unknown language is wrong use`() throws {
        let run = try Program.run(["--language", "fr"])

        #expect(run.status == 64)
        #expect(run.stderr.contains("'en' and 'zh'"))
    }

    @Test func `output that cannot be written is not silently lost`() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "\"$0\" --version > /dev/full 2> /dev/null", Program.executable.path,
        ]
        try shell.run()
        shell.waitUntilExit()

        #expect(shell.terminationStatus == 75)
    }

    @Test func `the language comes from the option, the program's variable or the system`() throws {
        func isChinese(_ arguments: [String], _ environment: [String: String]) throws -> Bool {
            try Program.run(arguments + ["--help"], environment: environment).stdout
                .hasPrefix("值守簿")
        }
        #expect(try isChinese([], ["LANG": "zh_CN.UTF-8"]))
        #expect(try isChinese([], ["LC_ALL": "C.UTF-8", "WATCHBOOK_LANGUAGE": "zh-Hans"]))
        #expect(try !isChinese([], ["LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"]))
        #expect(try !isChinese(["--language=en"], ["WATCHBOOK_LANGUAGE": "zh"]))
    }
}
