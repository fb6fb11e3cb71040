import Inspection
import Journaling

/// All catalogues of texts, for the tests that compare the two languages.
///
/// A new area adds its enum here; a test finds one that was forgotten.
enum Catalogue {
    static let all: [any Localized.Type] = [
        ClaimPhrase.self,
        CommonPhrase.self,
        ConflictPhrase.self,
        DecompositionPhrase.self,
        DevicePhrase.self,
        DoctorPhrase.self,
        EnrolmentPhrase.self,
        ErasurePhrase.self,
        Gap.Kind.self,
        GapPhrase.self,
        HeldPhrase.self,
        ImportPhrase.self,
        IndicatorFault.Reason.self,
        JournalPhrase.self,
        LedgerPhrase.self,
        LevelPhrase.self,
        LinePhrase.self,
        MergePhrase.self,
        ParserPhrase.self,
        PeoplePhrase.self,
        PersonKindPhrase.self,
        PlacesPhrase.self,
        Problem.Code.self,
        PublishPhrase.self,
        Reason.self,
        ReceiptPhrase.self,
        ReferencePhrase.self,
        RootPhrase.self,
        RosterPhrase.self,
        SettingsPhrase.self,
        SimulatePhrase.self,
        StandardIssuePhrase.self,
        StandardPhrase.self,
        TallyPhrase.self,
        TallyWord.self,
        UnitsPhrase.self,
        WatchPhrase.self,
        WriterPhrase.self,
    ]
}
