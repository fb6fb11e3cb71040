package import Journaling

/// What taking segments into a ledger came to.
package struct Absorption: Hashable, Sendable {
    /// What became of one segment.
    package struct Outcome: Hashable, Sendable {
        /// Entries that were not here before.
        package var new: Int
        /// Entries that were.
        package var alreadyHeld: Int

        package init(new: Int, alreadyHeld: Int) {
            self.new = new
            self.alreadyHeld = alreadyHeld
        }
    }

    /// In the order of the segments.
    package var outcomes: [Outcome] = []
    /// Of the new entries, how many are held, by reason; one entry may count under several.
    package var held: [Reason: Int] = [:]
    /// How many of the new entries are held.
    package var heldEntries = 0
    /// Registers that came into conflict.
    package var conflictsOpened = 0
    /// Registers that were in conflict and are no more.
    package var conflictsClosed = 0
    /// Devices with two entries of the same seq, found by these segments.
    package var forkedDevices: Set<DeviceID> = []

    package init() {}

    /// Adds what later segments came to.
    package static func += (sum: inout Absorption, other: Absorption) {
        sum.outcomes += other.outcomes
        sum.held.merge(other.held, uniquingKeysWith: +)
        sum.heldEntries += other.heldEntries
        sum.conflictsOpened += other.conflictsOpened
        sum.conflictsClosed += other.conflictsClosed
        sum.forkedDevices.formUnion(other.forkedDevices)
    }
}
