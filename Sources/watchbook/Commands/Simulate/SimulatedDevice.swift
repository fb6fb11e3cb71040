import Journaling

/// The end of one simulated device's chain, and what it wrote since its last bundle.
struct SimulatedDevice: Sendable {
    let key: PrivateKey
    let device: DeviceID
    /// Seq of the entry to come.
    private(set) var next: Int64 = 1
    /// Milliseconds since 1970 UTC of the last stamp.
    private(set) var clock: Int64 = 0
    private var before: Digest
    private var links: [Link] = []
    private var photos: [(digest: Digest, bytes: [UInt8])] = []
    /// How many photos are still to be made; of later ones there is only the digest.
    private var photosLeft: Int

    init(key: PrivateKey, photos: Int) {
        self.key = key
        photosLeft = photos
        device = key.device
        before = Chain.start(of: device)
    }

    /// Entries that are in no segment yet.
    var pending: Int { links.count }

    /// Takes in the entry with seq ``next``; returns its digest and size.
    mutating func add(_ entry: Entry) -> (digest: Digest, size: Int) {
        let bytes = entry.canonicalBytes
        let link = Link(bytes: bytes)
        links.append(link)
        next += 1
        clock = entry.stamp.milliseconds
        return (link.digest, bytes.count)
    }

    /// Takes a photo for the entry to come.
    mutating func photo(_ draw: inout SeededDraw) -> Attachment {
        guard photosLeft > 0 else {
            let name = (0..<4).flatMap { _ in withUnsafeBytes(of: draw.next()) { Array($0) } }
            return Attachment(
                digest: Chain.sha256(name),
                length: 150_000 + Int64(draw.below(250_000))
            )
        }
        photosLeft -= 1
        let bytes = SimulatedPhoto(&draw).png
        let digest = Chain.sha256(bytes)
        photos.append((digest, bytes))
        return Attachment(digest: digest, length: Int64(bytes.count))
    }

    /// Seals what is pending, at least one entry, and gives it away with its photos.
    mutating func seal() throws -> (segment: Segment, photos: [(digest: Digest, bytes: [UInt8])]) {
        let segment = try Segment.sealed(
            links,
            device: key,
            first: next - Int64(links.count),
            before: before
        )
        defer {
            before = segment.last
            links.removeAll(keepingCapacity: true)
            photos = []
        }
        return (segment, photos)
    }
}
