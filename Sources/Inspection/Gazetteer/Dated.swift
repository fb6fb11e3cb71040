import Journaling

/// The versions of one thing by the date from which each holds.
struct Dated<Value: Sendable>: Sendable {
    /// Ascending by date, each date once.
    private(set) var versions: [(from: WorkDate, value: Value)] = []

    var isEmpty: Bool { versions.isEmpty }

    /// Puts a version in; `nil` takes out the one of that date.
    mutating func set(_ value: Value?, from date: WorkDate) {
        let index = firstIndex(after: date) - 1
        let isThere = versions.indices.contains(index) && versions[index].from == date
        if let value {
            if isThere {
                versions[index].value = value
            } else {
                versions.insert((date, value), at: index + 1)
            }
        } else if isThere {
            versions.remove(at: index)
        }
    }

    /// The version that begins on the date exactly.
    func value(from date: WorkDate) -> Value? {
        let index = firstIndex(after: date) - 1
        guard index >= 0, versions[index].from == date else { return nil }
        return versions[index].value
    }

    /// The latest version that begins on the date or before, or else the first one.
    ///
    /// - Complexity: O(log *n*).
    func value(on date: WorkDate) -> Value? {
        let index = firstIndex(after: date)
        return index > 0 ? versions[index - 1].value : versions.first?.value
    }

    /// From when that version is; `nil` without one.
    ///
    /// - Complexity: O(log *n*).
    func start(on date: WorkDate) -> WorkDate? {
        let index = firstIndex(after: date)
        return index > 0 ? versions[index - 1].from : versions.first?.from
    }

    /// Whether a version had begun by the date.
    func hasBegun(by date: WorkDate) -> Bool { versions.first.map { $0.from <= date } ?? false }

    private func firstIndex(after date: WorkDate) -> Int {
        var low = 0
        var high = versions.count
        while low < high {
            let middle = (low + high) / 2
            if versions[middle].from <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
