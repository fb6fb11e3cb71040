import Foundation
import Journaling
import Testing

/// A city in a folder of its own, made by the program itself: a root, the creation office `city`
/// and the street office `street` (S01).
final class ExchangeCity {
    let path: String
    private let isKept: Bool

    /// A city of its own, with the keys and enrolments that all of them begin with.
    init() throws {
        path = try ExchangeCity.copy(of: ExchangeCity.bare)
        isKept = false
    }

    /// A city as it stands in a folder.
    init(in path: String, isKept: Bool = false) {
        self.path = path
        self.isKept = isKept
    }

    /// A city whose watchers `lan` (S01.0007, who may type for S01.0009) and `mei` (S01.0008) have
    /// desks that know a standard of three indicators and a point with two stations, as
    /// `street.ledger` does.
    static func furnished() throws -> ExchangeCity {
        ExchangeCity(in: try copy(of: ready))
    }

    private static let bare = Result { try made("bare") { _ in } }
    private static let ready = Result {
        try made("ready") { city in
            try city.watcher("lan", "S01.0007", "--types S01.0009")
            try city.watcher("mei", "S01.0008")
            try city.furnish(desks: ["lan", "mei"])
        }
    }

    /// Makes a city once, for all tests of this run.
    static func made(
        _ name: String,
        _ furnish: (ExchangeCity) throws -> Void
    ) throws -> String {
        let path = "\(templates)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: ExchangeCity.templates) }
        let city = ExchangeCity(in: path, isKept: true)
        try city.found()
        try furnish(city)
        return path
    }

    private static let templates = NSTemporaryDirectory() + "exchange-cities-\(getpid())"

    static func copy(of city: Result<String, any Error>) throws -> String {
        let path = NSTemporaryDirectory() + "exchange-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: try city.get(), toPath: path)
        return path
    }

    private func found() throws {
        try done("root create --out root --now @morning")
        for name in ["city", "street"] { try request(name) }
        try done(
            """
            office enrol --root root.key --request city.request --office C --level 0 --out \
            city.bundle --now @morning
            """
        )
        try done(
            """
            office enrol --journal city.journal --inspector C.0001 --with city.bundle \
            --request street.request --office S01 --out street.bundle --now @morning
            """
        )
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Runs the program in the folder, with the words of a line: `@morning` is 9:00 and `@noon`
    /// 12:00 of 12 May 2026.
    func run(_ line: String) throws -> Program.Outcome {
        let times = ["@morning": "2026-05-12T09:00:00+08:00", "@noon": "2026-05-12T12:00:00+08:00"]
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        return try Program.run(words.map { times[$0] ?? $0 }, in: path)
    }

    /// Runs what must go well, and gives what it printed.
    @discardableResult
    func done(
        _ line: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try run(line)
        try #require(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
        return run.stdout
    }

    /// Runs what must go well with `--json`, and reads the line it printed.
    func json(
        _ line: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let printed = try done(line + " --json", sourceLocation: sourceLocation)
        return try #require(JSONValue(Array(printed.utf8)), sourceLocation: sourceLocation)
    }
}

// MARK: - Files

extension ExchangeCity {
    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: file(name), encoding: .utf8)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: file(name), toPath: file(other))
    }
}

// MARK: - Devices and days

extension ExchangeCity {
    /// A device's key, journal and request.
    func request(_ name: String) throws {
        try done("device request \(name) --now @morning")
    }

    /// Lets the street enrol a device; its bundle is written beside its request.
    func enrol(_ name: String, _ options: String) throws -> Program.Outcome {
        try run(
            """
            device enrol --journal street.journal --inspector S01.0001 --request \(name).request \
            --out \(name).bundle --now @morning \(options)
            """
        )
    }

    /// A watcher's device, enrolled by the street, with a desk.
    func watcher(_ name: String, _ inspector: String, _ more: String = "") throws {
        try request(name)
        let run = try enrol(name, "--with street.bundle --person \(inspector) \(more)")
        try #require(run.status == 0, "\(run.stderr)")
        try done("receive --desk \(name).desk \(name).bundle --now @morning")
    }

    /// A standard of three indicators and a point with two stations, known to the street's ledger
    /// and to the desks that are named.
    func furnish(desks: [String] = []) throws {
        try write(ExchangeCity.standard, to: "standard.csv")
        try write(ExchangeCity.points, to: "points.csv")
        try done("receive --desk city.desk city.bundle --now @morning")
        try done("receive --desk street.desk street.bundle --now @morning")
        try done(
            """
            import standard standard.csv --name demo-2026 --journal city.journal --inspector \
            C.0001 --now @morning
            """
        )
        try done(
            """
            places import points.csv --journal street.journal --inspector S01.0001 --now \
            @morning
            """
        )
        try done("ledger create street.ledger --trust root.pub")
        try done(
            "merge --into street.ledger city.journal street.journal street.bundle --now @morning"
        )
        try done("publish --ledger street.ledger --for all --out down.bundle --now @morning")
        for desk in desks {
            try done("receive --desk \(desk).desk down.bundle --now @noon")
        }
    }

    static let standard = """
        code,name_zh,name_en,point_types,kind,comparator,limit
        CLN-01,积存垃圾,Refuse,KEYPT;CROSS,presence,==,0
        CLN-05,小广告,Small ads,ANY,presence,==,0
        PRK-01,机动车乱停放,Parking,MALL,presence,==,0

        """

    static let points = """
        编号,名称,单位,岗位,类型,生效日期
        S01.P1,人民路口,S01,1、2,CROSS；KEYPT,2026/1/1

        """

    /// Types a table of checks into a watcher's journal.
    func checks(
        _ table: String,
        by name: String,
        _ inspector: String,
        _ more: String = "",
        at now: String = "@noon"
    ) throws -> Program.Outcome {
        try write(table, to: "\(name).csv")
        return try run(
            """
            import checks \(name).csv --slot am=08:00 --journal \(name).journal --inspector \
            \(inspector) --now \(now) \(more)
            """
        )
    }

    /// The entries of a journal, as `journal show --json` says them.
    func entries(_ journal: String) throws -> [JSONValue] {
        try done("journal show \(journal) --json").split(separator: "\n").map {
            try #require(JSONValue(Array($0.utf8)))
        }
    }

    /// The lines of a ledger's content.
    func content(_ ledger: String) throws -> [JSONValue] {
        try done("ledger content \(ledger)").split(separator: "\n").map {
            try #require(JSONValue(Array($0.utf8)))
        }
    }

    /// The lines of a ledger's content about held entries.
    func held(_ ledger: String) throws -> [JSONValue] {
        try content(ledger).filter { $0["held"] != nil }
    }

    /// The id of the device that a request is about.
    func device(_ name: String) throws -> String {
        let key = try #require(
            try text("\(name).request").split(separator: "\n").first { $0.hasPrefix("key ") }
        )
        let bytes = try #require(Hex.bytes(key.dropFirst(4)))
        return try #require(PublicKey(bytes)).device.hex
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: file(name))
    }
}
