import Foundation
import Inspection
import Journaling

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The points of a GPX file: waypoints and tracks, with the lines on which they stand.
///
/// Source: Topografix, GPX 1.1 schema: `wpt`, `trk`/`trkseg`/`trkpt`. Everything else is passed
/// over.
struct GPXFile {
    struct Point {
        let line: Int
        let position: Position
        /// Degrees as they stand in the file.
        let latitude: String
        let longitude: String
        var time: Moment?
        /// What stands in name, type, comment and description.
        var words: [String] = []
    }

    private(set) var waypoints: [Point] = []
    /// Each part of a track without a break.
    private(set) var segments: [[Point]] = []

    /// The time of the first point that has one.
    var start: Moment? {
        (waypoints + segments.joined()).compactMap(\.time).min { $0.milliseconds < $1.milliseconds }
    }

    /// Larger files are no walk.
    static let largest = 16 << 20
    static let mostPoints = 200_000

    /// Reads a file that may be anything.
    ///
    /// - Throws: `Problem`: `inputTooCostly`; `gpxBroken` with the line: no UTF-8, no GPX, a
    ///   document type (which could define entities), a place outside the globe.
    init(_ bytes: [UInt8], file: String) throws(Problem) {
        guard bytes.count <= GPXFile.largest else { throw Problem(.inputTooCostly, file) }
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            throw Problem(.gpxBroken, file, "1", "UTF-8")
        }
        // Without a document type there are no entities but the five of XML itself.
        if let range = text.range(of: "<!DOCTYPE", options: .caseInsensitive)
            ?? text.range(of: "<!ENTITY", options: .caseInsensitive)
        {
            let line = text[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
            throw Problem(.gpxBroken, file, String(line), "DOCTYPE")
        }
        let declaration = text.hasPrefix("<?xml") ? text.prefix { $0 != ">" } : ""
        if let encoding = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.output.1,
            encoding.lowercased() != "utf-8"
        {
            throw Problem(.gpxBroken, file, "1", String(encoding.prefix(20)))
        }
        let reader = GPXReader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isWhole = parser.parse()
        if let fault = reader.fault {
            guard fault.what != GPXReader.tooMany else { throw Problem(.inputTooCostly, file) }
            throw Problem(.gpxBroken, file, String(fault.line), fault.what)
        }
        guard isWhole, parser.parserError == nil, reader.isGPX else {
            throw Problem(.gpxBroken, file, String(max(1, parser.lineNumber)), "XML")
        }
        waypoints = reader.waypoints
        segments = reader.segments.filter { !$0.isEmpty }
    }
}

/// Collects points while a parser goes through a file.
private final class GPXReader: NSObject, XMLParserDelegate {
    var waypoints: [GPXFile.Point] = []
    var segments: [[GPXFile.Point]] = []
    var isGPX = false
    var fault: (line: Int, what: String)?
    static let tooMany = "too many"

    private var depth = 0
    private var point: GPXFile.Point?
    private var text = ""
    private var count = 0

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        text = ""
        if depth == 1 {
            isGPX = name == "gpx"
            if !isGPX { stop(parser, "gpx") }
        }
        if depth > 100 { stop(parser, "XML") }
        switch name {
        case "trkseg": segments.append([])
        case "wpt", "trkpt":
            count += 1
            if count > GPXFile.mostPoints { stop(parser, GPXReader.tooMany) }
            guard let latitude = attributes["lat"], let longitude = attributes["lon"],
                let place = Position(degrees: latitude, longitude)
            else {
                stop(parser, "lat/lon")
                return
            }
            point = GPXFile.Point(
                line: parser.lineNumber,
                position: place,
                latitude: latitude,
                longitude: longitude
            )
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard point != nil, text.utf8.count < 4096 else { return }
        text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard point != nil, text.utf8.count < 4096 else { return }
        text += String(decoding: block, as: UTF8.self)
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        depth -= 1
        let said = text.trimmingCharacters(in: .whitespacesAndNewlines)
        text = ""
        switch name {
        case "time": point?.time = Moment(said)
        case "name", "type", "cmt", "desc": if !said.isEmpty { point?.words.append(said) }
        case "wpt":
            if let point { waypoints.append(point) }
            point = nil
        case "trkpt":
            if let point, !segments.isEmpty { segments[segments.count - 1].append(point) }
            point = nil
        default: break
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        if fault == nil { fault = (max(1, parser.lineNumber), "XML") }
    }

    private func stop(_ parser: XMLParser, _ what: String) {
        if fault == nil { fault = (parser.lineNumber, what) }
        parser.abortParsing()
    }
}

extension Position {
    /// Degrees as a receiver writes them, with any number of digits; what is finer than 10⁻⁷ is
    /// rounded.
    fileprivate init?(degrees latitude: String, _ longitude: String) {
        func units(_ text: String) -> Int64? {
            guard text.utf8.count <= 40, let value = Double(text), value.isFinite, abs(value) <= 180
            else { return nil }
            return Int64((value * 10_000_000).rounded())
        }
        guard let latitude = units(latitude), let longitude = units(longitude) else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
