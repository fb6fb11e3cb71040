import Inspection
import JournalSQLite
import Journaling

/// Slots: one line a slot; all lines of a date make one version.
struct SlotsSheet: ImportedTable {
    let known: KnownReference

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("id", "编号", "班次", "班次编号"), CSVColumn("start", "开始", "开始时间"),
        CSVColumn("end", "结束", "结束时间"), CSVColumn("name", "名称", "班次名称", required: false),
        CSVColumn("rounds", "轮次", "轮次时间", required: false),
        CSVColumn("duty", "值守类别", "类别", required: false),
        CSVColumn("peak", "重点时段", "高峰", required: false),
        CSVColumn("from", "生效日期", "起始日期", required: false),
    ]

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var versions: [(row: CSVTable.Row, from: WorkDate, slots: [Slot])] = []
        var outcomes: [RowOutcome] = []
        for row in table.rows {
            do throws(Problem) {
                guard row["id"] != nil else {
                    outcomes.append(RowOutcome(row, .success(nil)))
                    continue
                }
                let from = try known.from(of: row)
                let slot = try slot(row)
                guard let same = versions.firstIndex(where: { $0.from == from }) else {
                    versions.append((row, from, [slot]))
                    continue
                }
                guard !versions[same].slots.contains(where: { $0.id == slot.id }) else {
                    throw row.problem("id")
                }
                versions[same].slots.append(slot)
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        return outcomes
            + versions.map { row, from, slots in
                let draft = session.writer.draft(
                    "settings/city/\(from.text)",
                    "slots",
                    claim: Slot.claim(slots)
                )
                return RowOutcome(row, .success(draft))
            }
    }

    private func slot(_ row: CSVTable.Row) throws(Problem) -> Slot {
        guard let id = try row.plainValue("id", { Names.isID($0) ? $0 : nil }) else {
            throw row.problem("id")
        }
        guard let start = try row.plainValue("start", SheetCells.minute) else {
            throw row.problem("start")
        }
        guard let end = try row.plainValue("end", SlotsSheet.end) else { throw row.problem("end") }
        let rounds = try row.plainValue("rounds", SlotsSheet.rounds)
        guard var slot = Slot(id: id, start: start, end: end, rounds: rounds) else {
            throw row.problem("end")
        }
        slot.name = row.tidied("name")
        slot.duty = row.tidied("duty")
        slot.isPeak = try row.flag("peak")
        return slot
    }

    private static func end(_ text: String) -> Int64? {
        text.wholeMatch(of: /24[:时点]00?分?/) != nil ? 1440 : SheetCells.minute(text)
    }

    private static func rounds(_ text: String) -> [Int64]? {
        let parts = text.split { "、,;/ ".contains($0) }
        let minutes = parts.compactMap { SheetCells.minute(String($0)) }
        return minutes.count == parts.count ? minutes : nil
    }

    func column(for reason: Reason) -> String { "id" }
}

/// Holidays and worked weekends: one line a date; those of a year make one version.
struct CalendarSheet: ImportedTable {
    let known: KnownReference

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("date", "日期"), CSVColumn("kind", "类别", "安排"),
        CSVColumn("name", "名称", "节日", required: false),
        CSVColumn("from", "生效日期", required: false),
    ]

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var versions: [(row: CSVTable.Row, from: WorkDate, calendar: WorkCalendar)] = []
        var outcomes: [RowOutcome] = []
        for row in table.rows {
            do throws(Problem) {
                guard row["date"] != nil else {
                    outcomes.append(RowOutcome(row, .success(nil)))
                    continue
                }
                let date = try row.needed("date", SheetCells.date)
                let isHoliday = try row.needed("kind", CalendarSheet.isHoliday)
                let newYear = WorkDate(date.text.prefix(4) + "-01-01")
                guard let from = try row.value("from", SheetCells.date) ?? known.from ?? newYear
                else { throw row.problem("from") }
                var index = versions.firstIndex { $0.from == from }
                if index == nil {
                    versions.append((row, from, WorkCalendar()))
                    index = versions.count - 1
                }
                guard let index else { continue }
                if isHoliday {
                    versions[index].calendar.holidays.insert(date)
                } else {
                    versions[index].calendar.workdays.insert(date)
                }
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        return outcomes
            + versions.map { row, from, calendar in
                let draft = session.writer.draft(
                    "settings/city/\(from.text)",
                    "calendar",
                    claim: calendar.claim
                )
                return RowOutcome(row, .success(draft))
            }
    }

    private static func isHoliday(_ text: String) -> Bool? {
        switch NameFolding.folded(text) {
        case "holiday", "off", "放假", "休", "休息", "节假日": true
        case "workday", "work", "上班", "班", "调休", "补班", "工作日": false
        default: nil
        }
    }

    func column(for reason: Reason) -> String { "date" }
}
