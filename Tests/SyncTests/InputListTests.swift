import Foundation
import Journaling
import Testing

@testable import Sync

@Suite struct InputListTests {
    private let folder: TestFolder
    private let bundle: [UInt8]

    init() throws {
        folder = try TestFolder()
        bundle = try SampleBundle.bytes()
    }

    private func list(_ names: String...) throws -> InputList {
        try InputList(names.map { "\(folder.path)/\($0)" })
    }

    /// The names of documents below the folder, and what they are.
    private func found(_ list: InputList) -> [String] {
        list.documents.map { "\($0.kind) " + $0.name.dropFirst(folder.path.count + 1) }
    }

    private func codes(_ list: InputList) -> [Problem.Code] { list.refused.map(\.code) }

    private func database(_ id: [UInt8]) -> [UInt8] {
        var bytes = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 4080)
        bytes.replaceSubrange(68..<72, with: id)
        return bytes
    }

    private var journal: [UInt8] { database([0x57, 0x42, 0x4A, 0x31]) }

    // MARK: Files and folders

    @Test func `a renamed file is what its bytes say`() throws {
        try folder.write("张三-2026-05-12.txt (1).jpg", bundle)
        try folder.write("b", Armour.text(bundle).utf8)

        let list = try list("张三-2026-05-12.txt (1).jpg", "b")

        #expect(found(list) == ["bundle 张三-2026-05-12.txt (1).jpg", "armour b"])
        #expect(list.documents[0].byteCount == Int64(bundle.count))
        #expect(list.refused.isEmpty)
    }

    @Test func `a folder is walked in the order of the bytes of its names`() throws {
        for name in ["b", "a/z", "a/b/c", "Z", "中", "a!"] { try folder.write("in/\(name)", bundle) }

        let order = ["in/Z", "in/a/b/c", "in/a/z", "in/a!", "in/b", "in/中"]
        #expect(try found(list("in")) == order.map { "bundle \($0)" })
    }

    @Test func `keys, side files, photo folders and clutter in a folder are passed over`() throws {
        try folder.write("in/a.journal", journal)
        try folder.write("in/a.journal-journal", [0xD9, 0xD5, 5, 0xF9])
        try folder.write("in/a.journal-wal", [])
        try folder.write("in/a.journal.lock", [])
        try folder.write("in/a.pub", "watchbook-public-1\n04".utf8)
        try folder.write("in/a.key", "watchbook-key-1\nprivate".utf8)
        try folder.write("in/c.photos/ab/cd", [0xFF, 0xD8, 0])
        try folder.write("in/.DS_Store", [0, 1])
        try folder.write("in/Thumbs.db", [0, 1])
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/in/loop",
            withDestinationPath: ".."
        )

        let list = try list("in")

        #expect(found(list) == ["journal in/a.journal"])
        #expect(list.refused.isEmpty)
    }

    @Test func `a bundle is taken whatever a folder or a name suggests`() throws {
        for name in ["a", "a-journal", "b-wal", "c.key"] { try folder.write("in/\(name)", bundle) }

        #expect(try list("in").documents.count == 4)
    }

    @Test func `a key that is offered stops everything`() throws {
        try folder.write("a.bundle", bundle)
        try folder.write("a.key", "watchbook-key-1\nprivate".utf8)
        try folder.write("b.key", "something else".utf8)
        try folder.write("renamed.txt", "watchbook-key-1\nprivate".utf8)

        for name in ["a.key", "b.key", "renamed.txt"] {
            #expect(throws: Problem(.keyOffered, "\(folder.path)/\(name)")) {
                try list("a.bundle", name)
            }
        }
        #expect(Problem.Code.keyOffered.remedy == .usage)
    }

    @Test func `a key under another name in a folder is refused aloud`() throws {
        try folder.write("in/renamed.txt", "watchbook-key-1\nprivate".utf8)
        #expect(try codes(list("in")) == [.keyOffered])
    }

    @Test func `a path that does not exist stops everything`() throws {
        try folder.write("a", bundle)
        #expect(throws: Problem(.fileMissing, "\(folder.path)/b")) { try list("a", "b") }
    }

    @Test func `what cannot be used is refused and the rest is found`() throws {
        try folder.write("in/1", [])
        try folder.write("in/2", "hello".utf8)
        try folder.write("in/3", database([1, 2, 3, 4]))
        try folder.write("in/4", journal.prefix(50))
        try folder.write("in/5", bundle)
        try folder.write("in/6", database([0x57, 0x42, 0x4C, 0x31]))

        let list = try list("in")

        #expect(found(list) == ["bundle in/5", "ledger in/6"])
        #expect(
            codes(list) == [.fileEmpty, .fileUnknownKind, .otherProgramsDatabase, .databaseDamaged]
        )
        #expect(list.refused[0].details == ["\(folder.path)/in/1"])
    }

    @Test func `pipes are not waited for`() throws {
        try folder.run("mkfifo", "pipe")
        #expect(try codes(list("pipe")) == [.fileUnknownKind])
    }

    @Test func `names are made safe to show`() throws {
        try folder.write("in/a\u{202E}txt\u{1B}[2J\n", bundle)
        let name = try #require(list("in").documents.first?.name)
        #expect(name.hasSuffix("/a\u{FFFD}txt\u{FFFD}[2J "))
    }

    // MARK: Archives

    @Test func `documents in an archive are found and read`() throws {
        let other = try SampleBundle.bytes(device: 2, count: 300)
        try folder.write("a.txt", Armour.text(bundle).utf8)
        try folder.write("b/c", other)
        try folder.run("zip", "-qr", "day.zip", "b", "a.txt")

        let list = try list("day.zip")

        #expect(found(list) == ["armour day.zip ▸ a.txt", "bundle day.zip ▸ b/c"])
        var bundles = try list.documents[1].bundles()
        var reader = try #require(try bundles.next())
        while let item = try reader.next() {
            guard case .segment(let segment) = item else { continue }
            #expect(segment.count == 300)
        }
        #expect(try bundles.next() == nil)
    }

    @Test func `a database in an archive is unpacked for the time of reading`() throws {
        try folder.write("a.journal", journal)
        try folder.run("zip", "-q", "day.zip", "a.journal")
        let document = try #require(list("day.zip").documents.first)

        let path = try document.withDatabase { path in
            #expect(path.hasPrefix("/"))
            #expect(FileManager.default.contents(atPath: path).map(Array.init) == journal)
            let folder = (path as NSString).deletingLastPathComponent
            let rights = try FileManager.default.attributesOfItem(atPath: folder)
            #expect(rights[.posixPermissions] as? Int == 0o700)
            return path
        }

        #expect(
            !FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent)
        )
    }

    @Test func `a journal in an archive with unfinished changes beside it is refused`() throws {
        try folder.write("a.journal", journal)
        try folder.write("a.journal-journal", [0xD9, 0xD5, 5, 0xF9, 0])
        try folder.run("zip", "-q", "day.zip", "a.journal", "a.journal-journal")

        let list = try list("day.zip")

        #expect(list.documents.isEmpty)
        #expect(codes(list) == [.journalNotClosed])
    }

    @Test func `names of Windows archives in GBK are shown as meant`() throws {
        try folder.write("a", bundle)
        try folder.python(
            """
            class Raw(zipfile.ZipInfo):
                def _encodeFilenameFlags(self): return "值守.txt".encode("gbk"), 0
            z = zipfile.ZipFile("day.zip", "w")
            z.writestr(Raw("x"), open("a", "rb").read())
            z.close()
            """
        )
        #expect(try found(list("day.zip")) == ["bundle day.zip ▸ 值守.txt"])
    }

    @Test func `a name with control and direction characters is neutralised`() throws {
        try folder.write("a", bundle)
        try folder.python(
            """
            class Raw(zipfile.ZipInfo):
                def _encodeFilenameFlags(self):
                    return "../../etc/\\u202Etxt.\\x1b[2J".encode(), 0
            z = zipfile.ZipFile("day.zip", "w")
            z.writestr(Raw("x"), open("a", "rb").read())
            z.close()
            """
        )
        let list = try list("day.zip")

        #expect(found(list) == ["bundle day.zip ▸ ../../etc/\u{FFFD}txt.\u{FFFD}[2J"])
        #expect(list.refused.isEmpty)
    }

    @Test func `an archive in an archive, a key and a password are refused by name`() throws {
        try folder.write("a", bundle)
        try folder.write("k.key", "watchbook-key-1\nprivate".utf8)
        try folder.run("zip", "-q", "inner.zip", "a")
        try folder.run("zip", "-q", "outer.zip", "inner.zip", "k.key")
        try folder.run("zip", "-q", "-P", "secret", "locked.zip", "a")

        #expect(
            try codes(list("outer.zip", "locked.zip")) == [.zipInZip, .keyOffered, .zipEncrypted]
        )
    }

    @Test(arguments: [0.3, 0.6, 0.9, 0.99])
    func `a truncated archive is refused as damaged`(share: Double) throws {
        try folder.write("a", bundle)
        try folder.run("zip", "-q", "day.zip", "a")
        let whole = try folder.bytes("day.zip")
        try folder.write("cut.zip", whole.prefix(Int(Double(whole.count) * share)))

        #expect(try codes(list("cut.zip")) == [.zipBroken])
    }

    @Test func `a member that is damaged is refused while reading`() throws {
        try folder.write("a", bundle)
        try folder.run("zip", "-q0", "day.zip", "a")
        var bytes = try folder.bytes("day.zip")
        bytes[bytes.count / 2] ^= 1
        try folder.write("day.zip", bytes)

        let list = try list("day.zip")

        #expect(codes(list) == [.zipBroken])
    }

    @Test func `a spreadsheet is no archive of ours`() throws {
        try folder.write("[Content_Types].xml", "<x/>".utf8)
        try folder.write("xl/a.xml", "<x/>".utf8)
        try folder.run("zip", "-qr", "list.xlsx", "[Content_Types].xml", "xl")

        let list = try list("list.xlsx")

        #expect(list.refused == [Problem(.fileUnknownKind, "\(folder.path)/list.xlsx")])
    }

    @Test func `too many members, too large ones and too much in all are refused`() throws {
        try folder.python(
            """
            def sized(name, sizes):
                z = zipfile.ZipFile(name, "w")
                for number, size in enumerate(sizes): z.writestr(str(number), b"x")
                z.close()
                data = bytearray(open(name, "rb").read())
                at = 0
                for size in sizes:
                    at = data.index(b"PK\\x01\\x02", at)
                    struct.pack_into("<I", data, at + 24, size)
                    at += 4
                open(name, "wb").write(data)
            sized("many.zip", [1] * 10001)
            sized("large.zip", [1, (256 << 20) + 1])
            sized("sum.zip", [256 << 20] * 65)
            """
        )

        #expect(try list("many.zip").refused == [Problem(.zipTooLarge, "\(folder.path)/many.zip")])
        #expect(try list("sum.zip").refused == [Problem(.zipTooLarge, "\(folder.path)/sum.zip")])
        let large = try list("large.zip").refused
        #expect(large.contains(Problem(.zipTooLarge, "\(folder.path)/large.zip ▸ 1")))
    }

    @Test func `a member that is larger than it says is refused`() throws {
        try folder.python(
            """
            z = zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED)
            z.writestr("a", b"watchbook-bundle-1\\n" + b"\\0" * (50 << 20))
            z.close()
            data = bytearray(open("bomb.zip", "rb").read())
            struct.pack_into("<I", data, data.index(b"PK\\x01\\x02") + 24, 5000)
            struct.pack_into("<I", data, 22, 5000)
            open("bomb.zip", "wb").write(data)
            """
        )

        let list = try list("bomb.zip")

        for document in list.documents {
            var bundles = try document.bundles()
            var reader = try #require(try bundles.next())
            #expect(throws: (any Error).self) { while try reader.next() != nil {} }
        }
    }

    // MARK: Reading

    @Test func `a text with several blocks gives as many bundles`() throws {
        let other = try SampleBundle.bytes(device: 2, kind: .office)
        try folder.write("a.txt", (Armour.text(other) + "\n收到\n" + Armour.text(bundle)).utf8)
        let document = try #require(list("a.txt").documents.first)

        let reading = try MergeDocument(bundles: document).open()
        var segments = 0
        while let part = try reading() { if case .segment = part { segments += 1 } }

        #expect(segments == 2)
        #expect(document.isFromOffice)
    }

    @Test func `a damaged block is reported and the next one is read`() throws {
        let text = Armour.text(bundle)
        let damaged = text.replacing("\n", with: "\n%", maxReplacements: 1)
        try folder.write("a.txt", (damaged + text).utf8)
        let document = try #require(list("a.txt").documents.first)

        let reading = try MergeDocument(bundles: document).open()
        var refused: [Problem] = []
        var segments = 0
        while let part = try reading() {
            if case .segment = part { segments += 1 }
            if case .refused(let problem) = part { refused.append(problem) }
        }

        #expect(refused == [Problem(.armourDamaged, "\(folder.path)/a.txt")])
        #expect(segments == 1)
    }

    @Test func `a large bundle streams from the disk`() throws {
        let large = try SampleBundle.bytes(count: 3000)
        try folder.write("a", large)
        let document = try #require(list("a").documents.first)

        var bundles = try document.bundles()
        var reader = try #require(try bundles.next())
        var counts: [Int64] = []
        while let item = try reader.next() {
            if case .segment(let segment) = item { counts.append(segment.count) }
        }

        #expect(counts == [3000])
    }
}
