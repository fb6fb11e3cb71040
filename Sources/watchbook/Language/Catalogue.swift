import Journaling

/// All catalogues of texts, for the tests that compare the two languages.
///
/// A new area adds its enum here; a test finds one that was forgotten.
enum Catalogue {
    static let all: [any Localized.Type] = [
        CommonPhrase.self,
        ConflictPhrase.self,
        HeldPhrase.self,
        LedgerPhrase.self,
        MergePhrase.self,
        ConflictPhrase.self,
        HeldPhrase.self,
        WatchPhrase.self,
        TallyPhrase.self,
        DoctorPhrase.self,
        Reason.self,
        ParserPhrase.self,
        Problem.Code.self,
        Reason.self,
        SimulatePhrase.self,
        WriterPhrase.self,
    ]
}
