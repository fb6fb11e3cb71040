package import Journaling

/// A watch that was begun on a device and not ended.
package struct OpenWatch: Hashable, Sendable {
    package let record: String
    package let station: String
    package let date: WorkDate
    package let slot: String
    /// Minutes since 1970 UTC.
    package let since: Int64

    /// After so many minutes it was not ended because somebody forgot to.
    package static let limitMinutes: Int64 = 16 * 60

    /// A watch by its arrival; `nil` for any other entry.
    package init?(arrival item: OwnEntries.Item) {
        let name = item.record
        guard name.kind == .watch, item.entry.register == "arrival", !item.isWithdrawn,
            let station = name.station, let date = name.workDate, let slot = name.component(3)
        else { return nil }
        record = name.text
        self.station = station
        self.date = date
        self.slot = slot
        since = item.minute
    }
}

extension OwnEntries {
    /// The watches that were begun and not ended, the latest last.
    ///
    /// `minute`: now, in minutes since 1970 UTC. Those that were forgotten are left out.
    package func openWatches(at minute: Int64) -> [OpenWatch] {
        said.compactMap { item in
            guard let watch = OpenWatch(arrival: item), said(watch.record, "departure") == nil,
                minute - watch.since <= OpenWatch.limitMinutes
            else { return nil }
            return watch
        }.sorted { $0.since < $1.since }
    }

    /// The watches that were begun so long ago that their end was forgotten.
    package func forgottenWatches(at minute: Int64) -> [OpenWatch] {
        said.compactMap(OpenWatch.init(arrival:)).filter {
            said($0.record, "departure") == nil && minute - $0.since > OpenWatch.limitMinutes
        }
    }
}
