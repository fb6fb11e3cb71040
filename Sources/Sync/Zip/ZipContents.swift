/// The members of an archive and how they belong together.
struct ZipContents {
    /// By the bytes of their names.
    let sorted: [ZipMember]
    private let sizes: [[UInt8]: Int64]

    init(_ members: [ZipMember]) {
        sorted = members.sorted { one, other in
            one.rawName == other.rawName
                ? one.index < other.index
                : one.rawName.lexicographicallyPrecedes(other.rawName)
        }
        sizes = Dictionary(members.map { ($0.rawName, $0.byteCount) }) { first, _ in first }
    }

    /// Whether it is a document of an office program, which are archives too.
    var isOfficeFile: Bool {
        ["[Content_Types].xml", "mimetype"].contains { sizes[Array($0.utf8)] != nil }
    }

    /// Whether the member is a side file of a database that is here.
    func isBesideDatabase(_ member: ZipMember) -> Bool {
        InputNames.sidecars.contains { ending in
            member.rawName.suffix(ending.utf8.count).elementsEqual(ending.utf8)
                && sizes[Array(member.rawName.dropLast(ending.utf8.count))] != nil
        }
    }

    /// Whether a side file has changes that the database does not have yet.
    func hasUnfinishedChanges(_ database: ZipMember) -> Bool {
        ["-wal", "-journal"].contains { sizes[database.rawName + Array($0.utf8)] ?? 0 > 0 }
    }
}
