import Journaling

/// What one station came to on one work date, by indicator and facet: the roll-up that every tally
/// adds up.
///
/// A pure function of what is in force in the station's registers of that date and of the city's
/// time zone, so it can be made anew at any time. Sheets add up: a month's is the sum of its days'.
package struct DaySheet: Hashable, Sendable {
    /// The sums of one indicator under one facet.
    package struct Cell: Hashable, Sendable {
        /// Index in ``DaySheet/indicators``.
        package var indicator: Int
        /// Index in ``DaySheet/facets``.
        package var facet: Int
        package var measures: Measures
    }

    /// Findings with the same facts in one cell.
    ///
    /// A cell counts them as they were stated; the standard in force may judge them otherwise.
    package struct Measured: Hashable, Sendable {
        /// Index in ``DaySheet/cells``.
        package var cell: Int
        /// Answer, numbers and facts, as a canonical claim.
        package var claim: [UInt8]
        /// How many such findings there are, at least 1.
        package var times: Int64
    }

    /// Codes, ascending; only those of cells.
    package let indicators: [String]
    /// Ascending; only those of cells.
    package let facets: [Facet]
    /// By indicator, then facet; a count of nothing found is one of them.
    package let cells: [Cell]
    /// By cell, then claim.
    package let measured: [Measured]
    /// Who was there.
    package let watches: AttendanceTable

    init(
        indicators: [String],
        facets: [Facet],
        cells: [Cell],
        measured: [Measured],
        watches: AttendanceTable = .empty
    ) {
        self.watches = watches
        self.indicators = indicators
        self.facets = facets
        self.cells = cells
        self.measured = measured
    }

    /// Whether there is nothing to keep.
    package var isEmpty: Bool { cells.isEmpty && watches.rows.isEmpty }

    /// The sums of each indicator over all facets.
    package var byIndicator: [String: Measures] {
        var sums: [String: Measures] = [:]
        for cell in cells { sums[indicators[cell.indicator], default: Measures()] += cell.measures }
        return sums
    }
}

extension DaySheet {
    /// The sheet with one cell alone, named by its numbers.
    package func only(indicator: Int, facet: Int) -> DaySheet {
        let number = cells.firstIndex { $0.indicator == indicator && $0.facet == facet }
        return DaySheet(
            indicators: [indicators[indicator]],
            facets: [facets[facet]],
            cells: number.map { number in
                [Cell(indicator: 0, facet: 0, measures: cells[number].measures)]
            } ?? [],
            measured: measured.filter { $0.cell == number }
                .map { Measured(cell: 0, claim: $0.claim, times: $0.times) }
        )
    }
}

extension DaySheet {
    /// Version of ``bytes`` and of what sums of months keep; a ledger that holds others makes its
    /// sheets anew: 6 since sums without facets keep kind and level.
    package static let format: UInt8 = 6

    /// The bytes a ledger keeps.
    ///
    /// Source: Documentation/schema.md.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(blob: watches.bytes)
        bytes.append(leb: Int64(indicators.count))
        for indicator in indicators { bytes.append(text: indicator) }
        bytes.append(leb: Int64(facets.count))
        for facet in facets { bytes.append(contentsOf: facet.bytes) }
        bytes.append(leb: Int64(cells.count))
        for cell in cells {
            bytes.append(leb: Int64(cell.indicator))
            bytes.append(leb: Int64(cell.facet))
            cell.measures.encode(into: &bytes)
        }
        bytes.append(leb: Int64(measured.count))
        for item in measured {
            bytes.append(leb: Int64(item.cell))
            bytes.append(blob: item.claim)
            bytes.append(leb: item.times)
        }
        return bytes
    }

    /// Reads ``bytes``; `nil` when they do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        guard var reader = SheetReader(buffer) else { return nil }
        var cells: [Cell] = []
        while let cell = reader.nextCell() { cells.append(cell) }
        guard let measured = reader.measured(), let watches = reader.watches else { return nil }
        self.init(
            indicators: reader.indicators,
            facets: reader.facets,
            cells: cells,
            measured: measured,
            watches: watches
        )
    }
}

/// Reads the bytes of a sheet cell by cell, without making one.
package struct SheetReader {
    package let indicators: [String]
    package let facets: [Facet]
    /// How many cells there are.
    package let cellCount: Int
    private var cellsLeft: Int
    private var reader: ByteReader
    private let watchBytes: UnsafeRawBufferPointer

    /// Who was there; `nil` when the bytes do not fit.
    package var watches: AttendanceTable? { AttendanceTable(watchBytes) }

    /// Reads who was there and nothing else; `nil` when the bytes do not fit.
    package static func watches(_ buffer: UnsafeRawBufferPointer) -> AttendanceTable? {
        var reader = ByteReader(buffer)
        return reader.blob(limit: buffer.count).flatMap { AttendanceTable($0) }
    }

    /// Reads up to the cells; `nil` when the bytes do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        var reader = ByteReader(buffer)
        guard let watchBytes = reader.blob(limit: buffer.count),
            let indicatorCount = reader.count(limit: buffer.count)
        else { return nil }
        self.watchBytes = watchBytes
        var indicators: [String] = []
        indicators.reserveCapacity(indicatorCount)
        for _ in 0..<indicatorCount {
            guard let indicator = reader.text() else { return nil }
            indicators.append(indicator)
        }
        guard let facetCount = reader.count(limit: buffer.count) else { return nil }
        var facets: [Facet] = []
        facets.reserveCapacity(facetCount)
        for _ in 0..<facetCount {
            guard let facet = Facet(decoding: &reader) else { return nil }
            facets.append(facet)
        }
        guard let cellCount = reader.count(limit: buffer.count) else { return nil }
        self.indicators = indicators
        self.facets = facets
        self.cellCount = cellCount
        cellsLeft = cellCount
        self.reader = reader
    }

    /// The next cell; `nil` when there are no more, or when the bytes do not fit.
    package mutating func nextCell() -> DaySheet.Cell? {
        guard cellsLeft > 0, let indicator = reader.integer(), let facet = reader.integer(),
            indicator < indicators.count, facet < facets.count,
            let measures = Measures(decoding: &reader)
        else { return nil }
        cellsLeft -= 1
        return DaySheet.Cell(indicator: Int(indicator), facet: Int(facet), measures: measures)
    }

    /// What comes after the cells; `nil` when these were not all read or the bytes do not fit.
    package mutating func measured() -> [DaySheet.Measured]? {
        guard cellsLeft == 0, let count = reader.count(limit: Entry.Limit.bytes) else { return nil }
        var measured: [DaySheet.Measured] = []
        for _ in 0..<count {
            guard let cell = reader.integer(), cell < cellCount,
                let claim = reader.blob(limit: Entry.Limit.payload), let times = reader.integer()
            else { return nil }
            measured.append(
                DaySheet.Measured(cell: Int(cell), claim: Array(claim), times: times)
            )
        }
        return reader.isAtEnd ? measured : nil
    }
}
