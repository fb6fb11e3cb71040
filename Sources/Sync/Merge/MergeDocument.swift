package import Journaling

/// One file, or one part of an archive, that holds entries of devices.
package struct MergeDocument: Sendable {
    /// How people know it: a path, or `day.zip ▸ a.txt`.
    package let name: String
    /// Whether an office wrote it: it may hold enrolments and reference records and is best read first.
    package let isFromOffice: Bool
    /// Opens it for one reading.
    package let open: @Sendable () throws -> Reading

    /// Gives the parts one after the other, `nil` at the end.
    package typealias Reading = () throws -> MergePart?

    package init(
        name: String,
        isFromOffice: Bool,
        open: @escaping @Sendable () throws -> Reading
    ) {
        self.name = name
        self.isFromOffice = isFromOffice
        self.open = open
    }
}

/// One thing read from a document.
package enum MergePart: Sendable {
    /// When it was exported, milliseconds since 1970 UTC by the writer's clock.
    case exported(Int64)
    case segment(Segment)
    case photo(digest: Digest, bytes: [UInt8])
    case receipt(Receipt)
    /// Something that cannot be used; what comes after it can.
    case refused(Problem)
}

extension MergeDocument {
    /// The parts of a bundle, each fault named with the document.
    static func reading(_ reader: BundleReader, name: String) -> Reading {
        var reader = reader
        var isDone = false
        return {
            guard !isDone else { return nil }
            do {
                guard let item = try reader.next() else { return nil }
                return MergePart(item, in: name)
            } catch let fault as BundleFault {
                isDone = true
                return .refused(Problem(fault, in: name))
            }
        }
    }
}

extension MergePart {
    init(_ item: BundleItem, in name: String) {
        switch item {
        case .header(let header): self = .exported(header.exported)
        case .segment(let segment): self = .segment(segment)
        case .unreadableSegment: self = .refused(Problem(.segmentUnreadable, name, "?", "?"))
        case .photo(let digest, let bytes): self = .photo(digest: digest, bytes: bytes)
        case .receipt(let receipt): self = .receipt(receipt)
        case .unreadableReceipt: self = .refused(Problem(.receiptInvalid, name))
        }
    }
}

extension Problem {
    /// A bundle that cannot be read on.
    package init(_ fault: BundleFault, in name: String) {
        switch fault {
        case .notABundle: self.init(.bundleNotOne, name)
        case .newerVersion: self.init(.bundleNewer, name)
        case .cut: self.init(.bundleCut, name)
        case .broken: self.init(.bundleBroken, name)
        case .changed: self.init(.bundleChanged, name)
        }
    }

    /// A segment that is refused.
    package init(_ refusal: Segment.Refusal, of segment: Segment, in name: String) {
        let code: Code =
            switch refusal {
            case .unreadable: .segmentUnreadable
            case .key: .segmentKey
            case .frames: .segmentFrames
            case .chain: .segmentChain
            case .seal: .segmentSeal
            }
        self.init(code, name, segment.device.hex, "\(segment.first)–\(segment.through)")
    }
}
