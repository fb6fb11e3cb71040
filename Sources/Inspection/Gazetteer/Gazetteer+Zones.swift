package import Journaling

extension Gazetteer {
    /// A point in whose zone a place can lie.
    package struct ZoneCandidate: Hashable, Sendable {
        package let point: Point
        /// In a straight line, in millimetres.
        package let distance: Int64
        /// How far the zone reaches on foot, in millimetres.
        package let zone: Int64
    }

    /// The open points in whose zone a place can lie, the nearest first.
    ///
    /// Beside them the ids of the points with a zone of which nobody wrote down where they lie.
    /// Nobody walks a shorter way than the straight line: none is missing here that walking and
    /// sight would give, and some are too many.
    ///
    /// `within`: how far zones reach that a point does not state itself; without it such points
    /// have none.
    ///
    /// - Complexity: O(*n* log *n*) in the points.
    package func zones(
        around place: Position,
        on date: WorkDate,
        within: Int64? = nil
    ) -> (found: [ZoneCandidate], unplaced: [String]) {
        var found: [ZoneCandidate] = []
        var unplaced: [String] = []
        for point in points(on: date) {
            guard let zone = point.zoneMillimetres ?? within else { continue }
            guard let position = point.position else {
                unplaced.append(point.id)
                continue
            }
            let distance = place.distance(to: position)
            if distance <= zone {
                found.append(ZoneCandidate(point: point, distance: distance, zone: zone))
            }
        }
        found.sort { ($0.distance, $0.point.id) < ($1.distance, $1.point.id) }
        return (found, unplaced)
    }
}
