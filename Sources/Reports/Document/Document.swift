/// A report as people read it: words that are already in the reader's language, and no layout.
///
/// Every rendering for people (page, print, text document, workbook, terminal) is made from it, so
/// that they say the same.
package struct Document: Hashable, Sendable {
    /// The language of its words, as a tag of BCP 47.
    package enum Language: String, Sendable {
        case english = "en"
        case chinese = "zh-Hans"
    }

    /// How the sheet lies; A4.
    package enum Paper: String, Sendable {
        case portrait, landscape
    }

    /// Something with its name before it.
    package struct Fact: Hashable, Sendable {
        package let label: String
        package let value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    package enum Block: Hashable, Sendable {
        case heading(String)
        case text(String)
        case list([String])
        /// Facts in so many pairs of columns, read line by line.
        case facts([Fact], columns: Int)
        case table(DocumentTable)
        case chart(Chart)
        case line(StreetDrawing)
        case photos([DocumentPhoto])
        /// Boxes that people sign in, by what stands in their corner.
        case signatures([String])
        /// To whom an office writes, on a line of its own before what it says.
        case addressee(String)
        /// 落款: who wrote and when, in lines at the right under what was said, where the seal goes.
        case closing([String])
        /// What follows begins on a sheet of its own.
        case newPage
    }

    package var language: Language
    package var paper: Paper
    package var title: String
    /// Under the title: of whom, over what, when; empty for nothing.
    package var subtitle: String
    /// 发文机关标志: the office that writes; `nil` for what is no letter of an office.
    ///
    /// It stands over number (the subtitle) and title. Order of the parts: GB/T 9704-2012.
    package var issuer: String?
    /// A word that stands over every page, as 练习; `nil` for none.
    package var mark: String?
    package var blocks: [Block] = []
    /// What the report was computed from, as it stands at its end.
    package var source: [Fact] = []
    /// What stands in the foot of each page.
    package var foot: String
    /// What the square code at the end says; `nil` for none.
    package var code: String?

    package init(
        _ title: String,
        subtitle: String = "",
        language: Language,
        paper: Paper = .portrait
    ) {
        self.title = title
        self.subtitle = subtitle
        self.language = language
        self.paper = paper
        foot = title
    }

    /// Its tables, in their order.
    package var tables: [DocumentTable] {
        blocks.compactMap { block in
            guard case .table(let table) = block else { return nil }
            return table
        }
    }
}
