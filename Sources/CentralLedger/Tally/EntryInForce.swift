package import Inspection
package import Journaling

/// A register with its entry in force, as a ledger gives it to those who explain a sum.
package struct EntryInForce: Sendable {
    package let record: String
    package let register: String
    package let statement: Statement
    /// Whose word it is; `nil` for who wrote it.
    package let credit: Resolution.Credit?
    /// Whether two people say different things in the register.
    package let isDisputed: Bool
    /// Of a finding: the units to which its case was dispatched.
    package let ofCase: [ResponsibilityLine: [String]]

    package init(
        record: String,
        register: String,
        statement: Statement,
        credit: Resolution.Credit?,
        isDisputed: Bool,
        ofCase: [ResponsibilityLine: [String]] = [:]
    ) {
        self.record = record
        self.register = register
        self.statement = statement
        self.credit = credit
        self.isDisputed = isDisputed
        self.ofCase = ofCase
    }
}
