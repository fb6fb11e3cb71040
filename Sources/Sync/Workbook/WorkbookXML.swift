import Foundation
import FoundationXML

/// Something that takes in the elements of one part of a workbook.
protocol WorkbookPart: AnyObject {
    /// An element begins; its name is without the prefix of its namespace.
    func begin(_ element: String, _ attributes: [String: String])
    /// Text inside of the last element; may come in pieces.
    func text(_ text: String)
    func end(_ element: String)
    /// Whether the part cannot be used, so that reading ends.
    var isBroken: Bool { get }
}

extension WorkbookPart {
    func text(_ text: String) {}
    func end(_ element: String) {}
    var isBroken: Bool { false }
}

/// Reads XML of unknown origin for a ``WorkbookPart``.
///
/// A workbook's parts are UTF-8 and have no document type; others are refused before they declare
/// anything, so nothing is ever expanded or fetched.
final class WorkbookXML: NSObject, XMLParserDelegate {
    private let part: any WorkbookPart
    /// How many elements are open; the parser itself does not mind a document that is cut.
    private var depth = 0
    private var hasEnded = false

    private init(_ part: any WorkbookPart) {
        self.part = part
    }

    /// Whether the whole part was read and could be used.
    static func read(_ bytes: [UInt8], with part: any WorkbookPart) -> Bool {
        let data = Data(bytes)
        guard !bytes.prefix(64).contains(0), data.range(of: Data("<!DOCTYPE".utf8)) == nil else {
            return false
        }
        let delegate = WorkbookXML(part)
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        parser.delegate = delegate
        return parser.parse() && delegate.hasEnded && !part.isBroken
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        depth += 1
        part.begin(WorkbookXML.local(name), attributes)
        if part.isBroken { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { part.text(text) }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        depth -= 1
        hasEnded = depth == 0
        part.end(WorkbookXML.local(name))
        if part.isBroken { parser.abortParsing() }
    }

    private static func local(_ name: String) -> String {
        name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
