/// A kind of SQLite file this program makes: what its header and its schema must be, exactly.
package struct DatabaseFormat: Hashable, Sendable {
    /// `application_id`, bytes 68–71 of the file.
    package let applicationID: UInt32
    /// `user_version`, bytes 60–63 of the file.
    package let version: UInt32
    /// Every row of `sqlite_schema`, in any order.
    package let objects: [SchemaObject]

    package init(applicationID: UInt32, version: UInt32, objects: [SchemaObject]) {
        self.applicationID = applicationID
        self.version = version
        self.objects = objects
    }
}

/// One row of `sqlite_schema`, without its page number.
package struct SchemaObject: Hashable, Sendable {
    /// `table`, `index`, `view` or `trigger`.
    package let type: String
    package let name: String
    package let table: String
    /// The statement as SQLite keeps it; `nil` for an index that belongs to a constraint.
    package let sql: String?

    package init(type: String, name: String, table: String, sql: String?) {
        self.type = type
        self.name = name
        self.table = table
        self.sql = sql
    }

    /// A table made by `sql`.
    package init(table name: String, sql: String) {
        self.init(type: "table", name: name, table: name, sql: sql)
    }
}
