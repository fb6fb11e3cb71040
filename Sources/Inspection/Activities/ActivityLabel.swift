package import Journaling

/// A label that activities and campaigns can bear: a renovation project with its number, a
/// department of a command, a post.
///
/// Section `label`, by id. Source: Documentation/settings.md.
package struct ActivityLabel: CitySetting, Hashable {
    package static let section = "label"

    package enum Kind: String, CaseIterable, Sendable {
        case project, department, post, other
    }

    package let name: BilingualName
    package let kind: Kind
    /// Its number among those of its kind.
    package let number: Int64?
    /// The label that it is part of.
    package let parent: String?
    /// Numbers or names of those who answer for it.
    package let people: [String]
    /// Ids or names.
    package let units: [String]

    package init(_ claim: JSONValue) throws(SettingFault) {
        var reader = try SettingReader(claim)
        name = try BilingualName(&reader)
        kind = try reader.word("kind", Kind.self) ?? .other
        number = try reader.integer("number", in: 0...10_000)
        parent = try reader.text("parent")
        people = try reader.texts("people")
        units = try reader.texts("units")
        try reader.finish()
    }
}
