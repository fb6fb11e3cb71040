import Foundation
import Journaling

/// The keys of a simulated world, made from its seed and the names of their holders.
struct WorldKeys: Sendable {
    let seed: UInt64

    /// Takes SHA-256 of seed, name and a counter from 0 until it is a scalar of the curve.
    func key(of name: String) -> PrivateKey {
        for attempt in 0..<UInt8.max {
            let text = Array("watchbook-simulate\0\(seed)\0\(name)\0\(attempt)".utf8)
            if let key = PrivateKey(Chain.sha256(text).bytes) { return key }
        }
        preconditionFailure("Of 2³² digests, all but one are scalars of P-256.")
    }
}
