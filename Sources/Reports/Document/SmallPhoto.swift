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
    /// A small one loses no more than that; other pictures, and those that cannot be read, stay as
    /// they are.
    package init(_ bytes: [UInt8]) {
        self.bytes = PhotoType(bytes) == .jpeg ? SmallPhoto.made(bytes) : bytes
    }

    private static func made(_ bytes: [UInt8]) -> [UInt8] {
        guard let segments = PhotoSegments(bytes) else { return bytes }
        guard let small = Pixels(bytes)?.jpeg else { return segments.bare }
        return Array(small[..<2]) + segments.turn + small[2...]
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
