import Foundation
import Journaling
import Testing

extension ExchangeCity {
    /// The city of cases with what papers about them need: refuse and small ads of lan's, an order
    /// of the hotline with a photo and personal data, all dispatched to units, one settled with a
    /// photo, one with notice and escalation.
    ///
    /// On 16 May: CLN-01 is over its time since the 13th, CLN-05 is verified and closed in time,
    /// the hotline's case is due on the 20th.
    static func reported() throws -> ExchangeCity { ExchangeCity(in: try copy(of: papers)) }

    private static let papers = Result {
        try made("papers") { city in
            // What the cases of ``cases()`` have is made again here: its folder is a copy.
            let other = try ExchangeCity.cases()
            for file in try FileManager.default.contentsOfDirectory(atPath: other.path) {
                try? FileManager.default.removeItem(atPath: city.file(file))
                try FileManager.default.copyItem(atPath: other.file(file), toPath: city.file(file))
            }
            try city.writePhotos()
            try city.officeDone(
                """
                open --place 人民路12号 --text 垃圾未清运 --source hotline --reference G-1 \
                --phone 13900001111 --caller 来电人甲 --photo before.png
                """,
                at: "12T12:00"
            )
            let (refuse, ads) = (try city.caseName("CLN-01"), try city.caseName("CLN-05"))
            try city.officeDone("dispatch \(refuse) --due 2026-05-13", at: "12T12:05")
            try city.officeDone("dispatch \(ads) --due 2026-05-14", at: "12T12:06")
            try city.officeDone(
                "dispatch --source hotline --main U-HC --due 2026-05-20",
                at: "12T12:07"
            )
            try city.done("ceb", "S01.0101", "receive \(refuse)", at: "12T14:00")
            try city.done(
                "ceb",
                "S01.0101",
                "rectify \(ads) --text 已清除 --photo after.png",
                at: "13T10:00"
            )
            try city.done("lan", "S01.0007", "verify \(ads)", at: "14T09:00")
            try city.officeDone("close \(ads)", at: "14T10:00")
            try city.officeDone(
                "notice \(refuse) --by 2026-05-15 --explain-by 2026-05-16 --text 请立即办理。",
                at: "14T11:00"
            )
            try city.officeDone("escalate --due", at: "15T09:00")
        }
    }

    static let before =
        "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc000000114944415478da63"
        + "3861a38115310c2d0900767b4b0166d466b90000000049454e44ae426082"
    static let after =
        "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc000000114944415478da63"
        + "d058608315310c2d0900613f4101e52bee120000000049454e44ae426082"

    /// A red and a green square as `before.png` and `after.png`.
    func writePhotos() throws {
        for (name, hex) in [("before", ExchangeCity.before), ("after", ExchangeCity.after)] {
            let bytes = try #require(Hex.bytes(hex[...]))
            try Data(bytes).write(to: URL(fileURLWithPath: file("\(name).png")))
        }
    }

    /// What a report says in JSON at a time of May 2026.
    func paper(
        _ line: String,
        at time: String = "16T10:00",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let words = line.split(separator: " ", maxSplits: 1)
        return try json(
            """
            report \(words[0]) street.ledger \(words.count > 1 ? words[1] : "") \
            --now 2026-05-\(time):00+08:00
            """,
            sourceLocation: sourceLocation
        )
    }

    /// Writes a report to a file and gives its text.
    func printed(
        _ line: String,
        as file: String,
        in language: String = "zh",
        at time: String = "16T10:00",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let words = line.split(separator: " ", maxSplits: 1)
        try done(
            """
            report \(words[0]) street.ledger \(words.count > 1 ? words[1] : "") --out \(file) \
            --force --language \(language) --now 2026-05-\(time):00+08:00
            """,
            sourceLocation: sourceLocation
        )
        return file.hasSuffix(".pdf") ? "" : String(decoding: try bytes(file), as: UTF8.self)
    }
}
