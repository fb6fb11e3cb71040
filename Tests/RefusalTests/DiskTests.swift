import Foundation
import Journaling
import TestSupport
import Testing

/// Disks that are full or that nothing can be written to.
@Suite struct DiskTests {
    /// A desk with a bundle of 600 entries to merge.
    private func desk() throws -> Desk {
        let desk = try Desk(isMerged: false)
        var draw = SplitMix64(seed: 5)
        for occasion in 1...600 {
            desk.city.device.find(occasion, note: Hex.text(draw.bytes(200)))
        }
        try desk.folder.write("day.bundle", desk.city.deviceBundle())
        return desk
    }

    @Test func `a merge that may not write on changes nothing and can be repeated`() throws {
        let desk = try desk()
        let clean = try self.desk()
        #expect(try clean.merge("office.bundle", "day.bundle").status == 0)
        let before = try desk.digest

        // What a full disk does, for every user: no file may grow over so many KiB.
        for limit in [1, 40, 80, 120, 160] {
            let full = "trap '' XFSZ; ulimit -f \(limit)"
            for language in ["zh", "en"] {
                let run = try desk.mergeForPeople(
                    "office.bundle",
                    "day.bundle",
                    language: language,
                    after: full
                )
                #expect(run.status == 75 && run.codes == ["disk-full"], "\(limit): \(run.stderr)")
            }
            #expect(try desk.digest == before, "\(limit)")
            try desk.expectSound()
        }
        let again = try desk.merge("office.bundle", "day.bundle")
        #expect(again.status == 0, "\(again.stderr)")
        #expect(try desk.content == clean.content)
        try desk.expectSound()
    }

    @Test func `a photo that found no room leaves nothing and comes with the next merge`() throws {
        let desk = try Desk()
        let photo = [UInt8](repeating: 7, count: 3_000_000)
        desk.city.device.find(
            attachments: [Journaling.Attachment(digest: Chain.sha256(photo), length: 3_000_000)])
        try desk.folder.write("day.bundle", desk.city.deviceBundle(photos: [photo]))

        let full = try desk.mergeForPeople("day.bundle", after: "trap '' XFSZ; ulimit -f 2000")

        #expect(full.status == 75 && full.codes == ["disk-full"], "\(full.stderr)")
        let left = try desk.folder.contents.filter {
            $0.key.hasPrefix("day.photos/") && !$0.value.isEmpty
        }
        #expect(left.isEmpty)
        try desk.expectSound()
        #expect(try desk.merge("day.bundle").json?["missing_photos"]?.integer == 0)
        try desk.expectSound()
    }

    @Test(.enabled(if: Mounts.arePermitted, "needs the right to mount a file system"))
    func `a disk of its own that is full, until there is room`() throws {
        let desk = try desk()
        let run = try Mounts.run(
            """
            cd "$1" && mkdir disk && mount -t tmpfs -o size=250k none disk || exit 1
            "$0" ledger create disk/a.ledger --trust root.pub || exit 1
            before=$("$0" ledger digest disk/a.ledger)
            "$0" merge --into disk/a.ledger office.bundle day.bundle; status=$?
            [ $status = 75 ] && [ "$("$0" ledger digest disk/a.ledger)" = "$before" ] || exit 2
            "$0" ledger verify disk/a.ledger || exit 3
            mount -o remount,size=20m disk
            "$0" merge --into disk/a.ledger office.bundle day.bundle || exit 4
            "$0" ledger verify disk/a.ledger || exit 5
            """,
            desk.folder.path
        )

        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.contains("[disk-full]"))
    }

    @Test(.enabled(if: Mounts.arePermitted, "needs the right to mount a file system"))
    func `a ledger in a folder that cannot be written can be read, and only read`() throws {
        let desk = try desk()
        #expect(try desk.merge("office.bundle", "day.bundle").status == 0)
        try FileManager.default.createDirectory(
            atPath: desk.folder("a %b#?"),
            withIntermediateDirectories: true
        )
        try desk.folder.copy("day.ledger", to: "a %b#?/c d.ledger")
        let digest = try desk.digest

        let run = try Mounts.run(
            """
            cd "$1" && mount --bind "a %b#?" "a %b#?" && mount -o remount,ro,bind "a %b#?" || exit 1
            cd "a %b#?"
            for command in "ledger digest" "ledger content" "ledger verify" conflicts held tally doctor; do
                "$0" $command "c d.ledger" > "$1/out" || exit 2
            done
            [ "$("$0" ledger digest "c d.ledger")" = "$2" ] || exit 3
            for option in --dry-run --json; do
                "$0" merge $option --into "c d.ledger" "$1/day.bundle"; [ $? = 75 ] || exit 4
            done
            "$0" ledger create new.ledger; [ $? = 75 ] || exit 5
            "$0" merge --into "$1/day.ledger" "c d.ledger" || exit 6
            """,
            desk.folder.path,
            String(digest.dropLast())
        )

        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.contains("[folder-not-writable]"))
    }

    @Test func `no room for the copy of a journal is a matter of later`() throws {
        let desk = try desk()
        try desk.folder.copy("day.ledger", to: "other.ledger")

        let run = try Program.run(
            ["merge", "--into", desk.ledger, desk.folder("other.ledger")],
            environment: ["TMPDIR": desk.folder("nowhere")]
        )

        #expect(run.status == 75 && run.codes == ["folder-not-writable"], "\(run.stderr)")
    }

    @Test func `output that cannot be written ends with 75 and no crash`() throws {
        let desk = try desk()
        #expect(try desk.merge("office.bundle", "day.bundle").status == 0)
        for command in [
            ["ledger", "content"], ["ledger", "digest"], ["conflicts"], ["held"], ["tally"],
            ["doctor"],
        ] {
            let run = try Program.run(command + [desk.ledger], after: "exec > /dev/full")
            #expect(run.status == 75 && run.codes == ["disk-full"], "\(command): \(run.stderr)")
        }
    }

    @Test func `two thousand files need few open at once`() throws {
        let desk = try Desk()
        for occasion in 1...2000 { desk.city.device.find(occasion) }
        for link in desk.city.device.path {
            try desk.folder.write(
                "day/\(link.seq).bundle",
                HandMade.bundle([desk.city.device.segment([link])])
            )
        }

        let run = try Program.run(
            ["merge", "--json", "--into", desk.ledger, desk.folder("day")] + City.now,
            after: "ulimit -n 40"
        )

        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.total("new") == 2000 && run.total("held") == 0)
        try desk.expectSound()
    }
}
