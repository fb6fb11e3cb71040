import CentralLedger
import Foundation
import Journaling
import LedgerSQLite
import TestSupport
import Testing

/// A folder of one test, removed with everything in it afterwards.
final class Scratch {
    let folder: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/ledger-tests-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    }
}

/// Every implementation of ``Ledger``; the contract holds for each.
enum Store: CaseIterable, Sendable {
    /// The reference, held to its own contract.
    case evaluated
    case sqlite

    /// A new empty ledger.
    func make(_ charter: Charter, in scratch: Scratch, _ name: String = "a") throws -> any Ledger {
        switch self {
        case .evaluated: EvaluatedLedger(charter)
        case .sqlite: try SQLiteLedger(creating: scratch.path("\(name).ledger"), charter)
        }
    }
}

/// A ledger that took segments in, in random order and random portions.
func absorb(
    _ segments: [VerifiedSegment],
    into ledger: any Ledger,
    _ draw: inout SplitMix64
) throws {
    var rest = segments.shuffled(using: &draw)[...]
    while !rest.isEmpty {
        let portion = rest.prefix(draw.pick([1, 2, 5, 20, 200]))
        _ = try ledger.absorb(Array(portion))
        rest = rest.dropFirst(portion.count)
    }
}

/// A reference that took the segments in at once.
func reference(_ world: World, _ segments: [VerifiedSegment]? = nil) throws -> EvaluatedLedger {
    let ledger = EvaluatedLedger(world.charter)
    _ = try ledger.absorb(segments ?? world.segments)
    return ledger
}
