import Foundation

/// The national character set, which GBK and GB 2312 are parts of.
package enum GB18030 {
    /// The text of `bytes`; `nil` when they are not GB18030 or the system cannot convert it.
    package static func text(_ bytes: [UInt8]) -> String? {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1
        else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: bytes.count * 4)
        let left: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (fromLeft, toLeft) = (input.count, output.count)
                let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                return result == -1 || fromLeft > 0 ? nil : toLeft
            }
        }
        guard let left else { return nil }
        let written = output.prefix(output.count - left).map(UInt8.init(bitPattern:))
        return String(validating: written, as: UTF8.self)
    }
}
