import CentralLedger
import Inspection
import Journaling

/// Copies of the registers of some stations, which stay while SQLite reads on.
struct EntryBatch: Sendable {
    private struct Row {
        let record: Range<Int>
        let register: Range<Int>
        let state: Range<Int>
        let isDisputed: Bool
    }

    /// By name, with their numbers among the rows.
    private var stations: [(name: String, rows: Range<Int>)] = []
    private var rows: [Row] = []
    private var bytes: [UInt8] = []

    var byteCount: Int { bytes.count }

    mutating func begin(_ station: String) {
        stations.append((station, rows.count..<rows.count))
    }

    /// Adds a row of record, register, flags and state to the station that was begun last.
    mutating func append(_ row: PreparedStatement.Row) {
        rows.append(
            Row(
                record: keep(row.buffer(0)),
                register: keep(row.buffer(1)),
                state: keep(row.buffer(3)),
                isDisputed: RegisterFlags(rawValue: row.integer(2)).contains(.conflict)
            )
        )
        let last = stations.count - 1
        stations[last].rows = stations[last].rows.lowerBound..<rows.count
    }

    private mutating func keep(_ buffer: UnsafeRawBufferPointer) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: buffer)
        return start..<bytes.count
    }

    /// Adds the stations to a sum, in their order.
    func piece<Sum: StationSumming>() -> SharedSum<Sum>.Piece {
        { sum in add(to: &sum) }
    }

    private func add(to sum: inout some StationSumming) {
        bytes.withUnsafeBytes { bytes in
            func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: bytes[range])
            }
            for station in stations {
                sum.add(station: station.name) { add in
                    for row in rows[station.rows] {
                        let entry = SheetEntry(
                            record: part(row.record),
                            register: part(row.register),
                            state: part(row.state),
                            isDisputed: row.isDisputed
                        )
                        if let entry { add(entry) }
                    }
                }
            }
        }
    }
}

extension SharedSum where Sum: StationSumming {
    /// Adds the registers of stations with which `reading` calls back to `start`, in pieces of about
    /// `bytes`.
    static func of(
        _ start: Sum,
        stations: [String],
        others: Int = Cores.others,
        bytes: Int = 1 << 19,
        reading: (_ station: String, _ body: (PreparedStatement.Row) throws -> Void) throws -> Void
    ) throws -> Sum {
        try of(start, others: others) { shared in
            var batch = EntryBatch()
            for station in stations {
                batch.begin(station)
                try reading(station) { row in batch.append(row) }
                guard batch.byteCount >= bytes else { continue }
                try shared.handOut(batch.piece())
                batch = EntryBatch()
            }
            try shared.handOut(batch.piece())
        }
    }
}
