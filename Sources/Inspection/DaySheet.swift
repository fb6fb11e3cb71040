package import Journaling

/// What one station came to on one work date, by indicator: the roll-up that every tally adds up.
///
/// A pure function of what is in force in the station's registers of that date, so it can be made
/// anew at any time.
package struct DaySheet: Hashable, Sendable {
    /// By indicator code; only indicators with something to show.
    package private(set) var cells: [String: Measures] = [:]

    package init() {}

    /// One register of the day with its entry in force.
    package struct InForce: Sendable {
        package let record: String
        package let register: String
        package let digest: Digest
        package let claim: [UInt8]

        package init(record: String, register: String, digest: Digest, claim: [UInt8]) {
            self.record = record
            self.register = register
            self.digest = digest
            self.claim = claim
        }
    }

    /// Adds up a day.
    ///
    /// - Parameter registers: as for ``DaySheetBuilder``.
    package init(_ registers: some Sequence<InForce>) {
        var builder = DaySheetBuilder()
        for item in registers {
            Array(item.record.utf8).withUnsafeBytes { record in
                Array(item.register.utf8).withUnsafeBytes { register in
                    item.claim.withUnsafeBytes { claim in
                        builder.add(
                            record: record,
                            register: register,
                            digest: item.digest,
                            claim: claim
                        )
                    }
                }
            }
        }
        self = builder.finished()
    }

    init(cells: [String: Measures]) {
        self.cells = cells
    }
}

extension DaySheet {
    /// The bytes a ledger keeps: indicators ascending, each with its sums.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (indicator, measures) in cells.sorted(by: { $0.key < $1.key }) {
            bytes.append(text: indicator)
            measures.encode(into: &bytes)
        }
        return bytes
    }

    /// Calls `body` with each cell of ``bytes``, without making a sheet.
    ///
    /// - Returns: false when the bytes do not fit.
    package static func forEachCell(
        in buffer: UnsafeRawBufferPointer,
        _ body: (String, Measures) -> Void
    ) -> Bool {
        var reader = ByteReader(buffer)
        while !reader.isAtEnd {
            guard let indicator = reader.text(), let measures = Measures(decoding: &reader) else {
                return false
            }
            body(indicator, measures)
        }
        return true
    }
}
