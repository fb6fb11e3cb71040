import ArgumentParser
import Inspection
import JournalSQLite
import Journaling

/// `watchbook walk record`: one thing that was seen along a street, or a stretch that was walked.
struct WalkRecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record",
            abstract: WalkPhrase.recordAbstract(),
            discussion: WalkPhrase.recordDiscussion()
        )
    }

    @Option(help: ArgumentHelp(WalkPhrase.streetHelp, value: WalkPhrase.streetValue))
    var street: String

    @Option(help: ArgumentHelp(WalkPhrase.atHelp, value: WalkPhrase.stationingValue))
    var at: String?

    @Option(help: ArgumentHelp(WalkPhrase.categoryHelp, value: WalkPhrase.categoryValue))
    var category: String?

    @Option(help: ArgumentHelp(WalkPhrase.sideHelp, value: WalkPhrase.sideValue))
    var side: WalkSide?

    @Option(help: ArgumentHelp(WalkPhrase.defectHelp, value: WalkPhrase.defectValue))
    var defect: String?

    @Option(help: ArgumentHelp(WalkPhrase.indicatorHelp, value: WalkPhrase.codeValue))
    var indicator: String?

    @Option(help: ArgumentHelp(WalkPhrase.totalHelp, value: WalkPhrase.areaValue))
    var total: String?

    @Option(help: ArgumentHelp(WalkPhrase.advertHelp, value: WalkPhrase.areaValue))
    var advert: String?

    @Option(help: ArgumentHelp(CheckPhrase.photoHelp, value: CaseHelp.photoValue))
    var photo: String?

    @Option(help: ArgumentHelp(WalkPhrase.fromHelp, value: WalkPhrase.stationingValue))
    var from: String?

    @Option(help: ArgumentHelp(WalkPhrase.toHelp, value: WalkPhrase.stationingValue))
    var to: String?

    @Option(help: ArgumentHelp(WalkPhrase.sidesHelp, value: WalkPhrase.sidesValue))
    var sides: WalkSides = .both

    @Flag(help: ArgumentHelp(WalkPhrase.gcj02Help))
    var gcj02 = false

    @Flag(help: ArgumentHelp(WalkPhrase.removeHelp))
    var remove = false

    @Option(help: ArgumentHelp(CheckPhrase.kindHelp, value: CheckPhrase.kindValue))
    var kind: CheckKind = .patrol

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    @OptionGroup var options: RecordingOptions

    func validate() throws {
        guard (at == nil) == (category == nil), (from == nil) == (to == nil),
            at != nil || from != nil
        else { throw ValidationError(WalkPhrase.whatSeen()) }
    }

    func run() throws {
        let recorder = try options.recorder()
        let place = try WalkPlace(
            street: street,
            on: recorder.today,
            recorder.desk?.gazetteer,
            isShifted: gcj02
        )
        var request = WalkRequest(street: street, kind: kind.kind)
        request.note = note
        request.photo = photo
        request.removes = remove
        if let from, let to { request.stretch = (try place.stretch(from: from, to: to), sides) }
        if let at, let category {
            let (station, fix) = try place.station(at)
            var item = WalkItem(
                at: station,
                side: side ?? .none,
                category: try place.category(category)
            )
            item.detail.position = fix
            item.detail.defect = try defect.map(WalkCells.neededDefect)
            item.detail.indicator = try indicator.map { code in
                guard Names.isID(code) else { throw Problem(.badName, code) }
                return code
            }
            item.detail.total = try total.map(WalkCells.neededArea)
            item.detail.advert = try advert.map(WalkCells.neededArea)
            if let total = item.detail.total, item.detail.advert ?? 0 > total {
                throw Problem(.badNumber, advert ?? "")
            }
            request.item = item
        }
        let (recorded, positions) = try recorder.walk(request, isDryRun: options.dryRun)
        options.show(
            [recorded],
            more: ["street": .text(street), "items": .integer(Int64(positions.items.count))],
            lines: lines(recorded, positions, request.item, place)
        )
    }

    private func lines(
        _ recorded: Recorded,
        _ positions: WalkPositions,
        _ item: WalkItem?,
        _ place: WalkPlace
    ) -> [String] {
        let seen = item.map { item in
            let name = place.setting.name(
                of: item.category,
                inChinese: Language.current == .chinese
            )
            let words =
                [Stationing.text(item.at), WalkSidePhrase(item.side)(), name]
                + [item.detail.defect.map { WalkCells.name(ofDefect: $0) } ?? ""]
            return words.filter { !$0.isEmpty }.joined(separator: " ")
        }
        let both = positions.left.intersection(positions.right)
        let one = positions.left.union(positions.right)
        return [
            seen.map { remove ? WalkPhrase.removed($0) : WalkPhrase.seen($0) },
            WalkPhrase.walkSoFar(
                RecordName(recorded.draft.record).component(3) ?? "",
                String(positions.items.count),
                Stationing.metres(both.length),
                Stationing.metres(one.length - both.length)
            ), one.isEmpty ? WalkPhrase.sayStretch() : nil,
        ].compactMap { $0 }
    }
}

