package import Journaling

/// How much of a device's journal its offices have signed for.
package struct Delivery: Hashable, Sendable {
    /// Runs of seqs that are delivered, ascending and apart.
    package private(set) var seqs: [ClosedRange<Int64>] = []
    /// When the newest receipt that counts was written, in milliseconds since 1970 UTC.
    package private(set) var written: Int64?

    /// Every entry up to this one is delivered; 0 for none.
    package var through: Int64 {
        guard let first = seqs.first, first.lowerBound == 1 else { return 0 }
        return first.upperBound
    }

    /// Compares receipts with a journal.
    ///
    /// A receipt counts when it is authentic and comes from a device above some enrolment of the
    /// journal's. Of an
    /// office whose store was replaced only the receipts for the newest store count: the old one
    /// may be lost.
    ///
    /// `chain`: d(0), d(1) … of the journal.
    ///
    /// `authority`: who is above whom.
    package init(
        of device: DeviceID,
        chain: [Digest],
        receipts: [Receipt],
        authority: Authority
    ) {
        let own = (authority.grants[device] ?? []).map(\.grant)
        var byOffice: [String: [Receipt]] = [:]
        for receipt in receipts where !own.isEmpty && receipt.isAuthentic {
            let above = (authority.grants[receipt.office] ?? []).map(\.grant)
                .first { grant in own.contains { grant.isAbove($0) } }
            if let above { byOffice[above.office, default: []].append(receipt) }
        }
        for receipts in byOffice.values {
            let newest = receipts.max { $0.isOlder(than: $1) }
            for receipt in receipts where receipt.incarnation == newest?.incarnation {
                take(receipt, device, chain)
            }
        }
        join()
    }

    private mutating func take(_ receipt: Receipt, _ device: DeviceID, _ chain: [Digest]) {
        for run in receipt.runs where run.device == device && run.through < Int64(chain.count) {
            guard chain[Int(run.first) - 1] == run.before, chain[Int(run.through)] == run.last
            else { continue }
            seqs.append(run.first...run.through)
            written = max(written ?? 0, receipt.written)
        }
    }

    private mutating func join() {
        var joined: [ClosedRange<Int64>] = []
        for range in seqs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        seqs = joined
    }
}

extension Receipt {
    fileprivate func isOlder(than other: Receipt) -> Bool {
        written == other.written
            ? incarnation.lexicographicallyPrecedes(other.incarnation) : written < other.written
    }
}
