package import Journaling

/// What one person said on one device, as far as no later entry of it answers it.
///
/// Filled with the entries of a journal in their order.
package struct OwnEntries: Sendable {
    /// One entry that stands.
    package struct Item: Hashable, Sendable {
        package let digest: Digest
        package let entry: Entry
        package let claim: JSONValue
        package let about: JSONValue

        package var isWithdrawn: Bool { claim["withdrawn"]?.bool == true }
        package var record: RecordName { RecordName(entry.record) }
        /// Minutes since 1970 UTC at which it was observed.
        package var minute: Int64 { entry.observed ?? entry.stamp.milliseconds / 60_000 }
        /// The entry that it takes back; `nil` for all but those that take one back.
        package var undoes: Digest? { about.digest("undoes") }
    }

    package let inspector: String
    /// All entries of the person, in their order.
    package private(set) var all: [Item] = []
    private var byDigest: [Digest: Int] = [:]
    private var heads: [Place: [Int]] = [:]

    private struct Place: Hashable {
        let record: String
        let register: String
    }

    package init(of inspector: String) {
        self.inspector = inspector
    }

    /// Takes in the next entry of the journal; those of others are passed over.
    package mutating func add(_ entry: Entry, digest: Digest) {
        guard entry.inspector == inspector else { return }
        let payload = JSONValue(entry.payload)
        let item = Item(
            digest: digest,
            entry: entry,
            claim: payload?["claim"] ?? [:],
            about: payload?["about"] ?? [:]
        )
        let place = Place(record: entry.record, register: entry.register)
        heads[place, default: []].removeAll { entry.bases.contains(all[$0].digest) }
        heads[place, default: []].append(all.count)
        byDigest[digest] = all.count
        all.append(item)
    }

    /// An entry of the person.
    package subscript(_ digest: Digest) -> Item? { byDigest[digest].map { all[$0] } }

    /// What stands in a register, earlier entries first; withdrawals too.
    package func standing(_ record: String, _ register: String) -> [Item] {
        (heads[Place(record: record, register: register)] ?? []).map { all[$0] }
    }

    /// What the person says in a register; `nil` when nothing, or when it was taken back.
    package func said(_ record: String, _ register: String) -> Item? {
        standing(record, register).last.flatMap { $0.isWithdrawn ? nil : $0 }
    }

    /// All that stands and is not taken back, in the order of writing.
    package var said: [Item] {
        heads.values.flatMap(\.self).sorted().map { all[$0] }.filter { !$0.isWithdrawn }
    }
}

// MARK: - Answers

extension OwnEntries.Item {
    /// Whether it is something that a watcher says on a watch or walk, and can take back.
    package var isOfWatch: Bool {
        switch record.kind {
        case .check: entry.register == "finding" || entry.register == "sweep"
        case .count: entry.register.hasPrefix("acts.")
        case .watch: ["arrival", "departure", "handover", "attendance"].contains(entry.register)
        case .walk: entry.register == "positions"
        default: false
        }
    }

    /// Whether it is an answer to an indicator, or to many.
    package var isAnswer: Bool {
        isOfWatch && record.kind != .watch && record.kind != .walk
    }

    /// Of a failed finding, whether something stays that was not settled on the spot.
    package var leavesSomething: Bool {
        guard entry.register == "finding", let finding = Finding(claim) else { return false }
        return finding.answer == .fail && finding.found > finding.settled
    }
}

extension OwnEntries {
    /// The entry that was written last of those that can be taken back and were not.
    package var lastToUndo: Item? {
        let undone = Set(all.compactMap(\.undoes))
        return all.last { $0.isOfWatch && $0.undoes == nil && !undone.contains($0.digest) }
    }

    /// What an entry took the place of; `nil` where there was nothing, or a withdrawal.
    package func replaced(by item: Item) -> Item? {
        let before = item.entry.bases.compactMap { self[$0] }.last
        return before.flatMap { $0.isWithdrawn ? nil : $0 }
    }

    /// What stands at a station on a date, checks and counts.
    package func answers(at station: String, on date: WorkDate) -> [Item] {
        said.filter { $0.isAnswer && $0.record.station == station && $0.record.workDate == date }
    }

    /// The occasions beside the rounds at a station on a date, with the minute of the last word in
    /// each, in minutes since 1970 UTC.
    package func occasions(
        at station: String,
        on date: WorkDate
    ) -> [(occasion: CheckOccasion, minute: Int64)] {
        all.compactMap { item in
            let record = item.record
            guard record.kind == .check, record.station == station, record.workDate == date,
                let text = record.component(3),
                let occasion = CheckOccasion(other: text, inspector: inspector)
            else { return nil }
            return (occasion, item.minute)
        }
    }
}