extension WalkSide: ExpressibleByArgument {}
extension WalkSides: ExpressibleByArgument {}

/// What somebody says on a walk, before it is an entry.
struct WalkRequest {
    let street: String
    let kind: InspectionKind
    var item: WalkItem?
    var stretch: (range: ClosedRange<Int64>, sides: WalkSides)?
    var photo: String?
    var note: String?
    /// Takes the item out again.
    var removes = false

    init(street: String, kind: InspectionKind) {
        self.street = street
        self.kind = kind
    }
}

extension Recorder {
    /// A device begins a new record after so many things, because each one is written with all
    /// before it.
    private static let mostOnDevice = 300

    /// Adds to the walk that runs along the street, or begins one.
    ///
    /// - Throws: `Problem`: `badName`, `walkNothing`, and what writing throws.
    func walk(
        _ request: WalkRequest,
        isDryRun: Bool
    ) throws -> (recorded: Recorded, positions: WalkPositions) {
        guard Names.isName(request.street) else { throw Problem(.badName, request.street) }
        let running = running(request)
        var positions = running.flatMap { WalkPositions($0.claim) } ?? WalkPositions()
        var attachments = running?.entry.attachments ?? []
        if let (range, sides) = request.stretch { positions.walk(range, sides) }
        if var item = request.item {
            if request.removes {
                let side = item.side == .none ? nil : item.side
                guard positions.remove(at: item.at, side: side, category: item.category) > 0 else {
                    throw Problem(.walkNothing, Stationing.text(item.at), item.category)
                }
            } else {
                if let photo = request.photo {
                    item.detail.photo = Int64(attachments.count)
                    attachments += try photos([photo], isDryRun: isDryRun)
                }
                positions.add([item])
            }
        }
        let record = running?.entry.record ?? newWalk(request)
        let date = RecordName(record).workDate ?? today
        let draft = draft(
            record,
            "positions",
            claim: positions.claim,
            about: about(date: date, note: request.note),
            attachments: attachments
        )
        return (try write([draft], isDryRun: isDryRun)[0], positions)
    }

    /// The walk along the street in which something was said within the last hour.
    private func running(_ request: WalkRequest) -> OwnEntries.Item? {
        let last = own.said.last { item in
            item.record.kind == .walk && item.entry.register == "positions"
                && item.record.component(1) == request.street
                && item.record.component(3)?.hasPrefix(request.kind.rawValue + "-") == true
                && (0...CheckOccasion.pauseMinutes).contains(minute - item.minute)
        }
        guard let last, let positions = WalkPositions(last.claim),
            request.removes || positions.items.count < Recorder.mostOnDevice,
            request.photo == nil || last.entry.attachments.count < Entry.Limit.attachments
        else { return nil }
        return last
    }

    private func newWalk(_ request: WalkRequest) -> String {
        let clock = localMinute % 1440
        var number = Int(clock / 60 * 100 + clock % 60)
        func record() -> String {
            let occasion = CheckOccasion.other(
                request.kind,
                inspector: writer.inspector,
                number: number
            )
            return "walk/\(request.street)/\(today.text)/\(occasion.text)/\(writer.inspector)"
        }
        while !own.standing(record(), "positions").isEmpty { number += 1 }
        return record()
    }
}
