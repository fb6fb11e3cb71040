import CentralLedger
import Inspection
import Journaling
import LedgerSQLite
import Reports

/// What shows a case beside its own registers: the finding that it came from, and photos.
struct CaseEvidence {
    /// The claim in force of its check; `nil` for what came without one.
    let finding: Finding?
    /// What the finder wrote beside it.
    let note: String?
    /// 整改前: of the report and of the finding.
    let before: [Digest]
    /// 整改后: of the latest round that was answered.
    let after: [Digest]
    /// Whether a unit has answered, with a photo or without.
    let isAnswered: Bool

    init(_ item: CaseItem, finding: (statement: Statement, note: String?)?) {
        let statement = finding?.statement
        self.finding = statement.flatMap { JSONValue($0.claim) }.flatMap { Finding($0) }
        note = finding?.note
        before = CaseEvidence.each(
            (item.file.report?.entry.photos ?? []) + (statement?.attachments ?? [])
        )
        let round = item.file.rounds.last {
            $0.rectification != nil || !$0.otherRectifications.isEmpty
        }
        isAnswered = round != nil
        let others = (round?.otherRectifications ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        after = CaseEvidence.each(
            ([round?.rectification].compactMap { $0 } + others).flatMap(\.entry.photos)
        )
    }

    /// Each once, in their order.
    private static func each(_ photos: [Attachment]) -> [Digest] {
        var seen: Set<Digest> = []
        return photos.map(\.digest).filter { seen.insert($0).inserted }
    }
}

/// What shows the cases of a paper.
struct CaseEvidenceBook {
    private let evidence: [String: CaseEvidence]
    private let photos: [Digest: FormPhoto]
    private let texts: CaseTexts

    /// Reads what shows some cases; of photos nothing where none are wanted.
    ///
    /// - Throws: what reading a ledger throws.
    init(_ items: [CaseItem], in reading: CaseReading, _ texts: CaseTexts, isWithPhotos: Bool)
        throws
    {
        self.texts = texts
        let ledger = reading.ledger
        var findings: [String: Statement] = [:]
        for item in items {
            guard let check = item.file.report?.claim.check else { continue }
            findings[item.record] =
                try ledger.resolution(record: check, register: "finding")?.inForce?.statement
        }
        let written = try ledger.written(Array(findings.values))
        var evidence: [String: CaseEvidence] = [:]
        for item in items {
            let finding = findings[item.record].map { statement in
                let payload = written[statement.digest].flatMap { JSONValue($0.payload) }
                return (statement: statement, note: payload?["about"]?["note"]?.text)
            }
            evidence[item.record] = CaseEvidence(item, finding: finding)
        }
        self.evidence = evidence
        let wanted = isWithPhotos ? evidence.values.flatMap { $0.before + $0.after } : []
        photos = try ledger.photos(wanted)
    }

    /// What is wrong, in the words of those who reported it, with what was measured; how many
    /// were found where there is nothing of either.
    func what(_ item: CaseItem) -> String {
        let evidence = evidence[item.record]
        var words: [String] = []
        for text in [item.file.report?.claim.text, evidence?.note].compactMap({ $0 })
        where !text.isEmpty && !words.contains(text) {
            words.append(text)
        }
        if let measured = measured(item), !measured.isEmpty { words.append(measured) }
        if words.isEmpty, let finding = evidence?.finding, finding.found > 0 {
            words.append(
                CaseReportPhrase.foundLeft(
                    "\(finding.found)",
                    "\(finding.settled)",
                    "\(finding.found - finding.settled)"
                )
            )
        }
        return words.joined(separator: FormPhrase.semicolon())
    }

    private func measured(_ item: CaseItem) -> String? {
        guard let report = item.file.report, let code = report.claim.indicator,
            let finding = evidence[item.record]?.finding,
            let facts = finding.facts.flatMap({ Facts($0) })
        else { return nil }
        let date = texts.books.date(at: report.minute)
        guard let indicator = texts.books.standards.judging(code, on: date)?.indicator else {
            return nil
        }
        return JudgementText.text(
            indicator.judgement(of: facts, found: finding.found, on: date),
            of: indicator,
            facts: facts,
            found: finding.found
        )
    }

    /// The photos from before under a name each; a place for one where there is none.
    func before(_ item: CaseItem, named name: String) -> [DocumentPhoto] {
        let photos = shown(evidence[item.record]?.before ?? [], named: name)
        guard photos.isEmpty else { return photos }
        return [DocumentPhoto(nil, caption: CaseReportPhrase.photoAbsent(name))]
    }

    /// Photos from before and after in pairs; what is missing of a pair says so.
    func pairs(_ item: CaseItem) -> [[DocumentPhoto]] {
        let before = shown(
            evidence[item.record]?.before ?? [],
            named: CaseReportPhrase.before()
        )
        let after = shown(evidence[item.record]?.after ?? [], named: CaseReportPhrase.after())
        let noneBefore = DocumentPhoto(nil, caption: CaseReportPhrase.noneBefore())
        let isAnswered = evidence[item.record]?.isAnswered ?? false
        let noneAfter = DocumentPhoto(
            nil,
            caption: (isAnswered ? CaseReportPhrase.noneAfterAnswer : .noneAfter)()
        )
        return (0..<max(before.count, after.count, 1)).map { index in
            var pair: [DocumentPhoto] = []
            if index < before.count {
                pair.append(before[index])
            } else if before.isEmpty {
                pair.append(noneBefore)
            }
            if index < after.count {
                pair.append(after[index])
            } else if after.isEmpty {
                pair.append(noneAfter)
            }
            return pair
        }
    }

    private func shown(_ digests: [Digest], named name: String) -> [DocumentPhoto] {
        digests.enumerated().map { index, digest in
            let number = digests.count > 1 ? " \(index + 1)" : ""
            return (photos[digest] ?? .missing).shown(as: name + number)
        }
    }

    /// Digests, and which of them were erased; whether a file has come here is no matter of the
    /// entries.
    func members(_ item: CaseItem) -> [String: JSONValue] {
        func list(_ digests: [Digest]) -> JSONValue {
            .list(
                digests.map { digest in
                    var members: [String: JSONValue] = ["photo": .text(digest.hex)]
                    if case .erased = photos[digest] { members["erased"] = true }
                    return .object(members)
                }
            )
        }
        let evidence = evidence[item.record]
        return ["before": list(evidence?.before ?? []), "after": list(evidence?.after ?? [])]
    }
}
