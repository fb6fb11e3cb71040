package import Journaling

/// What somebody says of an activity: the filled form.
///
/// Claim: Documentation/registers.md, `entry` of an activity.
package struct ActivityReport: Hashable, Sendable {
    /// An amount with the unit of measure that the form had.
    package struct Quantity: Hashable, Sendable {
        package var unit: String
        /// In thousandths of the unit.
        package var milli: Int64

        package init(_ milli: Int64, unit: String) {
            self.milli = milli
            self.unit = unit
        }
    }

    /// The end of a journal that is handed in.
    package struct JournalEnd: Hashable, Sendable {
        package let device: DeviceID
        package let seq: Int64
        package let chain: Digest

        package init(device: DeviceID, seq: Int64, chain: Digest) {
            self.device = device
            self.seq = seq
            self.chain = chain
        }
    }

    /// Texts, integers, truth values and lists of texts, by field.
    package var fields: [String: JSONValue] = [:]
    package var quantities: [String: Quantity] = [:]
    /// Personal data of citizens, by field: in a register of its own.
    package var personal: [String: String] = [:]
    /// The last day, where it took several.
    package var until: WorkDate?
    package var labels: Set<String> = []
    /// `<arrangement>.<item>` that it fulfils.
    package var item: String?
    package var journal: JournalEnd?

    package init() {}

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let fields = claim["fields"]?.members else { return nil }
        self.fields = fields
        for (field, value) in claim["quantities"]?.members ?? [:] {
            guard let unit = value["unit"]?.text, let milli = value["milli"]?.integer else {
                continue
            }
            quantities[field] = Quantity(milli, unit: unit)
        }
        until = claim["until"]?.text.flatMap { WorkDate($0) }
        labels = Set(claim.texts("labels"))
        item = claim["item"]?.text
        if let end = claim["journal"],
            let device = end["device"]?.text.flatMap({ DeviceID(hex: $0) }),
            let seq = end["seq"]?.integer, let chain = end.digest("chain")
        {
            journal = JournalEnd(device: device, seq: seq, chain: chain)
        }
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["fields": .object(fields)]
        if !quantities.isEmpty {
            members["quantities"] = .object(
                quantities.mapValues { ["unit": .text($0.unit), "milli": .integer($0.milli)] }
            )
        }
        members["until"] = until.map { .text($0.text) }
        members["labels"] = .some(texts: labels.sorted())
        members["item"] = item.map(JSONValue.text)
        members["journal"] = journal.map { end in
            [
                "device": .text(end.device.hex), "seq": .integer(end.seq),
                "chain": .text(end.chain.hex),
            ]
        }
        return .object(members)
    }

    /// The claim of the register `personal`; `nil` where there is none.
    package var personalClaim: JSONValue? {
        personal.isEmpty ? nil : ["fields": .object(personal.mapValues(JSONValue.text))]
    }

    /// Reads a claim of the register `personal`; empty when it is withdrawn or none.
    package static func personal(_ claim: JSONValue) -> [String: String] {
        claim.isWithdrawn ? [:] : (claim["fields"]?.members ?? [:]).compactMapValues(\.text)
    }

    /// Whether a field says something.
    package func has(_ field: String) -> Bool {
        fields[field] != nil || quantities[field] != nil || personal[field] != nil
    }
}

/// Why an activity is not complete by its form, or contradicts itself.
package enum ActivityLack: Hashable, Sendable {
    case field(String)
    /// Fewer than the form wants.
    case tooFew(String, Int64, least: Int64)
    /// More than another field has.
    case beyond(String, Int64, field: String, Int64)
    case photos(Int64, least: Int64)
}

extension ActivityForm {
    /// What is missing for a record to be complete, in the order of the form.
    ///
    /// Personal data is never missing: not everybody may see whether it is there.
    package func lacks(of report: ActivityReport, photos: Int) -> [ActivityLack] {
        var lacks: [ActivityLack] = []
        for field in fields where !field.isPersonal {
            guard report.has(field.id) else {
                if field.isRequired || field.isWanted || field.least != nil {
                    lacks.append(.field(field.id))
                }
                continue
            }
            guard let number = report.fields[field.id]?.integer else { continue }
            if let least = field.least, number < least {
                lacks.append(.tooFew(field.id, number, least: least))
            }
            if let other = field.within, let limit = report.fields[other]?.integer, number > limit {
                lacks.append(.beyond(field.id, number, field: other, limit))
            }
        }
        if Int64(photos) < self.photos {
            lacks.append(.photos(Int64(photos), least: self.photos))
        }
        return lacks
    }

    /// The key of a record by its fields; `nil` where the writer numbers them.
    package func key(of report: ActivityReport) -> String? {
        guard !key.isEmpty else { return nil }
        return ActivityName.key(
            of: key.map { id in
                guard let value = report.fields[id] else { return "" }
                return value.text ?? value.canonicalText
            }
        )
    }
}
