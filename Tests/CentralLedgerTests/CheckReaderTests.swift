import CentralLedger
import Inspection
import Journaling
import TestSupport
import Testing

/// Checks one by one, against the sums that a tally has of the same registers.
@Suite struct CheckReaderTests {
    private struct Said {
        let record: String
        let register: String
        let claim: JSONValue

        var digest: Digest { .named("\(record) \(register)") }
    }

    private static let day = "check/P01.1/2026-05-12/"
    private static let codes = ["c1", "c2", "c3", "c4", "c5"]

    private static func with(_ said: Said, _ body: (SheetEntry) -> Void) {
        let statement = Statement(
            digest: said.digest,
            device: TestKey.number(1).device,
            seq: 1,
            stamp: Stamp(milliseconds: 1_778_551_200_000),
            observed: 0,
            inspector: "S01.7",
            rank: 1,
            record: said.record,
            register: said.register,
            bases: [],
            claim: said.claim.canonicalBytes,
            decides: false,
            defect: nil
        )
        SheetEntry.with(
            statement,
            record: said.record,
            register: said.register,
            isDisputed: said.claim["found"] == 3,
            body
        )
    }

    private func rows(_ all: [Said]) -> [CheckRow] {
        var reader = CheckReader(
            CityBooks(
                gazetteer: Gazetteer(),
                standards: StandardShelf(),
                reference: Reference()
            )
        )
        var rows: [CheckRow] = []
        for said in all { CheckReaderTests.with(said) { reader.add($0) { rows.append($0) } } }
        reader.finish { rows.append($0) }
        return rows
    }

    private func sums(_ all: [Said]) throws -> [String: Measures] {
        var builder = DaySheetBuilder(
            date: try #require(WorkDate("2026-05-12")),
            zoneMinutes: 480
        )
        for said in all { CheckReaderTests.with(said) { builder.add($0) } }
        return builder.finished().byIndicator.filter { !$0.value.isEmpty }
    }

    /// What the rows come to; a returned check counts as reviewed alone.
    private func sums(of rows: [CheckRow]) -> [String: Measures] {
        var sums: [String: Measures] = [:]
        for row in rows {
            var measures = row.counted.map { Measures($0) } ?? Measures()
            if row.isDisputed, row.stated != nil { measures.disputed = 1 }
            let isReturned = row.counted == nil
            if isReturned || row.verdict == .replaced { measures.reviewed = 1 }
            sums[String(decoding: row.indicator, as: UTF8.self), default: Measures()] += measures
        }
        return sums
    }

    private static func finding(_ draw: inout SplitMix64) -> JSONValue {
        draw.pick([
            ["answer": "pass"], ["answer": "fail", "found": 3, "settled": 1], ["answer": "fail"],
            ["answer": "could-not-see"], ["answer": "not-applicable"],
            ["answer": "fail", "found": 2, "repeat": .text(Digest.named("x").hex), "worse": 1],
            ["withdrawn": true, "reason": "mistake"], ["answer": "?"],
        ])
    }

    private static func registers(_ draw: inout SplitMix64) -> [Said] {
        var all: [Said] = []
        for occasion in ["am.1", "am.2", "patrol-S01.7-905"] {
            let prefix = "\(day)\(occasion)/"
            if draw.chance(60) {
                let due = codes.filter { _ in draw.chance(60) }
                all.append(
                    Said(
                        record: prefix + "*",
                        register: "sweep",
                        claim: draw.chance(90)
                            ? [
                                "indicators": .list(due.map(JSONValue.text)),
                                "not_applicable": ["c5"],
                            ]
                            : ["withdrawn": true]
                    )
                )
            }
            for code in codes where draw.chance(60) {
                let record = prefix + code
                let hasFinding = draw.chance(80)
                if hasFinding {
                    all.append(
                        Said(record: record, register: "finding", claim: finding(&draw))
                    )
                }
                guard draw.chance(hasFinding ? 30 : 60) else { continue }
                let about = draw.chance(70) ? "\(record) finding" : "another"
                var claim: [String: JSONValue] = [
                    "findings": [.text(Digest.named(about).hex)]
                ]
                let verdict = draw.pick(["confirmed", "replaced", "returned"])
                claim["verdict"] = .text(verdict)
                if verdict == "replaced" {
                    claim["answer"] = draw.pick(["pass", "fail"])
                    claim["found"] = 2
                }
                all.append(Said(record: record, register: "review", claim: .object(claim)))
            }
        }
        return all
    }

    @Test(arguments: 0..<300)
    func `rows come to the sums of the day's sheet`(seed: Int) throws {
        var draw = SplitMix64(seed: UInt64(seed))
        let all = CheckReaderTests.registers(&draw)

        #expect(sums(of: rows(all)).filter { !$0.value.isEmpty } == (try sums(all)))
    }

    @Test func `a swept check stands unless somebody looked`() {
        let prefix = CheckReaderTests.day + "am.1/"
        let rows = rows([
            Said(record: prefix + "*", register: "sweep", claim: ["indicators": ["c1", "c2"]]),
            Said(
                record: prefix + "c2",
                register: "finding",
                claim: ["answer": "fail", "found": 4]
            ),
        ])

        #expect(rows.map(\.record) == [prefix + "c2", prefix + "c1"])
        #expect(rows.map(\.source) == [.finding, .sweep])
        #expect(rows.map { $0.counted?.answer } == [.fail, .pass])
        #expect(rows[1].digest == Digest.named("\(prefix)* sweep"))
        #expect(rows[0].station == "P01.1" && rows[0].occasion == "am.1")
    }
}
