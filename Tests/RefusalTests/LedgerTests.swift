import Foundation
import Journaling
import TestSupport
import Testing

/// Ledgers that cannot be used as they are asked to, and ledgers that others use meanwhile.
@Suite struct LedgerTests {
    @Test func `what is no ledger is named, and gets nothing put beside it`() throws {
        let desk = try Desk(isMerged: false)
        try desk.folder.write("notes.txt", "notes".utf8)
        try desk.folder.write("empty.ledger", [])
        try desk.folder.run("CREATE TABLE notes (text)", on: "other.ledger")
        #expect(mkfifo(desk.folder("pipe.ledger"), 0o600) == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()

        for name in ["notes.txt", "empty.ledger", "other.ledger", "pipe.ledger", "office.bundle"] {
            for (arguments, language) in [
                (["ledger", "digest", desk.folder(name)], "en"),
                (["merge", "--into", desk.folder(name), desk.folder("office.bundle")], "zh"),
            ] {
                let run = try Program.run(arguments, language: language)
                #expect(run.status == 65 && run.codes == ["ledger-not-one"], "\(run.stderr)")
            }
        }
        let missing = try Program.run("tally", desk.folder("none.ledger"))
        #expect(missing.status == 64 && missing.codes == ["file-missing"])
        let after = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()
        #expect(after == names)
    }

    @Test func `damaged, newer and foreign ledgers open for no command`() throws {
        let desk = try Desk()
        let whole = try desk.folder.bytes("day.ledger")
        var newer = whole
        newer[63] = 3
        try desk.folder.write("newer.ledger", newer)
        try desk.folder.write("cut.ledger", whole.prefix(whole.count / 2))
        try desk.folder.copy("day.ledger", to: "more.ledger")
        try desk.folder.run("CREATE TABLE more (text)", on: "more.ledger")
        try desk.folder.copy("day.ledger", to: "less.ledger")
        try desk.folder.run("DROP TABLE day", on: "less.ledger")

        for (name, code) in [
            ("newer.ledger", "ledger-newer"), ("cut.ledger", "database-damaged"),
            ("more.ledger", "schema-unexpected"), ("less.ledger", "schema-unexpected"),
        ] {
            let path = desk.folder(name)
            for arguments in [
                ["ledger", "verify", path], ["ledger", "content", path], ["held", path],
                ["conflicts", path], ["tally", path], ["doctor", path],
                ["merge", "--into", path, desk.folder("office.bundle")],
            ] {
                let run = try Program.run(arguments)
                #expect(run.status == 65 && run.codes == [code], "\(arguments): \(run.stderr)")
            }
        }
    }

