import Inspection
import Journaling

/// Payloads as the form of a watcher writes them, put together as bytes: a world has millions.
struct EntryText {
    /// Where and how exactly the watcher stood.
    struct Fix {
        /// 10⁻⁷ degrees.
        let latitude: Int
        let longitude: Int
        /// Millimetres.
        let accuracy: Int
    }

    private(set) var bytes: [UInt8] = []

    init(claim: JSONValue) {
        begin()
        bytes += claim.canonicalBytes
    }

    init(_ finding: Finding) {
        begin()
        append(#"{"answer":""#)
        append(finding.answer.rawValue)
        append("\"")
        if finding.answer == .fail {
            append(#","found":"#)
            append(Int(finding.found))
            append(#","settled":"#)
            append(Int(finding.settled))
        }
        append("}")
    }

    private mutating func begin() {
        bytes.reserveCapacity(320)
        append(#"{"claim":"#)
    }

    /// Adds the circumstances and ends the payload.
    mutating func end(_ fix: Fix, hasPhoto: Bool, note: String?, typist: String?) {
        append(#","about":{"app":"0.1.0","duty":"key-point","form":"watch-2026-1","#)
        if let note {
            append(#""note":""#)
            append(note)
            append(#"","#)
        }
        if hasPhoto { append(#""photos":["evidence"],"#) }
        append(#""place":{"accuracy":"#)
        append(fix.accuracy)
        append(#","lat":"#)
        append(fix.latitude)
        append(#","lon":"#)
        append(fix.longitude)
        append(#"},"standard":""#)
        append(WorldStandard.name)
        append("\"")
        if let typist {
            append(#","typed_by":""#)
            append(typist)
            append("\"")
        }
        append(#","zone":"#)
        append(Int(WorldPlan.zone))
        append("}}")
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(_ number: Int) {
        append(String(number))
    }
}
