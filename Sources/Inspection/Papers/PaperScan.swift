package import Journaling

/// The scan of a paper that was printed from a record, signed and stamped.
///
/// Register `scan.<16 hex>` of the record; the digits tell file and paper, so that the same scan is
/// attached once to a paper, one file can be that of several papers, and two offices that attach
/// scans do not contradict each other. The file is the entry's one attachment. Source: ruling 20.
package struct PaperScan: Hashable, Sendable {
    /// What was printed: a register of the record, as `notice.1` or `version.2`; the record of a
    /// watch, whose scan stands in its day's close; or a word, as `rectification`.
    package var paper: String
    package var note: String?

    package init(of paper: String, note: String? = nil) {
        self.paper = paper
        self.note = note
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true, let paper = claim["of"]?.text, !paper.isEmpty else {
            return nil
        }
        self.init(of: paper, note: claim["note"]?.text)
    }

    package var claim: JSONValue {
        var members: [String: JSONValue] = ["of": .text(paper)]
        members["note"] = note.map(JSONValue.text)
        return .object(members)
    }

    /// Where the scan stands in its record: the first digits of the SHA-256 of the file's SHA-256 in
    /// hexadecimal, a space and the paper.
    package func register(of file: Digest) -> String {
        "scan." + Chain.sha256(Array("\(file.hex) \(paper)".utf8)).hex.prefix(16)
    }

    package static func isRegister(_ register: String) -> Bool { register.hasPrefix("scan.") }

    /// What is printed from a case besides its notices.
    package static let papersOfCases = ["rectification", "handover"]

    /// Whether bytes are a picture or a document as scanners make them: JPEG, PNG, TIFF, WebP, PDF.
    package static func isScan(_ bytes: [UInt8]) -> Bool {
        let beginnings: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x49, 0x49, 0x2A, 0x00],
            [0x4D, 0x4D, 0x00, 0x2A], Array("%PDF-".utf8),
        ]
        return beginnings.contains { bytes.starts(with: $0) }
            || bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
    }
}
