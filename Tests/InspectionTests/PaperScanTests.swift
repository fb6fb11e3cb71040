import Inspection
import Journaling
import Testing

/// Scans of signed papers.
@Suite struct PaperScanTests {
    @Test func `a scan says of which paper it is`() throws {
        let scan = PaperScan(of: "notice.1", note: "盖章")
        #expect(PaperScan(scan.claim) == scan)
        #expect(PaperScan(["of": "notice.1", "withdrawn": true]) == nil)
        #expect(PaperScan(["note": "x"]) == nil)
        #expect(PaperScan(["of": ""]) == nil)
    }

    @Test func `its register is named after its bytes and its paper`() {
        let digest = Chain.sha256([1, 2, 3])
        // sha256sum of the file's sha256sum, a space and the paper.
        #expect(PaperScan(of: "notice.1").register(of: digest) == "scan.b44f203a08d66645")
        #expect(PaperScan(of: "notice.2").register(of: digest) != "scan.b44f203a08d66645")
        #expect(PaperScan.isRegister("scan.b44f203a08d66645"))
        #expect(!PaperScan.isRegister("version.1"))
    }

    @Test func `scanners make pictures and PDF`() {
        for start in ["%PDF-1.7", "RIFF0000WEBP"] { #expect(PaperScan.isScan(Array(start.utf8))) }
        #expect(PaperScan.isScan([0xFF, 0xD8, 0xFF, 0xE0]))
        #expect(PaperScan.isScan([0x49, 0x49, 0x2A, 0x00, 1]))
        for bytes in [[], Array("PDF".utf8), Array("<html>".utf8), [0x4D, 0x5A]] as [[UInt8]] {
            #expect(!PaperScan.isScan(bytes))
        }
    }
}
