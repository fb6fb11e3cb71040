package import Journaling

/// What taking segments into a ledger came to.
package struct Absorption: Hashable, Sendable {
    /// What became of one segment, or of several added up.
    package struct Outcome: Hashable, Sendable {
        /// Entries that were not here before.
        package var new = 0
        /// Entries that were.
        package var alreadyHeld = 0
        /// How many of the new entries are held.
        package var heldEntries = 0
        /// Of the new entries, how many are held, by reason; one entry may count under several.
        package var held: [Reason: Int] = [:]
        /// Registers that new entries brought into conflict.
        package var conflictsOpened = 0

        package init(new: Int = 0, alreadyHeld: Int = 0) {
            self.new = new
            self.alreadyHeld = alreadyHeld
        }

        package static func += (sum: inout Outcome, other: Outcome) {
            sum.new += other.new
            sum.alreadyHeld += other.alreadyHeld
            sum.heldEntries += other.heldEntries
            sum.held.merge(other.held, uniquingKeysWith: +)
            sum.conflictsOpened += other.conflictsOpened
        }
    }

    /// In the order of the segments.
    package var outcomes: [Outcome] = []
    /// Registers that were in conflict before and are no more.
    package var conflictsClosed = 0
    /// Devices with two entries of the same seq, found by these segments.
    package var forkedDevices: Set<DeviceID> = []

    package init() {}
}
