import CentralLedger
import Inspection
import Journaling

/// Dates as letters of offices have them.
extension CaseBooks {
    /// The date of a minute: `2026年5月14日`, `2026-05-14` in English.
    func letterDate(_ minute: Int64) -> String {
        let date = date(at: minute)
        guard Language.current == .chinese else { return date.text }
        let (year, month, day) = date.parts
        return CaseReportPhrase.letterDate("\(year)", "\(month)", "\(day)")
    }

    /// The same with the time.
    func letterTime(_ minute: Int64) -> String {
        letterDate(minute) + PaperPhrase.gap + clockText(minute).suffix(5)
    }
}
