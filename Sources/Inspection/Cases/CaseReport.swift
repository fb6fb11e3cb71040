package import Journaling

/// The claim of a case's `report`: a problem that was not settled on the spot.
package struct CaseReport: CaseClaim {
    /// The record of the check that found it; `nil` for what came without one.
    package var check: String?
    package var station: String?
    package var indicator: String?
    /// How many stayed; 1 or more.
    package var left: Int64
    /// The place in words.
    package var place: String?
    /// 10⁻⁷ degrees, WGS-84.
    package var position: Position?
    /// What is wrong, in words.
    package var text: String?
    package var circumstances = Circumstances()
    /// On what kind of inspection it was seen.
    package var kind: InspectionKind?
    /// How it was numbered where it came from: the hotline's order, a bulletin.
    package var reference: String?
    package var urgency: String?
    /// The record of the case, or of the check, that this one looks at again 复查.
    package var first: String?
    /// The record of the walk that saw it, and what it saw.
    package var walk: String?
    package var item: WalkItem?
    /// The number of who found it, where somebody else writes the report.
    package var finder: String?

    package init(
        check: String? = nil,
        station: String? = nil,
        indicator: String? = nil,
        left: Int64 = 1
    ) {
        self.check = check
        self.station = station
        self.indicator = indicator
        self.left = left
    }

    /// Reads a claim; `nil` when it is withdrawn or no report.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, claim.members != nil else { return nil }
        let left = claim["left"]?.integer ?? 1
        guard (1...Measures.limit).contains(left) else { return nil }
        self.init(
            check: claim["check"]?.text,
            station: claim["station"]?.text,
            indicator: claim["indicator"]?.text,
            left: left
        )
        place = claim["place"]?.text
        text = claim["text"]?.text
        guard check != nil || station != nil || place != nil || text != nil else { return nil }
        position = Position(claim)
        circumstances = Circumstances(claim)
        kind = claim["kind"]?.text.map { InspectionKind(rawValue: $0) ?? .other }
        reference = claim["reference"]?.text
        urgency = claim["urgency"]?.text
        first = claim["first"]?.text
        walk = claim["walk"]?.text
        item = claim["item"].flatMap { WalkItem($0) }
        finder = claim["finder"]?.text.flatMap { Names.isInspector($0) ? $0 : nil }
    }

    package var claim: JSONValue {
        var members = circumstances.members
        members["check"] = check.map(JSONValue.text)
        members["station"] = station.map(JSONValue.text)
        members["indicator"] = indicator.map(JSONValue.text)
        members["left"] = .integer(left)
        members["place"] = place.map(JSONValue.text)
        members["lat"] = position.map { .integer($0.latitude) }
        members["lon"] = position.map { .integer($0.longitude) }
        members["text"] = text.map(JSONValue.text)
        members["kind"] = kind.map { .text($0.rawValue) }
        members["reference"] = reference.map(JSONValue.text)
        members["urgency"] = urgency.map(JSONValue.text)
        members["first"] = first.map(JSONValue.text)
        members["walk"] = walk.map(JSONValue.text)
        members["item"] = item?.json
        members["finder"] = finder.map(JSONValue.text)
        return .object(members)
    }
}

extension CaseReport {
    /// The point of the station; `nil` for a place in words.
    package var point: String? { station.map { Names.parent(of: $0) } }

    /// 来源 by the day's words: of a check that says nothing else, the inspector.
    package var source: FindingSource { circumstances.source ?? .inspector }
    package var level: InspectionLevel? { circumstances.level }
}
