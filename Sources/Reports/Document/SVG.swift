import Journaling

/// Writes the few shapes that charts are made of.
///
/// Source: W3C, "Scalable Vector Graphics (SVG) 1.1".
struct SVG {
    private var body = ""
    private let width: Double
    private let height: Double
    private let title: String

    /// A picture without anything in it; the title says what it shows to those who cannot see it.
    init(width: Double, height: Double, title: String) {
        self.width = width
        self.height = height
        self.title = title
    }

    var text: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(SVG.number(width)) \
        \(SVG.number(height))" role="img" font-size="12" \
        font-family="Noto Sans CJK SC, Noto Sans SC, sans-serif">\
        <title>\(SVG.escaped(title))</title>\(body)</svg>
        """
    }

    mutating func rectangle(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        class name: String
    ) {
        body += """
            <rect x="\(SVG.number(x))" y="\(SVG.number(y))" width="\(SVG.number(width))" \
            height="\(SVG.number(height))" class="\(name)"\(SVG.look(of: name))/>
            """
    }

    mutating func line(_ points: [(x: Double, y: Double)], class name: String) {
        let list = points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }
        body += """
            <polyline points="\(list.joined(separator: " "))" class="\(name)"\(SVG.look(of: name))/>
            """
    }

    mutating func dot(_ x: Double, _ y: Double, radius: Double, title: String, class name: String) {
        body += """
            <circle cx="\(SVG.number(x))" cy="\(SVG.number(y))" r="\(SVG.number(radius))" \
            class="\(name)"\(SVG.look(of: name))><title>\(SVG.escaped(title))</title></circle>
            """
    }

    /// Writes a text; the anchor is what part of it stands at `x`: `start`, `middle` or `end`.
    mutating func label(_ x: Double, _ y: Double, _ text: String, anchor: String = "start") {
        body += """
            <text x="\(SVG.number(x))" y="\(SVG.number(y))" text-anchor="\(anchor)">\
            \(SVG.escaped(text))</text>
            """
    }

    /// How the shapes of a class look where no style of the page reaches them, as in print.
    private static func look(of name: String) -> String {
        switch name {
        case "bar", "dot", "mark": " fill=\"#2f6f9f\""
        case "trend": " fill=\"none\" stroke=\"#2f6f9f\" stroke-width=\"2\""
        case "axis", "street": " fill=\"none\" stroke=\"#888\" stroke-width=\"1\""
        case "gap": " fill=\"#c0392b\""
        default: ""
        }
    }

    /// In tenths, without an exponent and without a tail of zeros.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = Int64((max(-1e9, min(1e9, value)) * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    static func escaped(_ text: String) -> String {
        Display.safe(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
