import Inspection
import JournalSQLite
import Journaling

/// The decomposition table: a line may name several indicators.
struct DecompositionSheet: ImportedTable {
    let known: KnownReference
    /// Whether the file is the table as a whole: rules of its date that it does not have are
    /// withdrawn.
    let isWhole: Bool

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("indicator", "指标", "测评指标", "指标代码"),
        CSVColumn("line", "责任线", "责任类别", required: false),
        CSVColumn("area", "区域", "范围", "适用区域", required: false),
        CSVColumn("type", "点位类型", "类型", required: false),
        CSVColumn("main", "主要责任单位", "责任单位", "牵头单位", "主责单位"),
        CSVColumn("assisting", "协办单位", "配合单位", required: false),
        CSVColumn("from", "生效日期", "起始日期", required: false),
    ]

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var said: [WorkDate: Set<String>] = [:]
        var outcomes: [RowOutcome] = []
        for row in table.rows {
            do throws(Problem) {
                let from = try known.from(of: row)
                let rules = try rules(row, from: from)
                if rules.isEmpty { outcomes.append(RowOutcome(row, .success(nil))) }
                for rule in rules {
                    said[from, default: []].insert(rule.register)
                    let draft = session.writer.draft(
                        "settings/decomposition/\(from.text)",
                        rule.register,
                        claim: rule.claim
                    )
                    outcomes.append(RowOutcome(row, .success(draft)))
                }
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        guard isWhole, let last = table.rows.last else { return outcomes }
        for (from, registers) in said.sorted(by: { $0.key < $1.key }) {
            let rules = known.gazetteer.decomposition(from: from)?.rules ?? []
            for rule in rules where !registers.contains(rule.register) {
                let draft = session.writer.draft(
                    "settings/decomposition/\(from.text)",
                    rule.register,
                    claim: ["withdrawn": true, "reason": "not in the table"]
                )
                outcomes.append(RowOutcome(last, .success(draft)))
            }
        }
        return outcomes
    }

    private func rules(
        _ row: CSVTable.Row,
        from: WorkDate
    ) throws(Problem) -> [DecompositionRule] {
        let main = row.names("main", of: .units, known, on: from)
        guard !main.isEmpty else { return [] }
        guard let indicators = try row.plainIDs("indicator"), !indicators.isEmpty else {
            throw row.problem("indicator")
        }
        let line = try row.plainValue("line", ReferenceCells.line) ?? .authority
        let area = try row.plainName("area")
        let type = try row.plainValue("type") { Names.isID($0) ? $0 : nil }
        let assisting = row.names("assisting", of: .units, known, on: from)
        return indicators.map { indicator in
            DecompositionRule(
                indicator: indicator,
                line: line,
                area: area,
                type: type,
                main: main,
                assisting: assisting
            )
        }
    }

    func column(for reason: Reason) -> String { "indicator" }
}
