import ArgumentParser
import Testing

@testable import watchbook

/// A command with an argument of every sort, to see every message of the parser.
private struct Sample: ParsableCommand {
    enum Mode: String, ExpressibleByArgument, CaseIterable { case one, two, three }
    enum Many: String, ExpressibleByArgument, CaseIterable { case a, b, c, d, e, f, g }
    enum Choice: String, EnumerableFlag { case left, right }

    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "样例",
        version: "1",
        subcommands: [Inner.self]
    )

    @Option(help: "方式") var mode: Mode = .one
    @Option var many: Many?
    @Flag var choice: Choice = .left
    @Flag(name: .shortAndLong) var quiet = false
    @Option(name: .shortAndLong) var size: Int?

    struct Inner: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "inner", abstract: "内层")
        @Argument(help: "文件") var file: String
        @Option(help: "数目") var number: Int
    }
}

@Suite struct ParserTranslationTests {
    /// The words of the parser for these arguments, translated.
    private func translated(_ arguments: String...) -> [String] {
        do {
            var command = try Sample.parseAsRoot(arguments)
            try command.run()
            return []
        } catch {
            let text = Sample.fullMessage(for: error, columns: HelpLayout.endless)
            return ParserTranslation.translated(text).split(separator: "\n").map(String.init)
        }
    }

    @Test func `messages about options`() {
        #expect(translated("--mod", "one")[0] == "错误：没有选项“--mod”。是否要用“--mode”？")
        #expect(translated("--xxxxxxxxxx")[0] == "错误：没有选项“--xxxxxxxxxx”")
        #expect(translated("--mode")[0] == "错误：“--mode <mode>”缺少值")
        #expect(translated("--quiet=3")[0] == "错误：选项“--quiet”不带值，但给出了“3”。")
        #expect(
            translated("--left", "--right")[0] == "错误：'--right' 要设的值已由 '--left' 设定，两者不能同时使用"
        )
    }

    @Test func `messages about values`() {
        #expect(
            translated("--mode", "four")[0]
                == "错误：值“four”不适用于“--mode <mode>”，可用的值：'one'、'two'、'three'。"
        )
        #expect(
            translated("--size", "x")[0] == "错误：值“x”不适用于“-s, --size <size>”"
                || translated("--size", "x")[0] == "错误：值“x”不适用于“--size <size>”"
        )
        let many = translated("--many", "z")
        #expect(many[0] == "错误：值“z”不适用于“--many <many>”，可用的值：")
        #expect(many[1] == "  - a")
    }

    @Test func `messages about arguments`() {
        #expect(translated("inner", "--number", "1")[0] == "错误：缺少参数“<file>”")
        #expect(translated("inner", "a", "--number", "1", "b")[0] == "错误：多余的参数“b”")
        #expect(translated("inner", "a", "--number", "1", "b", "c")[0] == "错误：多余的参数 2 个：'b', 'c'")
        #expect(translated("inner", "a")[0] == "错误：缺少参数“--number <number>”")
        let lines = translated("inner", "a", "--number")
        #expect(lines[1] == "说明：--number <number>  数目")
        #expect(lines.last == "  更多说明见“sample inner --help”。")
    }

    @Test func `help has no English of the parser`() {
        let help = translated("--help").joined(separator: "\n")
        for word in [
            "OVERVIEW", "USAGE", "OPTIONS", "SUBCOMMANDS", "Show", "See", "values", "default",
        ] {
            #expect(!help.contains(word), "\(word)")
        }
        #expect(help.contains("(可选：one, two, three；默认：one)"))
        #expect(help.contains("详细说明见“sample help <子命令>”。"))
    }
}
