/// A chart of a document.
package struct Chart: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        /// One bar for each value, with its name before it: for what is compared.
        case bars
        /// Values joined from left to right: for what changes with time.
        case trend
    }

    package struct Value: Sendable, Hashable {
        package let name: String
        /// In the unit of the chart; below zero counts as zero.
        package let value: Double
        /// As it is to be read.
        package let text: String

        package init(_ name: String, _ value: Double, _ text: String) {
            self.name = name
            self.value = value
            self.text = text
        }
    }

    package let shape: Shape
    package let title: String
    package let values: [Value]

    package init(_ shape: Shape, _ title: String, _ values: [Value]) {
        self.shape = shape
        self.title = title
        self.values = values
    }
}
