/// What an enrolment gives to a device.
///
/// Source: Documentation/merge-law.md, 2.1.
package struct Grant: Hashable, Sendable {
    /// An inspector pattern and a rank.
    package struct Pair: Hashable, Sendable {
        package let pattern: String
        package let rank: Int64

        package init(_ pattern: String, _ rank: Int64) {
            self.pattern = pattern
            self.rank = rank
        }
    }

    /// What a device may do beyond writing its inspectors' entries.
    package enum Right: String, CaseIterable, Sendable {
        case enrol, decide, attest, release, address, type, erase, publish
    }

    /// First minute since 1970 UTC; earlier clocks count as this.
    package var from: Int64
    /// Minute since 1970 UTC at which it ends, exclusive; `nil` for no end.
    package var until: Int64?
    /// 0 for the top office; larger is lower.
    package var level: Int64
    package var office: String
    package var inspectors: [Pair]
    /// Whom the device may type for.
    package var types: [Pair]
    /// Points, offices and other ids, or `*`.
    package var places: [String]
    /// `*`, `kind/*` or `kind/base`.
    package var registers: [String]
    package var rights: Set<Right>
    package var isPractice: Bool

    package init(
        from: Int64,
        until: Int64? = nil,
        level: Int64,
        office: String,
        inspectors: [Pair],
        types: [Pair] = [],
        places: [String],
        registers: [String],
        rights: Set<Right> = [],
        isPractice: Bool = false
    ) {
        self.from = from
        self.until = until
        self.level = level
        self.office = office
        self.inspectors = inspectors
        self.types = types
        self.places = places
        self.registers = registers
        self.rights = rights
        self.isPractice = isPractice
    }
}

extension Grant {
    /// Reads the claim of an enrolment; `nil` when a member is missing or of another type.
    package init?(_ claim: JSONValue) {
        guard let from = claim["from"]?.integer, (0...Minute.maximum).contains(from),
            let level = claim["level"]?.integer, level >= 0,
            let office = claim["office"]?.text, Names.isName(office),
            let inspectors = Grant.pairs(claim["inspectors"]),
            let types = Grant.pairs(claim["types"]),
            let places = claim["places"]?.texts,
            places.allSatisfy({ $0 == "*" || Names.isName($0) }),
            let registers = claim["registers"]?.texts,
            registers.allSatisfy(Grant.isRegisterPattern),
            let rights = claim["rights"]?.texts
        else { return nil }
        if let until = claim["until"] {
            guard let until = until.integer, (0...Minute.maximum).contains(until) else {
                return nil
            }
            self.until = until
        } else {
            until = nil
        }
        if let practice = claim["practice"] {
            guard let practice = practice.bool else { return nil }
            isPractice = practice
        } else {
            isPractice = false
        }
        self.from = from
        self.level = level
        self.office = office
        self.inspectors = inspectors
        self.types = types
        self.places = places
        self.registers = registers
        // Rights that a later version knows mean nothing here.
        self.rights = Set(rights.compactMap(Right.init(rawValue:)))
    }

    /// The claim of an enrolment that gives this.
    package var claim: JSONValue {
        func pairs(_ pairs: [Pair]) -> JSONValue {
            .list(pairs.map { .list([.text($0.pattern), .integer($0.rank)]) })
        }
        var members: [String: JSONValue] = [
            "from": .integer(from), "level": .integer(level), "office": .text(office),
            "inspectors": pairs(inspectors), "types": pairs(types),
            "places": .list(places.map(JSONValue.text)),
            "registers": .list(registers.map(JSONValue.text)),
            "rights": .list(rights.map(\.rawValue).sorted().map(JSONValue.text)),
        ]
        if let until { members["until"] = .integer(until) }
        if isPractice { members["practice"] = true }
        return .object(members)
    }

    private static func pairs(_ value: JSONValue?) -> [Pair]? {
        guard let list = value?.list else { return nil }
        var pairs: [Pair] = []
        for item in list {
            guard let item = item.list, item.count == 2, let pattern = item[0].text,
                isInspectorPattern(pattern), let rank = item[1].integer, rank >= 0
            else { return nil }
            pairs.append(Pair(pattern, rank))
        }
        return pairs
    }

    private static func isInspectorPattern(_ text: String) -> Bool {
        if text == "*" { return true }
        return Names.isName(text.hasSuffix(".*") ? String(text.dropLast(2)) : text)
    }

