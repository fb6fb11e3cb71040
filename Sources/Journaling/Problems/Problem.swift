/// Something that went wrong, as a stable code and the things it is about.
///
/// The one error that reaches users. Its text, in their language, is chosen by the program from
/// the code: what happened, where, and what to do. Nothing personal goes into ``details``.
package struct Problem: Error, Hashable, Sendable {
    package let code: Code
    /// What the text's placeholders %1, %2 … stand for: names of files, devices, seqs, dates.
    package let details: [String]

    package init(_ code: Code, _ details: String...) {
        self.init(code, details: details)
    }

    package init(_ code: Code, details: [String]) {
        self.code = code
        self.details = details
    }

    /// What the caller can do about it; also the exit code.
    package enum Remedy: Int32, Sendable {
        /// The command was called wrongly.
        case usage = 64
        /// The data cannot be used as it is.
        case data = 65
        /// The same again later can succeed.
        case retry = 75
    }
}

extension Problem {
    /// The catalogue, in which a code is never renamed and never reused for something else.
    package enum Code: String, CaseIterable, Sendable {
        // Files in general. %1 file.
        case fileMissing = "file-missing"
        case fileUnreadable = "file-unreadable"
        case fileExists = "file-exists"
        /// A file that a command would replace.
        case fileInTheWay = "file-in-the-way"
        case fileUnknownKind = "file-unknown-kind"
        case fileEmpty = "file-empty"
        case fileNameBroken = "file-name-broken"
        case folderNotWritable = "folder-not-writable"
        case diskFull = "disk-full"

        // Keys. %1 file.
        case keyUnreadable = "key-unreadable"
        case keyMissing = "key-missing"
        case keyOfOtherJournal = "key-of-other-journal"
        case keyOffered = "key-offered"
        case publicKeyUnreadable = "public-key-unreadable"

        // Zip archives. %1 file.
        case zipBroken = "zip-broken"
        case zipEncrypted = "zip-encrypted"
        case zipInZip = "zip-in-zip"
        case zipTooLarge = "zip-too-large"

        // A device's own journal. %1 file.
        case journalBehindMark = "journal-behind-mark"
        case journalBusy = "journal-busy"
        case clockFarBehind = "clock-far-behind"
        case journalWeakSync = "journal-weak-sync"

        // Journals of others. %1 file.
        case notSQLite = "not-sqlite"
        case journalNotOne = "journal-not-one"
        case otherProgramsDatabase = "other-programs-database"
        case schemaUnexpected = "schema-unexpected"
        case schemaNewer = "schema-newer"
        case databaseDamaged = "database-damaged"
        case journalNotClosed = "journal-not-closed"
        case inputTooCostly = "input-too-costly"

        // Entries, segments and bundles. %1 file, %2 device, %3 seqs.
        case segmentUnreadable = "segment-unreadable"
        case segmentKey = "segment-key"
        case segmentFrames = "segment-frames"
        case segmentChain = "segment-chain"
        case segmentSeal = "segment-seal"
        case entriesUnsealed = "entries-unsealed"
        case bundleNotOne = "bundle-not-one"
        case bundleNewer = "bundle-newer"
        case bundleCut = "bundle-cut"
        case bundleBroken = "bundle-broken"
        case bundleChanged = "bundle-changed"
        case armourDamaged = "armour-damaged"
        case photoChanged = "photo-changed"
        case photoTooLarge = "photo-too-large"
        case receiptInvalid = "receipt-invalid"
        case payloadTooLarge = "payload-too-large"
        case entryMalformed = "entry-malformed"

        // Ledgers. %1 file.
        case ledgerBusy = "ledger-busy"
        case ledgerWeakSync = "ledger-weak-sync"
        case ledgerNewer = "ledger-newer"
        /// path
        case ledgerOlder = "ledger-older"
        case ledgerNotOne = "ledger-not-one"
        case rootsAmbiguous = "roots-ambiguous"
        case rootsMissing = "roots-missing"
        case practiceMismatch = "practice-mismatch"
        case manifestUnknown = "manifest-unknown"
        /// %1 digest of the set, %2 file.
        case manifestMissing = "manifest-missing"

        // What was asked for. %1 the text, %2 where.
        case unknownDigest = "unknown-digest"
        case unknownDevice = "unknown-device"
        case unknownSeqs = "unknown-seqs"
        case unknownRegister = "unknown-register"
        case unknownIndicator = "unknown-indicator"
        case unknownStandard = "unknown-standard"
        /// %1 rule, %2 for whom.
        case cardRuleUnknown = "card-rule-unknown"
        /// %1 item, %2 the items that there are.
        case negativeItemUnknown = "negative-item-unknown"
        /// %1 kind and id, %2 the ids of that kind that there are.
        case answerableUnknown = "answerable-unknown"
        /// %1 what was typed, %2 the file.
        case liftUnknown = "lift-unknown"
        /// %1 office and date.
        case closeUnknown = "close-unknown"
        /// %1 what was typed.
        case compareSide = "compare-side"
        /// %1 date.
        case dayNotBegun = "day-not-begun"
        /// %1 file.
        /// %1 file, %2 the endings that are known.
        case formatUnknown = "format-unknown"
        /// %1 program, %2 Debian's package.
        case printerMissing = "printer-missing"
        /// %2 what the program said.
        case printingFailed = "printing-failed"
        /// %1 the text of a square code.
        case codeUnreadable = "code-unreadable"
        /// %1 what was asked for, %2 ledger.
        case paperEmpty = "paper-empty"
        /// %1 the file.
        case scanUnreadable = "scan-unreadable"
        /// %1 the record.
        case scanRecordUnknown = "scan-record-unknown"
        /// %1 the case, %2 its papers.
        case scanPaperUnclear = "scan-paper-unclear"
        case reportUnreadable = "report-unreadable"
        /// %1 file, %2 the command behind it.
        case reportNotRepeated = "report-not-repeated"
        case badDate = "bad-date"
        /// %1 the first date, %2 the last.
        case datesReversed = "dates-reversed"
        case badTime = "bad-time"
        case badName = "bad-name"
        case badNumber = "bad-number"
        case deviceAmbiguous = "device-ambiguous"
        case notAuthorised = "not-authorised"
        case notReleasable = "not-releasable"
        case usage = "usage"

        // Recording.
        /// %1 the code.
        case indicatorUnknown = "indicator-unknown"
        /// %1 the code.
        case indicatorCounted = "indicator-counted"
        /// %1 the code.
        case indicatorJudged = "indicator-judged"
        case watchNone = "watch-none"
        /// %1 the station, %2 since when.
        case watchOpen = "watch-open"
        /// %1 the stations of the roster.
        case stationUnclear = "station-unclear"
        /// %1 what was typed, %2 the fields that there are.
        case factUnusable = "fact-unusable"
        /// %1 the code.
        case answerMissing = "answer-missing"
        /// %1 the answer.
        case answerReplaced = "answer-replaced"
        case answerNone = "answer-none"
        /// %1 what was typed.
        case badPlace = "bad-place"
        /// %1 the station.
        case dueUnknown = "due-unknown"
        /// %1 what was asked for, %2 the station.
        case problemUnknown = "problem-unknown"
        /// %1 the code, %2 the problems that it may be.
        case problemUnclear = "problem-unclear"

        // Attendance.
        /// %1 the first date, %2 the last.
        case nothingFinal = "nothing-final"
        /// %1 the work date, %2 when the grace ends.
        case graceRunning = "grace-running"
        /// %1 the work date, %2 the last date for objections.
        case objectionLate = "objection-late"
        /// %1 the place, date and slot.
        case watchUnknown = "watch-unknown"
        /// %1 what was typed, %2 the city's words.
        case effortUnknown = "effort-unknown"
        /// %1 the station, %2 who is planned.
        case visitNobody = "visit-nobody"
        case decisionEmpty = "decision-empty"

        // Cases.
        /// %1 what was typed, %2 where.
        case caseUnknown = "case-unknown"
        /// %1 what was typed, %2 how many there are.
        case caseAmbiguous = "case-ambiguous"
        /// %1 the case, %2 its state, %3 what comes next.
        case caseState = "case-state"
        /// %1 the case, %2 the unit that was named for good.
        case caseFinal = "case-final"
        /// %1 the case, %2 those that were joined into it.
        case caseJoinedInto = "case-joined-into"
        case caseNone = "case-none"
        /// %1 the number, %2 the case.
        case caseThere = "case-there"
        /// %1 the case.
        case caseUnitMissing = "case-unit-missing"
        /// %1 the case, %2 the offices that decide.
        case caseToBeNamed = "case-to-be-named"
        /// %1 the cases, each with what is wrong.
        case casesBlocked = "cases-blocked"
        /// %1 the case, %2 the step, %3 when it is due.
        case caseStepEarly = "case-step-early"
        /// %1 the case.
        case caseStepsTaken = "case-steps-taken"
        /// %1 the case, %2 the time that was asked for, %3 the time that it has to be later than.
        case deadlineEarlier = "deadline-earlier"
        /// %1 what was typed.
        case unitUnknown = "unit-unknown"
        /// %1 what was typed, %2 the offices that there are.
        case officeUnknown = "office-unknown"
        /// %1 what was typed, %2 the stations that are like it.
        case stationUnknown = "station-unknown"
        /// %1 what was typed.
        case personUnknown = "person-unknown"
        /// %1 what was typed, %2 where.
        case pointNone = "point-none"
        /// %1 what was typed, %2 the steps that there are.
        case documentUnknown = "document-unknown"

        // Forms.
        /// %1 the form, %2 the forms that there are.
        case formUnknown = "form-unknown"
        /// %1 what was typed, %2 the fields that there are.
        case fieldUnusable = "field-unusable"
        /// %1 the field, %2 the value, %3 what it may be.
        case valueUnusable = "value-unusable"
        /// %1 the field.
        case fieldMissing = "field-missing"
        /// %1 the field, %2 its number, %3 the other field, %4 that one's number.
        case fieldBeyond = "field-beyond"
        /// %1 what was asked for, %2 what the city's settings have.
        case settingUnknown = "setting-unknown"
        // Walks along streets.
        /// %1 the street.
        case streetUnknown = "street-unknown"
        /// %1 the street.
        case streetNotDrawn = "street-not-drawn"
        /// %1 what was typed.
        case badStationing = "bad-stationing"
        /// %1 the station, %2 the street, %3 its length in metres.
        case beyondStreet = "beyond-street"
        /// %1 the place, %2 metres from the street, %3 the street, %4 the limit in metres.
        case offStreet = "off-street"
        /// %1 the word, %2 the categories that there are.
        case categoryUnknown = "category-unknown"
        /// %1 the station, %2 the category.
        case walkNothing = "walk-nothing"
        /// %1 file, %2 line, %3 metres from the street, %4 the street, %5 the limit in metres.
        case csvOffStreet = "csv-off-street"
        /// %1 file, %2 line, %3 what is wrong there.
        case gpxBroken = "gpx-broken"

        // Assessment.
        /// %1 the scheme, %2 the ledger.
        case unknownScheme = "unknown-scheme"
        /// %1 the scheme, %2 the member, %3 what is wrong.
        case schemeUnusable = "scheme-unusable"
        /// %1 the round, %2 the ledger.
        case unknownRound = "unknown-round"
        /// %1 the row, %2 the round.
        case unknownRow = "unknown-row"
        /// %1 the row, %2 the rows that there are.
        case rowNone = "row-none"
        /// %1 the item, %2 the scheme.
        case unknownItem = "unknown-item"
        /// %1 the grouping, %2 the scheme.
        case unknownGrouping = "unknown-grouping"
        /// %1 the scheme.
        case groupingNone = "grouping-none"
        /// %1 the appeal, %2 the round.
        case unknownAppeal = "unknown-appeal"
        /// %1 the number, %2 the round.
        case unknownResult = "unknown-result"
        /// %1 the round.
        case resultNone = "result-none"
        /// %1 the round.
        case roundBeforeNone = "round-before-none"
        /// %1 the appeal, %2 how many checks failed.
        case rulingBeyond = "ruling-beyond"
        /// %1 the scheme.
        case schemeIsOffice = "scheme-is-office"
        /// %1 what was typed, %2 the most.
        case badScore = "bad-score"
        /// %1 how many were asked for, %2 how many there are.
        case drawTooMany = "draw-too-many"
        /// %1 the office, %2 the item, %3 the point.
        case nothingLost = "nothing-lost"
        /// %1 the round.
        case previewMissing = "preview-missing"
        /// %1 the round, %2 when it was shown, %3 the first date.
        case previewTooNew = "preview-too-new"

        // Enrolments and requests.
        /// %1 file.
        case requestDamaged = "request-damaged"
        /// %1 device.
        case enrolmentUnknown = "enrolment-unknown"
        /// %1 the options that go beyond the issuer's own enrolment.
        case enrolmentOutside = "enrolment-outside"
        /// %1 device.
        case enrolmentNone = "enrolment-none"
        /// %1 device.
        case chainForked = "chain-forked"

        // Tables to read. %1 file.
        /// %2 names of the missing or doubled column, %3 the headings that are there.
        case csvColumn = "csv-column"
        /// %2 line, %3 heading, %4 what stands in the cell.
        case csvCell = "csv-cell"
        /// %2 line, %3 heading, %4 what stands in the cell, %5 what there is.
        case csvUnknown = "csv-unknown"
        /// %2 line, %3 heading, %4 the name in the cell, %5 the ids of those who have it.
        case csvAmbiguous = "csv-ambiguous"
        /// %2 line, %3 heading.
        case csvEmpty = "csv-empty"
        /// %2 line, %3 heading, %4 what stands in the cell, %5 why the entry would be held.
        case csvHeld = "csv-held"
        /// %2 line, %3 the line that says otherwise.
        case csvTwice = "csv-twice"
        /// %2 line, %3 column in characters.
        case csvBroken = "csv-broken"
        case csvNotUTF8 = "csv-not-utf8"
        case workbookBroken = "workbook-broken"

        package var remedy: Remedy {
            switch self {
            case .fileMissing, .fileExists, .fileInTheWay, .formatUnknown, .codeUnreadable,
                .paperEmpty, .rootsAmbiguous, .rootsMissing, .unknownDigest,
                .unknownDevice, .unknownSeqs, .chainForked, .unknownRegister, .unknownIndicator,
                .unknownStandard, .deviceAmbiguous, .closeUnknown, .compareSide, .dayNotBegun,
                .cardRuleUnknown, .negativeItemUnknown, .badDate, .datesReversed, .nothingFinal,
                .graceRunning, .objectionLate, .watchUnknown, .effortUnknown, .visitNobody,
                .decisionEmpty, .badTime, .badName, .badNumber, .indicatorUnknown,
                .indicatorCounted, .indicatorJudged, .watchNone, .watchOpen, .stationUnclear,
                .factUnusable, .answerMissing, .answerReplaced, .answerNone, .badPlace,
                .keyMissing, .keyOffered, .formUnknown, .fieldUnusable, .fieldMissing,
                .fieldBeyond, .settingUnknown, .streetUnknown, .streetNotDrawn, .badStationing,
                .beyondStreet, .offStreet, .categoryUnknown, .walkNothing, .problemUnknown,
                .problemUnclear, .usage, .unknownScheme, .unknownRound, .unknownRow, .unknownItem,
                .unknownGrouping, .unknownAppeal, .unknownResult, .badScore, .drawTooMany,
                .nothingLost, .previewMissing, .caseUnknown, .caseAmbiguous, .caseState, .caseFinal,
                .caseJoinedInto,
                .caseNone, .caseThere, .caseUnitMissing, .unitUnknown, .pointNone,
                .documentUnknown, .answerableUnknown, .liftUnknown, .stationUnknown,
                .personUnknown, .valueUnusable, .rowNone, .groupingNone, .resultNone,
                .roundBeforeNone, .rulingBeyond, .casesBlocked, .caseStepEarly, .caseStepsTaken,
                .deadlineEarlier, .officeUnknown, .scanUnreadable, .scanRecordUnknown,
                .scanPaperUnclear:
                .usage
            case .diskFull, .folderNotWritable, .journalBusy, .journalNotClosed, .ledgerBusy,
                .previewTooNew, .printerMissing:
                .retry
            default: .data
            }
        }
    }
}
