import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// What can be said of a problem that was seen before.
enum FollowUp {
    /// 仍存在.
    case stillThere
    /// 已消除.
    case gone
    /// 加重.
    case worse
}

/// How somebody names a problem: by its case, or by the digest of its first finding.
enum ProblemName: Equatable {
    /// The record, or its beginning.
    case record(String)
    /// Hexadecimal digits from the first on.
    case digest(String)

    /// Reads `case/S01-…`, `S01-` with sixteen digits, or at least six digits of a digest.
    init?(_ text: String) {
        let text = text.lowercased().hasPrefix("case/") ? String(text.dropFirst(5)) : text
        let name = /[A-Za-z0-9][A-Za-z0-9.]*-[0-9a-f]{16}/
        if text.wholeMatch(of: name) != nil {
            self = .record("case/" + text)
        } else if text.wholeMatch(of: /[0-9A-Fa-f]{6,64}/) != nil {
            self = .digest(text.lowercased())
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .record(let record): record
        case .digest(let digits): digits
        }
    }
}

/// A problem of which a later word is said.
struct FollowedProblem {
    let first: Digest
    /// Empty where it is not known.
    let station: String
    let indicator: String
    /// `nil` where it is not known.
    let since: Int64?
    /// How many were left by the last word; `nil` where it is not known.
    let left: Int64?

    init(_ problem: OpenProblem) throws(Problem) {
        guard let first = problem.first else {
            throw Problem(.problemUnknown, problem.name, problem.station)
        }
        self.init(
            first: first,
            station: problem.station,
            indicator: problem.indicator,
            since: problem.since,
            left: problem.left
        )
    }

    init(first: Digest, station: String, indicator: String, since: Int64?, left: Int64?) {
        self.first = first
        self.station = station
        self.indicator = indicator
        self.since = since
        self.left = left
    }
}

extension CheckRequest {
    /// Makes it a later word of a problem.
    ///
    /// Still there without a number means as many as before; worse names how many there are now.
    ///
    /// - Throws: `badNumber` when it is not worse, `problemUnknown` when nobody here knows how many
    ///   there were.
    mutating func follow(_ problem: FollowedProblem, _ followUp: FollowUp) throws(Problem) {
        followed = problem
        if indicator.isEmpty { indicator = problem.indicator }
        switch followUp {
        case .gone: answer = .pass
        case .stillThere:
            answer = .fail
            found = found ?? problem.left
        case .worse:
            answer = .fail
            guard let left = problem.left else {
                throw Problem(.problemUnknown, String(problem.first.hex.prefix(10)), indicator)
            }
            guard let found, found > left else { throw Problem(.badNumber, "\(found ?? 0)") }
            worseBy = found - left
        }
    }
}

extension Recorder {
    /// The problem that is meant: by its name, or the only one of an indicator that is open at a
    /// station.
    ///
    /// - Parameters:
    ///   - name: how it was named.
    ///   - indicator: the code that was given.
    ///   - station: the station that was given; `nil` for that of the watch.
    /// - Returns: what is known of it.
    /// - Throws: `Problem`: `problemUnknown`, `problemUnclear`, `unknownDigest`, `watchNone`.
    func problem(
        _ name: ProblemName?,
        indicator: String?,
        station: String?
    ) throws -> FollowedProblem {
        switch name {
        case .record(let record):
            let place = try caseStation(record) ?? station ?? watch?.station ?? ""
            let found = try problems(at: place).first { $0.caseRecord == record }
            guard let found else { throw Problem(.problemUnknown, record, place) }
            return try FollowedProblem(found)
        case .digest(let digits): return try problem(digits, indicator: indicator)
        case nil:
            let place = try spot(station: station).station
            let open = try problems(at: place)
                .filter { indicator == nil || $0.indicator == indicator }
            guard open.count <= 1 else {
                let names = open.map { "\($0.indicator) \($0.name)" }.joined(separator: ", ")
                throw Problem(.problemUnclear, indicator ?? place, names)
            }
            guard let only = open.first else {
                throw Problem(.problemUnknown, indicator ?? "", place)
            }
            return try FollowedProblem(only)
        }
    }

    /// The problem whose first finding, or a later one that names it, has these digits.
    private func problem(_ digits: String, indicator: String?) throws -> FollowedProblem {
        guard let named = try finding(digits: digits) else {
            return FollowedProblem(
                first: try digest(named: digits),
                station: "",
                indicator: indicator ?? "",
                since: nil,
                left: nil
            )
        }
        let first = named.finding.repeats ?? named.digest
        let station = named.record.station ?? ""
        if let open = try problems(at: station).first(where: { $0.first == first }) {
            return try FollowedProblem(open)
        }
        return FollowedProblem(
            first: first,
            station: station,
            indicator: named.record.indicator ?? indicator ?? "",
            since: named.minute,
            left: nil
        )
    }

    /// The one finding of this journal, or else of the desk, whose digest begins with some digits.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownDigest`` when there are several.
    func finding(digits: String) throws -> (
        digest: Digest, record: RecordName, finding: Finding, minute: Int64
    )? {
        let here = everyone.flatMap(\.all).filter {
            $0.entry.register == "finding" && $0.digest.hex.hasPrefix(digits)
        }
        let others = here.isEmpty ? try desk?.ledger.entries(digestPrefix: digits) ?? [] : []
        let findings = others.filter { $0.register == "finding" }
        guard here.count + findings.count <= 1 else {
            throw Problem(.unknownDigest, digits, writer.journal)
        }
        if let item = here.first, let finding = Finding(item.claim) {
            return (item.digest, item.record, finding, item.minute)
        }
        guard let found = findings.first,
            let finding = JSONValue(found.statement.claim).flatMap({ Finding($0) })
        else { return nil }
        let statement = found.statement
        return (statement.digest, RecordName(found.record), finding, statement.minute)
    }

    /// The digest of a finding by the first digits of it, or all of them where it is not known here.
    ///
    /// - Throws: `Problem` with ``Problem/Code/unknownDigest``.
    func digest(named text: String) throws -> Digest {
        let digits = text.lowercased()
        guard let digest = try finding(digits: digits)?.digest ?? Digest(hex: digits) else {
            throw Problem(.unknownDigest, text, writer.journal)
        }
        return digest
    }

    /// The station of a case by its report, in this journal or on the desk.
    private func caseStation(_ record: String) throws -> String? {
        for person in everyone {
            if let said = person.said(record, "report") { return CaseReport(said.claim)?.station }
        }
        let report = try desk?.ledger.resolution(record: record, register: "report")?.inForce
        return report.flatMap { JSONValue($0.statement.claim) }.flatMap { CaseReport($0) }?.station
    }
}
