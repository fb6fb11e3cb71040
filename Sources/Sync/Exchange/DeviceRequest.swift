package import Journaling

/// What a new device hands to its office, by file or by message: its public key and a label.
///
/// It proves nothing about people: the office compares ``DeviceID/fingerprint`` by telephone.
/// Format: Documentation/journal-format.md, section 9.
package struct DeviceRequest: Hashable, Sendable {
    package let key: PublicKey
    /// For people: whose device this is.
    ///
    /// One line, fit to be shown.
    package let label: String
    /// Whether the device is for practice only.
    package let isPractice: Bool
    private let signature: Signature

    package var device: DeviceID { key.device }

    private static let firstLine = "watchbook-request-1"
    /// Longest label in bytes of UTF-8.
    package static let labelLimit = 200

    /// Signs a request.
    ///
    /// `label`: made fit to be shown, and cut to ``labelLimit``.
    ///
    /// - Throws: what signing throws.
    package static func signed(
        label: String,
        isPractice: Bool = false,
        by key: PrivateKey
    ) throws -> DeviceRequest {
        var label = Display.safe(label)
        while label.utf8.count > labelLimit { label.removeLast() }
        while label.last == " " { label.removeLast() }
        while label.first == " " { label.removeFirst() }
        let body = body(key: key.publicKey, label: label, isPractice: isPractice)
        let signature = try key.signature(over: Array(body.utf8))
        return DeviceRequest(
            key: key.publicKey,
            label: label,
            isPractice: isPractice,
            signature: signature
        )
    }

    private init(key: PublicKey, label: String, isPractice: Bool, signature: Signature) {
        self.key = key
        self.label = label
        self.isPractice = isPractice
        self.signature = signature
    }

    /// The lines that are signed.
    private static func body(key: PublicKey, label: String, isPractice: Bool) -> String {
        """
        \(firstLine)
        key \(Hex.text(key.bytes))
        label \(label)
        practice \(isPractice ? "yes" : "no")

        """
    }
}

extension DeviceRequest {
    /// The contents of a `.request` file.
    package var text: String {
        DeviceRequest.body(key: key, label: label, isPractice: isPractice)
            + "signature \(Hex.text(signature.bytes))\n"
    }

    /// Reads ``text``; line ends of other systems and empty lines around it are ignored.
    ///
    /// - Returns: `nil` when it is no request, or one that was changed on the way.
    package init?(text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
            .map { $0.filter { $0 != "\u{FEFF}" } }.filter { !$0.allSatisfy(\.isWhitespace) }
        func value(_ index: Int, _ word: String) -> String? {
            lines[index].hasPrefix(word + " ")
                ? String(lines[index].dropFirst(word.count + 1)) : nil
        }
        guard lines.count == 5, lines[0] == DeviceRequest.firstLine,
            let key = value(1, "key").flatMap({ Hex.bytes($0) }).flatMap({ PublicKey($0) }),
            let label = value(2, "label") ?? (lines[2] == "label" ? "" : nil),
            let practice = value(3, "practice"), ["yes", "no"].contains(practice),
            let signature = value(4, "signature").flatMap({ Hex.bytes($0) })
                .flatMap({ Signature($0) })
        else { return nil }
        self.init(key: key, label: label, isPractice: practice == "yes", signature: signature)
        let body = DeviceRequest.body(key: key, label: label, isPractice: isPractice)
        guard signature.isValid(over: Array(body.utf8), by: key), Display.safe(label) == label
        else { return nil }
    }
}

extension DeviceID {
    /// The first eight digits in two groups, to be compared by telephone: `3f9a 07c1`.
    package var fingerprint: String {
        let digits = hex.prefix(8)
        return "\(digits.prefix(4)) \(digits.suffix(4))"
    }
}
