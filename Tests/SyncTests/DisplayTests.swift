import Journaling
import Testing

@Suite struct DisplayTests {
    @Test func `ordinary text in any script stays as it is`() {
        for text in ["路口 A-1", "é", "👩‍👩‍👧", "🇨🇳", "עברית", "", "≥ 95 %"] {
            #expect(Display.safe(text) == text)
        }
    }

    @Test func `line breaks and tabs become spaces`() {
        #expect(Display.safe("a\r\nb\tc\u{2028}d") == "a  b c d")
    }

    @Test(arguments: [
        "\u{1B}", "\u{07}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}",
    ])
    func `control and direction characters are replaced`(character: String) {
        #expect(Display.safe("a\(character)b") == "a\u{FFFD}b")
    }
}
