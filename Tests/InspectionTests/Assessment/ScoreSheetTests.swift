import Inspection
import Journaling
import Testing

extension PointSum {
    /// Checks at a point; each that failed found one.
    init(_ point: String, _ passed: Int64, _ failed: Int64, type: String = "ROAD") {
        self.init(point: point, stratum: type)
        self.passed = passed
        self.failed = failed
        found = failed
    }
}

extension Scheme {
    /// A scheme by the text of its claim.
    init(text: String) throws {
        try self.init(#require(JSONValue(Array(text.utf8))))
    }
}

extension RowInput {
    init(_ id: String, _ sums: [Int: [PointSum]], values: [String: String] = [:]) {
        self.init(id: id, sums: sums)
        for (name, text) in values {
            self.values[name] = ExactDecimal(text).flatMap { Marks($0) }
        }
    }
}

extension ScoreSheet {
    /// The score of one row alone.
    static func row(_ scheme: Scheme, _ row: RowInput) -> RowScore {
        ScoreSheet(scheme, rows: [row]).rows[0]
    }

    /// The shown score of one row alone.
    static func score(_ scheme: Scheme, _ input: RowInput) -> String {
        row(scheme, input).score.text()
    }
}

@Suite struct ScoreSheetTests {
    @Test func `D05 季度考核: the score rate is the result over the full mark`() throws {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"a","mark":10},{"id":"b","mark":5},{"id":"c","mark":5}]}
                """
        )

        let row = ScoreSheet.row(
            scheme,
            RowInput("S01", [0: [PointSum("P1", 3, 1)], 1: [PointSum("P1", 1, 0)]])
        )

        // 7.5 of 10, 5 of 5; c was not tested: 12.5 of 15.
        #expect(row.earned.text() == "12.50")
        #expect(row.fullMark.text() == "15.00")
        #expect(row.score.text() == "83.33")
        let states: [ItemScore.State] = [.scored, .scored, .notTested]
        #expect(row.items.map(\.state) == states)
        let met: [Bool?] = [false, true, nil]
        #expect(row.items.map(\.isMet) == met)
        #expect(row.metItems.met == 1)
        #expect(row.metItems.tested == 2)
    }

    @Test func `an item is met from the threshold on`() throws {
        let scheme = try Scheme(text: #"{"met":"90","items":[{"id":"a"}]}"#)
        func isMet(_ passed: Int64, _ failed: Int64) -> Bool? {
            ScoreSheet.row(scheme, RowInput("S01", [0: [PointSum("P", passed, failed)]]))
                .items[0].isMet
        }

        #expect(isMet(9, 1) == true)
        #expect(isMet(90, 10) == true)
        #expect(isMet(89, 11) == false)
        #expect(isMet(899_999, 100_001) == false)
    }

    @Test func `awards: by rate, all or nothing, by thresholds at both sides of a limit`() throws {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"a","mark":10,"award":"all"},{"id":"b","mark":10,"award":"thresholds",\
                "thresholds":[{"from":"95","share":"100"},{"from":"80","share":"60"}]}]}
                """
        )
        func earned(_ item: Int, _ passed: Int64, _ failed: Int64) -> String {
            ScoreSheet.row(scheme, RowInput("S", [item: [PointSum("P", passed, failed)]]))
                .items[item].earned.text()
        }

        #expect(earned(0, 5, 0) == "10.00")
        #expect(earned(0, 500, 1) == "0.00")
        #expect(earned(1, 95, 5) == "10.00")
        #expect(earned(1, 949, 51) == "6.00")
        #expect(earned(1, 80, 20) == "6.00")
        #expect(earned(1, 79, 21) == "0.00")
    }

    @Test func `summed counts are judged by the limit of the standard`() throws {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"a","mark":10,"award":"standard"},{"id":"b","mark":10}]}
                """
        )
        var counts = PointSum("P1", 0, 0)
        counts.numerator = 19
        counts.denominator = 20
        let row = RowInput("S01", [0: [counts], 1: [counts]])
        func item(_ judgement: Judgement) -> ItemScore {
            ScoreSheet(scheme, rows: [row], judge: { _, _, _ in judgement }).rows[0].items[0]
        }

        #expect(item(.pass).earned.text() == "10.00")
        #expect(item(.fail).earned.text() == "0.00")
        #expect(item(.undecided(.sampleTooSmall(denominator: 20, minimum: 21))).state == .tooSmall)
        // By rate: 19 of 20.
        #expect(ScoreSheet.row(scheme, row).items[1].earned.text() == "9.50")
    }

    @Test func `weights: 20 % minors, whatever their marks are`() throws {
        let scheme = try Scheme(
            text: """
                {"parts":[{"id":"main","weight":80},{"id":"minors","weight":20}],"items":\
                [{"id":"a","mark":100,"part":"main"},{"id":"m","mark":3,"part":"minors"}]}
                """
        )
        let half = [PointSum("P", 1, 1)]

        #expect(
            ScoreSheet.score(scheme, RowInput("S", [0: half, 1: [PointSum("P", 1, 0)]])) == "60.00"
        )
        // A part that is not tested is left out and the rest rescaled.
        #expect(ScoreSheet.score(scheme, RowInput("S", [0: half])) == "50.00")
    }

    @Test func `A20 自动符合: an exempt item has full mark or is left out, and is no pass`() throws {
        var exempt = PointSum("P1", 0, 0)
        exempt.exempt = 4
        let input = RowInput("S01", [0: [exempt], 1: [PointSum("P1", 1, 1)]])
        let items = #""items":[{"id":"a","mark":10},{"id":"b","mark":10}]"#

        let full = ScoreSheet.row(try Scheme(text: "{\(items)}"), input)
        let without = ScoreSheet.row(
            try Scheme(text: #"{"exempt":"leave-out",\#(items)}"#),
            input
        )

        #expect(full.score.text() == "75.00")
        #expect(full.items[0].state == .exempt)
        #expect(without.score.text() == "50.00")
        #expect(without.items[0].state == .exemptLeftOut)
        #expect(full.passed == 1)
        #expect(full.judged == 2)
        #expect(without.items[0].isMet == nil)
    }

    @Test func `a kind of place that a street does not have: rescaled, mean or full`() throws {
        var village = RowInput("S02", [0: [PointSum("P2", 1, 1)]])
        village.withoutPlace = [1]
        let rows = [
            RowInput("S01", [0: [PointSum("P1", 1, 0)], 1: [PointSum("P1", 4, 1)]]),
            village,
            RowInput("S03", [0: [PointSum("P3", 1, 0)], 1: [PointSum("P3", 3, 2)]]),
        ]
        func scored(_ absent: String) throws -> RowScore {
            let scheme = try Scheme(
                text: """
                    {"absent":"\(absent)","items":[{"id":"a","mark":10},{"id":"mall","mark":10}]}
                    """
            )
            return ScoreSheet(scheme, rows: rows).rows[1]
        }

        #expect(try scored("leave-out").score.text() == "50.00")
        #expect(try scored("leave-out").items[1].state == .noPlace)
        // The mean of 80 % and 60 %.
        #expect(try scored("mean").score.text() == "60.00")
        #expect(try scored("full").score.text() == "75.00")
    }

    @Test func `D20 百分倒扣分: 100 less points for each violation, at most the cap`() throws {
        let scheme = try Scheme(
            text: """
                {"method":"deduction","items":[{"id":"a","points":"0.5","cap":"5"},\
                {"id":"b","points":"2"}]}
                """
        )
        func total(_ failed: Int64, _ other: Int64) -> String {
            ScoreSheet.score(
                scheme,
                RowInput("X", [0: [PointSum("P", 9, failed)], 1: [PointSum("P", 9, other)]])
            )
        }

        #expect(total(0, 0) == "100.00")
        #expect(total(3, 1) == "96.50")
        #expect(total(10, 0) == "95.00")
        #expect(total(11, 0) == "95.00")
        // Never below 0.
        #expect(total(0, 60) == "0.00")
    }

    @Test func `what is a violation, and whether points even it out, is data`() throws {
        var seen = PointSum("P1", 5, 4)
        seen.repeated = 1
        seen.found = 10
        let row = RowInput("X", [0: [seen, PointSum("P2", 1, 0)]])
        func total(_ members: String) throws -> String {
            let text = #"{"method":"deduction","items":[{"id":"a","points":1}]\#(members)}"#
            return ScoreSheet.score(try Scheme(text: text), row)
        }

        #expect(try total("") == "97.00")
        #expect(try total(#","violation":"checks""#) == "96.00")
        #expect(try total(#","violation":"found""#) == "90.00")
        #expect(try total(#","violation":"checks","per_point":true"#) == "98.00")
    }

    @Test func `D32 测评六部分: each part of a final test has its way and its full mark`() throws {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"report","way":"report","mark":5},{"id":"archives","way":"material",\
                "mark":20},{"id":"ask","way":"questionnaire","mark":15},{"id":"web","way":"web",\
                "mark":10},{"id":"field","mark":40},{"id":"view","way":"overall","mark":10}]}
                """
        )

        let row = ScoreSheet.row(
            scheme,
            RowInput(
                "S01",
                [4: [PointSum("P", 3, 1)]],
                values: ["report": "5", "archives": "18.5", "ask": "12", "web": "8", "view": "9"]
            )
        )

        // 5 + 18.5 + 12 + 8 + 30 + 9 of 100.
        #expect(row.score.text() == "82.50")
        #expect(row.fullMark.text() == "100.00")
    }

    @Test func `values count beside the field, bonuses on top up to their most`() throws {
        let scheme = try Scheme(
            text: """
                {"items":[{"id":"a","mark":60},{"id":"mat","mark":30,"way":"material"},\
                {"id":"ask","mark":10,"way":"questionnaire"}],"bonus":[{"id":"media","most":2}]}
                """
        )

        let row = ScoreSheet.row(
            scheme,
            RowInput(
                "S01",
                [0: [PointSum("P", 3, 1)]],
                values: ["mat": "27", "ask": "8.5", "media": "5"]
            )
        )

        // 45 + 27 + 8.5 of 100, and 2 on top.
        #expect(row.score.text() == "82.50")
        #expect(row.lost.text() == "19.50")
        #expect(row.items[1].places.map(\.point) == [""])
    }

    @Test func `a ruling on an appeal gives back what it took`() throws {
        let scheme = try Scheme(text: #"{"items":[{"id":"a","mark":10}]}"#)
        func total(_ verdict: AppealRuling.Verdict, _ checks: Int64?) -> String {
            var sum = PointSum("P", 6, 4)
            sum.excuse(AppealRuling(verdict: verdict, checks: checks, reason: ""))
            return ScoreSheet.score(scheme, RowInput("S01", [0: [sum]]))
        }

        #expect(total(.rejected, nil) == "60.00")
        #expect(total(.upheld, 1) == "70.00")
        #expect(total(.upheld, nil) == "100.00")
        #expect(total(.struck, 1) == "66.67")
        #expect(total(.struck, 99) == "100.00")
    }
}
