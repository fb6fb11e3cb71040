import Foundation

/// What was measured, by name; the median of the turns counts.
struct Figures {
    private var values: [String: [Double]] = [:]
    private let rows: [Row]

    /// A figure with its text and, where the design promises one, its aim.
    typealias Row = (name: String, text: String, aim: Aim?)

    init(_ rows: [Row]) {
        self.rows = rows
    }

    /// What the design promises of questions, and the figures that are only shown.
    static let ofQuestions: [Row] = [
        ("by_unit_indicator_ms", "tally by unit and indicator, ms", .atMost(100)),
        ("by_station_month_ms", "tally by station and month, ms", .atMost(100)),
        ("explain_cell_ms", "the entries behind one cell, ms", .atMost(100)),
        ("missing_day_ms", "missing checks of a day, ms", .atMost(100)),
        ("attendance_person_ms", "attendance by person, ms", .atMost(100)),
        ("attendance_unit_ms", "attendance by unit, ms", .atMost(100)),
        ("open_cases_ms", "open cases by unit, ms", .atMost(100)),
        ("overdue_by_unit_ms", "overdue cases by unit, ms", .atMost(100)),
        ("overdue_cases_ms", "overdue cases as case overdue lists them, ms", .atMost(100)),
        ("case_stats_ms", "cases of the quarter and closing rates by unit, ms", nil),
        ("attendance_month_ms", "attendance of one month by person, ms", nil),
        ("attendance_year_ms", "attendance of four quarters by person, ms", nil),
        ("spacing_200_streets_ms", "six spacing rules along 200 streets, ms", .atMost(100)),
        ("books_ms", "reading places, people and standards, ms", nil),
        ("month_by_unit_indicator_ms", "one month by unit and indicator, ms", nil),
        ("year_by_unit_indicator_ms", "four quarters by unit and indicator, ms", nil),
        ("ranking_ms", "ranking of street offices over a quarter, ms", .atMost(100)),
        ("ranking_month_ms", "ranking over one month, ms", nil),
        ("ranking_year_ms", "ranking over four quarters, ms", nil),
        ("ranked_offices", "offices ranked", nil),
        ("days_by_unit_indicator_ms", "the same span from days, not months, ms", nil),
        ("watches_planned", "watches planned", nil),
        ("watches_stood", "of these stood", nil),
        ("stations", "stations", nil),
        ("days", "work dates", nil),
        ("checks", "checks made", nil),
        ("cases", "cases", nil),
        ("overdue_cases", "of these overdue", nil),
        ("sha256_64_mb_ms", "for comparison: SHA-256 of 64 MB, ms", nil),
    ]

    /// What the design promises of reports, and the figures that are only shown.
    static let ofReports: [Row] = [
        ("csv_s", "checks as CSV, s", nil),
        ("csv_sqlite3_s", "… the same rows by sqlite3 -csv, s", nil),
        ("csv_ratio", "… against sqlite3", .atMost(1.5)),
        ("csv_rows", "… rows", nil),
        ("csv_mb", "… MB", nil),
        ("csv_peak_mb", "… memory, MB", .atMost(128)),
        ("csv_tenth_peak_mb", "… memory for a tenth of the dates, MB", nil),
        ("xlsx_s", "checks as XLSX, s", nil),
        ("xlsx_bare_s", "… the same cells by bare libxlsxwriter, s", nil),
        ("xlsx_ratio", "… against bare libxlsxwriter", .atMost(1.3)),
        ("xlsx_rows", "… rows", nil),
        ("xlsx_peak_mb", "… memory, MB", .atMost(128)),
        ("pdf_60_forms_s", "a street office's day as PDF, 60 forms, s", nil),
        ("pdf_pages", "… pages", nil),
        ("pdf_peak_mb", "… memory with the printing program, MB", nil),
    ]

    /// What the design promises of merging, and the figures that are only shown.
    static let ofMerging: [Row] = [
        ("limit_rows_per_s", "bare inserts, rows a second", nil),
        ("merge_rows_per_s", "merge into an empty ledger, entries a second", nil),
        ("merge_ratio", "… against bare inserts", .atLeast(0.5)),
        ("remerge_ratio", "the same files again", .atLeast(2.5)),
        ("journal_files_ratio", "from journal files", nil),
        ("second_million_ratio", "time of the second half against the first", .atMost(1.2)),
        ("peak_mb", "memory of a merge, MB", .atMost(256)),
        ("bytes_per_entry", "ledger, bytes an entry", .atMostOf("bare_bytes_per_entry")),
        ("bare_bytes_per_entry", "bare table, bytes an entry", nil),
        ("bundle_bytes_per_entry", "bundles, bytes an entry", .atMost(50)),
        ("append_per_s", "entries made durable on a device, a second", nil),
        ("fsync_per_s", "… transactions of bare SQLite", nil),
        ("tally_ms", "tally by station and indicator over all, ms", nil),
    ]

    enum Aim {
        case atLeast(Double)
        case atMost(Double)
        /// At most another figure.
        case atMostOf(String)
    }

    mutating func add(_ name: String, _ value: Double) {
        values[name, default: []].append(value)
    }

    private func median(_ name: String) -> Double {
        let sorted = (values[name] ?? []).sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// One object, all figures as numbers.
    var json: String {
        let members = rows.map { "\"\($0.name)\":\(Figures.text(median($0.name)))" }
        return "{" + members.joined(separator: ",") + "}"
    }

    var table: String {
        rows.map { row in
            let value = median(row.name)
            let columns = [
                Figures.padded(row.text, 46), Figures.padded(Figures.text(value), -12),
                "  " + verdict(value, row.aim),
            ]
            return columns.joined()
        }.joined(separator: "\n")
    }

    private func verdict(_ value: Double, _ aim: Aim?) -> String {
        let (isMet, words): (Bool, String)
        switch aim {
        case nil: return ""
        case .atLeast(let bound): (isMet, words) = (value >= bound, "aim ≥ \(bound)")
        case .atMost(let bound): (isMet, words) = (value <= bound, "aim ≤ \(bound)")
        case .atMostOf(let other):
            (isMet, words) = (value <= median(other), "aim ≤ that of the bare table")
        }
        return words + (isMet ? "" : "  MISSED")
    }

    private static func text(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        return String(format: value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value)
    }

    /// Spaces behind, or before for a negative width.
    private static func padded(_ text: String, _ width: Int) -> String {
        let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? spaces + text : text + spaces
    }
}
