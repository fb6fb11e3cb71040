import Foundation
import Journaling
import Testing

/// A problem counts once, however often it is seen (ruling 4).
@Suite struct RecordingProblemTests {
    /// A city where lan saw three problems of CLN-01 on the morning and left two.
    private func withProblem(_ more: String = "") throws -> (ExchangeCity, digest: String) {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        let check = try city.lanJSON(
            "check CLN-01 --fail --found 3 --settled 1 \(more)",
            at: "8:10"
        )
        try city.lanDone("watch end", at: "11:50")
        let digest = try #require(check["entries"]?.list?.first?["digest"]?.text)
        return (city, digest)
    }

    private func last(_ city: ExchangeCity) throws -> JSONValue {
        try #require(try city.entries("lan.journal").last { $0["register"]?.text == "finding" })
    }

    @Test func `a watch begins with the problems that are open at its station`() throws {
        let (city, digest) = try withProblem()

        let start = try city.lanJSON("watch start S01.P1.1", at: "14:00")
        let status = try city.lanDone("watch status", at: "14:05")
        let today = try city.lanJSON("today", at: "14:05")

        let problem = try #require(start["problems"]?.list?.first)
        #expect(start["problems"]?.list?.count == 1)
        #expect(problem["first"]?.text == digest)
        #expect(problem["indicator"]?.text == "CLN-01" && problem["left"]?.integer == 2)
        #expect(problem["inspector"]?.text == "S01.0007" && problem["case"] == .null)
        #expect(
            status.contains(
                "CLN-01 Refuse, since 2026-05-12 08:10, S01.0007: 2 left [\(digest.prefix(10))]"
            ),
            "\(status)"
        )
        #expect(today["problems"]?.list?.count == 1)
        let other = try city.lanJSON("today S01.P1.2", at: "14:05")
        #expect(other["problems"]?.list?.isEmpty == true)
    }

    @Test func `on a shared phone the partner's problem is open, and counts once`() throws {
        let (city, digest) = try withProblem("--open-case")
        func mei(_ line: String, at time: String) throws -> JSONValue {
            let run = try city.watcher("lan", "S01.0008", does: line + " --json", at: time)
            try #require(run.status == 0, "\(line): \(run.stderr)")
            return try #require(JSONValue(Array(run.stdout.utf8)))
        }

        let start = try mei("watch start S01.P1.1 --slot pm", at: "14:00")
        _ = try mei("check CLN-01 --still-there", at: "14:05")
        let claim = try last(city)["claim"]
        _ = try mei("check CLN-01 --gone \(digest.prefix(10))", at: "15:30")
        let today = try city.lanJSON("today S01.P1.1", at: "16:00")

        #expect(start["problems"]?.list?.count == 1)
        #expect(start["problems"]?.list?.first?["first"]?.text == digest)
        #expect(start["problems"]?.list?.first?["inspector"]?.text == "S01.0007")
        #expect(claim?["found"] == 2 && claim?["repeat"]?.text == digest)
        // What the partner says of it counts for the one who saw it first, too.
        #expect(today["problems"]?.list?.isEmpty == true)
        #expect(try city.records().filter { $0.hasPrefix("case/") }.count == 1)
    }

    @Test func `still there is one tap, and opens nothing again`() throws {
        let (city, digest) = try withProblem("--open-case")
        try city.lanDone("watch start S01.P1.1", at: "14:00")

        let said = try city.lanDone("check CLN-01 --still-there", at: "14:05")
        let status = try city.lanJSON("watch status", at: "14:06")["watch"]

        #expect(said.contains("Still there since 2026-05-12 08:10."))
        #expect(
            try last(city)["claim"]
                == ["answer": "fail", "found": 2, "settled": 0, "repeat": .text(digest)]
        )
        #expect(status?["problems"]?.list?.isEmpty == true)
        #expect(try city.records().filter { $0.hasPrefix("case/") }.count == 1)
        #expect(try city.lan("check CLN-01 --still-there --open-case", at: "14:07").status == 64)
    }

    @Test func `gone is a check that passed, and a photo is asked for`() throws {
        let (city, digest) = try withProblem()
        try city.write("not really a picture", to: "clean.jpg")
        try city.lanDone("watch start S01.P1.1", at: "14:00")

        let bare = try city.lanDone("check CLN-01 --gone", at: "14:05")
        try city.lanDone("undo", at: "14:06")
        let shown = try city.lanDone(
            "check --gone \(digest.prefix(8)) --photo clean.jpg",
            at: "14:06"
        )
        let next = try city.lanJSON("today S01.P1.1", at: "15:05")

        #expect(bare.contains("--photo") && !shown.contains("--photo"))
        #expect(try last(city)["claim"] == ["answer": "pass", "repeat": .text(digest)])
        #expect(next["problems"]?.list?.isEmpty == true)
        let twice = try city.lan("check CLN-01 --gone", at: "15:06")
        #expect(twice.status == 64 && twice.stderr.contains("[problem-unknown]"))
    }

    @Test func `worse says how many there are now, and what came in addition is found`() throws {
        let (city, digest) = try withProblem()
        try city.lanDone("watch start S01.P1.1", at: "14:00")

        let said = try city.lanDone("check CLN-01 --worse --found 5 --settled 1", at: "14:05")
        let status = try city.lanJSON("today S01.P1.1", at: "14:06")

        #expect(said.contains("Worse: 3 more than before."))
        #expect(
            try last(city)["claim"] == [
                "answer": "fail", "found": 5, "settled": 1, "repeat": .text(digest), "worse": 3,
            ]
        )
        #expect(status["problems"]?.list?.first?["left"]?.integer == 4)
        // As many as before is not worse; how many is not known.
        #expect(try city.lan("check CLN-01 --worse --found 4", at: "14:07").status == 64)
        #expect(try city.lan("check CLN-01 --worse", at: "14:07").status == 64)
    }

    @Test func `a sweep passes over what is open and was not spoken of`() throws {
        let (city, _) = try withProblem()
        try city.lanDone("watch start S01.P1.1", at: "14:00")

        let first = try city.lanJSON("sweep --dry-run", at: "14:05")
        try city.lanDone("check CLN-01 --still-there", at: "14:06")
        let then = try city.lanJSON("sweep --dry-run", at: "14:07")

        #expect(first["problems"]?.texts == ["CLN-01"])
        #expect(first["answers"]?.texts == ["CLN-05", "FAC-02", "PRK-01"])
        #expect(then["problems"]?.texts == [])
    }

    @Test func `several problems of one indicator are told apart by name`() throws {
        let (city, digest) = try withProblem()
        try city.lanDone("watch start S01.P1.1", at: "14:00")
        try city.lanDone("check CLN-01 --fail --note gate", at: "14:05")

        let unclear = try city.lan("check CLN-01 --still-there", at: "15:05")
        try city.lanDone("check CLN-01 --still-there \(digest.prefix(10))", at: "15:06")

        #expect(unclear.status == 64 && unclear.stderr.contains("[problem-unclear]"))
        #expect(unclear.stderr.contains(String(digest.prefix(10))))
        #expect(try last(city)["claim"]?["repeat"]?.text == digest)
        #expect(try city.lan("check CLN-01 --gone 000000", at: "15:07").status == 64)
    }

    @Test func `publish gives a device the open cases of its places, and they count once`() throws {
        let (city, digest) = try withProblem("--open-case")
        let name = try #require(try city.records().last { $0.hasPrefix("case/") })
        try city.done("merge --into street.ledger lan.journal --now @noon")
        let down = try city.json(
            """
            publish --ledger street.ledger --for \(city.device("mei")) --out mei-down.bundle \
            --now @noon
            """
        )
        let all = try city.json(
            "publish --ledger street.ledger --for all --out all.bundle --now @noon"
        )
        // The finding and the report of its case.
        #expect((down["entries"]?.integer ?? 0) - (all["entries"]?.integer ?? 0) == 2)
        try city.done("receive --desk mei.desk mei-down.bundle --now @noon")

        func mei(_ line: String, _ time: String) throws -> JSONValue? {
            let run = try city.watcher("mei", "S01.0008", does: line + " --json", at: time)
            #expect(run.status == 0, "\(run.stderr)")
            return JSONValue(Array(run.stdout.utf8))
        }
        let start = try mei("watch start S01.P1.1", "14:00")
        let problem = start?["problems"]?.list?.first
        #expect(problem?["case"]?.text == name && problem?["first"]?.text == digest)
        #expect(problem?["inspector"]?.text == "S01.0007" && problem?["left"]?.integer == 2)
        _ = try mei("check --worse \(name) --found 4 --unit lead=U2", "14:05")

        try city.done("merge --into street.ledger mei.journal --now @noon")
        let rows = try city.json(
            """
            tally street.ledger --from 2026-05-12 --to 2026-05-12 --by unit,indicator \
            --where indicator=CLN-01 --now 2026-05-12T18:00:00+08:00
            """
        )
        let units = rows["rows"]?.list ?? []
        let total = rows["total"]
        #expect(total?["failed"]?.integer == 2 && total?["new"]?.integer == 1)
        #expect(total?["repeated"]?.integer == 1 && total?["found"]?.integer == 5)
        // No unit is charged again.
        #expect(units.compactMap { $0["new"]?.integer }.reduce(0, +) == 1, "\(rows)")
    }

    @Test func `A03 步行400米可视范围: a finding in the zone of two points counts at one`() throws {
        let city = try ExchangeCity.recording()
        try city.write(
            """
            id,name,office,stations,types,from,zone_m
            S01.P1,人民路口,S01,"1,2",CROSS,2026-05-01,400
            S01.P2,解放路口,S01,1,CROSS,2026-05-01,400

            """,
            to: "zones.csv"
        )
        try city.done(
            "places import zones.csv --journal street.journal --inspector S01.0001 --now @morning"
        )
        try city.lanDone("watch start", at: "8:00")
        let check = try city.lanJSON("check CLN-05 --fail --in-zone", at: "8:10")
        let digest = try #require(check["entries"]?.list?.first?["digest"]?.text)
        // From the other point the same thing is seen: it is named, and counts where it was first.
        try city.lanDone("check S01.P2.1 --still-there \(digest.prefix(10))", at: "8:20")
        try city.done("merge --into street.ledger street.journal lan.journal --now @noon")

        #expect(check["entries"]?.list?.first?["claim"]?["zone"]?.bool == true)
        let tally = try city.json(
            """
            tally street.ledger --from 2026-05-12 --to 2026-05-12 --by point \
            --now 2026-05-12T18:00:00+08:00
            """
        )
        #expect(tally["total"]?["new"]?.integer == 1 && tally["total"]?["found"]?.integer == 1)
        let first = tally["rows"]?.list?.first { $0["point"]?.text == "S01.P1" }
        let second = tally["rows"]?.list?.first { $0["point"]?.text == "S01.P2" }
        #expect(first?["found"]?.integer == 1 && first?["new"]?.integer == 1)
        #expect(second?["found"]?.integer == 0 && second?["new"]?.integer == 0)
        #expect(second?["repeated"]?.integer == 1)
    }
}

