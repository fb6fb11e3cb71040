import Foundation

/// What the program is connected to.
enum Terminal {
    /// Columns of the terminal at standard output, else COLUMNS, else 80.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return max(Int(size.ws_col), 40)
        }
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        return max(columns ?? 80, 40)
    }

    /// Whether a person reads standard error.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether a person answers at standard input and reads standard output.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Writes a line to standard error.
    static func warn(_ line: String) {
        writeError(line + "\n")
    }

    /// Writes to standard error as it is.
    static func writeError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
