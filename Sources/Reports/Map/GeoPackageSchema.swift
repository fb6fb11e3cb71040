/// The tables of a GeoPackage, besides those of the layers.
///
/// Source: OGC 12-128r19, "GeoPackage Encoding Standard", annex C (table definitions), F.3 (R-tree
/// index), F.8 (metadata). The triggers of the index and the number in the file are those of
/// version 1.3, which 1.4 keeps readable and which programs since 2018 know.
enum GeoPackageSchema {
    /// "GPKG".
    static let applicationID: Int32 = 0x4750_4B47
    static let version: Int32 = 10_300

    static let geometry = "geom"

    /// The id of WGS 84 in the list of the EPSG.
    static let wgs84: Int32 = 4326
    /// Our own: programs show it where they show WGS 84, and convert nothing.
    static let gcj02: Int32 = 404_002

    static let statements = [
        """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, \
        srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, \
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)
        """,
        """
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, \
        identifier TEXT UNIQUE, description TEXT DEFAULT '', \
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), \
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, \
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
        """,
        """
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, \
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, \
        m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), \
        CONSTRAINT uk_gc_table_name UNIQUE (table_name), \
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), \
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
        """,
        """
        CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, \
        extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, \
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
        """,
        """
        CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, \
        md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, \
        mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')
        """,
        """
        CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, \
        column_name TEXT, row_id_value INTEGER, \
        timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), \
        md_file_id INTEGER NOT NULL, md_parent_id INTEGER, \
        CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), \
        CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))
        """,
        """
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY NOT NULL, f_table_catalog TEXT(256), \
        f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), \
        styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, \
        owner TEXT(30), ui TEXT(30), \
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
        """,
    ]

    /// The rows that stand in every file, and ours for shifted coordinates.
    ///
    /// Name, id, organization, its id, definition, description.
    static let referenceSystems: [(String, Int32, String, Int32, String, String)] = [
        (
            "Undefined Cartesian SRS", -1, "NONE", -1, "undefined",
            "undefined Cartesian coordinate reference system"
        ),
        (
            "Undefined geographic SRS", 0, "NONE", 0, "undefined",
            "undefined geographic coordinate reference system"
        ),
        (
            "WGS 84 geodetic", wgs84, "EPSG", wgs84,
            """
            GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
            AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],\
            PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
            UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
            """,
            "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"
        ),
        (
            "GCJ-02, shifted", gcj02, "WATCHBOOK", gcj02,
            """
            GEOGCS["GCJ-02, shifted",DATUM["GCJ-02, shifted from WGS 84",\
            SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
            UNIT["degree",0.0174532925199433]]
            """,
            """
            No datum: WGS 84 shifted by up to 720 m as maps sold in China show it. Lies right on \
            such maps and wrong on all others.
            """
        ),
    ]

    /// The R-tree of a layer and what keeps it true when somebody edits the layer.
    ///
    /// The functions `ST_…` are those that programs for GeoPackages bring along.
    static func index(of table: String) -> (table: String, triggers: [String]) {
        let column = geometry
        let tree = "\"rtree_\(table)_\(column)\""
        let key = "\"fid\""
        let isFull = "(NEW.\"\(column)\" NOTNULL AND NOT ST_IsEmpty(NEW.\"\(column)\"))"
        let isEmpty = "(NEW.\"\(column)\" ISNULL OR ST_IsEmpty(NEW.\"\(column)\"))"
        let put = """
            INSERT OR REPLACE INTO \(tree) VALUES (NEW.\(key), ST_MinX(NEW."\(column)"), \
            ST_MaxX(NEW."\(column)"), ST_MinY(NEW."\(column)"), ST_MaxY(NEW."\(column)"));
            """
        func trigger(_ name: String, _ event: String, _ condition: String, _ act: String) -> String
        {
            """
            CREATE TRIGGER "rtree_\(table)_\(column)_\(name)" AFTER \(event) ON "\(table)" \
            WHEN \(condition) BEGIN \(act) END
            """
        }
        let same = "OLD.\(key) = NEW.\(key)"
        let other = "OLD.\(key) != NEW.\(key)"
        let drop = "DELETE FROM \(tree) WHERE id = OLD.\(key);"
        let change = "UPDATE OF \"\(column)\""
        return (
            "CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy)",
            [
                trigger("insert", "INSERT", isFull, put),
                trigger("update1", change, "\(same) AND \(isFull)", put),
                trigger("update2", change, "\(same) AND \(isEmpty)", drop),
                trigger("update3", "UPDATE", "\(other) AND \(isFull)", "\(drop) \(put)"),
                trigger(
                    "update4",
                    "UPDATE",
                    "\(other) AND \(isEmpty)",
                    "DELETE FROM \(tree) WHERE id IN (OLD.\(key), NEW.\(key));"
                ),
                trigger("delete", "DELETE", "OLD.\"\(column)\" NOT NULL", drop),
            ]
        )
    }
}
