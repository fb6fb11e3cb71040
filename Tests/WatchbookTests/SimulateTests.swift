import Foundation
import Journaling
import Testing

/// `watchbook simulate`: worlds that depend on their numbers alone and merge without a fault.
@Suite struct SimulateTests {
    private static let entries = 6000

    /// A folder for one world, gone afterwards.
    private final class World {
        let path: String

        init(seed: Int, _ more: String...) throws {
            path = NSTemporaryDirectory() + "simulate-\(UUID().uuidString)"
            let run = try Program.run(
                ["simulate", "--seed", "\(seed)", "--devices", "6", "--points", "5", "--days", "5"]
                    + ["--entries", "\(SimulateTests.entries)", "--out", path, "--json"] + more
            )
            try #require(run.status == 0, "\(run.stderr)")
            written = try #require(JSONValue(Array(run.stdout.utf8.dropLast()))?["written"])
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// What the command said it wrote.
        let written: JSONValue

        var bundles: [String] {
            get throws {
                try FileManager.default.contentsOfDirectory(atPath: path + "/bundles").sorted()
                    .map { path + "/bundles/" + $0 }
            }
        }

        /// The chain digests of all segments in order: equal when all entries are.
        var chains: [Digest] {
            get throws {
                try ([path + "/office.bundle"] + bundles).flatMap { path in
                    var reader = BundleReader(
                        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
                    )
                    var chains: [Digest] = []
                    while let item = try reader.next() {
                        if case .segment(let segment) = item { chains.append(segment.last) }
                    }
                    return chains
                }
            }
        }
    }

    @Test func `the same numbers give the same entries and keys`() throws {
        let one = try World(seed: 3)
        let again = try World(seed: 3)
        let other = try World(seed: 4)

        #expect(try one.chains == again.chains)
        #expect(one.written == again.written)
        #expect(try Set(one.chains).isDisjoint(with: other.chains))
    }

    @Test func `a world merges without refused and held entries`() throws {
        let world = try World(seed: 5, "--photos", "4")
        let ledger = world.path + "/all.ledger"
        let created = try Program.run([
            "ledger", "create", ledger, "--trust", world.path + "/root.pub",
        ])
        #expect(created.status == 0)

        let merge = try Program.run(
            ["merge", "--json", "--into", ledger, world.path + "/office.bundle"] + world.bundles
        )

        #expect(merge.status == 0)
        let report = try #require(JSONValue(Array(merge.stdout.utf8.dropLast())))
        #expect(report["total"]?["held"]?.integer == 0)
        let new = try #require(report["total"]?["new"]?.integer)
        // The rest are enrolments, settings, standard and points.
        #expect(new > SimulateTests.entries && new < SimulateTests.entries + 200)
        let photos = report["files"]?.list?.compactMap { $0["photos"]?.integer }
        #expect(photos?.reduce(0, +) == 4)
    }

    @Test func `the shares are those of the workload`() throws {
        let written = try World(seed: 6).written

        #expect(written["entries"]?.integer == Int64(SimulateTests.entries))
        #expect(written["bundles"]?.integer == Int64(SimulateTests.entries / 200))
        let expected: [(String, ClosedRange<Int64>)] = [
            ("violations", 1850...2150), ("with_photo", 900...1100), ("with_base", 400...600),
            ("contested_registers", 400...600),
        ]
        for (name, range) in expected {
            let share = try #require(written["shares_per_10000"]?[name]?.integer)
            #expect(range.contains(share), "\(name): \(share)")
        }
        let payload = try #require(written["per_entry_hundredths"]?["payload_bytes"]?.integer)
        #expect((20_500...23_500).contains(payload))
    }

    @Test func `odd sizes are written whole`() throws {
        let world = try World(seed: 7, "--devices", "1", "--points", "1", "--days", "7")

        #expect(world.written["entries"]?.integer == Int64(SimulateTests.entries))
        #expect(world.written["shares_per_10000"]?["contested_registers"]?.integer == 0)
    }

    @Test func `a folder with something in it is left alone`() throws {
        let world = try World(seed: 8)

        let again = try Program.run(["simulate", "--out", world.path])

        #expect(again.status == 64)
        #expect(again.stderr.contains("file-exists"))
    }
}
