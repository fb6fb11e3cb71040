import Foundation
import Journaling

/// Walks through files, folders and archives and tells what each file is.
struct InputFinder {
    private(set) var documents: [InputDocument] = []
    private(set) var refused: [Problem] = []

    /// Folders in folders, and documents in all, beyond which no honest hand-in goes.
    private static let deepest = 64
    private static let most = 100_000

    /// Whether a given path can be an input at all.
    ///
    /// - Throws: `Problem`: `fileMissing`; `keyOffered` for a file that is a key by its bytes or,
    ///   when these are nothing we know, by its name.
    static func check(_ path: String) throws {
        let name = Display.safe(path)
        guard let type = InputPath.type(path, following: true) else {
            throw Problem(.fileMissing, name)
        }
        guard type == S_IFREG, let content = try? Content(reading: FileBytes(path, name: name))
        else { return }
        let isNamedKey = content == .unknown && InputNames.isKey(path)
        guard content != .key, !isNamedKey else { throw Problem(.keyOffered, name) }
    }

    /// Adds what is found under `path`.
    mutating func find(_ path: String) {
        if InputPath.type(path, following: true) == S_IFDIR {
            findFolder(path, depth: 0)
        } else {
            findFile(path, isNamed: true)
        }
    }

    private mutating func findFolder(_ path: String, depth: Int) {
        do {
            guard depth < InputFinder.deepest, documents.count < InputFinder.most else {
                throw Problem(.inputTooCostly, Display.safe(path))
            }
            let names = try FolderNames(path)
            refused += names.broken.map { Problem(.fileNameBroken, Display.safe("\(path)/\($0)")) }
            for name in names.texts where !InputNames.isLeftOut(name) {
                findInside(path.hasSuffix("/") ? path + name : "\(path)/\(name)", depth: depth)
            }
        } catch {
            refuse(error, name: Display.safe(path))
        }
    }

    private mutating func findInside(_ path: String, depth: Int) {
        switch InputPath.type(path, following: false) {
        case S_IFDIR where !InputNames.isPhotoFolder(path): findFolder(path, depth: depth + 1)
        case S_IFREG: findFile(path, isNamed: false)
        default: break
        }
    }

    private mutating func findFile(_ path: String, isNamed: Bool) {
        let name = Display.safe(path)
        do {
            let file = try FileBytes(path, name: name)
            let content = try Content(reading: file)
            let base = InputNames.database(beside: path)
            let isBeside = base.map { InputPath.type($0, following: true) != nil } ?? false
            if content.isNothing, isBeside { return }
            if content.isNothing || content == .key, InputNames.isKey(path) { return }
            if content == .publicKey, !isNamed { return }
            guard content != .zip else { return try findMembers(of: path, name: name) }
            let kind = try InputDocument.Kind(content, name: name)
            add(name, kind, file.byteCount, .file(path: path))
        } catch {
            refuse(error, name: name)
        }
    }

    private mutating func findMembers(of path: String, name: String) throws {
        let archive = try ZipArchive(path, name: name)
        let contents = ZipContents(try archive.members())
        guard !contents.isOfficeFile else { throw Problem(.fileUnknownKind, name) }
        for member in contents.sorted where !member.isFolder && !member.isClutter {
            let memberName = "\(name) ▸ \(Display.safe(member.name))"
            do {
                let bytes = try archive.open(member, name: memberName)
                let content = try Content(reading: bytes)
                if content.isNothing, contents.isBesideDatabase(member) { continue }
                if content == .publicKey { continue }
                guard content != .zip else { throw Problem(.zipInZip, memberName) }
                let kind = try InputDocument.Kind(content, name: memberName)
                if kind.isDatabase, contents.hasUnfinishedChanges(member) {
                    throw Problem(.journalNotClosed, memberName)
                }
                add(memberName, kind, member.byteCount, .member(member, archive: path))
            } catch {
                refuse(error, name: memberName)
            }
        }
    }

    private mutating func add(
        _ name: String,
        _ kind: InputDocument.Kind,
        _ byteCount: Int64,
        _ place: InputDocument.Place
    ) {
        documents.append(
            InputDocument(name: name, kind: kind, byteCount: byteCount, place: place)
        )
    }

    private mutating func refuse(_ error: any Error, name: String) {
        refused.append(error as? Problem ?? Problem(.fileUnreadable, name))
    }
}

extension InputDocument.Kind {
    /// The kind of a document by its content.
    ///
    /// - Throws: `Problem` for what is no document.
    fileprivate init(_ content: Content, name: String) throws(Problem) {
        switch content {
        case .bundle: self = .bundle
        case .armour: self = .armour
        case .database(.journal): self = .journal
        case .database(.ledger): self = .ledger
        case .database(.other): throw Problem(.otherProgramsDatabase, name)
        case .database(.cut): throw Problem(.databaseDamaged, name)
        case .empty: throw Problem(.fileEmpty, name)
        case .key: throw Problem(.keyOffered, name)
        case .zip, .publicKey, .unknown: throw Problem(.fileUnknownKind, name)
        }
    }

    fileprivate var isDatabase: Bool { self == .journal || self == .ledger }
}
