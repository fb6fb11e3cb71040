import ArgumentParser
import Reports

/// `--profile`: for whom CSV is written.
enum CSVProfile: String, ExpressibleByArgument, CaseIterable {
    case rfc4180
    case excel

    /// The profile asked for; files written by Chinese offices are opened in spreadsheets.
    static func writer(_ profile: CSVProfile?) -> CSVWriter {
        switch profile {
        case .rfc4180: CSVWriter(profile: .plain)
        case .excel: CSVWriter(profile: .excel)
        case nil: CSVWriter(profile: Language.current == .chinese ? .excel : .plain)
        }
    }
}
