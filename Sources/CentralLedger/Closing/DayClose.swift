import Inspection
package import Journaling

/// 日结: a day of an office as it stood when somebody signed for it.
///
/// It never waits: what is undecided, held or not handed in is printed on it. It pins the set of
/// entries, so that it can be computed again whatever comes later.
/// Claim: Documentation/registers.md, `close/<office>/<date>`.
package struct DayClose: Hashable, Sendable {
    package let office: String
    package let date: WorkDate
    /// Minutes of the work date, and minutes since 1970 UTC when it was made.
    package let cutOff: Int64
    package let asOf: Int64
    /// Digest of the set, and of set, roots and rule version.
    package let set: Digest
    package let ledger: Digest
    package let rule: Int64
    package let roots: [DeviceID]
    /// Ids of the standards in force on the date, in the order in which they judge.
    package let standards: [String]
    package let open: [String]
    package let carried: [String]
    package let sums: CloseSums
    /// Conflicts nobody has decided.
    package let undecided: Int64
    /// Held entries by reason; one held for two reasons stands under both.
    package let held: [Reason: Int64]
    /// 未交.
    package let notHandedIn: [MissingChecks.Watch]
    /// 缺岗 and 已批准, as far as they were said by then.
    package let absent: Int64
    package let excused: Int64
    /// Checks that the roster asks for and nobody made.
    package let missing: Int64
    /// Steps of the day's work that were left out, as their names.
    package var skipped: [String] = []
    /// What changed against the version before; `nil` in the first.
    package var changes: [Change]?
    /// Digest of the entry of the version before.
    package var previous: Digest?

    /// What one cause changed.
    package struct Change: Hashable, Sendable {
        /// As ``ChangeCause``; of a newer version perhaps one that is not known here.
        package let cause: String
        package let records: Int64
        package let change: JSONValue

        package init(cause: String, records: Int64, change: JSONValue) {
            self.cause = cause
            self.records = records
            self.change = change
        }
    }
}

extension DayClose {
    /// A claim with every sum must stay well below the 64 KiB of a payload.
    private static let room = 48 << 10

    /// What is signed: the sums by station and by indicator as far as they fit, and always the
    /// digest of the whole.
    package var claim: JSONValue {
        var members = plain
        members["skipped"] = skipped.isEmpty ? nil : .list(skipped.map(JSONValue.text))
        members["previous"] = previous.map { .text($0.hex) }
        members["changes"] = changes.map { changes in
            .list(
                changes.map {
                    [
                        "cause": .text($0.cause), "records": .integer($0.records),
                        "change": $0.change,
                    ]
                }
            )
        }
        for (name, sums) in [("indicators", sums.indicators), ("stations", sums.stations)] {
            var more = members
            more[name] = .object(sums.mapValues(\.claim))
            if JSONValue.object(more).canonicalBytes.count <= DayClose.room { members = more }
        }
        return .object(members)
    }

    /// The claim without the sums in detail and what people add.
    private var plain: [String: JSONValue] {
        [
            "cut_off": .integer(cutOff), "as_of": .integer(asOf), "set": .text(set.hex),
            "ledger": .text(ledger.hex), "rule": .integer(rule),
            "roots": .list(roots.sorted().map { .text($0.hex) }),
            "standards": .list(standards.map(JSONValue.text)),
            "open": .list(open.map(JSONValue.text)), "carried": .list(carried.map(JSONValue.text)),
            "total": sums.total.claim, "sums": .text(sums.digest.hex),
            "undecided": .integer(undecided),
            "held": .object(
                held.reduce(into: [:]) { $0[$1.key.rawValue] = .integer($1.value) }
            ),
            "not_handed_in": .integer(Int64(notHandedIn.count)),
            "absent": .integer(absent), "excused": .integer(excused),
            "not_handed_in_first": .list(
                notHandedIn.prefix(50).map {
                    .list([.text($0.station), .text($0.slot), .text($0.person)])
                }
            ),
            "missing": .integer(missing),
        ]
    }

    /// Whether another close of the day says the same of it, whenever it was made.
    package func saysSame(as other: SignedClose) -> Bool {
        var mine = plain
        for name in SignedClose.circumstances { mine[name] = nil }
        return mine.allSatisfy { other.claim[$0.key] == $0.value }
    }
}

extension Ledger {
    /// The close of an office's day as it stands now.
    ///
    /// `asOf`: minutes since 1970 UTC. `cutOff`: minutes of the work date; `nil` for the city's
    /// setting.
    package func dayClose(
        office: String,
        date: WorkDate,
        asOf: Int64,
        cutOff: Int64? = nil,
        _ books: CityBooks
    ) throws -> DayClose {
        let setting = books.gazetteer.setting(CloseSetting.self, on: date) ?? .standard
        let scope = CloseScope(
            office: office,
            date: date,
            cutOff: cutOff ?? setting.cutOff,
            books
        )
        let charter = try charter
        let set = Chain.sha256(try manifest())
        let missing = try missing(in: scope, books)
        var held: [Reason: Int64] = [:]
        try forEachHeld { entry in
            guard case .held(let reasons) = entry.state,
                scope.covers(RecordName(entry.record), books)
            else { return }
            for reason in reasons { held[reason, default: 0] += 1 }
        }
        return DayClose(
            office: office,
            date: date,
            cutOff: scope.cutOff,
            asOf: asOf,
            set: set,
            ledger: charter.digest(set: set),
            rule: Charter.ruleVersion,
            roots: charter.roots.sorted(),
            standards: books.standards.standards(on: date).map(\.id),
            open: scope.open.sorted(),
            carried: scope.carried.sorted(),
            sums: try sums(of: scope, books),
            undecided: Int64(
                try disputes(own: false).count { scope.covers(RecordName($0.record), books) }
            ),
            held: held,
            notHandedIn: missing.watches.filter { $0.state == .notHandedIn }.map(\.watch),
            absent: Int64(missing.watches.count { $0.state == .absent }),
            excused: Int64(missing.watches.count { $0.state == .excused }),
            missing: missing.checks
        )
    }

    private typealias CoveredWatch = (watch: MissingChecks.Watch, state: AttendanceState)

    /// What the roster asks for in the slots that a close covers and nobody answered, and what
    /// became of the watches.
    private func missing(
        in scope: CloseScope,
        _ books: CityBooks
    ) throws -> (checks: Int64, watches: [CoveredWatch]) {
        let tallied = scope.tallied
        let dates = tallied.question.dates
        let end = scope.date.day * 1440 + scope.cutOff
        var checks: Int64 = 0
        for day in dates.lowerBound.day...dates.upperBound.day {
            guard let date = WorkDate(day: day) else { continue }
            let missing = try missingChecks(
                on: date,
                asOf: end,
                books,
                admits: { tallied.question.admits(station: $0, on: date, books) }
            )
            for line in missing.lines where tallied.admits(slot: line.slot, on: date) {
                checks += Int64(line.missing.count)
            }
        }
        let zone = books.reference.settings(on: scope.date).zoneMinutes
        let duties = try dutyList(
            dates,
            asOf: end - zone,
            books,
            admits: { tallied.question.admits(station: $0, on: $1, books) }
        )
        let watches = duties.lines.filter {
            $0.isPlanned && tallied.admits(slot: $0.slot, on: $0.date)
        }
        return (
            checks,
            watches.map {
                let watch = MissingChecks.Watch(
                    station: $0.station,
                    slot: $0.slot,
                    person: $0.person
                )
                return (watch, $0.verdict.state)
            }
        )
    }
}
