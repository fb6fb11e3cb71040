import Foundation

/// Paths as they are given and as SQLite needs them.
enum InputPath {
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// File, folder, link …, as `S_IFREG`, `S_IFDIR` …; `nil` when there is nothing.
    static func type(_ path: String, following isFollowing: Bool) -> mode_t? {
        var status = stat()
        let result = isFollowing ? stat(path, &status) : lstat(path, &status)
        return result == 0 ? status.st_mode & S_IFMT : nil
    }
}
