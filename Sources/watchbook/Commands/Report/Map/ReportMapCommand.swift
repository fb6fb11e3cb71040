import ArgumentParser
import Foundation
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook report map`: places and what was found there, for programs that show maps.
struct ReportMapCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "map",
            abstract: MapPhrase.abstract(),
            discussion: MapPhrase.discussion()
        )
    }

    @Argument(help: ArgumentHelp(LedgerPhrase.ledgerHelp, value: LedgerPhrase.ledgerValue))
    var ledger: String

    @Option(help: ArgumentHelp(MapPhrase.outHelp, value: TallyPhrase.fileValue))
    var out: [String]

    @Option(help: ArgumentHelp(MapPhrase.layerHelp, value: MapPhrase.layerValue))
    var layer: MapLayerNames?

    @Option(help: ArgumentHelp(TallyPhrase.fromHelp, value: WatchPhrase.dateValue))
    var from: String?

    @Option(help: ArgumentHelp(TallyPhrase.toHelp, value: WatchPhrase.dateValue))
    var to: String?

    @Flag(help: ArgumentHelp(MapPhrase.gcj02Help))
    var gcj02 = false

    @Flag(help: ArgumentHelp(MapPhrase.forceHelp))
    var force = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        for path in out where MapFormat(of: path) == nil {
            throw ValidationError(MapPhrase.badFile(path))
        }
    }

    func run() throws {
        // Before anything is computed.
        for path in out { try UnfinishedFile.check(path, replaces: force) }
        let ledger = try SQLiteLedger(opening: ledger, .reading)
        let now = common.moment()
        let dates = try ReportDates(from: from, until: to).dates(ledger, now)
        let source = try MapSource(ledger, dates, now, isShifted: gcj02)
        let head = try source.head()
        let writers = try out.map { path -> any MapWriter in
            switch MapFormat(of: path) {
            case .geoPackage: try GeoPackageWriter(path, head, replaces: force)
            case .geoJSON, nil: try GeoJSONWriter(path, head, replaces: force)
            }
        }
        let progress = Progress.standard()
        var sums: [MapSum] = []
        for name in layer?.names ?? MapLayerName.allCases {
            var sum = MapSum(name: name)
            let layer = name.layer
            for writer in writers { try writer.begin(layer.map) }
            try layer.forEachFeature(of: source) { feature in
                sum.add(feature)
                progress.show(MapPhrase.progress(layer.map.title, String(sum.features)))
                for writer in writers { try writer.add(feature) }
            }
            sums.append(sum)
        }
        for writer in writers { try writer.finish() }
        progress.erase()
        show(sums, source)
    }

    private func show(_ sums: [MapSum], _ source: MapSource) {
        if common.json {
            print(
                JSONValue.object([
                    "files": .list(out.map(JSONValue.text)),
                    "from": .text(source.dates.lowerBound.text),
                    "until": .text(source.dates.upperBound.text),
                    "datum": .text(source.datum.rawValue), "layers": .list(sums.map(\.json)),
                ]).canonicalText
            )
            return
        }
        for sum in sums { print(sum.text) }
        for path in out { print(MapPhrase.written(path, source.datum.rawValue)) }
    }
}

/// What a map can be written as, by the end of the file's name.
enum MapFormat {
    case geoJSON, geoPackage

    init?(of path: String) {
        switch URL(fileURLWithPath: path).pathExtension.lowercased() {
        case "geojson": self = .geoJSON
        case "gpkg": self = .geoPackage
        default: return nil
        }
    }
}

/// The layers that a map can have.
enum MapLayerName: String, CaseIterable {
    case points, walks, gaps, findings, cases

    var layer: any MapLayerSource {
        switch self {
        case .points: PointsLayer()
        case .walks: WalksLayer()
        case .gaps: GapsLayer()
        case .findings: FindingsLayer()
        case .cases: CasesLayer()
        }
    }
}

/// `points,cases`: the layers of `--layer`, in the order in which they are written.
struct MapLayerNames: ExpressibleByArgument {
    let names: [MapLayerName]

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let found = words.compactMap(MapLayerName.init(rawValue:))
        guard !found.isEmpty, found.count == words.count else { return nil }
        names = MapLayerName.allCases.filter(found.contains)
    }

    static var allValueStrings: [String] { MapLayerName.allCases.map(\.rawValue) }
}

/// How much a layer has.
struct MapSum {
    let name: MapLayerName
    private(set) var features = 0
    /// Of which nobody knows where they lie.
    private(set) var unplaced = 0

    init(name: MapLayerName) {
        self.name = name
    }

    mutating func add(_ feature: MapFeature) {
        features += 1
        if feature.geometry == nil { unplaced += 1 }
    }

    var json: JSONValue {
        [
            "layer": .text(name.rawValue), "features": .integer(Int64(features)),
            "unplaced": .integer(Int64(unplaced)),
        ]
    }

    var text: String {
        let title = name.layer.map.title
        return unplaced == 0
            ? MapPhrase.sum(title, String(features))
            : MapPhrase.sumUnplaced(title, String(features), String(unplaced))
    }
}
