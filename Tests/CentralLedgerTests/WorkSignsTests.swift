import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// Ambiguity 19: signs of back-filled and rushed work, on both sides of each threshold.
@Suite struct WorkSignsTests {
    /// 2026-05-12T00:00:00Z.
    private static let start: Int64 = 1_778_544_000_000
    private static let minute: Int64 = 60_000
    private static let hour: Int64 = 60 * minute

    private static let books: CityBooks = {
        var gazetteer = Gazetteer()
        gazetteer.add(
            record: "point/P/2026-01-01",
            register: "place",
            claim: ["name": "P", "office": "S01", "stations": ["1"], "types": ["X"]]
        )
        return CityBooks(
            gazetteer: gazetteer,
            standards: StandardShelf(),
            reference: Reference()
        )
    }()

    private func entry(
        _ number: Int,
        at time: Int64,
        date: String = "2026-05-12",
        claim: JSONValue = ["answer": "pass"],
        observed: Int64 = 0,
        photo: Digest? = nil
    ) -> EntryInForce {
        let record = "check/P.1/\(date)/am.\(number)/c1"
        return EntryInForce(
            record: record,
            register: "finding",
            statement: Statement(
                digest: .named("\(date) \(number)"),
                device: TestKey.number(1).device,
                seq: Int64(number),
                stamp: Stamp(milliseconds: time),
                observed: observed,
                inspector: "S01.7",
                rank: 1,
                record: record,
                register: "finding",
                bases: [],
                attachments: photo.map { [Attachment(digest: $0, length: 1)] } ?? [],
                claim: claim.canonicalBytes,
                decides: false,
                defect: nil
            ),
            credit: nil,
            isDisputed: false
        )
    }

    private func signs(
        _ claim: JSONValue,
        closed: [WorkSigns.OfficeDay: Int64] = [:],
        _ entries: [EntryInForce]
    ) throws -> [WorkSigns.Sign] {
        let none: [String: JSONValue] = [
            "late_hours": 0, "burst_entries": 0, "smooth_days": 0, "same_photos": 0,
            "after_close": false,
        ]
        let members = none.merging(claim.members ?? [:]) { $1 }
        var signs = WorkSigns(
            try SignSetting(.object(members)),
            closed: closed,
            WorkSignsTests.books
        )
        for entry in entries { signs.add(entry) }
        return signs.signs
    }

    @Test(arguments: [(23, 0), (24, 1)] as [(Int64, Int)])
    func `written so many hours after it was observed`(hours: Int64, count: Int) throws {
        let seen = WorkSignsTests.start / 60_000 + 60
        let found = try signs(
            ["late_hours": 24],
            [
                entry(
                    1,
                    at: WorkSignsTests.start + (hours + 1) * WorkSignsTests.hour,
                    observed: seen
                )
            ]
        )

        #expect(found.count == count)
        #expect(found.allSatisfy { $0.kind == .backfilled && $0.citations.count == 1 })
    }

    @Test(arguments: [(2, 0), (3, 1)])
    func `many entries within a minute`(number: Int, count: Int) throws {
        let entries = (1...number).map {
            entry($0, at: WorkSignsTests.start + Int64($0) * 10_000)
        }
        let apart = (1...5).map { entry($0, at: WorkSignsTests.start + Int64($0) * 60_000) }

        let found = try signs(["burst_entries": 3], entries)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.citations.count == number })
        #expect(try signs(["burst_entries": 3], apart).isEmpty)
    }

    @Test func `typed from paper is no burst`() throws {
        let entries = (1...30).map {
            entry(
                $0,
                at: WorkSignsTests.start + Int64($0),
                observed: WorkSignsTests.start / 60_000
            )
        }

        #expect(try signs(["burst_entries": 3], entries).isEmpty)
    }

    @Test func `behind the first close of the day`() throws {
        let date = try #require(WorkDate("2026-05-12"))
        let closed = [WorkSigns.OfficeDay("S01", date): WorkSignsTests.start + WorkSignsTests.hour]
        let early = entry(1, at: WorkSignsTests.start + WorkSignsTests.hour)
        let late = entry(2, at: WorkSignsTests.start + WorkSignsTests.hour + 1)

        let found = try signs(["after_close": true], closed: closed, [early, late])

        #expect(found.map(\.kind) == [.afterClose])
        #expect(found.first?.citations.map(\.digest) == [late.statement.digest])
    }

    @Test func `days of work without a finding, interrupted by one`() throws {
        let dates = ["2026-05-12", "2026-05-13", "2026-05-14"]
        let smooth = dates.map { entry(1, at: WorkSignsTests.start, date: $0) }
        var rough = smooth
        rough[1] = entry(1, at: WorkSignsTests.start, date: dates[1], claim: ["answer": "fail"])

        #expect(try signs(["smooth_days": 3], smooth).map(\.number) == [3])
        #expect(try signs(["smooth_days": 4], smooth).isEmpty)
        #expect(try signs(["smooth_days": 3], rough).isEmpty)
    }

    @Test func `one photo in several records`() throws {
        let photo = Digest.named("photo")
        let found = try signs(
            ["same_photos": 2],
            [
                entry(1, at: WorkSignsTests.start, photo: photo),
                entry(2, at: WorkSignsTests.start, photo: photo),
                entry(3, at: WorkSignsTests.start, photo: .named("another")),
            ]
        )

        #expect(found.map(\.kind) == [.samePhoto])
        #expect(found.first?.citations.count == 2)
    }
}
