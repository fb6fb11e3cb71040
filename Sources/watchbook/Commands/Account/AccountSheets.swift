import CentralLedger
import Inspection
import Journaling
import Reports

extension Answerable {
    /// The name of it, where there is one.
    func name(_ names: TallyNames) -> String? {
        TallyDimension(rawValue: kind.rawValue).flatMap { names.name(of: id, $0) }
    }

    var json: JSONValue { ["of": .text(kind.rawValue), "id": .text(id)] }

    /// As options and tables of other programs have it.
    var text: String { "\(kind.rawValue)=\(id)" }

    /// In words: `主管责任单位 U-CEB`.
    var said: String {
        let word = TallyDimension(rawValue: kind.rawValue).map { TallyPhrase($0)() }
        return "\(word ?? kind.rawValue) \(id)"
    }
}

extension [Citation] {
    var json: JSONValue {
        .list(map { ["record": .text($0.record), "digest": .text($0.digest.hex)] })
    }

    /// The beginnings of the first digests.
    var short: String {
        prefix(3).map { String($0.digest.hex.prefix(8)) }.joined(separator: " ")
            + (count > 3 ? " …" : "")
    }
}

/// Cards that rules propose, and cards that people gave.
struct CardSheet: Printable {
    let date: WorkDate
    let proposals: [CardProposal]
    let cards: [GivenCard]
    let names: TallyNames

    func lines(width: Int) -> [String] {
        var lines = [AccountPhrase.proposedTitle(date.text)]
        if proposals.isEmpty {
            lines.append(AccountPhrase.nothingProposed())
        } else {
            var table = TextTable([
                .init(AccountPhrase.card(), .id), .init(AccountPhrase.answerable(), .id),
                .init(AccountPhrase.name()), .init(AccountPhrase.rule(), .id),
                .init(AccountPhrase.count(), .number), .init(AccountPhrase.since(), .id),
                .init(TallyPhrase.entries(), .text),
            ])
            for proposal in proposals {
                table.add([
                    proposal.rule.card(), proposal.answerable.said,
                    proposal.answerable.name(names) ?? "", proposal.rule.id,
                    String(proposal.count), proposal.dates.lowerBound.text,
                    proposal.citations.short,
                ])
            }
            lines += table.lines(width: width)
        }
        guard !cards.isEmpty else { return lines + [AccountPhrase.noneGiven()] }
        var table = TextTable([
            .init(AccountPhrase.id(), .id), .init(AccountPhrase.card(), .id),
            .init(AccountPhrase.answerable(), .id), .init(AccountPhrase.name()),
            .init(AccountPhrase.date(), .id), .init(AccountPhrase.state(), .id),
            .init(AccountPhrase.reason()),
        ])
        for given in cards {
            table.add([
                AccountRecord.short(given.record), given.claim.card(),
                given.claim.answerable.said, given.claim.answerable.name(names) ?? "",
                given.claim.date.text, state(given)(), given.claim.reason,
            ])
        }
        return lines + ["", AccountPhrase.givenTitle()] + table.lines(width: width)
    }

    private func state(_ given: GivenCard) -> AccountPhrase {
        guard let lifted = given.lifted else { return .holds }
        return lifted.date.map { $0 <= date } ?? true ? .isLifted : .holds
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        let headings = [
            AccountPhrase.state(), AccountPhrase.card(), AccountPhrase.answerable(),
            AccountPhrase.name(), AccountPhrase.rule(), AccountPhrase.count(),
            AccountPhrase.date(), AccountPhrase.reason(), AccountPhrase.record(),
            TallyPhrase.entries(),
        ]
        return (headings, proposals.map(cells) + cards.map(cells))
    }

    private func cells(_ proposal: CardProposal) -> [TableCell] {
        [
            .text(AccountPhrase.proposed()), .text(proposal.rule.card()),
            .id(proposal.answerable.text), .text(proposal.answerable.name(names) ?? ""),
            .id(proposal.rule.id), .number(proposal.count), .id(proposal.dates.upperBound.text),
            .empty, .empty,
            .text(proposal.citations.map(\.digest.hex).joined(separator: " ")),
        ]
    }

