import ArgumentParser
import Foundation
import JournalSQLite
import Journaling

/// `watchbook simulate`.
struct SimulateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "simulate",
            abstract: SimulatePhrase.abstract(),
            discussion: SimulatePhrase.discussion() + "\n\n" + ExamplePhrase.simulate()
        )
    }

    @Option(help: ArgumentHelp(SimulatePhrase.seedHelp, value: SimulatePhrase.number))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp(SimulatePhrase.devicesHelp, value: SimulatePhrase.number))
    var devices = 8

    @Option(help: ArgumentHelp(SimulatePhrase.pointsHelp, value: SimulatePhrase.number))
    var points = 20

    @Option(help: ArgumentHelp(SimulatePhrase.daysHelp, value: SimulatePhrase.number))
    var days = 5

    @Option(help: ArgumentHelp(SimulatePhrase.entriesHelp, value: SimulatePhrase.number))
    var entries = 8000

    @Option(help: ArgumentHelp(SimulatePhrase.casesHelp, value: SimulatePhrase.number))
    var cases = 0

    @Option(help: ArgumentHelp(SimulatePhrase.photosHelp, value: SimulatePhrase.number))
    var photos = 0

    @Flag(help: ArgumentHelp(SimulatePhrase.keysHelp))
    var keys = false

    @Option(help: ArgumentHelp(SimulatePhrase.outHelp, value: SimulatePhrase.folder))
    var out: String

    @OptionGroup var output: OutputOptions

    private static let largest = 1_000_000_000

    func run() async throws {
        for (number, bounds) in [
            (devices, 1...99_999), (points, 1...99_999), (days, 1...9999), (photos, 0...1_000_000),
            (cases, 0...10_000_000),
            (entries, 1...SimulateCommand.largest),
        ] where !bounds.contains(number) {
            throw Problem(.badNumber, String(number))
        }
        var world = WorldPlan(
            seed: seed,
            devices: devices,
            points: points,
            days: days,
            entries: entries
        )
        world.cases = cases
        try makeFolders()
        let writer = try WorldWriter(world, folder: out, photos: photos)
        if keys { try writeKeys(world) }
        let progress = Progress.standard()
        let shares = try await writer.write { written in
            progress.show(SimulatePhrase.progress(String(written), String(entries)))
        }
        progress.erase()
        let summary = WorldSummary(world: world, root: writer.root, shares: shares)
        try writeSummary(summary)
        print(output.json ? summary.json.canonicalText : summary.text(in: out))
    }

    /// Makes the folder, which may be there already if it is empty.
    private func makeFolders() throws {
        let files = FileManager.default
        if let content = try? files.contentsOfDirectory(atPath: out), !content.isEmpty {
            throw Problem(.fileExists, out)
        }
        do {
            try files.createDirectory(atPath: out + "/bundles", withIntermediateDirectories: true)
        } catch {
            throw Problem(.folderNotWritable, out)
        }
    }

    private func writeKeys(_ world: WorldPlan) throws {
        let keys = WorldKeys(seed: world.seed)
        try FileManager.default.createDirectory(
            atPath: out + "/keys",
            withIntermediateDirectories: true
        )
        _ = try DeviceKey.create(at: out + "/keys/root.key", key: keys.key(of: "root"))
        _ = try DeviceKey.create(at: out + "/keys/office.key", key: keys.key(of: "creation office"))
        for office in 0..<world.offices {
            let code = world.officeCode(office)
            _ = try DeviceKey.create(
                at: out + "/keys/\(code).key",
                key: keys.key(of: "office \(code)")
            )
        }
        for device in 0..<world.devices {
            _ = try DeviceKey.create(
                at: out + "/keys/\(world.inspector(of: device)).key",
                key: keys.key(of: "device \(device)")
            )
        }
    }

    private func writeSummary(_ summary: WorldSummary) throws {
        let path = out + "/world.json"
        let text = summary.json.canonicalText + "\n"
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw Problem(.folderNotWritable, path)
        }
    }
}

/// What a world came to, for `world.json` and for people.
struct WorldSummary {
    let world: WorldPlan
    let root: PublicKey
    let shares: WorldShares

    var json: JSONValue {
        [
            "days": .integer(Int64(world.days)),
            "devices": .integer(Int64(world.devices)),
            "now": .integer(world.now),
            "offices": .integer(Int64(world.offices)),
            "points": .integer(Int64(world.points)),
            "roots": [.text(root.device.hex)],
            "seed": .text(String(world.seed)),
            "standard": .text(WorldStandard.name),
            "written": shares.json,
        ]
    }

    func text(in folder: String) -> String {
        SimulatePhrase.done(
            folder,
            String(shares.entries),
            String(shares.bundles),
            Moment(milliseconds: world.now).iso8601(zone: WorldPlan.zone)
        )
    }
}
