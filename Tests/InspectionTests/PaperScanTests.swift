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

    @Test func `its register is named after its bytes`() {
        let digest = Chain.sha256([1, 2, 3])
        #expect(PaperScan.register(of: digest) == "scan.039058c6f2c0cb49")
        #expect(PaperScan.isRegister("scan.039058c6f2c0cb49"))
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
