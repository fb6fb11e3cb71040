import Foundation
import Journaling
import Synchronization

/// Writes a simulated world into a folder.
///
/// Devices are spread over tasks; each knows from the plan which numbers its bundles have.
/// Memory depends on the number of devices, not on the number of entries.
struct WorldWriter: Sendable {
    let world: WorldPlan
    let folder: String
    /// Photos to make.
    let photos: Int
    private let offices: SimulatedOffices
    private let numberWidth: Int

    init(_ world: WorldPlan, folder: String, photos: Int) throws {
        self.world = world
        self.folder = folder
        self.photos = photos
        offices = try SimulatedOffices(world)
        let bundles = world.entries / WorldPlan.segmentSize + world.devices
        numberWidth = max(5, String(bundles).utf8.count)
    }

    var root: PublicKey { offices.root.publicKey }

    /// Writes everything; `progress` is called now and then with the entries written so far.
    func write(progress: @escaping @Sendable (Int) -> Void) async throws -> WorldShares {
        try write(Array(root.text.utf8), to: "root.pub")
        try write(bundle(of: offices.segments), to: "office.bundle")
        if world.cases > 0 { try write(bundle(of: offices.caseSegments), to: "cases.bundle") }
        let count = EntryCount()
        let workers = min(ProcessInfo.processInfo.activeProcessorCount, world.devices)
        return try await withThrowingTaskGroup(of: WorldShares.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    var team = Team(
                        self,
                        devices: Array(stride(from: worker, to: world.devices, by: workers))
                    )
                    return try team.write { progress(count.add($0)) }
                }
            }
            var shares = WorldShares()
            for try await part in group { shares += part }
            return shares
        }
    }

    private func bundle(of segments: [Segment]) -> [UInt8] {
        let entries = segments.reduce(0) { $0 + $1.count }
        var writer = BundleWriter()
        var bytes = writer.begin(
            BundleHeader(
                exported: WorldPlan.midnight(dayCount: 0),
                kind: .office,
                segments: Int64(segments.count),
                entries: entries,
                photos: 0,
                remark: "simulated"
            )
        )
        for segment in segments { bytes += writer.segment(segment.bytes) }
        return bytes + writer.end()
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        let path = folder + "/" + name
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw Problem(.diskFull, path)
        } catch {
            throw Problem(.folderNotWritable, path)
        }
    }
}

/// Entries written by all tasks together.
private final class EntryCount: Sendable {
    private let count = Mutex(0)

    func add(_ more: Int) -> Int {
        count.withLock { count in
            count += more
            return count
        }
    }
}

// MARK: - Devices

extension WorldWriter {
    /// The devices that one task writes for.
    private struct Team {
        private let writer: WorldWriter
        private let members: [Int]
        private var devices: [SimulatedDevice]
        /// Entries in no bundle yet, of every device of the world.
        private var rests: [Int]
        private var number = 0
        private var shares = WorldShares()

        init(_ writer: WorldWriter, devices members: [Int]) {
            let world = writer.world
            let keys = WorldKeys(seed: world.seed)
            self.writer = writer
            self.members = members
            devices = members.map { index in
                let photos = writer.photos
                let quota = (index + 1) * photos / world.devices - index * photos / world.devices
                return SimulatedDevice(key: keys.key(of: "device \(index)"), photos: quota)
            }
            rests = [Int](repeating: 0, count: world.devices)
        }

        mutating func write(_ progress: (Int) -> Void) throws -> WorldShares {
            for day in 0..<writer.world.days {
                try Task.checkCancellation()
                try write(day, progress)
            }
            return shares
        }

        /// Writes the day of the members and counts the bundles of all others.
        private mutating func write(_ day: Int, _ progress: (Int) -> Void) throws {
            let world = writer.world
            var place = 0
            for device in 0..<world.devices {
                let count = rests[device] + world.quota(of: device, on: day)
                let isLast = day == world.days - 1
                let size = WorldPlan.segmentSize
                if place < members.count, members[place] == device {
                    try write(day, of: device, place, isLast: isLast)
                    progress(world.quota(of: device, on: day))
                    place += 1
                } else {
                    number += isLast ? (count + size - 1) / size : count / size
                }
                rests[device] = isLast ? 0 : count % size
            }
        }

        private mutating func write(_ day: Int, of device: Int, _ place: Int, isLast: Bool) throws {
            var simulated = SimulatedDay(writer.world, device: device, day: day)
            while let written = simulated.next(into: &devices[place]) {
                shares.add(written)
                if devices[place].pending == WorldPlan.segmentSize { try bundle(device, place) }
            }
            if isLast, devices[place].pending > 0 { try bundle(device, place) }
        }

        private mutating func bundle(_ device: Int, _ place: Int) throws {
            let exported = devices[place].clock + 60_000
            let (segment, photos) = try devices[place].seal()
            let segments = writer.offices.proofs[device] + [segment]
            let entries = segments.reduce(0) { $0 + $1.count }
            var bundle = BundleWriter()
            var bytes = bundle.begin(
                BundleHeader(
                    exported: exported,
                    kind: .device,
                    segments: Int64(segments.count),
                    entries: entries,
                    photos: Int64(photos.count)
                )
            )
            for segment in segments { bytes += bundle.segment(segment.bytes) }
            for photo in photos {
                bytes += bundle.photo(photo.digest, photo.bytes)
                shares.photoBytes += photo.bytes.count
            }
            bytes += bundle.end()
            number += 1
            shares.bundles += 1
            shares.bundleBytes += bytes.count
            let name = WorldPlan.padded(number, writer.numberWidth)
            try writer.write(bytes, to: "bundles/\(name).bundle")
        }
    }
}
