import Journaling
import Mustache

/// Documents as one page of HTML: whole in one file, with its style, charts and photos in it.
///
/// The same page is shown in a browser and printed; nothing in it depends on when it was made.
package struct DocumentPage: Sendable {
    /// What is made of the page.
    package enum Use: Sendable {
        /// Shown and printed as it is.
        case page
        /// Made into a text document: structure and names of styles, no layout; pictures apart from
        /// the text.
        case text
    }

    private let use: Use
    private let template: MustacheTemplate

    /// Prepares the template.
    package init(for use: Use = .page) throws {
        self.use = use
        let text = use == .page ? DocumentTemplate.page : DocumentTemplate.text
        template = try MustacheTemplate(string: text)
    }

    /// The page; each document begins on a sheet of its own.
    package func html(_ documents: [Document]) -> String {
        template.render(PageContext(documents, use))
    }
}
