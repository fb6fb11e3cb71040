extension Acts {
    /// The running total with some more; `nil` when it would be more than can be counted.
    ///
    /// The circumstances that were stated last stay where nothing new is said.
    package func adding(_ more: Acts) -> Acts? {
        var sum = Acts(
            found: found + more.found,
            settled: settled + more.settled,
            numerator: numerator + more.numerator,
            denominator: denominator + more.denominator,
            circumstances: circumstances
        )
        sum.circumstances.action = more.circumstances.action ?? circumstances.action
        sum.circumstances.level = more.circumstances.level ?? circumstances.level
        sum.circumstances.line = more.circumstances.line ?? circumstances.line
        sum.circumstances.source = more.circumstances.source ?? circumstances.source
        sum.circumstances.units.merge(more.circumstances.units) { $1 }
        let numbers = [sum.found, sum.settled, sum.numerator, sum.denominator]
        return numbers.allSatisfy((0...Measures.limit).contains) ? sum : nil
    }
}
