/// An example for each command whose help has no more to say than what it does.
enum ExamplePhrase: Localized {
    case placesList, unitsList, unitsGaps, peopleList, peopleGaps, rosterList, rosterGaps
    case decompositionList, decompositionGaps, settingsList, activityForms, activityShow
    case campaignShow, campaignLabels, merge, ledgerCreate, ledgerDigest, ledgerContent
    case ledgerVerify, ledgerRebuild, ledgerManifest, ledgerRecompute, ledgerPurge
    case conflictsList, conflictsShow, heldList, closeShow, schemeList, schemeShow
    case schemeCheck, roundList, roundShow, doctor, simulate

    var text: Wording { ("Example: \(command)", "示例：\(command)") }

    private var command: String {
        switch self {
        case .placesList: "watchbook places list city.ledger --office S01"
        case .unitsList: "watchbook units list city.ledger"
        case .unitsGaps: "watchbook units gaps city.ledger"
        case .peopleList: "watchbook people list city.ledger --office S01"
        case .peopleGaps: "watchbook people gaps city.ledger"
        case .rosterList: "watchbook roster list city.ledger --office S01 --date 2026-05-12"
        case .rosterGaps: "watchbook roster gaps city.ledger --date 2026-05-12"
        case .decompositionList: "watchbook decomposition list city.ledger --unit U01"
        case .decompositionGaps: "watchbook decomposition gaps city.ledger"
        case .settingsList: "watchbook settings list city.ledger --date 2026-05-12"
        case .activityForms: "watchbook activity forms city.ledger --form volunteer"
        case .activityShow:
            "watchbook activity show city.ledger activity/S01/volunteer/2026-05-15/S01-0007.905"
        case .campaignShow: "watchbook campaign show city.ledger dust --date 2026-06-15"
        case .campaignLabels: "watchbook campaign labels city.ledger"
        case .merge:
            "watchbook merge --into day.ledger lan.journal mei.bundle folder street.zip --dry-run"
        case .ledgerCreate: "watchbook ledger create city.ledger --trust root.pub"
        case .ledgerDigest: "watchbook ledger digest day.ledger"
        case .ledgerContent: "watchbook ledger content day.ledger"
        case .ledgerVerify: "watchbook ledger verify day.ledger"
        case .ledgerRebuild: "watchbook ledger rebuild day.ledger"
        case .ledgerManifest: "watchbook ledger manifest day.ledger --out day.manifest"
        case .ledgerRecompute:
            "watchbook ledger recompute city.ledger --manifest day.manifest --out then.ledger"
        case .ledgerPurge: "watchbook ledger purge day.ledger --dry-run"
        case .conflictsList: "watchbook conflicts list day.ledger"
        case .conflictsShow:
            "watchbook conflicts show day.ledger check/S01.P1.1/2026-05-12/am.1/CLN-01"
        case .heldList: "watchbook held list day.ledger --reason not-enrolled"
        case .closeShow: "watchbook close show city.ledger S01 2026-05-12 --version 1"
        case .schemeList: "watchbook assessment scheme list city.ledger --on 2026-06-30"
        case .schemeShow: "watchbook assessment scheme show city.ledger quarter"
        case .schemeCheck: "watchbook assessment scheme check city.ledger quarter"
        case .roundList: "watchbook assessment round list city.ledger"
        case .roundShow: "watchbook assessment round show city.ledger 2026-Q2"
        case .doctor: "watchbook doctor day.ledger"
        case .simulate: "watchbook simulate --devices 20 --points 50 --days 5 --out town"
        }
    }
}