    private func cells(_ given: GivenCard) -> [TableCell] {
        let entries = [given.digest] + given.claim.basis
        return [
            .text(state(given)()), .text(given.claim.card()), .id(given.claim.answerable.text),
            .text(given.claim.answerable.name(names) ?? ""), .id(given.claim.rule ?? ""), .empty,
            .id(given.claim.date.text), .text(given.claim.reason), .id(given.record),
            .text(entries.map(\.hex).joined(separator: " ")),
        ]
    }

    var json: JSONValue {
        [
            "date": .text(date.text),
            "proposals": .list(
                proposals.map { proposal in
                    [
                        "rule": .text(proposal.rule.id), "card": .text(proposal.rule.card.rawValue),
                        "to": proposal.answerable.json, "count": .integer(proposal.count),
                        "from": .text(proposal.dates.lowerBound.text),
                        "until": .text(proposal.dates.upperBound.text),
                        "entries": proposal.citations.json,
                    ]
                }
            ),
            "cards": .list(
                cards.map { given in
                    var members: [String: JSONValue] = [
                        "record": .text(given.record), "entry": .text(given.digest.hex),
                        "claim": given.claim.claim, "holds": .bool(state(given) == .holds),
                    ]
                    members["lifting"] = given.lifted.map { .text($0.digest.hex) }
                    return .object(members)
                }
            ),
        ]
    }
}

/// The events of the negative list in a span, with their points.
struct NegativeSheet: Printable {
    private let dates: ClosedRange<WorkDate>
    private let events: [NegativeEvent]
    private let books: CityBooks
    private let names: TallyNames

    init(
        dates: ClosedRange<WorkDate>,
        events: [NegativeEvent],
        _ books: CityBooks,
        names: TallyNames
    ) {
        self.dates = dates
        self.events = events
        self.books = books
        self.names = names
    }

    /// By the list in force on the day of the event; none for one that was lifted.
    private func item(_ event: NegativeEvent) -> NegativeSetting.Item? {
        (books.gazetteer.setting(NegativeSetting.self, on: event.claim.date) ?? .standard)
            .item(event.claim.item)
    }

    private func points(_ event: NegativeEvent) -> Int64 {
        event.lifted == nil ? item(event)?.pointsMilli ?? 0 : 0
    }

    private var totals: [(answerable: Answerable, events: Int, points: Int64)] {
        Dictionary(grouping: events.filter { $0.lifted == nil }, by: \.claim.answerable)
            .map { ($0.key, $0.value.count, $0.value.reduce(0) { $0 + points($1) }) }
            .sorted { ($1.points, $0.answerable.text) < ($0.points, $1.answerable.text) }
    }

