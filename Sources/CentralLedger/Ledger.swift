package import Inspection
package import Journaling

/// What every ledger promises, whatever store it stands on.
///
/// A ledger is a set of entries and of nothing else; its content is a function of that set, the
/// trusted roots and the rule version. One contract suite runs over all implementations.
package protocol Ledger: AnyObject, Sendable {
    /// What the ledger was created with.
    var charter: Charter { get throws }

    /// Takes verified segments into the set, all or nothing.
    ///
    /// - Returns: what became of each segment, in their order, and of the whole.
    func absorb(_ segments: [VerifiedSegment]) throws -> Absorption

    /// Does `work`, and what it changes here becomes durable together in the end, all or nothing.
    ///
    /// For many small changes, each of which would wait for the disk alone.
    func together<Value>(_ work: () async throws -> Value) async throws -> Value

    /// For each segment whether exactly this run is here with all its bytes, so that it need not
    /// be verified again.
    func holds(_ segments: [Segment]) throws -> [Bool]

    /// Keeps the bytes of a photo that was verified; returns whether they are new.
    func keepPhoto(_ digest: Digest, _ bytes: [UInt8]) throws -> Bool

    /// Keeps a receipt that was verified.
    func keepReceipt(_ receipt: Receipt) throws

    /// What is remarkable about each device that has something.
    func deviceStates() throws -> [DeviceState]

    /// Which photos are not here that entries refer to: photos that an erasure names, and those
    /// that erased entries alone refer to, are not missing.
    func missingPhotos() throws -> [Attachment]

    /// The manifest of the set: its SHA-256 is the set digest.
    ///
    /// Source: Documentation/journal-format.md, section 8.
    func manifest() throws -> [UInt8]

    /// Calls `body` with each line of the content, without order and without the final newline.
    ///
    /// Source: Documentation/merge-law.md, section 4.
    func forEachContentLine(_ body: (ContentLine) throws -> Void) throws

    /// Calls `body` with each segment in the order of arrival after `arrival`.
    func forEachSegment(after arrival: Int64, _ body: (Int64, Segment) throws -> Void) throws

    /// The law as it stands here: who may write what, and the places and settings known.
    func judge() throws -> Judge

    /// One register put in order; `nil` when nothing was ever written in it.
    func resolution(record: String, register: String) throws -> Resolution?

    /// All entries that were written in a record or moved to it, each once.
    func statements(in record: String) throws -> [Statement]

    /// The registers in conflict, or with different words of one person from several devices, in
    /// the order of their records.
    func disputes(own: Bool) throws -> [Resolution]

    /// Calls `body` with every held entry in the order of the records.
    func forEachHeld(_ body: (FoundEntry) throws -> Void) throws

    /// Adds up the days of all months that have changed, and works out the cases that have, so that
    /// questions about long spans and many cases are answered quickly.
    ///
    /// Nothing depends on it: months that were not added up are tallied from their days, and cases
    /// asked by their registers.
    func settleMonths() throws

    /// Calls `body` with the sheets of all stations that cover the dates.
    ///
    /// `monthSum`: which sum of a whole month will do for a station, `nil` for its days; a ledger
    /// may give days, or more than will do, all the same.
    func forEachSheet(
        in dates: ClosedRange<WorkDate>,
        monthSum: (_ station: String, _ month: Month) -> MonthSum?,
        _ body: (LedgerSheet) throws -> Void
    ) throws

    /// Adds the sheets that cover the dates to `start`, as if one by one.
    ///
    /// `monthSum`: as for ``forEachSheet(in:monthSum:_:)``.
    ///
    /// - Throws: ``DamagedSheet``, and what reading a ledger throws.
    func sum<Sum: SheetSumming>(
        _ start: Sum,
        in dates: ClosedRange<WorkDate>,
        monthSum: (_ station: String, _ month: Month) -> MonthSum?
    ) throws -> Sum

    /// Adds the entries in force of stations on a date to `start`, as if one station after another.
    func sum<Sum: StationSumming>(
        _ start: Sum,
        at stations: [String],
        on date: WorkDate
    ) throws -> Sum

    /// Adds all cases up in parts, each of cases that follow one another by record.
    ///
    /// - Parameters:
    ///   - books: those of this ledger.
    ///   - start: what each part begins as.
    ///   - isAsked: whether more than the outline of a case is needed; called once for each.
    ///   - take: adds a case that is asked for.
    /// - Returns: the parts, ascending by record.
    /// - Throws: what stands in the way of reading the ledger.
    func caseParts<Part: Sendable>(
        _ books: CaseBooks,
        _ start: Part,
        where isAsked:
            @escaping @Sendable (
                _ part: inout Part, _ record: String, _ outline: CaseFacts.Outline
            ) -> Bool,
        _ take:
            @escaping @Sendable (
                _ part: inout Part, _ record: String, _ facts: CaseFacts
            ) -> Void
    ) throws -> [Part]

    /// Calls `body` with what questions need of each of these cases, in their order; names that are
    /// no case's are passed over.
    func forEachCase(
        _ books: CaseBooks,
        of records: [String],
        _ body: (_ record: String, _ facts: CaseFacts) throws -> Void
    ) throws

    /// Calls `body` with the entries in force of a station's checks, counts and watches, in the
    /// order of the records of each kind; `body` asks the ledger nothing.
    func forEachEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (EntryInForce) throws -> Void
    ) throws

    /// Calls `body` with the entries in force of all records from one name up to, and without,
    /// another, in the order of records and registers; `body` asks the ledger nothing.
    func forEachEntry(
        from first: String,
        to end: String,
        _ body: (EntryInForce) throws -> Void
    ) throws

    /// The entries in force at a station, as bytes that are valid during the call: for those who
    /// only look.
    func forEachSheetEntry(
        at station: String,
        in dates: ClosedRange<WorkDate>,
        _ body: (SheetEntry) throws -> Void
    ) throws
}

