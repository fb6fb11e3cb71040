package import Journaling

/// One document that somebody handed in: a bundle, an armoured text, a journal or a ledger.
package struct InputDocument: Sendable {
    /// What it is by its bytes.
    package enum Kind: Sendable {
        case bundle
        /// A text with one bundle or several in it.
        case armour
        case journal
        case ledger
    }

    /// Where it lies.
    enum Place: Sendable {
        case file(path: String)
        case member(ZipMember, archive: String)
    }

    /// Path, or archive and member, fit to be shown: `day.zip ▸ a.txt`.
    package let name: String
    package let kind: Kind
    /// Size of the document itself, unpacked.
    package let byteCount: Int64
    let place: Place
}

extension InputDocument {
    /// The bundles of a bundle or an armoured text, to be read one after the other.
    ///
    /// - Precondition: ``kind`` is `bundle` or `armour`.
    /// - Throws: `Problem` when the document cannot be opened.
    package func bundles() throws -> InputBundles {
        precondition(kind == .bundle || kind == .armour, "Databases have no bundles.")
        let source = try source()
        return kind == .bundle
            ? InputBundles(plain: source) : InputBundles(armour: ArmourStream(source, name: name))
    }

    /// Calls `body` with the absolute path of a journal or a ledger.
    ///
    /// A member of an archive is unpacked into a private folder that is gone afterwards.
    /// - Precondition: ``kind`` is `journal` or `ledger`.
    /// - Throws: `Problem` when the document cannot be unpacked, and what `body` throws.
    package func withDatabase<Result>(_ body: (String) throws -> Result) throws -> Result {
        precondition(kind == .journal || kind == .ledger, "Only databases have a path.")
        switch place {
        case .file(let path): return try body(InputPath.absolute(path))
        case .member:
            let folder = try TemporaryFolder()
            let path = folder.path + "/database"
            try copy(to: path)
            return try withExtendedLifetime(folder) { _ in try body(path) }
        }
    }

    private func copy(to path: String) throws {
        let source = try source()
        let file = try FreshFile(path)
        while case let bytes = try source.read(readingStep), !bytes.isEmpty {
            try file.append(bytes)
        }
    }

    private func source() throws -> any ByteSource {
        switch place {
        case .file(let path):
            return try FileBytes(path, name: name)
        case .member(let member, let archivePath):
            let archive = try ZipArchive(archivePath, name: name)
            guard try archive.member(at: member.index) == member else {
                throw Problem(.zipBroken, name)
            }
            return try archive.open(member, name: name)
        }
    }
}

/// The bundles in one document.
package struct InputBundles {
    private var plain: (any ByteSource)?
    private let armour: ArmourStream?

    init(plain source: any ByteSource) {
        plain = source
        armour = nil
    }

    init(armour: ArmourStream) {
        plain = nil
        self.armour = armour
    }

    /// The next bundle, streaming from the document; `nil` after the last.
    ///
    /// A reader that was returned before gives nothing any more. Reading throws `BundleFault`, and
    /// `Problem` when the document itself fails; what was read before stands.
    package mutating func next() throws -> BundleReader? {
        if let source = plain {
            plain = nil
            return BundleReader { try source.read($0) }
        }
        guard let armour, try armour.nextBlock() else { return nil }
        let block = armour.block
        return BundleReader { armour.block == block ? try armour.read($0) : [] }
    }
}