    private static func isRegisterPattern(_ text: String) -> Bool {
        if text == "*" { return true }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        func isWord(_ part: Substring) -> Bool {
            !part.isEmpty && part.utf8.allSatisfy { Names.isAlphanumeric($0) || $0 == 45 }
        }
        return parts.count == 2 && isWord(parts[0]) && (parts[1] == "*" || isWord(parts[1]))
    }
}

extension Grant.Pair {
    private var isWild: Bool { pattern.utf8.last == UInt8(ascii: "*") }

    /// Whether the pattern names `inspector`.
    package func matches(_ inspector: String) -> Bool {
        if !isWild { return pattern == inspector }
        return inspector.utf8.starts(with: pattern.utf8.dropLast())
    }

    /// Whether the pair lets `inspector` write with exactly this `rank`.
    package func gives(_ inspector: String, _ rank: Int64) -> Bool {
        matches(inspector) && (isWild ? rank <= self.rank : rank == self.rank)
    }

    /// Whether everything that `other` gives lies inside this.
    func covers(_ other: Grant.Pair) -> Bool {
        guard other.rank <= rank else { return false }
        if pattern == other.pattern { return true }
        return isWild && other.pattern.utf8.starts(with: pattern.utf8.dropLast())
    }
}

extension Grant {
    package func givesOwn(_ inspector: String, _ rank: Int64) -> Bool {
        inspectors.contains { $0.gives(inspector, rank) }
    }

    package func givesTyped(_ inspector: String, _ rank: Int64) -> Bool {
        rights.contains(.type) && types.contains { $0.gives(inspector, rank) }
    }

    /// Whether some pair names `inspector`, with whatever rank.
    package func names(_ inspector: String) -> Bool {
        inspectors.contains { $0.matches(inspector) }
            || (rights.contains(.type) && types.contains { $0.matches(inspector) })
    }

    /// Whether a register of a record of this kind is among the registers.
    package func allows(_ kind: RecordKind, _ register: String) -> Bool {
        registers.contains { pattern in
            if pattern == "*" { return true }
            let utf8 = pattern.utf8
            guard utf8.starts(with: kind.rawValue.utf8) else { return false }
            let rest = utf8.dropFirst(kind.rawValue.utf8.count)
            guard rest.first == UInt8(ascii: "/") else { return false }
            let base = rest.dropFirst()
            return base.elementsEqual("*".utf8)
                || base.elementsEqual(register.utf8.prefix { $0 != UInt8(ascii: ".") })
        }
    }

    /// Whether one of the places covers `name`, compared as bytes.
    package func covers(place name: String) -> Bool {
        places.contains { Grant.covers($0, name) }
    }

    /// Whether place `place` is `name`, everything, or a dotted ancestor of it.
    static func covers(_ place: String, _ name: String) -> Bool {
        if place == "*" || place == name { return true }
        let utf8 = name.utf8
        guard utf8.count > place.utf8.count, utf8.starts(with: place.utf8) else { return false }
        return utf8.dropFirst(place.utf8.count).first == UInt8(ascii: ".")
    }

    private static func covers(pattern: String, _ other: String) -> Bool {
        if pattern == "*" || pattern == other { return true }
        return pattern.utf8.last == UInt8(ascii: "*")
            && other.utf8.starts(with: pattern.utf8.dropLast())
    }

    /// Whether a device that holds `outer` may enrol another with this.
    package func lies(inside outer: Grant) -> Bool {
        inspectors.allSatisfy { pair in outer.inspectors.contains { $0.covers(pair) } }
            && types.allSatisfy { pair in
                (outer.inspectors + outer.types).contains { $0.covers(pair) }
            }
            && registers.allSatisfy { register in
                outer.registers.contains { Grant.covers(pattern: $0, register) }
            }
            && places.allSatisfy { outer.covers(place: $0) }
            && rights.isSubset(of: outer.rights)
            && from >= outer.from && (until ?? .max) <= (outer.until ?? .max)
            && level >= outer.level && (!outer.isPractice || isPractice)
    }

    /// Whether this is *above* `other`: a smaller level and places that cover all of the other's.
    package func isAbove(_ other: Grant) -> Bool {
        level < other.level && other.places.allSatisfy { covers(place: $0) }
    }
}