/// A sheet whose bytes do not fit; the ledger that gave it says which file is damaged.
package struct DamagedSheet: Error {
    package let station: String

    package init(station: String) {
        self.station = station
    }
}

/// How much the sum of a month keeps apart.
package enum MonthSum: CaseIterable, Sendable {
    /// Everything, as the days do.
    case byFacet
    /// Only kind, level and the units that were named: enough where nobody asks more of who
    /// looked, how and why.
    case outlined
}

/// The sheet of one station over a day or a month.
package struct LedgerSheet {
    package let station: String
    package let dates: ClosedRange<WorkDate>
    /// As of ``DaySheet/bytes``, valid during the call.
    package let bytes: UnsafeRawBufferPointer

    package init(station: String, dates: ClosedRange<WorkDate>, bytes: UnsafeRawBufferPointer) {
        self.station = station
        self.dates = dates
        self.bytes = bytes
    }
}

/// What a ledger was created with.
package struct Charter: Hashable, Sendable {
    package var roots: Set<DeviceID>
    /// Whether practice enrolments count here.
    package var isPractice: Bool
    /// 16 random bytes that name this store; a restored copy is another one.
    package var incarnation: [UInt8]

    package init(roots: Set<DeviceID>, isPractice: Bool, incarnation: [UInt8]) {
        self.roots = roots
        self.isPractice = isPractice
        self.incarnation = incarnation
    }

    /// Version of the law and of the payloads it knows.
    package static let ruleVersion: Int64 = 1

    /// The digest of set, roots and rule version.
    ///
    /// Source: journal-format.md, section 8.
    package func digest(set: Digest) -> Digest {
        var bytes = Array("watchbook-ledger-1\0".utf8)
        bytes.append(leb: Charter.ruleVersion)
        bytes.append(isPractice ? 1 : 0)
        bytes.append(leb: Int64(roots.count))
        for root in roots.sorted() { bytes.append(root) }
        bytes.append(set)
        return Chain.sha256(bytes)
    }
}
