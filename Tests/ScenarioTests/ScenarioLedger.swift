import Foundation
import Journaling
import Testing

/// A ledger made for one test, filled through the program, gone afterwards.
final class ScenarioLedger {
    let path: String
    private let folder: TemporaryFolder

    init(trusting root: String, isPractice: Bool = false) throws {
        folder = try TemporaryFolder()
        path = folder.path("day.ledger")
        let practice = isPractice ? ["--practice"] : []
        let run = try Watchbook.run(["ledger", "create", path, "--trust", root] + practice)
        try #require(run.status == 0, "\(run.stderr)")
    }

    /// Merges files in one call; returns the report.
    @discardableResult
    func merge(_ files: [String]) throws -> JSONValue {
        let run = try Watchbook.run(["merge", "--json", "--into", path] + files)
        try #require(run.status == 0, "\(run.text)\(run.stderr)")
        return try #require(JSONValue(Array(run.stdout.dropLast())))
    }

    var content: Data {
        get throws { try output(["ledger", "content", path]) }
    }

    /// The digest of set, roots and rules, or of the set alone.
    func digest(ofEntries: Bool = false) throws -> String {
        let entries = ofEntries ? ["--entries"] : []
        let text = String(
            decoding: try output(["ledger", "digest", path] + entries),
            as: UTF8.self
        )
        return text.trimmingCharacters(in: .newlines)
    }

    /// What a command prints that must succeed.
    func output(_ arguments: [String]) throws -> Data {
        let run = try Watchbook.run(arguments)
        try #require(run.status == 0, "\(run.text)\(run.stderr)")
        return run.stdout
    }

    /// Compares the content with what is expected, and says which lines differ.
    func expectContent(_ expected: Data, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try content
        guard found != expected else { return }
        let missing = Set(lines(expected)).subtracting(lines(found)).sorted()
        let surplus = Set(lines(found)).subtracting(lines(expected)).sorted()
        Issue.record(
            "expected and not found: \(missing)\nfound and not expected: \(surplus)",
            sourceLocation: sourceLocation
        )
    }

    private func lines(_ content: Data) -> [Substring] {
        String(decoding: content, as: UTF8.self).split(separator: "\n")
    }
}

extension ScenarioLedger {
    /// A ledger for a scenario, with its files unless it is to be filled later.
    convenience init(_ scenario: Scenario, isFilled: Bool = true) throws {
        try self.init(trusting: scenario.path("root.pub"))
        if isFilled { try merge(scenario.files) }
    }
}
