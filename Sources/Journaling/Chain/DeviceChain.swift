/// The links of one device that are here, also across forks and gaps.
package struct DeviceChain: Sendable {
    private struct Step: Sendable {
        let before: Digest
        let entry: Digest
    }

    /// By the chain digest that each link ends on.
    private var steps: [Digest: Step] = [:]

    package init() {}

    /// Takes in one link: d(n−1), d(n) and h(n).
    package mutating func add(before: Digest, chain: Digest, entry: Digest) {
        steps[chain] = Step(before: before, entry: entry)
    }

    /// Takes in the links of a segment that was verified before.
    package mutating func add(_ segment: Segment) throws(Segment.Refusal) {
        var before = segment.before
        var found: [(Digest, Digest, Digest)] = []
        try segment.forEachEntry(trusting: true) { _, entry, chain, _ in
            found.append((before, chain, entry))
            before = chain
        }
        for (before, chain, entry) in found { add(before: before, chain: chain, entry: entry) }
    }

    /// The entries on the chain that ends in `chain`, back to the first missing link; empty when
    /// that digest is not here.
    ///
    /// - Complexity: O(*n*) in the length of the chain.
    package func covered(by chain: Digest) -> Set<Digest> {
        var covered = Set<Digest>()
        var place = chain
        while let step = steps[place] {
            covered.insert(step.entry)
            place = step.before
        }
        return covered
    }
}
