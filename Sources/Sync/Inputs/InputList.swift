package import Journaling

/// The documents found under the given paths, and what was refused.
///
/// One bad file never stops the others.
package struct InputList: Sendable {
    /// In the order of the paths; inside folders and archives by the bytes of their names.
    package internal(set) var documents: [InputDocument] = []
    /// Files that are nothing we know or cannot be read, in the same order.
    package internal(set) var refused: [Problem] = []

    /// Looks at each path: a file, a folder with all it has, or a zip archive; an archive in an
    /// archive is refused.
    ///
    /// Reads at most 1 MiB of each file. Left out without a word: in folders private keys, the side
    /// files of databases, photo folders of ledgers, links and hidden files; in archives what
    /// operating systems put there.
    /// - Throws: `Problem` about a path itself: `fileMissing`, `keyOffered`; nothing is read then.
    package init(_ paths: [String]) throws {
        for path in paths { try InputFinder.check(path) }
        var finder = InputFinder()
        for path in paths { finder.find(path) }
        documents = finder.documents
        refused = finder.refused
    }
}
