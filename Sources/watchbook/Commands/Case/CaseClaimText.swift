import Inspection
import Journaling

/// What somebody said about a case, in a few words.
enum CaseClaimText {
    static func text(
        _ register: CaseRegister,
        _ claim: JSONValue,
        _ books: CaseBooks,
        _ minute: Int64
    ) -> String {
        if claim["withdrawn"]?.bool == true { return ClaimPhrase.withdrawn() }
        let namer = Namer(books: books, minute: minute)
        switch register.step {
        case .report: return CaseReport(claim).map { namer.report($0) } ?? ""
        case .filing:
            return CaseFiling(claim).map {
                words(
                    ($0.isFiled ? CasePhrase.filed : CasePhrase.declined)(),
                    $0.urgency,
                    $0.reason
                )
            } ?? ""
        case .dispatch: return CaseDispatch(claim).map { namer.dispatch($0) } ?? ""
        case .receipt: return namer.unit(claim["unit"]?.text ?? register.suffix)
        case .return:
            return CaseReturn(claim).map {
                words($0.reason, $0.proposed.map { "→ " + namer.unit($0) })
            } ?? ""
        case .refusal, .resumption, .void, .disclosure: return claim["reason"]?.text ?? ""
        case .distinct: return register.suffix.map { CaseName.short($0) } ?? ""
        case .passing: return CasePassing(claim).map { words(namer.unit($0.to), $0.note) } ?? ""
        case .rectification:
            return CaseRectification(claim).map {
                let unit = $0.unit ?? register.suffix
                return words($0.result(), $0.text, unit.map { namer.unit($0) }, $0.handler)
            } ?? ""
        case .verification:
            return CaseVerification(claim).map {
                words(($0.isPassed ? CasePhrase.passed : CasePhrase.again)(), $0.reason)
            } ?? ""
        case .closing: return CaseClosing(claim).map { words($0.result(), $0.reason) } ?? ""
        case .extension:
            return CaseExtension(claim).map { words(namer.time($0.until), $0.reason) } ?? ""
        case .grant:
            return CaseGrant(claim).map {
                words(
                    ($0.isGranted ? CasePhrase.granted : CasePhrase.notGranted)(),
                    $0.until.map { namer.time($0) },
                    $0.reason
                )
            } ?? ""
        case .suspension:
            return CaseSuspension(claim).map {
                words($0.reason, $0.until.map { namer.time($0) })
            } ?? ""
        case .join: return CaseJoin(claim).map { CaseName.short($0.into) } ?? ""
        case .notice, .escalation: return CaseNotice(claim).map { namer.notice($0) } ?? ""
        case .explanation:
            return CaseExplanation(claim).map { words(namer.unit($0.unit), $0.text) } ?? ""
        case .revisit: return CaseRevisit(claim).map { words($0.satisfaction(), $0.text) } ?? ""
        case .personal: return CasePhrase.personalHidden()
        }
    }

    /// What is there, with spaces between.
    static func words(_ parts: String?...) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Names as they were at a minute.
    private struct Namer {
        let books: CaseBooks
        let minute: Int64

        func unit(_ text: String?) -> String { text.map { books.unitName($0, at: minute) } ?? "" }

        func time(_ minute: Int64) -> String { books.clockText(minute) }

        func report(_ report: CaseReport) -> String {
            CaseClaimText.words(
                report.station,
                report.place,
                report.indicator.map { books.indicatorName($0, at: minute) },
                report.left > 1 ? "×\(report.left)" : nil,
                report.text,
                report.reference
            )
        }

        func dispatch(_ dispatch: CaseDispatch) -> String {
            let others = dispatch.all.dropFirst().map { unit($0) }
            return CaseClaimText.words(
                unit(dispatch.main),
                others.isEmpty ? nil : "+ " + others.joined(separator: ", "),
                dispatch.urgency,
                dispatch.due.map { time($0) },
                dispatch.isFinal ? CasePhrase.namedForGood() : nil
            )
        }

        func notice(_ notice: CaseNotice) -> String {
            let document = books.documents(at: minute).document(notice.document)
            return CaseClaimText.words(
                document?.name(inChinese: Language.current == .chinese) ?? notice.document,
                "\(notice.year)-\(notice.number)",
                unit(notice.unit),
                notice.due.map { time($0) }
            )
        }
    }
}

extension CaseBooks {
    /// The name of a unit that is named by id or name; the text itself for an unknown one.
    func unitName(_ text: String, at minute: Int64) -> String {
        let date = date(at: minute)
        return gazetteer.unitID(text, on: date).flatMap { gazetteer.unit($0, on: date)?.name }
            ?? text
    }

    /// The name of an office; its code for an unknown one.
    func officeName(_ code: String, at minute: Int64) -> String {
        gazetteer.officeName(code, on: date(at: minute)) ?? code
    }

    /// The id of a unit that is named by id or name; the text itself for an unknown one.
    func unitID(_ text: String, at minute: Int64) -> String {
        gazetteer.unitID(text, on: date(at: minute)) ?? text
    }

    /// Code and name of an indicator.
    func indicatorName(_ code: String, at minute: Int64) -> String {
        let name = standards.judging(code, on: date(at: minute))?.indicator
            .name(inChinese: Language.current == .chinese)
        return CaseClaimText.words(code, name)
    }

    /// `2026-05-12 09:05` by the city's clocks.
    func clockText(_ minute: Int64) -> String {
        Moment(milliseconds: minute * 60_000).local(zone: zone(at: minute))
    }

    /// The same for tables: without the year where it is that of `now`.
    func clockText(_ minute: Int64, in now: Int64) -> String {
        let text = clockText(minute)
        return text.prefix(5) == clockText(now).prefix(5) ? String(text.dropFirst(5)) : text
    }

    /// The same for programs.
    func iso(_ minute: Int64) -> JSONValue {
        .text(Moment(milliseconds: minute * 60_000).iso8601(zone: zone(at: minute)))
    }

    /// Number and name of a person.
    func personName(_ number: String, at minute: Int64) -> String {
        CaseClaimText.words(number, gazetteer.person(number, on: date(at: minute))?.name)
    }
}
