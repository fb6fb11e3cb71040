/// A photo of a document, or the place where one is missing.
package struct DocumentPhoto: Hashable, Sendable {
    /// The bytes of the picture; `nil` where they are not here.
    package let bytes: [UInt8]?
    /// What stands under it; where it is missing, why.
    package let caption: String

    package init(_ bytes: [UInt8]?, caption: String) {
        self.bytes = bytes
        self.caption = caption
    }
}
