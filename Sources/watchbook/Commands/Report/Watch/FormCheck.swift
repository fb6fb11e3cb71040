import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// A printed watch record form beside what a ledger has.
struct FormCheck {
    let code: FormCode
    /// The form as it would be printed now; `nil` where nothing is known of the watch.
    private let form: WatchForm?
    /// Whether the ledger has the writer's chain up to the seal; `nil` for a form without entries.
    private let isSealHere: Bool?

    /// - Throws: `Problem(.codeUnreadable)`, and what reading a ledger throws.
    init(_ text: String, _ ledger: SQLiteLedger) throws {
        guard let code = FormCode(text) else { throw Problem(.codeUnreadable, text) }
        self.code = code
        let record = RecordName(code.record)
        guard let station = record.component(1), let date = record.workDate else {
            throw Problem(.codeUnreadable, text)
        }
        // All that was ever said: whatever the clock says, a day that was printed is over.
        let end = Moment(milliseconds: (date.day + 7) * 86_400_000)
        let reading = WatchFormReading(ledger: ledger, known: try DutyBooks(ledger, now: end))
        form = try reading.forms(on: date) { $0 == station }.first { $0.record == code.record }
        isSealHere = try code.seal.map { seal in
            try ledger.chains(of: seal.device, at: seal.through).contains(seal.chain)
        }
    }

    /// Whether the form says now what it said on paper, under a seal that is known here.
    var isEqual: Bool { isSame && isSealHere != false }

    private var isSame: Bool {
        form?.digest == code.digest && form?.entries.count == code.entries
    }

    var lines: [String] {
        var lines: [String] = []
        if let form {
            lines.append(
                isSame
                    ? ReportPhrase.formEqual(code.record, "\(code.entries)")
                    : ReportPhrase.formDiffers(
                        code.record,
                        "\(code.entries)",
                        "\(form.entries.count)"
                    )
            )
        } else {
            lines.append(ReportPhrase.formUnknown(code.record))
        }
        if let seal = code.seal {
            lines.append(
                (isSealHere == true ? ReportPhrase.sealKnown : ReportPhrase.sealUnknown)(
                    String(seal.device.hex.prefix(8)),
                    "\(seal.through)"
                )
            )
        }
        return lines
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "record": .text(code.record), "equal": .bool(isEqual),
            "entries_printed": .integer(Int64(code.entries)),
            "entries_now": form.map { .integer(Int64($0.entries.count)) } ?? .null,
        ]
        members["seal_known"] = isSealHere.map(JSONValue.bool)
        return .object(members)
    }
}
