import Inspection
package import Journaling

extension CaseRoll {
    /// 超期: the cases whose unit was late on one of the days, from its deadline to its answer or
    /// to the minute of the roll.
    ///
    /// Told of the units that the dispatch charges, and of those who answer for the point. The
    /// dispatch is cited.
    package func overdue(in dates: ClosedRange<WorkDate>) -> [AccountFact] {
        items.compactMap { item in
            guard let run = item.timing.handling, !run.isVoid, let due = run.due,
                let dispatch = item.file.dispatch
            else { return nil }
            // What was answered only later was late all the same.
            let until = min(run.end ?? now, now)
            let date = books.date(at: due)
            guard until > due, dates.overlaps(date...books.date(at: until)) else { return nil }
            var answerables = books.gazetteer.answerables(units: item.file.units, on: date)
            if let point = item.file.report?.claim.point {
                // Its own units answer only where the dispatch names none.
                let persons = books.gazetteer.answerables(atPoint: point, on: date)
                answerables.formUnion(
                    persons.filter { [.office, .point, .leader, .cadre].contains($0.kind) }
                )
            }
            return AccountFact(
                .overdue,
                on: date...books.date(at: until),
                answerables,
                Citation(record: item.record, digest: dispatch.digest)
            )
        }
    }
}
