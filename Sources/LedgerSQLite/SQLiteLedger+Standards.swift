package import Inspection
import Journaling

extension SQLiteLedger {
    /// All standards in force here, with what the city's settings say about them.
    package func standards() throws -> StandardShelf {
        var shelf = StandardShelf()
        for kind: RecordKind in [.standard, .settings] {
            try forEachResolution(of: kind) { resolution in
                guard let claim = resolution.inForce.flatMap({ JSONValue($0.statement.claim) })
                else { return }
                shelf.add(record: resolution.record, register: resolution.register, claim: claim)
            }
        }
        return shelf
    }
}
