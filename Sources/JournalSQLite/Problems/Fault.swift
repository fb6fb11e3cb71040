package import Journaling

/// Entries of a journal that cannot be proven, and why.
package struct Fault: Hashable, Sendable {
    package let code: Problem.Code
    /// The entries it is about, by seq; some of them may be missing from the file.
    package let seqs: ClosedRange<Int64>

    package init(_ code: Problem.Code, _ seqs: ClosedRange<Int64>) {
        self.code = code
        self.seqs = seqs
    }

    /// The fault as a problem of the file at `path`, written by `device`.
    package func problem(at path: String, device: DeviceID) -> Problem {
        let first = "\(seqs.lowerBound)"
        let isOne = seqs.lowerBound == seqs.upperBound
        return Problem(code, path, device.hex, isOne ? first : "\(first)–\(seqs.upperBound)")
    }
}

/// The faults of one journal, in order of seq; neighbours of one kind are one fault.
struct FaultList: Sendable {
    private(set) var faults: [Fault] = []

    /// More than this are not listed apart: a hostile file may have millions.
    static let limit = 1000

    mutating func add(_ code: Problem.Code, _ seqs: ClosedRange<Int64>) {
        guard let last = faults.last else { return faults.append(Fault(code, seqs)) }
        let isNext = last.code == code && last.seqs.upperBound &+ 1 == seqs.lowerBound
        guard isNext || faults.count == FaultList.limit else {
            return faults.append(Fault(code, seqs))
        }
        let first = min(last.seqs.lowerBound, seqs.lowerBound)
        faults[faults.count - 1] = Fault(
            last.code,
            first...max(last.seqs.upperBound, seqs.upperBound)
        )
    }
}
