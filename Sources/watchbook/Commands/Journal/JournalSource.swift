import Foundation
import JournalSQLite
import Journaling

/// A journal that is read: with its key as the device's own, without as any file from outside.
struct JournalSource {
    private enum Kind {
        case own(Journal)
        case foreign(ForeignJournal)
    }

    private let kind: Kind
    let path: String

    /// Opens a journal.
    ///
    /// Without a key, named or beside the journal, the file is copied and read as hostile input;
    /// what its seals do not prove is left out.
    /// - Throws: `Problem` of ``Journal`` or ``ForeignJournal``.
    init(_ path: String, key: String?) throws {
        self.path = path
        let keyPath = key ?? JournalFiles(path).key
        if key != nil || FileManager.default.fileExists(atPath: keyPath) {
            kind = .own(try Journal.open(at: path, key: DeviceKey.load(from: keyPath)))
        } else {
            kind = .foreign(try ForeignJournal.read(path))
        }
    }

    var device: DeviceID {
        switch kind {
        case .own(let journal): journal.device
        case .foreign(let journal): journal.device
        }
    }

    /// Whether the key was at hand, so that the mark could be compared.
    var hasKey: Bool {
        if case .own = kind { true } else { false }
    }

    /// What is wrong with the file, by seq.
    func verify() throws -> [Problem] {
        switch kind {
        case .own(let journal):
            return try journal.verify()
        case .foreign(let journal):
            return try journal.problems
                + journal.photoDigests.compactMap { digest in
                    do {
                        _ = try journal.photo(digest)
                        return nil
                    } catch let problem as Problem {
                        return problem
                    }
                }
        }
    }

    /// The segments from an entry on, each proven by its seal.
    func segments(from first: Int64 = 1) throws -> [Segment] {
        switch kind {
        case .own(let journal):
            return try journal.segments(from: first)
        case .foreign(let journal):
            return journal.segments.filter { $0.through >= first }
        }
    }

    /// What could not be proven and is in no segment.
    var faults: [Problem] {
        switch kind {
        case .own: []
        case .foreign(let journal): journal.problems
        }
    }

    /// Calls `body` with the canonical bytes of each entry in order.
    func forEachEntry(_ body: (_ seq: Int64, _ bytes: [UInt8]) throws -> Void) throws {
        switch kind {
        case .own(let journal):
            try journal.forEachEntry { try body($0, $1) }
        case .foreign(let journal):
            for segment in journal.segments {
                for (index, link) in try segment.links(trusting: true).enumerated() {
                    if let bytes = link.bytes { try body(segment.first + Int64(index), bytes) }
                }
            }
        }
    }

    func photo(_ digest: Digest) throws -> [UInt8]? {
        switch kind {
        case .own(let journal): try journal.photo(digest)
        case .foreign(let journal): try journal.photo(digest)
        }
    }

    var photoDigests: Set<Digest> {
        get throws {
            switch kind {
            case .own(let journal): Set(try journal.photoDigests)
            case .foreign(let journal): Set(try journal.photoDigests)
            }
        }
    }

    /// d(0), d(1) … of all entries.
    func chain() throws -> [Digest] {
        var chain = [Chain.start(of: device)]
        var isWhole = true
        try forEachEntry { seq, bytes in
            isWhole = isWhole && seq == Int64(chain.count)
            guard isWhole, let last = chain.last else { return }
            chain.append(Chain.next(after: last, seq: seq, entry: Chain.identity(of: bytes)))
        }
        return chain
    }
}
