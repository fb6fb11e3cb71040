import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// `watchbook walk show`: what the latest walks saw along a street.
struct WalkShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: WalkPhrase.showAbstract(),
            discussion: WalkPhrase.showDiscussion()
        )
    }

    @OptionGroup var question: WalkQuestion

    @Argument(help: ArgumentHelp(WalkPhrase.streetHelp, value: WalkPhrase.streetValue))
    var street: String

    @Flag(help: ArgumentHelp(WalkPhrase.defectsHelp))
    var defects = false

    func run() throws {
        let ledger = try SQLiteLedger(opening: question.ledger, .reading)
        let books = try ledger.books()
        let dates = try question.dates(ledger)
        guard let walks = try ledger.walks(along: street, in: dates, books) else {
            throw Problem(.streetUnknown, street)
        }
        try question.printer(of: ledger, dates).show(
            WalkShowSheet(
                walks,
                setting: books.gazetteer.setting(WalkSetting.self, on: dates.upperBound)
                    ?? .standard,
                zone: books.reference.settings(on: dates.upperBound).zoneMinutes,
                onlyDefects: defects
            )
        )
    }
}

/// The walks along a street and what they saw.
struct WalkShowSheet: Printable {
    private let walks: StreetWalks
    private let setting: WalkSetting
    private let zone: Int64
    private let items: [(item: WalkItem, walk: Walk)]
    private let line: StreetLine?

    init(_ walks: StreetWalks, setting: WalkSetting, zone: Int64, onlyDefects: Bool) {
        self.walks = walks
        self.setting = setting
        self.zone = zone
        line = StreetLine(walks.street)
        items = walks.joined.items.filter { !onlyDefects || $0.item.detail.defect != nil }
            .map { ($0.item, walks.joined.sources[$0.walk].walk) }
    }

    private var isChinese: Bool { Language.current == .chinese }

    func lines(width: Int) -> [String] {
        let joined = walks.joined
        var lines = [
            WalkPhrase.showTitle(
                walks.street.id,
                walks.street.name,
                Stationing.metres(walks.street.lengthMillimetres),
                walks.dates.lowerBound.text,
                walks.dates.upperBound.text
            ),
            WalkPhrase.walkedSides(
                Stationing.metres(joined.left.length),
                Stationing.metres(joined.right.length),
                Stationing.metres(joined.walked(.together).length)
            ),
        ]
        guard !walks.walks.isEmpty else { return lines + [WalkPhrase.noWalks()] }
        lines += walkTable.lines(width: width) + [""]
        lines += items.isEmpty ? [WalkPhrase.nothingSeen()] : itemTable.lines(width: width)
        return lines + WalkStrays(walks, setting).lines
    }

    private var walkTable: TextTable {
        var table = TextTable([
            .init(WalkPhrase.dateHeading(), .id), .init(WalkPhrase.who(), .id),
            .init(WalkPhrase.latestLeft()), .init(WalkPhrase.latestRight()),
            .init(WalkPhrase.itemsHeading(), .number), .init(WalkPhrase.reviewHeading()),
            .init(ConflictPhrase.digestHeading(), .id),
        ])
        for walk in walks.walks {
            let source = walks.joined.sources.first { $0.walk.record == walk.record }
            table.add([
                Moment(milliseconds: walk.minute * 60_000).local(zone: zone), walk.inspector,
                (source?.left ?? Stretches()).text, (source?.right ?? Stretches()).text,
                String(source?.items ?? 0),
                [
                    walk.review.map { WalkReviewPhrase($0)() },
                    walk.isDisputed ? WalkPhrase.disputed() : nil,
                ].compactMap { $0 }.joined(separator: " "), String(walk.digest.hex.prefix(10)),
            ])
        }
        return table
    }

    private var itemTable: TextTable {
        var table = TextTable([
            .init(WalkPhrase.station(), .id), .init(WalkPhrase.side(), .id),
            .init(WalkPhrase.category()), .init(WalkPhrase.defect()),
            .init(WalkPhrase.indicator(), .id), .init(WalkPhrase.areas(), .number),
            .init(WalkPhrase.who(), .id), .init(WalkPhrase.dateHeading(), .id),
        ])
        for (item, walk) in items {
            table.add([
                Stationing.text(item.at), WalkSidePhrase(item.side)(),
                setting.name(of: item.category, inChinese: isChinese),
                item.detail.defect.map { WalkCells.name(ofDefect: $0) } ?? "",
                item.detail.indicator ?? "",
                WalkShowSheet.areas(item.detail.advert, item.detail.total), walk.inspector,
                walk.date.text,
            ])
        }
        return table
    }

    /// `4 / 12.5` in square metres.
    static func areas(_ advert: Int64?, _ total: Int64?) -> String {
        guard advert != nil || total != nil else { return "" }
        return [advert, total].map { area in
            area.map { JudgementText.decimal($0, over: 10_000) } ?? "?"
        }.joined(separator: " / ")
    }

    var json: JSONValue {
        [
            "street": .text(walks.street.id), "name": .text(walks.street.name),
            "length_mm": .integer(walks.street.lengthMillimetres),
            "from": .text(walks.dates.lowerBound.text), "to": .text(walks.dates.upperBound.text),
            "walked": walks.walkedJSON, "walks": walks.walksJSON,
            "left_out": WalkStrays(walks, setting).json,
            "items": .list(
                items.map { item, walk in
                    var members: [String: JSONValue] = [
                        "item": item.json, "entry": .text(walk.digest.hex),
                    ]
                    members["place"] = line?.position(at: item.at).json
                    return .object(members)
                }
            ),
        ]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                WalkPhrase.street(), WalkPhrase.station(), WalkPhrase.metresHeading(),
                WalkPhrase.side(), WalkPhrase.categoryID(), WalkPhrase.category(),
                WalkPhrase.defect(), WalkPhrase.indicator(), WalkPhrase.advertArea(),
                WalkPhrase.totalArea(), WalkPhrase.latitude(), WalkPhrase.longitude(),
                WalkPhrase.who(), WalkPhrase.dateHeading(), ConflictPhrase.digestHeading(),
            ],
            items.map { item, walk in
                let place = line?.position(at: item.at)
                func area(_ value: Int64?) -> TableCell {
                    value.map { .text(JudgementText.decimal($0, over: 10_000)) } ?? .empty
                }
                return [
                    .id(walks.street.id), .id(Stationing.text(item.at)),
                    .text(Stationing.metres(item.at)), .text(WalkSidePhrase(item.side)()),
                    .id(item.category),
                    .text(setting.name(of: item.category, inChinese: isChinese)),
                    .text(item.detail.defect.map { WalkCells.name(ofDefect: $0) } ?? ""),
                    .id(item.detail.indicator ?? ""), area(item.detail.advert),
                    area(item.detail.total),
                    place.map { .text(Position.degrees($0.latitude)) } ?? .empty,
                    place.map { .text(Position.degrees($0.longitude)) } ?? .empty,
                    .id(walk.inspector), .id(walk.date.text), .id(walk.digest.hex),
                ]
            }
        )
    }
}
