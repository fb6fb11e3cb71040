/// What an archive of unknown origin may ask of us.
package enum ZipLimit {
    package static let members = 10_000
    /// Bytes of one member when unpacked.
    package static let member: Int64 = 256 << 20
    /// Bytes of all members when unpacked.
    package static let total: Int64 = 16 << 30
}
