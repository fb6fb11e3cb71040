package import Journaling

/// The record of an activity: `activity/<office>/<form>/<date>-<key>`.
///
/// The office comes first, because it is what the places of a grant are compared with.
package struct ActivityName: Hashable, Sendable {
    package let office: String
    package let form: String
    package let date: WorkDate
    /// What tells several of one date apart.
    package let key: String

    package init(office: String, form: String, date: WorkDate, key: String) {
        self.office = office
        self.form = form
        self.date = date
        self.key = key
    }

    /// A record taken apart; `nil` for records of other kinds and shapes.
    package init?(_ record: String) {
        let name = RecordName(record)
        guard name.kind == .activity, name.count == 4, let office = name.component(1),
            Names.isName(office), let form = name.component(2), Names.isID(form),
            let last = name.component(3), last.utf8.count > 11,
            let date = WorkDate(last.prefix(10)),
            last.dropFirst(10).first == "-"
        else { return nil }
        self.init(office: office, form: form, date: date, key: String(last.dropFirst(11)))
    }

    package var record: String { "activity/\(office)/\(form)/\(date.text)-\(key)" }

    /// The key of the n-th activity of a person.
    package static func key(_ inspector: String, _ number: String) -> String {
        "\(inspector)-\(number)"
    }

    /// The key of values that tell activities apart: the same for whoever writes it.
    ///
    /// The first 16 hexadecimal digits of the SHA-256 of the values, folded, each with a zero byte
    /// behind it.
    package static func key(of values: [String]) -> String {
        var bytes: [UInt8] = []
        for value in values { bytes += Array(NameFolding.folded(value).utf8) + [0] }
        return "k" + Chain.sha256(bytes).hex.prefix(16)
    }
}
