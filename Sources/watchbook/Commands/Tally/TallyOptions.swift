import ArgumentParser
import CentralLedger
import Foundation
import Journaling

/// The dimensions of `--by`, in the order in which they stand as columns.
struct TallyDimensions: ExpressibleByArgument {
    let dimensions: [TallyDimension]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(TallyDimension.init(rawValue:))
        guard !found.isEmpty, found.count == words.count, Set(found).count == found.count else {
            return nil
        }
        dimensions = found
    }

    static var allValueStrings: [String] { TallyDimension.allCases.map(\.rawValue) }
}

/// `office=S01,S02`: the values of a dimension that count.
struct TallyFilter: ExpressibleByArgument {
    let dimension: TallyDimension
    let values: [String]

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let dimension = TallyDimension(rawValue: String(parts[0])) else {
            return nil
        }
        self.dimension = dimension
        // Nothing behind the sign: those without a value, as 未归属.
        values = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    static var allValueStrings: [String] { TallyDimension.allCases.map { $0.rawValue + "=" } }

    /// Values of one dimension named several times count together.
    static func merged(_ filters: [TallyFilter]) -> [TallyDimension: Set<String>] {
        filters.reduce(into: [:]) { $0[$1.dimension, default: []].formUnion($1.values) }
    }

    var text: String { "\(dimension.rawValue)=\(values.joined(separator: ","))" }
}

/// `2026-04-01..2026-04-30`, or one date.
struct TallySpan: ExpressibleByArgument {
    let dates: ClosedRange<WorkDate>

    init?(argument: String) {
        let parts = argument.components(separatedBy: "..")
        guard (1...2).contains(parts.count), let first = WorkDate(parts[0]),
            let last = WorkDate(parts[parts.count - 1]), first <= last
        else { return nil }
        dates = first...last
    }
}
