/// Pictures that browsers and printers show, by their first bytes; the value is the media type.
package enum PhotoType: String {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"

    package init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            self = .png
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }
}
