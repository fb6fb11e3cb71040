import Foundation

/// The simulated city that is merged: two halves of equal size, one after the other in time.
struct World {
    let folder: String
    /// Entries of each half.
    let entries: Int
    let bundleCount: Int
    /// Milliseconds since 1970 UTC at which the bundles come.
    let now: Int

    private struct Summary: Decodable {
        struct Written: Decodable { let bundles: Int }
        let now: Int
        let written: Written
    }

    /// Lets `watchbook simulate` write a world and reads its files into the page cache.
    ///
    /// A device writes 200 entries a day, so that every bundle is a day of one device.
    init(entries: Int, in scratch: Scratch) throws {
        folder = scratch.file("world")
        self.entries = entries
        let devices = max(1, min(50, entries / 2000))
        let arguments = [
            "--seed", "1", "--devices", "\(devices)", "--points", "\(2 * devices)",
            "--days", "\(max(2, 2 * entries / devices / 200))", "--entries", "\(2 * entries)",
            "--out", folder, "--json",
        ]
        try Child.run(Child.program("watchbook"), ["simulate"] + arguments)
        let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/world.json"))
        let summary = try JSONDecoder().decode(Summary.self, from: json)
        now = summary.now
        bundleCount = summary.written.bundles
        for path in [office] + bundles { _ = FileManager.default.contents(atPath: path) }
    }

    var root: String { folder + "/root.pub" }
    var office: String { folder + "/office.bundle" }

    /// All bundles in the order in which they were exported.
    var bundles: [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder + "/bundles")) ?? []
        return names.sorted().map { folder + "/bundles/" + $0 }
    }

    /// Makes an empty ledger and merges what must be there first.
    func prepareLedger(_ path: String, merging files: [String]) throws {
        let watchbook = Child.program("watchbook")
        try Child.run(watchbook, ["ledger", "create", path, "--trust", root])
        try Child.run(watchbook, ["merge", "--into", path, "--now", "\(now)"] + files)
    }

    /// Bytes of the bundles of both halves.
    var bundleBytes: Int {
        bundles.reduce(0) { $0 + fileSize($1) }
    }
}

/// Size of a file in bytes, 0 when there is none.
func fileSize(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
}
