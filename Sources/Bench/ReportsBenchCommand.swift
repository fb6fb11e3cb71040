import ArgumentParser
import Foundation

/// `bench reports`: how long tables and papers take beside the bare tools that write the same.
struct ReportsBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports",
        abstract: "Measure exports and papers beside sqlite3 and bare libxlsxwriter.",
        discussion: """
            The checks of a simulated city are exported as CSV, and written by the sqlite3 shell from \
            a table of the same rows and columns. Part of them is exported as XLSX, and written by a \
            C program that does nothing else. Every turn is a process of its own, with the files in \
            the page cache; medians count. Memory is the largest resident set of the process.
            """
    )

    @Flag(help: "A tenth of the rows.")
    var quick = false

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    @Option(help: "About how many checks; a fifth more entries are made.")
    var checks: Int?

    @Option(help: "How often each is measured.")
    var turns = 5

    @Option(help: "Folder for the work; removed at the end.")
    var folder = NSTemporaryDirectory()

    func validate() throws {
        guard turns > 0, (checks ?? 1000) >= 1000 else {
            throw ValidationError("At least one turn and 1000 checks.")
        }
    }

    func run() throws {
        let scratch = try Scratch(in: folder)
        let city = try ReportCity(checks: checks ?? (quick ? 100_000 : 1_000_000), in: scratch)
        var figures = Figures(Figures.ofReports)
        try city.prepare()
        for turn in 1...turns {
            note("Turn \(turn) of \(turns) …")
            try city.measure(into: &figures)
        }
        print(json ? figures.json : figures.table)
    }
}

/// A ledger to export, and what the bare tools need to write the same.
private struct ReportCity {
    let scratch: Scratch
    private let watchbook = Child.program("watchbook")
    /// A tenth of the days: that of the workbook.
    private let lastOfPart: String

    init(checks: Int, in scratch: Scratch) throws {
        self.scratch = scratch
        // A device writes about 200 entries a day.
        let days = 100
        let devices = max(1, checks * 12 / 10 / days / 200)
        note("Writing a city of \(checks * 12 / 10) entries …")
        try Child.run(
            watchbook,
            [
                "simulate", "--seed", "1", "--devices", "\(devices)", "--points", "\(2 * devices)",
                "--days", "\(days)", "--entries", "\(checks * 12 / 10)", "--out",
                scratch.file("city"),
            ]
        )
        note("Merging …")
        let ledger = scratch.file("city.ledger")
        let root = scratch.file("city/root.pub")
        try Child.run(watchbook, ["ledger", "create", ledger, "--trust", root])
        try Child.run(
            watchbook,
            [
                "merge", "--into", ledger, scratch.file("city/office.bundle"),
                scratch.file("city/bundles"),
            ]
        )
        // Simulated cities begin on 2 March 2026.
        lastOfPart = "2026-03-11"
    }

    private func export(_ name: String, _ more: [String]) throws -> Child.Usage {
        try? FileManager.default.removeItem(atPath: scratch.file(name))
        return try Child.used(
            watchbook,
            [
                "export", scratch.file("city.ledger"), "--dir", scratch.file(name), "--tables",
                "checks", "--profile", "rfc4180",
            ] + more
        )
    }

    /// Makes the table for sqlite3 and the cells for the bare program, and builds the latter.
    func prepare() throws {
        try prepareForms()
        note("Preparing the bare tools …")
        _ = try export("csv", [])
        _ = try export("part", ["--format", "csv,xlsx", "--until", lastOfPart])
        let script = """
            import csv, json, sqlite3, sys
            folder = sys.argv[1]
            numbers = {"round", "found", "settled", "left", "worse"}
            flags = {"repeated", "in_zone", "exempt", "typed", "late", "disputed"}
            with open(folder + "/csv/checks.csv", newline="") as file:
                rows = csv.reader(file)
                names = next(rows)
                base = sqlite3.connect(folder + "/checks.db")
                columns = ", ".join(n + (" INTEGER" if n in numbers else " TEXT") for n in names)
                base.execute(f"CREATE TABLE checks ({columns})")
                marks = ", ".join("?" for _ in names)
                base.executemany(f"INSERT INTO checks VALUES ({marks})", rows)
                base.commit()
            with open(folder + "/part/checks.csv", newline="") as file, \\
                    open(folder + "/cells", "wb") as out:
                rows = csv.reader(file)
                next(rows)
                for row in rows:
                    out.write(b"".join(c.encode() + b"\\0" for c in row))
            print("".join("n" if n in numbers else "b" if n in flags else "t" for n in names))
            """
        let kinds = try Child.run("/usr/bin/python3", ["-c", script, scratch.path])
        try kinds.dropLast().write(to: URL(fileURLWithPath: scratch.file("kinds")))
        try Child.run(
            "/usr/bin/cc",
            ["-O2", "-o", scratch.file("bare"), "Scripts/lib/bare-workbook.c", "-lxlsxwriter"]
        )
    }

