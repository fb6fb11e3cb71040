package import Inspection
import Journaling

extension SQLiteLedger {
    /// The places, units, people, rosters, settings and decomposition tables in force here.
    ///
    /// - Complexity: O(*n*) in the versions of these, whatever the size of the ledger.
    package func gazetteer() throws -> Gazetteer {
        var gazetteer = Gazetteer()
        for kind in [RecordKind.point, .street, .unit, .person, .roster, .settings] {
            try forEachResolution(of: kind) { resolution in
                guard let claim = resolution.inForce.flatMap({ JSONValue($0.statement.claim) })
                else { return }
                gazetteer.add(
                    record: resolution.record,
                    register: resolution.register,
                    claim: claim
                )
            }
        }
        return gazetteer
    }
}
