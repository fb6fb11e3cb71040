package import Journaling

extension Measures {
    /// The sums that all others follow from, by their names in JSON.
    ///
    /// `failed` and `found` come first: what is read aloud.
    package var sums: [(name: String, value: Int64)] {
        [
            ("failed", failed), ("found", found), ("settled", settled), ("passed", passed),
            ("exempt", exempt), ("risk", risk), ("not_applicable", notApplicable),
            ("not_looked_at", notLookedAt), ("could_not_see", couldNotSee),
            ("repeated", repeated), ("mended", mended), ("numerator", numerator),
            ("denominator", denominator), ("disputed", disputed), ("decided", decided),
            ("reviewed", reviewed), ("typed", typed), ("late", late),
        ]
    }

    /// Those of ``sums`` that are not 0, as a signed result states them.
    package var claim: JSONValue {
        .object(
            sums.reduce(into: [:]) { members, sum in
                if sum.value != 0 { members[sum.name] = .integer(sum.value) }
            }
        )
    }

    /// What was added from one to the other; negative where something is gone.
    package static func - (one: Measures, other: Measures) -> Measures {
        var difference = one
        difference -= other
        return difference
    }
}
