import Foundation
import Testing

/// The tables of `watchbook tally`, word by word.
@Suite struct TallyGoldenTests {
    private static let questions: [[String]] = [
        [], ["--by", "indicator,station"], ["--by", "unit,quarter"], ["--by", "type"],
        ["--by", "kind,finder,action"], ["--missing"],
        ["--by", "station", "--compare", "2026-05-11"],
        ["--where", "indicator=PRK-01", "--where", "station=P01.2,P02.1", "--by", "inspector"],
        ["--where", "indicator=FIR-01", "--explain"],
    ]

    @Test(arguments: ["en", "zh"])
    func `tallies of the morning read as recorded`(language: String) throws {
        let city = try DemoCity()
        var text = ""
        for question in TallyGoldenTests.questions {
            text += "$ watchbook tally " + question.joined(separator: " ") + "\n"
            let outcome = try Program.run(
                ["tally", "city.ledger", "--from", "2026-05-12"] + question
                    + ["--language", language, "--now", DemoCity.evening],
                in: city.path
            )
            #expect(outcome.status == 0, "\(question): \(outcome.stderr)")
            text += outcome.stdout
        }

        try Golden.expect(masked(text), matches: "tally.\(language).txt")
        // Tables fit; sentences may be wrapped by the terminal.
        for line in text.split(separator: "\n") where line.contains("   ") {
            #expect(width(line) <= 80, "\(line)")
        }
    }

    @Test(arguments: ["rfc4180", "excel"])
    func `the CSV of a tally is as recorded`(profile: String) throws {
        let city = try DemoCity()
        let outcome = try city.run(
            "tally",
            "city.ledger",
            "--from",
            "2026-05-12",
            "--by",
            "indicator,station,day",
            "--csv",
            "out.csv",
            "--profile",
            profile,
            "--language",
            "zh"
        )

        #expect(outcome.status == 0, "\(outcome.stderr)")
        let text = String(decoding: try city.bytes("out.csv"), as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}") == (profile == "excel"))
        try Golden.expect(text, matches: "tally.\(profile).csv")
    }

    @Test func `missing checks are asked for by the day`() throws {
        let city = try DemoCity()
        let span = try city.run(
            "tally",
            "city.ledger",
            "--missing",
            "--from",
            "2026-05-01",
            "--to",
            "2026-05-12"
        )

        #expect(span.status == 64)
        #expect(span.stderr.contains("--missing is about one day"))
    }

    /// Digests differ from run to run.
    private func masked(_ text: String) -> String {
        text.replacing(/\b[0-9a-f]{8}\b/, with: "########")
    }

    /// Columns of a terminal: wide characters take two.
    private func width(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 && $1.value < 0x1F000 ? 2 : 1) }
    }
}
