extension Chart {
    private static let width = 640.0
    private static let row = 20.0
    /// More bars are not told apart on paper; the table beside the chart has all.
    package static let mostBars = 30

    /// The chart as a picture.
    package var svg: String {
        switch shape {
        case .bars: bars
        case .trend: trend
        }
    }

    private var greatest: Double { max(values.map { max($0.value, 0) }.max() ?? 0, 1e-9) }

    private var bars: String {
        let shown = values.prefix(Chart.mostBars)
        let names = min(shown.map { Chart.width(of: $0.name) }.max() ?? 0, 240) + 8
        let texts = (shown.map { Chart.width(of: $0.text) }.max() ?? 0) + 8
        let room = Chart.width - names - texts
        var svg = SVG(
            width: Chart.width,
            height: Double(max(shown.count, 1)) * Chart.row + 4,
            title: title
        )
        for (index, value) in shown.enumerated() {
            let top = Double(index) * Chart.row + 2
            let length = max(value.value, 0) / greatest * room
            svg.label(names - 6, top + 14, Chart.cut(value.name, to: 240), anchor: "end")
            svg.rectangle(names, top + 3, length, Chart.row - 6, class: "bar")
            svg.label(names + length + 5, top + 14, value.text)
        }
        return svg.text
    }

    private var trend: String {
        let (height, left, bottom, top) = (200.0, 12.0, 26.0, 22.0)
        let room = (width: Chart.width - 2 * left, height: height - bottom - top)
        let step = values.count > 1 ? room.width / Double(values.count - 1) : 0
        var svg = SVG(width: Chart.width, height: height, title: title)
        svg.line(
            [(left, height - bottom), (Chart.width - left, height - bottom)],
            class: "axis"
        )
        let points = values.enumerated().map { index, value in
            (
                x: left + Double(index) * step,
                y: top + room.height * (1 - max(value.value, 0) / greatest)
            )
        }
        svg.line(points, class: "trend")
        // Names must not run into each other.
        let widest = values.map { max(Chart.width(of: $0.name), Chart.width(of: $0.text)) }.max()
        let every = max(1, Int(((widest ?? 0) + 12) / max(step, 1)) + (step > 0 ? 1 : 0))
        for (index, (value, point)) in zip(values, points).enumerated() {
            svg.dot(point.x, point.y, radius: 3, title: value.name, class: "dot")
            guard index % every == 0 || index == values.count - 1, !isCrowded(index, every) else {
                continue
            }
            let anchor = index == 0 ? "start" : index == values.count - 1 ? "end" : "middle"
            svg.label(point.x, height - 8, value.name, anchor: anchor)
            svg.label(point.x, point.y - 7, value.text, anchor: anchor)
        }
        return svg.text
    }

    /// Whether the last label stands where this one would.
    private func isCrowded(_ index: Int, _ every: Int) -> Bool {
        index != values.count - 1 && values.count - 1 - index < every
    }

    /// About how wide a text is: wide characters are twice as wide as others.
    static func width(of text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 12 : 6.6) }
    }

    static func cut(_ text: String, to width: Double) -> String {
        guard Chart.width(of: text) > width else { return text }
        var cut = text
        while Chart.width(of: cut) > width - 12, !cut.isEmpty { cut.removeLast() }
        return cut + "…"
    }
}
