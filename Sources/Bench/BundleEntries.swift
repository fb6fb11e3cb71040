import Foundation
import Journaling

/// Reads what stands in bundles, without verifying it.
enum BundleEntries {
    /// Calls `body` with each segment of a bundle.
    static func forEachSegment(of path: String, _ body: (Segment) throws -> Void) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        var reader = BundleReader(Array(data))
        while let item = try reader.next() {
            if case .segment(let segment) = item { try body(segment) }
        }
    }
}
