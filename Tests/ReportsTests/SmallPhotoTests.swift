import Foundation
import Testing

@testable import Reports

/// Photos as paper needs them, made and looked at with Pillow.
@Suite struct SmallPhotoTests {
    private let folder: ReportFolder

    init() throws { folder = try ReportFolder() }

    /// A photo of a wide red field over a green one, as a phone held upright writes it.
    private func photo(_ width: Int, _ height: Int, turn: Int? = nil, as name: String) throws
        -> [UInt8]
    {
        let script = """
            import sys, os
            from PIL import Image
            width, height, turn, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
            image = Image.new("RGB", (width, height), (200, 30, 30))
            image.paste((30, 160, 60), (0, height // 2, width, height))
            exif = Image.Exif()
            if turn != "-":
                exif[0x0112] = int(turn)
                exif[0x010F] = "A camera"
                exif[0x8825] = {1: "N", 2: (30.0, 5.0, 1.0)}
            image.save(path, quality=95, **({} if turn == "-" else {"exif": exif}))
            """
        let made = try ForeignProgram.run(
            "/usr/bin/python3",
            "-c",
            script,
            "\(width)",
            "\(height)",
            turn.map(String.init) ?? "-",
            folder(name)
        )
        try #require(made.status == 0, "\(made.text)")
        return Array(try folder.bytes(name))
    }

    /// Size, upright size, colours at the upright top and bottom, and whether anything else is said.
    private func seen(_ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: folder("small.jpg")))
        let script = """
            import sys
            from PIL import Image, ImageOps
            image = Image.open(sys.argv[1]); image.load()
            upright = ImageOps.exif_transpose(image).convert("RGB")
            width, height = upright.size
            name = lambda p: "red" if p[0] > p[1] else "green"
            ends = [name(upright.getpixel(at)) for at in
                    [(width // 3, 2), (width // 3, height - 3), (2, height // 3), (width - 3, height // 3)]]
            print(*image.size, *upright.size, *ends, sorted(set(image.getexif()) - {0x0112}))
            """
        return try ForeignProgram.run("/usr/bin/python3", "-c", script, folder("small.jpg")).text
    }

    @Test func `a phone's photo becomes small, stands upright and does not say where it was`()
        throws
    {
        // Turned by a quarter: what is red above lies to the right when it is held upright.
        let large = try photo(4000, 3000, turn: 6, as: "large.jpg")
        let small = SmallPhoto(large).bytes

        #expect(small.count < large.count / 5)
        #expect(try seen(small) == "1000 750 750 1000 green green green red []\n")
        #expect(SmallPhoto(large).bytes == small)
    }

    @Test(arguments: 1...8)
    func `every turn is kept`(turn: Int) throws {
        let large = try photo(2000, 1001, turn: turn, as: "turned.jpg")
        let before = try seen(large).split(separator: " ").dropFirst(4).prefix(4)
        let after = try seen(SmallPhoto(large).bytes).split(separator: " ").dropFirst(4).prefix(4)

        #expect(before == after)
        #expect(PhotoSegments(large)?.turnNumber == (turn == 1 ? nil : UInt8(turn)))
    }

    @Test func `the longer side is not below what paper needs`() throws {
        for (width, height) in [(1001, 400), (1143, 20), (1999, 2001), (9000, 80)] {
            let large = try photo(width, height, as: "any.jpg")
            let words = try seen(SmallPhoto(large).bytes).split(separator: " ").prefix(2)
            let longer = words.compactMap { Int($0) }.max() ?? 0

            #expect(longer >= min(1000, max(width, height)), "\(width) × \(height)")
            #expect(longer <= 1143, "\(width) × \(height): \(longer)")
        }
    }

    @Test(arguments: [1, 6])
    func `a small photo keeps its picture and its turn, and loses where it was`(turn: Int) throws {
        let small = try photo(900, 600, turn: turn, as: "small.jpg")
        let bare = SmallPhoto(small).bytes

        #expect(bare.count < small.count)
        #expect(try seen(bare).hasSuffix("[]\n"))
        #expect(!(try seen(small)).hasSuffix("[]\n"))
        let before = try seen(small).split(separator: " ").prefix(8)
        #expect(try before == seen(bare).split(separator: " ").prefix(8))
    }

    @Test func `what is small, no picture or damaged stays as it is`() throws {
        let small = try photo(1000, 600, as: "small-enough.jpg")
        let isKept = SmallPhoto(small).bytes == small
        #expect(isKept)
        let large = try photo(3000, 2000, turn: 3, as: "whole.jpg")
        // A picture that was cut off in its head cannot be read.
        let cut = Array(large.prefix(300))
        #expect(SmallPhoto(cut).bytes == cut)
        for bytes in [[], [0xFF, 0xD8, 0xFF], Array("RIFF1234WEBP".utf8), Array("text".utf8)] {
            #expect(SmallPhoto(bytes).bytes == bytes)
        }
        for length in 0..<400 {
            let cut = Array(large.prefix(length))
            #expect(SmallPhoto(cut).bytes.count <= cut.count)
        }
    }
}
