import Foundation
import JournalSQLite
import Journaling
import Testing

extension ExchangeCity {
    /// A city whose watchers `lan` (S01.0007, who may type for S01.0009) and `mei` (S01.0008) have
    /// desks with a standard, a point, three slots and a roster; `bare` (S01.0010) has none.
    static func recording() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: watched))
    }

    private static let watched = Result {
        try made("recording") { city in
            try city.watcher("lan", "S01.0007", "--types S01.0009")
            try city.watcher("mei", "S01.0008")
            try city.request("bare")
            let run = try city.enrol("bare", "--with street.bundle --person S01.0010")
            try #require(run.status == 0, "\(run.stderr)")
            try city.furnishForRecording()
        }
    }

    func furnishForRecording() throws {
        try write(ExchangeCity.recordingStandard, to: "rules.csv")
        try write(ExchangeCity.points, to: "points.csv")
        try done("receive --desk city.desk city.bundle --now @morning")
        try done("receive --desk street.desk street.bundle --now @morning")
        try done(
            """
            import standard rules.csv --name town-2026 --from 2026-01-01 --journal city.journal \
            --inspector C.0001 --now @morning
            """
        )
        try done(
            "places import points.csv --journal street.journal --inspector S01.0001 --now @morning"
        )
        try say(
            ["slots": ExchangeCity.slots],
            in: "settings/city/2026-01-01",
            "slots",
            by: "city",
            "C.0001"
        )
        for slot in ["am", "night"] {
            try say(
                ["people": ["S01.0007"]],
                in: "roster/S01/2026-01-01",
                "duty.S01.P1.1.\(slot)",
                by: "street",
                "S01.0001"
            )
        }
        try done("ledger create street.ledger --trust root.pub")
        try done(
            "merge --into street.ledger city.journal street.journal street.bundle --now @morning"
        )
        try done("publish --ledger street.ledger --for all --out down.bundle --now @morning")
        for desk in ["lan", "mei"] {
            try done("receive --desk \(desk).desk down.bundle --now @morning")
        }
    }

    /// Writes one entry into an office's journal.
    func say(
        _ claim: JSONValue,
        in record: String,
        _ register: String,
        by name: String,
        _ inspector: String
    ) throws {
        let key = try DeviceKey.load(from: file("\(name).key"))
        let journal = try Journal.open(at: file("\(name).journal"), key: key)
        let draft = Draft(
            inspector: inspector,
            rank: 9,
            record: record,
            register: register,
            claim: claim
        )
        _ = try journal.append([draft], now: 1_778_547_600_000)
    }

    private static let slots: JSONValue = [
        ["id": "am", "start": 480, "end": 720], ["id": "pm", "start": 840, "end": 1080],
        ["id": "night", "start": 1320, "end": 120],
    ]

    static let recordingStandard = """
        code,name_zh,name_en,point_types,kind,comparator,limit,unit,evidence_fields,mode,minimum,rule
        CLN-01,积存垃圾,Refuse,KEYPT;CROSS,presence,==,0,violations,count,state,,
        CLN-05,小广告,Small ads,ANY,presence,==,0,violations,count,state,,
        FAC-02,路面积水,Standing water,ANY,area,<,1,m2,area_m2,state,,
        FAC-08,路灯亮灯率,Street lamps lit,ANY,ratio,>=,95,%,numerator;denominator,state,,
        PRK-01,机动车乱停放,Parking,ANY,presence,==,0,violations,\
        lines_drawn;inside_lines;traffic_affected,state,,inside_lines & !traffic_affected
        TRF-01,机动车礼让率,Cars yielding,CROSS,ratio,>,95,%,numerator;denominator,acts,21,
        TRF-06,乱穿马路,Jaywalking,CROSS,count,,,events,count;action,acts,,
        MAL-01,商场秩序,Mall order,MALL,presence,==,0,violations,count,state,,

        """

    /// Runs what `lan` does at a time of 12 May 2026, or of the day after for hours from 24 on.
    func lan(_ line: String, at time: String) throws -> Program.Outcome {
        try watcher("lan", "S01.0007", does: line, at: time)
    }

    func watcher(
        _ name: String,
        _ inspector: String,
        does line: String,
        at time: String
    ) throws -> Program.Outcome {
        let parts = time.split(separator: ":")
        let hours = try #require(Int(parts[0]))
        let clock = "\(hours % 24 < 10 ? "0" : "")\(hours % 24):\(parts[1])"
        return try run(
            """
            \(line) --journal \(name).journal --inspector \(inspector) --now \
            2026-05-\(12 + hours / 24)T\(clock):00+08:00
            """
        )
    }

    /// The same, where it must go well; what it prints.
    @discardableResult
    func lanDone(
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try lan(line, at: time)
        try #require(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
        return run.stdout
    }

    func lanJSON(
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let printed = try lanDone(line + " --json", at: time, sourceLocation: sourceLocation)
        return try #require(JSONValue(Array(printed.utf8)), sourceLocation: sourceLocation)
    }

    /// The names of the records that lan's journal has, in their order.
    func records() throws -> [String] {
        try entries("lan.journal").compactMap { $0["record"]?.text }
    }
}
