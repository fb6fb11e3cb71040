import Foundation
import GRDB
import Journaling

/// Writes a map as a GeoPackage: one table a layer, with an index of places, styles for QGIS, and
/// what the file was made from as its metadata.
///
/// Features are written as they come; what is not on the disk yet are a few megabytes.
///
/// Source: OGC 12-128r19.
package final class GeoPackageWriter: MapWriter {
    /// The layer that is being written.
    private struct Table {
        let layer: MapLayer
        let insertion: GRDB.Statement
        let indexing: GRDB.Statement
        var rows: Int64 = 0
        var bounds: MapBounds?
    }

    private let place: UnfinishedFile
    private let head: MapHead
    private let queue: DatabaseQueue
    private var table: Table?

    private var srs: Int32 {
        head.datum == .gcj02 ? GeoPackageSchema.gcj02 : GeoPackageSchema.wgs84
    }

    /// Begins a file.
    ///
    /// - Throws: `Problem`: `fileInTheWay` unless `replaces`, `folderNotWritable`, `diskFull`.
    package init(_ path: String, _ head: MapHead, replaces: Bool) throws {
        let place = try UnfinishedFile(for: path, replaces: replaces)
        self.place = place
        self.head = head
        queue = try GeoPackageWriter.naming(path) {
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            configuration.foreignKeysEnabled = false
            return try DatabaseQueue(path: place.temporaryPath, configuration: configuration)
        }
        try begin()
    }

    deinit {
        // SQLite would roll back while closing, and call a hook of GRDB's that is gone by then.
        table = nil
        try? queue.inDatabase { if $0.isInsideTransaction { try $0.execute(sql: "ROLLBACK") } }
        try? queue.close()
    }

    private func begin() throws {
        try GeoPackageWriter.naming(place.path) {
            try queue.inDatabase { database in
                // Nobody sees the file before it is complete, so that nothing outlasts a crash.
                try database.execute(
                    sql: """
                        PRAGMA journal_mode = MEMORY;
                        PRAGMA synchronous = OFF;
                        PRAGMA application_id = \(GeoPackageSchema.applicationID);
                        PRAGMA user_version = \(GeoPackageSchema.version);
                        BEGIN;
                        """
                )
                for statement in GeoPackageSchema.statements {
                    try database.execute(sql: statement)
                }
                try GeoPackageWriter.describe(head, in: database)
            }
        }
    }

    private static func describe(_ head: MapHead, in database: Database) throws {
        for system in GeoPackageSchema.referenceSystems {
            // Only the file that has such coordinates knows them.
            guard system.1 != GeoPackageSchema.gcj02 || head.datum == .gcj02 else { continue }
            try database.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [system.0, system.1, system.2, system.3, system.4, system.5]
            )
        }
        for table in ["gpkg_metadata", "gpkg_metadata_reference"] {
            try database.execute(
                sql:
                    "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')",
                arguments: [table, "http://www.geopackage.org/spec120/#extension_metadata"]
            )
        }
        let metadata = """
            {"head":\(head.json),"datum":"\(head.datum.rawValue)",\
            "note":\(JSONValue.text(head.note).canonicalText)}
            """
        try database.execute(
            sql: "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)",
            arguments: ["urn:watchbook:map", metadata]
        )
        try database.execute(
            sql: """
                INSERT INTO gpkg_metadata_reference \
                VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)
                """,
            arguments: [head.asOf]
        )
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, \
                last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)
                """,
            arguments: [head.asOf]
        )
    }

    package func begin(_ layer: MapLayer) throws {
        try endTable()
        try GeoPackageWriter.naming(place.path) {
            try queue.inDatabase { database in
                try create(layer, in: database)
                let marks = layer.fields.map { _ in "?" }.joined(separator: ", ")
                table = Table(
                    layer: layer,
                    insertion: try database.makeStatement(
                        sql: "INSERT INTO \"\(layer.name)\" VALUES (?, ?, ?, \(marks))"
                    ),
                    indexing: try database.makeStatement(
                        sql: """
                            INSERT INTO "rtree_\(layer.name)_\(GeoPackageSchema.geometry)" \
                            VALUES (?, ?, ?, ?, ?)
                            """
                    )
                )
            }
        }
    }

    private func create(_ layer: MapLayer, in database: Database) throws {
        let fields = layer.fields.map { "\"\($0.name)\" \($0.kind.columnType)" }
        let geometry = GeoPackageSchema.geometry
        let shape = layer.shape == .points ? "POINT" : "LINESTRING"
        try database.execute(
            sql: """
                CREATE TABLE "\(layer.name)" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
                "\(geometry)" \(shape), id TEXT NOT NULL, \(fields.joined(separator: ", ")))
                """
        )
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, \
                last_change, srs_id) VALUES (?, 'features', ?, ?, ?, ?)
                """,
            arguments: [
                layer.name, layer.title, "\(layer.about) \(head.note)", head.asOf, srs,
            ]
        )
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            arguments: [layer.name, geometry, shape, srs]
        )
        try database.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [
                layer.name, geometry, "http://www.geopackage.org/spec120/#extension_rtree",
            ]
        )
        try database.execute(sql: GeoPackageSchema.index(of: layer.name).table)
        try database.execute(
            sql: """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
                f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, \
                ui, update_time) VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', NULL, ?)
                """,
            arguments: [
                layer.name, geometry, layer.name, layer.qml, layer.sld, layer.about, head.asOf,
            ]
        )
    }

    package func add(_ feature: MapFeature) throws {
        guard var table else { return }
        table.rows += 1
        let bounds = feature.geometry.flatMap { MapBounds($0.positions) }
        var values: [(any DatabaseValueConvertible)?] = [
            table.rows, feature.geometry?.geoPackageBytes(srs: srs), feature.id.withoutNUL,
        ]
        for value in feature.values { values.append(value.column) }
        try GeoPackageWriter.naming(place.path) {
            try queue.inDatabase { _ in
                table.insertion.setUncheckedArguments(StatementArguments(values))
                try table.insertion.execute()
                guard let bounds else { return }
                table.indexing.setUncheckedArguments([
                    table.rows, MapGeometry.degrees(bounds.west), MapGeometry.degrees(bounds.east),
                    MapGeometry.degrees(bounds.south), MapGeometry.degrees(bounds.north),
                ])
                try table.indexing.execute()
            }
        }
        table.bounds = bounds?.united(with: table.bounds) ?? table.bounds
        self.table = table
    }

    private func endTable() throws {
        guard let table else { return }
        self.table = nil
        try GeoPackageWriter.naming(place.path) {
            try queue.inDatabase { database in
                for trigger in GeoPackageSchema.index(of: table.layer.name).triggers {
                    try database.execute(sql: trigger)
                }
                guard let bounds = table.bounds else { return }
                try database.execute(
                    sql: """
                        UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? \
                        WHERE table_name = ?
                        """,
                    arguments: [
                        MapGeometry.degrees(bounds.west), MapGeometry.degrees(bounds.south),
                        MapGeometry.degrees(bounds.east), MapGeometry.degrees(bounds.north),
                        table.layer.name,
                    ]
                )
            }
        }
    }

    package func finish() throws {
        try endTable()
        try GeoPackageWriter.naming(place.path) {
            try queue.inDatabase { try $0.execute(sql: "COMMIT") }
            try queue.close()
        }
        try place.publish()
    }

    /// Does `work` on the database, and says in the program's words what went wrong.
    private static func naming<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR: throw Problem(.diskFull, path)
            default: throw Problem(.folderNotWritable, path)
            }
        }
    }
}

extension MapField.Kind {
    /// Source: OGC 12-128r19, table 1.
    fileprivate var columnType: String {
        switch self {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .decimal: "REAL"
        case .bool: "BOOLEAN"
        case .date: "DATE"
        }
    }
}

extension MapValue {
    fileprivate var column: (any DatabaseValueConvertible)? {
        switch self {
        case .text(let text), .date(let text): text.withoutNUL
        case .integer(let number): number
        case .thousandths(let number): Double(number) / 1000
        case .bool(let flag): flag
        case .empty: nil
        }
    }
}
