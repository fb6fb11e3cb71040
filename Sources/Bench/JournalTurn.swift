import Foundation

/// Merging journal files instead of bundles, and writing on a device.
struct JournalTurn {
    let world: World
    let scratch: Scratch
    let isQuick: Bool

    /// As many bundles become journals.
    private static let bundles = 500

    func run(_ turns: Int, into figures: inout Figures) throws {
        let part = world.bundles.prefix(min(world.bundleCount / 2, JournalTurn.bundles))
        let bundles = try list("bundles", part.joined(separator: "\n"))
        let folder = scratch.file("journals")
        let journals = try list("journals", folder)
        let written = try Child.measure(
            .journals,
            ["--database", folder, "--now", "\(world.now)"] + bundles
        )
        for _ in 0..<turns {
            let limit = try Child.measure(.limit, ["--database", scratch.file("bare")] + bundles)
            scratch.remove("bare")
            try world.prepareLedger(
                scratch.file("ledger"),
                merging: [world.office, folder + ".bundle"]
            )
            let merge = try Child.measure(
                .merge,
                ["--database", scratch.file("ledger"), "--now", "\(world.now)"] + journals
            )
            scratch.remove("ledger")
            let rate = Double(written.count) / merge.seconds
            figures.add("journal_files_ratio", rate / limit.rate)
            try measureWriting(into: &figures)
        }
    }

    private func list(_ name: String, _ text: String) throws -> [String] {
        let file = scratch.file(name + ".list")
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        return ["--inputs", file]
    }

    private func measureWriting(into figures: inout Figures) throws {
        let count = isQuick ? "100" : "500"
        let options = ["--now", "\(world.now)", "--count", count, "--database"]
        for (key, measure) in [("append_per_s", Measure.append), ("fsync_per_s", .fsync)] {
            let measured = try Child.measure(measure, options + [scratch.file("device.journal")])
            figures.add(key, measured.rate)
            scratch.remove("device.journal")
            scratch.remove("device.journal.key")
        }
    }
}
