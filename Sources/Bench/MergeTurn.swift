import Foundation

/// One turn: limit, merge, the same again, the second half on top, a tally.
struct MergeTurn {
    let world: World
    let scratch: Scratch

    func run(into figures: inout Figures) throws {
        let bundles = world.bundles
        let half = bundles.count / 2
        let first = try list("first", bundles.prefix(half))
        let second = try list("second", bundles.suffix(from: half))
        defer { for name in ["bare", "ledger"] { scratch.remove(name) } }

        let limit = try Child.measure(.limit, ["--database", scratch.file("bare")] + first)
        scratch.remove("bare")
        try world.prepareLedger(scratch.file("ledger"), merging: [world.office])
        let merge = try self.merge(first)
        let again = try self.merge(first)
        let top = try self.merge(second)
        let tally = try Child.measure(.tally, ["--database", scratch.file("ledger")])

        let count = Double(world.entries)
        figures.add("limit_rows_per_s", limit.rate)
        figures.add("merge_rows_per_s", count / merge.seconds)
        figures.add("merge_ratio", count / merge.seconds / limit.rate)
        figures.add("remerge_ratio", count / again.seconds / limit.rate)
        figures.add("second_million_ratio", top.seconds / merge.seconds)
        figures.add("peak_mb", Double(max(merge.peakBytes, top.peakBytes)) / 1_000_000)
        figures.add("bytes_per_entry", Double(merge.bytes) / count)
        figures.add("bare_bytes_per_entry", Double(limit.bytes) / Double(limit.count))
        figures.add("bundle_bytes_per_entry", Double(world.bundleBytes) / count / 2)
        figures.add("tally_ms", tally.seconds * 1000)
    }

    private func merge(_ inputs: [String]) throws -> Measurement {
        try Child.measure(
            .merge,
            ["--database", scratch.file("ledger"), "--now", "\(world.now)"] + inputs
        )
    }

    private func list(_ name: String, _ paths: some Sequence<String>) throws -> [String] {
        let file = scratch.file(name + ".list")
        try paths.joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
        return ["--inputs", file]
    }
}
