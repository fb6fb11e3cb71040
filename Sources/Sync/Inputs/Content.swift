import Journaling

/// What a file is, told by its bytes; its name says nothing.
enum Content: Equatable {
    case empty
    case bundle
    case armour
    case database(Application)
    case zip
    /// A private key, which must not be handed over.
    case key
    /// A public key, which says nothing by itself.
    case publicKey
    case unknown

    /// Whose SQLite file it is; sqlite.org/fileformat.html, "Application ID".
    enum Application: Equatable {
        case journal
        case ledger
        case other
        /// Too short for the header.
        case cut
    }

    /// How much of a file is searched for the first line of armour, in bytes.
    static let searched = 1 << 20

    /// Reads the beginning of a file, at most 1 MiB of it.
    init(reading source: some ByteSource) throws {
        let head = try source.readFully(4096)
        if let content = Content.marked(head) {
            self = content
        } else if Content.isBinary(head) {
            self = .unknown
        } else {
            let rest = try source.readFully(Content.searched - head.count)
            self = try ArmourStream.isArmour(MemoryBytes(head + rest)) ? .armour : .unknown
        }
    }

    /// Whether there is nothing in it that we know.
    var isNothing: Bool { self == .unknown || self == .empty }

    private static func marked(_ head: [UInt8]) -> Content? {
        func begins(_ mark: some Sequence<UInt8>) -> Bool { head.starts(with: mark) }
        if head.isEmpty { return .empty }
        let isCutBundle = head.count < BundleFormat.firstLine.count
        if begins(BundleFormat.anyFirstLine)
            || isCutBundle && BundleFormat.firstLine.starts(with: head)
        {
            return .bundle
        }
        if begins("SQLite format 3\0".utf8) { return .database(application(head)) }
        if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) { return .zip }
        if begins("watchbook-key-".utf8) { return .key }
        return begins("watchbook-public-".utf8) ? .publicKey : nil
    }

    private static func application(_ head: [UInt8]) -> Application {
        guard head.count >= 100 else { return .cut }
        switch head[68..<72].reduce(0, { UInt32($0) << 8 | UInt32($1) }) {
        case 0x5742_4A31: return .journal
        case 0x5742_4C31: return .ledger
        default: return .other
        }
    }

    private static func isBinary(_ head: [UInt8]) -> Bool {
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        return !isUTF16 && head.contains(0)
    }
}
