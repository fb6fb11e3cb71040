import ArgumentParser
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook standard …`: what the inspectors judge by.
struct StandardCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "standard",
            abstract: StandardPhrase.abstract(),
            subcommands: [
                StandardCheckCommand.self, StandardShowCommand.self, StandardCompareCommand.self,
            ]
        )
    }
}

/// `watchbook standard check`.
struct StandardCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: StandardPhrase.checkAbstract(),
            discussion: StandardPhrase.checkDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(StandardPhrase.fileHelp, value: ImportPhrase.fileValue))
    var file: String

    @Option(help: ArgumentHelp(StandardPhrase.typeTableHelp, value: ImportPhrase.fileValue))
    var types: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let standard = try StandardFile(file, types: types)
        if output.json {
            print(standard.json(file).canonicalText)
        } else {
            for issue in standard.table.issues { print(issue.line(standard.headings)) }
            print(standard.summary)
        }
        if standard.table.hasErrors { throw ExitCode.someRefused }
    }
}

extension StandardFile {
    fileprivate var summary: String {
        let count = String(table.indicators.count)
        guard !table.issues.isEmpty else { return StandardPhrase.clean(count) }
        return StandardPhrase.issues(count, String(errors.count), String(warnings.count))
    }

    fileprivate func json(_ file: String) -> JSONValue {
        [
            "file": .text(file), "indicators": .integer(Int64(table.indicators.count)),
            "errors": .integer(Int64(errors.count)), "warnings": .integer(Int64(warnings.count)),
            "issues": .list(
                table.issues.map { issue in
                    var members: [String: JSONValue] = [
                        "line": .integer(Int64(issue.line)), "column": .text(issue.column.rawValue),
                        "code": .text(issue.code), "text": .text(issue.text),
                        "error": .bool(issue.isError),
                    ]
                    members["other_line"] = issue.otherLine.map { .integer(Int64($0)) }
                    return .object(members)
                }
            ),
        ]
    }
}

/// `watchbook standard compare`.
struct StandardCompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: StandardPhrase.compareAbstract(),
            discussion: StandardPhrase.compareDiscussion()
        )
    }

    @Argument(help: ArgumentHelp(StandardPhrase.oneHelp, value: StandardPhrase.oneValue))
    var one: String

    @Argument(help: ArgumentHelp(StandardPhrase.otherHelp, value: StandardPhrase.otherValue))
    var other: String

    @Option(help: ArgumentHelp(StandardPhrase.againstHelp, value: LedgerPhrase.ledgerValue))
    var against: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let shelf = try against.map { try SQLiteLedger(opening: $0, .reading).standards() }
        let old = try claims(one, shelf)
        let new = try claims(other, shelf)
        let comparison = StandardComparison(old, new)
        if output.json {
            print(comparison.json.canonicalText)
            return
        }
        var table = TextTable([
            .init(StandardPhrase.codeHeading(), .id), .init(StandardPhrase.columnHeading(), .id),
            .init(StandardPhrase.oldHeading()), .init(StandardPhrase.newHeading()),
        ])
        for row in comparison.rows(old, new) { table.add(row) }
        if !table.isEmpty {
            for line in table.lines(width: Terminal.width) { print(line) }
        }
        let changed = Set(comparison.changes.map(\.code)).count
        print(
            StandardPhrase.compared(
                String(comparison.added.count),
                String(comparison.removed.count),
                String(changed),
                String(comparison.unchanged)
            )
        )
    }

    /// The rows of a version in the ledger, or else of a file.
    private func claims(_ name: String, _ shelf: StandardShelf?) throws -> [String: JSONValue] {
        if let shelf, let standard = shelf.version(name) { return standard.claims }
        if let against, !name.hasSuffix(".csv") { throw Problem(.unknownStandard, name, against) }
        return try StandardFile(name, types: nil).claims
    }
}

extension StandardComparison {
    /// One row for each indicator that is there in one only, and for each column that changed.
    fileprivate func rows(
        _ old: [String: JSONValue],
        _ new: [String: JSONValue]
    ) -> [[String]] {
        func name(_ code: String, _ claims: [String: JSONValue]) -> String {
            Indicator(code: code, claim: claims[code] ?? .null)
                .name(inChinese: Language.current == .chinese)
        }
        let gone = removed.map { [$0, StandardPhrase.removed(), name($0, old), ""] }
        let come = added.map { [$0, StandardPhrase.added(), "", name($0, new)] }
        let changed = changes.map { [$0.code, $0.column.rawValue, $0.old, $0.new] }
        return (gone + come + changed).enumerated()
            .sorted { ($0.element[0], $0.offset) < ($1.element[0], $1.offset) }.map(\.element)
    }

    fileprivate var json: JSONValue {
        [
            "added": .list(added.map(JSONValue.text)),
            "removed": .list(removed.map(JSONValue.text)),
            "changed": .list(
                changes.map {
                    [
                        "code": .text($0.code), "column": .text($0.column.rawValue),
                        "old": .text($0.old), "new": .text($0.new),
                    ]
                }
            ),
            "unchanged": .integer(Int64(unchanged)),
        ]
    }
}
