package import CentralLedger
import Journaling

extension SQLiteLedger {
    /// What is in force here about rounds of testing.
    ///
    /// - Complexity: O(*n*) in their registers, whatever the size of the ledger.
    package func assessments() throws -> AssessmentShelf {
        var shelf = AssessmentShelf()
        try forEachResolution(of: .assessment) { resolution in
            guard let member = resolution.inForce,
                let claim = JSONValue(member.statement.claim)
            else { return }
            shelf.add(
                record: resolution.record,
                register: resolution.register,
                AssessmentShelf.Saying(
                    claim: claim,
                    digest: member.statement.digest,
                    inspector: member.standing.placing.inspector,
                    time: member.standing.effective
                )
            )
        }
        return shelf
    }
}
