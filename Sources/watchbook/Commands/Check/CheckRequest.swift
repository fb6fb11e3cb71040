import Inspection
import JournalSQLite
import Journaling

/// What somebody says about one indicator at one station, before it is an entry.
struct CheckRequest {
    var station: String?
    var indicator: String
    /// `nil` where numbers or facts tell.
    var answer: Answer?
    var found: Int64?
    var settled: Int64?
    var facts: [String] = []
    var circumstances = Circumstances()
    var kind: InspectionKind?
    var note: String?
    var place: JSONValue?
    var photos: [String] = []
    /// The problem that was seen before, of which this is a later word.
    var followed: FollowedProblem?
    /// How many came in addition to what was there before.
    var worseBy: Int64 = 0
    var isInZone = false
    var opensCase = false
}

/// What a request comes to: a finding, what the standard makes of it, and the case of what stays.
struct CheckOutcome {
    let finding: Finding
    let indicator: Indicator?
    /// `nil` where there was no standard to judge by, or nothing to be judged.
    let judgement: Judgement?
    let facts: Facts
    let spot: Recorder.Spot
    let occasion: CheckOccasion
    /// The problem that it is a later word of.
    let followed: FollowedProblem?
    /// The record of the case that is opened.
    let problem: String?
    let recorded: [Recorded]
}

extension Recorder {
    /// Records the answer to one indicator; nothing is written when it cannot be one.
    ///
    /// - Throws: `Problem`: `watchNone`, `indicatorUnknown`, `indicatorCounted`, `factUnusable`,
    ///   `answerMissing`, `badNumber`, and what writing throws.
    func check(_ request: CheckRequest, isDryRun: Bool) throws -> CheckOutcome {
        let spot = try spot(station: request.station)
        let code = request.indicator
        let judge = try judging(code, at: spot.station, on: spot.date)
        if judge?.indicator.mode == .acts { throw Problem(.indicatorCounted, code) }
        let facts = try Facts(typed: request.facts, judge?.indicator)
        let (finding, judgement) = try finding(request, facts, judge?.indicator)
        let occasion = occasion(request.kind, at: spot)
        let record = "check/\(spot.station)/\(spot.date.text)/\(occasion.text)/\(code)"
        let earlier = own.said(record, "finding")?.claim["case"]?.text
        let stays = finding.answer == .fail && finding.found > finding.settled
        let opened = request.opensCase && stays && earlier == nil ? newCase() : nil
        var claim = finding.claim.members ?? [:]
        claim["case"] = stays ? (opened ?? earlier).map(JSONValue.text) : nil
        let draft = self.draft(
            record,
            "finding",
            claim: .object(claim),
            about: about(
                date: spot.date,
                standard: judge?.standard.id,
                note: request.note,
                place: spot.watch == nil ? nil : request.place
            ),
            attachments: try photos(request.photos, isDryRun: isDryRun)
        )
        let report = opened.map { self.report($0, of: finding, in: record, spot, code) }
        return CheckOutcome(
            finding: finding,
            indicator: judge?.indicator,
            judgement: judgement,
            facts: facts,
            spot: spot,
            occasion: occasion,
            followed: request.followed,
            problem: opened,
            recorded: try write([draft] + (report.map { [$0] } ?? []), isDryRun: isDryRun)
        )
    }

    /// The finding that a request states, or that its numbers or facts come to.
    private func finding(
        _ request: CheckRequest,
        _ facts: Facts,
        _ indicator: Indicator?
    ) throws -> (Finding, Judgement?) {
        let isLook = request.answer == nil || request.answer == .pass || request.answer == .fail
        let found = request.found ?? (request.answer == .fail ? 1 : nil)
        let hasFigures = !facts.isEmpty || found != nil
        let judgement =
            isLook && hasFigures
            ? indicator?.judgement(of: facts, found: found, on: today) : nil
        let stated = request.answer ?? request.found.map { $0 == 0 ? .pass : .fail }
        guard let answer = stated ?? judgement?.answer else {
            throw Problem(.answerMissing, request.indicator)
        }
        let number = answer == .fail ? found ?? 1 : 0
        let settled = request.settled ?? 0
        guard (answer == .fail ? 1...Measures.limit : 0...0).contains(number),
            answer == .fail || request.found ?? 0 == 0
        else { throw Problem(.badNumber, String(request.found ?? 0)) }
        guard (0...number).contains(settled) else { throw Problem(.badNumber, String(settled)) }
        return (
            Finding(
                answer: answer,
                found: number,
                settled: settled,
                circumstances: request.circumstances,
                facts: facts.isEmpty ? nil : facts.json,
                repeats: request.followed?.first,
                worseBy: request.worseBy,
                isInZone: request.isInZone
            ), judgement
        )
    }

    /// A new name for a case of the inspector's office.
    private func newCase() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        let hex = String(repeating: "0", count: 16 - digits.count) + digits
        return "case/\(Names.parent(of: writer.inspector))-\(hex)"
    }

    private func report(
        _ problem: String,
        of finding: Finding,
        in record: String,
        _ spot: Spot,
        _ code: String
    ) -> Draft {
        draft(
            problem,
            "report",
            claim: CaseReport(
                check: record,
                station: spot.station,
                indicator: code,
                left: finding.found - finding.settled
            ).claim,
            about: about(date: spot.date)
        )
    }
}

extension Facts {
    /// Reads `name=value` of each.
    ///
    /// Without an indicator whose fields are known, names are taken with their units.
    /// - Throws: `Problem` with ``Problem/Code/factUnusable``.
    init(typed texts: [String], _ indicator: Indicator?) throws(Problem) {
        self.init()
        for text in texts {
            let name = String(text.prefix { $0 != "=" && $0 != "＝" })
            let fields = indicator?.fields ?? [FactField(name)]
            guard let fact = FactText.read(text, fields: fields), self[fact.name] == nil else {
                let labels = indicator?.fields.map(\.label) ?? []
                throw Problem(.factUnusable, text, among: labels)
            }
            self[fact.name] = fact.value
        }
    }
}
