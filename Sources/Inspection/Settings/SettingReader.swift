package import Journaling

/// Reads the members of a setting one by one, and knows in the end which ones nobody asked for.
///
/// Times of day are texts, `12:00`, so that a settings file reads as people write it.
package struct SettingReader {
    private let members: [String: JSONValue]
    private let path: [String]
    private var asked: Set<String> = ["withdrawn", "reason"]

    /// - Throws: ``SettingFault`` when the value is no object.
    package init(_ value: JSONValue, path: [String] = []) throws(SettingFault) {
        guard let members = value.members else { throw SettingFault(path, .wrongKind("object")) }
        self.members = members
        self.path = path
    }

    package mutating func has(_ name: String) -> Bool {
        asked.insert(name)
        return members[name] != nil
    }

    /// A whole number in a range; `nil` where there is none.
    package mutating func integer(
        _ name: String,
        in range: ClosedRange<Int64>
    ) throws(SettingFault) -> Int64? {
        guard let value = take(name) else { return nil }
        guard let number = value.integer else { throw fault(name, .wrongKind("integer")) }
        guard range.contains(number) else {
            throw fault(name, .outside("\(range.lowerBound)–\(range.upperBound)"))
        }
        return number
    }

    /// A text that is not empty; `nil` where there is none.
    package mutating func text(_ name: String) throws(SettingFault) -> String? {
        guard let value = take(name) else { return nil }
        guard let text = value.text, !text.isEmpty else { throw fault(name, .wrongKind("text")) }
        return text
    }

    package mutating func bool(_ name: String) throws(SettingFault) -> Bool? {
        guard let value = take(name) else { return nil }
        guard let bool = value.bool else { throw fault(name, .wrongKind("true or false")) }
        return bool
    }

    /// One of a fixed set of words.
    package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ type: Word.Type
    ) throws(SettingFault) -> Word? {
        guard let text = try text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw fault(name, .outside(Word.allCases.map(\.rawValue).joined(separator: ", ")))
        }
        return word
    }

    /// A decimal number written as a text or a whole number, as `"97.5"` or `97`.
    package mutating func decimal(_ name: String) throws(SettingFault) -> ExactDecimal? {
        guard let value = take(name) else { return nil }
        let text = value.text ?? value.integer.map(String.init)
        guard let decimal = text.flatMap({ ExactDecimal($0) }) else {
            throw fault(name, .wrongKind("number"))
        }
        return decimal
    }

    /// A time of day `HH:MM`, up to `24:00`, in minutes.
    package mutating func time(_ name: String) throws(SettingFault) -> Int64? {
        guard let text = try text(name) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int64(parts[0]),
            let minute = Int64(parts[1]), (0...24).contains(hour), (0...59).contains(minute),
            hour * 60 + minute <= 1440
        else { throw fault(name, .wrongKind("HH:MM")) }
        return hour * 60 + minute
    }

    /// A date `YYYY-MM-DD`.
    package mutating func date(_ name: String) throws(SettingFault) -> WorkDate? {
        guard let text = try text(name) else { return nil }
        guard let date = WorkDate(text) else { throw fault(name, .wrongKind("YYYY-MM-DD")) }
        return date
    }

    /// A list of texts; empty where there is none.
    package mutating func texts(_ name: String) throws(SettingFault) -> [String] {
        guard let value = take(name) else { return [] }
        guard let texts = value.texts else { throw fault(name, .wrongKind("list of texts")) }
        return texts
    }

    /// A list, each member read by `read`; empty where there is none.
    package mutating func list<Value>(
        _ name: String,
        _ read: (JSONValue, [String]) throws(SettingFault) -> Value
    ) throws(SettingFault) -> [Value] {
        guard let value = take(name) else { return [] }
        guard let list = value.list else { throw fault(name, .wrongKind("list")) }
        var values: [Value] = []
        for (index, item) in list.enumerated() {
            values.append(try read(item, path + [name, String(index)]))
        }
        return values
    }

    /// An object inside this one; `nil` where there is none.
    package mutating func object(_ name: String) throws(SettingFault) -> SettingReader? {
        guard let value = take(name) else { return nil }
        return try SettingReader(value, path: path + [name])
    }

    /// The names of all members, ascending: for objects whose members are ids.
    package var names: [String] { members.keys.sorted() }

    /// A fault at a member of this object.
    package func fault(_ name: String, _ reason: SettingFault.Reason) -> SettingFault {
        SettingFault(path + [name], reason)
    }

    /// A member, or the fault that it is missing.
    package func needed<Value>(_ value: Value?, _ name: String) throws(SettingFault) -> Value {
        guard let value else { throw fault(name, .missing) }
        return value
    }

    /// To be called when all members were read.
    ///
    /// - Throws: ``SettingFault`` for the first member that nobody asked for.
    package func finish() throws(SettingFault) {
        guard let name = names.first(where: { !asked.contains($0) }) else { return }
        var fault = fault(name, .unknown)
        fault.known = asked
        throw fault
    }

    /// The value of a member as it stands.
    package mutating func take(_ name: String) -> JSONValue? {
        asked.insert(name)
        return members[name]
    }
}
