import Journaling
import Testing

/// Small bundles whose segments verify.
enum SampleBundle {
    /// A bundle of one device with `count` entries of 1000 bytes that do not shrink; each number
    /// 1 … 255 is a device of its own.
    static func bytes(
        device: UInt8 = 1,
        count: Int = 3,
        kind: BundleHeader.Kind = .device,
        remark: String = ""
    ) throws -> [UInt8] {
        let key = try #require(PrivateKey(Array(repeating: device, count: 32)))
        var noise = UInt64(device)
        let links = (0..<count).map { _ in
            Link(
                bytes: (0..<1000).map { _ in
                    noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: noise >> 33)
                }
            )
        }
        let segment = try Segment.sealed(
            links,
            device: key,
            first: 1,
            before: Chain.start(of: key.device)
        )
        var writer = BundleWriter()
        let header = BundleHeader(
            exported: 1,
            kind: kind,
            segments: 1,
            entries: Int64(count),
            photos: 0,
            remark: remark
        )
        return writer.begin(header) + writer.segment(segment.bytes) + writer.end()
    }
}
