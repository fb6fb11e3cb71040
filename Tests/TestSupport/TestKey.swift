package import Journaling

/// Keys of tests: the same in every run, and never of use to anybody.
package enum TestKey {
    private static let keys: [PrivateKey] = (1...40).map { number in
        guard let key = PrivateKey([UInt8](repeating: UInt8(number), count: 32)) else {
            preconditionFailure("Every small number repeated is in the range of the curve.")
        }
        return key
    }

    /// The key with a number from 1 to 40.
    package static func number(_ number: Int) -> PrivateKey { keys[number - 1] }
}

extension Digest {
    /// The digest of nothing that is anywhere.
    package static func named(_ name: String) -> Digest { Chain.sha256(Array(name.utf8)) }
}
