package import Inspection
package import Journaling

/// What the offices have said about rounds of testing: rounds, draws, values, appeals, results.
///
/// Filled register by register with the claims in force, in any order.
package struct AssessmentShelf: Sendable {
    /// What is in force in one register.
    package struct Saying: Sendable {
        package let claim: JSONValue
        package let digest: Digest
        package let inspector: String
        /// Milliseconds since 1970 UTC.
        package let time: Int64

        package init(claim: JSONValue, digest: Digest, inspector: String, time: Int64) {
            self.claim = claim
            self.digest = digest
            self.inspector = inspector
            self.time = time
        }
    }

    /// An appeal with what was said to it.
    package struct AppealCase: Sendable {
        package let office: String
        package let number: Int
        package let appeal: Appeal
        package let saying: Saying
        package let ruling: AppealRuling?

        /// As in the names of registers: `S01.2`.
        package var id: String { "\(office).\(number)" }
    }

    private var records: [String: [String: Saying]] = [:]

    package init() {}

    /// Takes in one register; a claim that takes back is none.
    package mutating func add(record: String, register: String, _ saying: Saying) {
        guard record.hasPrefix("assessment/"), saying.claim["withdrawn"]?.bool != true else {
            return
        }
        records[record, default: [:]][register] = saying
    }

    /// What is in force in a register; `nil` for nothing.
    package func saying(_ record: String, _ register: String) -> Saying? {
        records[record]?[register]
    }

    /// All rounds, the earlier ones first.
    package var rounds: [AssessmentRound] {
        records.compactMap { record, registers -> AssessmentRound? in
            let name = RecordName(record)
            guard name.count == 3, let scheme = name.component(1), let id = name.component(2),
                let saying = registers["round"]
            else { return nil }
            return AssessmentRound(scheme: scheme, id: id, claim: saying.claim)
        }
        .sorted { one, other in
            (one.dates.upperBound, one.dates.lowerBound, one.record)
                < (other.dates.upperBound, other.dates.lowerBound, other.record)
        }
    }

    /// The round of an id, or of `<scheme>/<id>`; `nil` for none and for several.
    package func round(_ name: String) -> AssessmentRound? {
        let found = rounds.filter { name == $0.id || name == "\($0.scheme)/\($0.id)" }
        return found.count == 1 ? found[0] : nil
    }

    /// The registers `<prefix>.<rest>` of a record with their rests, in the order of numbers.
    package func sayings(
        _ record: String,
        _ prefix: String
    ) -> [(rest: String, saying: Saying)] {
        (records[record] ?? [:]).compactMap { register, saying in
            guard register.hasPrefix(prefix + ".") else { return nil }
            return (String(register.dropFirst(prefix.count + 1)), saying)
        }
        .sorted { one, other in
            (Int(one.rest) ?? .max, one.rest) < (Int(other.rest) ?? .max, other.rest)
        }
    }

    /// The least number, from 1, of which there is no register `<prefix>.<n>` yet.
    package func nextNumber(_ record: String, _ prefix: String) -> Int {
        (sayings(record, prefix).compactMap { Int($0.rest) }.max() ?? 0) + 1
    }

    package func draws(of round: AssessmentRound) -> [(number: Int, draw: DrawClaim)] {
        sayings(round.record, "draw").compactMap { rest, saying in
            guard let number = Int(rest), let draw = DrawClaim(saying.claim) else { return nil }
            return (number, draw)
        }
    }

    /// Points given by hand, by row and then by item or bonus; `*` stands for all rows.
    package func values(of round: AssessmentRound) -> [String: [String: Marks]] {
        var values: [String: [String: Marks]] = [:]
        for (item, saying) in sayings(round.record, "values") {
            for (row, value) in saying.claim["scores"]?.members ?? [:] {
                let text = value.text ?? value.integer.map(String.init)
                values[row, default: [:]][item] =
                    text.flatMap { ExactDecimal($0) }.flatMap { Marks($0) }
            }
        }
        return values
    }

    /// The items that rows say they meet, by row.
    package func declared(of round: AssessmentRound) -> [String: Set<String>] {
        sayings(round.record, "declared").reduce(into: [:]) { declared, said in
            declared[said.rest] = said.saying.claim["items"]?.texts.map(Set.init)
        }
    }

    /// All appeals, by office and number.
    package func appeals(of round: AssessmentRound) -> [AppealCase] {
        records.keys.sorted().flatMap { record -> [AppealCase] in
            let name = RecordName(record)
            guard name.count == 4, let office = name.component(1),
                record == round.record(of: office)
            else { return [] }
            return sayings(record, "appeal").compactMap { rest, saying in
                guard let number = Int(rest), let appeal = Appeal(saying.claim) else { return nil }
                let ruling = self.saying(round.record, "ruling.\(office).\(rest)")
                return AppealCase(
                    office: office,
                    number: number,
                    appeal: appeal,
                    saying: saying,
                    ruling: ruling.flatMap { AppealRuling($0.claim) }
                )
            }
        }
    }

    package func previews(of round: AssessmentRound) -> [(number: Int, saying: Saying)] {
        sayings(round.record, "preview").compactMap { rest, saying in
            Int(rest).map { ($0, saying) }
        }
    }

    package func results(of round: AssessmentRound) -> [(number: Int, saying: Saying)] {
        sayings(round.record, "result").compactMap { rest, saying in
            Int(rest).map { ($0, saying) }
        }
    }

    /// The points that count in a round; `nil` for all.
    package func points(of round: AssessmentRound, _ books: CityBooks) -> Set<String>? {
        let all = books.gazetteer.points(on: round.dates.upperBound)
        let drawn = draws(of: round).filter { $0.draw.pool == .points }.flatMap(\.draw.drawn)
        switch round.points {
        case .all: return nil
        case .declared: return Set(all.filter { !$0.isDrawn }.map(\.id))
        case .drawn: return Set(all.filter(\.isDrawn).map(\.id))
        case .draw: return Set(drawn)
        case .declaredAndDraw: return Set(all.filter { !$0.isDrawn }.map(\.id) + drawn)
        }
    }
}
