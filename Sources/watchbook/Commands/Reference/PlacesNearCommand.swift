import ArgumentParser
import Inspection
import Journaling

/// `watchbook places near`: the points in whose zone a place can lie.
struct PlacesNearCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "near",
            abstract: PlacesPhrase.nearAbstract(),
            discussion: PlacesPhrase.nearDiscussion()
        )
    }

    @OptionGroup var question: ReferenceQuestion

    @Argument(help: ArgumentHelp(PlacesPhrase.nearHelp, value: PlacesPhrase.nearValue))
    var place: String

    @Option(help: ArgumentHelp(PlacesPhrase.withinHelp, value: RecordingPhrase.metresValue))
    var within: Int64?

    func validate() throws {
        if let within, !(1...100_000).contains(within) {
            throw ValidationError(PlacesPhrase.badWithin())
        }
    }

    func run() throws {
        let known = try KnownOnDate(question)
        let place = try position(known)
        let candidates = known.gazetteer.zones(
            around: place,
            on: known.date,
            within: within.map { $0 * 1000 }
        )
        var table = TextTable([
            .init(ReferencePhrase.id(), .id), .init(ReferencePhrase.name()),
            .init(ReferencePhrase.office(), .id), .init(PlacesPhrase.straight(), .number),
            .init(PlacesPhrase.zone(), .number),
        ])
        for candidate in candidates.found {
            table.add([
                candidate.point.id, candidate.point.name, candidate.point.office,
                Stationing.metres(candidate.distance), Stationing.metres(candidate.zone),
            ])
        }
        known.show(
            table,
            count: candidates.found.count,
            json: [
                "place": place.json,
                "points": .list(
                    candidates.found.map {
                        [
                            "id": .text($0.point.id), "name": .text($0.point.name),
                            "distance_mm": .integer($0.distance), "zone_mm": .integer($0.zone),
                        ]
                    }
                ), "unplaced": .list(candidates.unplaced.map { .text($0) }),
            ],
            isJSON: question.common.json
        )
        guard !question.common.json else { return }
        print(PlacesPhrase.nearNote())
        if !candidates.unplaced.isEmpty {
            print(PlacesPhrase.unplaced(candidates.unplaced.joined(separator: ", ")))
        }
    }

    /// The place that is asked about: coordinates, or where a point lies.
    private func position(_ known: KnownOnDate) throws(Problem) -> Position {
        if let position = ReferenceCells.position(NameFolding.halfWidth(place)) { return position }
        guard let point = known.gazetteer.point(place, on: known.date),
            let position = point.position
        else { throw Problem(.badPlace, place) }
        return position
    }
}
