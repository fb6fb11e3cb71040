import Journaling
import TestSupport
import Testing

/// Bundles as text come back out of whatever people paste them into.
@Suite struct ArmourTests {
    @Test(arguments: 0..<130)
    func `any bytes come back`(count: Int) {
        var draw = SplitMix64(seed: UInt64(count))
        let bytes = draw.bytes(count)

        let text = Armour.text(bytes)

        #expect(Armour.isArmoured(text))
        #expect(Armour.blocks(in: text) == [.bundle(bytes)])
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 64 })
        #expect(text.hasSuffix("-----END WATCHBOOK BUNDLE-----\n"))
    }

    @Test(arguments: [
        "\r\n", " \n", "\n\n", "\n\u{3000}", "\n\u{FEFF}", "\n\t ", "\u{2028}", "\u{A0}\r", "",
    ])
    func `other line ends and white space are ignored`(lineEnd: String) {
        var draw = SplitMix64(seed: 1)
        let bytes = draw.bytes(150)
        let lines = Armour.text(bytes).split(separator: "\n")

        #expect(Armour.blocks(in: lines.joined(separator: lineEnd)) == [.bundle(bytes)])
    }

    @Test func `what stands around is ignored`() {
        let one = Armour.text([1, 2, 3])
        let two = Armour.text([])
        let text = "\u{FEFF}发件人：李\n> quoted\n\(one)——\nsent from somewhere\n\(two)bye -----END"

        #expect(Armour.blocks(in: text) == [.bundle([1, 2, 3]), .bundle([])])
        #expect(Armour.blocks(in: "") == [])
        #expect(Armour.blocks(in: "-----END WATCHBOOK BUNDLE-----") == [])
        #expect(!Armour.isArmoured("BEGIN WATCHBOOK BUNDLE"))
    }

    @Test func `a damaged block is told and the next is read`() {
        let good = Armour.text([1, 2, 3])
        let begin = "-----BEGIN WATCHBOOK BUNDLE-----\n"
        let end = "-----END WATCHBOOK BUNDLE-----\n"

        #expect(
            Armour.blocks(in: begin + "AQ?=\n" + end + good) == [.damaged, .bundle([1, 2, 3])]
        )
        #expect(Armour.blocks(in: good + begin + "AQID\n") == [.bundle([1, 2, 3]), .damaged])
        #expect(Armour.blocks(in: begin + "A\n" + end) == [.damaged])
        #expect(Armour.blocks(in: begin + "AR==\n" + end) == [.damaged])
        #expect(Armour.blocks(in: begin + "A=QI\n" + end) == [.damaged])
        #expect(Armour.blocks(in: begin + "AQ图=\n" + end) == [.damaged])
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `debris never traps and never comes back as other bytes of the same text`(seed: UInt64) {
        var draw = SplitMix64(seed: seed)
        let bytes = draw.bytes(60)
        var scalars = Array(Armour.text(bytes).unicodeScalars)
        let debris: [Unicode.Scalar] = [
            "-", "=", "\u{301}", "\u{200B}", "\u{1F600}", "\0", ">", "é", "\n",
        ]
        for _ in 0...draw.below(4) {
            scalars.insert(draw.pick(debris), at: draw.below(scalars.count))
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)

        for case .bundle(let found) in Armour.blocks(in: String(view)) where found != bytes {
            // "-" is of the other alphabet: the text is then another one, which the bundle's own
            // digest tells.
            #expect(scalars.count { $0 == "-" } > 20)
        }
    }
}
