import Foundation
import JournalSQLite
import Journaling

/// The journals that the bundles of a world were exported from, put together again.
struct JournalFiles {
    private let folder: String
    private let now: Int64

    init(folder: String, now: Int64) {
        self.folder = folder
        self.now = now
    }

    /// Writes one journal a device, with its entries and seals, and beside the folder a bundle of
    /// the enrolments, which are not in journals.
    func write(_ bundles: [String]) throws -> Measurement {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        var open: [DeviceID: OpenJournal] = [:]
        var enrolments: [Segment] = []
        var count = 0
        for path in bundles {
            try BundleEntries.forEachSegment(of: path) { segment in
                guard segment.count > 1 else {
                    enrolments.append(segment)
                    return
                }
                let known = try open[segment.device] ?? OpenJournal(segment, in: folder, now: now)
                open[segment.device] = known
                count += try known.add(segment)
            }
        }
        for journal in open.values { try journal.finish() }
        try write(enrolments)
        return Measurement(seconds: 0, count: count)
    }

    private func write(_ enrolments: [Segment]) throws {
        var writer = BundleWriter()
        var bytes = writer.begin(
            BundleHeader(
                exported: now,
                kind: .office,
                segments: Int64(enrolments.count),
                entries: Int64(enrolments.count),
                photos: 0
            )
        )
        for segment in enrolments { bytes += writer.segment(segment.bytes) }
        bytes += writer.end()
        try Data(bytes).write(to: URL(fileURLWithPath: folder + ".bundle"))
    }
}

/// A journal file that is being filled.
///
/// Source: journal-format.md, section 7.
private final class OpenJournal {
    private let database: Database
    private let entry: Statement
    private let seal: Statement

    init(_ first: Segment, in folder: String, now: Int64) throws {
        database = try Database(folder + "/\(first.device.hex).journal", .journal)
        let format = DatabaseFormat.journal
        try database.execute("PRAGMA application_id = \(format.applicationID)")
        try database.execute("PRAGMA user_version = \(format.version)")
        try database.execute("BEGIN")
        for sql in format.objects.compactMap(\.sql) { try database.execute(sql) }
        let meta = try Statement(database, "INSERT INTO meta VALUES (?, ?)")
        let created = withUnsafeBytes(of: now.bigEndian) { Array($0) }
        for (name, value) in [
            ("device", first.device.bytes), ("key", first.key.bytes), ("created", created),
        ] {
            try Array(name.utf8).withUnsafeBytes { name in
                try value.withUnsafeBytes { value in
                    meta.bind(1, text: name[...])
                    meta.bind(2, blob: value[...])
                    try meta.run()
                }
            }
        }
        entry = try Statement(database, "INSERT INTO entry VALUES (?, ?)")
        seal = try Statement(database, "INSERT INTO seal VALUES (?, ?, ?)")
    }

    func add(_ segment: Segment) throws -> Int {
        var seq = segment.first
        for link in try segment.links(trusting: true) {
            try link.bytes?.withUnsafeBytes { bytes in
                entry.bind(1, seq)
                entry.bind(2, blob: bytes[...])
                try entry.run()
            }
            seq += 1
        }
        try segment.last.bytes.withUnsafeBytes { chain in
            try segment.seal.bytes.withUnsafeBytes { signature in
                seal.bind(1, segment.through)
                seal.bind(2, blob: chain[...])
                seal.bind(3, blob: signature[...])
                try seal.run()
            }
        }
        return Int(segment.count)
    }

    func finish() throws { try database.execute("COMMIT") }
}
