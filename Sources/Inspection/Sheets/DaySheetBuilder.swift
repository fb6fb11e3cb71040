package import Journaling

/// Adds up a day of one station, register by register.
///
/// The registers are those of `check/<station>/<date>/…`, `count/<station>/<date>/…` and
/// `watch/<station>/<date>/…` that have an entry in force, ordered by record, so that the registers
/// of a record and the checks of an occasion stand together (`*` before every indicator).
package struct DaySheetBuilder: Sendable {
    private var sum = SheetSum()
    private var occasion = Occasion()
    private var count = CountRecord()
    /// What inspectors stated on arrival, by slot and inspector.
    private var duties: [Facet: String] = [:]
    /// From when on an entry is late, in milliseconds since 1970 UTC.
    private let deadline: Int64
    private var attendance: AttendanceBuilder

    /// - Parameters:
    ///   - date: the work date.
    ///   - zoneMinutes: how far the city's clocks are ahead of UTC.
    ///   - dateDays: as for ``AttendanceBuilder``.
    package init(date: WorkDate, zoneMinutes: Int64, dateDays: Int64 = 1) {
        attendance = AttendanceBuilder(date: date, zoneMinutes: zoneMinutes, dateDays: dateDays)
        // Noon of the next day: the slot over midnight is written in the morning.
        deadline = ((date.day + 1) * 1440 + 720 - zoneMinutes) * 60_000
    }

    /// The beginning of every record of a watch.
    package static let watchPrefix = "watch/"

    /// Adds who was there, by one register of a watch: besides ``add(_:)``.
    package mutating func add(watch resolution: Resolution) { attendance.add(resolution) }

    /// Adds one register.
    package mutating func add(_ entry: SheetEntry) {
        let record = entry.record
        if record.first(6).equals("count/") {
            if !record.isSame(as: count.record) {
                count.close(into: &sum)
                count = CountRecord(record: Array(record))
            }
            count.add(entry, doubts: doubts(of: entry))
        } else if record.first(6).equals("check/"), let slash = record.lastIndex(of: Self.slash) {
            if !record.first(slash).isSame(as: occasion.prefix) {
                occasion.close(into: &sum)
                occasion = Occasion(prefix: Array(record[..<slash]))
            }
            let indicator = UnsafeRawBufferPointer(rebasing: record[(slash + 1)...])
            if !indicator.isSame(as: occasion.indicator) {
                occasion.settle(into: &sum)
                occasion.indicator = Array(indicator)
            }
            occasion.add(entry, doubts: doubts(of: entry))
        } else if record.first(6).equals("watch/"), entry.register.equals("arrival") {
            addArrival(entry)
        }
    }

    fileprivate static let slash = UInt8(ascii: "/")

    private func doubts(of entry: SheetEntry) -> Measures {
        var doubts = Measures()
        if entry.isDisputed { doubts.disputed = 1 }
        if entry.isTyped { doubts.typed = 1 }
        if entry.decision != .none { doubts.decided = 1 }
        // Offices decide afterwards; only who looked can be late.
        if entry.milliseconds >= deadline, entry.decision != .own { doubts.late = 1 }
        return doubts
    }

    private mutating func addArrival(_ entry: SheetEntry) {
        let name = RecordName(String(decoding: entry.record, as: UTF8.self))
        guard let slot = name.component(3), let inspector = name.component(4),
            let claim = JSONValue(entry.claim), claim["withdrawn"]?.bool != true,
            let duty = claim["duty"]?.text
        else { return }
        duties[Facet(inspector: inspector, slot: slot)] = duty
    }

    /// The sheet, when all registers were added.
    package mutating func finished() -> DaySheet {
        occasion.close(into: &sum)
        count.close(into: &sum)
        for facet in sum.answerers {
            attendance.note(answersOf: facet.inspector, in: facet.slot)
        }
        sum.add(attendance.finished())
        if !duties.isEmpty {
            let duties = duties
            sum.merge { facet in
                guard facet.kind == .watch,
                    let duty = duties[Facet(inspector: facet.inspector, slot: facet.slot)]
                else { return facet }
                var facet = facet
                facet.duty = duty
                return facet
            }
        }
        return sum.sheet
    }
}

/// The checks of one occasion, indicator by indicator, and the sweep for the rest.
private struct Occasion {
    /// The record without its last component.
    let prefix: [UInt8]
    /// The one whose registers are being added.
    var indicator: [UInt8] = []
    private var finding: (digest: Digest, finding: Finding)?
    /// The units of the finding's case.
    private var ofCase: [ResponsibilityLine: [String]] = [:]
    private var review: Review?
    /// Who said the finding, or else the review.
    private var inspector: [UInt8] = []
    private var doubts = Measures()
    /// Swept indicators without a finding of their own so far.
    private var swept: [String: Answer] = [:]
    private var sweeper = ""
    private var sweepDoubts = Measures()
    /// The facet that was numbered last.
    private var lastFacet: (facet: Facet, inspector: [UInt8], number: Int)?

    init(prefix: [UInt8] = []) {
        self.prefix = prefix
    }