    /// A street office with 30 watchers at two stations each: 60 forms a day.
    private func prepareForms() throws {
        note("Writing a street office's day …")
        try Child.run(
            watchbook,
            [
                "simulate", "--seed", "2", "--devices", "30", "--points", "1", "--days", "1",
                "--entries", "6000", "--out", scratch.file("day"),
            ]
        )
        let ledger = scratch.file("day.ledger")
        try Child.run(
            watchbook,
            ["ledger", "create", ledger, "--trust", scratch.file("day/root.pub")]
        )
        try Child.run(
            watchbook,
            [
                "merge", "--into", ledger, scratch.file("day/office.bundle"),
                scratch.file("day/bundles"),
            ]
        )
    }

    /// The day's forms as PDF, with the program that prints them.
    private func measureForms(into figures: inout Figures) throws {
        let pdf = scratch.file("day.pdf")
        let printed = try Child.used(
            watchbook,
            [
                "report", "watch", scratch.file("day.ledger"), "--date", "2026-03-02", "--office",
                "S01", "--out", pdf, "--force",
            ]
        )
        let told = try Child.run("/usr/bin/pdfinfo", [pdf])
        let pages = String(decoding: told, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("Pages:") }?.split(separator: " ").last.flatMap { Double($0) }
        figures.add("pdf_60_forms_s", printed.seconds)
        figures.add("pdf_pages", pages ?? .nan)
        figures.add("pdf_peak_mb", printed.peakMegabytes)
    }

    func measure(into figures: inout Figures) throws {
        try measureForms(into: &figures)
        let csv = try export("csv", [])
        let shell = try Child.used(
            "/bin/sh",
            [
                "-c", "exec sqlite3 -csv \"$0\" 'SELECT * FROM checks' > \"$1\"",
                scratch.file("checks.db"), scratch.file("shell.csv"),
            ]
        )
        let rows = try rows(of: "csv")
        figures.add("csv_rows", rows)
        figures.add("csv_s", csv.seconds)
        figures.add("csv_sqlite3_s", shell.seconds)
        figures.add("csv_ratio", csv.seconds / shell.seconds)
        figures.add("csv_peak_mb", csv.peakMegabytes)
        let part = try export("part", ["--until", lastOfPart])
        figures.add("csv_tenth_peak_mb", part.peakMegabytes)
        figures.add("csv_mb", Double(fileSize(scratch.file("csv/checks.csv"))) / 1_000_000)

        let book = try export("part", ["--format", "xlsx", "--until", lastOfPart])
        let kinds = try String(contentsOfFile: scratch.file("kinds"), encoding: .utf8)
        let bare = try Child.run(
            scratch.file("bare"),
            [scratch.file("cells"), kinds, scratch.file("bare.xlsx")]
        )
        let milliseconds =
            Double(
                String(decoding: bare, as: UTF8.self)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            ) ?? .nan
        figures.add("xlsx_rows", try self.rows(of: "part"))
        figures.add("xlsx_s", book.seconds)
        figures.add("xlsx_bare_s", milliseconds / 1000)
        figures.add("xlsx_ratio", book.seconds / milliseconds * 1000)
        figures.add("xlsx_peak_mb", book.peakMegabytes)
    }

    private func rows(of folder: String) throws -> Double {
        let path = scratch.file("\(folder)/manifest.json")
        let manifest = try JSONDecoder().decode(
            Manifest.self,
            from: Data(contentsOf: URL(fileURLWithPath: path))
        )
        return Double(manifest.tables.first?.rows ?? 0)
    }

    private struct Manifest: Decodable {
        struct Table: Decodable { let rows: Int }
        let tables: [Table]
    }
}
