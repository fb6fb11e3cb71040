import Foundation
import JournalSQLite
import Journaling
import Testing

@Suite struct DeviceKeyTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a key file reads back and is for its owner only`() throws {
        let made = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))
        let read = try DeviceKey.load(from: scratch.path("a.key"))

        #expect(read.key.scalar == made.key.scalar)
        #expect(read.mark == DeviceKey.Mark(seq: 0, chain: Chain.start(of: made.device)))
        var status = stat()
        #expect(stat(scratch.path("a.key"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(try scratch.names == ["a.key"])
    }

    @Test func `a key file has the three lines of the format`() throws {
        let key = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))

        let text = String(decoding: try scratch.bytes("a.key"), as: UTF8.self)

        let scalar = String(repeating: "07", count: 32)
        let start = Chain.start(of: key.device).hex
        #expect(text == "watchbook-key-1\nprivate \(scalar)\nmark 000000000000 \(start)\n")
    }

    @Test func `an existing key is never overwritten`() throws {
        _ = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))
        let before = try scratch.bytes("a.key")

        let code = try refusal {
            _ = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(8))
        }

        #expect(code == .fileExists)
        #expect(try scratch.bytes("a.key") == before)
        #expect(try scratch.names == ["a.key"])
    }

    @Test func `a missing key and a damaged one are told apart`() throws {
        _ = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))
        let bytes = try scratch.bytes("a.key")

        #expect(try refusal { _ = try DeviceKey.load(from: scratch.path("b.key")) } == .keyMissing)
        for damaged in [[], Array(bytes.dropLast()), bytes + [10], bytes.map { $0 ^ 1 }] {
            try scratch.write(damaged, to: "c.key")
            #expect(
                try refusal { _ = try DeviceKey.load(from: scratch.path("c.key")) }
                    == .keyUnreadable
            )
        }
    }

    @Test func `every single changed byte of a key file is noticed or changes the key`() throws {
        let key = try DeviceKey.create(at: scratch.path("a.key"), key: privateKey(7))
        let bytes = try scratch.bytes("a.key")

        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            try scratch.write(changed, to: "c.key")
            let read = try? DeviceKey.load(from: scratch.path("c.key"))
            #expect(read == nil || read?.device != key.device || read?.mark != key.mark)
        }
    }
}
