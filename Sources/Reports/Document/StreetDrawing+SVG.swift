extension StreetDrawing {
    private static let width = 640.0

    /// The street as a picture: a line for each row, marks on it, gaps as thick stretches.
    package var svg: String {
        let names = min(rows.map { Chart.width(of: $0.name) }.max() ?? 0, 220) + 10
        let room = StreetDrawing.width - names - 16
        let height = Double(rows.count) * 26 + 52
        var svg = SVG(width: StreetDrawing.width, height: height, title: title)
        func x(_ metres: Double) -> Double {
            names + min(max(metres, 0), length) / max(length, 1) * room
        }
        for (index, row) in rows.enumerated() {
            let y = Double(index) * 26 + 16
            svg.label(names - 8, y + 4, Chart.cut(row.name, to: 220), anchor: "end")
            svg.line([(x(0), y), (x(length), y)], class: "street")
            for gap in row.gaps {
                svg.rectangle(
                    x(gap.lowerBound),
                    y - 5,
                    max(x(gap.upperBound) - x(gap.lowerBound), 1),
                    10,
                    class: "gap"
                )
            }
            for mark in row.marks {
                svg.dot(x(mark.at), y, radius: 2.5, title: mark.name, class: "mark")
            }
        }
        let scale = Double(rows.count) * 26 + 14
        svg.line([(x(0), scale), (x(length), scale)], class: "axis")
        for metres in stride(from: 0, through: length, by: interval) {
            svg.line([(x(metres), scale), (x(metres), scale + 4)], class: "axis")
            svg.label(x(metres), scale + 16, "\(Int(metres))", anchor: "middle")
        }
        svg.dot(names + 4, height - 8, radius: 2.5, title: legend.mark, class: "mark")
        svg.label(names + 12, height - 4, legend.mark)
        let after = names + 28 + Chart.width(of: legend.mark)
        svg.rectangle(after, height - 13, 14, 10, class: "gap")
        svg.label(after + 20, height - 4, legend.gap)
        return svg.text
    }

    /// Metres between the figures of the scale: at most ten of them.
    private var interval: Double {
        [50, 100, 200, 500, 1000, 2000, 5000].first { length / $0 <= 10 } ?? 10_000
    }
}
