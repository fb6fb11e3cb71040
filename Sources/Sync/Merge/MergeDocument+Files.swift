import JournalSQLite
import Journaling
import LedgerSQLite

extension MergeDocument {
    /// Whatever was handed in.
    package init(_ document: InputDocument) {
        switch document.kind {
        case .bundle, .armour: self.init(bundles: document)
        case .journal: self.init(journal: document)
        case .ledger: self.init(ledger: document)
        }
    }

    /// A device's journal file.
    private init(journal document: InputDocument) {
        let name = document.name
        self.init(name: name, isFromOffice: false) {
            let journal = try document.withDatabase { path in
                do {
                    return try ForeignJournal.read(path)
                } catch let problem as Problem {
                    throw problem.named(name)
                }
            }
            var segments = journal.segments.makeIterator()
            var problems = journal.problems.makeIterator()
            var photos = try journal.photoDigests.makeIterator()
            return {
                if let segment = segments.next() { return .segment(segment) }
                if let problem = problems.next() { return .refused(problem.named(name)) }
                guard let digest = photos.next() else { return nil }
                do {
                    guard let bytes = try journal.photo(digest) else { return nil }
                    return .photo(digest: digest, bytes: bytes)
                } catch let problem as Problem {
                    return .refused(problem.named(name))
                }
            }
        }
    }

    /// Another office's ledger.
    private init(ledger document: InputDocument) {
        let name = document.name
        self.init(name: name, isFromOffice: true) {
            let ledger = try document.withDatabase { path in
                do {
                    return try ForeignLedger(path)
                } catch let problem as Problem {
                    throw problem.named(name)
                }
            }
            return {
                do {
                    if let segment = try ledger.nextSegment() { return .segment(segment) }
                } catch is Segment.Refusal {
                    return .refused(Problem(.segmentUnreadable, name, "?", "?"))
                }
                return try ledger.nextPhoto().map { .photo(digest: $0.digest, bytes: $0.bytes) }
            }
        }
    }
}

extension Problem {
    /// The same about a file under the name that people know it by.
    fileprivate func named(_ name: String) -> Problem {
        guard !details.isEmpty else { return Problem(code, details: [name]) }
        return Problem(code, details: [name] + details.dropFirst())
    }
}
