/// A street as a straight line with what was found along it.
package struct StreetDrawing: Hashable, Sendable {
    package struct Mark: Hashable, Sendable {
        /// Metres from the beginning of the street.
        package let at: Double
        package let name: String

        package init(at metres: Double, _ name: String) {
            at = metres
            self.name = name
        }
    }

    /// One row of the picture: a rule, or a category, with what meets it and where it is not met.
    package struct Row: Hashable, Sendable {
        package let name: String
        package let marks: [Mark]
        /// In metres.
        package let gaps: [ClosedRange<Double>]

        package init(_ name: String, marks: [Mark], gaps: [ClosedRange<Double>]) {
            self.name = name
            self.marks = marks
            self.gaps = gaps
        }
    }

    package struct Legend: Hashable, Sendable {
        package let mark: String
        package let gap: String

        package init(mark: String, gap: String) {
            self.mark = mark
            self.gap = gap
        }
    }

    package let title: String
    /// In metres.
    package let length: Double
    package let rows: [Row]
    /// What the two signs mean.
    package let legend: Legend

    package init(
        _ title: String,
        length: Double,
        rows: [Row],
        legend: Legend
    ) {
        self.title = title
        self.length = length
        self.rows = rows
        self.legend = legend
    }
}
