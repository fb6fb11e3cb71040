import CentralLedger
import Inspection
import Journaling
import Reports

/// What the latest walks along one street came to.
struct WalkPaper: Paper {
    private let verdict: StreetVerdict
    private let books: CityBooks
    private let setting: WalkSetting

    init(_ verdict: StreetVerdict, _ books: CityBooks) {
        self.verdict = verdict
        self.books = books
        setting =
            books.gazetteer.setting(WalkSetting.self, on: verdict.walks.dates.upperBound)
            ?? .standard
    }

    var documents: [Document] { [WalkDocument(verdict, books, setting).document] }

    private var check: WalkCheckSheet {
        WalkCheckSheet([verdict], dates: verdict.walks.dates, setting: setting)
    }

    var csv: (headings: [String], rows: [[TableCell]]) { check.csv }

    /// What `walk show` says of the street, with its outcomes as `walk check` says them.
    var json: JSONValue {
        let zone = books.reference.settings(on: verdict.walks.dates.upperBound).zoneMinutes
        let shown = WalkShowSheet(verdict.walks, setting: setting, zone: zone, onlyDefects: false)
        var members = shown.json.members ?? [:]
        members["outcomes"] = check.json["streets"]?.list?.first?["outcomes"]
        return .object(members)
    }
}
