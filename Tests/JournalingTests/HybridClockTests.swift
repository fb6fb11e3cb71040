import Journaling
import TestSupport
import Testing

/// Stamps never go back, and others move them by five minutes at most.
@Suite struct HybridClockTests {
    private let now: Int64 = 1_772_323_200_000

    @Test func `seventy thousand stamps in one millisecond all rise`() {
        var clock = HybridClock(last: nil)
        var last = clock.next(at: now)
        #expect(last == Stamp(milliseconds: now))

        for _ in 0..<70_000 {
            let next = clock.next(at: now)
            if next <= last { Issue.record("\(next) after \(last)") }
            last = next
        }

        #expect(last.milliseconds == now + 1)
        #expect(last.rawValue == Stamp(milliseconds: now).rawValue + 70_000)
    }

    @Test func `a clock that was set back does not go back`() {
        var clock = HybridClock(last: nil)
        let first = clock.next(at: now)

        let second = clock.next(at: now - 86_400_000)

        #expect(second.rawValue == first.rawValue + 1)
    }

    @Test(
        arguments: [
            (0, 0), (60_000, 60_000), (300_000, 300_000), (300_001, 300_000),
            (31_536_000_000, 300_000),
        ] as [(Int64, Int64)]
    )
    func `a foreign stamp moves it by five minutes at most`(ahead: Int64, moved: Int64) {
        var clock = HybridClock(last: nil)
        let foreign = Stamp(milliseconds: now + ahead)

        let stamp = clock.next(at: now, seen: foreign)

        #expect(stamp.milliseconds == now + moved)
        if ahead <= 299_999 { #expect(stamp > foreign) }
    }

    @Test func `a foreign stamp a year ahead seen again and again moves it five minutes in all`() {
        var clock = HybridClock(last: nil)
        let foreign = Stamp(milliseconds: now + 31_536_000_000)

        for _ in 0..<1000 { _ = clock.next(at: now, seen: foreign) }

        #expect(clock.last?.milliseconds == now + 300_000)
    }

    @Test func `an earlier foreign stamp moves nothing`() {
        var clock = HybridClock(last: nil)

        #expect(clock.next(at: now, seen: Stamp(milliseconds: 5)) == Stamp(milliseconds: now))
    }

    @Test(arguments: [.min, -1, 0, 1, 1 << 47 - 1, 1 << 47, .max] as [Int64])
    func `extreme clocks and stamps do not trap`(now: Int64) {
        for raw in [0, 1, .max - 1, .max] as [Int64] {
            for last in [nil, 0, 1 << 62, .max - 1, .max] as [Int64?] {
                var clock = HybridClock(last: last.map { Stamp(rawValue: $0) })
                let stamp = clock.next(at: now, seen: Stamp(rawValue: raw))
                #expect(stamp.rawValue >= last ?? 0)
                #expect(clock.last == stamp)
                _ = clock.isTooFarAhead(of: now)
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `whatever happens, stamps rise`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        var clock = HybridClock(last: nil)
        var last = Stamp(rawValue: -1)
        for _ in 0..<50 {
            let time = now + Int64(draw.below(2_000_000)) - 1_000_000
            let foreign =
                draw.chance(50)
                ? Stamp(rawValue: Int64(bitPattern: draw.next() >> 1)) : nil
            let next = clock.next(at: time, seen: foreign)
            #expect(next > last)
            let bound = max(last.milliseconds + 1, time + HybridClock.tolerance)
            #expect(next.milliseconds <= bound)
            last = next
        }
    }

    @Test func `over an hour ahead of the clock is too far`() {
        let clock = HybridClock(last: Stamp(milliseconds: now))

        #expect(!clock.isTooFarAhead(of: now - 3_600_000))
        #expect(clock.isTooFarAhead(of: now - 3_600_001))
        #expect(!HybridClock(last: nil).isTooFarAhead(of: 0))
    }

    @Test func `minutes round down also before 1970`() {
        #expect(Minute.containing(59_999) == 0)
        #expect(Minute.containing(60_000) == 1)
        #expect(Minute.containing(-1) == -1)
        #expect(Minute.containing(-60_000) == -1)
        #expect(Minute.containing(-60_001) == -2)
        #expect(Minute.milliseconds(.max) == .max)
        #expect(Minute.milliseconds(2) == 120_000)
    }
}