    @Test func `a changed byte in a ledger is found by verify`() throws {
        let desk = try Desk()
        for occasion in 1...20 { desk.city.device.find(occasion) }
        try desk.folder.write("day.bundle", desk.city.deviceBundle())
        #expect(try desk.merge("day.bundle").status == 0)
        // A byte in the frames of a segment, a digest in a register, a cell of a day.
        for sql in [
            "UPDATE segment SET bytes = CAST(substr(bytes, 1, 250) || x'00' || substr(bytes, 252) AS BLOB) WHERE id = 3",
            "UPDATE register SET state = CAST(substr(state, 1, 5) || x'00' || substr(state, 7) AS BLOB) WHERE record LIKE 'check/%'",
            "DELETE FROM register WHERE record LIKE 'check/%/A.3/A1'",
            "UPDATE day SET cells = x''",
            "DELETE FROM segment WHERE id = 3",
        ] {
            try desk.folder.copy("day.ledger", to: "changed.ledger")
            try desk.folder.run(sql, on: "changed.ledger")
            let run = try Program.run("ledger", "verify", desk.folder("changed.ledger"))
            #expect(run.status == 65, "\(sql): \(run.stdout)\(run.stderr)")
            for name in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: desk.folder("changed.ledger\(name)"))
            }
        }
    }

    @Test func `rehearsing a merge changes no byte, adopts no root and keeps no photo`() throws {
        let desk = try Desk()
        let photo: [UInt8] = [1, 2, 3]
        desk.city.device.find(
            attachments: [Journaling.Attachment(digest: Chain.sha256(photo), length: 3)])
        try desk.folder.write("day.bundle", desk.city.deviceBundle(photos: [photo]))
        let rootless = desk.folder("rootless.ledger")
        #expect(try Program.run("ledger", "create", rootless).status == 0)
        let before = try desk.folder.contents

        let run = try desk.merge("office.bundle", "day.bundle", options: ["--dry-run"])
        let adopting = try Program.run(
            "merge",
            "--dry-run",
            "--into",
            rootless,
            desk.folder("office.bundle")
        )

        #expect(
            run.status == 0 && run.total("new") == 1,
            "\(run.status) \(run.stderr)\(run.stdout)"
        )
        #expect(adopting.stdout.hasPrefix("Would adopt root \(desk.city.root.device.hex)"))
        #expect(try desk.folder.contents == before)
        #expect(try Program.run("doctor", rootless).stdout.contains("Trusts no root yet"))
    }

    @Test func `roots: one is adopted, two are too many, none is said`() throws {
        let desk = try Desk()
        let other = City()
        let root = Author("root", key: 11, inspector: "CITY.0001", rank: 9)
        root.enrol(other.device, City.officeGrant)
        try desk.folder.write("other.bundle", HandMade.bundle([root.segment(root.path)]))
        desk.city.device.find()
        try desk.folder.write("day.bundle", desk.city.deviceBundle())
        let rootless = desk.folder("rootless.ledger")
        #expect(try Program.run("ledger", "create", rootless).status == 0)

        for language in ["zh", "en"] {
            let two = try Program.run(
                [
                    "merge", "--into", rootless, desk.folder("office.bundle"),
                    desk.folder("other.bundle"),
                ],
                language: language
            )
            #expect(two.status == 64 && two.codes == ["roots-ambiguous"])
        }
        let none = try Program.run("merge", "--into", rootless, desk.folder("day.bundle"))
        #expect(none.status == 0 && none.stdout.contains("trusts no root key yet"))
        let one = try Program.run(
            ["merge", "--into", rootless, desk.folder("office.bundle")] + City.now
        )
        #expect(one.stdout.hasPrefix("Adopted root \(desk.city.root.device.hex)"))
        #expect(try desk.merge("day.bundle").status == 0)
        #expect(try Program.run("ledger", "digest", rootless).stdout == desk.digest)
    }

    @Test func `a ledger merged into itself, a copy, and one of another root`() throws {
        let desk = try Desk()
        let photo: [UInt8] = [1, 2, 3]
        for occasion in 1...3 {
            desk.city.device.find(
                occasion,
                attachments: [
                    Journaling.Attachment(
                        digest: Chain.sha256(photo + [UInt8(occasion)]),
                        length: 4
                    )
                ]
            )
        }
        try desk.folder.write(
            "day.bundle",
            desk.city.deviceBundle(photos: (1...3).map { photo + [UInt8($0)] })
        )
        #expect(try desk.merge("day.bundle").status == 0)
        let digest = try desk.digest

        // Each segment is read once, however many photos there are.
        let itself = try desk.merge("day.ledger")
        #expect(itself.status == 0 && itself.total("new") == 0)
        #expect(itself.total("already_held") == 8)
        #expect(try desk.digest == digest)

        let other = try Desk(isMerged: false)
        let stranger = Author("root", key: 12, inspector: "CITY.0001", rank: 9)
        try other.folder.write("stranger.pub", stranger.key.publicKey.text.utf8)
        let path = other.folder("stranger.ledger")
        #expect(
            try Program.run("ledger", "create", path, "--trust", other.folder("stranger.pub"))
                .status == 0
        )
        let run = try Program.run("merge", "--json", "--into", path, desk.ledger)
        #expect(run.status == 0 && run.total("new") == 8 && run.total("held") == 8)
    }

    @Test func `a second merge into the same ledger is asked to wait`() throws {
        let desk = try Desk()
        let lock = open(desk.ledger + ".lock", O_RDWR)
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        for language in ["zh", "en"] {
            let run = try desk.mergeForPeople("office.bundle", language: language)
            #expect(run.status == 75 && run.codes == ["ledger-busy"])
            // Reading does not wait.
            #expect(try Program.run("doctor", desk.ledger, language: language).status == 0)
        }
        close(lock)
        #expect(try desk.mergeForPeople("office.bundle").status == 0)
    }

    @Test func `merges at the same time come to one ledger when the refused one is repeated`()
        throws
    {
        let desk = try Desk()
        let other = try Desk(desk.city)
        for occasion in 1...400 { desk.city.device.find(occasion) }
        let path = desk.city.device.path
        for part in 0..<4 {
            let segment = try desk.city.device.segment(path[(part * 100)..<(part * 100 + 100)])
            for folder in [desk.folder, other.folder] {
                try folder.write("part\(part).bundle", HandMade.bundle([segment]))
            }
        }
        func arguments(_ part: Int) -> [String] {
            ["merge", "--into", desk.ledger] + City.now + [desk.folder("part\(part).bundle")]
        }
        let runs = try (0..<4).map { try Program.start(arguments($0)) }
        for (part, run) in runs.enumerated() {
            var outcome = try run.outcome()
            #expect([0, 75].contains(outcome.status), "\(outcome.stderr)")
            while outcome.status == 75 { outcome = try Program.run(arguments(part)) }
        }
        for part in 0..<4 { #expect(try other.merge("part\(part).bundle").status == 0) }
        #expect(try desk.digest == other.digest)
        #expect(try desk.content == other.content)
        try desk.expectSound()
    }

    @Test func `reading commands see one whole state while merges go on`() throws {
        let desk = try Desk()
        for occasion in 1...900 { desk.city.device.find(occasion) }
        let path = desk.city.device.path
        let commands = [["ledger", "verify"], ["ledger", "digest"], ["conflicts"], ["doctor"]]
        for start in stride(from: 0, to: 900, by: 75) {
            let part = try desk.folder.write(
                "part.bundle",
                HandMade.bundle([desk.city.device.segment(path[start..<(start + 75)])])
            )
            let readers = try commands.map { try Program.start($0 + [desk.ledger]) }
            let merge = try Program.run(["merge", "--into", desk.ledger] + City.now + [part])
            #expect(merge.status == 0, "\(merge.stderr)")
            for (command, reader) in zip(commands, readers) {
                let run = try reader.outcome()
                #expect(run.status == 0, "\(command): \(run.stdout)\(run.stderr)")
            }
        }
    }

    @Test func `making a ledger where one is leaves it alone`() throws {
        let desk = try Desk()
        let before = try desk.folder.contents
        let again = try Program.run("ledger", "create", desk.ledger)
        #expect(again.status == 64 && again.codes == ["file-exists"])
        let nowhere = try Program.run("ledger", "create", desk.folder("no/such.ledger"))
        #expect(nowhere.status == 75 && nowhere.codes == ["folder-not-writable"])
        #expect(try desk.folder.contents == before)
    }

    @Test func `photos that were lost or changed come back with the next merge`() throws {
        let desk = try Desk()
        let photo = [UInt8](repeating: 7, count: 1000)
        let digest = Chain.sha256(photo)
        desk.city.device.find(attachments: [Journaling.Attachment(digest: digest, length: 1000)])
        try desk.folder.write("day.bundle", desk.city.deviceBundle(photos: [photo]))
        #expect(try desk.merge("day.bundle").status == 0)
        let file = "day.photos/\(digest.hex.prefix(2))/\(digest.hex)"

        for change in [[], [UInt8](repeating: 8, count: 1000)] as [[UInt8]] {
            try desk.folder.write(file, change)
            let verify = try Program.run("ledger", "verify", desk.ledger)
            #expect(verify.status == 65 && verify.stdout.contains(digest.hex))
            #expect(try desk.merge("day.bundle").status == 0)
            try desk.expectSound()
        }
        try FileManager.default.removeItem(atPath: desk.folder(file))
        #expect(mkfifo(desk.folder(file), 0o600) == 0)
        // A pipe where a photo should be is not waited for.
        #expect(try desk.merge("day.ledger").status == 0)
        #expect(try Program.run("ledger", "verify", desk.ledger).status == 65)
    }
}
