import CentralLedger
import Journaling
import Sync

/// A merge report as people and programs read it.
struct MergeSummary {
    private let report: MergeReport
    private let refusedFiles: [Problem]
    private let adopted: DeviceID?
    private let hasRoots: Bool
    private let isDryRun: Bool

    init(
        _ report: MergeReport,
        refusedFiles: [Problem],
        adopted: DeviceID?,
        hasRoots: Bool,
        isDryRun: Bool
    ) {
        self.report = report
        self.refusedFiles = refusedFiles
        self.adopted = adopted
        self.hasRoots = hasRoots
        self.isDryRun = isDryRun
    }

    /// Everything that could not be used, whole files first.
    var refusals: [Problem] { refusedFiles + report.files.flatMap(\.refusals) }
}

// MARK: - For programs

extension MergeSummary {
    var json: JSONValue {
        [
            "dry_run": .bool(isDryRun),
            "adopted_root": adopted.map { .text($0.hex) } ?? .null,
            "files": .list(report.files.map(MergeSummary.json)),
            "refused": .list(refusedFiles.map(MergeSummary.json)),
            "total": MergeSummary.json(report.total),
            "conflicts_closed": .integer(Int64(report.conflictsClosed)),
            "forked_now": .list(report.forkedDevices.sorted().map { .text($0.hex) }),
            "devices": .list(report.devices.map(\.json)),
            "missing_photos": .integer(Int64(report.missingPhotos)),
        ]
    }

    private static func json(_ file: MergeReport.File) -> JSONValue {
        [
            "name": .text(file.name), "outcome": json(file.outcome),
            "photos": .integer(Int64(file.photos)), "receipts": .integer(Int64(file.receipts)),
            "late": .bool(file.isLate), "refusals": .list(file.refusals.map(json)),
        ]
    }

    private static func json(_ problem: Problem) -> JSONValue {
        [
            "code": .text(problem.code.rawValue),
            "details": .list(problem.details.map(JSONValue.text)),
        ]
    }

    private static func json(_ outcome: Absorption.Outcome) -> JSONValue {
        [
            "new": .integer(Int64(outcome.new)),
            "already_held": .integer(Int64(outcome.alreadyHeld)),
            "held": .integer(Int64(outcome.heldEntries)),
            "held_by_reason": .object(
                Dictionary(
                    uniqueKeysWithValues: outcome.held.map {
                        ($0.key.rawValue, .integer(Int64($0.value)))
                    }
                )
            ),
            "conflicts_opened": .integer(Int64(outcome.conflictsOpened)),
        ]
    }
}

// MARK: - For people

extension MergeSummary {
    /// A line a file, the total, and what needs somebody's attention.
    var lines: [String] {
        var lines: [String] = []
        if let adopted {
            let phrase = isDryRun ? MergePhrase.wouldAdopt : MergePhrase.adopted
            lines.append(phrase(adopted.hex))
        }
        lines += fileLines
        lines.append(totalLine)
        lines += attentionLines
        if !hasRoots { lines.append(MergePhrase.noRoot()) }
        if isDryRun { lines.append(MergePhrase.dryRun()) }
        return lines
    }

    /// Tables of more files than this show only those with something to say.
    private static let longList = 40

    private var fileLines: [String] {
        let isLong = report.files.count > MergeSummary.longList
        let shown = report.files.filter { file in
            !isLong || !file.refusals.isEmpty || file.isLate || file.outcome.heldEntries > 0
                || file.outcome.conflictsOpened > 0
        }
        guard !shown.isEmpty else { return [] }
        var table = TextTable([
            .init(MergePhrase.fileHeading()), .init(MergePhrase.newHeading(), .number),
            .init(MergePhrase.knownHeading(), .number), .init(MergePhrase.heldHeading(), .number),
            .init(MergePhrase.conflictHeading(), .number),
            .init(MergePhrase.photoHeading(), .number),
            .init(MergePhrase.refusedHeading(), .number),
        ])
        for file in shown {
            table.add([
                file.name + (file.isLate ? " *" : ""),
                String(file.outcome.new), String(file.outcome.alreadyHeld),
                String(file.outcome.heldEntries), String(file.outcome.conflictsOpened),
                String(file.photos), String(file.refusals.count),
            ])
        }
        let rest = report.files.count - shown.count
        return table.lines(width: Terminal.width)
            + (rest > 0 ? [MergePhrase.otherFiles(String(rest))] : [])
            + (shown.contains(where: \.isLate) ? [MergePhrase.lateNote()] : [])
    }

    private var totalLine: String {
        let total = report.total
        return MergePhrase.total(
            String(total.new),
            String(total.alreadyHeld),
            String(total.heldEntries),
            String(total.conflictsOpened),
            String(report.conflictsClosed)
        )
    }

    private var attentionLines: [String] {
        let held = report.total.held.sorted { $0.key < $1.key }
            .map { MergePhrase.heldReason($0.key(), String($0.value)) }
        let photos =
            report.missingPhotos > 0
            ? [DoctorPhrase.photosMissing(String(report.missingPhotos))] : []
        return held + report.devices.flatMap(\.lines) + photos
    }
}
