package import Inspection
package import Journaling

/// What is added up in parts that come together in the end.
///
/// In which order things and parts are added, and which part a thing is in, changes nothing.
package protocol Summing: Sendable {
    /// Adds what another sum, which began as a copy of this one, has come to since.
    mutating func merge(_ part: Self)
}

/// What is added up sheet by sheet.
package protocol SheetSumming: Summing {
    /// Adds a sheet; returns false and adds nothing when its bytes do not fit.
    mutating func add(_ sheet: LedgerSheet) -> Bool
}

/// What is added up station by station, from the entries in force.
package protocol StationSumming: Summing {
    /// Adds a station with its entries, in the order of the records of each kind; what is handed
    /// over is valid during that call, and says nothing of the units of cases.
    mutating func add(
        station: String,
        _ forEachEntry: ((SheetEntry) -> Void) throws -> Void
    ) rethrows
}

extension SheetSumming {
    /// Adds a sheet.
    ///
    /// - Throws: ``DamagedSheet`` when its bytes do not fit; nothing is added then.
    package mutating func take(_ sheet: LedgerSheet) throws {
        guard add(sheet) else { throw DamagedSheet(station: sheet.station) }
    }
}

extension Ledger {
    /// Sheet by sheet, where a store knows nothing quicker.
    package func sum<Sum: SheetSumming>(
        _ start: Sum,
        in dates: ClosedRange<WorkDate>,
        monthSum: (_ station: String, _ month: Month) -> MonthSum?
    ) throws -> Sum {
        var sum = start
        try forEachSheet(in: dates, monthSum: monthSum) { try sum.take($0) }
        return sum
    }

    /// Entry by entry, where a store knows nothing quicker.
    package func sum<Sum: StationSumming>(
        _ start: Sum,
        at stations: [String],
        on date: WorkDate
    ) throws -> Sum {
        var sum = start
        for station in stations {
            try sum.add(station: station) { add in
                try forEachSheetEntry(at: station, in: date...date) { add($0) }
            }
        }
        return sum
    }
}
