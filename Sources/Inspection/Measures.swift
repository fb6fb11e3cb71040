package import Journaling

/// The sums every figure is made of; they add up over any grouping.
///
/// Each figure is defined in Documentation/measures.md.
package struct Measures: Hashable, Sendable {
    package var passed: Int64 = 0
    package var failed: Int64 = 0
    package var exempt: Int64 = 0
    package var notApplicable: Int64 = 0
    package var notLookedAt: Int64 = 0
    package var couldNotSee: Int64 = 0
    /// Sum of the numbers found, by checks and counts.
    package var found: Int64 = 0
    /// Sum of the numbers settled on the spot.
    package var settled: Int64 = 0

    package init() {}

    /// 检查项次: answers of someone who looked.
    package var made: Int64 { passed + failed + exempt + couldNotSee }

    /// 遗留数: found and not settled on the spot.
    package var left: Int64 { found - settled }

    /// Passed and judged, the two numbers of the pass rate 合格率; the rate does not exist when
    /// `judged` is 0.
    package var passRate: (passed: Int64, judged: Int64) { (passed, passed + failed) }

    package static func += (sum: inout Measures, other: Measures) {
        sum.passed += other.passed
        sum.failed += other.failed
        sum.exempt += other.exempt
        sum.notApplicable += other.notApplicable
        sum.notLookedAt += other.notLookedAt
        sum.couldNotSee += other.couldNotSee
        sum.found += other.found
        sum.settled += other.settled
    }

    /// Adds one judgement.
    mutating func add(_ finding: Finding) {
        switch finding.answer {
        case .pass: passed += 1
        case .fail: failed += 1
        case .exempt: exempt += 1
        case .notApplicable: notApplicable += 1
        case .notLookedAt: notLookedAt += 1
        case .couldNotSee: couldNotSee += 1
        }
        found = found.addingClamped(finding.found)
        settled = settled.addingClamped(finding.settled)
    }

    /// Adds one running total.
    mutating func add(_ acts: Acts) {
        found = found.addingClamped(acts.found)
        settled = settled.addingClamped(acts.settled)
    }
}

extension Int64 {
    /// The sum, or the greatest number where it does not fit: numbers come from outside.
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

extension Measures {
    private static let paths: [any WritableKeyPath<Measures, Int64> & Sendable] = [
        \.passed, \.failed, \.exempt, \.notApplicable, \.notLookedAt, \.couldNotSee, \.found,
        \.settled,
    ]

    /// Appends the sums, each as an unsigned LEB128.
    package func encode(into bytes: inout [UInt8]) {
        for path in Measures.paths { bytes.append(leb: self[keyPath: path]) }
    }

    /// Reads what ``encode(into:)`` wrote.
    package init?(decoding reader: inout ByteReader) {
        self.init()
        for path in Measures.paths {
            guard let value = reader.integer() else { return nil }
            self[keyPath: path] = value
        }
    }
}
