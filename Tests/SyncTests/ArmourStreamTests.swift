import Journaling
import Testing

@testable import Sync

@Suite struct ArmourStreamTests {
    private let bundle: [UInt8]
    private let text: String

    init() throws {
        bundle = try SampleBundle.bytes(count: 200)
        text = Armour.text(bundle)
    }

    /// What the blocks of a text decode to, `nil` for the rest of a damaged one.
    private func blocks(_ bytes: [UInt8], step: Int = 1000) throws -> [[UInt8]?] {
        let stream = ArmourStream(MemoryBytes(bytes), name: "a.txt")
        var blocks: [[UInt8]?] = []
        while try stream.nextBlock() {
            var block: [UInt8] = []
            do {
                while case let more = try stream.read(step), !more.isEmpty { block += more }
                blocks.append(block)
            } catch {
                #expect(error as? Problem == Problem(.armourDamaged, "a.txt"))
                blocks.append(nil)
            }
        }
        return blocks
    }

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test func `a block decodes to the bundle`() throws {
        #expect(try blocks(Array(text.utf8)) == [bundle])
        #expect(try blocks(Array(text.utf8), step: 1) == [bundle])
        #expect(try blocks(Array("\u{FEFF}\(text)".utf8)) == [bundle])
    }

    @Test func `UTF-16 in both orders is read`() throws {
        #expect(try blocks(utf16("今天的值守\n" + text, bigEndian: false)) == [bundle])
        #expect(try blocks(utf16("今天的值守\n" + text, bigEndian: true)) == [bundle])
    }

    @Test func `a quoted block in a chat with CRLF and full-width spaces is read`() throws {
        let lines = text.split(separator: "\n").map { "> \($0)\u{3000}\u{A0}" }
        let chat = "张三 18:02 😀：\r\n" + lines.joined(separator: "\r\n") + "\r\n收到，谢谢！-----\r\n"

        #expect(try blocks(Array(chat.utf8)) == [bundle])
    }

    @Test func `chat in another encoding around a block does not matter`() throws {
        let gbk: [UInt8] = [0xD6, 0xB5, 0xCA, 0xD8, 0x0A, 0xC1]
        #expect(try blocks(gbk + text.utf8 + gbk) == [bundle])
    }

    @Test func `several blocks come one after the other`() throws {
        let other = try SampleBundle.bytes(device: 2)
        let both = "一\n" + text + "二\n" + Armour.text(other) + "三"

        #expect(try blocks(Array(both.utf8)) == [bundle, other])
    }

    @Test func `more dashes before the first line do not hide it`() throws {
        #expect(try blocks(Array(("---" + text).utf8)) == [bundle])
    }

    @Test func `a damaged block gives what came before and does not stop the next`() throws {
        let damaged = text.replacing("\n", with: "\n%", maxReplacements: 1)
        #expect(try blocks(Array((damaged + text).utf8)) == [nil, bundle])
    }

    @Test func `a block without its last line ends where the next begins or the text ends`() throws
    {
        let cut = String(text.prefix(1000))
        let found = try blocks(Array((cut + text + cut).utf8))

        #expect(found.count == 3)
        #expect(found[1] == bundle)
        for block in [found[0], found[2]] {
            let bytes = try #require(block)
            #expect(bundle.starts(with: bytes) && bytes.count > 600)
        }
    }

    @Test func `a block that is left early is skipped`() throws {
        let stream = ArmourStream(MemoryBytes(Array((text + text).utf8)), name: "a.txt")
        #expect(try stream.nextBlock())
        _ = try stream.read(10)

        #expect(try stream.nextBlock())
        #expect(try stream.read(10) == Array(bundle.prefix(10)))
        #expect(try !stream.nextBlock())
    }

    @Test func `it decodes like the reader in memory`() throws {
        let chat = "a\r\n" + text + "b" + Armour.text([1, 2]) + Armour.text([]) + "\n--"
        let inMemory = Armour.blocks(in: chat).map { block -> [UInt8]? in
            if case .bundle(let bytes) = block { bytes } else { nil }
        }
        #expect(try blocks(Array(chat.utf8)) == inMemory)
    }
}
