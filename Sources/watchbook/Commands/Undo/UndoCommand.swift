import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook undo`: takes the last answer of this device back, or one that is named.
struct UndoCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "undo",
            abstract: UndoPhrase.abstract(),
            discussion: UndoPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(UndoPhrase.digestHelp, value: RecordingPhrase.digestValue))
    var digest: String?

    @Option(help: ArgumentHelp(UndoPhrase.reasonHelp, value: RecordingPhrase.textValue))
    var reason: String?

    @OptionGroup var options: RecordingOptions

    func run() throws {
        let recorder = try options.recorder()
        let item = try recorder.itemToUndo(digest)
        let recorded = try recorder.undo(item, reason: reason, isDryRun: options.dryRun)
        options.show(
            recorded,
            more: ["undone": .text(item.digest.hex)],
            lines: [
                UndoPhrase.undone(
                    item.entry.record,
                    ClaimText.text(item.claim.canonicalBytes, register: item.entry.register)
                )
            ] + recorder.restored(recorded)
        )
    }
}

extension Recorder {
    /// What is undone within so many minutes is history only.
    private static let tapMinutes: Int64 = 2

    /// The last answer that was not taken back, or the one whose digest begins with `digest`.
    ///
    /// - Throws: `Problem`: `answerNone`, `unknownDigest`, `answerReplaced`.
    func itemToUndo(_ digest: String?) throws(Problem) -> OwnEntries.Item {
        guard let digest else {
            guard let last = own.lastToUndo else { throw Problem(.answerNone) }
            return last
        }
        let found = own.all.filter {
            $0.isOfWatch && !$0.isWithdrawn && $0.digest.hex.hasPrefix(digest.lowercased())
        }
        guard found.count == 1, let item = found.first else {
            throw Problem(.unknownDigest, digest, writer.journal)
        }
        guard own.standing(item.entry.record, item.entry.register).contains(item) else {
            throw Problem(.answerReplaced, digest)
        }
        return item
    }

    /// Takes an entry back: what it took the place of is said again, or nothing.
    ///
    /// The case that was opened with it goes with it.
    func undo(
        _ item: OwnEntries.Item,
        reason: String?,
        isDryRun: Bool
    ) throws -> [Recorded] {
        let isTap = minute - item.entry.stamp.milliseconds / 60_000 <= Recorder.tapMinutes
        let reason = reason ?? (isTap ? "undone" : "mistake")
        let withdrawal: JSONValue = ["withdrawn": true, "reason": .text(reason)]
        var taken: [String: JSONValue] = ["withdrawn": true, "reason": .text(reason)]
        // Who takes an end back had left before all the same.
        if item.entry.register == "departure" { taken["pauses"] = WatchPauses(item.claim).claim }
        let date = item.record.workDate ?? today
        let before = own.replaced(by: item)
        var about = before?.about.members ?? about(date: date)
        about["undoes"] = .text(item.digest.hex)
        about["reason"] = .text(reason)
        var drafts = [
            draft(
                item.entry.record,
                item.entry.register,
                claim: before?.claim ?? .object(taken),
                about: about,
                // Each visit stands by itself.
                bases: item.entry.register == "attendance" ? [item.digest] : nil,
                observed: item.entry.observed,
                attachments: before?.entry.attachments ?? []
            )
        ]
        if let problem = item.claim["case"]?.text, before?.claim["case"]?.text != problem,
            own.said(problem, "report") != nil
        {
            drafts.append(draft(problem, "report", claim: withdrawal, about: about))
        }
        return try write(drafts, isDryRun: isDryRun)
    }

    /// What is said again after something was taken back.
    func restored(_ recorded: [Recorded]) -> [String] {
        guard let first = recorded.first, first.claim["withdrawn"]?.bool != true else { return [] }
        let said = ClaimText.text(first.claim.canonicalBytes, register: first.draft.register)
        return [UndoPhrase.restored(said)]
    }
}
