import Foundation

/// What a report can be written as, by the end of the file's name.
enum ReportFormat: String, CaseIterable, Sendable {
    case html, pdf, docx, xlsx, csv, json

    /// The format of a file; `nil` for any other name.
    init?(of path: String) {
        self.init(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased())
    }

    /// As they stand in a text.
    static var list: String { allCases.map { "." + $0.rawValue }.joined(separator: ", ") }
}
