import Journaling

/// Of a case what tells quickly that it is not one problem with another.
///
/// Of tens of thousands of cases millions of pairs are within the limit of time; whom this does not
/// part is looked at in full.
package struct CaseSpot: Hashable, Sendable {
    /// Of the report.
    package let minute: Int64
    /// Of the indicator.
    ///
    /// Others may have the same.
    package let indicator: UInt32
    /// Of the point; `nil` without a station.
    ///
    /// Others may have the same.
    package let place: UInt32?
    package let position: Position?

    package init(minute: Int64, indicator: UInt32, place: UInt32?, position: Position?) {
        self.minute = minute
        self.indicator = indicator
        self.place = place
        self.position = position
    }

    package init(_ sighting: CaseSighting) {
        minute = sighting.minute
        indicator = CaseSpot.number(of: sighting.indicator)
        place = sighting.station.map { CaseSpot.number(of: Names.parent(of: $0)) }
        position = sighting.position
    }

    /// FNV-1a of 32 bits: short, and the same in every run.
    ///
    /// Source: RFC 9923.
    private static func number(of text: String) -> UInt32 {
        text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// False only where the distance is over the limit, or not known.
    func mayBeNear(_ other: CaseSpot, _ limits: CaseRules.Duplicates) -> Bool {
        if let place, place == other.place { return true }
        guard let position, let there = other.position else { return false }
        return position.metres(to: there) <= limits.metres
    }
}
