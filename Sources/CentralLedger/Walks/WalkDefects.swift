package import Inspection
import Journaling

/// Something with a defect that a walk saw and no case is about yet.
package struct WalkDefect: Hashable, Sendable {
    package let item: WalkItem
    package let walk: Walk
    /// The record of the ended case about the same thing, where it has come back since.
    package let first: String?
}

extension StreetWalks {
    /// What the joined walks saw with a defect: how much, and of it what no case is about yet,
    /// ascending by place.
    ///
    /// A case is about a thing when it was opened for it, or for one with the same category, side
    /// and defect near by that another walk saw, and when it is open or ended after this walk. What
    /// one walk saw are different things: each case stands for one of them, the nearest.
    /// - Parameters:
    ///   - cases: all cases of the city.
    ///   - metres: how far apart two walks may have put one thing.
    /// - Returns: the number of defects, and those without a case.
    /// - Complexity: O(*d* · *c*) in the defects and the cases along the street.
    package func defects(
        _ cases: [CaseFile],
        within metres: Int64
    ) -> (count: Int, open: [WalkDefect]) {
        let known = cases.compactMap { KnownCase($0, street: street.id) }
        let defects = joined.items.filter { $0.item.detail.defect != nil }
        // By walk: the cases that stand for something of it already.
        var taken: [Int: Set<String>] = [:]
        var rest: [(item: WalkItem, walk: Int)] = []
        for (item, number) in defects {
            let record = joined.sources[number].walk.record
            if let own = known.first(where: { $0.walk == record && $0.item == item }) {
                taken[number, default: []].insert(own.record)
            } else {
                rest.append((item, number))
            }
        }
        var open: [WalkDefect] = []
        for (item, number) in rest {
            let walk = joined.sources[number].walk
            let near = known.filter {
                $0.walk != walk.record && !$0.isVoid && $0.isAbout(item, within: metres)
                    && !(taken[number]?.contains($0.record) ?? false)
            }.sorted { ($0.distance(to: item), $0.record) < ($1.distance(to: item), $1.record) }
            if let there = near.first(where: { ($0.ended ?? .max) >= walk.minute }) {
                taken[number, default: []].insert(there.record)
            } else {
                let latest = near.max { ($0.ended ?? 0, $0.record) < ($1.ended ?? 0, $1.record) }
                open.append(WalkDefect(item: item, walk: walk, first: latest?.record))
            }
        }
        return (defects.count, open)
    }
}

/// A case that was opened for something that a walk along the street saw.
private struct KnownCase {
    let record: String
    let walk: String
    let item: WalkItem
    /// `nil` while it is open.
    let ended: Int64?
    let isVoid: Bool

    init?(_ file: CaseFile, street: String) {
        guard let report = file.report?.claim, let walk = report.walk, let item = report.item,
            RecordName(walk).component(1) == street
        else { return nil }
        record = file.record
        self.walk = walk
        self.item = item
        ended = file.isOpen ? nil : file.moments.ended ?? 0
        isVoid = file.state == .void
    }

    func isAbout(_ other: WalkItem, within metres: Int64) -> Bool {
        item.category == other.category && item.side == other.side
            && item.detail.defect == other.detail.defect
            && distance(to: other) <= metres * 1000
    }

    /// Along the street, in millimetres.
    func distance(to other: WalkItem) -> Int64 { abs(item.at - other.at) }
}
