/// The grammar of ids, names, records and registers.
///
/// All of them are ASCII, so that text equality is byte equality.
///
/// Format: Documentation/journal-format.md, section 2.
package enum Names {
    /// Whether the text is `[A-Za-z0-9][A-Za-z0-9_-]*`.
    package static func isID(_ text: some StringProtocol) -> Bool {
        isID(utf8: text.utf8)
    }

    static func isID(utf8: some Collection<UInt8>) -> Bool {
        guard let first = utf8.first, isAlphanumeric(first) else { return false }
        return utf8.allSatisfy { isAlphanumeric($0) || $0 == underscore || $0 == hyphen }
    }

    /// Ids joined by single dots, at least `minimum` of them.
    package static func isName(_ text: some StringProtocol, minimum: Int = 1) -> Bool {
        isName(utf8: text.utf8, minimum: minimum)
    }

    static func isName(utf8: some Collection<UInt8>, minimum: Int) -> Bool {
        var parts = 1
        var atStart = true
        for byte in utf8 {
            if isAlphanumeric(byte) {
                atStart = false
            } else if byte == dot {
                if atStart { return false }
                atStart = true
                parts += 1
            } else if byte == underscore || byte == hyphen {
                if atStart { return false }
            } else {
                return false
            }
        }
        return !atStart && parts >= minimum
    }

    /// A person as `<office>.<number>`, at most 64 bytes.
    package static func isInspector(_ text: some StringProtocol) -> Bool {
        isInspector(utf8: text.utf8)
    }

    static func isInspector(utf8: some Collection<UInt8>) -> Bool {
        utf8.count <= 64 && isName(utf8: utf8, minimum: 2)
    }

    /// Components joined by `/`, each of `A-Z a-z 0-9 . _ @ * -`, at most 255 bytes.
    static func isRecord(utf8: some Collection<UInt8>) -> Bool {
        guard (1...255).contains(utf8.count) else { return false }
        var atStart = true
        for byte in utf8 {
            if byte == slash {
                if atStart { return false }
                atStart = true
            } else {
                guard isRegisterByte(byte) || byte == at || byte == star else { return false }
                atStart = false
            }
        }
        return !atStart
    }

    /// Characters `A-Z a-z 0-9 . _ -`, at most 64 bytes.
    static func isRegister(utf8: some Collection<UInt8>) -> Bool {
        (1...64).contains(utf8.count) && utf8.allSatisfy(isRegisterByte)
    }

    /// What stands before the last dot: the office of an inspector, the point of a station.
    ///
    /// - Returns: the whole text when it has no dot.
    package static func parent(of name: String) -> String {
        guard let index = name.utf8.lastIndex(of: dot) else { return name }
        return String(name[..<index])
    }

    private static func isRegisterByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == dot || byte == underscore || byte == hyphen
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static let dot = UInt8(ascii: ".")
    private static let slash = UInt8(ascii: "/")
    private static let underscore = UInt8(ascii: "_")
    private static let hyphen = UInt8(ascii: "-")
    private static let at = UInt8(ascii: "@")
    private static let star = UInt8(ascii: "*")
}
