import Journaling

/// Who answers for a check because its case was dispatched to them.
///
/// Small, and kept for every case, so that days can be added up without looking into cases.
/// Source: Documentation/registers.md, "Who answers".
package struct CaseCharge: Hashable, Sendable {
    /// The record of the check that the case's report names.
    package let check: String
    /// By line: those of the latest dispatch that the unit did not return; not empty.
    package let units: [ResponsibilityLine: [String]]

    /// What a case says; `nil` while nobody has to act, and for a case without a check.
    package init?(_ file: CaseFile) {
        guard let check = file.report?.claim.check, !file.units.isEmpty else { return nil }
        self.check = check
        units = file.units
    }
}

extension CaseCharge {
    /// The bytes that a ledger keeps.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(text: check)
        units.append(to: &bytes)
        return bytes
    }

    /// Reads ``bytes``; `nil` when they do not fit.
    package init?(_ buffer: UnsafeRawBufferPointer) {
        var reader = ByteReader(buffer)
        guard let check = reader.text(), let units = reader.unitsByLine(), reader.isAtEnd else {
            return nil
        }
        self.check = check
        self.units = units
    }
}

extension CaseCharge {
    /// The case that a finding names, which knows who has to act; `nil` for none.
    package static func record(namedIn claim: UnsafeRawBufferPointer) -> String? {
        // Nearly all findings name none: they are told from the others without being read.
        guard claim.holds(#""case":"case/"#) else { return nil }
        return JSONValue(claim)?["case"]?.text
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes of a text stand somewhere among these.
    fileprivate func holds(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count >= length else { return false }
        let first = text.utf8Start.pointee
        for start in 0...(count - length) where self[start] == first {
            let part = UnsafeRawBufferPointer(rebasing: self[start..<start + length])
            if part.equals(text) { return true }
        }
        return false
    }
}

extension [ResponsibilityLine: [String]] {
    /// Appends how many lines have units, then of each its number and its units.
    func append(to bytes: inout [UInt8]) {
        bytes.append(leb: Int64(count))
        for (number, line) in ResponsibilityLine.allCases.enumerated() {
            guard let units = self[line] else { continue }
            bytes.append(UInt8(number))
            bytes.append(leb: Int64(units.count))
            for unit in units { bytes.append(text: unit) }
        }
    }
}

extension ByteReader {
    /// Reads what `append(to:)` wrote; `nil` when the bytes do not fit.
    mutating func unitsByLine() -> [ResponsibilityLine: [String]]? {
        let lines = ResponsibilityLine.allCases
        guard let lineCount = count(limit: lines.count) else { return nil }
        var units: [ResponsibilityLine: [String]] = [:]
        for _ in 0..<lineCount {
            guard let number = byte(), lines.indices.contains(Int(number)),
                let unitCount = count(limit: Entry.Limit.payload)
            else { return nil }
            var named: [String] = []
            for _ in 0..<unitCount {
                guard let unit = text() else { return nil }
                named.append(unit)
            }
            units[lines[Int(number)]] = named
        }
        return units
    }
}
