import CTurboJPEG

/// A photo as paper needs it.
///
/// The pictures of a phone have several megabytes; a street office's day has hundreds.
package struct SmallPhoto {
    /// In pixels: of what is longer, the longer side is brought near this and not below.
    ///
    /// 85 mm at 300 dots an inch; on the papers here no photo is wider.
    static let side = 1000
    /// More pixels than any phone takes: such a picture is not opened.
    private static let pixelLimit = 200_000_000

    /// The picture.
    package let bytes: [UInt8]

    /// Makes a JPEG small, and leaves out what a camera writes besides the picture: where it was
    /// taken, and with what.
    ///
    /// Other pictures, small ones and those that cannot be read stay as they are.
    package init(_ bytes: [UInt8]) {
        self.bytes = SmallPhoto.made(bytes) ?? bytes
    }

    private static func made(_ bytes: [UInt8]) -> [UInt8]? {
        guard PhotoType(bytes) == .jpeg, let pixels = Pixels(bytes), let small = pixels.jpeg
        else { return nil }
        let turned = PhotoTurn(bytes).map { $0.segment } ?? []
        return Array(small[..<2]) + turned + small[2...]
    }

    /// A decoded picture, three bytes a pixel.
    private struct Pixels {
        let width: Int32
        let height: Int32
        let bytes: [UInt8]

        /// `nil` for a picture that is small, too large, or not one.
        init?(_ photo: [UInt8]) {
            guard let reader = tjInitDecompress() else { return nil }
            defer { tjDestroy(reader) }
            var size = (width: Int32(0), height: Int32(0))
            var sampling: Int32 = 0
            var colours: Int32 = 0
            let length = UInt(photo.count)
            guard
                tjDecompressHeader3(
                    reader,
                    photo,
                    length,
                    &size.width,
                    &size.height,
                    &sampling,
                    &colours
                ) == 0, Int(size.width) * Int(size.height) <= SmallPhoto.pixelLimit,
                let factor = SmallPhoto.factor(of: Int(max(size.width, size.height)))
            else { return nil }
            // The library knows eighths, and rounds up.
            let (width, height) = ((size.width * factor + 7) / 8, (size.height * factor + 7) / 8)
            var bytes = [UInt8](repeating: 0, count: Int(width) * Int(height) * 3)
            guard
                tjDecompress2(
                    reader,
                    photo,
                    length,
                    &bytes,
                    width,
                    0,
                    height,
                    Int32(TJPF_RGB.rawValue),
                    0
                ) == 0
            else { return nil }
            (self.width, self.height, self.bytes) = (width, height, bytes)
        }

        var jpeg: [UInt8]? {
            guard let writer = tjInitCompress() else { return nil }
            defer { tjDestroy(writer) }
            var made: UnsafeMutablePointer<UInt8>?
            var length: UInt = 0
            defer { tjFree(made) }
            guard
                tjCompress2(
                    writer,
                    bytes,
                    width,
                    0,
                    height,
                    Int32(TJPF_RGB.rawValue),
                    &made,
                    &length,
                    Int32(TJSAMP_420.rawValue),
                    80,
                    0
                ) == 0, let made
            else { return nil }
            return Array(UnsafeBufferPointer(start: made, count: Int(length)))
        }
    }

    /// How many eighths of a side remain; `nil` where it is to stay whole.
    private static func factor(of side: Int) -> Int32? {
        (1..<8).first { side * $0 >= SmallPhoto.side * 8 }.map(Int32.init)
    }
}

/// How a picture has to be turned to stand upright.
///
/// Source: Exif 2.32 (JEITA CP-3451), tag 0x0112 of the first directory; 1 is upright.
struct PhotoTurn: Hashable {
    let number: UInt8

    /// As a JPEG says it; `nil` for one that says nothing, or that it stands upright.
    init?(_ jpeg: [UInt8]) {
        var place = 2
        while place + 4 <= jpeg.count, jpeg[place] == 0xFF, jpeg[place + 1] != 0xDA {
            let length = Int(jpeg[place + 2]) << 8 | Int(jpeg[place + 3])
            guard length >= 2, place + 2 + length <= jpeg.count else { return nil }
            if jpeg[place + 1] == 0xE1 {
                let number = PhotoTurn.number(in: jpeg[(place + 4)..<(place + 2 + length)])
                if let number {
                    guard (2...8).contains(number) else { return nil }
                    self.number = UInt8(number)
                    return
                }
            }
            place += 2 + length
        }
        return nil
    }

    private static func number(in segment: ArraySlice<UInt8>) -> Int? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isLittle = tiff.starts(with: Array("II".utf8))
        func number(at place: Int, bytes: Int) -> Int? {
            guard place >= 0, place + bytes <= tiff.count else { return nil }
            let part = tiff[place..<(place + bytes)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let start = number(at: 4, bytes: 4), let count = number(at: start, bytes: 2)
        else { return nil }
        for entry in 0..<count {
            let place = start + 2 + entry * 12
            guard let tag = number(at: place, bytes: 2) else { return nil }
            if tag == 0x0112 { return number(at: place + 8, bytes: 2) }
        }
        return nil
    }

    /// The part of a JPEG that says this and nothing else.
    var segment: [UInt8] {
        [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8)
            + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0]
    }
}
