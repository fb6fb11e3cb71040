import CentralLedger
import Inspection
import Journaling

/// Copies of some sheets, which stay while SQLite reads on.
struct SheetBatch: Sendable {
    private struct Item {
        let station: String
        let dates: ClosedRange<WorkDate>
        /// Where its bytes end.
        let end: Int
    }

    private var items: [Item] = []
    private var bytes: [UInt8] = []

    var byteCount: Int { bytes.count }

    mutating func append(_ sheet: LedgerSheet) {
        bytes.append(contentsOf: sheet.bytes)
        items.append(Item(station: sheet.station, dates: sheet.dates, end: bytes.count))
    }

    /// Adds the sheets to a sum, in their order.
    func piece<Sum: SheetSumming>() -> SharedSum<Sum>.Piece {
        { sum in try add(to: &sum) }
    }

    private func add(to sum: inout some SheetSumming) throws {
        try bytes.withUnsafeBytes { bytes in
            var start = 0
            for item in items {
                let range = start..<item.end
                start = item.end
                try sum.take(
                    LedgerSheet(
                        station: item.station,
                        dates: item.dates,
                        bytes: UnsafeRawBufferPointer(rebasing: bytes[range])
                    )
                )
            }
        }
    }
}

extension SharedSum where Sum: SheetSumming {
    /// Adds the sheets with which `reading` calls back to `start`, in pieces of about `bytes`.
    static func of(
        _ start: Sum,
        others: Int = Cores.others,
        bytes: Int = 1 << 17,
        sheets reading: (_ body: (LedgerSheet) throws -> Void) throws -> Void
    ) throws -> Sum {
        try of(start, others: others) { shared in
            var batch = SheetBatch()
            try reading { sheet in
                batch.append(sheet)
                guard batch.byteCount >= bytes else { return }
                try shared.handOut(batch.piece())
                batch = SheetBatch()
            }
            try shared.handOut(batch.piece())
        }
    }
}
