import Foundation
import JournalSQLite
import Journaling

/// An office with 200 streets of 2 km and a walk along each: 100 things seen, six rules.
struct StreetWalkOffice {
    static let streets = 200
    private static let seen = 100
    private static let length: Int64 = 2_000_000
    static let date = "2026-05-12"
    private static let time = "\(date)T09:00:00+08:00"
    private static let milliseconds: Int64 = 1_778_547_600_000
    private static let categories = [
        "core-values", "civility", "health", "landscape", "minors", "trade-honesty",
    ]

    let root: String
    /// What a ledger merges.
    let files: [String]

    /// Writes root, office and journal into a folder of the scratch.
    init(in scratch: Scratch, _ watchbook: String) throws {
        let folder = scratch.file("streets")
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        func run(_ words: String...) throws {
            try Child.run(watchbook, words + ["--now", StreetWalkOffice.time])
        }
        try run("root", "create", "--out", folder + "/root")
        try run("device", "request", folder + "/office")
        try run(
            "office",
            "enrol",
            "--root",
            folder + "/root.key",
            "--request",
            folder + "/office.request",
            "--office",
            "W",
            "--level",
            "0",
            "--out",
            folder + "/office.bundle"
        )
        let key = try DeviceKey.load(from: folder + "/office.key")
        let journal = try Journal.open(at: folder + "/office.journal", key: key)
        _ = try journal.append(StreetWalkOffice.drafts, now: StreetWalkOffice.milliseconds)
        root = folder + "/root.pub"
        files = [folder + "/office.bundle", folder + "/office.journal"]
    }

    private static var drafts: [Draft] {
        var drafts = [draft("settings/city/2026-01-02", "spacing.bench", rules)]
        for number in 0..<streets {
            let latitude = 301_000_000 + Int64(number) * 10_000
            drafts.append(
                draft(
                    "street/\(id(number))/2026-01-01",
                    "line",
                    [
                        "name": .text(id(number)), "office": "W", "length_mm": .integer(length),
                        "types": ["bench"],
                        "path": [
                            [.integer(latitude), 1_042_000_000],
                            [.integer(latitude), 1_042_207_500],
                        ],
                    ]
                )
            )
            drafts.append(
                draft(
                    "walk/\(id(number))/\(date)/patrol-W.0001-900/W.0001",
                    "positions",
                    ["items": .list(items(number)), "walked": [[0, .integer(length), "both"]]]
                )
            )
        }
        return drafts
    }

    static func id(_ number: Int) -> String { "W.R\(number)" }

    /// A thing every 20 m, the categories by turns, now and then one missing.
    private static func items(_ street: Int) -> [JSONValue] {
        (0..<seen).filter { ($0 + street) % 23 != 0 }.map { index in
            [
                .integer(Int64(index) * length / Int64(seen)),
                .text((index + street).isMultiple(of: 2) ? "left" : "right"),
                .text(categories[index % categories.count]),
            ]
        }
    }

    private static let rules: JSONValue = [
        "types": ["bench"],
        "rules": [
            ["id": "any-200", "within_m": 200],
            ["id": "core-500", "categories": ["core-values"], "at_least": 3, "within_m": 500],
            ["id": "civility-500", "categories": ["civility"], "at_least": 3, "within_m": 500],
            ["id": "health-500", "categories": ["health"], "at_least": 3, "within_m": 500],
            [
                "id": "minors-500", "categories": ["minors"], "within_m": 500,
                "windows": "blocks",
            ],
            [
                "id": "trade-500", "categories": ["trade-honesty"], "at_least": 2,
                "within_m": 500, "ends": "ignore",
            ],
        ],
    ]

    private static func draft(_ record: String, _ register: String, _ claim: JSONValue) -> Draft {
        Draft(inspector: "W.0001", rank: 9, record: record, register: register, claim: claim)
    }
}
