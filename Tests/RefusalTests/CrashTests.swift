import Foundation
import JournalSQLite
import Journaling
import TestSupport
import Testing

/// A program that dies in the middle: nothing confirmed is lost, and the same again goes well.
@Suite struct CrashTests {
    /// A library that kills its process at a chosen call that changes files; only where there is a
    /// C compiler.
    private static let interposer: Folder? = {
        guard let folder = try? Folder(), (try? folder.write("kill.c", source.utf8)) != nil else {
            return nil
        }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-o", folder("kill.so"), folder("kill.c"), "-ldl",
        ]
        try? compiler.run()
        compiler.waitUntilExit()
        return compiler.terminationStatus == 0 ? folder : nil
    }()

    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <unistd.h>
        static long calls, last;
        __attribute__((constructor)) static void begin(void) {
            const char *text = getenv("KILL_AT");
            last = text ? atol(text) : 0;
        }
        __attribute__((destructor)) static void end(void) {
            FILE *file = getenv("KILL_COUNT") ? fopen(getenv("KILL_COUNT"), "w") : NULL;
            if (file) { fprintf(file, "%ld", calls); fclose(file); }
        }
        static void call(void) {
            if (__atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) == last) kill(getpid(), SIGKILL);
        }
        #define WRAP(result, name, types, names) \\
            result name types { \\
                static result (*real) types; \\
                if (!real) real = (result (*) types)dlsym(RTLD_NEXT, #name); \\
                call(); return real names; \\
            }
        WRAP(ssize_t, write, (int f, const void *b, size_t n), (f, b, n))
        WRAP(ssize_t, pwrite, (int f, const void *b, size_t n, off_t o), (f, b, n, o))
        WRAP(ssize_t, pwrite64, (int f, const void *b, size_t n, off64_t o), (f, b, n, o))
        WRAP(int, ftruncate, (int f, off_t n), (f, n))
        WRAP(int, ftruncate64, (int f, off64_t n), (f, n))
        WRAP(int, fsync, (int f), (f))
        WRAP(int, fdatasync, (int f), (f))
        WRAP(int, unlink, (const char *p), (p))
        WRAP(int, link, (const char *a, const char *b), (a, b))
        WRAP(int, rename, (const char *a, const char *b), (a, b))

        """

    private func environment(_ folder: Folder, killAt call: Int? = nil) throws -> [String: String] {
        let library = try #require(CrashTests.interposer)
        return [
            "LD_PRELOAD": library("kill.so"), "KILL_COUNT": folder("count"),
            "KILL_AT": call.map(String.init) ?? "0",
        ]
    }

    private func calls(_ folder: Folder) throws -> Int {
        try #require(Int(String(decoding: folder.bytes("count"), as: UTF8.self)))
    }

    /// A city with photos of so many bytes each.
    private func city(photo size: Int) throws -> (City, bundle: [UInt8]) {
        let city = City()
        let photos = (0..<4).map { [UInt8](repeating: $0, count: size) }
        for occasion in 1...200 {
            let photo = photos[occasion % 4]
            city.device.find(
                occasion,
                attachments: [
                    Journaling.Attachment(digest: Chain.sha256(photo), length: Int64(photo.count))
                ]
            )
        }
        return (city, try city.deviceBundle(photos: photos))
    }

    @Test(.enabled(if: CrashTests.interposer != nil, "needs a C compiler"))
    func `a merge killed at any of its writes and repeated equals one that was not`() throws {
        let (city, bundle) = try city(photo: 20_000)
        let clean = try Desk(city, isMerged: false)
        try clean.folder.write("day.bundle", bundle)
        let arguments =
            ["merge", "--into", clean.ledger] + City.now
            + [clean.folder("office.bundle"), clean.folder("day.bundle")]
        let counted = try Program.run(arguments, environment: environment(clean.folder))
        #expect(counted.status == 0, "\(counted.stderr)")
        let count = try calls(clean.folder)
        let (digest, content) = (try clean.digest, try clean.content)

        var killed = 0
        for sample in 0..<50 {
            let desk = try Desk(city, isMerged: false)
            let arguments =
                ["merge", "--into", desk.ledger] + City.now
                + [desk.folder("office.bundle"), clean.folder("day.bundle")]
            let run = try Program.run(
                arguments,
                environment: environment(desk.folder, killAt: 1 + sample * count / 50)
            )
            if run.status == -SIGKILL { killed += 1 }
            // Whatever the moment was, the ledger is one.
            try desk.expectSound()
            let again = try Program.run(arguments)
            #expect(again.status == 0, "call \(sample): \(again.stderr)")
            #expect(try desk.digest == digest && desk.content == content)
            try desk.expectSound()
        }
        #expect(killed >= 45)
    }

    @Test(.enabled(if: CrashTests.interposer != nil, "needs a C compiler"))
    func `making a ledger leaves a whole one or none`() throws {
        let desk = try Desk(isMerged: false)
        let path = desk.folder("new.ledger")
        let arguments = ["ledger", "create", path, "--trust", desk.folder("root.pub")]
        #expect(try Program.run(arguments, environment: environment(desk.folder)).status == 0)
        for call in 1...(try calls(desk.folder)) {
            for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
            where name.hasPrefix("new.") {
                try FileManager.default.removeItem(atPath: desk.folder(name))
            }
            _ = try Program.run(arguments, environment: environment(desk.folder, killAt: call))
            let again = try Program.run(arguments)
            #expect(again.status == 0 || again.codes == ["file-exists"], "call \(call)")
            let run = try Program.run("merge", "--into", path, desk.folder("office.bundle"))
            #expect(run.status == 0, "call \(call): \(run.stderr)")
        }
    }

    @Test func `merges killed after any time and repeated come to the same ledger`() throws {
        // More than one batch.
        let (city, bundle) = try city(photo: 7_000_000)
        let clean = try Desk(city, isMerged: false)
        try clean.folder.write("day.bundle", bundle)
        let start = ContinuousClock.now
        #expect(try clean.merge("office.bundle", "day.bundle").status == 0)
        let whole = ContinuousClock.now - start

        let desk = try Desk(city, isMerged: false)
        let arguments =
            ["merge", "--into", desk.ledger] + City.now
            + [desk.folder("office.bundle"), clean.folder("day.bundle")]
        var draw = SplitMix64(seed: 1)
        for _ in 0..<10 {
            let run = try Program.start(arguments)
            usleep(useconds_t(draw.below(Int(whole / .microseconds(1)))))
            run.kill()
            _ = try run.outcome()
        }
        try desk.expectSound()
        #expect(try Program.run(arguments).status == 0)
        #expect(try desk.digest == clean.digest && desk.content == clean.content)
        try desk.expectSound()
    }

    // MARK: - Journals

    @Test(.enabled(if: CrashTests.interposer != nil, "needs a C compiler"))
    func `an import killed at any of its writes keeps what was confirmed`() throws {
        let paper = try Paper()
        var draw = SplitMix64(seed: 2)
        var calls: [Int: Int] = [:]
        for rows in Paper.sizes {
            let run = try paper.importing(rows, environment: environment(paper.folder))
            try paper.expectKept(after: run.outcome())
            calls[rows] = try self.calls(paper.folder)
        }
        var killed = 0
        for turn in 0..<16 {
            let rows = turn % 8 == 0 ? 201 : draw.pick([1, 3])
            let call = 1 + draw.below(calls[rows] ?? 1)
            let run = try paper.importing(
                rows,
                environment: environment(paper.folder, killAt: call)
            )
            let outcome = try run.outcome()
            if outcome.status == -SIGKILL { killed += 1 }
            try paper.expectKept(after: outcome)
        }
        #expect(killed >= 11)
        // The way from there goes on.
        try paper.expectKept(after: paper.importing(3).outcome())
        #expect(paper.isLastConfirmed)
    }

    @Test func `an import killed after any time keeps what was confirmed`() throws {
        let paper = try Paper()
        let start = ContinuousClock.now
        try paper.expectKept(after: paper.importing(201).outcome())
        let whole = ContinuousClock.now - start
        var draw = SplitMix64(seed: 3)
        for _ in 0..<8 {
            let run = try paper.importing(draw.pick(Paper.sizes))
            usleep(useconds_t(draw.below(Int(whole / .microseconds(1)))))
            run.kill()
            try paper.expectKept(after: run.outcome())
        }
        try paper.expectKept(after: paper.importing(1).outcome())
        #expect(paper.isLastConfirmed)
    }
}
