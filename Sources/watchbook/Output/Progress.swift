import Foundation
import Journaling
import Synchronization

/// One line on standard error that says how far a long command is; erased at the end.
///
/// Shown only to a person, only after a second, and at most ten times a second. May be called from
/// several tasks.
final class Progress: Sendable {
    /// Milliseconds of a clock that never runs backwards.
    typealias Clock = @Sendable () -> Int64

    private struct State {
        var shownAt: Int64?
        var isShown = false
    }

    private let state = Mutex(State())
    private let isOn: Bool
    private let width: Int
    private let begun: Int64
    private let clock: Clock
    private let write: @Sendable (String) -> Void

    private static let patience: Int64 = 1000
    private static let interval: Int64 = 100

    init(
        isOn: Bool,
        width: Int,
        clock: @escaping Clock,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.isOn = isOn
        self.width = width
        self.clock = clock
        self.write = write
        begun = clock()
    }

    /// Progress at standard error by the clock of this machine.
    static func standard() -> Progress {
        Progress(
            isOn: Terminal.isErrorTerminal,
            width: Terminal.width,
            clock: { Int64(ProcessInfo.processInfo.systemUptime * 1000) },
            write: Terminal.writeError
        )
    }

    /// Shows `text` if it is time to; otherwise `text` is not even made.
    func show(_ text: @autoclosure () -> String) {
        guard isOn else { return }
        let now = clock()
        let isDue = state.withLock { state in
            guard now - begun >= Progress.patience, now - (state.shownAt ?? 0) >= Progress.interval
            else { return false }
            state.shownAt = now
            state.isShown = true
            return true
        }
        if isDue { write("\r\u{1B}[2K" + TextWidth.cut(Display.safe(text()), to: width - 1)) }
    }

    /// Takes the line away, which must be done before anything else is printed.
    func erase() {
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { write("\r\u{1B}[2K") }
    }

    deinit { erase() }
}
