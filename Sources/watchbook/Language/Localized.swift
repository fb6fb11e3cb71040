import ArgumentParser

/// The two wordings of one text.
///
/// `%1`, `%2` … stand for values; `{1|entry|entries}` is the first word when value 1 is `1` and the
/// second otherwise.
typealias Wording = (en: String, zh: String)

/// A catalogue of texts: an enum with one case a text.
///
/// Each area has its own, in its own file, listed in ``Catalogue``. `text` is an exhaustive switch,
/// so that a text missing in either language does not compile.
protocol Localized: CaseIterable, Sendable {
    var text: Wording { get }
}

extension Localized {
    /// The text in the language of this run, with `values` made safe to show and put in.
    func callAsFunction(_ values: String...) -> String {
        text(in: .current, values)
    }

    /// The text in `language`, with `values` made safe to show and put in.
    func text(in language: Language, _ values: [String] = []) -> String {
        template(in: language).filled(with: values)
    }

    func template(in language: Language) -> Template {
        switch language {
        case .english: Template(text.en)
        case .chinese: Template(text.zh)
        }
    }
}

extension ArgumentHelp {
    /// Help in the language of this run.
    ///
    /// - Parameters:
    ///   - phrase: what the option or argument does.
    ///   - value: the name of its value, as it stands between `<` and `>`.
    init(_ phrase: some Localized, value: (any Localized)? = nil) {
        self.init(phrase(), valueName: value.map { $0.text(in: .current) })
    }
}
