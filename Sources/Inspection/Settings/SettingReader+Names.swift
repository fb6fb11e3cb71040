import Journaling

/// A name in both languages.
package struct BilingualName: Hashable, Sendable {
    package let chinese: String
    package let english: String

    package init(_ chinese: String, _ english: String? = nil) {
        self.chinese = chinese
        self.english = english ?? chinese
    }

    package func text(inChinese: Bool) -> String { inChinese ? chinese : english }

    /// Reads `name_zh` and `name_en`; one of them is enough.
    init(_ reader: inout SettingReader) throws(SettingFault) {
        let chinese = try reader.text("name_zh")
        let english = try reader.text("name_en")
        guard let name = chinese ?? english else { throw reader.fault("name_zh", .missing) }
        self.init(chinese ?? name, english ?? name)
    }
}

/// Something with an id and a name: a choice, a step, a stage.
package struct NamedChoice: Hashable, Sendable {
    package let id: String
    package let name: BilingualName

    package init(_ id: String, _ name: BilingualName) {
        self.id = id
        self.name = name
    }

    /// Reads `{id, name_zh, name_en}`, or an id alone that is its own name.
    init(_ value: JSONValue, path: [String]) throws(SettingFault) {
        if let id = value.text {
            guard Names.isID(id) else { throw SettingFault(path, .outside(SettingReader.ids)) }
            self.init(id, BilingualName(id))
            return
        }
        var reader = try SettingReader(value, path: path)
        let id = try reader.id("id")
        let name = try BilingualName(&reader)
        try reader.finish()
        self.init(id, name)
    }
}

extension SettingReader {
    /// What ids are made of, for faults.
    static var ids: String { "A–Z a–z 0–9 _ -" }

    /// An id that must be there.
    mutating func id(_ name: String) throws(SettingFault) -> String {
        let id = try needed(try text(name), name)
        guard Names.isID(id) else { throw fault(name, .outside(SettingReader.ids)) }
        return id
    }

    /// A list of ids, each once; empty where there is none.
    mutating func ids(_ name: String) throws(SettingFault) -> [String] {
        var seen: Set<String> = []
        return try list(name) { value, path throws(SettingFault) in
            guard let id = value.text else { throw SettingFault(path, .wrongKind("text")) }
            guard Names.isID(id) else { throw SettingFault(path, .outside(SettingReader.ids)) }
            guard seen.insert(id).inserted else { throw SettingFault(path, .repeated) }
            return id
        }
    }

    /// A list of whole numbers in a range, each once; empty where there is none.
    mutating func integers(
        _ name: String,
        in range: ClosedRange<Int64>
    ) throws(SettingFault) -> Set<Int64> {
        var seen: Set<Int64> = []
        _ = try list(name) { value, path throws(SettingFault) in
            guard let number = value.integer else {
                throw SettingFault(path, .wrongKind("integer"))
            }
            guard range.contains(number) else {
                throw SettingFault(path, .outside("\(range.lowerBound)–\(range.upperBound)"))
            }
            guard seen.insert(number).inserted else { throw SettingFault(path, .repeated) }
            return number
        }
        return seen
    }

    /// A list of things with ids, each id once; empty where there is none.
    mutating func named<Value>(
        _ name: String,
        id: (Value) -> String,
        _ read: (JSONValue, [String]) throws(SettingFault) -> Value
    ) throws(SettingFault) -> [Value] {
        var seen: Set<String> = []
        return try list(name) { value, path throws(SettingFault) in
            let item = try read(value, path)
            guard seen.insert(id(item)).inserted else {
                throw SettingFault(path + (value.members == nil ? [] : ["id"]), .repeated)
            }
            return item
        }
    }

    /// A list of choices, each id once; empty where there is none.
    mutating func choices(_ name: String) throws(SettingFault) -> [NamedChoice] {
        try named(name, id: \.id) { value, path throws(SettingFault) in
            try NamedChoice(value, path: path)
        }
    }

    /// The id of one of `known`; `nil` where there is none.
    mutating func reference(_ name: String, to known: [String]) throws(SettingFault) -> String? {
        guard let text = try text(name) else { return nil }
        guard known.contains(text) else {
            throw fault(name, .outside(known.joined(separator: ", ")))
        }
        return text
    }
}
