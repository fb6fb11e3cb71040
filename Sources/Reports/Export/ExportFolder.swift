import Foundation
package import Journaling

/// A folder of tables, with a manifest of them; there when it is complete, or as it was before.
///
/// It is made beside its place under a name of its own. Released before ``finish(_:)``, nothing of
/// it stays.
package final class ExportFolder {
    /// What became of a table.
    package struct Table: Hashable, Sendable {
        package let table: ExportTable
        package let rows: Int64
        package let files: [File]
    }

    package struct File: Hashable, Sendable {
        package let name: String
        package let length: Int64
        /// SHA-256 of its bytes.
        package let digest: String
    }

    /// The manifest's name: a folder without it is none of ours.
    package static let manifestName = "manifest.json"
    /// What a manifest begins with, so that only such a folder is replaced.
    package static let mark = "{\"export\":\"watchbook\""

    private let path: String
    private let temporaryPath: String
    private let formats: [ExportFormat]
    private let isForSpreadsheets: Bool
    private let created: Int64
    private let replaces: Bool
    private var isPublished = false
    package private(set) var tables: [Table] = []

    /// Finds a place for a folder.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - formats: what each table is written as.
    ///   - isForSpreadsheets: whether CSV is for spreadsheets, not for programs.
    ///   - created: the moment that workbooks name as their making, in milliseconds since 1970.
    ///   - replaces: whether an earlier export, or an empty folder, gives way in the end.
    /// - Throws: `Problem`: `fileInTheWay` for a name that is taken, `folderNotWritable`.
    package init(
        _ path: String,
        formats: [ExportFormat],
        isForSpreadsheets: Bool,
        created: Int64,
        replaces: Bool
    ) throws {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.formats = formats
        self.isForSpreadsheets = isForSpreadsheets
        self.created = created
        self.replaces = replaces
        try ExportFolder.check(self.path, replaces: replaces)
        var template = Array("\(self.path).XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw UnfinishedFile.problem(errno, path) }
        temporaryPath = template.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let mask = umask(0)
        umask(mask)
        chmod(temporaryPath, 0o777 & ~mask)
    }

    deinit {
        if !isPublished { try? FileManager.default.removeItem(atPath: temporaryPath) }
    }

    /// Refuses a name that is taken by anything but an earlier export that is to be replaced.
    package static func check(_ path: String, replaces: Bool) throws(Problem) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard replaces, status.st_mode & S_IFMT == S_IFDIR else {
            throw Problem(.fileInTheWay, path)
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
        let manifest = FileManager.default.contents(atPath: "\(path)/\(manifestName)")
        let isOurs = manifest?.starts(with: mark.utf8) ?? false
        guard names.isEmpty || isOurs else { throw Problem(.fileInTheWay, path) }
    }

    /// Writes a table.
    ///
    /// `body` gets a function that writes a row; what it throws ends the table and the folder.
    package func write(
        _ table: ExportTable,
        _ body: (_ write: (borrowing RowBuffer) throws -> Void) throws -> Void
    ) throws {
        let sinks = try formats.map { try TableSink(table, $0, self) }
        var rows: Int64 = 0
        try body { row in
            rows += 1
            for sink in sinks { try sink.write(row) }
        }
        tables.append(Table(table: table, rows: rows, files: try sinks.map { try $0.finish() }))
    }

    /// Writes the manifest and gives the folder its name.
    ///
    /// - Throws: `Problem`: `fileInTheWay`, `diskFull`, `folderNotWritable`.
    package func finish(_ manifest: String) throws {
        let name = "\(temporaryPath)/\(ExportFolder.manifestName)"
        let file = try ByteSink(creating: name, named: path)
        try file.write(manifest)
        try file.close()
        try ExportFolder.check(path, replaces: replaces)
        if rename(temporaryPath, path) != 0 {
            guard errno == ENOTEMPTY || errno == EEXIST else {
                throw UnfinishedFile.problem(errno, path)
            }
            let old = temporaryPath + ".old"
            guard rename(path, old) == 0 else { throw UnfinishedFile.problem(errno, path) }
            guard rename(temporaryPath, path) == 0 else {
                let reason = errno
                rename(old, path)
                throw UnfinishedFile.problem(reason, path)
            }
            try? FileManager.default.removeItem(atPath: old)
        }
        isPublished = true
    }

    /// One table in one format.
    private final class TableSink {
        private enum Writer {
            case bytes(ByteSink, RowEncoder)
            case workbook(ExportWorkbook)
        }

        private let name: String
        private let path: String
        private let folder: String
        private let writer: Writer

        init(_ table: ExportTable, _ format: ExportFormat, _ folder: ExportFolder) throws {
            name = "\(table.name).\(format.rawValue)"
            path = "\(folder.temporaryPath)/\(name)"
            self.folder = folder.path
            let kind: RowEncoder.Kind
            switch format {
            case .csv: kind = folder.isForSpreadsheets ? .excel : .plain
            case .jsonl: kind = .lines
            case .xlsx:
                writer = .workbook(
                    try ExportWorkbook(path, table, created: folder.created, named: folder.path)
                )
                return
            }
            let file = try ByteSink(creating: path, named: folder.path)
            let encoder = RowEncoder(kind, table.columns)
            try file.append { $0.append(contentsOf: encoder.beginning) }
            writer = .bytes(file, encoder)
        }

        func write(_ row: borrowing RowBuffer) throws {
            switch writer {
            case .bytes(let file, let encoder): try file.append { encoder.encode(row, into: &$0) }
            case .workbook(let book): try book.write(row)
            }
        }

        func finish() throws -> File {
            switch writer {
            case .bytes(let file, _):
                try file.close()
                return File(name: name, length: file.length, digest: file.digest)
            case .workbook(let book):
                try book.finish()
                return try ByteSink.described(path, as: name)
            }
        }
    }
}
