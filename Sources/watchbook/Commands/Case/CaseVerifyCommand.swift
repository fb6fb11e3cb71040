import ArgumentParser
import CentralLedger
import Inspection
import Journaling

/// `watchbook case verify`: the finder looks again.
struct CaseVerifyCommand: CaseActing {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: CaseHelp.verifyAbstract(),
            discussion: CaseHelp.verifyDiscussion()
        )
    }

    @Flag(help: ArgumentHelp(CaseHelp.reworkHelp))
    var rework = false

    @Option(help: ArgumentHelp(CaseHelp.verifyBecauseHelp, value: ConflictPhrase.reasonValue))
    var because: String?

    @Option(help: ArgumentHelp(CaseHelp.checkHelp, value: CaseHelp.recordValue))
    var check: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(CaseHelp.photoHelp, value: CaseHelp.photoValue)
    )
    var photo: [String] = []

    @OptionGroup var options: CaseActOptions

    func validate() throws {
        guard !rework || because != nil else { throw ValidationError(CasePhrase.reworkReason()) }
    }

    func fits(_ item: CaseItem) -> Bool {
        switch item.file.state {
        case .rectified, .verified, .rework: true
        default: false
        }
    }

    func drafts(for item: CaseItem, _ desk: CaseDesk) throws -> [CaseDraft] {
        guard let round = item.file.rounds.last else { return [] }
        let claim = CaseVerification(isPassed: !rework, reason: because, check: check).claim
        let fault = item.file.fault(
            ofVerifier: desk.writer.inspector,
            desk.books,
            at: desk.minute
        )
        return [
            CaseDraft(
                record: item.record,
                register: CaseRegister(.verification, round.number),
                claim: claim,
                photos: try desk.photos(photo),
                note: fault.map { $0() }
            )
        ]
    }

    func run() throws { try perform() }
}

extension CaseFile {
    /// Why a verification by somebody would not count.
    func fault(
        ofVerifier inspector: String,
        _ books: CaseBooks,
        at minute: Int64
    ) -> CaseIrregularity.Kind? {
        guard let round = rounds.last, let digest = report?.digest else { return nil }
        var tried = entries.filter { $0.register != "verification.\(round.number)" }
        tried.append(
            CaseEntry(
                register: "verification.\(round.number)",
                claim: CaseVerification(isPassed: true).claim,
                digest: digest,
                inspector: inspector,
                effective: minute,
                moment: minute
            )
        )
        return books.file(record: record, entries: tried).irregularities
            .first { $0.digest == digest && $0.kind != .noReason }?.kind
    }

    /// 谁检查谁跟踪: who should verify; `nil` where the finder may not or is nobody of the offices.
    func verifier(_ books: CaseBooks, at minute: Int64) -> String? {
        guard let finder, let source = report?.claim.source,
            source == .inspector || source == .volunteer,
            fault(ofVerifier: finder, books, at: minute) == nil
        else { return nil }
        return finder
    }
}
