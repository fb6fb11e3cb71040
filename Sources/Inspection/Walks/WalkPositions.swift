package import Journaling

/// The claim of a walk's `positions`: where somebody walked along a street and what stood where.
///
/// Claim: Documentation/registers.md, "Walks".
package struct WalkPositions: Hashable, Sendable {
    /// In the order of claims.
    package private(set) var items: [WalkItem]
    package private(set) var left: Stretches
    package private(set) var right: Stretches

    package init() {
        items = []
        left = Stretches()
        right = Stretches()
    }

    /// How many items one entry holds, whatever is said about each: about 30 bytes an item without
    /// more, at most 250 with everything, in payloads of 64 KiB.
    package static let most = 1500
    /// The most bytes of a claim; the rest of a payload is for the circumstances.
    package static let largest = 60 << 10

    package var isEmpty: Bool { items.isEmpty && left.isEmpty && right.isEmpty }

    /// Where somebody looked at a side; nowhere for ``WalkSide/none``.
    package func walked(_ side: WalkSide) -> Stretches {
        switch side {
        case .left: left
        case .right: right
        case .none: Stretches()
        }
    }

    /// Adds what was seen; the same once more changes nothing.
    package mutating func add(_ more: [WalkItem]) {
        items = Array(Set(items + more)).sorted(by: WalkItem.precedes)
    }

    /// Takes out what was seen of a category at a place, on a side where one is named.
    ///
    /// - Returns: how many were there.
    package mutating func remove(at: Int64, side: WalkSide?, category: String) -> Int {
        let before = items.count
        items.removeAll {
            $0.at == at && $0.category == category && (side == nil || $0.side == side)
        }
        return before - items.count
    }

    /// Adds a stretch that was walked.
    package mutating func walk(_ stretch: ClosedRange<Int64>, _ sides: WalkSides) {
        walk(Stretches([stretch]), sides)
    }

    package mutating func walk(_ stretches: Stretches, _ sides: WalkSides) {
        if sides.contains(.left) { left = left.union(stretches) }
        if sides.contains(.right) { right = right.union(stretches) }
    }
}

extension WalkPositions {
    /// Reads a claim; `nil` when it is withdrawn or none.
    ///
    /// Items and stretches that cannot be read are passed over.
    package init?(_ claim: JSONValue) {
        guard !claim.isWithdrawn, let listed = claim["items"]?.list,
            let walked = claim["walked"]?.list
        else { return nil }
        self.init()
        items = listed.compactMap(WalkItem.init)
        if zip(items, items.dropFirst()).contains(where: { $0.at > $1.at }) {
            items.sort(by: WalkItem.precedes)
        }
        var ranges: (left: [ClosedRange<Int64>], right: [ClosedRange<Int64>]) = ([], [])
        for item in walked {
            guard let list = item.list, list.count == 3, let from = list[0].integer,
                let to = list[1].integer, 0 <= from, from < to, to <= Stationing.limit,
                let sides = list[2].text.flatMap(WalkSides.init(rawValue:))
            else { continue }
            if sides.contains(.left) { ranges.left.append(from...to) }
            if sides.contains(.right) { ranges.right.append(from...to) }
        }
        left = Stretches(ranges.left)
        right = Stretches(ranges.right)
    }

    package var claim: JSONValue {
        ["items": .list(items.map(\.json)), "walked": .list(walkedJSON)]
    }

    /// Stretches of both sides first, then those of the left and of the right alone.
    private var walkedJSON: [JSONValue] {
        let both = left.intersection(right)
        let parts: [(WalkSides, Stretches)] = [
            (.both, both), (.left, left.subtracting(both)), (.right, right.subtracting(both)),
        ]
        return parts.flatMap { sides, stretches in
            stretches.list.map { stretch in
                [
                    .integer(stretch.lowerBound), .integer(stretch.upperBound),
                    .text(sides.rawValue),
                ]
            }
        }
    }

    /// In parts, each small enough for one entry; the stretches stand in the first.
    package var parts: [WalkPositions] {
        var parts: [WalkPositions] = []
        var part = WalkPositions()
        part.left = left
        part.right = right
        var bytes = part.claim.canonicalBytes.count
        for item in items {
            let size = item.json.canonicalBytes.count + 1
            if part.items.count == WalkPositions.most || bytes + size > WalkPositions.largest {
                parts.append(part)
                part = WalkPositions()
                bytes = part.claim.canonicalBytes.count
            }
            part.items.append(item)
            bytes += size
        }
        return parts + [part]
    }
}
