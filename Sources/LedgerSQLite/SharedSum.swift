import CentralLedger
import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Adds up on several cores what one thread reads.
///
/// The thread that reads hands out copies of what it has read, piece by piece; where enough pieces
/// wait for the other threads it adds one up itself. So nobody waits while there is work, and
/// memory stays flat.
final class SharedSum<Sum: Summing> {
    /// Adds a piece to a sum.
    typealias Piece = @Sendable (inout Sum) throws -> Void

    private let desk: Desk<Sum>
    /// The part of the thread that reads.
    private var sum: Sum
    /// The piece that was read last, so that nobody else comes for a single one.
    private var last: Piece?

    private init(_ start: Sum, others: Int) {
        desk = Desk(start, others: others)
        sum = start
    }

    /// Adds everything that `reading` hands out to `start`.
    ///
    /// - Parameters:
    ///   - start: what every part of the sum begins as.
    ///   - others: how many threads add up besides the one that reads.
    ///   - reading: hands out all pieces.
    /// - Returns: the sum.
    /// - Throws: what reading or adding a piece throws; nobody is at work any more then.
    static func of(
        _ start: Sum,
        others: Int,
        reading: (SharedSum) throws -> Void
    ) throws -> Sum {
        let shared = SharedSum(start, others: others)
        do {
            try reading(shared)
            return try shared.finish()
        } catch {
            shared.desk.close()
            throw error
        }
    }

    /// Hands out a piece.
    func handOut(_ piece: @escaping Piece) throws {
        if let last, !desk.take(last) { try last(&sum) }
        last = piece
    }

    private func finish() throws -> Sum {
        try last?(&sum)
        while let piece = desk.next() { try piece(&sum) }
        for part in try desk.finish() { sum.merge(part) }
        return sum
    }
}

/// How many threads may add up.
enum Cores {
    /// One for each core besides that of the thread that reads.
    static let others = max(0, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1, 3))
}

/// Where pieces wait for the other threads.
///
/// Not an actor: the thread that reads is in the middle of an SQLite statement and cannot suspend.
/// What is shared is behind the lock; each part belongs to one thread until it is finished.
private final class Desk<Sum: Summing>: Sendable {
    private struct State {
        var waiting: [SharedSum<Sum>.Piece] = []
        /// How many threads have been called.
        var called = 0
        var parts: [Result<Sum, any Error>] = []
    }

    private let start: Sum
    private let others: Int
    private let state = Mutex(State())
    /// Up for every piece that was taken, and in the end for every thread.
    private let calls = DispatchSemaphore(value: 0)
    private let group = DispatchGroup()

    init(_ start: Sum, others: Int) {
        self.start = start
        self.others = others
    }

    /// Takes a piece for the other threads, who come one by one; returns false where enough others
    /// wait.
    func take(_ piece: @escaping SharedSum<Sum>.Piece) -> Bool {
        let (isTaken, isCalling) = state.withLock { state in
            guard state.waiting.count < 2 * others else { return (false, false) }
            state.waiting.append(piece)
            guard state.called < others else { return (true, false) }
            state.called += 1
            return (true, true)
        }
        if isCalling {
            DispatchQueue.global(qos: .userInitiated).async(group: group) {
                let part = Result { try self.work() }
                self.state.withLock { $0.parts.append(part) }
            }
        }
        if isTaken { calls.signal() }
        return isTaken
    }

    private func work() throws -> Sum {
        var sum = start
        while true {
            calls.wait()
            // With nothing to take there will be no more.
            guard let piece = next() else { return sum }
            try piece(&sum)
        }
    }

    /// A piece that nobody has begun; `nil` when there is none.
    func next() -> SharedSum<Sum>.Piece? { state.withLock { $0.waiting.popLast() } }

    /// Sends the other threads home; returns what they came to.
    func finish() throws -> [Sum] {
        close()
        return try state.withLock { $0.parts }.map { try $0.get() }
    }

    /// Sends the other threads home once each has finished the piece that it has begun.
    func close() {
        state.withLock { $0.waiting = [] }
        for _ in 0..<others { calls.signal() }
        group.wait()
    }
}
