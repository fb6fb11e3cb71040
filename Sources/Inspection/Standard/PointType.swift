package import Journaling

/// A kind of place, and which other kinds it stands for.
package struct PointType: Hashable, Sendable {
    package let code: String
    package let nameChinese: String
    package let nameEnglish: String
    /// The types that it covers: what is asked at it is asked at these too.
    package let covers: [String]

    /// Reads the claim of `type.<code>`.
    package init(code: String, claim: JSONValue) {
        self.code = code
        nameChinese = claim["name_zh"]?.text ?? ""
        nameEnglish = claim["name_en"]?.text ?? ""
        covers = claim.texts("covers")
    }

    /// The type that stands for every place, in all standards.
    package static let any = "ANY"
}

extension [String: PointType] {
    /// The types and all that they cover, step by step.
    package func covered(by types: Set<String>) -> Set<String> {
        var all = types
        var open = Array(types)
        while let type = open.popLast() {
            for next in self[type]?.covers ?? [] where all.insert(next).inserted {
                open.append(next)
            }
        }
        return all
    }
}
