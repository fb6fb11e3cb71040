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
            for run in runs(of: row) {
                path += "M\(run.lowerBound + 4) \(y + 4)h\(run.count)v1h-\(run.count)z"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" \
            shape-rendering="crispEdges"><title>\(SVG.escaped(title))</title>\
            <path d="M0 0h\(side)v\(side)H0z" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }

    /// Where dark squares lie side by side: one shape each is drawn faster than one a square.
    private func runs(of row: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (x, isDark) in row.enumerated() where isDark {
            if let last = runs.last, last.upperBound == x {
                runs[runs.count - 1] = last.lowerBound..<x + 1
            } else {
                runs.append(x..<x + 1)
            }
        }
        return runs
    }
}
