import Inspection
import JournalSQLite
import Journaling

/// Who stands where and when: one line a station, slot and span; several lines add up their people.
struct RosterSheet: ImportedTable {
    let known: KnownReference

    static let emptyPhrase = ImportPhrase.blank
    static let columns = [
        CSVColumn("station", "点位站", "岗位", "岗", "站位"), CSVColumn("slot", "班次", "时段"),
        CSVColumn("people", "值守人员", "值守人", "人员", "姓名", required: false),
        CSVColumn("from", "起始日期", "生效日期", required: false),
        CSVColumn("until", "截止日期", "终止日期", required: false),
        CSVColumn("date", "日期", required: false),
        CSVColumn("weekdays", "星期", "周几", required: false),
        CSVColumn("except", "除外", "例外", required: false),
        CSVColumn("duty", "值守类别", "类别", required: false),
        CSVColumn("planned", "计划人数", "人数", required: false),
        CSVColumn("office", "单位", "乡镇(街道)", "街道", required: false),
    ]

    func outcomes(of table: CSVTable, _ session: ImportSession) -> [RowOutcome] {
        var duties: [(row: CSVTable.Row, duty: Duty)] = []
        var outcomes: [RowOutcome] = []
        for row in table.rows {
            do throws(Problem) {
                guard let duty = try duty(row, session) else {
                    outcomes.append(RowOutcome(row, .success(nil)))
                    continue
                }
                let same = duties.firstIndex {
                    $0.duty.station == duty.station && $0.duty.slot == duty.slot
                        && $0.duty.from == duty.from && $0.duty.office == duty.office
                }
                guard let same else {
                    duties.append((row, duty))
                    continue
                }
                var joined = duties[same].duty
                let new = duty.people.filter { !joined.people.contains($0) }
                joined.people = duty.people
                guard joined == duty else {
                    throw Problem(
                        .csvTwice,
                        session.file,
                        String(row.line),
                        String(duties[same].row.line)
                    )
                }
                duties[same].duty.people += new
            } catch {
                outcomes.append(RowOutcome(row, .failure(error)))
            }
        }
        return outcomes
            + duties.map { row, duty in
                let draft = session.writer.draft(
                    "roster/\(duty.office)/\(duty.from.text)",
                    duty.register,
                    claim: duty.claim
                )
                return RowOutcome(row, .success(draft))
            }
    }

    /// The duty of a line; `nil` when nobody is named yet.
    private func duty(_ row: CSVTable.Row, _ session: ImportSession) throws(Problem) -> Duty? {
        let planned = try row.plainValue("planned") { Int64($0).flatMap { $0 >= 0 ? $0 : nil } }
        let isBlank = row["people"].map { NameList.isBlank($0) } ?? true
        guard !isBlank || planned != nil else { return nil }
        let date = try row.plainValue("date", SheetCells.date)
        let from: WorkDate
        if let date { from = date } else { from = try known.from(of: row) }
        let station = try station(row, on: from)
        let office =
            try row.plainName("office") ?? known.gazetteer.point(ofStation: station, on: from)?
            .office
            ?? Names.parent(of: session.writer.inspector)
        var duty = Duty(station: station, slot: try slot(row, on: from), office: office, from: from)
        guard duty.register.utf8.count <= 64 else { throw row.problem("station") }
        duty.until = try row.plainValue("until", SheetCells.date) ?? date
        if let until = duty.until, until < from { throw row.problem("until") }
        let days = try row.plainValue("weekdays", ReferenceCells.dutyDays)
        duty.weekdays = days?.weekdays ?? []
        let exception = try row.plainValue("except", ReferenceCells.exception)
        // Working days leave out more than any other word.
        duty.exception = days?.exception == .daysOff ? .daysOff : exception ?? days?.exception
        duty.kind = row.tidied("duty")
        duty.planned = planned
        duty.people = try people(row, office: office, on: from)
        return duty
    }

    /// The station, which must be known where points are.
    private func station(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String {
        guard let station = try row.plainName("station"), Names.isName(station, minimum: 2) else {
            throw row.problem("station")
        }
        let gazetteer = known.gazetteer
        let isKnown = gazetteer.point(ofStation: station, on: date)?.station(station) != nil
        guard isKnown || !gazetteer.knowsPoints else { throw row.problem("station") }
        return station
    }

    /// The id of the slot, named by id or name, which must be known where slots are.
    private func slot(_ row: CSVTable.Row, on date: WorkDate) throws(Problem) -> String {
        let text = try row.text("slot")
        let slots = known.gazetteer.slots(on: date)
        let plain = NameFolding.halfWidth(text)
        if let slot = slots.first(where: { $0.id == plain }) { return slot.id }
        let named = slots.filter { $0.name.map { NameFolding.isSame($0, text) } ?? false }
        if named.count == 1 { return named[0].id }
        guard slots.isEmpty, Names.isID(plain) else { throw row.problem("slot") }
        return plain
    }

    /// The numbers of the people: numbers as they stand, names by the one person who has it, of the
    /// office itself first.
    private func people(
        _ row: CSVTable.Row,
        office: String,
        on date: WorkDate
    ) throws(Problem) -> [String] {
        var numbers: [String] = []
        for name in row.names("people", of: .persons, known, on: date) {
            let plain = NameFolding.halfWidth(name)
            let number: String
            if Names.isInspector(plain) {
                number = plain
            } else {
                let all = known.gazetteer.persons(named: name, on: date).filter { !$0.hasLeft }
                let own = all.filter { $0.office == office }
                let found = own.isEmpty ? all : own
                guard found.count == 1 else { throw row.problem("people") }
                number = found[0].number
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    func column(for reason: Reason) -> String { "station" }
}
