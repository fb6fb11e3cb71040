/// 同口径: pass rates as if every row had the same mix of places and items.
///
/// Directly standardised: of each cell (kind of place × item) the row's own rate, weighted by the
/// checks that all rows together have in the cell; cells that the row does not have are left out.
struct EqualMix {
    private struct Cell: Hashable {
        let stratum: String
        let item: Int
    }

    private var weights: [Cell: Int64] = [:]

    init(_ rows: [RowScore]) {
        for row in rows {
            for (cell, sum) in EqualMix.cells(of: row) {
                weights[cell, default: 0] += sum.passed + sum.failed
            }
        }
    }

    private static func cells(of row: RowScore) -> [Cell: (passed: Int64, failed: Int64)] {
        var cells: [Cell: (passed: Int64, failed: Int64)] = [:]
        for (index, item) in row.items.enumerated() where item.state == .scored {
            for place in item.places where place.sum.judged > 0 {
                let cell = Cell(stratum: place.sum.stratum, item: index)
                let known = cells[cell] ?? (0, 0)
                cells[cell] = (known.passed + place.sum.passed, known.failed + place.sum.failed)
            }
        }
        return cells
    }

    /// In millionths; `nil` where the row has no cell that counts.
    func rate(of row: RowScore) -> Int64? {
        var weight = Int128(0)
        var passed = Int128(0)
        for (cell, sum) in EqualMix.cells(of: row) {
            guard let own = weights[cell], own > 0 else { continue }
            weight += Int128(own)
            // Rounded to 10⁻⁹ of a check, so that the order of the cells does not matter.
            passed += Marks.quotient(
                Int128(own) * Int128(sum.passed) * 1_000_000_000,
                Int128(sum.passed + sum.failed)
            )
        }
        guard weight > 0 else { return nil }
        return Int64(Marks.quotient(passed, weight * 1000))
    }
}
