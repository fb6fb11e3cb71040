import Crypto

/// The public half of a device key: an X9.63 uncompressed point on P-256, 65 bytes.
package struct PublicKey: Hashable, Sendable {
    /// 65 bytes beginning with 0x04.
    package let bytes: [UInt8]

    /// Reads 65 bytes beginning with 0x04; whether they are a point of the curve shows when a
    /// seal is verified.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == PublicKey.byteCount, bytes.first == 4 else { return nil }
        self.bytes = Array(bytes)
    }

    package static let byteCount = 65

    package var device: DeviceID { DeviceID(of: self) }

    /// A key ready to verify with; making it costs about as much as a hash.
    func verifier() -> P256.Signing.PublicKey? {
        try? P256.Signing.PublicKey(x963Representation: bytes)
    }
}

/// The private half of a device key.
///
/// It never leaves its key file.
package struct PrivateKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// Reads the raw scalar.
    ///
    /// - Returns: `nil` unless it is 32 bytes and in the range of the curve.
    package init?(_ scalar: some Collection<UInt8>) {
        guard let key = try? P256.Signing.PrivateKey(rawRepresentation: Array(scalar)) else {
            return nil
        }
        self.key = key
    }

    /// The raw scalar, 32 bytes.
    package var scalar: [UInt8] { Array(key.rawRepresentation) }

    package var publicKey: PublicKey {
        guard let key = PublicKey(Array(key.publicKey.x963Representation)) else {
            preconditionFailure("X9.63 representations have 65 bytes and begin with 4.")
        }
        return key
    }

    package var device: DeviceID { publicKey.device }

    /// ECDSA-SHA-256 over `message`, 64 bytes r‖s; differs each time.
    ///
    /// - Throws: whatever the library throws when the system has no random numbers.
    package func signature(over message: [UInt8]) throws -> Signature {
        Signature(unchecked: Array(try key.signature(for: message).rawRepresentation))
    }
}

/// 64 bytes r‖s of an ECDSA signature on P-256.
package struct Signature: Hashable, Sendable {
    package let bytes: [UInt8]

    /// `nil` unless there are 64 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Signature.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static let byteCount = 64

    /// 64 zero bytes: nobody's signature.
    package static let none = Signature(unchecked: Array(repeating: 0, count: byteCount))

    /// Whether `key` signed `message`.
    ///
    /// Costs about 75 µs.
    package func isValid(over message: [UInt8], by key: PublicKey) -> Bool {
        guard let verifier = key.verifier(),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: bytes)
        else { return false }
        return verifier.isValidSignature(signature, for: message)
    }
}

extension PublicKey {
    private static let firstLine = "watchbook-public-1"

    /// The contents of a `.pub` file: the words `watchbook-public-1` and 130 hexadecimal digits,
    /// one line each.
    package var text: String { "\(PublicKey.firstLine)\n\(Hex.text(bytes))\n" }

    /// Reads ``text``; white space around the lines is ignored.
    package init?(text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
        guard lines.count == 2, lines[0] == PublicKey.firstLine, let bytes = Hex.bytes(lines[1])
        else { return nil }
        self.init(bytes)
    }
}
