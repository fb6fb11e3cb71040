import Foundation
import Inspection
import Journaling
import Testing

@testable import watchbook

/// The sample standards, row by row.
@Suite struct NationalStandardTests {
    /// What a row of the sample must come to; the facts are written by hand from the clauses.
    struct Example: Sendable, CustomTestStringConvertible {
        let code: String
        /// Empty where there is no limit.
        let passing: [String]
        let failing: [String]
        var testDescription: String { code }

        static let all: [Example] = {
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Golden/national-judgements.csv")
            let bytes = (try? Data(contentsOf: file)).map(Array.init) ?? []
            let rows = (try? CSVReader.rows(of: bytes, file: file.path)) ?? []
            return rows.dropFirst().map { row in
                let facts = row.cells.map { cell in
                    cell.split(separator: "/").map(String.init)
                }
                return Example(code: row.cells[0], passing: facts[1], failing: facts[2])
            }
        }()
    }

    private static func path(_ name: String) -> String {
        Program.packageFolder.appendingPathComponent("SampleRecords/standards/\(name)").path
    }

    private static func file(_ name: String) throws -> StandardFile {
        try StandardFile(path(name), types: path("point-types.csv"))
    }

    private static let national = Result { try file("national-2026.csv") }

    private func indicator(_ code: String) throws -> Indicator {
        let indicators = try NationalStandardTests.national.get().table.indicators
        return try #require(indicators.first { $0.code == code })
    }

    @Test(arguments: ["national-2026.csv", "county-2026.csv"])
    func `the samples contradict themselves nowhere`(name: String) throws {
        let file = try NationalStandardTests.file(name)

        #expect(file.table.issues.isEmpty)
        #expect(file.table.indicators.count == (name == "national-2026.csv" ? 187 : 14))
    }

    @Test func `every field indicator has an example, and no other row is asked`()
        throws
    {
        let indicators = try NationalStandardTests.national.get().table.indicators
        let field = indicators.filter { $0.group.hasPrefix("field.") }

        #expect(field.map(\.code) == Example.all.map(\.code))
        #expect(field.count == 121)
        #expect(indicators.filter { !$0.group.hasPrefix("field.") }.allSatisfy { $0.due == .off })
    }

    @Test(arguments: Example.all)
    func `a field indicator is judged from its own row`(example: Example) throws {
        let indicator = try indicator(example.code)
        guard !example.passing.isEmpty else {
            // Counted, never judged.
            #expect(indicator.comparator == nil)
            for number in [0, 1, 50] as [Int64] {
                let facts = Facts(["count": .integer(number)])
                #expect(indicator.judgement(of: facts, found: number) == .undecided(.tallyOnly))
            }
            return
        }
        let passing = try indicator.facts(typed: example.passing)
        let failing = try indicator.facts(typed: example.failing)

        #expect(indicator.judgement(of: passing) == .pass)
        #expect(indicator.judgement(of: failing) == .fail)
    }

    @Test func `seven rows are counted and never judged`() {
        #expect(
            Example.all.filter(\.passing.isEmpty).map(\.code)
                == ["ORD-20", "TRF-03", "TRF-04", "TRF-05", "TRF-06", "FAC-15", "PET-03"]
        )
    }

    @Test func `what no text orders is asked nowhere`() throws {
        let rows = try NationalStandardTests.national.get()
        for indicator in rows.table.indicators {
            guard rows.claims[indicator.code]?["force"]?.text == "weakness" else { continue }
            #expect(indicator.due != .yes, "\(indicator.code)")
        }
    }

    @Test func `every row names where it comes from, and nothing of it was lost in reading`() throws
    {
        let rows = try NationalStandardTests.national.get()
        for indicator in rows.table.indicators {
            #expect(!indicator.source.isEmpty, "\(indicator.code)")
            #expect(!indicator.nameEnglish.isEmpty, "\(indicator.code)")
            #expect(indicator.textChinese.isEmpty == indicator.textEnglish.isEmpty)
            // What is judged in the street is told to the one who judges.
            #expect(!indicator.group.hasPrefix("field.") || !indicator.textEnglish.isEmpty)
        }
    }

    @Test func `the sanitary title covers two clauses for certain and leaves seven to the city`()
        throws
    {
        let indicators = try NationalStandardTests.national.get().table.indicators
        let exempted = indicators.filter { $0.exemption?.title == "national-sanitary-city" }

        #expect(
            exempted.filter { $0.exemption?.isCertain == true }.map(\.code) == ["CLN-05", "SMK-01"]
        )
        #expect(
            exempted.filter { $0.exemption?.isCertain == false }.map(\.code) == [
                "CLN-01", "CLN-02", "CLN-03", "CLN-04", "SMK-02", "SMK-03", "SMK-04",
            ]
        )
    }

    @Test func `the two samples read the same clauses differently`() throws {
        let county = try NationalStandardTests.file("county-2026.csv").table.indicators
        func judged(_ code: String, _ facts: [String]) throws -> [Judgement] {
            let other = try #require(county.first { $0.code == code })
            let mine = try indicator(code)
            return [
                try mine.judgement(of: mine.facts(typed: facts)),
                try other.judgement(of: other.facts(typed: facts)),
            ]
        }

        #expect(try judged("FAC-08", ["numerator=97", "denominator=100"]) == [.pass, .fail])
        #expect(try judged("FAC-04", ["area_m2=0.3"]) == [.pass, .fail])
        #expect(
            try judged(
                "ADV-01",
                ["positions_m=1;999;1001;1999", "street_start_m=0", "street_end_m=2000"]
            ) == [.fail, .pass]
        )
        #expect(
            try judged("ADV-03", ["advert_area_m2=6;3", "hoarding_area_m2=10;10"])
                == [.pass, .fail]
        )
        #expect(
            try judged(
                "FIR-05",
                ["last_check_date=2026-05-01", "observed_date=2026-05-29"]
            ) == [.pass, .fail]
        )
        #expect(
            try judged("TRF-06", ["count=2"]) == [.undecided(.tallyOnly), .fail]
        )
    }
}
