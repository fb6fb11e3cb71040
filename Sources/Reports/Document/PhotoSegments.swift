/// What stands in a JPEG before its picture.
///
/// Source: ITU-T T.81, annex B: a marker of two bytes, then a length that counts itself.
struct PhotoSegments {
    private let jpeg: [UInt8]
    /// Those before the picture, each with its marker.
    private let segments: [Range<Int>]

    /// `nil` for bytes in which no picture comes.
    init?(_ jpeg: [UInt8]) {
        var segments: [Range<Int>] = []
        var place = 2
        while place + 4 <= jpeg.count, jpeg[place] == 0xFF {
            if jpeg[place + 1] == 0xDA {
                (self.jpeg, self.segments) = (jpeg, segments)
                return
            }
            let length = Int(jpeg[place + 2]) << 8 | Int(jpeg[place + 3])
            let end = place + 2 + length
            guard end >= place + 4, end <= jpeg.count else { return nil }
            segments.append(place..<end)
            place = end
        }
        return nil
    }

    /// The file without what cameras and programs write for themselves (APP1 with Exif and XMP,
    /// APP13 with IPTC, comments), but for how it is to be turned.
    var bare: [UInt8] {
        let kept = segments.filter { ![0xE1, 0xED, 0xFE].contains(jpeg[$0.lowerBound + 1]) }
        let picture = jpeg[(segments.last?.upperBound ?? 2)...]
        return Array(jpeg[..<2]) + turn + kept.flatMap { jpeg[$0] } + picture
    }

    /// The segment that says how the picture has to be turned, and nothing else; empty where it
    /// stands upright.
    ///
    /// Source: Exif 2.32 (JEITA CP-3451), tag 0x0112 of the first directory; 1 is upright.
    var turn: [UInt8] {
        guard let number = turnNumber else { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8)
            + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0]
    }

    /// 2 to 8; `nil` for a picture that says nothing, or that it stands upright.
    var turnNumber: UInt8? {
        segments.lazy.filter { jpeg[$0.lowerBound + 1] == 0xE1 }
            .compactMap { PhotoSegments.turn(in: jpeg[$0].dropFirst(4)) }
            .first { (2...8).contains($0) }
            .map { UInt8($0) }
    }

    private static func turn(in segment: ArraySlice<UInt8>) -> Int? {
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
}
