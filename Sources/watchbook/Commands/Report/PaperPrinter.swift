import CentralLedger
import Foundation
import Journaling
import LedgerSQLite
import Reports

/// Writes one report as it was asked for, and shows it where no file was.
struct PaperPrinter {
    private let files: [(path: String, format: ReportFormat)]
    private let profile: CSVProfile?
    private let isJSON: Bool
    private let now: Moment

    /// - Throws: `Problem`: what ``ReportOptions/files()`` throws, before anything is computed.
    init(_ options: ReportOptions, _ common: CommonOptions) throws {
        files = try options.files()
        profile = options.profile
        isJSON = common.json
        now = common.moment()
    }

    /// Writes the report to every file, each with what it was computed from beside it.
    ///
    /// `date`: the last one that it is about; today for `nil`.
    ///
    /// - Throws: `Problem`: `printerMissing` when all other files are written; `printingFailed`,
    ///   `folderNotWritable`, `diskFull`, where the file that it names is not there.
    func show(_ paper: some Paper, of ledger: SQLiteLedger, on date: WorkDate? = nil) throws {
        if let kept = ResultPrinter.keeping {
            kept.keep(paper.json)
            return
        }
        let head = try ReportHead(ledger, on: date, asOf: now)
        let written = WrittenPaper(paper, head, profile)
        var missing: Problem?
        for (path, format) in files {
            do {
                try written.write(format, to: path)
            } catch let problem as Problem where problem.code == .printerMissing {
                missing = problem
                continue
            }
            if !isJSON { print(PaperPhrase.written(path)) }
        }
        if isJSON {
            print(head.added(to: paper.json).canonicalText)
        } else if files.isEmpty {
            for line in written.lines(width: Terminal.width) { print(line) }
        }
        if let missing { throw missing }
    }
}

/// A report with what it was computed from, ready to be written in any format.
private struct WrittenPaper {
    private let paper: any Paper
    private let documents: [Document]
    private let head: ReportHead
    private let profile: CSVProfile?

    init(_ paper: some Paper, _ head: ReportHead, _ profile: CSVProfile?) {
        self.paper = paper
        self.head = head
        self.profile = profile
        documents = paper.documents.map { document in
            var document = document
            if paper.showsSource {
                document.source += head.facts
                document.foot = PaperPhrase.foot(document.title, head.time, head.shortSet)
            } else {
                document.foot = PaperPhrase.shortFoot(document.title, head.time)
            }
            if head.charter.isPractice {
                document.mark = [PaperPhrase.practice(), document.mark].compactMap(\.self)
                    .joined(separator: " · ")
            }
            return document
        }
    }

    func lines(width: Int) -> [String] { paper.lines(width: width) }

    /// Writes the file, and beside it what repeats it; JSON has that in itself.
    func write(_ format: ReportFormat, to path: String) throws {
        switch format {
        case .json:
            try OutputFile.write(
                Data(head.added(to: paper.json).canonicalBytes + [UInt8(ascii: "\n")]),
                to: path
            )
            return
        case .csv: try OutputFile.write(Data(csv.utf8), to: path)
        case .html: try OutputFile.write(Data(try page().utf8), to: path)
        case .pdf: try PagePrinter(path: PaperSearch.path).print(try page(), to: path)
        case .docx: try TextPrinter(path: PaperSearch.path).print(documents, to: path)
        case .xlsx: try paper.writeWorkbook(documents, to: path)
        }
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let name = URL(fileURLWithPath: path).lastPathComponent
        let sidecar = head.sidecar(paper.json, table: data, named: name)
        try OutputFile.write(
            Data(sidecar.canonicalBytes + [UInt8(ascii: "\n")]),
            to: Sidecar.path(of: path)
        )
    }

    private func page() throws -> String { try DocumentPage().html(documents) }

    private var csv: String {
        let (headings, rows) = paper.csv
        let writer = CSVProfile.writer(profile)
        return writer.beginning
            + ([headings.map(TableCell.text)] + rows).map(writer.row).joined()
    }
}

/// Where programs that print are looked for.
enum PaperSearch {
    static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }
}

extension ReportHead {
    /// When it was computed, by the city's clocks.
    var time: String { asOf.local(zone: zone) }

    /// The beginning of the entries' digest.
    var shortSet: String { String(set.hex.prefix(16)) }

    /// What a paper says about how it came to be.
    var facts: [Document.Fact] {
        [
            Document.Fact(PaperPhrase.asOf(), time),
            Document.Fact(PaperPhrase.standards(), standards.joined(separator: ", ")),
            Document.Fact(PaperPhrase.asked(), "watchbook " + asked.words.joined(separator: " ")),
            Document.Fact(PaperPhrase.entries(), set.hex),
            Document.Fact(
                PaperPhrase.definitions(),
                PaperPhrase.definitionsValue(
                    String(ReportHead.definitions),
                    String(Charter.ruleVersion)
                )
            ),
        ]
    }
}
