import Inspection
import Testing

/// Where the facts need more than a comparison.
@Suite struct RuleTests {
    private let parking = indicator([
        .kind: "presence", .comparator: "==", .limit: "0",
        .evidenceFields: "lines_drawn;inside_lines_or_neat;traffic_affected;count",
        .rule: """
        lines_drawn & inside_lines_or_neat & !traffic_affected \
        | !lines_drawn & inside_lines_or_neat & !traffic_affected
        """,
    ])

    private func facts(_ lines: Bool?, _ neat: Bool?, _ affected: Bool?) -> Facts {
        var facts = Facts()
        facts["lines_drawn"] = lines.map { .condition($0) }
        facts["inside_lines_or_neat"] = neat.map { .condition($0) }
        facts["traffic_affected"] = affected.map { .condition($0) }
        return facts
    }

    /// Two cases are no violation: lines drawn, inside them, traffic free; none drawn, neat,
    /// traffic free.
    @Test(arguments: [
        (true, true, false, true), (false, true, false, true), (true, true, true, false),
        (true, false, false, false), (true, false, true, false), (false, true, true, false),
        (false, false, false, false), (false, false, true, false),
    ])
    func `parking passes in two of the eight cases`(
        lines: Bool,
        neat: Bool,
        affected: Bool,
        passes: Bool
    ) {
        #expect(parking.judgement(of: facts(lines, neat, affected)) == (passes ? .pass : .fail))
    }

    @Test func `a fact that cannot change the outcome may be missing`() {
        #expect(parking.judgement(of: facts(nil, nil, true)) == .fail)
        #expect(parking.judgement(of: facts(true, false, nil)) == .fail)
        #expect(
            parking.judgement(of: facts(true, true, nil))
                == .undecided(.missing(["traffic_affected"]))
        )
    }

    @Test func `without any of its facts the number of vehicles is judged`() {
        #expect(parking.judgement(of: Facts(["count": 0])) == .pass)
        #expect(parking.judgement(of: Facts(), found: 2) == .fail)
        #expect(
            parking.judgement(of: Facts())
                == .undecided(
                    .missing(["lines_drawn", "inside_lines_or_neat", "traffic_affected"])
                )
        )
    }

    @Test func `a rule beside a limit must hold too`() {
        let cables = indicator([
            .kind: "count", .comparator: "<=", .limit: "3", .evidenceFields: "count;level",
            .rule: "level",
        ])

        #expect(cables.judgement(of: Facts(["count": 3, "level": .condition(true)])) == .pass)
        #expect(cables.judgement(of: Facts(["count": 3, "level": .condition(false)])) == .fail)
        #expect(cables.judgement(of: Facts(["count": 4])) == .fail)
        #expect(cables.judgement(of: Facts(["count": 1])) == .undecided(.missing(["level"])))
    }

    @Test func `of a list of things all must hold`() {
        let bins = indicator([
            .kind: "presence", .comparator: "==", .limit: "1", .evidenceFields: "lid;sorted",
            .rule: "lid & sorted",
        ])
        func facts(_ lids: Bool...) -> Facts {
            Facts(["lid": .list(lids.map { .condition($0) }), "sorted": .condition(true)])
        }

        #expect(bins.judgement(of: facts(true, true)) == .pass)
        #expect(bins.judgement(of: facts(true, false)) == .fail)
    }

    @Test func `a text must be the word`() {
        let pointer = indicator([
            .kind: "presence", .comparator: "==", .limit: "1", .evidenceFields: "zone",
            .rule: "zone=green",
        ])

        #expect(pointer.judgement(of: Facts(["zone": .text("green")])) == .pass)
        #expect(pointer.judgement(of: Facts(["zone": .text("red")])) == .fail)
    }

    @Test func `the listed things of a set are counted, others not`() {
        let kinds = indicator([
            .kind: "set", .comparator: ">=", .limit: "2", .unit: "listed",
            .evidenceFields: "one;two;three",
        ])

        #expect(
            kinds.judgement(of: Facts(["listed": .list([.text("one"), .text("two")])])) == .pass
        )
        #expect(
            kinds.judgement(of: Facts(["listed": .list([.text("one"), .text("one")])])) == .fail
        )
        #expect(kinds.judgement(of: Facts(["listed": .list([.text("one"), .text("x")])])) == .fail)
        #expect(
            kinds.judgement(of: Facts(["one": .condition(true), "two": .condition(true)])) == .pass
        )
        #expect(
            kinds.judgement(of: Facts(["one": .condition(true), "two": .condition(false)]))
                == .undecided(.missing(["three"]))
        )
    }

    @Test(arguments: ["a &", "& a", "a b", "(a", "a)", "!", "a=", "a & (b | )", "", "a && b"])
    func `what is no rule is refused`(text: String) {
        #expect(Condition(text) == nil)
    }

    @Test func `brackets may not be so deep that reading them ends the program`() {
        let deep = String(repeating: "(", count: 400) + "a" + String(repeating: ")", count: 400)

        #expect(Condition(deep) == nil)
    }
}
