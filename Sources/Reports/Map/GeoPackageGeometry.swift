import Foundation

extension MapGeometry {
    /// The bytes of a geometry column: header, envelope and well-known binary, little endian.
    ///
    /// Source: OGC 12-128r19, 2.1.3 (GeoPackage binary); OGC 06-103r4, 8 (well-known binary).
    func geoPackageBytes(srs: Int32) -> Data {
        var bytes = Data()
        // "GP", version 0, flags: little endian, an envelope of two dimensions, not empty.
        bytes.append(contentsOf: [0x47, 0x50, 0x00, 0b0000_0011])
        bytes.append(littleEndian: UInt32(bitPattern: srs))
        if let bounds = MapBounds(positions) {
            for side in [bounds.west, bounds.east, bounds.south, bounds.north] {
                bytes.append(littleEndian: MapGeometry.degrees(side))
            }
        }
        bytes.append(UInt8(1))
        switch self {
        case .point(let position):
            bytes.append(littleEndian: UInt32(1))
            bytes.append(position)
        case .line(let positions):
            bytes.append(littleEndian: UInt32(2))
            bytes.append(littleEndian: UInt32(positions.count))
            for position in positions { bytes.append(position) }
        }
        return bytes
    }

    /// The nearest number to so many 10⁻⁷ degrees.
    static func degrees(_ units: Int64) -> Double { Double(units) / 10_000_000 }
}

extension Data {
    fileprivate mutating func append(littleEndian number: UInt32) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate mutating func append(littleEndian number: Double) {
        Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate mutating func append(_ position: MapPosition) {
        append(littleEndian: MapGeometry.degrees(position.longitude))
        append(littleEndian: MapGeometry.degrees(position.latitude))
    }
}
