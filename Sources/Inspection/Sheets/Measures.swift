package import Journaling

/// The sums every figure is made of; they add up over any grouping.
///
/// Each figure is defined in Documentation/measures.md.
package struct Measures: Hashable, Sendable {
    /// The greatest number that one claim may state, so that no sum of a city's can overflow.
    package static let limit: Int64 = 1_000_000_000

    private var lanes = SIMD16<Int64>()

    package init() {}

    /// Checks by their answer.
    package var passed: Int64 {
        get { lanes[0] }
        set { lanes[0] = newValue }
    }
    package var failed: Int64 {
        get { lanes[1] }
        set { lanes[1] = newValue }
    }
    package var exempt: Int64 {
        get { lanes[2] }
        set { lanes[2] = newValue }
    }
    package var notApplicable: Int64 {
        get { lanes[3] }
        set { lanes[3] = newValue }
    }
    package var notLookedAt: Int64 {
        get { lanes[4] }
        set { lanes[4] = newValue }
    }
    package var couldNotSee: Int64 {
        get { lanes[5] }
        set { lanes[5] = newValue }
    }
    /// Sum of the numbers found, by checks and counts, without what is still there.
    package var found: Int64 {
        get { lanes[6] }
        set { lanes[6] = newValue }
    }
    /// Sum of the numbers settled on the spot.
    package var settled: Int64 {
        get { lanes[7] }
        set { lanes[7] = newValue }
    }
    /// Of ratios: how many met it, out of ``denominator``.
    package var numerator: Int64 {
        get { lanes[8] }
        set { lanes[8] = newValue }
    }
    package var denominator: Int64 {
        get { lanes[9] }
        set { lanes[9] = newValue }
    }
    /// Checks that failed for a problem seen before.
    package var repeated: Int64 {
        get { lanes[10] }
        set { lanes[10] = newValue }
    }
    /// Answers and counts on which two people disagree.
    package var disputed: Int64 {
        get { lanes[11] }
        set { lanes[11] = newValue }
    }
    /// Answers that a review replaced or returned.
    package var reviewed: Int64 {
        get { lanes[12] }
        set { lanes[12] = newValue }
    }
    /// Answers and counts typed from paper.
    package var typed: Int64 {
        get { lanes[13] }
        set { lanes[13] = newValue }
    }
    /// Answers and counts written after noon of the next day.
    package var late: Int64 {
        get { lanes[14] }
        set { lanes[14] = newValue }
    }
    /// Checks that failed for problems all of which were settled on the spot.
    package var mended: Int64 {
        get { lanes[15] }
        set { lanes[15] = newValue }
    }
    /// Answers and counts that stand because an office decided.
    package var decided: Int64 = 0
    /// Checks that failed although the city is exempt; they stand under ``exempt`` too.
    ///
    /// Found only while tallying; no sheet keeps it.
    package var risk: Int64 = 0

    /// 检查项次: answers of someone who looked.
    package var made: Int64 { passed + failed + exempt + couldNotSee }

    /// 遗留数: found and not settled on the spot.
    package var left: Int64 { found - settled }

    /// 新问题数: checks that failed for a problem not seen before.
    package var newProblems: Int64 { failed - repeated }

    /// Passed and judged, the two numbers of the pass rate 合格率 as found; the rate does not exist
    /// when `judged` is 0.
    package var passRate: (passed: Int64, judged: Int64) { (passed, passed + failed) }

    /// The two numbers of the pass rate after settling on the spot: what was mended passes.
    package var rateAfterSettling: (passed: Int64, judged: Int64) {
        (passed + mended, passed + failed)
    }

    /// Whether there is nothing to show.
    package var isEmpty: Bool { lanes == SIMD16() && decided == 0 && risk == 0 }

    package static func += (sum: inout Measures, other: Measures) {
        sum.lanes &+= other.lanes
        sum.decided &+= other.decided
        sum.risk &+= other.risk
    }

    package static func -= (sum: inout Measures, other: Measures) {
        sum.lanes &-= other.lanes
        sum.decided &-= other.decided
        sum.risk &-= other.risk
    }

    package static func * (measures: Measures, times: Int64) -> Measures {
        var product = measures
        product.lanes &*= SIMD16(repeating: times)
        product.decided &*= times
        product.risk &*= times
        return product
    }

    /// What one judgement adds.
    package init(_ finding: Finding) {
        switch finding.answer {
        case .pass: passed = 1
        case .fail: failed = 1
        case .exempt: exempt = 1
        case .notApplicable: notApplicable = 1
        case .notLookedAt: notLookedAt = 1
        case .couldNotSee: couldNotSee = 1
        }
        if finding.answer == .fail, finding.repeats != nil {
            // Still there: a failed check, and no problem found again but what was added.
            repeated = 1
            found = finding.worseBy
            settled = min(finding.settled, finding.worseBy)
            if found > 0, finding.settled == finding.found { mended = 1 }
        } else {
            found = finding.found
            settled = finding.settled
            if found > 0, settled == found { mended = 1 }
        }
    }

    /// What one running total adds.
    package init(_ acts: Acts) {
        found = acts.found
        settled = acts.settled
        numerator = acts.numerator
        denominator = acts.denominator
    }
}

extension Measures {
    /// Appends a mask of the sums that are not 0, then each of these, as unsigned LEB128.
    package func encode(into bytes: inout [UInt8]) {
        var mask: Int64 = 0
        for lane in lanes.indices where lanes[lane] != 0 { mask |= 1 << Int64(lane) }
        if decided != 0 { mask |= Measures.decidedBit }
        bytes.append(leb: mask)
        for lane in lanes.indices where lanes[lane] != 0 { bytes.append(leb: lanes[lane]) }
        if decided != 0 { bytes.append(leb: decided) }
    }

    /// Reads what ``encode(into:)`` wrote.
    package init?(decoding reader: inout ByteReader) {
        guard let mask = reader.integer(), mask < Measures.decidedBit << 1 else { return nil }
        var rest = mask & ~Measures.decidedBit
        while rest != 0 {
            guard let value = reader.integer() else { return nil }
            lanes[rest.trailingZeroBitCount] = value
            rest &= rest - 1
        }
        guard mask & Measures.decidedBit != 0 else { return }
        guard let value = reader.integer() else { return nil }
        decided = value
    }

    private static let decidedBit: Int64 = 1 << 16
}
