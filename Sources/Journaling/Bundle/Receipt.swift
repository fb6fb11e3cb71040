/// A run of one device's entries by its ends.
package struct Run: Hashable, Sendable {
    package let device: DeviceID
    package let first: Int64
    /// Seq of the last entry, ≥ ``first``.
    package let through: Int64
    /// d(first − 1).
    package let before: Digest
    /// d(through).
    package let last: Digest

    package init(device: DeviceID, first: Int64, through: Int64, before: Digest, last: Digest) {
        self.device = device
        self.first = first
        self.through = through
        self.before = before
        self.last = last
    }
}

/// An office's signature that its store holds runs of entries; only these are delivered.
///
/// Format: Documentation/journal-format.md, section 6.
package struct Receipt: Hashable, Sendable {
    package let key: PublicKey
    /// Names the store; another one holds nothing yet.
    package let incarnation: [UInt8]
    /// Milliseconds since 1970 UTC.
    package let written: Int64
    package let runs: [Run]
    package let signature: Signature

    package static let incarnationByteCount = 16
    private static let prefix = Array("watchbook-receipt-1\0".utf8)
    private static let linePrefix = "WBR1."

    package var office: DeviceID { key.device }

    /// Signs a receipt.
    ///
    /// `incarnation`: 16 bytes.
    package static func signed(
        runs: [Run],
        incarnation: [UInt8],
        written: Int64,
        by key: PrivateKey
    ) throws -> Receipt {
        let body = body(key: key.publicKey, incarnation: incarnation, written: written, runs: runs)
        return Receipt(
            key: key.publicKey,
            incarnation: incarnation,
            written: written,
            runs: runs,
            signature: try key.signature(over: prefix + body)
        )
    }

    private init(
        key: PublicKey,
        incarnation: [UInt8],
        written: Int64,
        runs: [Run],
        signature: Signature
    ) {
        self.key = key
        self.incarnation = incarnation
        self.written = written
        self.runs = runs
        self.signature = signature
    }

    private static func body(
        key: PublicKey,
        incarnation: [UInt8],
        written: Int64,
        runs: [Run]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(key.device)
        bytes.append(contentsOf: key.bytes)
        bytes.append(contentsOf: incarnation)
        bytes.append(leb: written)
        bytes.append(leb: Int64(runs.count))
        for run in runs {
            bytes.append(run.device)
            bytes.append(leb: run.first)
            bytes.append(leb: run.through)
            bytes.append(run.before)
            bytes.append(run.last)
        }
        return bytes
    }

    package var bytes: [UInt8] {
        Receipt.body(key: key, incarnation: incarnation, written: written, runs: runs)
            + signature.bytes
    }

    /// Whether the office device it names signed it.
    ///
    /// Whether that device is an office's is a question to the enrolments.
    package var isAuthentic: Bool {
        let body = Receipt.body(key: key, incarnation: incarnation, written: written, runs: runs)
        return signature.isValid(over: Receipt.prefix + body, by: key)
    }

    /// Reads ``bytes``; `nil` when they do not fit.
    ///
    /// The signature is not verified.
    package init?(reading bytes: [UInt8]) {
        let read: Receipt? = bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            guard let office = reader.device(), let keyBytes = reader.slice(PublicKey.byteCount),
                let key = PublicKey(keyBytes), key.device == office,
                let incarnation = reader.slice(Receipt.incarnationByteCount),
                let written = reader.integer(), let count = reader.count(limit: 200_000)
            else { return nil }
            var runs: [Run] = []
            for _ in 0..<count {
                guard let device = reader.device(), let first = reader.integer(), first >= 1,
                    let through = reader.integer(), through >= first,
                    let before = reader.digest(), let last = reader.digest()
                else { return nil }
                runs.append(
                    Run(device: device, first: first, through: through, before: before, last: last)
                )
            }
            guard let signatureBytes = reader.slice(Signature.byteCount),
                let signature = Signature(signatureBytes), reader.isAtEnd
            else { return nil }
            return Receipt(
                key: key,
                incarnation: Array(incarnation),
                written: written,
                runs: runs,
                signature: signature
            )
        }
        guard let read else { return nil }
        self = read
    }

    /// One line to paste.
    package var line: String { Receipt.linePrefix + Base64.urlText(bytes) }

    /// Reads ``line``; white space around it is ignored.
    package init?(line: String) {
        let text = line.filter { !$0.isWhitespace }
        guard text.hasPrefix(Receipt.linePrefix),
            let bytes = Base64.bytes(text.dropFirst(Receipt.linePrefix.count))
        else { return nil }
        self.init(reading: bytes)
    }
}
