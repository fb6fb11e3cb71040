import Journaling
import Testing

@testable import watchbook

@Suite struct ProblemTextTests {
    @Test func `a problem is one line with what, where, what to do, and its code`() {
        let problem = Problem(.fileMissing, "a\u{1B}.txt")
        #expect(
            problem.line(in: .english)
                == "Error: There is no file a\u{FFFD}.txt. Check the path and the spelling. [file-missing]"
        )
        #expect(
            problem.line(in: .chinese) == "错误：找不到文件 a\u{FFFD}.txt。请检查路径和文件名。〔file-missing〕"
        )
    }

    @Test func `a problem ends the program with the exit code of its remedy`() {
        func status(_ code: Problem.Code) -> Int32 {
            Report(Problem(code, "x"), language: .english, width: 80).status
        }
        #expect(status(.fileMissing) == 64)
        #expect(status(.segmentSeal) == 65)
        #expect(status(.ledgerBusy) == 75)
    }

    @Test func `what nobody foresaw is told with its description and ends with 70`() {
        struct Odd: Error, CustomStringConvertible { let description = "odd thing" }
        let report = Report(Odd(), language: .chinese, width: 80)
        #expect(report.status == 70)
        #expect(report.text.contains("odd thing") && report.text.hasPrefix("错误："))
    }

    @Test(arguments: Problem.Code.allCases)
    func `a text says more than its code and fits three lines`(code: Problem.Code) {
        let details = [
            "/data/2026-05-12/day.zip", String(repeating: "0", count: 32), "1–200", "x", "y",
        ]
        for language in Language.allCases where code != .usage {
            let text = code.text(in: language, details)
            #expect(!text.contains("—"), "shows a value that problems do not have")
            #expect(TextWidth.of(code.text(in: language, ["x", "y", "z", "w", "v"])) <= 240)
        }
    }
}