    mutating func add(_ entry: SheetEntry, doubts: Measures) {
        if entry.register.equals("finding") {
            finding = Finding(claim: entry.claim).map { (entry.digest, $0) }
            if finding != nil { ofCase = entry.ofCase }
            inspector = Array(entry.inspector)
            self.doubts = doubts
        } else if entry.register.equals("sweep") {
            swept = JSONValue(entry.claim).flatMap { Sweep($0) }?.answers ?? [:]
            sweeper = String(decoding: entry.inspector, as: UTF8.self)
            sweepDoubts = doubts
        } else if entry.register.equals("review") {
            review = JSONValue(entry.claim).flatMap { Review($0) }
            if finding == nil { inspector = Array(entry.inspector) }
        }
    }

    /// Counts the indicator whose registers are all here.
    mutating func settle(into sum: inout SheetSum) {
        defer {
            finding = nil
            ofCase = [:]
            review = nil
            doubts = Measures()
        }
        guard indicator != [UInt8(ascii: "*")], finding != nil || review != nil else { return }
        let indicator = String(decoding: indicator, as: UTF8.self)
        if let (judgement, isReviewed) = judgement {
            var measures = judgement.map { Measures($0) } ?? Measures()
            measures += doubts
            if isReviewed { measures.reviewed = 1 }
            let circumstances =
                (judgement ?? finding?.finding)?.circumstances ?? Circumstances()
            let facet = facet(circumstances, in: &sum)
            let number = sum.number(of: indicator)
            sum.add(measures, indicator: number, facet: facet)
            if let judgement, judgement.facts != nil {
                sum.note(judgement.plainClaim, times: 1, indicator: number, facet: facet)
            }
        }
        if finding != nil || review?.verdict == .replaced { swept[indicator] = nil }
    }

    private mutating func facet(_ circumstances: Circumstances, in sum: inout SheetSum) -> Int {
        if let lastFacet, lastFacet.facet.circumstances == circumstances,
            lastFacet.facet.ofCase == ofCase, lastFacet.inspector == inspector
        {
            return lastFacet.number
        }
        var facet = Facet(
            inspector: String(decoding: inspector, as: UTF8.self),
            occasion: occasion
        )
        facet.circumstances = circumstances
        facet.ofCase = ofCase
        let number = sum.number(of: facet)
        lastFacet = (facet, inspector, number)
        return number
    }

    private var occasion: String {
        let start = prefix.lastIndex(of: DaySheetBuilder.slash).map { $0 + 1 } ?? 0
        return String(decoding: prefix[start...], as: UTF8.self)
    }

    mutating func close(into sum: inout SheetSum) {
        settle(into: &sum)
        guard !swept.isEmpty else { return }
        let facet = sum.number(of: Facet(inspector: sweeper, occasion: occasion))
        for (indicator, answer) in swept {
            var measures = Measures(Finding(answer: answer))
            measures += sweepDoubts
            sum.add(measures, indicator: sum.number(of: indicator), facet: facet)
        }
        swept = [:]
    }

    /// What counts for the indicator, and whether a review changed it: the review's judgement if it
    /// replaced, nothing if it returned the finding in force, otherwise the finding; `nil` when
    /// nothing was said.
    private var judgement: (finding: Finding?, isReviewed: Bool)? {
        guard let review else { return finding.map { ($0.finding, false) } }
        switch review.verdict {
        case .replaced: return (review.judgement, true)
        case .confirmed: return finding.map { ($0.finding, false) }
        case .returned:
            guard let finding else { return nil }
            return review.findings.contains(finding.digest) ? (nil, true) : (finding.finding, false)
        }
    }
}

extension Finding {
    /// Answer, numbers and facts alone, as a canonical claim: equal ones can be counted together.
    fileprivate var plainClaim: [UInt8] {
        Finding(
            answer: answer,
            found: found,
            settled: settled,
            facts: facts,
            repeats: repeats.flatMap { _ in Digest([UInt8](repeating: 0, count: 32)) },
            worseBy: worseBy
        )
        .claim.canonicalBytes
    }
}

/// One inspector's count of one indicator on one watch, over all devices and sheets.
private struct CountRecord {
    let record: [UInt8]
    private var acts: [(acts: Acts, doubts: Measures)] = []
    private var isDouble = false

    init(record: [UInt8] = []) {
        self.record = record
    }

    mutating func add(_ entry: SheetEntry, doubts: Measures) {
        if entry.register.equals("double") {
            let claim = JSONValue(entry.claim)
            isDouble = claim?["double"]?.bool == true && claim?["withdrawn"]?.bool != true
        } else if let total = Acts(claim: entry.claim) {
            acts.append((total, doubts))
        }
    }

    mutating func close(into sum: inout SheetSum) {
        defer { acts = [] }
        let name = RecordName(String(decoding: record, as: UTF8.self))
        guard !isDouble, !acts.isEmpty, let indicator = name.indicator,
            let slot = name.component(3), let inspector = name.component(5)
        else { return }
        for (total, doubts) in acts {
            let facet = Facet(inspector: inspector, slot: slot, circumstances: total.circumstances)
            sum.add(
                Measures(total),
                indicator: sum.number(of: indicator),
                facet: sum.number(of: facet)
            )
            sum.add(doubts, indicator: sum.number(of: indicator), facet: sum.number(of: facet))
        }
    }
}
