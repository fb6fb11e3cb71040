import ArgumentParser
import CentralLedger
import Inspection
import Journaling
import LedgerSQLite

/// `watchbook report tally`: a violation tally with charts and the span before.
struct TallyReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally",
            abstract: TallyPaperPhrase.abstract(),
            discussion: TallyPaperPhrase.discussion()
        )
    }

    @OptionGroup var report: ReportOptions
    @OptionGroup var asked: TallyAskedOptions

    @Option(help: ArgumentHelp(TallyPaperPhrase.beforeHelp, value: TallyPhrase.spanValue))
    var before: TallySpan?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let printer = try PaperPrinter(report, common)
        let ledger = try SQLiteLedger(opening: report.ledger, .reading)
        let books = try ledger.books()
        let now = common.moment()
        let question = try asked.question(ledger, at: now, by: [.indicator])
        var earlier = question
        earlier.dates = before?.dates ?? TallyReportCommand.spanBefore(question.dates)
        var steps = question
        steps.dimensions = [TallyReportCommand.step(of: question.dates)]
        let paper = TallyPaper(
            tally: try ledger.tally(question, books),
            before: try ledger.tally(earlier, books),
            trend: try ledger.tally(steps, books),
            doubts: try ledger.doubts(of: question, at: now, books),
            filters: asked.filters,
            names: TallyNames(books, on: question.dates)
        )
        try printer.show(paper, of: ledger, on: question.dates.upperBound)
    }

    /// As many days right before; of whole months the months before.
    static func spanBefore(_ dates: ClosedRange<WorkDate>) -> ClosedRange<WorkDate> {
        let (first, last) = (Month(dates.lowerBound), Month(dates.upperBound))
        let end = dates.lowerBound.advanced(by: -1) ?? dates.lowerBound
        if first.dates.lowerBound == dates.lowerBound, last.dates.upperBound == dates.upperBound {
            let months = first.count(to: last)
            var month = first
            for _ in 0..<months { month = Month(month.dates.lowerBound.advanced(by: -1) ?? end) }
            return min(month.dates.lowerBound, end)...end
        }
        let days = dates.upperBound.day - dates.lowerBound.day + 1
        return (dates.lowerBound.advanced(by: -days) ?? end)...end
    }

    /// Days of a month or so, weeks of half a year, months of more.
    private static func step(of dates: ClosedRange<WorkDate>) -> TallyDimension {
        switch dates.upperBound.day - dates.lowerBound.day {
        case ...31: .day
        case ...183: .week
        default: .month
        }
    }
}

extension Month {
    /// How many months there are from this one to another, both counted.
    fileprivate func count(to last: Month) -> Int {
        var count = 1
        var month = self
        while month.dates.upperBound < last.dates.lowerBound,
            let next = month.dates.upperBound.advanced(by: 1)
        {
            month = Month(next)
            count += 1
        }
        return count
    }
}
