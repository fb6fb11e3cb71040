import Inspection
package import Journaling

extension CaseRoll {
    /// 超期: the cases whose unit was late, on the day on which its time was over.
    ///
    /// Told of the units that the dispatch charges, and of those who answer for the point. The
    /// dispatch is cited.
    package func overdue(in dates: ClosedRange<WorkDate>) -> [AccountFact] {
        items.compactMap { item in
            guard let run = item.timing.handling, let due = run.due, run.isLate(at: now),
                let dispatch = item.file.dispatch, dates.contains(books.date(at: due))
            else { return nil }
            let date = books.date(at: due)
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
                on: date,
                answerables,
                Citation(record: item.record, digest: dispatch.digest)
            )
        }
    }
}