/// 不适用 is remembered per point (ruling 16).
@Suite struct RecordingNotApplicableTests {
    @Test func `what does not apply is not asked again at the point until it is answered`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        let said = try city.lanDone("check FAC-08 --not-applicable", at: "8:10")
        try city.lanDone("check PRK-01 --not-applicable", at: "8:11")

        let status = try city.lanJSON("watch status", at: "9:10")["watch"]
        let today = try city.lanJSON("today S01.P1.2", at: "9:10")
        let text = try city.lanDone("watch status", at: "9:10")
        let sweep = try city.lanJSON("sweep", at: "9:11")
        try city.lanDone("check PRK-01 --pass", at: "9:12")
        let then = try city.lanJSON("watch status", at: "10:10")["watch"]

        #expect(said.contains("FAC-08 will not be asked again at 人民路口"))
        #expect(status?["due"]?.texts == ["CLN-01", "CLN-05", "FAC-02", "TRF-01", "TRF-06"])
        #expect(status?["not_applicable"]?.texts == ["FAC-08", "PRK-01"])
        #expect(text.contains("because 2 do not apply: FAC-08, PRK-01"))
        // The other station of the point as well.
        #expect(today["not_applicable"]?.texts == ["FAC-08", "PRK-01"])
        #expect(sweep["answers"]?.texts == ["CLN-01", "CLN-05", "FAC-02"])
        #expect(
            sweep["entries"]?.list?.first?["claim"] == [
                "indicators": ["CLN-01", "CLN-05", "FAC-02"],
                "not_applicable": ["FAC-08", "PRK-01"],
            ]
        )
        #expect(then?["not_applicable"]?.texts == ["FAC-08"])
        #expect(then?["due"]?.texts?.contains("PRK-01") == true)
    }

    @Test func `an answer that was taken back is not remembered`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check PRK-01 --not-applicable", at: "8:10")
        try city.lanDone("undo", at: "8:11")

        let status = try city.lanJSON("watch status", at: "9:10")["watch"]
        #expect(status?["not_applicable"]?.texts == [])
    }

    @Test func `the desk's answers count too, and the office sees what its record lacks`() throws {
        let city = try ExchangeCity.recording()
        try city.lanDone("watch start", at: "8:00")
        try city.lanDone("check FAC-08 --not-applicable", at: "8:10")
        try city.lanDone("sweep", at: "8:11")
        try city.lanDone("sweep", at: "9:11")
        try city.done("journal export lan.journal --out lan-out.bundle")
        try city.done("receive --desk mei.desk lan-out.bundle --now @noon")
        try city.done("merge --into street.ledger lan.journal --now @noon")

        let mei = try city.watcher("mei", "S01.0008", does: "today S01.P1.1 --json", at: "14:00")
        let gaps = try city.json("places gaps street.ledger --date 2026-05-12")
        let text = try city.done("places gaps street.ledger --date 2026-05-12")
        let before = try city.json("places gaps street.ledger --date 2026-05-11")
        let missing = try city.json(
            """
            tally street.ledger --missing --from 2026-05-12 --to 2026-05-12 \
            --now 2026-05-12T10:00:00+08:00
            """
        )

        #expect(JSONValue(Array(mei.stdout.utf8))?["not_applicable"]?.texts == ["FAC-08"])
        func answered(_ gaps: JSONValue) -> JSONValue? {
            gaps["gaps"]?.list?.first { $0["gap"]?.text == "answered-not-applicable" }
        }
        let gap = answered(gaps)
        #expect(gap?["subject"]?.text == "S01.P1" && gap?["indicator"]?.text == "FAC-08")
        #expect(gap?["not_applicable"]?.integer == 2 && gap?["answers"]?.integer == 2)
        #expect(gap?["people"]?.integer == 1)
        #expect(text.contains("FAC-08: 2 of 2 answers, by 1 person"))
        #expect(answered(before) == nil)
        // What does not apply is not missing in the round that was swept.
        #expect(!missing.canonicalText.contains("FAC-08"), "\(missing.canonicalText)")

        try city.write(
            """
            id,name,office,stations,types,from,not_applicable
            S01.P1,人民路口,S01,"1,2",CROSS,2026-05-12,FAC-08

            """,
            to: "corrected.csv"
        )
        try city.done(
            """
            places import corrected.csv --journal street.journal --inspector S01.0001 \
            --now @noon
            """
        )
        try city.done("merge --into street.ledger street.journal --now @noon")
        #expect(answered(try city.json("places gaps street.ledger --date 2026-05-12")) == nil)
    }
}
