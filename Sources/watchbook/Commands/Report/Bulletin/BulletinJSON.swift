import CentralLedger
import Inspection
import Journaling

/// A bulletin for programs.
struct BulletinJSON {
    private let bulletin: Bulletin

    init(_ bulletin: Bulletin) {
        self.bulletin = bulletin
    }

    var json: JSONValue {
        let known = bulletin.known
        var members: [String: JSONValue] = [
            "from": .text(bulletin.scope.dates.lowerBound.text),
            "to": .text(bulletin.scope.dates.upperBound.text),
            "objectable": .bool(bulletin.days.isObjectable),
            "attendance": attendance(bulletin.attendance, bulletin.placeName),
            "attendance_by_unit": attendance(bulletin.attendanceByUnit, bulletin.unitName),
            "watches": .list(
                zip(bulletin.watches, bulletin.evidence).map { line, entries in
                    DutyListSheet.json(line, known, held: [], entries)
                }
            ),
            "findings": findings(bulletin.findings, bulletin.placeName),
            "indicators": findings(bulletin.indicators, bulletin.indicatorName),
            "cases": bulletin.cases.json,
            "open_cases": openCases,
            "commended": .list(bulletin.commended.map(JSONValue.text)),
            "criticised": .list(bulletin.criticised.map(JSONValue.text)),
            "commended_name": .list(bulletin.commended.map { .text(bulletin.placeName($0)) }),
            "criticised_name": .list(bulletin.criticised.map { .text(bulletin.placeName($0)) }),
            "cards": .list(
                bulletin.cards.map { card in
                    [
                        "record": .text(card.record), "entry": .text(card.digest.hex),
                        "card": .text(card.claim.card.rawValue), "to": card.claim.answerable.json,
                        "to_name": .text(bulletin.answerableName(card)),
                        "date": .text(card.claim.date.text), "reason": .text(card.claim.reason),
                    ]
                }
            ),
        ]
        members["office"] = bulletin.scope.office.map(JSONValue.text)
        members["office_name"] = .text(bulletin.scope.officeName)
        members["left_out"] = bulletin.days.leftOut.map {
            ["from": .text($0.lowerBound.text), "to": .text($0.upperBound.text)]
        }
        return .object(members)
    }

    private var openCases: JSONValue {
        let counts = bulletin.openCases
        return [
            "open": .integer(Int64(counts.open)), "overdue": .integer(Int64(counts.overdue)),
            "suspended": .integer(Int64(counts.suspended)),
        ]
    }

    private func attendance(_ attendance: Attendance, _ name: (String) -> String) -> JSONValue {
        [
            "by": .text(attendance.question.dimensions[0].rawValue),
            "rows": .list(
                attendance.rows.map { row in
                    var members = DutyFigure.members(row.counts, DutyFigure.all)
                    members["key"] = .text(row.values[0])
                    members["key_name"] = .text(name(row.values[0]))
                    return .object(members)
                }
            ),
            "total": .object(DutyFigure.members(attendance.total, DutyFigure.all)),
        ]
    }

    private func findings(_ sums: FindingSums, _ name: (String) -> String) -> JSONValue {
        [
            "rows": .list(
                sums.rows.map { row in
                    var members = FindingSums.json(row)
                    members["key"] = .text(row.value)
                    members["key_name"] = .text(name(row.value))
                    return .object(members)
                }
            ),
            "total": .object(FindingSums.json(sums.total)),
        ]
    }
}
