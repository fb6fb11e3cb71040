/// A column of a sheet.
package struct WorkbookColumn: Hashable, Sendable {
    package let heading: String
    /// In characters of the default font; a wide character takes two.
    package let width: Int

    /// A column.
    ///
    /// `width`: that of its longest cell will do; it is kept between 6 and 60.
    package init(_ heading: String, width: Int) {
        self.heading = heading
        self.width = min(max(width, 6), 60)
    }
}
