import Foundation

extension ExchangeCity {
    private static let terminalScript = """
        import os, pty, sys
        pid, terminal = pty.fork()
        if pid == 0: os.execv(sys.argv[2], sys.argv[2:])
        # Then the end of the input, so that nobody waits for more answers.
        os.write(terminal, sys.argv[1].encode() + b'\\x04' * 8)
        shown = b''
        try:
            while True:
                part = os.read(terminal, 4096)
                if not part: break
                shown += part
        except OSError: pass
        sys.stdout.buffer.write(shown)
        sys.stdout.flush()
        sys.exit(os.waitpid(pid, 0)[1] >> 8)
        """

    /// Runs the program on a terminal of its own, in English, with answers to what it asks.
    ///
    /// - Returns: its exit code, and all that the terminal shows, the answers too.
    func onTerminal(
        _ line: String,
        answers: [String]
    ) throws -> (status: Int32, shown: String) {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.currentDirectoryURL = URL(fileURLWithPath: path)
        python.environment = ["PATH": "/usr/bin:/bin"]
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        python.arguments =
            [
                "python3", "-c", ExchangeCity.terminalScript, answers.map { $0 + "\n" }.joined(),
                Program.executable.path,
            ] + words
        let shown = Pipe()
        python.standardOutput = shown
        try python.run()
        let bytes = shown.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        return (python.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
