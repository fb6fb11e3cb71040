import Journaling
import Testing

@testable import Sync

@Suite struct ContentTests {
    private func content(_ bytes: [UInt8]) throws -> Content {
        try Content(reading: MemoryBytes(bytes))
    }

    private func database(_ id: [UInt8]) -> [UInt8] {
        var bytes = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 96)
        bytes.replaceSubrange(68..<72, with: id)
        return bytes
    }

    @Test func `a bundle is known by its first line, whole, cut or of a later version`() throws {
        #expect(try content(SampleBundle.bytes()) == .bundle)
        #expect(try content(Array("watchbook-bu".utf8)) == .bundle)
        #expect(try content(Array("watchbook-bundle-2\nabc".utf8)) == .bundle)
        #expect(try content(Array("watchbook".utf8)) == .bundle)
        #expect(try content(Array("watchbook is a tool for inspection".utf8)) == .unknown)
    }

    @Test func `a database is known by its application`() throws {
        #expect(try content(database([0x57, 0x42, 0x4A, 0x31])) == .database(.journal))
        #expect(try content(database([0x57, 0x42, 0x4C, 0x31])) == .database(.ledger))
        #expect(try content(database([0, 0, 0, 0])) == .database(.other))
        #expect(try content(Array(database([0, 0, 0, 0]).prefix(90))) == .database(.cut))
    }

    @Test func `keys, archives, nothing and anything are told apart`() throws {
        #expect(try content(Array("watchbook-key-1\nprivate 00".utf8)) == .key)
        #expect(try content([0x50, 0x4B, 3, 4, 20, 0]) == .zip)
        #expect(try content([]) == .empty)
        #expect(try content([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]) == .unknown)
    }

    @Test func `armour is looked for in the first mebibyte only`() throws {
        let text = Array(Armour.text(try SampleBundle.bytes()).utf8)
        let chat = [UInt8](repeating: UInt8(ascii: "x"), count: Content.searched - 100)
        #expect(try content(chat + text) == .armour)
        #expect(try content(chat + chat + text) == .unknown)
    }
}
