/// Names of files that stand beside ours or that systems leave about.
enum InputNames {
    /// What operating systems put into folders and archives by themselves.
    static func isClutter(_ name: some Collection<UInt8>) -> Bool {
        let known = [".DS_Store", "Thumbs.db", "desktop.ini"]
        return name.starts(with: "._".utf8) || known.contains { name.elementsEqual($0.utf8) }
    }

    /// What SQLite and we keep beside a database.
    static let sidecars = ["-wal", "-journal", "-shm", ".lock"]

    /// The database beside which a file of this name stands; `nil` when the name has no such ending.
    static func database(beside name: String) -> String? {
        sidecars.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
    }

    /// What is passed over in folders: hidden files and clutter.
    static func isLeftOut(_ name: String) -> Bool {
        name.hasPrefix(".") || isClutter(Array(name.utf8))
    }

    static func isKey(_ name: String) -> Bool { name.hasSuffix(".key") }

    /// Whether a folder keeps the photos of a ledger.
    static func isPhotoFolder(_ name: String) -> Bool { name.hasSuffix(".photos") }
}
