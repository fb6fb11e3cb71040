import Inspection
import Journaling

/// A GPX file as the table of a walk: waypoints are things seen, tracks are what was walked.
struct GPXWalk {
    /// Of the table, headings first.
    let rows: [CSVReader.Row]
    /// Fixes too far from the street, which the walk leaves out: line, and millimetres from it.
    let offStreet: [(line: Int, distance: Int64)]

    /// Puts the points of a file on the line of a street.
    ///
    /// `zone`: minutes that the city's clocks are ahead of UTC. `sides`: the sides that somebody
    /// who walked along the track looked at.
    /// - Throws: `Problem`: `streetNotDrawn`.
    init(
        _ gpx: GPXFile,
        _ place: WalkPlace,
        date: WorkDate,
        zone: Int64,
        sides: WalkSides
    ) throws(Problem) {
        let limit = place.setting.offStreetMillimetres
        let clock = gpx.start.map { String($0.local(zone: zone).suffix(5)) } ?? ""
        var rows = [
            CSVReader.Row(
                line: 1,
                cells: ["at", "side", "category", "defect", "from", "to", "sides", "date", "time"]
            )
        ]
        var offStreet: [(line: Int, distance: Int64)] = []
        /// The place on the line; `nil` where the fix is too far from it.
        func station(_ point: GPXFile.Point) throws(Problem) -> Int64? {
            let found = try place.projection(
                of: place.isShifted ? GCJ02.restored(point.position) : point.position
            )
            guard found.distance <= limit else {
                offStreet.append((point.line, found.distance))
                return nil
            }
            return found.at
        }
        func metres(_ at: Int64) -> String { Stationing.metres(at) }
        for point in gpx.waypoints {
            guard let at = try station(point) else { continue }
            let words = GPXWalk.words(point, place.setting)
            rows.append(
                CSVReader.Row(
                    line: point.line,
                    cells: [
                        metres(at), words.side, words.category, words.defect, "", "", "",
                        date.text, clock,
                    ]
                )
            )
        }
        for segment in gpx.segments {
            var stretches: [ClosedRange<Int64>] = []
            var last: Int64?
            for point in segment {
                let at = try station(point)
                if let last, let at, abs(at - last) <= place.setting.trackGapMillimetres {
                    stretches.append(min(at, last)...max(at, last))
                }
                last = at
            }
            for stretch in Stretches(stretches).list {
                rows.append(
                    CSVReader.Row(
                        line: segment[0].line,
                        cells: [
                            "", "", "", "", metres(stretch.lowerBound), metres(stretch.upperBound),
                            sides.rawValue, date.text, clock,
                        ]
                    )
                )
            }
        }
        self.rows = rows
        self.offStreet = offStreet
    }

    /// Category, side and defect among the words of a waypoint, in any order.
    ///
    /// Without a category the whole name stands there, so that the refusal shows it.
    private static func words(
        _ point: GPXFile.Point,
        _ setting: WalkSetting
    ) -> (side: String, category: String, defect: String) {
        let parts = point.words.flatMap { text in
            text.split(whereSeparator: { " ,，;；、|/\n".contains($0) }).map(String.init)
        }
        var side = ""
        var category: String?
        var defect = ""
        for part in point.words + parts {
            if side.isEmpty, WalkCells.side(part) != nil {
                side = part
            } else if defect.isEmpty, WalkDefectPhrase.isDefect(part) {
                defect = part
            } else if category == nil, setting.category(part) != nil {
                category = part
            }
        }
        return (side, category ?? point.words.joined(separator: " "), defect)
    }
}
