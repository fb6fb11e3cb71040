import JournalSQLite
import Journaling
import Testing

@Suite struct JournalPhotoTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a photo is kept once, under the digest of its bytes`() throws {
        let journal = try scratch.journal()
        let bytes = [UInt8](repeating: 9, count: 100_000)

        let attachment = try journal.addPhoto(bytes)
        let again = try journal.addPhoto(bytes)

        #expect(attachment == Journaling.Attachment(digest: Chain.sha256(bytes), length: 100_000))
        #expect(again == attachment)
        #expect(try journal.photoDigests == [attachment.digest])
        #expect(try journal.photo(attachment.digest) == bytes)
        #expect(try journal.photo(Chain.sha256([1])) == nil)
    }

    @Test func `an entry refers to its photos`() throws {
        let journal = try scratch.journal()
        let attachment = try journal.addPhoto([1, 2, 3])

        let entry = try journal.append(
            [
                Draft(
                    inspector: "north.007",
                    rank: 1,
                    record: "case/north-1",
                    register: "report",
                    attachments: [attachment],
                    claim: ["photo": 0]
                )
            ],
            now: scratch.noon
        )

        #expect(entry.first?.attachments == [attachment])
    }

    @Test func `a photo over 32 MiB is refused`() throws {
        let journal = try scratch.journal()

        let code = try refusal {
            _ = try journal.addPhoto([UInt8](repeating: 0, count: 32 << 20 + 1))
        }

        #expect(code == .photoTooLarge)
    }

    @Test func `the bytes of a removed photo are gone from the file`() throws {
        let needle = Array("a face in the crowd".utf8)
        let journal = try scratch.journal()
        let photo = try journal.addPhoto(Array(repeating: needle, count: 1000).flatMap { $0 })
        let small = try journal.addPhoto(needle)
        #expect(try scratch.bytes("a.journal").contains(needle))

        let removed = try journal.removePhotos([photo.digest, small.digest, Chain.sha256([1])])

        #expect(removed == 2)
        #expect(try journal.photoDigests == [])
        #expect(try scratch.bytes("a.journal").contains(needle) == false)
    }

    @Test func `a photo whose bytes changed is found by verify`() throws {
        let photo: Journaling.Attachment
        do { photo = try scratch.journal().addPhoto([1, 2, 3]) }
        try scratch.run("UPDATE photo SET bytes = x'010204'", on: "a.journal")

        let problems = try scratch.open().verify()

        #expect(problems.map(\.code) == [.photoChanged])
        #expect(problems.first?.details.last == photo.digest.hex)
    }
}
