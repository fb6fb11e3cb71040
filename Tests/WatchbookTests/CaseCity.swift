import Foundation
import Journaling
import Testing

extension ExchangeCity {
    /// A city with units, people, a decomposition table, the devices `lan` (S01.0007) and `mei`
    /// (S01.0008) of watchers and `ceb` (S01.0101) of a unit, and what lan found on 12 May 2026 in
    /// `street.ledger`: refuse (2 left) and small ads at the station S01.P1.1, each with a case.
    static func cases() throws -> ExchangeCity { ExchangeCity(in: try copy(of: problems)) }

    private static let problems = Result {
        try made("cases") { city in
            try city.watcher("lan", "S01.0007")
            try city.watcher("mei", "S01.0008")
            try city.request("ceb")
            let run = try city.enrol("ceb", "--with street.bundle --person S01.0101 --as unit")
            try #require(run.status == 0, "\(run.stderr)")
            try city.furnish(desks: ["lan", "mei"])
            try city.write(ExchangeCity.caseUnits, to: "units.csv")
            try city.write(ExchangeCity.casePeople, to: "people.csv")
            try city.write(ExchangeCity.caseTable, to: "table.csv")
            let office =
                "--from 2026-01-01 --journal city.journal --inspector C.0001 --now @morning"
            try city.done("units import units.csv \(office)")
            try city.done("people import people.csv \(office)")
            try city.done("decomposition import table.csv \(office)")
            try city.done("merge --into street.ledger city.journal ceb.bundle --now @morning")
            for code in ["CLN-01 --found 3 --settled 1", "CLN-05 --found 1"] {
                try city.done(
                    """
                    check S01.P1.1 \(code.prefix(6)) --fail \(code.dropFirst(7)) --kind patrol \
                    --open-case --journal lan.journal --inspector S01.0007 --now @morning
                    """
                )
            }
            try city.done("merge --into street.ledger lan.journal lan.bundle --now @morning")
        }
    }

    private static let caseUnits = """
        编号,名称,别名,上级单位,联络员
        U-CEB,县综合执法局,城管局,,罗星遥
        U-CEB-1,市容科,,县综合执法局,
        U-HC,县住建局,住建局,,邓长庚
        U-S01,云屏街道办,,,

        """

    private static let casePeople = """
        编号,姓名,单位
        S01.0007,兰,
        S01.0008,梅,县综合执法局
        S01.0101,罗星遥,市容科

        """

    private static let caseTable = """
        指标,责任线,主要责任单位,协办单位
        CLN-01,主管,城管局,住建局
        CLN-01,点位,云屏街道办,
        CLN-05,主管,城管局,

        """

    /// Runs `case …` on the street's ledger by the street at a time of May 2026: `13T10:00`.
    func office(_ line: String, at time: String) throws -> Program.Outcome {
        try acting("street", "S01.0001", line, at: time)
    }

    func acting(
        _ name: String,
        _ inspector: String,
        _ line: String,
        at time: String
    ) throws -> Program.Outcome {
        let words = line.split(separator: " ", maxSplits: 1)
        return try run(
            """
            case \(words[0]) street.ledger \(words.count > 1 ? words[1] : "") --journal \
            \(name).journal --inspector \(inspector) --now 2026-05-\(time):00+08:00
            """
        )
    }

    @discardableResult
    func officeDone(
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try office(line, at: time)
        try #require(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
        return run.stdout
    }

    @discardableResult
    func done(
        _ name: String,
        _ inspector: String,
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try acting(name, inspector, line, at: time)
        try #require(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
        return run.stdout
    }

    /// What a `case` question says with `--json` at a time of May 2026.
    func asked(
        _ line: String,
        at time: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let words = line.split(separator: " ", maxSplits: 1)
        return try json(
            """
            case \(words[0]) street.ledger \(words.count > 1 ? words[1] : "") \
            --now 2026-05-\(time):00+08:00
            """,
            sourceLocation: sourceLocation
        )
    }

    /// The names of the cases of an indicator, without `case/`.
    func caseNames(_ indicator: String) throws -> [String] {
        let list = try asked("list --all --indicator \(indicator)", at: "12T12:00")["cases"]?.list
        return try #require(list).compactMap { $0["case"]?.text.map { String($0.dropFirst(5)) } }
    }

    /// The one case of an indicator.
    func caseName(_ indicator: String) throws -> String {
        let names = try caseNames(indicator)
        try #require(names.count == 1)
        return names[0]
    }

    func state(_ name: String, at time: String) throws -> String? {
        try asked("show \(name)", at: time)["state"]?.text
    }
}
