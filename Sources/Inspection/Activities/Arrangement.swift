package import Journaling

/// 按月安排: what is to be done month by month, with the section and the person who do it.
///
/// Section `arrangement`, by id. Source: Documentation/settings.md.
package struct Arrangement: CitySetting, Hashable {
    package static let section = "arrangement"

    package struct Item: Hashable, Sendable {
        package let id: String
        package let name: BilingualName
        /// `YYYY-MM`, ascending.
        package let months: [String]
        package let indicator: String?
        /// Id or name.
        package let unit: String?
        /// Number or name.
        package let person: String?
    }

    package let name: BilingualName
    /// The form by which it is recorded that something was done.
    package let form: String
    package let items: [Item]

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        name = try BilingualName(&reader)
        form = try reader.id("form")
        items = try reader.named("items", id: \.id) { value, path throws(SettingFault) in
            try Item(value, path: path)
        }
        try reader.finish()
    }
}

extension Arrangement.Item {
    fileprivate init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        var reader = try SettingReader(value, path: path)
        id = try reader.id("id")
        name = try BilingualName(&reader)
        var seen: Set<String> = []
        let months = try reader.list("months") { value, path throws(SettingFault) in
            guard let text = value.text, text.utf8.count == 7, WorkDate("\(text)-01") != nil else {
                throw SettingFault(path, .wrongKind("YYYY-MM"))
            }
            guard seen.insert(text).inserted else { throw SettingFault(path, .repeated) }
            return text
        }
        if months.isEmpty { throw reader.fault("months", .missing) }
        self.months = months.sorted()
        indicator = try reader.text("indicator")
        unit = try reader.text("unit")
        person = try reader.text("person")
        try reader.finish()
    }
}
