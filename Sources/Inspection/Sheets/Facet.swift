import Journaling

/// Under which circumstances answers were given, besides place, date and indicator: what a sheet
/// keeps apart, so that tallies can filter and group by it.
package struct Facet: Hashable, Sendable {
    /// Who looked.
    package var inspector: String
    package var kind: InspectionKind
    /// The slot of the watch; empty outside of watches.
    package var slot: String
    /// The kind of duty that the inspector stated on arrival; empty for what the roster says.
    package var duty: String
    package var circumstances: Circumstances
    /// The units to which the case of the finding was dispatched.
    package var ofCase: [ResponsibilityLine: [String]] = [:]

    package init(
        inspector: String,
        kind: InspectionKind = .watch,
        slot: String = "",
        duty: String = "",
        circumstances: Circumstances = Circumstances()
    ) {
        self.inspector = inspector
        self.kind = kind
        self.slot = slot
        self.duty = duty
        self.circumstances = circumstances
    }

    /// Reads an occasion: `<slot>.<round>`, or `<kind>-<inspector>-<n>`.
    ///
    /// Source: Documentation/registers.md.
    package init(inspector: String, occasion: some StringProtocol) {
        self.init(inspector: inspector)
        let parts = occasion.utf8.split(separator: UInt8(ascii: "."))
        if parts.count == 2, parts[1].allSatisfy({ (0x30...0x39).contains($0) }) {
            slot = String(decoding: parts[0], as: UTF8.self)
            return
        }
        let word = occasion.utf8.prefix { $0 != UInt8(ascii: "-") }
        kind = InspectionKind(rawValue: String(decoding: word, as: UTF8.self)) ?? .other
        if kind == .watch { kind = .other }
    }
}

extension Facet {
    /// The facet with what most questions ask alone: kind, level and the units that are named.
    ///
    /// Who looked is nobody in particular, unless the level is that of the person.
    package var outline: Facet {
        let isLevelKnown = kind == .watch || circumstances.level != nil
        var facet = Facet(
            inspector: isLevelKnown ? "" : inspector,
            kind: kind,
            circumstances: Circumstances(level: circumstances.level, units: circumstances.units)
        )
        facet.ofCase = ofCase
        return facet
    }
}

extension Facet: Comparable {
    /// Any fixed order, so that equal sheets have equal bytes.
    package static func < (one: Facet, other: Facet) -> Bool {
        one.bytes.lexicographicallyPrecedes(other.bytes)
    }
}

extension Facet {
    /// The bytes that a sheet keeps.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(text: inspector)
        bytes.append(Facet.number(of: kind))
        bytes.append(text: slot)
        bytes.append(text: duty)
        bytes.append(Facet.number(of: circumstances.action))
        bytes.append(Facet.number(of: circumstances.level))
        bytes.append(Facet.number(of: circumstances.line))
        bytes.append(Facet.number(of: circumstances.source))
        bytes.append(leb: Int64(circumstances.units.count))
        for line in ResponsibilityLine.allCases {
            guard let unit = circumstances.units[line] else { continue }
            bytes.append(Facet.number(of: line))
            bytes.append(text: unit)
        }
        ofCase.append(to: &bytes)
        return bytes
    }

    init?(decoding reader: inout ByteReader) {
        guard let inspector = reader.text(), let kind = reader.byte(), let slot = reader.text(),
            let duty = reader.text(), let action = reader.byte(), let level = reader.byte(),
            let line = reader.byte(), let source = reader.byte(),
            let unitCount = reader.count(limit: ResponsibilityLine.allCases.count)
        else { return nil }
        self.init(
            inspector: inspector,
            kind: Facet.word(kind) ?? .other,
            slot: slot,
            duty: duty,
            circumstances: Circumstances(
                action: Facet.word(action),
                level: Facet.word(level),
                line: Facet.word(line),
                source: Facet.word(source)
            )
        )
        for _ in 0..<unitCount {
            guard let line: ResponsibilityLine = reader.byte().flatMap(Facet.word),
                let unit = reader.text()
            else { return nil }
            circumstances.units[line] = unit
        }
        guard let ofCase = reader.unitsByLine() else { return nil }
        self.ofCase = ofCase
    }

    /// 1 for the first case and so on; 0 for none.
    private static func number<Word: CaseIterable & Equatable>(of word: Word?) -> UInt8 {
        guard let word else { return 0 }
        for (index, other) in Word.allCases.enumerated() where other == word {
            return UInt8(index + 1)
        }
        return 0
    }

    private static func word<Word: CaseIterable>(_ number: UInt8) -> Word?
    where Word.AllCases.Index == Int {
        Word.allCases.indices.contains(Int(number) - 1) ? Word.allCases[Int(number) - 1] : nil
    }
}
