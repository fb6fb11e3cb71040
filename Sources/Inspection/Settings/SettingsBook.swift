package import Journaling

/// Everything that a city has said in its settings, as claims by register and date.
package struct SettingsBook: Sendable {
    /// What a register says on a date, and since when.
    package struct Version: Hashable, Sendable {
        package let register: String
        package let from: WorkDate
        package let claim: JSONValue
    }

    private var registers: [String: Dated<JSONValue>] = [:]

    package init() {}

    /// Takes in one register with its claim in force; records of other kinds are passed over.
    package mutating func add(record: String, register: String, claim: JSONValue) {
        let name = RecordName(record)
        guard name.kind == .settings, name.component(1) == "city",
            let from = name.component(2).flatMap({ WorkDate($0) })
        else { return }
        registers[register, default: Dated()].set(claim.isWithdrawn ? nil : claim, from: from)
    }

    /// What a register says since the date or an earlier one; `nil` before its first version.
    package func claim(_ register: String, on date: WorkDate) -> JSONValue? {
        version(register, on: date)?.claim
    }

    /// What a version of exactly that date says.
    package func claim(_ register: String, from date: WorkDate) -> JSONValue? {
        registers[register]?.value(from: date)
    }

    /// The registers of which a version begins on exactly that date, ascending.
    package func registers(from date: WorkDate) -> [String] {
        registers.keys.filter { registers[$0]?.value(from: date) != nil }.sorted()
    }

    /// All that holds on a date, ascending by register; before the first version of a register that
    /// one, as everywhere in reference records.
    package func versions(on date: WorkDate) -> [Version] {
        registers.keys.sorted().compactMap { register in
            version(register, on: date)
                ?? registers[register]?.versions.first.map {
                    Version(register: register, from: $0.from, claim: $0.value)
                }
        }
    }

    private func version(_ register: String, on date: WorkDate) -> Version? {
        registers[register]?.versions.last { $0.from <= date }.map {
            Version(register: register, from: $0.from, claim: $0.value)
        }
    }
}
