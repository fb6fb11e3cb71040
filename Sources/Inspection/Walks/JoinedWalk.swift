/// Several walks along one street as one: on each side of each stretch the latest counts.
package struct JoinedWalk: Sendable {
    /// Of the street, in millimetres.
    package let length: Int64
    /// Where somebody looked at each side.
    package let left: Stretches
    package let right: Stretches
    /// What is there, ascending by place, with the number of the walk that saw it.
    package let items: [(item: WalkItem, walk: Int)]
    /// What stands beyond the end of the street, and so counts nowhere, each thing once: the end
    /// may have been drawn anew, or a stationing be wrong.
    package let beyond: [WalkItem]
    /// The walks that count, the latest first, with what each is the latest on.
    package let sources: [Source]

    package struct Source: Sendable {
        package let walk: Walk
        package let left: Stretches
        package let right: Stretches
        /// How many of its items count.
        package fileprivate(set) var items = 0
    }

    /// Joins walks in any order; those that a supervisor returned are left out.
    ///
    /// What an earlier walk saw where no later one passed stays. A thing without a side gives way
    /// where a later walk looked at both sides. What lies beyond the end of the street stands apart.
    /// - Complexity: O(*n* log *n*) in the items, times the number of walks for stretches.
    package init(_ walks: [Walk], length: Int64) {
        var covered: (left: Stretches, right: Stretches) = (Stretches(), Stretches())
        var items: [(item: WalkItem, walk: Int)] = []
        var sources: [Source] = []
        let latestFirst = walks.filter(\.counts).sorted { Walk.precedes($1, $0) }
        for (number, walk) in latestFirst.enumerated() {
            let left = walk.positions.left.clamped(from: 0, to: length)
            let right = walk.positions.right.clamped(from: 0, to: length)
            var source = Source(
                walk: walk,
                left: left.subtracting(covered.left),
                right: right.subtracting(covered.right)
            )
            for item in walk.positions.items where item.at <= length {
                let isLeft = covered.left.contains(item.at)
                let isRight = covered.right.contains(item.at)
                let isSeenLater =
                    switch item.side {
                    case .left: isLeft
                    case .right: isRight
                    case .none: isLeft && isRight
                    }
                guard !isSeenLater else { continue }
                items.append((item, number))
                source.items += 1
            }
            covered = (covered.left.union(left), covered.right.union(right))
            sources.append(source)
        }
        self.length = length
        left = covered.left
        right = covered.right
        if latestFirst.count > 1 {
            items.sort { one, other in
                one.item == other.item
                    ? one.walk < other.walk : WalkItem.precedes(one.item, other.item)
            }
        }
        self.items = items
        beyond = Set(latestFirst.flatMap(\.positions.items).filter { $0.at > length })
            .sorted(by: WalkItem.precedes)
        self.sources = sources
    }

    /// Where somebody looked at what a rule asks about.
    package func walked(_ sides: RuleSides) -> Stretches {
        switch sides {
        case .together: left.intersection(right)
        case .left: left
        case .right: right
        }
    }

    /// The walks that are the latest on some part of a stretch, or saw something there.
    package func sources(from: Int64, to: Int64, _ sides: RuleSides) -> [Source] {
        let near = Stretches([from...max(from, to)])
        let seen = Set(
            items.filter { (from...to).contains($0.item.at) && sides.contains($0.item.side) }
                .map(\.walk)
        )
        return sources.enumerated().filter { number, source in
            seen.contains(number)
                || sides != .right && !source.left.intersection(near).isEmpty
                || sides != .left && !source.right.intersection(near).isEmpty
        }.map(\.element)
    }
}

/// The sides that are judged as one.
package enum RuleSides: String, CaseIterable, Sendable {
    /// Both sides, and what stands on none.
    case together
    case left
    case right

    func contains(_ side: WalkSide) -> Bool {
        switch self {
        case .together: true
        case .left: side == .left
        case .right: side == .right
        }
    }
}
