import CSQLiteGuard
import Foundation
import JournalSQLite
import Journaling
import Testing

/// A folder of one test, removed with everything in it afterwards.
final class Scratch {
    let folder: String
    /// Noon of 3 August 2026 UTC, in milliseconds.
    let noon: Int64 = 1_785_758_400_000

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/journal-tests-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    }

    /// Runs SQL on a file as any other program could.
    func run(_ sql: String, on name: String) throws {
        var connection: OpaquePointer?
        try #require(sqlite3_open(path(name), &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        let status = sqlite3_exec(connection, sql, nil, nil, nil)
        try #require(status == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
    }
}

// MARK: - Journals

extension Scratch {
    /// A key file and an empty journal beside it.
    func journal(_ name: String = "a", scalar: UInt8 = 7) throws -> Journal {
        let key = try DeviceKey.create(at: path("\(name).key"), key: privateKey(scalar))
        return try Journal.create(at: path("\(name).journal"), key: key, now: noon)
    }

    func open(_ name: String = "a") throws -> Journal {
        try Journal.open(
            at: path("\(name).journal"),
            key: DeviceKey.load(from: path("\(name).key"))
        )
    }

    /// A closed journal of `appends` appends of `size` entries each; its bytes by seq.
    @discardableResult
    func closedJournal(
        _ name: String = "a",
        appends: Int,
        of size: Int = 1
    ) throws -> [Int64: [UInt8]] {
        let journal = try journal(name)
        for append in 0..<appends {
            let drafts = (0..<size).map { draft("\(append)-\($0)") }
            _ = try journal.append(drafts, now: noon + Int64(append) * 1000)
        }
        var bytes: [Int64: [UInt8]] = [:]
        try journal.forEachEntry { bytes[$0] = $1 }
        return bytes
    }
}

func privateKey(_ scalar: UInt8) throws -> PrivateKey {
    try #require(PrivateKey([UInt8](repeating: scalar, count: 32)))
}

func draft(_ note: String = "", register: String = "finding", claim: JSONValue? = nil) -> Draft {
    Draft(
        inspector: "north.007",
        rank: 1,
        record: "check/north.p1.s1/2026-08-03/am.1/A12",
        register: register,
        claim: claim ?? ["state": "fault", "count": 2],
        about: ["note": .text(note)]
    )
}

/// The code of the problem that `body` throws; `nil` when it throws nothing.
func refusal(_ body: () throws -> Void) throws -> Problem.Code? {
    do {
        try body()
        return nil
    } catch let problem as Problem {
        return problem.code
    }
}

/// All entries of `segments`, by seq, each segment verified.
func entries(of segments: [Segment]) throws -> [Int64: [UInt8]] {
    var entries: [Int64: [UInt8]] = [:]
    for segment in segments {
        for (offset, link) in try segment.links().enumerated() {
            entries[segment.first + Int64(offset)] = link.bytes
        }
    }
    return entries
}
