package import Journaling

extension SQLiteLedger {
    /// The law as the set stands: who may write what, and the places and indicators that are known.
    package func judge() throws -> Judge {
        try withLaw { _, law in law.judge }
    }
}
