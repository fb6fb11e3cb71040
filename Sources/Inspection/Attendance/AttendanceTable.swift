import Journaling

/// How often one person found another there, or did not.
package struct AttendanceVisits: Hashable, Sendable {
    package let day: Int64
    package let slot: Int
    package let person: Int
    /// Who looked: a supervisor, or somebody whose word is a testimony.
    package let visitor: Int
    package var found: Int64 = 0
    package var missed: Int64 = 0
    package var efforts: Int64 = 0
}

/// Who was at one station on one or more work dates, as far as anybody said anything.
package struct AttendanceTable: Hashable, Sendable {
    /// Slots, people and kinds of duty, each once, ascending; only those of rows.
    package let names: [String]
    /// By date, slot and person.
    package let rows: [AttendanceRow]
    /// By date, slot, person and visitor; each of a row.
    package let visits: [AttendanceVisits]

    init(names: [String], rows: [AttendanceRow], visits: [AttendanceVisits]) {
        self.names = names
        self.rows = rows
        self.visits = visits
    }

    /// Nobody said anything.
    package static let empty = AttendanceTable(names: [], rows: [], visits: [])

    /// The name behind an index; `nil` for -1.
    package func name(_ index: Int) -> String? { index >= 0 ? names[index] : nil }

    /// The bytes that a sheet keeps; none for an empty table.
    ///
    /// Source: Documentation/schema.md.
    package var bytes: [UInt8] {
        guard let base = rows.first?.day else { return [] }
        var bytes: [UInt8] = []
        bytes.append(leb: Int64(names.count))
        for name in names { bytes.append(text: name) }
        bytes.append(leb: base)
        bytes.append(leb: Int64(rows.count))
        for row in rows { row.encode(into: &bytes, base: base) }
        bytes.append(leb: Int64(visits.count))
        for visit in visits {
            bytes.append(leb: visit.day - base)
            for name in [visit.slot, visit.person, visit.visitor] { bytes.append(leb: Int64(name)) }
            for count in [visit.found, visit.missed, visit.efforts] { bytes.append(leb: count) }
        }
        return bytes
    }

    /// Reads ``bytes``; `nil` when they do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        guard !buffer.isEmpty else {
            self = .empty
            return
        }
        var reader = ByteReader(buffer)
        guard let nameCount = reader.count(limit: buffer.count) else { return nil }
        var names: [String] = []
        names.reserveCapacity(nameCount)
        for _ in 0..<nameCount {
            guard let name = reader.text() else { return nil }
            names.append(name)
        }
        guard let base = reader.integer(), base < 1 << 32,
            let rowCount = reader.count(limit: buffer.count)
        else { return nil }
        var rows: [AttendanceRow] = []
        rows.reserveCapacity(rowCount)
        for _ in 0..<rowCount {
            guard let row = AttendanceRow(decoding: &reader, base: base, names: nameCount) else {
                return nil
            }
            rows.append(row)
        }
        guard let visits = AttendanceTable.visits(&reader, base: base, names: nameCount),
            reader.isAtEnd
        else { return nil }
        self.names = names
        self.rows = rows
        self.visits = visits
    }
}

extension AttendanceTable {
    private static func visits(
        _ reader: inout ByteReader,
        base: Int64,
        names: Int
    ) -> [AttendanceVisits]? {
        guard let count = reader.count(limit: reader.remaining) else { return nil }
        var visits: [AttendanceVisits] = []
        for _ in 0..<count {
            guard let day = reader.integer(), day < 1 << 32,
                let slot = reader.count(limit: names - 1),
                let person = reader.count(limit: names - 1),
                let visitor = reader.count(limit: names - 1), let found = reader.integer(),
                let missed = reader.integer(), let efforts = reader.integer()
            else { return nil }
            visits.append(
                AttendanceVisits(
                    day: base + day,
                    slot: slot,
                    person: person,
                    visitor: visitor,
                    found: found,
                    missed: missed,
                    efforts: efforts
                )
            )
        }
        return visits
    }

    /// The rows with what supervisors saw; of others the word that somebody was there is a
    /// testimony, and the word that nobody was there is none.
    ///
    /// `isSupervisor`: who, on which day since 1970.
    package func rows(isSupervisor: (String, Int64) -> Bool) -> [AttendanceRow] {
        guard !visits.isEmpty else { return rows }
        var rows = rows
        for visit in visits {
            let place = (visit.day, visit.slot, visit.person)
            guard let index = rows.firstIndex(where: { ($0.day, $0.slot, $0.person) == place })
            else { continue }
            if isSupervisor(names[visit.visitor], visit.day) {
                rows[index].found += visit.found
                rows[index].missed += visit.missed
                rows[index].efforts += visit.efforts
            } else if visit.found > 0 {
                rows[index].marks.insert(.testified)
            }
        }
        return rows
    }
}

/// Brings rows with names of their own into one table.
package struct AttendanceSum: Sendable {
    private var names: [String] = []
    private var numbers: [String: Int] = [:]
    private var rows: [AttendanceRow] = []
    private var visits: [AttendanceVisits] = []

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }

    /// The number of a name in this sum.
    mutating func number(of name: String) -> Int {
        if let known = numbers[name] { return known }
        names.append(name)
        numbers[name] = names.count - 1
        return names.count - 1
    }

    /// Adds a row with this sum's numbers.
    mutating func add(_ row: AttendanceRow) { rows.append(row) }

    /// Adds visits with this sum's numbers.
    mutating func add(_ visits: AttendanceVisits) { self.visits.append(visits) }

    /// Adds the rows of a table.
    package mutating func add(_ table: AttendanceTable) {
        guard !table.rows.isEmpty else { return }
        let numbers = table.names.map { number(of: $0) }
        for row in table.rows { rows.append(row.renamed { numbers[$0] }) }
        for visit in table.visits { visits.append(visit.renamed { numbers[$0] }) }
    }

    /// The table; equal rows give equal tables, in whatever order they came.
    package var table: AttendanceTable {
        var used: Set<Int> = []
        for row in rows {
            used.formUnion([row.slot, row.person, row.duty, row.standsFor, row.standIn])
        }
        for visit in visits { used.insert(visit.visitor) }
        used.remove(-1)
        let order = used.sorted { names[$0] < names[$1] }
        var ranks = [Int](repeating: -1, count: names.count)
        for (rank, number) in order.enumerated() { ranks[number] = rank }
        return AttendanceTable(
            names: order.map { names[$0] },
            rows: rows.map { row in row.renamed { ranks[$0] } }.sorted {
                ($0.day, $0.slot, $0.person) < ($1.day, $1.slot, $1.person)
            },
            visits: visits.map { visit in visit.renamed { ranks[$0] } }.sorted {
                ($0.day, $0.slot, $0.person, $0.visitor) < ($1.day, $1.slot, $1.person, $1.visitor)
            }
        )
    }
}

extension AttendanceRow {
    /// The row with other numbers for its names.
    fileprivate func renamed(_ number: (Int) -> Int) -> AttendanceRow {
        var row = self
        row.slot = number(slot)
        row.person = number(person)
        if duty >= 0 { row.duty = number(duty) }
        if standsFor >= 0 { row.standsFor = number(standsFor) }
        if standIn >= 0 { row.standIn = number(standIn) }
        return row
    }
}

extension AttendanceVisits {
    /// The visits with other numbers for their names.
    fileprivate func renamed(_ number: (Int) -> Int) -> AttendanceVisits {
        AttendanceVisits(
            day: day,
            slot: number(slot),
            person: number(person),
            visitor: number(visitor),
            found: found,
            missed: missed,
            efforts: efforts
        )
    }
}
