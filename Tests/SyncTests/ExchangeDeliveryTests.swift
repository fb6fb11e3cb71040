import CentralLedger
import Foundation
import Journaling
import Sync
import TestSupport
import Testing

@testable import LedgerSQLite

/// What a device takes as delivered, from receipts of every origin.
@Suite struct ExchangeDeliveryTests {
    private let scene = Scene()

    /// A scene whose phone has written six entries.
    init() throws {
        for _ in 0..<6 { scene.find() }
    }

    private func run(_ first: Int64, _ through: Int64, of author: Author? = nil) -> Run {
        let author = author ?? scene.phone
        return Run(
            device: author.device,
            first: first,
            through: through,
            before: author.chain(at: first - 1),
            last: author.chain(at: through)
        )
    }

    private func receipt(
        _ runs: [Run],
        by author: Author? = nil,
        store: UInt8 = 1,
        written: Int64 = Scene.noon
    ) throws -> Receipt {
        try Receipt.signed(
            runs: runs,
            incarnation: [UInt8](repeating: store, count: 16),
            written: written,
            by: (author ?? scene.east).key
        )
    }

    private func delivery(_ receipts: [Receipt]) -> Delivery {
        Delivery(
            of: scene.phone.device,
            chain: (0...6).map { scene.phone.chain(at: $0) },
            receipts: receipts,
            authority: scene.judged.judge.authority
        )
    }

    @Test func `runs of several receipts add up`() throws {
        let receipts = try [receipt([run(3, 4)]), receipt([run(1, 2), run(6, 6)])]

        #expect(delivery(receipts).seqs == [1...4, 6...6])
        #expect(delivery(receipts).through == 4)
        #expect(delivery([]).through == 0)
        #expect(try delivery([receipt([run(2, 6)])]).through == 0)
    }

    @Test func `an office further up counts, and one beside or below does not`() throws {
        #expect(try delivery([receipt([run(1, 6)], by: scene.city)]).through == 6)
        for author in [scene.west, scene.phone, scene.stranger, scene.root] {
            #expect(try delivery([receipt([run(1, 6)], by: author)]).through == 0, "\(author.name)")
        }
    }

    @Test func `a run that is not this journal's delivers nothing`() throws {
        let honest = run(1, 3)
        let other = Run(
            device: honest.device,
            first: 1,
            through: 3,
            before: honest.before,
            last: .named("another branch")
        )
        let longer = Run(
            device: honest.device,
            first: 1,
            through: 9,
            before: honest.before,
            last: honest.last
        )
        let foreign = run(1, 1, of: scene.east)

        #expect(try delivery([receipt([other, longer, foreign])]).seqs.isEmpty)
    }

    @Test func `an office whose store was replaced has signed anew or not at all`() throws {
        let old = try receipt([run(1, 6)], store: 1, written: Scene.noon)
        let new = try receipt([run(1, 2)], store: 2, written: Scene.noon + 1)

        #expect(delivery([old, new]).through == 2)
        #expect(delivery([new, old]).through == 2)
        // What another office holds is not lost with it.
        let above = try receipt([run(1, 4)], by: scene.city, store: 3)
        #expect(delivery([old, new, above]).through == 4)
    }
}

/// What an office may sign for.
@Suite struct ExchangeHeldRunsTests {
    private let scene = Scene()
    private let folder: TestFolder
    private let ledger: SQLiteLedger

    init() throws {
        folder = try TestFolder()
        ledger = try SQLiteLedger(
            creating: folder.path + "/a.ledger",
            Charter(
                roots: [scene.root.device],
                isPractice: false,
                incarnation: [UInt8](repeating: 7, count: 16)
            )
        )
        for _ in 0..<8 { scene.find() }
    }

    private func absorb(_ segment: Segment) throws {
        _ = try ledger.absorb([VerifiedSegment(verifying: segment)])
    }

    /// The seqs of the phone's entries that a receipt would name.
    private var seqs: [[Int64]] {
        get throws {
            try HeldRuns.runs(of: scene.phone.device, in: ledger).map { run in
                #expect(run.before == scene.phone.chain(at: run.first - 1))
                #expect(run.last == scene.phone.chain(at: run.through))
                return [run.first, run.through]
            }
        }
    }

    @Test func `neighbours become one run, whichever came first`() throws {
        for range in [4..<6, 0..<2, 2..<4] {
            try absorb(scene.phone.segment(scene.phone.path[range]))
        }
        #expect(try seqs == [[1, 6]])
        try absorb(scene.phone.segment(scene.phone.path[7..<8]))
        #expect(try seqs == [[1, 6], [8, 8]])
    }

    @Test func `entries without bytes are signed for by nobody`() throws {
        let segment = try scene.phone.segment(scene.phone.path[...])
        let hidden = Set([scene.phone.path[2], scene.phone.path[7]].map(\.link.digest))
        try absorb(segment.withholding(hidden))
        #expect(try seqs == [[1, 2], [4, 7]])
    }
}

/// Requests on paper-like files.
@Suite struct ExchangeDeviceRequestTests {
    @Test func `a request reads as it was written, whatever the label`() throws {
        let labels = ["Lan, S01.0007", "小兰的手机", "", "  two  spaces ", "a\u{202E}b\nc\tsignature x"]
        for label in labels {
            let request = try DeviceRequest.signed(label: label, by: TestKey.number(3))
            let read = try #require(DeviceRequest(text: request.text))
            #expect(read == request)
            #expect(read.device == TestKey.number(3).device)
            #expect(read.label.unicodeScalars.allSatisfy { $0 != "\u{202E}" && $0 != "\n" })
        }
        let long = try DeviceRequest.signed(
            label: String(repeating: "兰", count: 500),
            isPractice: true,
            by: TestKey.number(3)
        )
        #expect(long.label.utf8.count <= DeviceRequest.labelLimit)
        #expect(DeviceRequest(text: long.text)?.isPractice == true)
    }

    @Test func `no single changed character goes unnoticed`() throws {
        let text = try DeviceRequest.signed(label: "lan", by: TestKey.number(3)).text
        for index in text.indices where !text[index].isNewline {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "0" ? "1" : "0")
            #expect(DeviceRequest(text: changed) == nil, "\(changed)")
        }
    }
}
