package import CentralLedger
import Journaling

extension SQLiteLedger {
    /// What is written here about places, people and standards, and the city's time zone.
    package func books() throws -> CityBooks {
        CityBooks(
            gazetteer: try gazetteer(),
            standards: try standards(),
            reference: try judge().reference
        )
    }
}
