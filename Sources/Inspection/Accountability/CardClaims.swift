package import Journaling

/// Whom a card or an event of the negative list is about.
package struct Answerable: Hashable, Sendable {
    package var kind: AnswerableKind
    /// Id, number or name.
    package var id: String

    package init(_ kind: AnswerableKind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

/// 红黄牌: a card that people gave.
///
/// Register `card` of `assessment/<office>/card/<16 hex>`.
package struct CardClaim: Hashable, Sendable {
    package var card: CardSetting.Card
    package var answerable: Answerable
    package var date: WorkDate
    package var reason: String
    /// The rule that proposed it; `nil` where nobody's rule did.
    package var rule: String?
    /// Digests of the entries that it rests on.
    package var basis: [Digest]

    package init(
        card: CardSetting.Card,
        answerable: Answerable,
        date: WorkDate,
        reason: String,
        rule: String? = nil,
        basis: [Digest] = []
    ) {
        self.card = card
        self.answerable = answerable
        self.date = date
        self.reason = reason
        self.rule = rule
        self.basis = basis
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true,
            let card = claim["card"]?.text.flatMap(CardSetting.Card.init),
            let answerable = Answerable(claim),
            let date = claim["date"]?.text.flatMap({ WorkDate($0) })
        else { return nil }
        self.init(
            card: card,
            answerable: answerable,
            date: date,
            reason: claim["reason"]?.text ?? "",
            rule: claim["rule"]?.text,
            basis: (claim["basis"]?.texts ?? []).compactMap { Digest(hex: $0) }
        )
    }

    package var claim: JSONValue {
        var members = answerable.members
        members["card"] = .text(card.rawValue)
        members["date"] = .text(date.text)
        members["reason"] = .text(reason)
        members["rule"] = rule.map(JSONValue.text)
        if !basis.isEmpty { members["basis"] = .list(basis.map { .text($0.hex) }) }
        return .object(members)
    }
}

/// An event of the negative list as somebody reported it.
///
/// Register `event` of `assessment/<office>/negative/<16 hex>`.
package struct NegativeClaim: Hashable, Sendable {
    /// Id in the setting `negative`.
    package var item: String
    package var answerable: Answerable
    package var date: WorkDate
    package var text: String
    package var basis: [Digest]

    package init(
        item: String,
        answerable: Answerable,
        date: WorkDate,
        text: String,
        basis: [Digest] = []
    ) {
        self.item = item
        self.answerable = answerable
        self.date = date
        self.text = text
        self.basis = basis
    }

    /// Reads a claim; `nil` when it is withdrawn or none.
    package init?(_ claim: JSONValue) {
        guard claim["withdrawn"]?.bool != true, let item = claim["item"]?.text,
            let answerable = Answerable(claim),
            let date = claim["date"]?.text.flatMap({ WorkDate($0) })
        else { return nil }
        self.init(
            item: item,
            answerable: answerable,
            date: date,
            text: claim["text"]?.text ?? "",
            basis: (claim["basis"]?.texts ?? []).compactMap { Digest(hex: $0) }
        )
    }

    package var claim: JSONValue {
        var members = answerable.members
        members["item"] = .text(item)
        members["date"] = .text(date.text)
        members["text"] = .text(text)
        if !basis.isEmpty { members["basis"] = .list(basis.map { .text($0.hex) }) }
        return .object(members)
    }
}

extension Answerable {
    fileprivate init?(_ claim: JSONValue) {
        guard let kind = claim["of"]?.text.flatMap(AnswerableKind.init),
            let id = claim["id"]?.text, !id.isEmpty
        else { return nil }
        self.init(kind, id)
    }

    fileprivate var members: [String: JSONValue] {
        ["of": .text(kind.rawValue), "id": .text(id)]
    }
}