    /// Thousandths as people write them.
    static func decimal(_ milli: Int64) -> String {
        let (whole, rest) = (milli / 1000, abs(milli % 1000))
        guard rest > 0 else { return String(whole) }
        var digits = String(1000 + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    func lines(width: Int) -> [String] {
        var lines = [AccountPhrase.negativeTitle(dates.lowerBound.text, dates.upperBound.text)]
        guard !events.isEmpty else { return lines + [AccountPhrase.noEvents()] }
        var table = TextTable([
            .init(AccountPhrase.id(), .id), .init(AccountPhrase.date(), .id),
            .init(AccountPhrase.answerable(), .id), .init(AccountPhrase.name()),
            .init(AccountPhrase.item()), .init(AccountPhrase.points(), .number),
            .init(AccountPhrase.state(), .id), .init(AccountPhrase.event()),
        ])
        for event in events {
            table.add([
                AccountRecord.short(event.record), event.claim.date.text,
                event.claim.answerable.said, event.claim.answerable.name(names) ?? "",
                item(event)?.name ?? event.claim.item, NegativeSheet.decimal(points(event)),
                (event.lifted == nil ? AccountPhrase.holds : .isLifted)(), event.claim.text,
            ])
        }
        lines += table.lines(width: width)
        lines += totals.map {
            AccountPhrase.sum(
                $0.answerable.said,
                String($0.events),
                NegativeSheet.decimal($0.points)
            )
        }
        return lines
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                AccountPhrase.date(), AccountPhrase.answerable(), AccountPhrase.name(),
                AccountPhrase.item(), AccountPhrase.points(), AccountPhrase.consequence(),
                AccountPhrase.state(), AccountPhrase.event(), AccountPhrase.record(),
                TallyPhrase.entries(),
            ],
            events.map { event in
                [
                    .id(event.claim.date.text), .id(event.claim.answerable.text),
                    .text(event.claim.answerable.name(names) ?? ""),
                    .text(item(event)?.name ?? event.claim.item),
                    .text(NegativeSheet.decimal(points(event))),
                    .text(item(event)?.consequence ?? ""),
                    .text((event.lifted == nil ? AccountPhrase.holds : .isLifted)()),
                    .text(event.claim.text), .id(event.record),
                    .text(
                        ([event.digest] + event.claim.basis).map(\.hex).joined(separator: " ")
                    ),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "events": .list(
                events.map { event in
                    var members: [String: JSONValue] = [
                        "record": .text(event.record), "entry": .text(event.digest.hex),
                        "claim": event.claim.claim, "points_milli": .integer(points(event)),
                        "lifted": .bool(event.lifted != nil),
                    ]
                    members["name"] = item(event).map { .text($0.name) }
                    members["consequence"] = item(event)?.consequence.map(JSONValue.text)
                    return .object(members)
                }
            ),
            "totals": .list(
                totals.map {
                    [
                        "to": $0.answerable.json, "events": .integer(Int64($0.events)),
                        "points_milli": .integer($0.points),
                    ]
                }
            ),
        ]
    }
}

/// What is worth a look.
struct SignSheet: Printable {
    let dates: ClosedRange<WorkDate>
    let signs: [WorkSigns.Sign]
    let names: TallyNames

    func lines(width: Int) -> [String] {
        let title = AccountPhrase.signsTitle(dates.lowerBound.text, dates.upperBound.text)
        guard !signs.isEmpty else { return [title, AccountPhrase.noSigns()] }
        var table = TextTable([
            .init(AccountPhrase.sign(), .id), .init(AccountPhrase.number(), .number),
            .init(TallyPhrase.inspector(), .id), .init(AccountPhrase.name()),
            .init(AccountPhrase.date(), .id), .init(TallyPhrase.entries(), .text),
        ])
        for sign in signs {
            table.add([
                sign.kind(), String(sign.number), sign.inspector,
                names.person(sign.inspector) ?? "", sign.date.text, sign.citations.short,
            ])
        }
        return [title] + table.lines(width: width) + [AccountPhrase.accusesNobody()]
    }

    var csv: (headings: [String], rows: [[TableCell]]) {
        (
            [
                AccountPhrase.sign(), AccountPhrase.number(), TallyPhrase.inspector(),
                AccountPhrase.name(), AccountPhrase.date(), TallyPhrase.entries(),
            ],
            signs.map { sign in
                [
                    .text(sign.kind()), .number(sign.number), .id(sign.inspector),
                    .text(names.person(sign.inspector) ?? ""), .id(sign.date.text),
                    .text(sign.citations.map(\.digest.hex).joined(separator: " ")),
                ]
            }
        )
    }

    var json: JSONValue {
        [
            "from": .text(dates.lowerBound.text), "to": .text(dates.upperBound.text),
            "signs": .list(
                signs.map { sign in
                    [
                        "sign": .text(sign.kind.rawValue), "number": .integer(sign.number),
                        "inspector": .text(sign.inspector), "date": .text(sign.date.text),
                        "entries": sign.citations.json,
                    ]
                }
            ),
        ]
    }
}
