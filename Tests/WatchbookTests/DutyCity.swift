import Foundation
import Journaling
import Testing

extension ExchangeCity {
    /// The recording city with a roster of two at S01.P1.1 in the morning (lan and mei), one at
    /// S01.P1.2 for traffic duty (S01.0010, who has no phone), mei alone in the afternoon, and the
    /// supervisor `sun` (S01.0900).
    static func onDuty() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: rostered))
    }

    private static let rostered = Result {
        try made("duty") { city in
            for (name, number) in [("lan", "S01.0007"), ("mei", "S01.0008"), ("sun", "S01.0900")] {
                try city.watcher(name, number, name == "lan" ? "--types S01.0010" : "")
            }
            try city.furnishForRecording()
            try city.write(
                """
                编号,姓名,类别,单位
                S01.0007,兰花,村居干部,街道办
                S01.0008,梅雪,志愿者,义工队
                S01.0009,竹青,干部,街道办
                S01.0010,菊香,村居干部,街道办
                S01.0900,孙直,督查人员,督查专班

                """,
                to: "people.csv"
            )
            try city.write(
                """
                岗位,班次,值守人员,类别,起始日期
                S01.P1.1,am,S01.0007、S01.0008,点位值守,2026-05-12
                S01.P1.2,am,S01.0010,文明交通值守,2026-05-12
                S01.P1.1,pm,S01.0008,三清一维护,2026-05-12

                """,
                to: "roster.csv"
            )
            for (command, file) in [("people", "people.csv"), ("roster", "roster.csv")] {
                try city.done(
                    """
                    \(command) import \(file) --from 2026-01-01 --journal street.journal \
                    --inspector S01.0001 --against street.ledger --now @morning
                    """
                )
            }
            try city.write(
                """
                watchbook-settings: 1
                from: 2026-05-12

                slots:
                  - {id: am, start: 08:00, end: 12:00}
                  - {id: pm, start: 14:00, end: 18:00, peak: true}
                  - {id: night, start: 22:00, end: 02:00}

                duty:
                  efforts: [出工不出力, 擅离岗位]

                """,
                to: "settings.yaml"
            )
            try city.done(
                """
                settings apply settings.yaml --against street.ledger --journal city.journal \
                --inspector C.0001 --now @morning
                """
            )
            try city.done("merge --into street.ledger street.journal city.journal --now @morning")
            try city.give(to: ["lan", "mei", "sun"], at: "2026-05-12T07:00:00+08:00")
        }
    }

    /// Publishes to each device what is its own.
    func give(to names: [String], at now: String) throws {
        for name in names {
            try done(
                """
                publish --ledger street.ledger --for \(device(name)) --out \(name)-down.bundle \
                --now \(now)
                """
            )
            try done("receive --desk \(name).desk \(name)-down.bundle --now \(now)")
            try remove("\(name)-down.bundle")
        }
    }

    /// Runs what a person does at a time of 12 May 2026, and it must go well.
    @discardableResult
    func does(
        _ name: String,
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let numbers = ["lan": "S01.0007", "mei": "S01.0008", "sun": "S01.0900"]
        let run = try watcher(name, numbers[name] ?? "", does: line, at: time)
        try #require(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
        return run.stdout
    }

    func merge(_ names: String...) throws {
        let journals = names.map { "\($0).journal" }.joined(separator: " ")
        try done("merge --into street.ledger \(journals) --now 2026-05-12T20:00:00+08:00")
    }

    /// The watches of 12 May as the ledger lists them at a time, by `slot station person`.
    func watches(at now: String = "2026-05-12T20:00:00+08:00") throws -> [String: JSONValue] {
        let list = try json("duty list street.ledger --date 2026-05-12 --now \(now)")
        return (list["watches"]?.list ?? []).reduce(into: [:]) { watches, watch in
            let words = ["slot", "station", "person"].compactMap { watch[$0]?.text }
            watches[words.joined(separator: " ")] = watch
        }
    }

    /// What the street decides.
    func decide(_ line: String, at now: String = "2026-05-13T13:00:00+08:00") throws
        -> Program.Outcome
    {
        try run(
            """
            duty decide street.ledger --date 2026-05-12 \(line) --journal street.journal \
            --inspector S01.0001 --now \(now)
            """
        )
    }
}
