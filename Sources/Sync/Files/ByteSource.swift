/// Bytes that are read once, from the first to the last.
protocol ByteSource: AnyObject {
    /// At most `count` bytes, none only at the end.
    ///
    /// - Throws: `Problem`.
    func read(_ count: Int) throws -> [UInt8]
}

extension ByteSource {
    /// As many of `count` bytes as there are.
    func readFully(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try read(count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }
}

/// The most that is read at once.
let readingStep = 1 << 16
