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

    @Option(
        name: .because,
        help: ArgumentHelp(CaseHelp.verifyBecauseHelp, value: ConflictPhrase.reasonValue)
    )
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
        guard let round = rounds.last else { return nil }
        return after(
            CaseRegister(.verification, round.number),
            CaseVerification(isPassed: true).claim,
            by: inspector,
            books,
            at: minute
        )?.fault
    }

    /// The case as it would stand if somebody said something, and what would be irregular about
    /// that; `nil` before the report has come.
    func after(
        _ register: CaseRegister,
        _ claim: JSONValue,
        by inspector: String,
        _ books: CaseBooks,
        at minute: Int64
    ) -> (file: CaseFile, fault: CaseIrregularity.Kind?)? {
        // The digest of the report stands for that of the entry which is not written yet.
        guard let digest = report?.digest else { return nil }
        var tried = entries.filter { $0.register != register.text }
        tried.append(
            CaseEntry(
                register: register.text,
                claim: claim,
                digest: digest,
                inspector: inspector,
                effective: minute,
                moment: minute
            )
        )
        let file = books.file(record: record, entries: tried)
        let fault = file.irregularities.first { $0.digest == digest && $0.kind != .noReason }
        return (file, fault?.kind)
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
