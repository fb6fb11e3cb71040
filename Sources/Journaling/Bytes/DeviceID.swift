import Crypto

/// The id of a device key: the first 16 bytes of SHA-256 of its public key (X9.63, 65 bytes).
///
/// Ordered as its bytes.
package struct DeviceID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Reads 16 bytes; `nil` for another count.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == DeviceID.byteCount else { return nil }
        self = Array(bytes).withUnsafeBytes { DeviceID(reading: $0) }
    }

    init(reading buffer: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        low = UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// The id of the device that holds the private half of `key`.
    package init(of key: PublicKey) {
        var hash = SHA256()
        hash.update(data: key.bytes)
        self = hash.finalize().withUnsafeBytes { DeviceID(reading: $0) }
    }

    /// The number of bytes of every device id.
    package static let byteCount = 16

    /// The 16 bytes.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.append(self)
        return result
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var big = (high.bigEndian, low.bigEndian)
        return withUnsafeBytes(of: &big, body)
    }
}

extension DeviceID: Comparable {
    package static func < (earlier: DeviceID, later: DeviceID) -> Bool {
        (earlier.high, earlier.low) < (later.high, later.low)
    }
}

extension DeviceID: CustomStringConvertible {
    /// 32 lower-case hexadecimal digits.
    package var hex: String { Hex.text(bytes) }
    package var description: String { hex }

    /// Reads 32 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex: some StringProtocol) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes)
    }
}

extension [UInt8] {
    /// Appends the 16 bytes of `device`.
    package mutating func append(_ device: DeviceID) {
        device.withBytes { append(contentsOf: $0) }
    }
}
