import CQREncode
import Foundation

/// A QR code, as squares of dark and light.
///
/// Source: ISO/IEC 18004; made by libqrencode.
package struct SquareCode: Sendable {
    /// Row by row from the top, `true` for dark; every row has as many as there are rows.
    package let rows: [[Bool]]

    /// Encodes a text with the middle level of correction (a seventh of it may be unreadable).
    ///
    /// `nil` where it is longer than such a code holds (2 331 bytes).
    package init?(_ text: String) {
        let code = text.withCString { QRcode_encodeString8bit($0, 0, QR_ECLEVEL_M) }
        guard let code else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        rows = (0..<width).map { row in
            (0..<width).map { data[row * width + $0] & 1 == 1 }
        }
    }

    /// The code as a picture, with the quiet zone of four squares that readers want.
    package func svg(title: String) -> String {
        let side = rows.count + 8
        var path = ""
        for (y, row) in rows.enumerated() {
            for (x, isDark) in row.enumerated() where isDark {
                path += "M\(x + 4) \(y + 4)h1v1h-1z"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" \
            shape-rendering="crispEdges"><title>\(SVG.escaped(title))</title>\
            <path d="M0 0h\(side)v\(side)H0z" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}
