import Journaling

/// Adds up cells and sheets into one sheet.
package struct SheetSum: Sendable {
    private struct Place: Hashable {
        let indicator: Int
        let facet: Int
    }

    private struct Reading: Hashable {
        let place: Place
        let claim: [UInt8]
    }

    private var indicators: [String] = []
    private var indicatorNumbers: [String: Int] = [:]
    private var facets: [Facet] = []
    private var facetNumbers: [Facet: Int] = [:]
    private var sums: [Place: Measures] = [:]
    private var readings: [Reading: Int64] = [:]
    private var watches = AttendanceSum()

    package init() {}

    /// Adds who was there.
    mutating func add(_ watches: AttendanceTable) { self.watches.add(watches) }

    /// Who answered in which slot of a watch.
    var answerers: Set<Facet> {
        Set(
            facets.filter { $0.kind == .watch && !$0.slot.isEmpty }
                .map { Facet(inspector: $0.inspector, slot: $0.slot) }
        )
    }

    /// The number of an indicator in this sum.
    mutating func number(of indicator: String) -> Int {
        if let known = indicatorNumbers[indicator] { return known }
        indicators.append(indicator)
        indicatorNumbers[indicator] = indicators.count - 1
        return indicators.count - 1
    }

    /// The number of a facet in this sum.
    mutating func number(of facet: Facet) -> Int {
        if let known = facetNumbers[facet] { return known }
        facets.append(facet)
        facetNumbers[facet] = facets.count - 1
        return facets.count - 1
    }

    mutating func add(_ measures: Measures, indicator: Int, facet: Int) {
        sums[Place(indicator: indicator, facet: facet), default: Measures()] += measures
    }

    /// Notes a finding with facts, which was added already as it was stated.
    mutating func note(_ claim: [UInt8], times: Int64, indicator: Int, facet: Int) {
        readings[
            Reading(place: Place(indicator: indicator, facet: facet), claim: claim),
            default: 0
        ] += times
    }

    /// Adds a sheet by its bytes; returns false, perhaps after some cells, when they do not fit.
    package mutating func add(_ sheet: UnsafeRawBufferPointer) -> Bool {
        guard var reader = SheetReader(sheet) else { return false }
        let indicators = reader.indicators.map { number(of: $0) }
        let facets = reader.facets.map { number(of: $0) }
        var places: [Place] = []
        places.reserveCapacity(reader.cellCount)
        while let cell = reader.nextCell() {
            let place = Place(indicator: indicators[cell.indicator], facet: facets[cell.facet])
            sums[place, default: Measures()] += cell.measures
            places.append(place)
        }
        guard let measured = reader.measured(), let watches = reader.watches else { return false }
        self.watches.add(watches)
        for item in measured {
            readings[Reading(place: places[item.cell], claim: item.claim), default: 0] += item.times
        }
        return true
    }

    /// Gives facets that `change` makes equal one place.
    package mutating func merge(facets change: (Facet) -> Facet) {
        let changed = facets.map(change)
        guard changed != facets else { return }
        var sum = SheetSum()
        for (place, measures) in sums {
            sum.add(
                measures,
                indicator: sum.number(of: indicators[place.indicator]),
                facet: sum.number(of: changed[place.facet])
            )
        }
        for (reading, times) in readings {
            sum.note(
                reading.claim,
                times: times,
                indicator: sum.number(of: indicators[reading.place.indicator]),
                facet: sum.number(of: changed[reading.place.facet])
            )
        }
        sum.watches = watches
        self = sum
    }

    /// The sheet; equal sums give equal sheets, in whatever order they came about.
    package var sheet: DaySheet {
        let indicatorOrder = Ranking(indicators, used: sums.keys.map(\.indicator))
        let facetOrder = Ranking(facets, used: sums.keys.map(\.facet))
        let ordered = sums.sorted { one, other in
            (indicatorOrder.ranks[one.key.indicator], facetOrder.ranks[one.key.facet])
                < (indicatorOrder.ranks[other.key.indicator], facetOrder.ranks[other.key.facet])
        }
        var cellNumbers: [Place: Int] = [:]
        for (number, item) in ordered.enumerated() { cellNumbers[item.key] = number }
        return DaySheet(
            indicators: indicatorOrder.values,
            facets: facetOrder.values,
            cells: ordered.map { place, measures in
                DaySheet.Cell(
                    indicator: indicatorOrder.ranks[place.indicator],
                    facet: facetOrder.ranks[place.facet],
                    measures: measures
                )
            },
            measured: readings.compactMap { reading, times in
                cellNumbers[reading.place].map {
                    DaySheet.Measured(cell: $0, claim: reading.claim, times: times)
                }
            }
            .sorted { one, other in
                one.cell != other.cell
                    ? one.cell < other.cell : one.claim.lexicographicallyPrecedes(other.claim)
            },
            watches: watches.table
        )
    }
}

/// Values in ascending order, and where each went.
private struct Ranking<Value: Comparable> {
    let values: [Value]
    /// By the number that a value had; -1 for values not used.
    let ranks: [Int]

    init(_ numbered: [Value], used: some Sequence<Int>) {
        let order = Set(used).sorted { numbered[$0] < numbered[$1] }
        values = order.map { numbered[$0] }
        var ranks = [Int](repeating: -1, count: numbered.count)
        for (rank, number) in order.enumerated() { ranks[number] = rank }
        self.ranks = ranks
    }
}
